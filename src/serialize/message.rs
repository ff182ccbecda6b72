//! Errors and findings as objects with a message in both languages.

use serde::ser::{Serialize, Serializer};

use crate::check::{Finding, Findings, Severity};
use crate::error::{DecodeError, Field};
use crate::language::{Language, Localize, Localized};

/// The object of every error. It contains nothing of the text.
#[derive(serde::Serialize)]
#[serde(rename = "Error", bound = "E: Localize")]
pub(super) struct ErrorObject<'a, E> {
    code: &'static str,
    field: Option<&'static str>,
    offset: Option<usize>,
    message: Localized<'a, E>,
    message_vi: Localized<'a, E>,
}

impl<'a, E: Localize> ErrorObject<'a, E> {
    pub(super) fn new(
        error: &'a E,
        code: &'static str,
        field: Option<&'static str>,
        offset: Option<usize>,
    ) -> Self {
        Self {
            code,
            field,
            offset,
            message: error.in_language(Language::English),
            message_vi: error.in_language(Language::Vietnamese),
        }
    }
}

/// Serializes the message.
impl<T: Localize + ?Sized> Serialize for Localized<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Serializes an object with `code`, `field`, `offset`, `message` and `message_vi`.
impl Serialize for DecodeError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let field = self.field().map(Field::name);
        ErrorObject::new(self, self.code(), field, Some(self.offset())).serialize(serializer)
    }
}

/// Serializes the code.
impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Serializes an object with `code`, `field`, `severity`, `message` and `message_vi`.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        #[serde(rename = "Finding")]
        struct Object<'a> {
            code: &'static str,
            field: Field,
            severity: Severity,
            message: Localized<'a, Finding>,
            message_vi: Localized<'a, Finding>,
        }
        let object = Object {
            code: self.code(),
            field: self.field(),
            severity: self.severity(),
            message: self.in_language(Language::English),
            message_vi: self.in_language(Language::Vietnamese),
        };
        object.serialize(serializer)
    }
}

/// Serializes a list.
impl Serialize for Findings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(*self)
    }
}
