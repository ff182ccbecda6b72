//! The one payload that `show` and `check` are given.

use std::io::{self, Read as _};

use vn_personal_qr::MAX_LEN;

use crate::args::OneText;
use crate::fault::Fault;
use crate::hex;
use crate::outcome::Failure;

/// The bytes of the payload, or one byte more than any can have.
pub(crate) fn read(arguments: &OneText) -> Result<Vec<u8>, Failure> {
    let text = if arguments.text == "-" {
        read_standard_input(if arguments.hex { 2 * MAX_LEN } else { MAX_LEN })?
    } else {
        arguments.text.as_encoded_bytes().to_vec()
    };
    if !arguments.hex {
        return Ok(text);
    }
    let mut bytes = [0; MAX_LEN + 1];
    match hex::read(&text, &mut bytes) {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(fault) => Err(not_hexadecimal(fault, arguments)),
    }
}

fn not_hexadecimal(fault: Fault, arguments: &OneText) -> Failure {
    Failure::Input(format!("--hex: {}", fault.sentence(arguments.lang)))
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
