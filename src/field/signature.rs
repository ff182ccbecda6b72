use nom::Parser;

use super::grammar::{Parsed, all_consuming, chars};
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;

/// The validated text of an electronic signature (slot 5 of the extension).
///
/// ```abnf
/// signature = 1*1024(%x21-3B / %x3D-7B / %x7D-7E)   ; visible ASCII but "<" and "|"
/// ```
///
/// The text alone proves nothing, and the decision names no algorithm. The crate `vn-personal-qr-signature` verifies
/// signatures.
///
/// Source: Decision 1405/QĐ-BTTTT, field table; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature<'a>(&'a [u8]);

text_value!(Signature, SignatureBuf, [u8], Field::Signature);

impl<'a> Signature<'a> {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = limits::SIGNATURE;

    /// Parses a signature.
    ///
    /// ```
    /// use vn_personal_qr::Signature;
    ///
    /// assert_eq!(Signature::new("c2lnbmF0dXJl")?.as_bytes().len(), 12);
    /// assert_eq!(Signature::new("a<b").unwrap_err().offset(), 1);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `a b` at 1
    /// - [`Length`](crate::ErrorKind::Length): 1,025 characters, at 1,024
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::Signature, Self::grammar)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        chars(
            Field::Signature,
            Expected::PrintableAscii,
            1..=Self::MAX_LEN,
        )
        .map(Self)
        .parse(input)
    }

    /// Creates a value from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}
