use nom::Parser;

use super::grammar::{Parsed, all_consuming, chars};
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

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (_, digits) = chars(Field::IdNumber, Expected::Digit, 0..=12).parse(input)?;
        let (class, length) = match digits.len() {
            10.. => (Expected::Digit, 12..=12),
            _ => (Expected::DigitOrLetter, 5..=9),
        };
        chars(Field::IdNumber, class, length).map(Self).parse(input)
    }

    /// Creates a value from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}
