//! Error correction codewords.
//!
//! The codewords of a block are the coefficients of a polynomial over GF(256) with the reduction polynomial
//! x⁸ + x⁴ + x³ + x² + 1. The error correction codewords are the remainder of its division by a generator polynomial.
//!
//! The long division subtracts a multiple of the generator for every codeword. A multiple has at most 30 bytes, in four
//! words, and is the sum of two table entries: one of 16 for the high half of the codeword, one of 16 for the low half.
//! The generators are computed at compile time, the 32 multiples of one generator when a symbol is written: that is
//! faster than to load them, and saves 30 KiB of flash.
//!
//! Source: ISO/IEC 18004:2015, 7.5.2 and annex A.
#![cfg_attr(
    not(test),
    expect(
        clippy::indexing_slicing,
        reason = "tables of 16 are indexed by four bits; the rest is evaluated at compile time"
    )
)]

use crate::version::Blocks;

/// A polynomial of at most 32 coefficients of one byte. The highest coefficient is the highest byte of the first word.
type Words = [u64; 4];

/// The maximal number of error correction codewords of a block.
const MAX_DEGREE: usize = 30;

/// The generator polynomials by degree, without their leading 1.
const GENERATORS: [Words; MAX_DEGREE + 1] = {
    let mut generators = [[0; 4]; MAX_DEGREE + 1];
    let mut coefficients = [0_u8; MAX_DEGREE + 1];
    coefficients[0] = 1;
    let mut root = 1;
    let mut degree = 1;
    while degree <= MAX_DEGREE {
        // Multiply by (x - root). Subtraction and addition are XOR.
        let mut at = degree;
        while at > 0 {
            coefficients[at] ^= product(coefficients[at - 1], root);
            at -= 1;
        }
        root = product(root, 2);
        let mut at = 0;
        while at < degree {
            generators[degree][at / 8] |= (coefficients[at + 1] as u64) << (56 - at % 8 * 8);
            at += 1;
        }
        degree += 1;
    }
    generators
};

/// Multiplies two field elements.
const fn product(mut a: u8, mut b: u8) -> u8 {
    let mut sum = 0;
    while b > 0 {
        if b & 1 == 1 {
            sum ^= a;
        }
        a = (a << 1) ^ if a & 0x80 == 0 { 0 } else { 0x1D };
        b >>= 1;
    }
    sum
}

/// The multiples of a generator by all bytes whose low half is 0, and by all whose high half is 0. Any other multiple
/// is the sum of one of each.
struct Multiples {
    high: [Words; 16],
    low: [Words; 16],
}

impl Multiples {
    fn new(generator: Words) -> Self {
        let mut multiples = Self {
            high: [[0; 4]; 16],
            low: [[0; 4]; 16],
        };
        let mut power = generator;
        for half in [&mut multiples.low, &mut multiples.high] {
            for bit in [1, 2, 4, 8] {
                for lower in 0..bit {
                    half[(bit | lower) & 15] = sum(half[lower & 15], power);
                }
                power = power.map(doubled);
            }
        }
        multiples
    }

    /// Returns the error correction codewords of a block, the first as the highest byte. Bytes after the degree of the
    /// generator are 0.
    #[inline]
    fn remainder(&self, block: &[u8]) -> Words {
        let mut remainder: Words = [0; 4];
        for &codeword in block {
            let factor = codeword ^ (remainder[0] >> 56) as u8;
            let multiple = sum(
                self.high[usize::from(factor >> 4)],
                self.low[usize::from(factor & 15)],
            );
            remainder = sum(
                [
                    remainder[0] << 8 | remainder[1] >> 56,
                    remainder[1] << 8 | remainder[2] >> 56,
                    remainder[2] << 8 | remainder[3] >> 56,
                    remainder[3] << 8,
                ],
                multiple,
            );
        }
        remainder
    }
}

#[inline]
fn sum(a: Words, b: Words) -> Words {
    [a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]]
}

/// Multiplies eight field elements by x: shifts each, and reduces those that overflow.
#[inline]
fn doubled(word: u64) -> u64 {
    let overflow = word >> 7 & 0x0101_0101_0101_0101;
    (word & 0x7F7F_7F7F_7F7F_7F7F) << 1 ^ overflow.wrapping_mul(0x1D)
}

/// Adds error correction to data codewords, and writes both in the order of placement: the first codeword of every
/// block, the second of every block, and so on.
///
/// Source: ISO/IEC 18004:2015, 7.6.
pub(crate) fn interleave(data: &[u8], blocks: Blocks, codewords: &mut [u8]) {
    let generator = GENERATORS.get(blocks.correction).copied();
    let multiples = Multiples::new(generator.unwrap_or_default());
    let (length, longer) = blocks.data_per_block();
    let shorter = blocks.count.saturating_sub(longer);
    let step = blocks.count.max(1);
    let (placed_data, placed_correction) = codewords
        .split_at_mut_checked(blocks.data())
        .unwrap_or_default();
    let (placed_data, placed_last) = placed_data
        .split_at_mut_checked(length.saturating_mul(step))
        .unwrap_or_default();
    let mut rest = data;
    for block in 0..blocks.count {
        let own = length.saturating_add(usize::from(block >= shorter));
        let (block_data, next) = rest.split_at_checked(own).unwrap_or_default();
        rest = next;
        let places = placed_data.iter_mut().skip(block).step_by(step);
        for (place, codeword) in places.zip(block_data) {
            *place = *codeword;
        }
        // The last data codewords of the longer blocks follow the data of all blocks.
        if let Some(last) = block.checked_sub(shorter) {
            if let (Some(place), Some(codeword)) = (placed_last.get_mut(last), block_data.last()) {
                *place = *codeword;
            }
        }
        let remainder = multiples.remainder(block_data);
        let places = placed_correction.iter_mut().skip(block).step_by(step);
        let bytes = remainder.iter().flat_map(|word| word.to_be_bytes());
        for (place, byte) in places.zip(bytes) {
            *place = byte;
        }
    }
}
