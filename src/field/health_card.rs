use core::fmt;

use super::grammar::{Parsed, all_consuming, opt};
use super::swar;
use super::take_while::take_while_m_n;
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

    /// Parses a card number, or `None` from an empty slot.
    ///
    /// Most often only a phone follows. Then the length is known without a search for the end.
    #[inline(always)]
    pub(crate) fn opt_grammar(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let Some(number) = before_phone(input) {
            let rest = input.get(number.len()..).unwrap_or_default();
            return Ok((rest, (!number.is_empty()).then_some(Self(number))));
        }
        let (rest, value) = Self::opt_grammar_slow(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn opt_grammar_slow(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        opt(Self::grammar)(input)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let class = Expected::DigitOrLetter;
        let (rest, text) = take_while_m_n(input, Field::HealthCard, class, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// Creates a value from a text that the grammar has accepted.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// Returns the text before the `<` of a final phone if it is up to sixteen digits and letters. Checks without branches.
#[inline(always)]
fn before_phone(input: &[u8]) -> Option<&[u8]> {
    let length = input.len().checked_sub("<0123232422".len())?;
    let (number, phone) = input.split_at_checked(length)?;
    let first = input.first_chunk()?;
    let last = input.get(length.saturating_sub(8)..)?.first_chunk()?;
    let invalid = swar::not_digits_or_letters(swar::load(*first))
        | swar::not_digits_or_letters(swar::load(*last));
    // If the number is shorter than eight bytes, both words are the first, and bytes after the number do not count.
    let mask = swar::FIRST_BYTES.get(length)?;
    (invalid & mask == 0 && phone.first() == Some(&b'<')).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::HealthCard;

    /// Every length, with every byte at every place, among valid and invalid ones, before a phone and other text.
    #[test]
    fn fast_path_agrees_with_the_grammar() {
        for (length, end) in
            (0..=21).flat_map(|length| [&b"<0123232422"[..], b"<", b""].map(|end| (length, end)))
        {
            for place in 0..=length {
                for byte in 0..=u8::MAX {
                    for others in [b'Z', b'z'] {
                        let mut buffer = [others; 40];
                        let text = &mut buffer[..length + end.len()];
                        text[length..].copy_from_slice(end);
                        if place < length {
                            text[place] = byte;
                        }
                        let fast = HealthCard::opt_grammar(text).map_err(|_| ());
                        assert_eq!(fast, HealthCard::opt_grammar_slow(text).map_err(|_| ()));
                    }
                }
            }
        }
    }
}
