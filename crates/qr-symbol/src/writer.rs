//! Writing: from a plan to modules.
//!
//! Every step is generic over the words `W` of a line, the number of lines `N` (with the light lines that [`penalty`]
//! needs) and the codewords `C`, so that a small symbol takes neither the time nor the stack of a large one.

use core::array::from_fn;

use crate::bch::format_information;
use crate::bit_stream::pack;
use crate::error::TooLong;
use crate::function_patterns::FunctionPatterns;
use crate::line::Line;
use crate::mask::Mask;
use crate::penalty::{ABOVE, penalty};
use crate::placement::{place, transpose};
use crate::plan::{Plan, plan};
use crate::profile::Profile;
use crate::reed_solomon::interleave;
use crate::symbol::{Row, Symbol};
use crate::version::Level;

impl Symbol {
    /// Encodes a text, which may be any bytes, with [`Profile::UNIFORM`].
    ///
    /// # Errors
    ///
    /// [`TooLong`] if no version holds the text at level M: 2,332 times `a`.
    pub fn new(text: &[u8]) -> Result<Self, TooLong> {
        Self::with_profile(text, Profile::UNIFORM)
    }

    /// Encodes a text with another profile.
    ///
    /// ```
    /// use qr_symbol::{Level, Profile, Symbol};
    ///
    /// let profile = Profile::UNIFORM.min_level(Level::L).keep_level();
    /// assert_eq!(Symbol::with_profile(b"0123456789", profile)?.level(), Level::L);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`] if no version holds the text at the profile's level: 3,058 times `0` at level H.
    pub fn with_profile(text: &[u8], profile: Profile) -> Result<Self, TooLong> {
        Ok(plan(text, profile)?.write())
    }
}

impl Plan<'_> {
    /// Computes the modules of the symbol.
    ///
    /// The mask is that of the profile, or the first of least penalty; scoring the eight masks takes most of the time.
    /// Nothing is allocated. Besides the symbol itself, about 12 KiB of stack are used up to version 11, 24 KiB up to
    /// version 27 and 38 KiB above.
    ///
    /// ```
    /// use qr_symbol::{Profile, plan};
    ///
    /// let symbol = plan(b"0123456789", Profile::UNIFORM)?.write();
    /// assert_eq!(symbol.size(), 21);
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    #[inline(never)]
    pub fn write(&self) -> Symbol {
        match self.version.number() {
            0..=11 => small(self),
            12..=27 => medium(self),
            _ => large(self),
        }
    }
}

// Lines: those of the largest symbol and 14 more. Codewords: those of the largest symbol and at least eight more.

#[inline(never)]
fn small(plan: &Plan<'_>) -> Symbol {
    write::<1, 75, 412>(plan)
}

#[inline(never)]
fn medium(plan: &Plan<'_>) -> Symbol {
    write::<2, 139, 1836>(plan)
}

#[inline(never)]
fn large(plan: &Plan<'_>) -> Symbol {
    write::<3, 191, 3714>(plan)
}

#[inline(always)]
fn write<const W: usize, const N: usize, const C: usize>(plan: &Plan<'_>) -> Symbol {
    let (version, level) = (plan.version, plan.level);
    let size = version.size();
    let patterns = FunctionPatterns::<W, N>::new(version);
    let mut rows = transpose(&place(&codewords::<C>(plan), &patterns.reserved, size));
    for (row, dark) in rows.iter_mut().zip(&patterns.dark) {
        *row = *row | *dark;
    }
    let unmasked = Unmasked {
        rows,
        reserved: patterns.reserved,
        size,
        level,
    };
    let mut masked = [Line::EMPTY; N];
    let mask = plan.mask.unwrap_or_else(|| {
        let penalties = Mask::all().map(|mask| {
            unmasked.mask(mask, &mut masked);
            (penalty(&masked, size), mask)
        });
        // Compares the numbers of masks with equal penalties.
        penalties.min().map_or(Mask::FIRST, |(_, mask)| mask)
    });
    unmasked.mask(mask, &mut masked);
    // Built in the caller's memory: a copy of a symbol would double the stack.
    Symbol {
        rows: from_fn(|y| masked.get(ABOVE.wrapping_add(y)).map_or([0; 3], widen)),
        version,
        level,
        mask,
        segments: plan.segments.clone(),
    }
}

/// Returns all codewords in the order of placement, each with its bits reversed, followed by zeros.
#[inline(always)]
fn codewords<const C: usize>(plan: &Plan<'_>) -> [u8; C] {
    let blocks = plan.version.blocks(plan.level);
    let mut data = [0; C];
    pack(plan, &mut data, blocks.data());
    let mut codewords = [0; C];
    if let Some(codewords) = codewords.get_mut(..blocks.codewords) {
        interleave(&data, blocks, codewords);
        for codeword in codewords {
            *codeword = codeword.reverse_bits();
        }
    }
    codewords
}

fn widen<const W: usize>(line: &Line<W>) -> Row {
    let mut row = [0; 3];
    for (wide, word) in row.iter_mut().zip(line.0) {
        *wide = word;
    }
    row
}

/// A symbol before masking: codewords and function patterns, without format information. A mask inverts the modules
/// that are not `reserved`.
struct Unmasked<const W: usize, const N: usize> {
    rows: [Line<W>; N],
    reserved: [Line<W>; N],
    size: usize,
    level: Level,
}

impl<const W: usize, const N: usize> Unmasked<W, N> {
    /// Writes the symbol with a mask and its format information to `masked`, from row [`ABOVE`] on.
    #[inline(always)]
    fn mask(&self, mask: Mask, masked: &mut [Line<W>; N]) {
        let inside = Line::first(self.size);
        let rows = self.rows.iter().zip(&self.reserved).zip(mask.rows());
        let places = masked.iter_mut().skip(ABOVE).take(self.size);
        for (place, ((row, reserved), inverted)) in places.zip(rows) {
            *place = *row ^ (inverted & !*reserved & inside);
        }
        self.draw_format(format_information(self.level, mask), masked);
    }

    /// Draws both copies of the format information, and the dark module.
    ///
    /// Source: ISO/IEC 18004:2015, 7.9.1 and figure 25.
    fn draw_format(&self, format: u64, masked: &mut [Line<W>; N]) {
        let far = self.size.wrapping_sub(8);
        // The first copy surrounds the corner of the finder pattern, and skips the timing patterns.
        let highest_first = format.reverse_bits() >> 49;
        let mut rows = masked.iter_mut().skip(ABOVE).take(self.size);
        for (row, bit) in rows.by_ref().take(6).zip(0_u32..6) {
            row.draw(8, format.wrapping_shr(bit) & 1);
        }
        if let Some(row) = rows.nth(1) {
            row.draw(8, format >> 6 & 1);
        }
        if let Some(row) = rows.next() {
            row.draw(0, highest_first & 0x3F | (highest_first & 0xC0) << 1);
            // The lower half of the second copy, from the right.
            row.draw(far, (format & 0xFF).reverse_bits() >> 56);
        }
        // The iterator is at row 9.
        let mut rows = rows.skip(far.wrapping_sub(9));
        if let Some(row) = rows.next() {
            row.draw(8, 1);
        }
        for (row, bit) in rows.zip(8_u32..15) {
            row.draw(8, format.wrapping_shr(bit) & 1);
        }
    }
}
