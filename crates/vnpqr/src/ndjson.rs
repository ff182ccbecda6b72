//! Records as JSON, one per line.
//!
//! A payload has the JSON form of the codec. It is written here without serde, because most of the time of a run is
//! spent here. A test compares both.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::Value;
use vn_personal_qr::{
    Extension, Field, Gender, HealthCard, IdNumber, Localized, PersonalQr, Phone, Qid, Signature,
};
use vn_personal_qr_signature::{Verified, VerifyError};

use crate::escaped_json;
use crate::language::Language;
use crate::payload_error::PayloadError;
use crate::record::{LenientDetails, Record, WriteRecord, value_of};

/// Appends records to a buffer.
pub(crate) struct Ndjson<'o>(pub(crate) &'o mut Vec<u8>);

impl WriteRecord for Ndjson<'_> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        let out = &mut *self.0;
        out.push(b'{');
        if let Some(file) = record.file {
            out.extend_from_slice(b"\"file\":");
            escaped_json::append(out, file)?;
            out.push(b',');
        }
        out.extend_from_slice(b"\"line\":");
        out.extend_from_slice(itoa::Buffer::new().format(record.line).as_bytes());
        match &record.result {
            Ok(decoded) => {
                out.extend_from_slice(b",\"ok\":true,\"value\":");
                if need_escapes(decoded.text) {
                    escaped_json::append(out, &decoded.payload)?;
                } else {
                    Plain(out).payload(&decoded.payload);
                }
                out.extend_from_slice(if decoded.is_canonical() {
                    b",\"canonical\":true"
                } else {
                    b",\"canonical\":false"
                });
                if let Some(verification) = &record.verification {
                    out.extend_from_slice(b",\"verification\":");
                    append_verification(out, verification, record.language)?;
                }
            }
            Err(error) => {
                let error = ErrorRecord {
                    code: error.code(),
                    field: error.field(),
                    offset: error.offset(),
                    message: record.language.message(error),
                };
                out.extend_from_slice(b",\"ok\":false,\"error\":");
                escaped_json::append(out, &error)?;
            }
        }
        if let Some(lenient) = record.lenient {
            append_repairs(out, lenient)?;
            if record.result.is_err() {
                append_readable_fields(out, lenient)?;
            }
        }
        out.extend_from_slice(b"}\n");
        Ok(())
    }
}

/// Appends the key ID of a verified signature, or the error.
fn append_verification(
    out: &mut Vec<u8>,
    verification: &Result<Verified<PersonalQr<'_>>, VerifyError>,
    language: Language,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Success<'a> {
        ok: bool,
        algorithm: char,
        key_id: &'a str,
        uncovered_slots: bool,
    }
    #[derive(Serialize)]
    struct Failure<'a> {
        ok: bool,
        code: &'static str,
        message: &'a str,
    }
    match verification {
        Ok(verified) => escaped_json::append(
            out,
            &Success {
                ok: true,
                algorithm: verified.algorithm().letter(),
                key_id: verified.key_id().as_str(),
                uncovered_slots: verified.has_unsigned_slots(),
            },
        ),
        Err(error) => escaped_json::append(
            out,
            &Failure {
                ok: false,
                code: error.code(),
                message: &language.message(error).to_string(),
            },
        ),
    }
}

#[derive(Serialize)]
struct ErrorRecord<'a> {
    code: &'static str,
    field: Option<&'static str>,
    offset: usize,
    #[serde(serialize_with = "serialize_message")]
    message: Localized<'a, PayloadError>,
}

fn serialize_message<S: Serializer>(
    message: &Localized<'_, PayloadError>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(message)
}

fn append_repairs(out: &mut Vec<u8>, lenient: LenientDetails<'_>) -> io::Result<()> {
    out.extend_from_slice(b",\"repairs\":[");
    for (at, repair) in lenient.repairs().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        escaped_json::append(out, &repair)?;
    }
    out.push(b']');
    Ok(())
}

/// Appends what can be read of an invalid line.
fn append_readable_fields(out: &mut Vec<u8>, lenient: LenientDetails<'_>) -> io::Result<()> {
    out.extend_from_slice(b",\"sound\":");
    let valid = lenient.valid_fields().map(|field| {
        let value = value_of(&field);
        let value = if field.field() == Field::Other {
            value.split('<').collect()
        } else {
            Value::from(value)
        };
        (field.field().name(), value)
    });
    escaped_json::append(out, &Members(valid.collect()))?;
    out.extend_from_slice(b",\"partial\":");
    let partial = lenient.partial_fields();
    let partial = partial.map(|(field, text)| (field.name(), Value::from(text)));
    escaped_json::append(out, &Members(partial.collect()))?;
    if let Some(layout) = lenient.keyboard() {
        out.extend_from_slice(b",\"keyboard\":");
        escaped_json::append(out, layout.code())?;
    }
    Ok(())
}

/// An object with its members in order.
struct Members(Vec<(&'static str, Value)>);

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Returns whether a byte needs an escape in a JSON string, or is part of a character that may need one.
fn need_escapes(text: &[u8]) -> bool {
    let special =
        |byte: &u8| u8::from(matches!(byte, b'\0'..=b'\x1f' | b'"' | b'\\' | b'\x7f'..=b'\xff'));
    // Without an early exit, the compiler vectorizes the loop.
    text.iter().fold(0, |any, byte| any | special(byte)) != 0
}

/// Writes payloads without escapes. Every value of a payload is part of its text, which was checked as a whole.
struct Plain<'o>(&'o mut Vec<u8>);

impl Plain<'_> {
    fn payload(&mut self, payload: &PersonalQr<'_>) {
        self.raw(b"{\"id_number\":");
        self.optional(payload.id_number().map(IdNumber::as_bytes));
        self.raw(b",\"name\":");
        self.text(payload.name().as_bytes());
        self.raw(b",\"birth_date\":");
        self.text(payload.birth_date().as_bytes());
        self.raw(b",\"declaration\":");
        self.text(payload.declaration_kind().name().as_bytes());
        self.raw(b",\"qid\":");
        self.text(payload.qid().as_bytes());
        self.raw(b",\"extension\":");
        self.extension(payload.extension());
        self.raw(b"}");
    }

    fn extension(&mut self, extension: &Extension<'_>) {
        self.raw(b"{\"declarant_qid\":");
        self.optional(extension.declarant_qid().map(Qid::as_bytes));
        self.raw(b",\"gender\":");
        self.optional(extension.gender().map(Gender::name).map(str::as_bytes));
        self.raw(b",\"health_card\":");
        self.optional(extension.health_card().map(HealthCard::as_bytes));
        self.raw(b",\"phone\":");
        self.optional(extension.phone().map(Phone::as_bytes));
        self.raw(b",\"signature\":");
        self.optional(extension.signature().map(Signature::as_bytes));
        self.raw(b",\"other\":[");
        for (at, slot) in extension.other().iter().enumerate() {
            if at > 0 {
                self.raw(b",");
            }
            self.text(slot.as_bytes());
        }
        self.raw(b"]}");
    }

    #[inline]
    fn optional(&mut self, text: Option<&[u8]>) {
        match text {
            Some(text) => self.text(text),
            None => self.raw(b"null"),
        }
    }

    #[inline]
    fn text(&mut self, text: &[u8]) {
        self.raw(b"\"");
        self.raw(text);
        self.raw(b"\"");
    }

    #[inline]
    fn raw(&mut self, json: &[u8]) {
        self.0.extend_from_slice(json);
    }
}
