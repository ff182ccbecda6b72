use core::fmt;

use crate::value::{QUIET_ZONE, Row, Symbol};

/// What a terminal writes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Background {
    /// Light letters on a dark background: what is dark in the symbol is left blank.
    Dark,
    /// Dark letters on a light background, or on paper: what is dark in the symbol is filled.
    Light,
}

/// A symbol as text for a terminal, two rows of modules a line; made by [`Symbol::half_blocks`].
///
/// A character is about twice as high as it is wide, so that two modules one above the other make a square place. The last
/// line has a row of light below the symbol, whose rows are odd in number. There are no colors in it: on a terminal
/// whose background is not known, set black on white around each line and ask for [`Background::Light`].
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
    /// The symbol for a terminal, of Unicode half blocks.
    ///
    /// A dark module must look dark: which characters do that is a matter of the background, which the caller has to know.
    ///
    /// ```
    /// use qr_symbol::{Background, Symbol};
    ///
    /// let symbol = Symbol::new(b"001093029317")?;
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
            // Below the last row of an odd number is one more row of light.
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

/// A line before it is written: one write a line, not one a character. There is room for the widest, 185 characters of at most
/// three bytes and the line end.
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
        let room = self.text.get_mut(self.length..).unwrap_or_default();
        if let Some(room) = room.get_mut(..character.len()) {
            room.copy_from_slice(character.as_bytes());
            self.length = self.length.wrapping_add(character.len());
        }
    }

    fn as_str(&self) -> &str {
        let text = self.text.get(..self.length).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }
}
