//! A row or a column of modules as bits in words.
//!
//! What is asked of single modules elsewhere is asked of whole lines here: `a & b` of 64 modules takes as long as of one, and a
//! neighbor is a shift away. Shifts are named by what they do to a module's place, not to a number's value, since the first module
//! is the lowest bit: in [`earlier`](Line::earlier) the module three places further comes to stand where this one is.
#![cfg_attr(
    not(test),
    expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "words are counted by constants; shifts are by less than 64, as each function says"
    )
)]

use core::ops::{BitAnd, BitOr, BitXor, Not};

/// A row or a column: bit 0 of word 0 is its first module, set bits are dark. Bits behind its last module are 0.
///
/// Symbols of up to 64 modules a side, which is every payload without a signature, need one word; the largest need three.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<const W: usize>(pub(super) [u64; W]);

impl<const W: usize> Line<W> {
    pub(super) const EMPTY: Self = Self([0; W]);

    /// The first `count` modules set, all others not: what a line may hold at all, or how far a pattern may begin.
    #[inline]
    pub(super) fn first(count: usize) -> Self {
        let mut line = Self::EMPTY;
        let mut left = count;
        for word in &mut line.0 {
            *word = match left {
                0 => 0,
                1..64 => (1 << left) - 1,
                _ => u64::MAX,
            };
            left = left.saturating_sub(64);
        }
        line
    }

    /// Sets what is set in `bits`, which begin at module `at`; nothing is cleared, and what would lie behind the last word is lost.
    #[inline]
    pub(super) fn draw(&mut self, at: usize, bits: u64) {
        let (word, shift) = (at / 64, at % 64);
        if let Some(place) = self.0.get_mut(word) {
            *place |= bits << shift;
        }
        if shift > 0 {
            if let Some(place) = self.0.get_mut(word.wrapping_add(1)) {
                *place |= bits >> (64 - shift);
            }
        }
    }

    /// The 64 modules from `at` on, as a word; light where the line has ended.
    #[inline]
    pub(super) fn window(&self, at: usize) -> u64 {
        let (word, shift) = (at / 64, at % 64);
        let here = self.0.get(word).copied().unwrap_or(0) >> shift;
        if W == 1 || shift == 0 {
            return here;
        }
        let next = self.0.get(word.wrapping_add(1)).copied().unwrap_or(0);
        here | next << (64 - shift)
    }

    /// Each module where the one `by` places further was; `by` is 1 to 63.
    #[inline(always)]
    pub(super) fn earlier(self, by: u32) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[word] >> by;
            if word + 1 < W {
                line.0[word] |= self.0[word + 1] << (64 - by);
            }
        }
        line
    }

    /// Each module where the one `by` places before was; `by` is 1 to 63.
    #[inline(always)]
    pub(super) fn later(self, by: u32) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[word] << by;
            if word > 0 {
                line.0[word] |= self.0[word - 1] >> (64 - by);
            }
        }
        line
    }

    /// The first `size` modules in the opposite order.
    #[inline]
    pub(super) fn reversed(self, size: usize) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[W - 1 - word].reverse_bits();
        }
        // Now they are at the end.
        let unused = 64 * W - size.min(64 * W);
        let mut moved = Self::EMPTY;
        for (place, at) in moved
            .0
            .iter_mut()
            .zip((unused..64 * W + unused).step_by(64))
        {
            *place = line.window(at);
        }
        moved
    }

    /// How many modules are dark.
    #[inline(always)]
    pub(super) fn count(self) -> u64 {
        let mut count = 0;
        for word in self.0 {
            count = u64::wrapping_add(count, word.count_ones().into());
        }
        count
    }
}

impl<const W: usize> BitAnd for Line<W> {
    type Output = Self;

    #[inline(always)]
    fn bitand(mut self, other: Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word &= other;
        }
        self
    }
}

impl<const W: usize> BitOr for Line<W> {
    type Output = Self;

    #[inline(always)]
    fn bitor(mut self, other: Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
        self
    }
}

impl<const W: usize> BitXor for Line<W> {
    type Output = Self;

    #[inline(always)]
    fn bitxor(mut self, other: Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word ^= other;
        }
        self
    }
}

/// All bits, those behind the last module too.
impl<const W: usize> Not for Line<W> {
    type Output = Self;

    #[inline(always)]
    fn not(mut self) -> Self {
        for word in &mut self.0 {
            *word = !*word;
        }
        self
    }
}
