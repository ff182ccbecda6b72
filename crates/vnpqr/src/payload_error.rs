//! The error of a text that is not a valid payload.

use std::fmt;

use serde::{Serialize, Serializer};
use vn_personal_qr::{DecodeError, Field, Language, Localize, Localized};

use crate::messages::Message;

/// An error of the codec, or of the hexadecimal form in which the command takes a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PayloadError {
    Decode(DecodeError),
    /// The digits of the byte at this offset are not two hexadecimal digits.
    NotHexadecimal {
        offset: usize,
    },
}

impl PayloadError {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Decode(error) => error.code(),
            Self::NotHexadecimal { .. } => "not-hexadecimal",
        }
    }

    /// Returns the name of the field with the error; `None` for an error of the payload as a whole.
    pub(crate) fn field(self) -> Option<&'static str> {
        match self {
            Self::Decode(error) => error.field().map(Field::name),
            Self::NotHexadecimal { .. } => None,
        }
    }

    /// Returns the offset in bytes of the payload.
    pub(crate) const fn offset(self) -> usize {
        match self {
            Self::Decode(error) => error.offset(),
            Self::NotHexadecimal { offset } => offset,
        }
    }
}

/// Serializes the same members as [`DecodeError`].
impl Serialize for PayloadError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Form<'a> {
            code: &'static str,
            field: Option<&'static str>,
            offset: usize,
            message: Localized<'a, PayloadError>,
            message_vi: Localized<'a, PayloadError>,
        }
        let form = Form {
            code: self.code(),
            field: self.field(),
            offset: self.offset(),
            message: self.in_language(Language::English),
            message_vi: self.in_language(Language::Vietnamese),
        };
        form.serialize(serializer)
    }
}

impl From<DecodeError> for PayloadError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl Localize for PayloadError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt_in(language, f),
            Self::NotHexadecimal { offset } => {
                f.write_str(&Message::NotHexadecimal.with_in(language, &[offset]))
            }
        }
    }
}
