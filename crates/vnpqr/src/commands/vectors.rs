//! `vnpqr vectors`
//!
//! | member of a vector | what is run |
//! |---|---|
//! | `value`, `canonical`, `error` | decoding and encoding of `text` |
//! | `armor` | decoding of the armor, and encoding of `text` |
//! | `modules` | the symbol of `text` in the uniform profile |
//!
//! A file with keys has vectors for `signing` and `verifying`.

use std::fmt::{Display, Write as _};
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use qr_symbol::{Mode, Profile, Symbol, plan};
use serde::Deserialize;
use serde_json::{Value, json};
use vn_personal_qr::{DecodeError, Field, PersonalQr, PersonalQrBuf, armor};
use vn_personal_qr_signature::{KeySet, SigningKey, sign, verify};

use crate::args::Vectors;
use crate::exit::{CommandError, Status};
use crate::input;
use crate::json::{self, JsonError};
use crate::messages::Message;
use crate::output::Output;
use crate::settings::localized;
use crate::text::decode_hex;

pub(super) fn run(arguments: &Vectors) -> Result<Status, CommandError> {
    let mut report = String::new();
    let mut passed = 0;
    let mut failed = 0;
    for path in &arguments.files {
        let place = input::place(path);
        let malformed = |reason: &dyn Display| CommandError::Usage(format!("{place}: {reason}"));
        let file: VectorFile =
            json::read_object(&read(path)?).map_err(|error| malformed(&error))?;
        let results = file.run().map_err(|error| malformed(&error))?;
        for (list, at, why, result) in results {
            match result {
                Ok(()) => passed += 1,
                Err(VectorError::Malformed(reason)) => {
                    return Err(malformed(&format_args!("$.{list}[{at}]: {reason}")));
                }
                Err(VectorError::Mismatch(difference)) => {
                    failed += 1;
                    let why = why.escape_debug();
                    let _ = writeln!(report, "{place}: $.{list}[{at}] ({why}): {difference}");
                }
            }
        }
    }
    let _ = writeln!(
        report,
        "{}",
        Message::VectorsSummary.with(&[&passed, &failed])
    );
    Output::print(report.as_bytes())?;
    Ok(Status::success_if(failed == 0))
}

fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    let mut bytes = Vec::new();
    let read = if input::is_standard(path) {
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| CommandError::Io {
        place: input::place(path),
        error,
    })
}

#[derive(Deserialize)]
struct VectorFile {
    vectors: Option<Vec<Vector>>,
    #[serde(default)]
    keys: Vec<Value>,
    jwks: Option<Value>,
    signing: Option<Vec<Signing>>,
    verifying: Option<Vec<Verifying>>,
}

/// The list and the position of a vector, its reason and its result.
type VectorResult = (&'static str, usize, String, Result<(), VectorError>);

impl VectorFile {
    /// Runs the vectors in order.
    fn run(self) -> Result<Vec<VectorResult>, JsonError> {
        if self.vectors.is_none() && self.signing.is_none() && self.verifying.is_none() {
            let missing = Message::MissingMember.with(&[&"vectors"]);
            return Err(JsonError::at_root(missing));
        }
        let key = |json: &Value| SigningKey::from_jwk(json.to_string().as_bytes());
        let keys: Result<Vec<_>, _> = self.keys.iter().map(key).collect();
        let keys = keys.map_err(|error| JsonError::at_root(localized(&error).to_string()))?;
        let set = match &self.jwks {
            Some(jwks) => KeySet::from_json(jwks.to_string().as_bytes()),
            None => Ok(KeySet::default()),
        };
        let set = set.map_err(|error| JsonError::at_root(localized(&error).to_string()))?;

        let mut results = Vec::new();
        for (at, vector) in self.vectors.into_iter().flatten().enumerate() {
            let result = vector.run();
            results.push(("vectors", at, vector.why, result));
        }
        for (at, vector) in self.signing.into_iter().flatten().enumerate() {
            let result = vector.run(&keys);
            results.push(("signing", at, vector.why, result));
        }
        for (at, vector) in self.verifying.into_iter().flatten().enumerate() {
            let result = vector.run(&set);
            results.push(("verifying", at, vector.why, result));
        }
        Ok(results)
    }
}

/// A text, and either its value or its error; an armor; or a symbol.
#[derive(Deserialize)]
struct Vector {
    #[serde(default)]
    why: String,
    text: Option<String>,
    /// Replaces `text` if that is not UTF-8.
    hex: Option<String>,
    value: Option<Value>,
    canonical: Option<Canonical>,
    error: Option<ExpectedError>,
    armor: Option<String>,
    version: Option<u8>,
    level: Option<String>,
    mask: Option<u8>,
    bits: Option<usize>,
    segments: Option<Value>,
    modules: Option<Vec<String>>,
}

/// The canonical text of a payload, or whether an armor is canonical.
#[derive(Deserialize)]
#[serde(untagged)]
enum Canonical {
    Text(String),
    Armor(bool),
}

#[derive(Deserialize)]
struct ExpectedError {
    /// `null` for an error of the payload as a whole.
    field: Option<String>,
    /// `null` for an error of an armor as a whole.
    offset: Option<usize>,
    code: Option<String>,
}

enum VectorError {
    /// The vector has a wrong set of members.
    Malformed(Message),
    /// The project does not do what the vector expects.
    Mismatch(String),
}

impl Vector {
    fn run(&self) -> Result<(), VectorError> {
        if let Some(armor) = &self.armor {
            return self.run_armor(armor);
        }
        let bytes = self.bytes().map_err(VectorError::Malformed)?;
        if self.modules.is_some() {
            return self.run_symbol(&bytes);
        }
        let canonical = match &self.canonical {
            Some(Canonical::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let decoded = PersonalQr::decode(&bytes);
        match (&self.error, &self.value, canonical) {
            (None, None, None) => Err(VectorError::Malformed(Message::VectorWithoutResult)),
            (None, value, canonical) => compare_valid(decoded, value.as_ref(), canonical),
            (Some(error), None, None) => error.compare(decoded),
            (Some(_), _, _) => Err(VectorError::Malformed(Message::VectorWithBoth)),
        }
    }

    fn run_armor(&self, text: &str) -> Result<(), VectorError> {
        let decoded = armor::decode(text.as_bytes());
        if let Some(expected) = &self.error {
            let Err(error) = decoded else {
                return Err(VectorError::Mismatch(Message::ErrorExpected.to_string()));
            };
            let found = (Some(error.code()), error.offset());
            return compare(
                "error",
                &found,
                &(expected.code.as_deref(), expected.offset),
            );
        }
        let payload = self.bytes().map_err(VectorError::Malformed)?;
        let decoded = decoded.map_err(|error| {
            VectorError::Mismatch(Message::DoesNotDecode.with(&[&localized(&error)]))
        })?;
        compare("payload", &decoded, &payload)?;
        match self.canonical {
            Some(Canonical::Armor(expected)) => {
                compare("canonical", &(armor::encode(&payload) == text), &expected)
            }
            _ => Ok(()),
        }
    }

    /// Compares the symbol of the uniform profile.
    fn run_symbol(&self, text: &[u8]) -> Result<(), VectorError> {
        let symbol = Symbol::new(text)
            .map_err(|error| VectorError::Mismatch(localized(&error).to_string()))?;
        let bits = plan(text, Profile::UNIFORM).map(|plan| plan.bits()).ok();
        let segments = symbol.segments().iter().map(|segment| {
            let mode = match segment.mode() {
                Mode::Numeric => "numeric",
                Mode::Alphanumeric => "alphanumeric",
                Mode::Byte => "byte",
            };
            json!([mode, segment.range().len()])
        });
        let row = |y| {
            let modules = (0..symbol.size()).map(|x| symbol.module(x, y));
            let digits = modules.map(|is_dark| if is_dark { '1' } else { '0' });
            digits.collect::<String>()
        };
        for (name, same) in [
            (
                "version",
                self.version
                    .is_none_or(|number| number == symbol.version().number()),
            ),
            (
                "level",
                self.level
                    .as_ref()
                    .is_none_or(|level| *level == symbol.level().to_string()),
            ),
            (
                "mask",
                self.mask
                    .is_none_or(|number| number == symbol.mask().number()),
            ),
            ("bits", self.bits.is_none() || self.bits == bits),
            (
                "segments",
                self.segments
                    .as_ref()
                    .is_none_or(|list| *list == segments.collect::<Value>()),
            ),
            (
                "modules",
                self.modules
                    .as_ref()
                    .is_none_or(|rows| rows.iter().cloned().eq((0..symbol.size()).map(row))),
            ),
        ] {
            compare(name, &same, &true)?;
        }
        Ok(())
    }

    fn bytes(&self) -> Result<Vec<u8>, Message> {
        match (&self.text, &self.hex) {
            (Some(text), None) => Ok(text.clone().into_bytes()),
            (None, Some(digits)) => {
                let mut bytes = vec![0; digits.len().div_ceil(2)];
                decode_hex(digits.as_bytes(), &mut bytes).map_err(|_| Message::VectorHex)?;
                Ok(bytes)
            }
            _ => Err(Message::VectorWithoutText),
        }
    }
}

/// A payload, and the text that a key signs it to.
#[derive(Deserialize)]
struct Signing {
    #[serde(default)]
    why: String,
    algorithm: String,
    key_id: String,
    payload: String,
    signed: String,
}

impl Signing {
    fn run(&self, keys: &[SigningKey]) -> Result<(), VectorError> {
        let key = keys.iter().find(|key| {
            key.key_id().as_str() == self.key_id
                && key.algorithm().letter().to_string() == self.algorithm
        });
        let key = key.ok_or(VectorError::Malformed(Message::VectorWithoutKey))?;
        let mismatch = |reason: &dyn Display| VectorError::Mismatch(reason.to_string());
        let payload = PersonalQr::decode(self.payload.as_bytes());
        let payload = payload.map_err(|error| mismatch(&localized(&error)))?;
        let signed = sign(&payload, key).map_err(|error| mismatch(&localized(&error)))?;
        compare("signed", &signed.as_str(), &self.signed.as_str())
    }
}

/// A text, and the key that verifies it or the code of the error.
#[derive(Deserialize)]
struct Verifying {
    #[serde(default)]
    why: String,
    text: String,
    verified: Option<Value>,
    error: Option<Value>,
}

impl Verifying {
    fn run(&self, keys: &KeySet) -> Result<(), VectorError> {
        let found = match verify(self.text.as_bytes(), keys) {
            Ok(verified) => json!({
                "algorithm": verified.algorithm().letter(),
                "key_id": verified.key_id().as_str(),
                "uncovered_slots": verified.has_unsigned_slots(),
            }),
            Err(error) => json!(error.code()),
        };
        let expected = self.verified.as_ref().or(self.error.as_ref());
        let expected = expected.ok_or(VectorError::Malformed(Message::VectorWithoutResult))?;
        compare("verified", &found, expected)
    }
}

fn compare<T: PartialEq>(what: &str, found: &T, expected: &T) -> Result<(), VectorError> {
    if found == expected {
        return Ok(());
    }
    Err(VectorError::Mismatch(Message::ResultDiffers.with(&[&what])))
}

/// Compares the decoded value with `value`, and the encoded text of both with `canonical`.
fn compare_valid(
    decoded: Result<PersonalQr<'_>, DecodeError>,
    value: Option<&Value>,
    canonical: Option<&str>,
) -> Result<(), VectorError> {
    let payload = decoded.map_err(|error| {
        VectorError::Mismatch(Message::DoesNotDecode.with(&[&localized(&error)]))
    })?;
    if let Some(value) = value {
        let found = serde_json::to_value(payload)
            .map_err(|_| VectorError::Mismatch(Message::ValueNotValid.to_string()))?;
        if let Some(path) = first_difference(&found, value) {
            return Err(VectorError::Mismatch(Message::ValueDiffers.with(&[&path])));
        }
    }
    if let Some(canonical) = canonical {
        compare_text(&payload.encode(), canonical, Message::CanonicalText)?;
    }
    if let (Some(value), Some(canonical)) = (value, canonical) {
        let payload = PersonalQrBuf::deserialize(value)
            .map_err(|_| VectorError::Mismatch(Message::ValueNotValid.to_string()))?;
        compare_text(payload.as_str(), canonical, Message::EncodedValue)?;
    }
    Ok(())
}

fn compare_text(found: &str, expected: &str, what: Message) -> Result<(), VectorError> {
    if found == expected {
        return Ok(());
    }
    let same = found
        .bytes()
        .zip(expected.bytes())
        .take_while(|(a, b)| a == b);
    let difference = Message::TextDiffers.with(&[&what, &same.count()]);
    Err(VectorError::Mismatch(difference))
}

impl ExpectedError {
    fn compare(&self, decoded: Result<PersonalQr<'_>, DecodeError>) -> Result<(), VectorError> {
        let Some(offset) = self.offset else {
            return Err(VectorError::Malformed(Message::VectorWithoutOffset));
        };
        let Err(error) = decoded else {
            return Err(VectorError::Mismatch(Message::ErrorExpected.to_string()));
        };
        let field = error.field().map(Field::name);
        let is_same = field == self.field.as_deref()
            && error.offset() == offset
            && self.code.as_deref().is_none_or(|code| code == error.code());
        if is_same {
            return Ok(());
        }
        let found = describe(field, error.offset(), Some(error.code()));
        let expected = describe(self.field.as_deref(), offset, self.code.as_deref());
        let difference = Message::ErrorDiffers.with(&[&found, &expected]);
        Err(VectorError::Mismatch(difference))
    }
}

fn describe(field: Option<&str>, offset: usize, code: Option<&str>) -> String {
    let whole = Message::WholePayload.to_string();
    let code = code.map(|code| format!(" ({code})")).unwrap_or_default();
    Message::ErrorPlace.with(&[&field.unwrap_or(&whole), &offset]) + &code
}

/// Returns the path to the first member that differs, or to the value itself.
fn first_difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.keys()
                .chain(b.keys())
                .find_map(|name| match (a.get(name), b.get(name)) {
                    (Some(a), Some(b)) => {
                        first_difference(a, b).map(|path| format!(".{name}{path}"))
                    }
                    _ => Some(format!(".{name}")),
                })
        }
        (a, b) => (a != b).then(String::new),
    }
}
