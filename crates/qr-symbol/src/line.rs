//! A row or a column of modules as bits in words.
//!
//! One operation handles 64 modules. Shifts are named by the direction in which modules move, because the first module
//! is the lowest bit: [`earlier`](Line::earlier) moves modules towards the first.
#![cfg_attr(
    not(test),
    expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "indices are below the constant W; shifts are below 64, as each function documents"
    )
)]

use core::ops::{BitAnd, BitOr, BitXor, Not};

/// A row or a column: bit 0 of word 0 is its first module, set bits are dark. Bits after its last module are 0.
///
/// Symbols of up to 64 modules on a side (version 11) need one word, the largest need three.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<const W: usize>(pub(crate) [u64; W]);

impl<const W: usize> Line<W> {
    pub(crate) const EMPTY: Self = Self([0; W]);

    /// Returns a line with the first `count` modules set.
    #[inline]
    pub(crate) fn first(count: usize) -> Self {
        let mut line = Self::EMPTY;
        let mut remaining = count;
        for word in &mut line.0 {
            *word = match remaining {
                0 => 0,
                1..64 => (1 << remaining) - 1,
                _ => u64::MAX,
            };
            remaining = remaining.saturating_sub(64);
        }
        line
    }

    /// Sets the modules from `at` on that are set in `bits`. Clears none; drops bits after the last word.
    #[inline]
    pub(crate) fn draw(&mut self, at: usize, bits: u64) {
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

    /// Returns the 64 modules from `at` on. Modules after the last word are light.
    #[inline]
    pub(crate) fn window(&self, at: usize) -> u64 {
        let (word, shift) = (at / 64, at % 64);
        let here = self.0.get(word).copied().unwrap_or(0) >> shift;
        if W == 1 || shift == 0 {
            return here;
        }
        let next = self.0.get(word.wrapping_add(1)).copied().unwrap_or(0);
        here | next << (64 - shift)
    }

    /// Moves each module `by` places towards the first; `by` is 1 to 63.
    #[inline(always)]
    pub(crate) fn earlier(self, by: u32) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[word] >> by;
            if word + 1 < W {
                line.0[word] |= self.0[word + 1] << (64 - by);
            }
        }
        line
    }

    /// Moves each module `by` places away from the first; `by` is 1 to 63.
    #[inline(always)]
    pub(crate) fn later(self, by: u32) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[word] << by;
            if word > 0 {
                line.0[word] |= self.0[word - 1] >> (64 - by);
            }
        }
        line
    }

    /// Returns the first `size` modules in reverse order.
    #[inline]
    pub(crate) fn reversed(self, size: usize) -> Self {
        let mut line = Self::EMPTY;
        for word in 0..W {
            line.0[word] = self.0[W - 1 - word].reverse_bits();
        }
        // The reversed modules are at the end of the words.
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

    /// Returns the number of dark modules.
    #[inline(always)]
    pub(crate) fn count(self) -> u64 {
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

/// Inverts all bits, also those after the last module.
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
