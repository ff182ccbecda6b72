use core::fmt;

use super::grammar::{Parsed, fail};
use crate::error::{ErrorKind, Field};

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

impl Gender {
    /// The character that stands in the payload.
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

    /// The gender that a character stands for.
    #[must_use]
    pub const fn from_code(code: char) -> Option<Self> {
        match code {
            '0' => Some(Self::Unknown),
            '1' => Some(Self::Male),
            '2' => Some(Self::Female),
            _ => None,
        }
    }

    pub(crate) const fn as_bytes(self) -> &'static [u8] {
        match self {
            Self::Unknown => b"0",
            Self::Male => b"1",
            Self::Female => b"2",
        }
    }

    /// Called where the slot is not empty.
    #[inline(always)]
    pub(crate) fn grammar(input: &[u8]) -> Parsed<'_, Self> {
        match input.split_first() {
            Some((b'0', rest)) => Ok((rest, Self::Unknown)),
            Some((b'1', rest)) => Ok((rest, Self::Male)),
            Some((b'2', rest)) => Ok((rest, Self::Female)),
            _ => fail(input, Field::Gender, ErrorKind::UnknownValue),
        }
    }
}

/// Shows the name of the type only: the gender is personal data.
impl fmt::Debug for Gender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gender(..)")
    }
}
