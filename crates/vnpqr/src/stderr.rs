//! Messages on standard error.

use std::fmt;
use std::io::{self, Write as _};

/// Writes a message as one line to standard error, after the name of the command.
pub(crate) fn report(message: impl fmt::Display) {
    write(format!("vnpqr: {message}\n").as_bytes());
}

/// Writes bytes to standard error. An error is ignored: there is no other place to report it.
pub(crate) fn write(bytes: &[u8]) {
    let _ = io::stderr().write_all(bytes);
}
