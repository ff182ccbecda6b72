//! `vnpqr vectors`

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use vn_personal_qr::{DecodeError, Field, PersonalQr, PersonalQrBuf};

use crate::args::Vectors;
use crate::exit::{CommandError, Status};
use crate::hex;
use crate::input;
use crate::json;
use crate::output::Output;

pub(super) fn run(arguments: &Vectors) -> Result<Status, CommandError> {
    let mut report = String::new();
    let mut passed = 0;
    let mut failed = 0;
    for path in &arguments.files {
        let place = input::place(path);
        let malformed = |reason: String| CommandError::Usage(format!("{place}: {reason}"));
        let file: VectorFile =
            json::read_object(&read(path)?).map_err(|error| malformed(error.to_string()))?;
        for (at, vector) in file.vectors.iter().enumerate() {
            match vector.run() {
                Ok(()) => passed += 1,
                Err(VectorError::Malformed(reason)) => {
                    return Err(malformed(format!("$.vectors[{at}]: {reason}")));
                }
                Err(VectorError::Mismatch(difference)) => {
                    failed += 1;
                    let why = vector.why.escape_debug();
                    let _ = writeln!(report, "{place}: $.vectors[{at}] ({why}): {difference}");
                }
            }
        }
    }
    let _ = writeln!(report, "{passed} passed, {failed} failed");
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
    vectors: Vec<Vector>,
}

/// A text, and either its value or its error.
#[derive(Deserialize)]
struct Vector {
    #[serde(default)]
    why: String,
    text: Option<String>,
    /// Replaces `text` if that is not UTF-8.
    hex: Option<String>,
    value: Option<Value>,
    canonical: Option<String>,
    error: Option<ExpectedError>,
}

#[derive(Deserialize)]
struct ExpectedError {
    /// `null` for an error of the payload as a whole.
    field: Option<String>,
    offset: usize,
    code: Option<String>,
}

enum VectorError {
    /// The vector has a wrong set of members.
    Malformed(&'static str),
    /// The codec does not do what the vector expects.
    Mismatch(String),
}

impl Vector {
    fn run(&self) -> Result<(), VectorError> {
        let bytes = self.bytes().map_err(VectorError::Malformed)?;
        let decoded = PersonalQr::decode(&bytes);
        match (&self.error, &self.value, &self.canonical) {
            (None, None, None) => Err(VectorError::Malformed("expected a value or an error")),
            (None, value, canonical) => {
                compare_valid(decoded, value.as_ref(), canonical.as_deref())
            }
            (Some(error), None, None) => error.compare(decoded),
            (Some(_), _, _) => Err(VectorError::Malformed(
                "expected a value or an error, not both",
            )),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, &'static str> {
        match (&self.text, &self.hex) {
            (Some(text), None) => Ok(text.clone().into_bytes()),
            (None, Some(digits)) => {
                let mut bytes = vec![0; digits.len().div_ceil(2)];
                hex::decode(digits.as_bytes(), &mut bytes)
                    .map_err(|_| "hex: expected pairs of hexadecimal digits")?;
                Ok(bytes)
            }
            _ => Err("expected either text or hex"),
        }
    }
}

/// Compares the decoded value with `value`, and the encoded text of both with `canonical`.
fn compare_valid(
    decoded: Result<PersonalQr<'_>, DecodeError>,
    value: Option<&Value>,
    canonical: Option<&str>,
) -> Result<(), VectorError> {
    let payload =
        decoded.map_err(|error| VectorError::Mismatch(format!("does not decode: {error}")))?;
    if let Some(value) = value {
        let found = serde_json::to_value(payload)
            .map_err(|_| VectorError::Mismatch("the decoded value has no JSON form".to_owned()))?;
        if let Some(path) = first_difference(&found, value) {
            let difference = format!("the decoded value differs at ${path}");
            return Err(VectorError::Mismatch(difference));
        }
    }
    if let Some(canonical) = canonical {
        compare_text(&payload.encode(), canonical, "the canonical text")?;
    }
    if let (Some(value), Some(canonical)) = (value, canonical) {
        let payload = PersonalQrBuf::deserialize(value)
            .map_err(|_| VectorError::Mismatch("the value is not valid".to_owned()))?;
        compare_text(payload.as_str(), canonical, "the encoded value")?;
    }
    Ok(())
}

fn compare_text(found: &str, expected: &str, what: &str) -> Result<(), VectorError> {
    if found == expected {
        return Ok(());
    }
    let same = found
        .bytes()
        .zip(expected.bytes())
        .take_while(|(a, b)| a == b);
    let offset = same.count();
    Err(VectorError::Mismatch(format!(
        "{what} differs from byte {offset} on"
    )))
}

impl ExpectedError {
    fn compare(&self, decoded: Result<PersonalQr<'_>, DecodeError>) -> Result<(), VectorError> {
        let Err(error) = decoded else {
            return Err(VectorError::Mismatch(
                "decodes, but an error is expected".to_owned(),
            ));
        };
        let field = error.field().map(Field::name);
        let is_same = field == self.field.as_deref()
            && error.offset() == self.offset
            && self.code.as_deref().is_none_or(|code| code == error.code());
        if is_same {
            return Ok(());
        }
        let found = describe(field, error.offset(), Some(error.code()));
        let expected = describe(self.field.as_deref(), self.offset, self.code.as_deref());
        Err(VectorError::Mismatch(format!(
            "error at {found}, expected at {expected}"
        )))
    }
}

fn describe(field: Option<&str>, offset: usize, code: Option<&str>) -> String {
    let field = field.unwrap_or("the whole payload");
    let code = code.map(|code| format!(" ({code})")).unwrap_or_default();
    format!("{field}, byte {offset}{code}")
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
