//! What `decode` says of a line, whatever the form it is written in.

use std::io;

use serde::Serialize;
use vn_personal_qr::lenient::{KeyboardLayout, LenientField, LenientPayload, Outcome, Partial};
use vn_personal_qr::{DeclarationKind, DecodeError, Field, Gender, PersonalQr};
use vn_personal_qr_signature::{KeySet, Verified, VerifyError, verify};

use crate::fault::Fault;
use crate::language::Language;

/// A line and what became of it.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Said only where there are several.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    pub(crate) judgment: Result<Valid<'a>, Fault>,
    pub(crate) with_keys: bool,
    /// Said only where there are keys, of what is valid.
    pub(crate) verification: Option<Result<Verified<PersonalQr<'a>>, VerifyError>>,
    /// Where lenient reading was asked for.
    pub(crate) tolerated: Option<Tolerated<'a>>,
    /// Of the sentence that says what is wrong.
    pub(crate) language: Language,
}

/// A payload, and the text that it was read from.
#[derive(Clone, Copy)]
pub(crate) struct Valid<'a> {
    pub(crate) payload: PersonalQr<'a>,
    pub(crate) text: &'a [u8],
    is_strict: bool,
}

impl<'a> Valid<'a> {
    pub(crate) fn decode(text: &'a [u8]) -> Result<Self, Fault> {
        Self::of(PersonalQr::decode(text), text, true)
    }

    pub(crate) fn read(reading: &'a LenientPayload<'_>, text: &'a [u8]) -> Result<Self, Fault> {
        Self::of(reading.payload(), text, reading.is_strict())
    }

    fn of(
        payload: Result<PersonalQr<'a>, DecodeError>,
        text: &'a [u8],
        is_strict: bool,
    ) -> Result<Self, Fault> {
        let payload = payload.map_err(Fault::NotAPayload)?;
        Ok(Self {
            payload,
            text,
            is_strict,
        })
    }

    /// Of the text as it was received.
    pub(crate) fn verify(&self, keys: &KeySet) -> Result<Verified<PersonalQr<'a>>, VerifyError> {
        verify(self.text, keys)
    }

    /// As [`PersonalQr::is_canonical`], without decoding once more.
    pub(crate) fn is_canonical(&self) -> bool {
        self.is_strict && self.payload.encoded_len() == self.text.len()
    }
}

/// What lenient reading has to say of a line besides its payload; nothing where the line is no text.
#[derive(Clone, Copy)]
pub(crate) struct Tolerated<'a>(pub(crate) Option<&'a LenientPayload<'a>>);

/// A repair, on the text as a whole or in a field.
#[derive(Serialize)]
pub(crate) struct Repaired {
    pub(crate) field: Option<&'static str>,
    pub(crate) code: &'static str,
    pub(crate) assumed: bool,
}

impl<'a> Tolerated<'a> {
    pub(crate) fn repairs(self) -> impl Iterator<Item = Repaired> {
        self.0.into_iter().flat_map(|reading| {
            let is_assumed = |field: Field| {
                let reading = reading.field(field);
                reading.is_some_and(|field| field.is_assumed())
            };
            reading.all_repairs().map(move |(field, repair)| Repaired {
                field: field.map(Field::name),
                code: repair.code(),
                assumed: field.is_some_and(is_assumed),
            })
        })
    }

    /// Fields and slots that are sound, of a line that is not, but for empty ones.
    pub(crate) fn sound(self) -> impl Iterator<Item = LenientField<'a>> {
        self.fields()
            .filter(|field| field.value().is_some_and(|value| !value.is_empty()))
    }

    /// What can be read of fields and slots that are not whole.
    pub(crate) fn partial(self) -> impl Iterator<Item = (Field, String)> {
        self.fields().filter_map(|field| match field.outcome() {
            Outcome::Partial { partial, .. } => Some((field.field(), readable(partial))),
            _ => None,
        })
    }

    pub(crate) fn keyboard(self) -> Option<KeyboardLayout> {
        self.0.and_then(LenientPayload::keyboard_damage)
    }

    /// All fields and slots, in order.
    pub(crate) fn fields(self) -> impl Iterator<Item = LenientField<'a>> {
        self.0.into_iter().flat_map(LenientPayload::fields)
    }
}

/// The last characters of a masked value, `YYYY`, `YYYY-MM`.
fn readable(partial: Partial<'_>) -> String {
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

/// The value of a sound field as records have it, in words for who declared and for the gender; empty for another.
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

/// A form that records are written in.
pub(crate) trait WriteRecord {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()>;
}
