use super::grammar::{Parsed, fail, incomplete};
use crate::error::{ErrorKind, Expected, Field};
use crate::language::Language;
use crate::word::named;

/// The kind of declaration (`LoaiDinhDanh`, field 4): who declared the person's data.
///
/// ```abnf
/// declaration-kind = "0" / "1"
/// ```
///
/// In a payload it depends on the id number, which only a declaration by proxy may omit: see
/// [`Holder`](crate::Holder).
///
/// Source: Decision 1405/QĐ-BTTTT, field table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeclarationKind {
    /// `0`: the person declared for themselves.
    SelfDeclared,
    /// `1`: someone else declared on the person's behalf.
    ByProxy,
}

named!(DeclarationKind, [SelfDeclared, ByProxy], "self or proxy");

impl DeclarationKind {
    /// Returns the character of the payload.
    #[must_use]
    pub const fn code(self) -> char {
        match self {
            Self::SelfDeclared => '0',
            Self::ByProxy => '1',
        }
    }

    /// Returns the word of the JSON form: `self` or `proxy`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SelfDeclared => "self",
            Self::ByProxy => "proxy",
        }
    }

    /// Returns the words for people: `by the person`, `tự khai`.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.pick(match self {
            Self::SelfDeclared => ("by the person", "tự khai"),
            Self::ByProxy => ("by proxy", "khai hộ"),
        })
    }

    /// Returns the kind for a character of the payload, or `None` if there is none.
    ///
    /// ```
    /// use vn_personal_qr::DeclarationKind;
    ///
    /// assert_eq!(DeclarationKind::from_code('1'), Some(DeclarationKind::ByProxy));
    /// assert_eq!(DeclarationKind::from_code('2'), None);
    /// ```
    #[must_use]
    pub const fn from_code(code: char) -> Option<Self> {
        match code {
            '0' => Some(Self::SelfDeclared),
            '1' => Some(Self::ByProxy),
            _ => None,
        }
    }

    pub(crate) const fn as_bytes(self) -> &'static [u8] {
        match self {
            Self::SelfDeclared => b"0",
            Self::ByProxy => b"1",
        }
    }

    /// Parses a kind. Only a declaration by proxy may have no id number.
    pub(crate) fn grammar(input: &[u8], has_id_number: bool) -> Parsed<'_, Self> {
        match input {
            [b'0', ..] if !has_id_number => {
                Err(fail(input, Field::IdNumber, ErrorKind::IdNumberRequired))
            }
            [b'0', rest @ ..] => Ok((rest, Self::SelfDeclared)),
            [b'1', rest @ ..] => Ok((rest, Self::ByProxy)),
            [] | [b'|', ..] => Err(incomplete(input, Field::Declaration, Expected::Digit)),
            _ => Err(fail(input, Field::Declaration, ErrorKind::UnknownValue)),
        }
    }
}
