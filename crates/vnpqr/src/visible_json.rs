//! JSON that shows what is in it.
//!
//! A payload may hold characters that turn the direction of a line around, break it or take no room. In a string of JSON
//! they can be written as escapes, which any reader takes for the same text; so a log of records shows what it holds.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// Appends the JSON form of the value.
pub(crate) fn append<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(out, Visible);
    Ok(value.serialize(&mut serializer)?)
}

struct Visible;

impl Formatter for Visible {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
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

/// Whether the character can be seen, at least behind another: a tone mark without its letter counts.
fn is_visible(c: char) -> bool {
    let mut behind_letter = [b'a'; 5];
    let end = 1 + c.encode_utf8(&mut behind_letter[1..]).len();
    let text = std::str::from_utf8(&behind_letter[..end]).unwrap_or_default();
    c.is_ascii() || text.escape_debug().nth(1) == Some(c)
}
