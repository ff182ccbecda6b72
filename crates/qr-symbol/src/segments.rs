use core::fmt;
use core::ops::Range;

use super::mode::Mode;

/// The most characters that any symbol holds: digits in version 40-L.
pub(super) const MAX_CHARACTERS: usize = 7089;

/// Two bits a character.
const WORDS: usize = MAX_CHARACTERS.div_ceil(32);

/// The modes a text is written in, as one mode a character: a segment is a run of one mode.
///
/// They hold no text, only which stretches of it are digits and the like. A value takes about 1.8 KiB, room for the longest text
/// of all, so that nothing need be allocated.
///
/// That is all there is to know, because two segments of one mode side by side are never shorter than one: see
/// [`plan`](super::plan()).
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Segments {
    modes: [u64; WORDS],
    length: usize,
}

/// A piece of the text that is written in one mode: never empty, and its neighbors have other modes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Segment {
    mode: Mode,
    range: Range<usize>,
}

impl Segment {
    /// How its characters are written.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Which bytes of the text it holds. The segments of a text lie end to end, from 0 to its length. A character of several
    /// bytes is never told from other bytes, and may be divided only in that sense.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.range.start..self.range.end
    }
}

impl Segments {
    pub(super) const EMPTY: Self = Self {
        modes: [0; WORDS],
        length: 0,
    };

    /// One more character at the end.
    #[inline]
    pub(super) fn push(&mut self, mode: Mode) {
        if let Some(word) = self.modes.get_mut(self.length / 32) {
            *word |= (mode as u64).wrapping_shl(shift(self.length));
            self.length = self.length.wrapping_add(1);
        }
    }

    /// The segments in the order of the text.
    ///
    /// ```
    /// use qr_symbol::{Mode, Symbol};
    ///
    /// let symbol = Symbol::new(b"162979388586171100|<1<00<0123232422")?;
    /// let pieces = symbol.segments().iter().map(|segment| (segment.mode(), segment.range()));
    /// assert!(pieces.eq([(Mode::Numeric, 0..18), (Mode::Byte, 18..25), (Mode::Numeric, 25..35)]));
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

/// Where in its word a character's two bits are.
#[inline]
fn shift(at: usize) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "less than 32")]
    {
        ((at % 32) as u32).wrapping_mul(2)
    }
}

/// Modes and lengths, which say nothing of what the text is.
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
