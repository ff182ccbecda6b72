use core::fmt;
use core::ops::Range;

use crate::mode::Mode;

/// The number of characters that the largest symbol holds: digits in version 40-L.
pub(crate) const MAX_CHARACTERS: usize = 7089;

/// The number of words that hold two bits for each character.
const WORDS: usize = MAX_CHARACTERS.div_ceil(32);

/// The segments of a text: their modes and ranges, not the text.
///
/// A value takes about 1.8 KiB: it stores a mode for each character of the longest text. Adjacent segments have
/// different modes, because one segment is never longer than two of the same mode.
///
/// `Debug` shows the mode and length of each segment.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Segments {
    modes: [u64; WORDS],
    length: usize,
}

/// A segment: a part of the text that is encoded in one mode. It is never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    mode: Mode,
    range: Range<usize>,
}

impl Segment {
    /// Returns the mode.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Returns the range of bytes in the text. The segments cover the text from 0 to its length without gaps.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.range.start..self.range.end
    }
}

impl Segments {
    pub(crate) const EMPTY: Self = Self {
        modes: [0; WORDS],
        length: 0,
    };

    /// Adds a character at the end.
    #[inline]
    pub(crate) fn push(&mut self, mode: Mode) {
        if let Some(word) = self.modes.get_mut(self.length / 32) {
            *word |= (mode as u64).wrapping_shl(shift(self.length));
            self.length = self.length.wrapping_add(1);
        }
    }

    /// Returns the segments in the order of the text.
    ///
    /// ```
    /// use qr_symbol::{Mode, Symbol};
    ///
    /// let symbol = Symbol::new(b"20250131-invoice-0123456789")?;
    /// let segments = symbol.segments().iter().map(|segment| (segment.mode(), segment.range()));
    /// assert!(segments.eq([(Mode::Numeric, 0..8), (Mode::Byte, 8..17), (Mode::Numeric, 17..27)]));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = Segment> + '_ {
        let mut start = 0;
        core::iter::from_fn(move || {
            let mode = self.mode(start)?;
            let mut end = start.wrapping_add(1);
            while self.mode(end) == Some(mode) {
                end = end.wrapping_add(1);
            }
            let range = start..end;
            start = end;
            Some(Segment { mode, range })
        })
    }

    #[inline]
    fn mode(&self, at: usize) -> Option<Mode> {
        if at >= self.length {
            return None;
        }
        let word = self.modes.get(at / 32)?;
        match word.wrapping_shr(shift(at)) & 3 {
            0 => Some(Mode::Numeric),
            1 => Some(Mode::Alphanumeric),
            _ => Some(Mode::Byte),
        }
    }
}

/// Returns the position of a character's two bits in their word.
#[inline]
fn shift(at: usize) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "less than 32")]
    {
        ((at % 32) as u32).wrapping_mul(2)
    }
}

impl fmt::Debug for Segments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(
                self.iter()
                    .map(|segment| (segment.mode, segment.range.len())),
            )
            .finish()
    }
}
