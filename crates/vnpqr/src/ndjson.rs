//! Records as JSON, one on each line.
//!
//! The value of a payload is the library's JSON form. It is written out here once more, without serde, because a day's
//! log spends most of its time here; a test holds the two together.

use std::io;

use serde::{Serialize, Serializer};
use serde_json::Value;
use vn_personal_qr::{
    Extension, Field, Gender, HealthCard, IdNumber, PersonalQr, Phone, Qid, Signature,
};
use vn_personal_qr_signature::{Verified, VerifyError};

use crate::fault::Sentence;
use crate::language::Language;
use crate::record::{Record, Tolerated, WriteRecord, value_of};
use crate::visible_json;

/// Appends to the bytes.
pub(crate) struct Ndjson<'o>(pub(crate) &'o mut Vec<u8>);

impl WriteRecord for Ndjson<'_> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        let out = &mut *self.0;
        out.push(b'{');
        if let Some(file) = record.file {
            out.extend_from_slice(b"\"file\":");
            visible_json::append(out, file)?;
            out.push(b',');
        }
        out.extend_from_slice(b"\"line\":");
        out.extend_from_slice(itoa::Buffer::new().format(record.line).as_bytes());
        match &record.judgment {
            Ok(valid) => {
                out.extend_from_slice(b",\"ok\":true,\"value\":");
                if need_escapes(valid.text) {
                    visible_json::append(out, &valid.payload)?;
                } else {
                    Plain(out).payload(&valid.payload);
                }
                out.extend_from_slice(if valid.is_canonical() {
                    b",\"canonical\":true"
                } else {
                    b",\"canonical\":false"
                });
                if let Some(verification) = &record.verification {
                    out.extend_from_slice(b",\"verification\":");
                    write_verification(out, verification, record.language)?;
                }
            }
            Err(fault) => {
                let error = Error {
                    code: fault.code(),
                    field: fault.field(),
                    offset: fault.offset(),
                    message: fault.sentence(record.language),
                };
                out.extend_from_slice(b",\"ok\":false,\"error\":");
                visible_json::append(out, &error)?;
            }
        }
        if let Some(tolerated) = record.tolerated {
            append_repairs(out, tolerated)?;
            if record.judgment.is_err() {
                append_what_is_left(out, tolerated)?;
            }
        }
        out.extend_from_slice(b"}\n");
        Ok(())
    }
}

/// Whether the signature holds: by which key, or why not.
fn write_verification(
    out: &mut Vec<u8>,
    verification: &Result<Verified<PersonalQr<'_>>, VerifyError>,
    language: Language,
) -> io::Result<()> {
    #[derive(Serialize)]
    struct Good<'a> {
        ok: bool,
        algorithm: char,
        key_id: &'a str,
        uncovered_slots: bool,
    }
    #[derive(Serialize)]
    struct Bad<'a> {
        ok: bool,
        code: &'static str,
        message: &'a str,
    }
    match verification {
        Ok(verified) => visible_json::append(
            out,
            &Good {
                ok: true,
                algorithm: verified.algorithm().letter(),
                key_id: verified.key_id().as_str(),
                uncovered_slots: verified.has_unsigned_slots(),
            },
        ),
        Err(error) => {
            let (english, vietnamese) = (error.to_string(), error.vi().to_string());
            visible_json::append(
                out,
                &Bad {
                    ok: false,
                    code: error.code(),
                    message: language.choose(&english, &vietnamese),
                },
            )
        }
    }
}

#[derive(Serialize)]
struct Error {
    code: &'static str,
    field: Option<&'static str>,
    offset: usize,
    #[serde(serialize_with = "as_text")]
    message: Sentence,
}

fn as_text<S: Serializer>(sentence: &Sentence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(sentence)
}

fn append_repairs(out: &mut Vec<u8>, tolerated: Tolerated<'_>) -> io::Result<()> {
    out.extend_from_slice(b",\"repairs\":[");
    for (at, repaired) in tolerated.repairs().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        visible_json::append(out, &repaired)?;
    }
    out.push(b']');
    Ok(())
}

/// What a line that is not valid still holds.
fn append_what_is_left(out: &mut Vec<u8>, tolerated: Tolerated<'_>) -> io::Result<()> {
    out.extend_from_slice(b",\"sound\":");
    let sound = tolerated.sound().map(|field| {
        let value = value_of(&field);
        let value = if field.field() == Field::Other {
            value.split('<').collect()
        } else {
            Value::from(value)
        };
        (field.field().name(), value)
    });
    visible_json::append(out, &Members(sound.collect()))?;
    out.extend_from_slice(b",\"partial\":");
    let partial = tolerated.partial();
    let partial = partial.map(|(field, text)| (field.name(), Value::from(text)));
    visible_json::append(out, &Members(partial.collect()))?;
    if let Some(damage) = tolerated.keyboard() {
        out.extend_from_slice(b",\"keyboard\":");
        visible_json::append(out, damage.code())?;
    }
    Ok(())
}

/// An object with its members in this order.
struct Members(Vec<(&'static str, Value)>);

impl Serialize for Members {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Whether any of the bytes cannot stand in a JSON string as it is, or is part of a character that should not.
fn need_escapes(text: &[u8]) -> bool {
    let special =
        |byte: &u8| u8::from(matches!(byte, b'\0'..=b'\x1f' | b'"' | b'\\' | b'\x7f'..=b'\xff'));
    // All are looked at, which the compiler does many at a time, and one by one until the first it cannot.
    text.iter().fold(0, |any, byte| any | special(byte)) != 0
}

/// The JSON form of what needs no escapes: every text of a payload is a piece of its line.
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
