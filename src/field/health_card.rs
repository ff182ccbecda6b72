use core::fmt;

use nom::Parser;

use super::grammar::{Parsed, all_consuming, chars};
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;
use crate::masking::Masked;

/// A validated number of a health insurance card, BHYT (slot 3 of the extension).
///
/// ```abnf
/// health-card = 1*20(DIGIT / %x41-5A)
/// ```
///
/// The official example has `00` there, which means "none": see [`is_placeholder`](Self::is_placeholder).
///
/// Source: Decision 1405/QĐ-BTTTT, field table; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HealthCard<'a>(&'a [u8]);

text_value!(HealthCard, HealthCardBuf, [u8], Field::HealthCard);

impl<'a> HealthCard<'a> {
    /// The `00` of the official example: the person has no card or did not give its number.
    pub const PLACEHOLDER: HealthCard<'static> = HealthCard(b"00");

    /// The maximum length in bytes.
    pub const MAX_LEN: usize = limits::HEALTH_CARD;

    /// Parses a card number.
    ///
    /// ```
    /// use vn_personal_qr::HealthCard;
    ///
    /// assert!(!HealthCard::new("HS4010120878821")?.is_placeholder());
    /// assert!(HealthCard::new("00")?.is_placeholder());
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `hs4010120878821` at 0
    /// - [`Length`](crate::ErrorKind::Length): 21 digits, at 20
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::HealthCard, Self::grammar)
    }

    /// Returns `true` if this is the placeholder `00`, which means "none".
    #[must_use]
    pub const fn is_placeholder(self) -> bool {
        matches!(self.0, b"00")
    }

    /// Returns the number with all but the last three characters masked, to be displayed.
    ///
    /// At least six characters are masked. The placeholder `00` is not personal data and stays as it is.
    ///
    /// ```
    /// # use vn_personal_qr::HealthCard;
    /// assert_eq!(HealthCard::new("HS4010120878821")?.masked().to_string(), "************821");
    /// assert_eq!(HealthCard::PLACEHOLDER.masked().to_string(), "00");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        if self.is_placeholder() {
            Masked::shown(self.0)
        } else {
            Masked::last_three(self.0)
        }
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        chars(
            Field::HealthCard,
            Expected::DigitOrLetter,
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
