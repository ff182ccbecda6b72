//! What goes to standard error.

use std::fmt;
use std::io::{self, Write as _};

/// Prints a sentence to standard error, after the command's name.
pub(crate) fn complain(sentence: impl fmt::Display) {
    print(format!("vnpqr: {sentence}\n").as_bytes());
}

/// Where standard error is closed there is nobody to complain to.
pub(crate) fn print(bytes: &[u8]) {
    let _ = io::stderr().write_all(bytes);
}
