//! Bytes written as hexadecimal digits: how to hand over what is not text.

use crate::fault::Fault;

/// Reads digits of either case until `bytes` is full, and gives those that were read.
///
/// Digits behind are not looked at: whoever wants to know whether there are more gives room for one byte more.
pub(crate) fn read<'b>(digits: &[u8], bytes: &'b mut [u8]) -> Result<&'b [u8], Fault> {
    let mut length = 0;
    for (pair, byte) in digits.chunks(2).zip(bytes.iter_mut()) {
        *byte = value(pair).ok_or(Fault::NotHexadecimal { offset: length })?;
        length += 1;
    }
    Ok(&bytes[..length])
}

fn value(pair: &[u8]) -> Option<u8> {
    let [high, low] = *pair else { return None };
    let digit = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}
