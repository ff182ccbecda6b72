//! `vnpqr vectors`

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use vn_personal_qr::{DecodeError, Field, PersonalQr, PersonalQrBuf};

use crate::args::Vectors;
use crate::hex;
use crate::input;
use crate::json;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;

pub(crate) fn run(arguments: &Vectors) -> Result<Verdict, Failure> {
    let mut report = String::new();
    let mut passed = 0;
    let mut failed = 0;
    for path in &arguments.files {
        let place = input::place(path);
        let unreadable = |reason: String| Failure::Input(format!("{place}: {reason}"));
        let file: VectorFile =
            json::read_object(&read(path)?).map_err(|refusal| unreadable(refusal.to_string()))?;
        for (at, vector) in file.vectors.iter().enumerate() {
            match vector.run() {
                Ok(()) => passed += 1,
                Err(Outcome::Malformed(reason)) => {
                    return Err(unreadable(format!("$.vectors[{at}]: {reason}")));
                }
                Err(Outcome::Difference(difference)) => {
                    failed += 1;
                    let why = vector.why.escape_debug();
                    let _ = writeln!(report, "{place}: $.vectors[{at}] ({why}): {difference}");
                }
            }
        }
    }
    let _ = writeln!(report, "{passed} passed, {failed} failed");
    Output::print(report.as_bytes())?;
    Ok(Verdict::good_if(failed == 0))
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if input::is_standard(path) {
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| Failure::Io {
        place: input::place(path),
        error,
    })
}

#[derive(Deserialize)]
struct VectorFile {
    vectors: Vec<Vector>,
}

/// A text, and either what it decodes to or how it is refused.
#[derive(Deserialize)]
struct Vector {
    #[serde(default)]
    why: String,
    text: Option<String>,
    /// In place of `text`, where that is not UTF-8.
    hex: Option<String>,
    value: Option<Value>,
    canonical: Option<String>,
    error: Option<Refusal>,
}

#[derive(Deserialize)]
struct Refusal {
    /// `null` where the payload as a whole is at fault.
    field: Option<String>,
    offset: usize,
    code: Option<String>,
}

enum Outcome {
    /// The vector does not say what to do.
    Malformed(&'static str),
    /// The library does something else than the vector says.
    Difference(String),
}

impl Vector {
    fn run(&self) -> Result<(), Outcome> {
        let bytes = self.bytes().map_err(Outcome::Malformed)?;
        let decoded = PersonalQr::decode(&bytes);
        match (&self.error, &self.value, &self.canonical) {
            (None, None, None) => Err(Outcome::Malformed("neither a value nor an error")),
            (None, value, canonical) => valid(decoded, value.as_ref(), canonical.as_deref()),
            (Some(error), None, None) => error.check(decoded),
            (Some(_), _, _) => Err(Outcome::Malformed("both a value and an error")),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, &'static str> {
        match (&self.text, &self.hex) {
            (Some(text), None) => Ok(text.clone().into_bytes()),
            (None, Some(digits)) => {
                let mut bytes = vec![0; digits.len().div_ceil(2)];
                hex::read(digits.as_bytes(), &mut bytes)
                    .map_err(|_| "hex holds other than pairs of hexadecimal digits")?;
                Ok(bytes)
            }
            _ => Err("one of text and hex is to be there"),
        }
    }
}

/// Compares both ways: the text with its value, and the value with its text.
fn valid(
    decoded: Result<PersonalQr<'_>, DecodeError>,
    value: Option<&Value>,
    canonical: Option<&str>,
) -> Result<(), Outcome> {
    let payload = decoded.map_err(|error| Outcome::Difference(format!("refused: {error}")))?;
    if let Some(value) = value {
        let found = serde_json::to_value(payload)
            .map_err(|_| Outcome::Difference("its value has no JSON form".to_owned()))?;
        if let Some(path) = first_difference(&found, value) {
            let difference = format!("decodes to another value, at ${path}");
            return Err(Outcome::Difference(difference));
        }
    }
    if let Some(canonical) = canonical {
        same_text(&payload.encode(), canonical, "its canonical text")?;
    }
    if let (Some(value), Some(canonical)) = (value, canonical) {
        let payload = PersonalQrBuf::deserialize(value)
            .map_err(|_| Outcome::Difference("its value is refused".to_owned()))?;
        same_text(payload.as_str(), canonical, "the text of its value")?;
    }
    Ok(())
}

fn same_text(found: &str, expected: &str, what: &str) -> Result<(), Outcome> {
    if found == expected {
        return Ok(());
    }
    let same = found
        .bytes()
        .zip(expected.bytes())
        .take_while(|(a, b)| a == b);
    let offset = same.count();
    Err(Outcome::Difference(format!(
        "{what} differs from byte {offset} on"
    )))
}

impl Refusal {
    fn check(&self, decoded: Result<PersonalQr<'_>, DecodeError>) -> Result<(), Outcome> {
        let Err(error) = decoded else {
            return Err(Outcome::Difference(
                "decodes, though it is not valid".to_owned(),
            ));
        };
        let field = error.field().map(Field::name);
        let is_same = field == self.field.as_deref()
            && error.offset() == self.offset
            && self.code.as_deref().is_none_or(|code| code == error.code());
        if is_same {
            return Ok(());
        }
        let found = place(field, error.offset(), Some(error.code()));
        let expected = place(self.field.as_deref(), self.offset, self.code.as_deref());
        Err(Outcome::Difference(format!(
            "refused at {found}, not at {expected}"
        )))
    }
}

fn place(field: Option<&str>, offset: usize, code: Option<&str>) -> String {
    let field = field.unwrap_or("the whole");
    let code = code.map(|code| format!(" ({code})")).unwrap_or_default();
    format!("{field}, byte {offset}{code}")
}

/// The path to the first member, or element, that is not the same in both.
fn first_difference(a: &Value, b: &Value) -> Option<String> {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            let names = a.keys().chain(b.keys());
            names
                .into_iter()
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
