//! LenientPayload JSON, with complaints that may be logged.

use std::fmt;
use std::iter;

use serde::de::DeserializeOwned;
use serde_json::Deserializer;
use serde_path_to_error::{Path, Segment};

/// Where a document is not what it should be, and why.
///
/// Of the document only its member names are told, none of the values.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// As a JSON path: `$.extension.phone`.
    path: String,
    reason: String,
}

impl Refusal {
    pub(crate) fn of_whole(reason: impl Into<String>) -> Self {
        Self {
            path: "$".to_owned(),
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

/// Reads a document that is one object.
pub(crate) fn read_object<T: DeserializeOwned>(document: &[u8]) -> Result<T, Refusal> {
    // serde would also take a list of the members' values, and has no simple word for what it misses here.
    if !document.trim_ascii_start().starts_with(b"{") {
        return Err(Refusal::of_whole("expected an object"));
    }
    if let Ok(value) = serde_json::from_slice(document) {
        return Ok(value);
    }
    // Once more, to say where: to keep track of the path takes as long as to read.
    let mut reader = Deserializer::from_slice(document);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| Refusal {
        path: json_path(error.path()),
        reason: reason(error.inner()),
    })?;
    match reader.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(Refusal::of_whole(reason(&error))),
    }
}

fn json_path(path: &Path) -> String {
    let steps = path.iter().map(|segment| match segment {
        Segment::Seq { index } => format!("[{index}]"),
        Segment::Map { key } | Segment::Enum { variant: key } if is_of_form(key) => {
            format!(".{key}")
        }
        Segment::Unknown => String::new(),
        // A member that no form has may hold anything, even in its name.
        Segment::Map { .. } | Segment::Enum { .. } => ".?".to_owned(),
    });
    iter::once("$".to_owned()).chain(steps).collect()
}

fn is_of_form(key: &str) -> bool {
    key.bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The sentence of an error without the value that it is about: serde says `invalid type: string "…", expected …`.
fn reason(error: &serde_json::Error) -> String {
    let sentence = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let sentence = sentence.strip_suffix(&position).unwrap_or(&sentence);
    if !error.is_data() {
        return format!("not JSON at column {}: {sentence}", error.column());
    }
    // Only serde quotes a value; the messages of the codec do not.
    let quotes_value = ["invalid ", "unknown field", "unknown variant"]
        .iter()
        .any(|start| sentence.starts_with(start));
    match sentence.rsplit_once(", expected ") {
        Some((_, expected)) if quotes_value => format!("expected {expected}"),
        _ => sentence.to_owned(),
    }
}
