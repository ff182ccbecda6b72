//! Bytes as hexadecimal digits.

use std::fmt::Write as _;

use crate::payload_error::PayloadError;

/// Decodes digits of either case into `buffer` and returns the part of it that was filled.
///
/// Digits that do not fit are ignored. A caller that has to notice them passes a buffer with one more byte.
pub(crate) fn decode<'b>(digits: &[u8], buffer: &'b mut [u8]) -> Result<&'b [u8], PayloadError> {
    let mut length = 0;
    for (pair, byte) in digits.chunks(2).zip(buffer.iter_mut()) {
        *byte = decode_pair(pair).ok_or(PayloadError::NotHexadecimal { offset: length })?;
        length += 1;
    }
    Ok(&buffer[..length])
}

fn decode_pair(pair: &[u8]) -> Option<u8> {
    let [high, low] = *pair else { return None };
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// Encodes bytes as lower-case digits.
pub(crate) fn encode(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a String does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
