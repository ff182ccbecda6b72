use super::grammar::{Parsed, all_consuming, incomplete, opt};
use super::swar;
use super::take_while::take_while_m_n;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::masking::Masked;
use crate::word::named;

/// A validated number of an identity document (`SoGiayTo`, field 1).
///
/// ```abnf
/// id-number = 12DIGIT / 5*9(DIGIT / %x41-5A)
/// ```
///
/// The kind of the document follows from the form alone: see [`kind`](Self::kind). A 12-digit number encodes place,
/// gender and year of birth by a rule that has lapsed: see [`CitizenNumber`](crate::check::CitizenNumber).
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "number of CCCD, CMND or passport"; the lengths are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber<'a>(&'a [u8]);

text_value!(IdNumber, IdNumberBuf, [u8], Field::IdNumber);

/// The kind of an identity document, derived from the form of its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdNumberKind {
    /// 12 digits: the personal number of a CCCD or identity card, `001093029317`.
    Citizen,
    /// 9 digits: the number of an old identity card (CMND), `012345678`.
    Cmnd,
    /// A letter and 7 digits: the form of a Vietnamese passport number, `B1234567`.
    Passport,
    /// Any other number of 5 to 9 digits and letters, such as that of a foreign passport: `AB12345`.
    Other,
}

named!(
    IdNumberKind,
    [Citizen, Cmnd, Passport, Other],
    "citizen, cmnd, passport or other"
);

impl IdNumberKind {
    /// Returns the name for programs: `citizen`, `cmnd`, `passport` or `other`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Cmnd => "cmnd",
            Self::Passport => "passport",
            Self::Other => "other",
        }
    }
}

impl<'a> IdNumber<'a> {
    /// Parses an id number.
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

    /// Returns the kind of the document.
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

    /// Returns the number with its first six characters masked, to be displayed.
    ///
    /// A number of six or fewer characters is masked completely. Masking hides the number from bystanders, but does not
    /// protect it: the masked digits of a 12-digit number mostly follow from place, gender and year of birth.
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

    /// Parses a number of twelve digits and the `|` after it.
    #[inline(always)]
    pub(crate) fn parse_fast(input: &'a [u8]) -> Option<(&'a [u8], Option<Self>)> {
        let (number, rest) = input.split_first_chunk::<12>()?;
        let [pipe, rest @ ..] = rest else { return None };
        (*pipe == b'|' && swar::are_digits(number)).then_some((rest, Some(Self(number))))
    }

    /// Parses a number, or `None` from an empty field.
    pub(crate) fn opt_grammar(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        opt(Self::grammar)(input)
    }

    fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = take_while_m_n(input, Field::IdNumber, Expected::DigitOrLetter, 5..=12)?;
        if text.len() <= 9 {
            return Ok((rest, Self(text)));
        }
        // A number of more than nine characters is of twelve digits.
        let (_, digits) = take_while_m_n(text, Field::IdNumber, Expected::Digit, 0..=12)?;
        match (digits.len(), text.split_at_checked(9)) {
            (12, _) => Ok((rest, Self(digits))),
            (..=9, Some((number, _))) => Ok((input.get(9..).unwrap_or_default(), Self(number))),
            _ => {
                let rest = input.get(digits.len()..).unwrap_or_default();
                Err(incomplete(rest, Field::IdNumber, Expected::Digit))
            }
        }
    }

    /// Creates a value from a text that the grammar has accepted.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::IdNumber;
    use crate::field::grammar::parse_to_pipe;

    #[test]
    fn fast_path_agrees_with_the_grammar() {
        for length in 0..=14 {
            for letter in 0..=length {
                for end in *b"|<a*\x80" {
                    let mut text = *b"01234567890123|1987";
                    if let Some(byte) = text[..length].get_mut(letter) {
                        *byte = b'A';
                    }
                    text[length] = end;
                    let is_citizen = length == 12 && letter == 12;
                    let expected =
                        parse_to_pipe(&text, IdNumber::opt_grammar).filter(|_| is_citizen);
                    assert_eq!(IdNumber::parse_fast(&text), expected);
                }
            }
        }
    }

    #[test]
    fn fast_path_leaves_short_texts() {
        let text = b"012345678901|";
        for length in 0..text.len() {
            assert_eq!(IdNumber::parse_fast(&text[..length]), None);
        }
        assert!(IdNumber::parse_fast(text).is_some());
    }
}
