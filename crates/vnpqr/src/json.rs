//! JSON: reading with error messages that hold none of its values, and writing with invisible characters as escapes.
//!
//! A payload may hold characters that change the direction of a line, break it or have no width. In a JSON string they
//! are written as `\u` escapes, so that a log of records shows all that is in it. Any reader gets the same text.

use std::io::{self, Write};
use std::iter;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::ser::Formatter;
use serde_json::{Deserializer, Serializer, Value};
use serde_path_to_error::{Path, Segment};
use thiserror::Error;
use vn_personal_qr::{
    BirthDate, DecodeError, Field, HealthCard, IdNumber, Language, Localize as _, MAX_LEN, Name,
    PersonalQr, Phone, Qid, Signature,
};

use crate::messages::Message;
use crate::settings::language;
use crate::text::is_utf16;

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
    if is_utf16(document) {
        return Err(JsonError::at_root(Message::Utf16));
    }
    Ok(document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(document))
}

/// Reads a document that is one object.
pub(crate) fn read_object<T: DeserializeOwned>(document: &[u8]) -> Result<T, JsonError> {
    let document = without_mark(document)?;
    // serde would also accept an array of the members' values, and has no short message for other values.
    if !document.trim_ascii_start().starts_with(b"{") {
        return Err(JsonError::at_root(Message::ExpectedObject));
    }
    if let Ok(value) = serde_json::from_slice(document) {
        return Ok(value);
    }
    // Read again to find the path: tracking it takes as long as reading.
    let mut deserializer = Deserializer::from_slice(document);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| JsonError {
        path: json_path(error.path()),
        reason: field_reason(document, error.path()).unwrap_or_else(|| reason(error.inner())),
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

/// Returns the message of serde in the language of the command, without the value that it quotes:
/// `invalid type: string "…", expected …`.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    if !error.is_data() {
        return Message::InvalidJson.with(&[&error.column(), &message]);
    }
    let backquoted = |text: &str| text.trim_matches('`').to_owned();
    if let Some(name) = message.strip_prefix("missing field ") {
        return Message::MissingMember.with(&[&backquoted(name)]);
    }
    if let Some(names) = message.strip_prefix("unknown member, expected ") {
        return Message::UnknownMember.with(&[&translated(names)]);
    }
    if message == "duplicate member" {
        return Message::DuplicateMember.to_string();
    }
    // Only serde quotes a value; the messages of the codec do not.
    let quotes_value = ["invalid ", "unknown field", "unknown variant"]
        .iter()
        .any(|start| message.starts_with(start));
    match message.rsplit_once(", expected ") {
        Some((_, expected)) if quotes_value => Message::Expected.with(&[&translated(expected)]),
        _ => Message::OtherReason.with(&[&whole_reason(message)]),
    }
}

/// Translates an error of the payload as a whole, which serde has as English text only.
fn whole_reason(message: &str) -> String {
    let samples = ["|A|2015-06-01|0|1|", &"A".repeat(MAX_LEN + 1)];
    let errors = samples
        .iter()
        .filter_map(|text| PersonalQr::decode(text.as_bytes()).err());
    let without_offset = |error: &DecodeError, language| {
        let text = error.in_language(language).to_string();
        text.split(" (byte").next().unwrap_or_default().to_owned()
    };
    for error in errors {
        let english = without_offset(&error, Language::English);
        if let Some(offset) = message.strip_prefix(&english) {
            return without_offset(&error, language()) + offset;
        }
    }
    message.to_owned()
}

/// Translates the expectations of serde and of the JSON form.
fn translated(expected: &str) -> String {
    if language() == Language::English {
        return expected.to_owned();
    }
    match expected {
        "a text" | "a string" | "string" => "chuỗi ký tự".to_owned(),
        "an object" | "a map" => "một đối tượng".to_owned(),
        "a list of texts" => "danh sách chuỗi ký tự".to_owned(),
        "an object with the fields of a payload" => "một đối tượng có các trường của mã".to_owned(),
        "an object with the slots of the extension" => {
            "một đối tượng có các mục của phần mở rộng".to_owned()
        }
        words => words.replace(" or ", " hoặc "),
    }
}

/// Returns the error of the text at a path in Vietnamese, if it belongs to a field. serde has it as English text only.
fn field_reason(document: &[u8], path: &Path) -> Option<String> {
    if language() == Language::English {
        return None;
    }
    let mut value: Value = serde_json::from_slice(document).ok()?;
    let mut field = None;
    for segment in path {
        value = match segment {
            Segment::Map { key } => {
                field = Some(key.as_str());
                value[key].take()
            }
            Segment::Seq { index } => value[index].take(),
            _ => return None,
        };
    }
    let field: Field = field?.parse().ok()?;
    let text = value.as_str()?;
    let error = field_error(field, text)?;
    Some(error.in_language(Language::Vietnamese).to_string())
}

/// Returns the error of the text as this field.
fn field_error(field: Field, text: &str) -> Option<DecodeError> {
    match field {
        Field::IdNumber => IdNumber::new(text).err(),
        Field::Name => Name::new(text).err(),
        Field::BirthDate => BirthDate::new(text).err(),
        Field::Qid | Field::DeclarantQid => Qid::new(text).err(),
        Field::HealthCard => HealthCard::new(text).err(),
        Field::Phone => Phone::new(text).err(),
        Field::Signature => Signature::new(text).err(),
        _ => None,
    }
}

/// Appends the JSON form of `value` to `out`.
pub(crate) fn append<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, EscapeInvisible);
    Ok(value.serialize(&mut serializer)?)
}

/// Appends the JSON form of `value` and a line end.
pub(crate) fn append_line<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> io::Result<()> {
    append(out, value)?;
    out.push(b'\n');
    Ok(())
}

struct EscapeInvisible;

impl Formatter for EscapeInvisible {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if fragment.is_ascii() {
            return writer.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| !is_visible(*c)) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + c.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

/// Returns whether the character is visible after a letter, as combining tone marks are.
pub(crate) fn is_visible(c: char) -> bool {
    let mut after_letter = [b'a'; 5];
    let end = 1 + c.encode_utf8(&mut after_letter[1..]).len();
    let text = std::str::from_utf8(&after_letter[..end]).unwrap_or_default();
    c.is_ascii() || text.escape_debug().nth(1) == Some(c)
}
