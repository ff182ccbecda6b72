//! A text with a mark under one of its bytes.

use std::fmt;
use std::io;
use std::ops::Range;

use terminal_size::{Width, terminal_size_of};
use unicode_width::UnicodeWidthStr as _;

/// Prints the text, and a caret under the character that begins at, or holds, the offset.
///
/// What a terminal would not show as itself, or would act upon, is escaped: `\u{202e}`, `\t`, and `\xff` for a byte
/// that is not UTF-8. On a terminal the text is broken into rows that fit, each with its caret line below.
pub(crate) struct Excerpt<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) offset: usize,
    /// Letters and digits as `*`.
    pub(crate) masked: bool,
}

const INDENT: &str = "  ";

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let room = row_width();
        let mut row = Row::default();
        for cell in self.cells() {
            let width = cell.shown.width();
            if row.width + width > room {
                row.print(f)?;
                row = Row::default();
            }
            if cell.bytes.contains(&self.offset) {
                row.caret = Some(row.width);
            }
            row.text.push_str(&cell.shown);
            row.width += width;
        }
        if self.offset >= self.text.len() {
            row.caret = Some(row.width);
        }
        row.print(f)
    }
}

/// How many columns of text fit into a row.
fn row_width() -> usize {
    match terminal_size_of(io::stdout()) {
        // One column stays free for a caret behind the text.
        Some((Width(columns), _)) => usize::from(columns)
            .saturating_sub(INDENT.len() + 1)
            .max(20),
        None => usize::MAX,
    }
}

#[derive(Default)]
struct Row {
    text: String,
    width: usize,
    caret: Option<usize>,
}

impl Row {
    fn print(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{INDENT}{}", self.text)?;
        match self.caret {
            Some(column) => writeln!(f, "{INDENT}{:column$}^", ""),
            None => Ok(()),
        }
    }
}

/// A piece of the text as it is shown.
struct Cell {
    bytes: Range<usize>,
    shown: String,
}

impl Excerpt<'_> {
    fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(self.text.len());
        let mut start = 0;
        let mut push = |length, shown| {
            let bytes = start..start + length;
            start += length;
            cells.push(Cell { bytes, shown });
        };
        for chunk in self.text.utf8_chunks() {
            for c in chunk.valid().chars() {
                push(c.len_utf8(), self.shown(c));
            }
            for byte in chunk.invalid() {
                push(1, format!("\\x{byte:02x}"));
            }
        }
        cells
    }

    fn shown(&self, c: char) -> String {
        match c {
            _ if self.masked && c.is_alphanumeric() => "*".to_owned(),
            '\'' | '"' => c.to_string(),
            _ => c.escape_debug().to_string(),
        }
    }
}
