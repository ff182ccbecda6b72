use core::fmt;

use super::grammar::{Parsed, all_consuming, optional};
use super::run::run;
use super::swar;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;
use crate::masking::Masked;

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

text_value!(HealthCard, HealthCardBuf, [u8], Field::HealthCard);

impl<'a> HealthCard<'a> {
    /// The `00` of the official example: the person has no card or did not give it.
    pub const PLACEHOLDER: HealthCard<'static> = HealthCard(b"00");

    /// The longest number, in bytes.
    pub const MAX_LEN: usize = limits::HEALTH_CARD;

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
        all_consuming(text.as_bytes(), Field::HealthCard, Self::grammar)
    }

    /// Whether this is the `00` that stands for "none".
    #[must_use]
    pub const fn is_placeholder(self) -> bool {
        matches!(self.0, b"00")
    }

    /// All but the last three characters as `*`, as something to print; at least six are hidden.
    ///
    /// The placeholder `00` says nothing about a person and stays.
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

    /// A card number, or none where the slot ends at once.
    ///
    /// Most often a phone is all that follows, which tells the length without looking for the end.
    #[inline(always)]
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let Some(number) = before_phone(input) {
            let rest = input.get(number.len()..).unwrap_or_default();
            return Ok((rest, (!number.is_empty()).then_some(Self(number))));
        }
        let (rest, value) = Self::of_any_form(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn of_any_form(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        optional(Self::grammar)(input)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let class = Expected::DigitOrLetter;
        let (rest, text) = run(input, Field::HealthCard, class, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// What stands before the `<` of a phone at the end, if it is up to sixteen digits and letters: judged without a branch.
#[inline(always)]
fn before_phone(input: &[u8]) -> Option<&[u8]> {
    let length = input.len().checked_sub("<0123232422".len())?;
    let (number, phone) = input.split_at_checked(length)?;
    let first = input.first_chunk()?;
    let last = input.get(length.saturating_sub(8)..)?.first_chunk()?;
    let stops = swar::no_digits_or_letters(swar::load(*first))
        | swar::no_digits_or_letters(swar::load(*last));
    // Of fewer than eight bytes both words are the first, and what stands behind the number does not count.
    let within = swar::FIRST_BYTES.get(length)?;
    (stops & within == 0 && phone.first() == Some(&b'<')).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::HealthCard;

    /// Every length, with every byte at every place, among right and wrong ones, before a phone and before something else.
    #[test]
    fn guessed_by_length_is_as_read() {
        for (length, end) in
            (0..=21).flat_map(|length| [&b"<0123232422"[..], b"<", b""].map(|end| (length, end)))
        {
            for place in 0..=length {
                for byte in 0..=u8::MAX {
                    for others in [b'Z', b'z'] {
                        let mut room = [others; 40];
                        let text = &mut room[..length + end.len()];
                        text[length..].copy_from_slice(end);
                        if place < length {
                            text[place] = byte;
                        }
                        let fast = HealthCard::or_none(text).map_err(|_| ());
                        assert_eq!(fast, HealthCard::of_any_form(text).map_err(|_| ()));
                    }
                }
            }
        }
    }
}
