//! The records of decoded lines, independent of the output format, and of single texts.

use std::io;

use serde::Serialize;
use serde_json::Value;
use vn_personal_qr::check::{Finding, Severity};
use vn_personal_qr::detect::{CodeKind, Detected, UnknownReason, classify};
use vn_personal_qr::lenient::{LenientOptions, LenientPayload};
use vn_personal_qr::{BirthDate, DecodeError, Field, HealthCard, IdNumber, PersonalQr, Phone, Qid};
use vn_personal_qr_signature::{KeySet, SignatureFinding, Verified, VerifyError, verify};

use crate::args::View;
use crate::exit::CommandError;
use crate::json;
use crate::messages::Message;
use crate::ndjson::{Unreadable, Verification};
use crate::output::Output;
use crate::payload_error::PayloadError;
use crate::today::today;

/// The result of a line.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// Set if there is more than one file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    /// The code of the kind. Set if lines are read leniently.
    pub(crate) kind: Option<&'static str>,
    /// The code of the reason why the kind is unknown.
    pub(crate) reason: Option<&'static str>,
    pub(crate) result: Result<Decoded<'a>, PayloadError>,
    pub(crate) with_keys: bool,
    /// Set if there are keys and the line is valid.
    pub(crate) verification: Option<Result<Verified<PersonalQr<'a>>, VerifyError>>,
    /// Set if lines are read leniently and this is text that is not too long.
    pub(crate) lenient: Option<&'a LenientPayload<'a>>,
    /// What was detected, if it is an armor. Then `lenient` is its payload.
    pub(crate) detected: Option<&'a Detected<'a>>,
}

/// A line that is no payload: a card, another known code, or an invalid armor.
#[derive(Clone, Copy)]
pub(crate) struct DetectedRecord<'a> {
    /// Set if there is more than one file.
    pub(crate) file: Option<&'a str>,
    pub(crate) line: u64,
    pub(crate) detected: &'a Detected<'a>,
    pub(crate) with_keys: bool,
}

/// A payload, and the text from which it was decoded.
#[derive(Clone, Copy)]
pub(crate) struct Decoded<'a> {
    pub(crate) payload: PersonalQr<'a>,
    pub(crate) text: &'a [u8],
    pub(crate) is_strict: bool,
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

/// A format of records.
pub(crate) trait WriteRecord {
    fn write(&mut self, record: &Record<'_>) -> io::Result<()>;

    fn write_detected(&mut self, record: &DetectedRecord<'_>) -> io::Result<()>;
}

/// Returns the code of the reason, if the kind is unknown.
pub(crate) fn reason(kind: CodeKind) -> Option<&'static str> {
    match kind {
        CodeKind::Unknown(reason) => Some(reason.code()),
        _ => None,
    }
}

/// The record of one text, with the members of `decode --lenient`.
#[derive(Serialize)]
pub(crate) struct TextRecord<'a> {
    /// Unless the content has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(flatten)]
    content: TextContent<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    findings: Option<Vec<FindingRecord>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verification: Option<Verification<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
#[expect(clippy::large_enum_variant, reason = "it is short-lived")]
enum TextContent<'a> {
    Detected(Detected<'a>),
    Payload(LenientPayload<'a>),
    Unreadable(Unreadable),
}

#[derive(Serialize)]
#[serde(untagged)]
enum FindingRecord {
    Payload(Finding),
    Signature {
        code: &'static str,
        field: Field,
        severity: Severity,
        message: String,
        message_vi: String,
    },
}

impl<'a> TextRecord<'a> {
    /// Creates the record of a text that was read leniently.
    pub(crate) fn lenient(detected: Detected<'a>, text: &'a [u8]) -> Self {
        let kind = detected.kind();
        match kind {
            // A part of a text is not read.
            CodeKind::Unknown(reason) if !matches!(reason, UnknownReason::Part { .. }) => {
                Self::new(kind, TextContent::read(LenientOptions::ALL, text))
            }
            _ => Self {
                kind: None,
                ..Self::new(kind, TextContent::Detected(detected))
            },
        }
    }

    /// Creates the record of a text that was read without repairs.
    pub(crate) fn strict(text: &'a [u8]) -> Self {
        let kind = classify(text);
        let content = match (kind, PersonalQr::decode(text)) {
            // The fields of a card are not those of a payload.
            (
                CodeKind::IdentityCard
                | CodeKind::InsuranceCard
                | CodeKind::Armor
                | CodeKind::Other(_),
                Err(error),
            ) => TextContent::Unreadable(error.into()),
            _ => TextContent::read(LenientOptions::STRICT, text),
        };
        Self::new(kind, content)
    }

    fn new(kind: CodeKind, content: TextContent<'a>) -> Self {
        Self {
            kind: Some(kind.code()),
            content,
            reason: reason(kind),
            findings: None,
            verification: None,
        }
    }

    /// Adds the findings, and that of the signature last.
    pub(crate) fn with_findings(mut self, payload: &PersonalQr<'_>) -> Self {
        let findings = payload.findings(today()).iter().map(FindingRecord::Payload);
        let of_signature = SignatureFinding::of(payload).map(|finding| FindingRecord::Signature {
            code: finding.code(),
            field: Field::Signature,
            severity: Severity::Notice,
            message: finding.to_string(),
            message_vi: finding.vi().to_owned(),
        });
        self.findings = Some(findings.chain(of_signature).collect());
        self
    }

    /// Adds the result of verifying the signature of a valid payload.
    pub(crate) fn with_verification(
        mut self,
        result: &'a Result<Verified<PersonalQr<'_>>, VerifyError>,
    ) -> Self {
        let is_payload = !matches!(result, Err(VerifyError::NotAPayload(_)));
        self.verification = is_payload.then(|| Verification::new(result));
        self
    }

    /// Returns the record with masked values.
    pub(crate) fn masked(&self) -> serde_json::Result<Value> {
        let mut record = serde_json::to_value(self)?;
        record["masked"] = true.into();
        for members in ["value", "sound"] {
            if let Some(members) = record.get_mut(members) {
                mask("", members);
            }
        }
        let partial = record.get_mut("partial").and_then(Value::as_object_mut);
        for (name, value) in partial.into_iter().flatten() {
            let year = value.as_str().and_then(|value| value.get(..4));
            *value = match year {
                Some(year) if is_date(name) => year.into(),
                _ => HIDDEN.into(),
            };
        }
        Ok(record)
    }

    /// Prints the record.
    pub(crate) fn print(&self, arguments: &View) -> Result<(), CommandError> {
        let mut line = Vec::new();
        let written = if arguments.masked {
            let record = self.masked().map_err(io::Error::from);
            record.and_then(|record| json::append_line(&mut line, &record))
        } else {
            json::append_line(&mut line, self)
        };
        written.map_err(|error| CommandError::output(Message::StandardOutput, error))?;
        Output::print(&line)
    }
}

impl<'a> TextContent<'a> {
    fn read(options: LenientOptions, text: &'a [u8]) -> Self {
        match options.read(text) {
            Ok(payload) => Self::Payload(payload),
            Err(error) => Self::Unreadable(error.into()),
        }
    }
}

/// A value that masking hides as a whole.
const HIDDEN: &str = "***";

fn is_date(name: &str) -> bool {
    matches!(
        name,
        "birth_date" | "issued" | "valid_from" | "valid_to" | "five_years_from"
    )
}

/// Masks the value of a member, or of all members of an object, as `show` and `read` do.
fn mask(name: &str, value: &mut Value) {
    match value {
        Value::Object(members) => members
            .iter_mut()
            .for_each(|(name, value)| mask(name, value)),
        Value::Array(values) => values.fill(HIDDEN.into()),
        Value::String(text) => *text = masked(name, text),
        _ => {}
    }
}

fn masked(name: &str, text: &str) -> String {
    let masked = match name {
        "id_number" => IdNumber::new(text)
            .ok()
            .map(|value| value.masked().to_string()),
        "birth_date" => BirthDate::new(text)
            .ok()
            .map(|value| value.masked().to_string()),
        "qid" | "declarant_qid" => Qid::new(text).ok().map(|value| value.masked().to_string()),
        "health_card" => HealthCard::new(text)
            .ok()
            .map(|value| value.masked().to_string()),
        "phone" => Phone::new(text)
            .ok()
            .map(|value| value.masked().to_string()),
        "name" | "gender" | "declaration" => Some(text.to_owned()),
        _ if is_date(name) => Some(text.to_owned()),
        _ => None,
    };
    masked.unwrap_or_else(|| HIDDEN.to_owned())
}
