use core::fmt;

use super::grammar::{Parsed, all_consuming, incomplete, opt};
use super::swar;
use super::take_while::take_while_m_n;
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

    /// Parses a number, or `None` from an empty slot.
    #[inline(always)]
    pub(crate) fn opt_grammar(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let Some((number, rest)) = input.split_first_chunk() {
            if swar::are_digits(number) {
                return Ok((rest, Some(Self(number))));
            }
        }
        let (rest, value) = Self::opt_grammar_slow(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn opt_grammar_slow(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        opt(Self::grammar)(input)
    }

    fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = take_while_m_n(input, Field::Phone, Expected::Digit, 10..=10)?;
        match text.first_chunk() {
            Some(number) => Ok((rest, Self(number))),
            None => Err(incomplete(rest, Field::Phone, Expected::Digit)),
        }
    }

    /// Creates a value from a text that the grammar has accepted.
    #[cfg(feature = "alloc")]
    pub(crate) fn from_validated(text: &'a [u8]) -> Option<Self> {
        text.first_chunk().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;

    #[test]
    fn fast_path_agrees_with_the_grammar() {
        for place in 0..12 {
            for byte in 0..=u8::MAX {
                let mut text = *b"0123232422<E";
                text[place] = byte;
                for length in 0..=text.len() {
                    let fast = Phone::opt_grammar(&text[..length]).map_err(|_| ());
                    let slow = Phone::opt_grammar_slow(&text[..length]).map_err(|_| ());
                    assert_eq!(fast, slow);
                }
            }
        }
    }
}
