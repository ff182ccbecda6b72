use core::fmt;

use super::grammar::{Parsed, fail};
use crate::error::{ErrorKind, Field};
use crate::language::Language;
use crate::word::named;

/// The person's gender (slot 2 of the extension).
///
/// ```abnf
/// gender = "0" / "1" / "2"
/// ```
///
/// Source: Decision 1405/QĐ-BTTTT, field table, after QCVN 109:2017/BTTTT.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// `0`: no information.
    Unknown,
    /// `1`: male.
    Male,
    /// `2`: female.
    Female,
}

named!(Gender, [Unknown, Male, Female], "unknown, male or female");

impl Gender {
    /// Returns the character of the payload.
    ///
    /// ```
    /// assert_eq!(vn_personal_qr::Gender::Female.code(), '2');
    /// ```
    #[must_use]
    pub const fn code(self) -> char {
        match self {
            Self::Unknown => '0',
            Self::Male => '1',
            Self::Female => '2',
        }
    }

    /// Returns the word of the JSON form: `unknown`, `male` or `female`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// Returns the word for people: `male`, `nam`.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::Unknown => ("no information", "không có thông tin"),
            Self::Male => ("male", "nam"),
            Self::Female => ("female", "nữ"),
        })
    }

    /// Returns the gender for a character of the payload, or `None` if there is none.
    ///
    /// ```
    /// use vn_personal_qr::Gender;
    ///
    /// assert!(Gender::from_code('1') == Some(Gender::Male));
    /// assert!(Gender::from_code('3').is_none());
    /// ```
    #[must_use]
    pub const fn from_code(code: char) -> Option<Self> {
        match code {
            '0' => Some(Self::Unknown),
            '1' => Some(Self::Male),
            '2' => Some(Self::Female),
            _ => None,
        }
    }

    pub(crate) fn as_bytes(self) -> &'static [u8] {
        // A table, as in the fast path.
        const CODES: [&[u8]; 3] = [b"0", b"1", b"2"];
        CODES.get(self as usize).copied().unwrap_or_default()
    }

    pub(crate) fn grammar(input: &[u8]) -> Parsed<'_, Self> {
        match input {
            [b'0', rest @ ..] => Ok((rest, Self::Unknown)),
            [b'1', rest @ ..] => Ok((rest, Self::Male)),
            [b'2', rest @ ..] => Ok((rest, Self::Female)),
            _ => Err(fail(input, Field::Gender, ErrorKind::UnknownValue)),
        }
    }
}

/// Shows only the name of the type, since the gender is personal data.
impl fmt::Debug for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gender(..)")
    }
}
