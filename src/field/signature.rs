use super::grammar::{Parsed, all_consuming, optional};
use super::run::run;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;

/// The text of an electronic signature (slot 5 of the extension).
///
/// ```abnf
/// signature = 1*1024(%x21-3B / %x3D-7B / %x7D-7E)   ; visible ASCII but "<" and "|"
/// ```
///
/// This is the slot's text and no more: that it stands there proves nothing. The rule names no algorithm.
///
/// Source: Decision 1405/QĐ-BTTTT, field table; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature<'a>(&'a [u8]);

text_value!(Signature, SignatureBuf, [u8], Field::Signature);

impl<'a> Signature<'a> {
    /// The longest text, in bytes.
    pub const MAX_LEN: usize = limits::SIGNATURE;

    /// A signature from its text.
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

    /// A signature, or none where the slot ends at once.
    #[inline(never)]
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        optional(Self::grammar)(input)
    }

    fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(
            input,
            Field::Signature,
            Expected::PrintableAscii,
            1..=Self::MAX_LEN,
        )?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}
