//! What is wrong with a text that was to be a payload.

use std::fmt;

use vn_personal_qr::{DecodeError, Field};

use crate::language::Language;

/// The library's error, or one of the forms in which the command takes a payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    NotAPayload(DecodeError),
    /// The byte at this place was to be two hexadecimal digits.
    NotHexadecimal {
        offset: usize,
    },
}

impl Fault {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NotAPayload(error) => error.code(),
            Self::NotHexadecimal { .. } => "not-hexadecimal",
        }
    }

    /// The name of the field at fault; `None` where the payload as a whole is.
    pub(crate) fn field(self) -> Option<&'static str> {
        match self {
            Self::NotAPayload(error) => error.field().map(Field::name),
            Self::NotHexadecimal { .. } => None,
        }
    }

    /// In bytes of the payload.
    pub(crate) const fn offset(self) -> usize {
        match self {
            Self::NotAPayload(error) => error.offset(),
            Self::NotHexadecimal { offset } => offset,
        }
    }

    /// The sentence for people, as something to print.
    pub(crate) const fn sentence(self, language: Language) -> Sentence {
        Sentence {
            fault: self,
            language,
        }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    fault: Fault,
    language: Language,
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.fault, self.language) {
            (Fault::NotAPayload(error), Language::En) => error.fmt(f),
            (Fault::NotAPayload(error), Language::Vi) => error.vi().fmt(f),
            (Fault::NotHexadecimal { offset }, language) => {
                let sentence = language.choose(
                    "not two hexadecimal digits",
                    "không phải hai chữ số thập lục phân",
                );
                write!(f, "{sentence} (byte {offset})")
            }
        }
    }
}
