//! Placement: the bits of the codewords into columns of modules.
//!
//! Bits are laid out in pairs of columns, right and left by turns, up one pair and down the next. With the pair's first bits
//! `a b c d e f` in free columns that is, from the bottom up,
//!
//! ```text
//! f e
//! d c
//! b a
//! ```
//!
//! and where only one column of the pair is free, all bits go there. Bit by bit this would take longer
//! than anything else, so it is done by stretches: as long as both columns of a pair are free, even bits go to the right
//! column and odd bits to the left, up to 28 rows at once.
//!
//! Source: ISO/IEC 18004:2015, 7.7.3.

use super::line::Line;

/// The columns of a symbol with the bits of `codewords` in them, which lie in the free modules and leave 0 in all others.
/// `codewords` must have eight bytes more than are used.
pub(super) fn place<const W: usize, const N: usize>(
    codewords: &[u8],
    taken: &[Line<W>; N],
    size: usize,
) -> [Line<W>; N] {
    let mut columns = [Line::EMPTY; N];
    let mut bits = Bits { codewords, at: 0 };
    let mut upward = true;
    let mut right = size.wrapping_sub(1);
    while right > 0 {
        // The timing pattern takes a whole column, which no pair includes.
        if right == 6 {
            right = 5;
        }
        let pair = right.wrapping_sub(1)..=right;
        if let (Some([left, right]), Some([taken_left, taken_right])) =
            (columns.get_mut(pair.clone()), taken.get(pair))
        {
            let all = Line::first(size);
            let mut free_left = !*taken_left & all;
            let mut free_right = !*taken_right & all;
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

/// Fills the free modules of a pair from its beginning; upward pairs come here upside down.
///
/// A stretch of free modules ends where a function pattern begins: about five a pair.
fn fill<const W: usize>(
    bits: &mut Bits<'_>,
    [(right, free_right), (left, free_left)]: [(&mut Line<W>, Line<W>); 2],
    size: usize,
) {
    let mut row = 0;
    while row < size {
        let here = (free_right.window(row), free_left.window(row));
        // How far both stay what they are here.
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

/// The most rows of a stretch: twice as many bits, from anywhere in a byte, are in eight bytes.
const STRETCH: u32 = 28;

/// A reader of bits that gives the first as the lowest: the codewords have their bits reversed.
struct Bits<'a> {
    codewords: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// At most 56 bits; zeros behind the last codeword, which are the remainder bits of the standard.
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

/// The even bits side by side, by moving them together in groups of growing size.
#[inline]
const fn even(bits: u64) -> u64 {
    let bits = bits & 0x5555_5555_5555_5555;
    let bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    let bits = (bits | bits >> 2) & 0x0F0F_0F0F_0F0F_0F0F;
    let bits = (bits | bits >> 4) & 0x00FF_00FF_00FF_00FF;
    let bits = (bits | bits >> 8) & 0x0000_FFFF_0000_FFFF;
    (bits | bits >> 16) & 0x0000_0000_FFFF_FFFF
}

/// Columns as rows.
///
/// Blocks of 64 × 64 modules are transposed in six rounds: in the first, their quarters off the diagonal change
/// places, then the quarters of each quarter, down to single modules.
pub(super) fn transposed<const W: usize, const N: usize>(columns: &[Line<W>; N]) -> [Line<W>; N] {
    let mut rows = [Line::EMPTY; N];
    for (across, columns) in columns.chunks(64).enumerate() {
        for down in 0..W {
            let mut block = [0_u64; 64];
            for (word, column) in block.iter_mut().zip(columns) {
                *word = column.0.get(down).copied().unwrap_or(0);
            }
            transpose(&mut block);
            let places = rows.iter_mut().skip(down.wrapping_mul(64));
            for (row, word) in places.zip(block) {
                if let Some(place) = row.0.get_mut(across) {
                    *place = word;
                }
            }
        }
    }
    rows
}

/// Exchanges rows and columns of 64 lines of 64 modules, in six rounds of 32 exchanges instead of 4,096 single modules.
fn transpose(block: &mut [u64; 64]) {
    round::<32>(block, 0x0000_0000_FFFF_FFFF);
    round::<16>(block, 0x0000_FFFF_0000_FFFF);
    round::<8>(block, 0x00FF_00FF_00FF_00FF);
    round::<4>(block, 0x0F0F_0F0F_0F0F_0F0F);
    round::<2>(block, 0x3333_3333_3333_3333);
    round::<1>(block, 0x5555_5555_5555_5555);
}

/// Exchanges the upper halves of some lines' groups of bits with the lower halves of the lines `HALF` further.
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
