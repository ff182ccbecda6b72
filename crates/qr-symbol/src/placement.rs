//! Placement of the bits of codewords in columns of modules.
//!
//! Bits are placed in pairs of columns from the right, alternately right and left, upward in one pair and downward in
//! the next. The bits `a b c d e f` of an upward pair are placed so:
//!
//! ```text
//! f e
//! d c
//! b a
//! ```
//!
//! Reserved modules are skipped. Because one bit at a time is slow, up to 28 rows are placed at once while both columns
//! are free: even bits in the right column, odd bits in the left.
//!
//! Source: ISO/IEC 18004:2015, 7.7.3.

use crate::line::Line;

/// Returns the columns of a symbol with the bits of `codewords`. Reserved modules are light. `codewords` must have
/// eight bytes more than are placed.
pub(crate) fn place<const W: usize, const N: usize>(
    codewords: &[u8],
    reserved: &[Line<W>; N],
    size: usize,
) -> [Line<W>; N] {
    let mut columns = [Line::EMPTY; N];
    let mut bits = Bits { codewords, at: 0 };
    let mut upward = true;
    let mut right = size.wrapping_sub(1);
    while right > 0 {
        // No pair contains the column of the timing pattern.
        if right == 6 {
            right = 5;
        }
        let pair = right.wrapping_sub(1)..=right;
        if let (Some([left, right]), Some([reserved_left, reserved_right])) =
            (columns.get_mut(pair.clone()), reserved.get(pair))
        {
            let inside = Line::first(size);
            let mut free_left = !*reserved_left & inside;
            let mut free_right = !*reserved_right & inside;
            if upward {
                free_left = free_left.reversed(size);
                free_right = free_right.reversed(size);
            }
            fill(&mut bits, [(right, free_right), (left, free_left)], size);
            if upward {
                *left = left.reversed(size);
                *right = right.reversed(size);
            }
        }
        upward = !upward;
        right = right.saturating_sub(2);
    }
    columns
}

/// Fills the free modules of a pair of columns from row 0 on. The caller reverses the columns of upward pairs.
///
/// A pair has about five stretches of free modules between function patterns.
fn fill<const W: usize>(
    bits: &mut Bits<'_>,
    [(right, free_right), (left, free_left)]: [(&mut Line<W>, Line<W>); 2],
    size: usize,
) {
    let mut row = 0;
    while row < size {
        let here = (free_right.window(row), free_left.window(row));
        // The number of rows in which both columns stay free or reserved.
        let same = |free: u64| {
            if free & 1 == 1 {
                free.trailing_ones()
            } else {
                free.trailing_zeros()
            }
        };
        let length = same(here.0).min(same(here.1)).min(STRETCH);
        match (here.0 & 1 == 1, here.1 & 1 == 1) {
            (true, true) => {
                let mixed = bits.take(length.wrapping_mul(2));
                right.draw(row, even(mixed));
                left.draw(row, even(mixed >> 1));
            }
            (true, false) => right.draw(row, bits.take(length)),
            (false, true) => left.draw(row, bits.take(length)),
            (false, false) => {}
        }
        row = row.wrapping_add(length as usize);
    }
}

/// The maximal number of rows placed at once: twice as many bits, from any bit of a byte on, are in eight bytes.
const STRETCH: u32 = 28;

/// A reader of bits, the lowest first: the bits of each codeword are reversed.
struct Bits<'a> {
    codewords: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// Returns the next bits, at most 56. Bits after the last codeword are 0: the remainder bits of the standard.
    #[inline]
    fn take(&mut self, count: u32) -> u64 {
        let bytes = self.codewords.get(self.at / 8..);
        let word = bytes.and_then(|bytes| bytes.first_chunk()).copied();
        let word = u64::from_le_bytes(word.unwrap_or_default());
        #[expect(clippy::cast_possible_truncation, reason = "less than 8")]
        let bits = word.wrapping_shr((self.at % 8) as u32);
        self.at = self.at.wrapping_add(count as usize);
        bits & 1_u64.wrapping_shl(count).wrapping_sub(1)
    }
}

/// Collects the even bits in the lower half, in groups of doubling size.
#[inline]
const fn even(bits: u64) -> u64 {
    let bits = bits & 0x5555_5555_5555_5555;
    let bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    let bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
    let bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF;
    let bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF;
    (bits | bits >> 16) & 0x0000_0000_FFFF_FFFF
}

/// Returns the rows of the given columns, in blocks of 64 × 64 modules.
pub(crate) fn transpose<const W: usize, const N: usize>(columns: &[Line<W>; N]) -> [Line<W>; N] {
    let mut rows = [Line::EMPTY; N];
    for (across, columns) in columns.chunks(64).enumerate() {
        for down in 0..W {
            let mut block = [0_u64; 64];
            for (word, column) in block.iter_mut().zip(columns) {
                *word = column.0.get(down).copied().unwrap_or(0);
            }
            transpose_block(&mut block);
            let rows = rows.iter_mut().skip(down.wrapping_mul(64));
            for (row, transposed) in rows.zip(block) {
                if let Some(word) = row.0.get_mut(across) {
                    *word = transposed;
                }
            }
        }
    }
    rows
}

/// Transposes a block of 64 × 64 modules in six rounds: the first exchanges the two quarters off the diagonal, the next
/// those of each quarter, and so on down to single modules.
fn transpose_block(block: &mut [u64; 64]) {
    round::<32>(block, 0x0000_0000_FFFF_FFFF);
    round::<16>(block, 0x0000_FFFF_0000_FFFF);
    round::<8>(block, 0x00FF_00FF_00FF_00FF);
    round::<4>(block, 0x0F0F_0F0F_0F0F_0F0F);
    round::<2>(block, 0x3333_3333_3333_3333);
    round::<1>(block, 0x5555_5555_5555_5555);
}

/// Exchanges the upper half of each group of 2 × `HALF` bits with the lower half of the line `HALF` lines further.
#[inline(always)]
fn round<const HALF: usize>(block: &mut [u64; 64], low: u64) {
    for group in block.chunks_exact_mut(HALF.wrapping_mul(2)) {
        let (first, second) = group.split_at_mut(HALF);
        for (first, second) in first.iter_mut().zip(second) {
            let exchanged = (*first >> HALF ^ *second) & low;
            *first ^= exchanged << HALF;
            *second ^= exchanged;
        }
    }
}
