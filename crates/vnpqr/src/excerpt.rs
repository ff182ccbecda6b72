//! A text with a caret under one of its bytes.

use std::fmt;
use std::io;
use std::ops::Range;

use clap::builder::styling::AnsiColor;
use terminal_size::{Width, terminal_size_of};
use unicode_width::UnicodeWidthStr as _;

use crate::settings::colored;

/// Displays a text, and a caret under the character at an offset.
///
/// Characters that a terminal does not show, or that control it, are escaped: `\u{202e}`, `\t`, and `\xff` for a byte
/// that is not UTF-8. On a terminal the text is wrapped into rows that fit, and the caret is below its row.
pub(crate) struct Excerpt<'a> {
    pub(crate) text: &'a [u8],
    pub(crate) offset: usize,
    /// Shows letters and digits as `*`.
    pub(crate) masked: bool,
}

const INDENT: &str = "  ";

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = row_columns();
        let mut row = Row::default();
        for cell in self.cells() {
            let width = cell.shown.width();
            if row.width + width > columns {
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

/// Returns how many columns of text fit into a row.
fn row_columns() -> usize {
    match terminal_size_of(io::stdout()) {
        // One column is left for a caret after the text.
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
            Some(column) => {
                let caret = colored(AnsiColor::Red, "^");
                writeln!(f, "{INDENT}{:column$}{caret}", "")
            }
            None => Ok(()),
        }
    }
}

/// A character or an invalid byte, as it is shown.
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
