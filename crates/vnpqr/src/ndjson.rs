//! Records as JSON, one per line, in the forms of the codec.
//!
//! serde writes them, except for valid lines without a character to escape: most of the time of a run is spent there, and
//! it would take about three times as long. A test compares both.

use std::io;

use serde::Serialize;
use vn_personal_qr::detect::Detected;
use vn_personal_qr::lenient::LenientPayload;
use vn_personal_qr::{
    Extension, Gender, HealthCard, IdNumber, Language, Localize as _, Localized, PersonalQr, Phone,
    Qid, Signature,
};
use vn_personal_qr_signature::{Verified, VerifyError};

use crate::json;
use crate::payload_error::PayloadError;
use crate::record::{Decoded, DetectedRecord, Record, WriteRecord};

/// Appends records to a buffer.
pub(crate) struct Ndjson<'o>(pub(crate) &'o mut Vec<u8>);

impl WriteRecord for Ndjson<'_> {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()> {
        if let (Ok(decoded), None, None) = (&record.result, &record.verification, record.detected)
            && decoded.is_strict
            && !need_escapes(decoded.text)
        {
            return append_plain(self.0, record, decoded);
        }
        let json = JsonRecord {
            file: record.file,
            line: record.line,
            kind: record.kind.filter(|_| record.detected.is_none()),
            content: Content::new(record),
            reason: record.reason,
            verification: record.verification.as_ref().map(Verification::new),
        };
        json::append_line(self.0, &json)
    }

    fn write_detected(&mut self, record: &DetectedRecord<'_>) -> io::Result<()> {
        let json = JsonRecord {
            file: record.file,
            line: record.line,
            kind: None,
            content: Content::Detected(record.detected),
            reason: None,
            verification: None,
        };
        json::append_line(self.0, &json)
    }
}

/// Appends a valid line without a character to escape and without repairs.
fn append_plain(out: &mut Vec<u8>, record: &Record<'_>, decoded: &Decoded<'_>) -> io::Result<()> {
    out.push(b'{');
    if let Some(file) = record.file {
        out.extend_from_slice(b"\"file\":");
        json::append(out, file)?;
        out.push(b',');
    }
    out.extend_from_slice(b"\"line\":");
    out.extend_from_slice(itoa::Buffer::new().format(record.line).as_bytes());
    if let Some(kind) = record.kind {
        out.extend_from_slice(b",\"kind\":");
        Plain(out).text(kind.as_bytes());
    }
    out.extend_from_slice(b",\"ok\":true,\"value\":");
    Plain(out).payload(&decoded.payload);
    out.extend_from_slice(if decoded.is_canonical() {
        b",\"canonical\":true".as_slice()
    } else {
        b",\"canonical\":false"
    });
    if record.lenient.is_some() {
        out.extend_from_slice(b",\"repairs\":[]");
    }
    out.extend_from_slice(b"}\n");
    Ok(())
}

/// Returns whether a byte needs an escape in a JSON string, or is part of a character that may need one.
fn need_escapes(text: &[u8]) -> bool {
    let special =
        |byte: &u8| u8::from(matches!(byte, b'\0'..=b'\x1f' | b'"' | b'\\' | b'\x7f'..=b'\xff'));
    // Without an early exit, the compiler vectorizes the loop.
    text.iter().fold(0, |any, byte| any | special(byte)) != 0
}

#[derive(Serialize)]
struct JsonRecord<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    line: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(flatten)]
    content: Content<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<Verification<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content<'a> {
    Valid {
        ok: bool,
        value: &'a PersonalQr<'a>,
        canonical: bool,
    },
    Invalid {
        ok: bool,
        error: &'a PayloadError,
    },
    Lenient(&'a LenientPayload<'a>),
    /// With its own `kind`.
    Detected(&'a Detected<'a>),
    Unreadable(Unreadable),
}

/// A line that is not text or too long: the members of a [`LenientPayload`] without values.
#[derive(Serialize)]
pub(crate) struct Unreadable {
    ok: bool,
    error: PayloadError,
    repairs: [(); 0],
    sound: Empty,
    partial: Empty,
}

#[derive(Serialize)]
struct Empty {}

impl<E: Into<PayloadError>> From<E> for Unreadable {
    fn from(error: E) -> Self {
        Self {
            ok: false,
            error: error.into(),
            repairs: [],
            sound: Empty {},
            partial: Empty {},
        }
    }
}

impl<'a> Content<'a> {
    fn new(record: &'a Record<'_>) -> Self {
        if let Some(detected) = record.detected {
            return Self::Detected(detected);
        }
        match (&record.result, record.lenient) {
            (_, Some(lenient)) => Self::Lenient(lenient),
            (Ok(decoded), None) => Self::Valid {
                ok: true,
                value: &decoded.payload,
                canonical: decoded.is_canonical(),
            },
            (Err(error), None) if record.kind.is_none() => Self::Invalid { ok: false, error },
            (Err(error), None) => Self::Unreadable((*error).into()),
        }
    }
}

/// The key of a verified signature, or the error.
#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Verification<'a> {
    Success {
        ok: bool,
        algorithm: char,
        key_id: String,
        uncovered_slots: bool,
    },
    Failure {
        ok: bool,
        code: &'static str,
        message: Localized<'a, VerifyError>,
        message_vi: Localized<'a, VerifyError>,
    },
}

impl<'a> Verification<'a> {
    pub(crate) fn new(verification: &'a Result<Verified<PersonalQr<'_>>, VerifyError>) -> Self {
        match verification {
            Ok(verified) => Self::Success {
                ok: true,
                algorithm: verified.algorithm().letter(),
                key_id: verified.key_id().as_str().to_owned(),
                uncovered_slots: verified.has_unsigned_slots(),
            },
            Err(error) => Self::Failure {
                ok: false,
                code: error.code(),
                message: error.in_language(Language::English),
                message_vi: error.in_language(Language::Vietnamese),
            },
        }
    }
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
