//! The text argument of a command, and hexadecimal digits.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Read as _};

use vn_personal_qr::MAX_LEN;

use crate::args::Text;
use crate::exit::CommandError;
use crate::messages::Message;
use crate::payload_error::PayloadError;
use crate::settings::localized;
use crate::stderr;

/// The largest text that is read leniently: an armor in a message, or a payload in white space.
pub(crate) const LENIENT_LIMIT: usize = 256 * 1024;

/// Reads the bytes of a payload. A payload that is too long may be truncated to `MAX_LEN + 1` bytes or more.
pub(crate) fn read(arguments: &Text) -> Result<Vec<u8>, CommandError> {
    read_up_to(arguments, MAX_LEN)
}

/// Reads the bytes of any text up to a limit; one that is longer may be truncated to `limit + 1` bytes or more.
pub(crate) fn read_up_to(arguments: &Text, limit: usize) -> Result<Vec<u8>, CommandError> {
    let factor = if arguments.hex { 2 } else { 1 };
    let text = read_argument(arguments.text.as_deref(), factor * limit)?;
    if !arguments.hex {
        return Ok(text);
    }
    let mut bytes = vec![0; limit + 1];
    match decode_hex(&text, &mut bytes) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(error) => Err(CommandError::Usage(
            Message::Hex.with(&[&localized(&error)]),
        )),
    }
}

/// Reads any text, or standard input for none and for `-`. Standard input that is longer than `limit` is truncated to
/// `limit + 2` bytes.
pub(crate) fn read_argument(text: Option<&OsStr>, limit: usize) -> Result<Vec<u8>, CommandError> {
    match text {
        Some(text) if text == "-" => read_standard_input(limit),
        Some(text) => Ok(text.as_encoded_bytes().to_vec()),
        None if io::stdin().is_terminal() => Err(Message::NoText.into()),
        // Nothing was piped.
        None => match read_standard_input(limit)? {
            text if text.is_empty() => Err(Message::NoText.into()),
            text => Ok(text),
        },
    }
}

/// Reads standard input without one line end at its end.
fn read_standard_input(limit: usize) -> Result<Vec<u8>, CommandError> {
    const LINE_END: usize = "\r\n".len();
    let mut text = Vec::new();
    io::stdin()
        .take((limit + LINE_END + 1) as u64)
        .read_to_end(&mut text)
        .map_err(|error| CommandError::Io {
            place: Message::StandardInput.to_string(),
            error,
        })?;
    if text.len() <= limit + LINE_END && text.ends_with(b"\n") {
        text.pop();
        if text.ends_with(b"\r") {
            text.pop();
        }
    }
    text.truncate(limit + 2);
    Ok(text)
}

/// Returns whether the text begins with a byte order mark of UTF-16.
pub(crate) fn is_utf16(text: &[u8]) -> bool {
    text.starts_with(b"\xFF\xFE") || text.starts_with(b"\xFE\xFF")
}

/// Gives a hint about an invalid text: UTF-16, several lines, or another one.
pub(crate) fn hint(text: &[u8], otherwise: Option<Message>) {
    let hint = if is_utf16(text) {
        Some(Message::Utf16)
    } else if text.trim_ascii().contains(&b'\n') {
        Some(Message::RunDecode)
    } else {
        otherwise
    };
    if let Some(hint) = hint {
        stderr::note(hint);
    }
}

/// Decodes hexadecimal digits of either case into `buffer` and returns the part of it that was filled.
///
/// Digits that do not fit are ignored. A caller that has to notice them passes a buffer with one more byte.
pub(crate) fn decode_hex<'b>(
    digits: &[u8],
    buffer: &'b mut [u8],
) -> Result<&'b [u8], PayloadError> {
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

/// Encodes bytes as lower-case hexadecimal digits.
pub(crate) fn encode_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a String does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
