//! The text argument of a command.

use std::ffi::OsStr;
use std::io::{self, Read as _};

use vn_personal_qr::MAX_LEN;

use crate::args::{OneText, Payload};
use crate::exit::CommandError;
use crate::hex;
use crate::language::Language;

/// Reads the bytes of a payload. A payload that is too long may be truncated to `MAX_LEN + 1` bytes or more.
pub(crate) fn read(arguments: &OneText) -> Result<Vec<u8>, CommandError> {
    read_bytes(&arguments.text, arguments.hex, arguments.lang)
}

/// Reads the bytes of a payload, for a command that does not show it.
pub(crate) fn read_payload(arguments: &Payload) -> Result<Vec<u8>, CommandError> {
    read_bytes(&arguments.text, arguments.hex, arguments.lang)
}

/// Reads an armor, which white space may make longer than a payload.
pub(crate) fn read_armor(text: &OsStr) -> Result<Vec<u8>, CommandError> {
    const LIMIT: usize = 64 * 1024;
    read_argument(text, LIMIT)
}

fn read_bytes(text: &OsStr, is_hex: bool, language: Language) -> Result<Vec<u8>, CommandError> {
    let text = read_argument(text, if is_hex { 2 * MAX_LEN } else { MAX_LEN })?;
    if !is_hex {
        return Ok(text);
    }
    let mut bytes = [0; MAX_LEN + 1];
    match hex::decode(&text, &mut bytes) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(error) => Err(CommandError::Usage(format!(
            "--hex: {}",
            language.message(&error)
        ))),
    }
}

/// Reads any text, or standard input for `-`. Standard input that is longer than `limit` is truncated to `limit + 2`
/// bytes.
pub(crate) fn read_argument(text: &OsStr, limit: usize) -> Result<Vec<u8>, CommandError> {
    if text == "-" {
        read_standard_input(limit)
    } else {
        Ok(text.as_encoded_bytes().to_vec())
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
            place: "standard input".to_owned(),
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
