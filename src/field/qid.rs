use core::fmt;

use nom::Parser;

use super::grammar::{Parsed, all_consuming, chars};
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;
use crate::masking::Masked;

/// A validated QID, the user code of the national platform (field 5, and the declarant's in slot 1 of the extension).
///
/// ```abnf
/// qid = 1*64(%x21-3B / %x3D-7B / %x7D-7E)   ; visible ASCII but "<" and "|"
/// ```
///
/// It is opaque, and the same for a person in every app.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "user code issued by QRQG"; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Qid<'a>(&'a [u8]);

text_value!(Qid, QidBuf, [u8], Field::Qid);

/// Formats a number as decimal digits, the form in which QIDs are issued.
#[cfg(feature = "alloc")]
impl From<u64> for QidBuf {
    fn from(number: u64) -> Self {
        Self(alloc::format!("{number}").into_bytes().into())
    }
}

impl<'a> Qid<'a> {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = limits::QID;

    /// Parses a QID.
    ///
    /// ```
    /// use vn_personal_qr::Qid;
    ///
    /// assert_eq!(Qid::new("162979388586171100")?.as_str(), "162979388586171100");
    /// assert_eq!(Qid::new("a b").unwrap_err().offset(), 1);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `a b` at 1, `a<b` at 1
    /// - [`Length`](crate::ErrorKind::Length): 65 characters, at 64
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::Qid, Self::grammar)
    }

    /// Returns the QID with all but the last three characters masked, to be displayed. At least six are masked.
    ///
    /// ```
    /// # use vn_personal_qr::Qid;
    /// assert_eq!(Qid::new("162979388586171100")?.masked().to_string(), "***************100");
    /// assert_eq!(Qid::new("QID-1")?.masked().to_string(), "*****");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        Masked::last_three(self.0)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::grammar_of(Field::Qid, input)
    }

    /// Parses the declarant's QID of slot 1.
    pub(crate) fn declarant_grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::grammar_of(Field::DeclarantQid, input)
    }

    fn grammar_of(field: Field, input: &'a [u8]) -> Parsed<'a, Self> {
        chars(field, Expected::PrintableAscii, 1..=Self::MAX_LEN)
            .map(Self)
            .parse(input)
    }

    /// Creates a value from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}
