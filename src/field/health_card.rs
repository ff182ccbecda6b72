use core::fmt;

use super::grammar::{Parsed, all, optional};
use super::run::{Window, run};
use super::text_value::text_value;
use crate::display::Partly;
use crate::error::{DecodeError, Expected, Field};

/// The number of the person's health insurance card, BHYT (slot 3 of the extension).
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

text_value!(HealthCard, Field::HealthCard);

impl<'a> HealthCard<'a> {
    /// The `00` of the official example: the person has no card or did not give it.
    pub const PLACEHOLDER: HealthCard<'static> = HealthCard(b"00");

    /// The longest number, in bytes.
    pub const MAX_LEN: usize = 20;

    /// A card number from its text.
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
        all(text.as_bytes(), Field::HealthCard, Self::grammar)
    }

    /// Whether this is the `00` that stands for "none".
    #[must_use]
    pub const fn is_placeholder(self) -> bool {
        matches!(self.0, b"00")
    }

    /// All but the last three characters as `*`, as something to print; at least six are hidden.
    ///
    /// The placeholder `00` says nothing about a person and stays.
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        if self.is_placeholder() {
            Partly::shown(self.0)
        } else {
            Partly::last_three(self.0)
        }
    }

    /// A card number, or none where there is not a single character of one.
    #[inline(always)]
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        let common = Window::of(input).and_then(|window| window.run(Expected::DigitOrLetter));
        match common.and_then(|length| input.split_at_checked(length)) {
            Some((number, rest)) => Ok((rest, (!number.is_empty()).then_some(Self(number)))),
            None => optional(Self::grammar)(input),
        }
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let class = Expected::DigitOrLetter;
        let (rest, text) = run(input, Field::HealthCard, class, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}
