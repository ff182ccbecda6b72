//! Error correction: the codewords that let a reader repair a damaged symbol.
//!
//! The codewords of a block are the coefficients of a polynomial over GF(256), the field of bytes with
//! `x^8 + x^4 + x^3 + x^2 + 1`. The error correction codewords are the remainder of its division by a generator polynomial.
//! As in the long division one learns at school, for every codeword a multiple of the generator is subtracted; the whole
//! multiple, at most 30 bytes, is here four words, and it comes from a table: one of 16 for the codeword's high half and
//! one of 16 for its low half. The generators are made at compile time; their 32 multiples when a symbol is
//! written, in eight doublings, which takes less time than it would take to fetch them and saves 30 KiB of flash.
//!
//! Source: ISO/IEC 18004:2015, 7.5.2 and annex A.
#![cfg_attr(
    not(test),
    expect(
        clippy::indexing_slicing,
        reason = "tables of 16 are indexed by four bits, the rest runs at compile time"
    )
)]

use super::version::Blocks;

/// A polynomial of at most 32 coefficients in bytes, the highest first, in words of which the first byte is the highest.
type Words = [u64; 4];

/// The most error correction codewords a block has.
const MAX_DEGREE: usize = 30;

/// The generators by degree, without their leading 1.
const GENERATORS: [Words; MAX_DEGREE + 1] = {
    let mut generators = [[0; 4]; MAX_DEGREE + 1];
    let mut coefficients = [0_u8; MAX_DEGREE + 1];
    coefficients[0] = 1;
    let mut root = 1;
    let mut degree = 1;
    while degree <= MAX_DEGREE {
        // Times (x - root). Subtraction is addition is XOR.
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

/// Two field elements multiplied, bit by bit: as in school, with XOR for addition and a reduction for each bit that falls out.
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

/// The multiples of a generator by all bytes that have a high half only, and by all that have a low half only. Any other multiple
/// is the sum of one of each: multiplication is linear.
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
                // With the bit and without it, for all that can stand below it.
                for below in 0..bit {
                    half[(bit | below) & 15] = sum(half[below & 15], power);
                }
                power = power.map(doubled);
            }
        }
        multiples
    }

    /// The remainder of the block's polynomial, shifted by the degree: the error correction codewords, the first as the highest
    /// byte. Bytes behind the degree stay 0, since those of the generator are.
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

/// Eight field elements times x: shifted, and reduced where a bit fell out.
#[inline]
fn doubled(word: u64) -> u64 {
    let out = word >> 7 & 0x0101_0101_0101_0101;
    (word & 0x7F7F_7F7F_7F7F_7F7F) << 1 ^ out.wrapping_mul(0x1D)
}

/// Adds error correction to data codewords and writes all in the order in which they are placed: the first of every
/// block, the second of every block, and so on.
///
/// Source: ISO/IEC 18004:2015, 7.6.
pub(super) fn interleave(data: &[u8], blocks: Blocks, codewords: &mut [u8]) {
    let generator = GENERATORS.get(blocks.correction).copied();
    let multiples = Multiples::new(generator.unwrap_or_default());
    let (length, longer) = blocks.data_of_a_block();
    let shorter = blocks.count.saturating_sub(longer);
    let step = blocks.count.max(1);
    let (mixed_data, mixed_correction) = codewords
        .split_at_mut_checked(blocks.data())
        .unwrap_or_default();
    let (mixed_data, mixed_last) = mixed_data
        .split_at_mut_checked(length.saturating_mul(step))
        .unwrap_or_default();
    let mut rest = data;
    for block in 0..blocks.count {
        let own = length.saturating_add(usize::from(block >= shorter));
        let (codewords, behind) = rest.split_at_checked(own).unwrap_or_default();
        rest = behind;
        let places = mixed_data.iter_mut().skip(block).step_by(step);
        for (place, codeword) in places.zip(codewords) {
            *place = *codeword;
        }
        // What longer blocks have more comes behind everything that all blocks have.
        if let Some(last) = block.checked_sub(shorter) {
            if let (Some(place), Some(codeword)) = (mixed_last.get_mut(last), codewords.last()) {
                *place = *codeword;
            }
        }
        let remainder = multiples.remainder(codewords);
        let places = mixed_correction.iter_mut().skip(block).step_by(step);
        let bytes = remainder.iter().flat_map(|word| word.to_be_bytes());
        for (place, byte) in places.zip(bytes) {
            *place = byte;
        }
    }
}
