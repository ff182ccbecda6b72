//! JSON with invisible characters as escapes.
//!
//! A payload may hold characters that change the direction of a line, break it or have no width. In a JSON string they
//! are written as `\u` escapes, so that a log of records shows all that is in it. Any reader gets the same text.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Appends the JSON form of `value` to `out`.
pub(crate) fn append<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, EscapeInvisible);
    Ok(value.serialize(&mut serializer)?)
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
