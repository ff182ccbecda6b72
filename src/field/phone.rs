use core::fmt;

use super::grammar::{Parsed, all_consuming, incomplete, optional};
use super::run::run;
use super::swar;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::masking::Masked;

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
pub struct Phone<'a>(&'a [u8; 10]);

text_value!(Phone, PhoneBuf, [u8; 10], Field::Phone);

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
        all_consuming(text.as_bytes(), Field::Phone, Self::grammar)
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
        Masked::last_three(self.0)
    }

    /// A number, or none where the slot ends at once.
    #[inline(always)]
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let Some((number, rest)) = input.split_first_chunk() {
            if swar::are_digits(number) {
                return Ok((rest, Some(Self(number))));
            }
        }
        let (rest, value) = Self::none_or_fault(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn none_or_fault(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        optional(Self::grammar)(input)
    }

    fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(input, Field::Phone, Expected::Digit, 10..=10)?;
        match text.first_chunk() {
            Some(number) => Ok((rest, Self(number))),
            None => Err(incomplete(rest, Field::Phone, Expected::Digit)),
        }
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) fn from_validated(text: &'a [u8]) -> Option<Self> {
        text.first_chunk().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::Phone;

    #[test]
    fn all_at_once_is_as_digit_by_digit() {
        for place in 0..12 {
            for byte in 0..=u8::MAX {
                let mut text = *b"0123232422<E";
                text[place] = byte;
                for length in 0..=text.len() {
                    let fast = Phone::or_none(&text[..length]).map_err(|_| ());
                    let plain = Phone::none_or_fault(&text[..length]).map_err(|_| ());
                    assert_eq!(fast, plain);
                }
            }
        }
    }
}
