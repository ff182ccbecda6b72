use core::fmt;

use super::grammar::{Parsed, all};
use super::run::run;
use super::text_value::text_value;
use super::words;
use crate::display::Partly;
use crate::error::{DecodeError, Expected, Field};

/// The person's phone number (slot 4 of the extension), national form.
///
/// ```abnf
/// phone = 10DIGIT
/// ```
///
/// No prefix is looked at: the official example has one that no network uses.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "10 digits".
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone<'a>(&'a [u8]);

text_value!(Phone, Field::Phone);

impl<'a> Phone<'a> {
    /// A phone number from its text.
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
        all(text.as_bytes(), Field::Phone, Self::grammar)
    }

    /// All but the last three digits as `*`, as something to print.
    ///
    /// ```
    /// # use vn_personal_qr::Phone;
    /// assert_eq!(Phone::new("0944713700")?.masked().to_string(), "*******700");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        Partly::last_three(self.0)
    }

    #[inline(always)]
    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        match input.split_first_chunk::<10>() {
            Some((number, rest)) if words::are_digits(number) => Ok((rest, Self(number))),
            _ => Self::digit_by_digit(input),
        }
    }

    #[cold]
    fn digit_by_digit(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(input, Field::Phone, Expected::Digit, 10..=10)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}
