//! Errors of values that ISO/IEC 18004 does not have.

use core::error::Error;
use core::fmt;

/// The error of a number that is not a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InvalidMask;

/// The error of a character that is not an error correction level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InvalidLevel;

impl fmt::Display for InvalidMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid mask, expected 0 to 7")
    }
}

impl fmt::Display for InvalidLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid error correction level, expected L, M, Q or H")
    }
}

impl Error for InvalidMask {}

impl Error for InvalidLevel {}
