use core::fmt;

use nom::Parser;

use super::grammar::{Parsed, all_consuming, chars, incomplete};
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::masking::Masked;

/// A validated phone number in national form (slot 4 of the extension).
///
/// ```abnf
/// phone = 10DIGIT
/// ```
///
/// The prefix is not checked: the official example has one that no network uses.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "10 digits".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone<'a>(&'a [u8; 10]);

text_value!(Phone, PhoneBuf, [u8; 10], Field::Phone);

impl<'a> Phone<'a> {
    /// Parses a phone number.
    ///
    /// ```
    /// use vn_personal_qr::{ErrorKind, Phone};
    ///
    /// assert_eq!(Phone::new("0944713700")?.as_str(), "0944713700");
    /// assert_eq!(Phone::new("094471370").unwrap_err().kind(), ErrorKind::UnexpectedEnd);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): `012323242` (nine digits), the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `+84944713700` at 0, `0944 713 700` at 4
    /// - [`Length`](crate::ErrorKind::Length): `01232324222` at 10
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::Phone, Self::grammar)
    }

    /// Returns the number with all but the last three digits masked, to be displayed.
    ///
    /// ```
    /// # use vn_personal_qr::Phone;
    /// assert_eq!(Phone::new("0944713700")?.masked().to_string(), "*******700");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        Masked::last_three(self.0)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = chars(Field::Phone, Expected::Digit, 10..=10).parse(input)?;
        match text.first_chunk() {
            Some(number) => Ok((rest, Self(number))),
            None => Err(incomplete(rest, Field::Phone, Expected::Digit)),
        }
    }

    /// Creates a value from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: &'a [u8; 10]) -> Self {
        Self(text)
    }
}
