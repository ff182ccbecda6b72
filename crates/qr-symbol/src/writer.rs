//! Writing: from a plan to modules.
//!
//! Every step is generic over the words `W` of a line, the lines `N` there is room for (with what [`penalty`] needs around
//! them) and the codewords `C`, so that a small symbol takes neither the time nor the stack of a large one.

use core::array::from_fn;

use super::bits::pack;
use super::function_patterns::{FunctionPatterns, remainder};
use super::line::Line;
use super::mask::Mask;
use super::penalty::{ABOVE, penalty};
use super::placement::{place, transposed};
use super::plan::Plan;
use super::reed_solomon::interleave;
use super::value::{Row, Symbol};
use super::version::Level;

impl Plan<'_> {
    /// Draws the symbol. There is nothing that can fail any more.
    ///
    /// With the mask of the profile, or if that leaves it open, with the one of least penalty; judging the eight takes most of the
    /// time. Nothing is allocated; beside the symbol itself about 12 KiB of stack are taken up to version 11, 24 KiB up to
    /// version 27 and 38 KiB above.
    ///
    /// ```
    /// use qr_symbol::{Profile, plan};
    ///
    /// let symbol = plan(b"001093029317", Profile::UNIFORM)?.write();
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
    let mut rows = transposed(&place(&codewords::<C>(plan), &patterns.taken, size));
    for (row, dark) in rows.iter_mut().zip(&patterns.dark) {
        *row = *row | *dark;
    }
    let base = Unmasked {
        rows,
        taken: patterns.taken,
        size,
        level,
    };
    let mut masked = [Line::EMPTY; N];
    let mask = plan.mask.unwrap_or_else(|| {
        let points = Mask::all().map(|mask| {
            base.mask(mask, &mut masked);
            (penalty(&masked, size), mask)
        });
        // The lowest number among equals.
        points.min().map_or(Mask::FIRST, |(_, mask)| mask)
    });
    base.mask(mask, &mut masked);
    // Made in the caller's place: a symbol is the largest thing here, and a copy of it would double the stack.
    Symbol {
        rows: from_fn(|y| masked.get(ABOVE.wrapping_add(y)).map_or([0; 3], widened)),
        version,
        level,
        mask,
        segments: plan.segments.clone(),
    }
}

/// All codewords in the order of their placement, each with its bits reversed, and zeros behind.
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

fn widened<const W: usize>(line: &Line<W>) -> Row {
    let mut row = [0; 3];
    for (wide, word) in row.iter_mut().zip(line.0) {
        *wide = word;
    }
    row
}

/// A symbol as it is before a mask is laid over it: codewords and function patterns, with the format information still light. A
/// mask inverts what is not `taken`.
struct Unmasked<const W: usize, const N: usize> {
    rows: [Line<W>; N],
    taken: [Line<W>; N],
    size: usize,
    level: Level,
}

impl<const W: usize, const N: usize> Unmasked<W, N> {
    /// The symbol with a mask and its format information, in the place in `masked` where the penalty looks for it.
    #[inline(always)]
    fn mask(&self, mask: Mask, masked: &mut [Line<W>; N]) {
        let all = Line::first(self.size);
        let rows = self.rows.iter().zip(&self.taken).zip(mask.rows());
        let places = masked.iter_mut().skip(ABOVE).take(self.size);
        for (place, ((row, taken), inverted)) in places.zip(rows) {
            *place = *row ^ (inverted & !*taken & all);
        }
        self.format(format_information(self.level, mask), masked);
    }

    /// Draws the format information twice, and the dark module.
    ///
    /// Source: ISO/IEC 18004:2015, 7.9.1 and figure 25.
    fn format(&self, format: u64, masked: &mut [Line<W>; N]) {
        let far = self.size.wrapping_sub(8);
        // The first copy goes around the corner of the finder pattern, and steps over the timing patterns.
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
            // The second copy: here its lower half, from the right.
            row.draw(far, (format & 0xFF).reverse_bits() >> 56);
        }
        // Rows 0 to 8 are behind.
        let mut rows = rows.skip(far.wrapping_sub(9));
        if let Some(row) = rows.next() {
            row.draw(8, 1);
        }
        for (row, bit) in rows.zip(8_u32..15) {
            row.draw(8, format.wrapping_shr(bit) & 1);
        }
    }
}

/// Level and mask in five bits, with ten that correct them.
///
/// Source: ISO/IEC 18004:2015, 7.9.1 and annex C.
pub(super) fn format_information(level: Level, mask: Mask) -> u64 {
    let data = u64::from(level.indicator() << 3) | u64::from(mask.number());
    (data << 10 | remainder(data << 10, 0x537)) ^ 0x5412
}
