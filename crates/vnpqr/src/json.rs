//! JSON input, with error messages that hold none of its values.

use std::iter;

use serde::de::DeserializeOwned;
use serde_json::Deserializer;
use serde_path_to_error::{Path, Segment};
use thiserror::Error;

/// An error of a JSON document: where, and what was expected. It shows member names of the expected form and no values.
#[derive(Debug, Error)]
#[error("{path}: {reason}")]
pub(crate) struct JsonError {
    /// A JSON path: `$.extension.phone`.
    path: String,
    reason: String,
}

impl JsonError {
    pub(crate) fn at_root(reason: impl Into<String>) -> Self {
        Self {
            path: "$".to_owned(),
            reason: reason.into(),
        }
    }
}

/// Returns a document without the byte order mark of UTF-8, which some editors write. UTF-16 is an error.
pub(crate) fn without_mark(document: &[u8]) -> Result<&[u8], JsonError> {
    match document {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
            Err(JsonError::at_root("the text is UTF-16, save it as UTF-8"))
        }
        [0xEF, 0xBB, 0xBF, document @ ..] | document => Ok(document),
    }
}

/// Reads a document that is one object.
pub(crate) fn read_object<T: DeserializeOwned>(document: &[u8]) -> Result<T, JsonError> {
    let document = without_mark(document)?;
    // serde would also accept an array of the members' values, and has no short message for other values.
    if !document.trim_ascii_start().starts_with(b"{") {
        return Err(JsonError::at_root("expected an object"));
    }
    if let Ok(value) = serde_json::from_slice(document) {
        return Ok(value);
    }
    // Read again to find the path: tracking it takes as long as reading.
    let mut deserializer = Deserializer::from_slice(document);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| JsonError {
        path: json_path(error.path()),
        reason: reason(error.inner()),
    })?;
    match deserializer.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(JsonError::at_root(reason(&error))),
    }
}

fn json_path(path: &Path) -> String {
    let steps = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("[{index}]"),
        Segment::Map { key } | Segment::Enum { variant: key } if is_member_name(key) => {
            format!(".{key}")
        }
        Segment::Unknown => String::new(),
        // An unexpected name may itself be personal data.
        Segment::Map { .. } | Segment::Enum { .. } => ".?".to_owned(),
    });
    iter::once("$".to_owned()).chain(steps).collect()
}

fn is_member_name(key: &str) -> bool {
    key.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// Returns the message without the value that it quotes: serde writes `invalid type: string "…", expected …`.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    if !error.is_data() {
        return format!("invalid JSON at column {}: {message}", error.column());
    }
    // Only serde quotes a value; the messages of the codec do not.
    let quotes_value = ["invalid ", "unknown field", "unknown variant"]
        .iter()
        .any(|start| message.starts_with(start));
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if quotes_value => format!("expected {expected}"),
        _ => message.to_owned(),
    }
}
