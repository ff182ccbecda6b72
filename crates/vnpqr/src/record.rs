//! The record of a decoded line, independent of the output format.

use std::io;

use serde::Serialize;
use vn_personal_qr::lenient::{KeyboardLayout, LenientField, LenientPayload, Outcome, Partial};
use vn_personal_qr::{DeclarationKind, DecodeError, Field, Gender, PersonalQr};
use vn_personal_qr_signature::{KeySet, Verified, VerifyError, verify};

use crate::language::Language;
use crate::payload_error::PayloadError;

/// The result of a line.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Set if there is more than one file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    pub(crate) result: Result<Decoded<'a>, PayloadError>,
    pub(crate) with_keys: bool,
    /// Set if there are keys and the line is valid.
    pub(crate) verification: Option<Result<Verified<PersonalQr<'a>>, VerifyError>>,
    /// Set if lines are read leniently.
    pub(crate) lenient: Option<LenientDetails<'a>>,
    /// The language of error messages.
    pub(crate) language: Language,
}

/// A payload, and the text from which it was decoded.
#[derive(Clone, Copy)]
pub(crate) struct Decoded<'a> {
    pub(crate) payload: PersonalQr<'a>,
    pub(crate) text: &'a [u8],
    is_strict: bool,
}

impl<'a> Decoded<'a> {
    pub(crate) fn strict(text: &'a [u8]) -> Result<Self, PayloadError> {
        Self::new(PersonalQr::decode(text), text, true)
    }

    pub(crate) fn lenient(
        lenient: &'a LenientPayload<'_>,
        text: &'a [u8],
    ) -> Result<Self, PayloadError> {
        Self::new(lenient.payload(), text, lenient.is_strict())
    }

    fn new(
        payload: Result<PersonalQr<'a>, DecodeError>,
        text: &'a [u8],
        is_strict: bool,
    ) -> Result<Self, PayloadError> {
        Ok(Self {
            payload: payload?,
            text,
            is_strict,
        })
    }

    /// Verifies the signature of the text as it was received.
    pub(crate) fn verify(&self, keys: &KeySet) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
        verify(self.text, keys)
    }

    /// Returns the same as [`PersonalQr::is_canonical`] without decoding again.
    pub(crate) fn is_canonical(&self) -> bool {
        self.is_strict && self.payload.encoded_len() == self.text.len()
    }
}

/// The details of a line that was read leniently; `None` if the line is not text or too long.
#[derive(Clone, Copy)]
pub(crate) struct LenientDetails<'a>(pub(crate) Option<&'a LenientPayload<'a>>);

/// A repair of the text as a whole or of a field.
#[derive(Serialize)]
pub(crate) struct RepairRecord {
    pub(crate) field: Option<&'static str>,
    pub(crate) code: &'static str,
    pub(crate) assumed: bool,
}

impl<'a> LenientDetails<'a> {
    pub(crate) fn repairs(self) -> impl Iterator<Item = RepairRecord> {
        self.0.into_iter().flat_map(|payload| {
            let is_assumed = |field: Field| {
                let field = payload.field(field);
                field.is_some_and(|field| field.is_assumed())
            };
            payload
                .all_repairs()
                .map(move |(field, repair)| RepairRecord {
                    field: field.map(Field::name),
                    code: repair.code(),
                    assumed: field.is_some_and(is_assumed),
                })
        })
    }

    /// Returns the valid fields and slots that are not empty.
    pub(crate) fn valid_fields(self) -> impl Iterator<Item = LenientField<'a>> {
        self.fields()
            .filter(|field| field.value().is_some_and(|value| !value.is_empty()))
    }

    /// Returns the readable parts of masked and incomplete fields and slots.
    pub(crate) fn partial_fields(self) -> impl Iterator<Item = (Field, String)> {
        self.fields().filter_map(|field| match field.outcome() {
            Outcome::Partial { partial, .. } => Some((field.field(), readable_part(partial))),
            _ => None,
        })
    }

    pub(crate) fn keyboard(self) -> Option<KeyboardLayout> {
        self.0.and_then(LenientPayload::keyboard_layout)
    }

    /// Returns all fields and slots in order.
    pub(crate) fn fields(self) -> impl Iterator<Item = LenientField<'a>> {
        self.0.into_iter().flat_map(LenientPayload::fields)
    }
}

/// Returns the last characters of a masked value, or `YYYY` or `YYYY-MM` of a date.
fn readable_part(partial: Partial<'_>) -> String {
    match partial {
        Partial::Masked { shown } => shown.to_owned(),
        Partial::Date {
            year,
            month: Some(month),
            ..
        } => format!("{year:04}-{month:02}"),
        Partial::Date { year, .. } => format!("{year:04}"),
        _ => String::new(),
    }
}

/// Returns the value of a field as in a record: words for declaration kind and gender, empty if the field is not valid.
pub(crate) fn value_of<'f>(field: &'f LenientField<'_>) -> &'f str {
    let value = field.value().unwrap_or_default();
    let mut code = value.chars();
    let word = match field.field() {
        Field::Declaration => code
            .next()
            .and_then(DeclarationKind::from_code)
            .map(DeclarationKind::name),
        Field::Gender => code.next().and_then(Gender::from_code).map(Gender::name),
        _ => None,
    };
    word.unwrap_or(value)
}

/// A format of records.
pub(crate) trait WriteRecord {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()>;
}
