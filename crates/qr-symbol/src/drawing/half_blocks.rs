use core::fmt;

use crate::symbol::{QUIET_ZONE, Row, Symbol};

/// The background of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light characters on a dark background: dark modules are blank.
    Dark,
    /// Dark characters on a light background, or on paper: dark modules are filled.
    Light,
}

/// A symbol as text of half blocks, two rows of modules on a line; made by [`Symbol::half_blocks`].
///
/// Because a symbol has an odd number of rows, the last line has a light row below it. The text contains no colors. If
/// the background of a terminal is unknown, set black on white for each line and use [`Background::Light`].
///
/// ```text
/// half-blocks = 1*(1*( " " / "▀" / "▄" / "█" ) LF)
/// ```
#[derive(Clone, Copy, Debug)]
pub struct HalfBlocks<'a> {
    symbol: &'a Symbol,
    background: Background,
}

impl Symbol {
    /// Draws the symbol with Unicode half blocks, for a terminal with the given background.
    ///
    /// ```
    /// use qr_symbol::{Background, Symbol};
    ///
    /// let symbol = Symbol::new(b"0123456789")?;
    /// let text = symbol.half_blocks(Background::Dark).to_string();
    /// assert!(text.lines().all(|line| line.chars().count() == 29));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub const fn half_blocks(&self, background: Background) -> HalfBlocks<'_> {
        HalfBlocks {
            symbol: self,
            background,
        }
    }
}

impl fmt::Display for HalfBlocks<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.symbol.full_size();
        let [none, upper_only, lower_only, both] = match self.background {
            Background::Dark => ["█", "▄", "▀", " "],
            Background::Light => [" ", "▀", "▄", "█"],
        };
        for y in (0..size).step_by(2) {
            let upper = self.symbol.full_row(y);
            // The number of rows is odd: a light row follows the last one.
            let lower = self.symbol.full_row(y.wrapping_add(1));
            let mut line = Line::default();
            for x in 0..size {
                let dark = |row: &Row| {
                    let x = x.checked_sub(QUIET_ZONE)?;
                    Some(row.get(x / 64)? >> (x % 64) & 1 == 1)
                };
                let dark = |row| dark(row).unwrap_or(false);
                line.push(match (dark(&upper), dark(&lower)) {
                    (false, false) => none,
                    (true, false) => upper_only,
                    (false, true) => lower_only,
                    (true, true) => both,
                });
            }
            line.push("\n");
            f.write_str(line.as_str())?;
        }
        Ok(())
    }
}

/// A buffer for one line, which is written at once. The longest has 185 characters of at most three bytes, and LF.
struct Line {
    text: [u8; 3 * 186],
    length: usize,
}

impl Default for Line {
    fn default() -> Self {
        Self {
            text: [0; 3 * 186],
            length: 0,
        }
    }
}

impl Line {
    fn push(&mut self, character: &str) {
        let free = self.text.get_mut(self.length..).unwrap_or_default();
        if let Some(free) = free.get_mut(..character.len()) {
            free.copy_from_slice(character.as_bytes());
            self.length = self.length.wrapping_add(character.len());
        }
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }
}
