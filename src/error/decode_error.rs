use core::fmt;

use super::field::Field;
use super::kind::ErrorKind;
use crate::language::{Language, Localize, Localized};

/// An error of decoding or of a field's constructor: its kind, field and offset.
///
/// The offset is the length of the longest prefix of the input that some valid payload starts with. So it points at
/// the first byte that no valid payload has there, or is the length of the input if the input ends too early. Inside
/// a UTF-8 sequence it is rounded down to the start of the sequence. An input longer than
/// [`MAX_LEN`](crate::MAX_LEN) gives this limit as the offset and no field.
///
/// The constructors of the field types return the same error, with an offset from the start of the field's text.
/// [`with_base_offset`](Self::with_base_offset) shifts it to the place of the field in a larger text.
///
/// The error contains none of the input, so it may be logged. `Display` gives the English message, [`vi`](Self::vi)
/// the Vietnamese one and [`code`](Self::code) a name for programs.
///
/// ```
/// use vn_personal_qr::{ErrorKind, Field, PersonalQr};
///
/// let error = PersonalQr::decode(b"001093029317|NGUYEN AN|1987-02-29|0|1|").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::NotADate);
/// assert_eq!(error.field(), Some(Field::BirthDate));
/// assert_eq!(error.offset(), 32);
/// assert_eq!(error.to_string(), "birth date: no such day in the calendar (byte 32)");
/// assert_eq!(error.vi().to_string(), "ngày sinh: ngày không tồn tại (byte 32)");
/// ```
///
/// Source: `docs/spec/personal-qr-v1.1.md`, "Errors: where decoding stops".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.in_language(Language::English))]
pub struct DecodeError {
    kind: ErrorKind,
    field: Option<Field>,
    offset: usize,
}

impl DecodeError {
    /// Creates an error, for parsers that wrap this codec and report errors in its terms.
    ///
    /// ```
    /// use vn_personal_qr::{DecodeError, ErrorKind, Field};
    ///
    /// let error = DecodeError::new(ErrorKind::UnexpectedEnd, Some(Field::Phone), 9);
    /// assert_eq!(error.to_string(), "phone: unexpected end, expected 10 digits (byte 9)");
    /// ```
    #[must_use]
    pub const fn new(kind: ErrorKind, field: Option<Field>, offset: usize) -> Self {
        Self {
            kind,
            field,
            offset,
        }
    }

    /// Returns what is wrong.
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Returns the invalid field or slot, or `None` if the payload as a whole is invalid.
    #[must_use]
    pub const fn field(&self) -> Option<Field> {
        self.field
    }

    /// Returns where decoding stopped, in bytes from the start of the input.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the stable kebab-case code of the [kind](Self::kind), such as `unexpected-end`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns the same error with its offset increased by `base`, the start of the text within a larger one.
    ///
    /// ```
    /// use vn_personal_qr::Phone;
    ///
    /// let error = Phone::new("09x").unwrap_err();
    /// assert_eq!(error.offset(), 2);
    /// assert_eq!(error.with_base_offset(69).offset(), 71);
    /// ```
    #[must_use]
    pub const fn with_base_offset(mut self, base: usize) -> Self {
        self.offset = self.offset.saturating_add(base);
        self
    }

    /// Returns the message in Vietnamese, to be displayed.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }

    /// Writes the message without field and offset.
    pub(crate) fn write_reason(
        self,
        language: Language,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.write_str(self.kind.message(language))?;
        let expected = match (self.kind, self.field) {
            (ErrorKind::UnexpectedCharacter { expected }, _) => expected.description(language),
            (
                ErrorKind::UnexpectedEnd | ErrorKind::Length | ErrorKind::UnknownValue,
                Some(field),
            ) => field.form(language),
            _ => return Ok(()),
        };
        f.write_str(language.pick((", expected ", ", cần ")))?;
        f.write_str(expected)
    }
}

impl Localize for DecodeError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            f.write_str(field.label(language))?;
            f.write_str(": ")?;
        }
        self.write_reason(language, f)?;
        write!(f, " (byte {})", self.offset)
    }
}
