use super::grammar::{Parsed, all_consuming, incomplete, optional};
use super::run::run;
use super::swar;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::masking::Masked;

/// The number of the person's identity document (`SoGiayTo`, field 1).
///
/// ```abnf
/// id-number = 12DIGIT / 5*9(DIGIT / %x41-5A)
/// ```
///
/// What kind of document it is follows from the shape alone: see [`kind`](Self::kind). The digits of a 12-digit number
/// hold place, century and year by a rule that has lapsed; they are not looked at here.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "number of CCCD, CMND or passport"; the lengths are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber<'a>(&'a [u8]);

text_value!(IdNumber, IdNumberBuf, [u8], Field::IdNumber);

/// The kind of document, as far as the shape of its number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdNumberKind {
    /// 12 digits: the personal number of a CCCD or identity card, `001093029317`.
    Citizen,
    /// 9 digits: the number of an old identity card (CMND), `012345678`.
    Cmnd,
    /// A letter and 7 digits: the shape of a Vietnamese passport, `B1234567`.
    Passport,
    /// Anything else of 5 to 9 digits and letters, as foreign passports have it: `AB12345`.
    Other,
}

impl<'a> IdNumber<'a> {
    /// An id number from its text.
    ///
    /// ```
    /// use vn_personal_qr::{IdNumber, IdNumberKind};
    ///
    /// assert_eq!(IdNumber::new("001093029317")?.kind(), IdNumberKind::Citizen);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): `00109302931` (11 digits), the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `b1234567` at 0, `******029317` at 0
    /// - [`Length`](crate::ErrorKind::Length): `0010930293171` at 12, `A123456789` at 9
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::IdNumber, Self::grammar)
    }

    /// The kind of document by the shape of the number.
    ///
    /// ```
    /// use vn_personal_qr::{IdNumber, IdNumberKind};
    ///
    /// assert_eq!(IdNumber::new("012345678")?.kind(), IdNumberKind::Cmnd);
    /// assert_eq!(IdNumber::new("B1234567")?.kind(), IdNumberKind::Passport);
    /// assert_eq!(IdNumber::new("AB12345")?.kind(), IdNumberKind::Other);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn kind(self) -> IdNumberKind {
        let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
        match self.0 {
            [_, _, _, _, _, _, _, _, _, _, _, _] => IdNumberKind::Citizen,
            text @ [_, _, _, _, _, _, _, _, _] if digits(text) => IdNumberKind::Cmnd,
            [b'A'..=b'Z', number @ ..] if number.len() == 7 && digits(number) => {
                IdNumberKind::Passport
            }
            _ => IdNumberKind::Other,
        }
    }

    /// The number with its first six characters as `*`, as something to print.
    ///
    /// A number of six or fewer characters is wholly hidden. This is a courtesy on a screen, no protection: the hidden
    /// digits of a 12-digit number are mostly place, gender and year of birth.
    ///
    /// ```
    /// # use vn_personal_qr::IdNumber;
    /// assert_eq!(IdNumber::new("001093029317")?.masked().to_string(), "******029317");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: Decision 1405/QĐ-BTTTT, display in two modes.
    #[must_use]
    pub const fn masked(self) -> impl core::fmt::Display + Copy + 'a {
        Masked::without_first(self.0, 6)
    }

    /// A number of twelve digits, and its bar.
    #[inline(always)]
    pub(crate) fn parse_fast(input: &'a [u8]) -> Option<(&'a [u8], Option<Self>)> {
        let (number, rest) = input.split_first_chunk::<12>()?;
        let [bar, rest @ ..] = rest else { return None };
        (*bar == b'|' && swar::are_digits(number)).then_some((rest, Some(Self(number))))
    }

    /// A number, or none where there is not a single character of one.
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        optional(Self::grammar)(input)
    }

    fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(input, Field::IdNumber, Expected::DigitOrLetter, 5..=12)?;
        if text.len() <= 9 {
            return Ok((rest, Self(text)));
        }
        // Beyond nine characters only digits can go on, up to twelve.
        let (beyond, digits) = run(text, Field::IdNumber, Expected::Digit, 0..=12)?;
        match (digits.len(), text.split_at_checked(9)) {
            (12, _) => Ok((rest, Self(digits))),
            (..=9, Some((number, _))) => Ok((input.get(9..).unwrap_or_default(), Self(number))),
            _ => {
                let beyond = input.get(digits.len()..).unwrap_or(beyond);
                Err(incomplete(beyond, Field::IdNumber, Expected::Digit))
            }
        }
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::IdNumber;
    use crate::field::grammar::read_to_bar;

    #[test]
    fn guessed_by_length_is_as_read() {
        for length in 0..=14 {
            for letter in 0..=length {
                for end in *b"|<a*\x80" {
                    let mut text = *b"01234567890123|1987";
                    if let Some(byte) = text[..length].get_mut(letter) {
                        *byte = b'A';
                    }
                    text[length] = end;
                    let is_usual = length == 12 && letter == 12;
                    let plain = read_to_bar(&text, IdNumber::or_none).filter(|_| is_usual);
                    assert_eq!(IdNumber::parse_fast(&text), plain);
                }
            }
        }
    }

    #[test]
    fn short_texts_are_no_usual_ones() {
        let text = b"012345678901|";
        for length in 0..text.len() {
            assert_eq!(IdNumber::parse_fast(&text[..length]), None);
        }
        assert!(IdNumber::parse_fast(text).is_some());
    }
}
