//! The corpus files in `fuzz/corpus`: one input per line, sorted, escaped as by [`u8::escape_ascii`].
//!
//! The packages' tests and `xtask` include this file.

#![allow(
    dead_code,
    unreachable_pub,
    reason = "programs that include this file use only a part"
)]

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

/// Returns the inputs in all corpus files of a folder, in the order of the files' names.
///
/// # Errors
///
/// Returns an error if a file cannot be read or is malformed.
pub fn read_all(folder: &Path) -> io::Result<Vec<Vec<u8>>> {
    let mut paths = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    let mut inputs = Vec::new();
    for path in paths {
        inputs.append(&mut read(&path)?);
    }
    Ok(inputs)
}

/// Returns the inputs in a corpus file.
///
/// # Errors
///
/// Returns an error if the file cannot be read or is malformed.
pub fn read(path: &Path) -> io::Result<Vec<Vec<u8>>> {
    parse(&fs::read_to_string(path)?).ok_or_else(|| {
        let message = format!("{}: malformed escape", path.display());
        io::Error::new(io::ErrorKind::InvalidData, message)
    })
}

/// Returns the inputs in the text of a corpus file.
#[must_use]
pub fn parse(file: &str) -> Option<Vec<Vec<u8>>> {
    file.lines().map(unescape).collect()
}

/// Returns the text of the corpus file that contains `inputs`.
#[must_use]
pub fn format(inputs: &BTreeSet<Vec<u8>>) -> String {
    let lines: Vec<_> = inputs
        .iter()
        .map(|input| format!("{}\n", input.escape_ascii()))
        .collect();
    lines.concat()
}

fn unescape(line: &str) -> Option<Vec<u8>> {
    let mut bytes = line.bytes();
    let mut input = Vec::with_capacity(line.len());
    while let Some(byte) = bytes.next() {
        input.push(match byte {
            b'\\' => match bytes.next()? {
                b't' => b'\t',
                b'n' => b'\n',
                b'r' => b'\r',
                b'x' => hex_digit(bytes.next()?)? << 4 | hex_digit(bytes.next()?)?,
                byte => byte,
            },
            byte => byte,
        });
    }
    Some(input)
}

fn hex_digit(byte: u8) -> Option<u8> {
    let digit = char::from(byte).to_digit(16)?;
    u8::try_from(digit).ok()
}
