//! The one text that a command is given.

use std::ffi::OsStr;
use std::io::{self, Read as _};

use vn_personal_qr::MAX_LEN;

use crate::args::{OneText, Payload};
use crate::fault::Fault;
use crate::hex;
use crate::language::Language;
use crate::outcome::Failure;

/// The bytes of the payload, or one byte more than any can have.
pub(crate) fn read(arguments: &OneText) -> Result<Vec<u8>, Failure> {
    read_bytes(&arguments.text, arguments.hex, arguments.lang)
}

/// The same for a command that does not show it.
pub(crate) fn read_payload(arguments: &Payload) -> Result<Vec<u8>, Failure> {
    read_bytes(&arguments.text, arguments.hex, arguments.lang)
}

/// An armor, which blanks may make longer than a payload.
pub(crate) fn read_armor(text: &OsStr) -> Result<Vec<u8>, Failure> {
    const LIMIT: usize = 64 * 1024;
    read_argument(text, LIMIT)
}

fn read_bytes(text: &OsStr, is_hex: bool, language: Language) -> Result<Vec<u8>, Failure> {
    let text = read_argument(text, if is_hex { 2 * MAX_LEN } else { MAX_LEN })?;
    if !is_hex {
        return Ok(text);
    }
    let mut bytes = [0; MAX_LEN + 1];
    match hex::read(&text, &mut bytes) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(fault) => Err(not_hexadecimal(fault, language)),
    }
}

/// Any text, or what standard input holds for `-`; of what is longer than `limit` there, so much that it shows.
pub(crate) fn read_argument(text: &OsStr, limit: usize) -> Result<Vec<u8>, Failure> {
    if text == "-" {
        read_standard_input(limit)
    } else {
        Ok(text.as_encoded_bytes().to_vec())
    }
}

fn not_hexadecimal(fault: Fault, language: Language) -> Failure {
    Failure::Input(format!("--hex: {}", fault.sentence(language)))
}

/// Everything up to its end without one line end there; of what is longer than `limit`, so much that it shows.
fn read_standard_input(limit: usize) -> Result<Vec<u8>, Failure> {
    const LINE_END: usize = "\r\n".len();
    let mut text = Vec::new();
    io::stdin()
        .take((limit + LINE_END + 1) as u64)
        .read_to_end(&mut text)
        .map_err(|error| Failure::Io {
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
