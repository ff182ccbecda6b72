//! Decoding: from sampled modules to bytes.
//!
//! The steps of the writer in reverse: format information, mask, codewords, blocks, error correction, segments.
//! Reed-Solomon codes correct up to half as many wrong codewords as they add. With more, a decoder may "correct" to
//! another valid text: rarely in long blocks, about once in a thousand in the shortest.
//!
//! So no reading depends on the decoder alone. The corrected data are encoded again by `qr-symbol` and compared with
//! the sampled codewords. The result is accepted only if each block differs in no more codewords than the standard
//! allows to correct. A mistake of the Reed-Solomon decoder, which is that of rxing, cannot lead to a wrong reading.

use qr_symbol::reader::{BlockLayout, encode_codewords, format_information, function_modules};
use qr_symbol::{Level, Mask, Version};
use rxing::common::BitMatrix;
use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonDecoder};

use super::result::Part;
use super::segments;

/// Modules sampled from a picture; some may be wrong. Rows have the layout of
/// [`Symbol::rows`](qr_symbol::Symbol::rows).
pub(crate) struct SampledSymbol {
    version: Version,
    rows: Vec<[u64; 3]>,
}

/// The content of a symbol.
pub(crate) struct Decoded {
    pub(crate) bytes: Vec<u8>,
    pub(crate) part: Option<Part>,
    pub(crate) version: Version,
    pub(crate) level: Level,
    /// The number of further wrong codewords that the most damaged block could have had.
    pub(crate) unused_correction: usize,
}

/// The format information of a symbol, one of 32.
///
/// Source: ISO/IEC 18004:2015, 7.9.1.
#[derive(Clone, Copy)]
struct Format {
    level: Level,
    mask: Mask,
}

impl SampledSymbol {
    /// Copies sampled modules, or returns `None` if no version has their size.
    pub(crate) fn new(matrix: &BitMatrix) -> Option<Self> {
        let size = matrix.width();
        let number = u8::try_from(size.checked_sub(17)? / 4).ok()?;
        let version = Version::new(number)?;
        if matrix.height() != size || version.size() != size as usize {
            return None;
        }
        let mut rows = vec![[0; 3]; version.size()];
        for (y, row) in (0..).zip(&mut rows) {
            for (x, at) in (0..size).zip(0_usize..) {
                if let Some(word) = row.get_mut(at / 64) {
                    *word |= u64::from(matrix.get(x, y)) << (at % 64);
                }
            }
        }
        Some(Self { version, rows })
    }

    fn module(&self, x: usize, y: usize) -> bool {
        bit(&self.rows, x, y)
    }

    /// Exchanges rows and columns, which reverses a mirror image.
    fn mirrored(&self) -> Self {
        let size = self.version.size();
        let mut rows = vec![[0; 3]; size];
        for (y, row) in rows.iter_mut().enumerate() {
            for x in 0..size {
                if let Some(word) = row.get_mut(x / 64) {
                    *word |= u64::from(self.module(y, x)) << (x % 64);
                }
            }
        }
        Self {
            version: self.version,
            rows,
        }
    }

    /// Decodes the symbol or its mirror image, or returns `None` if neither is a symbol within the capacity of error
    /// correction.
    pub(crate) fn decode(&self) -> Option<Decoded> {
        self.decode_unmirrored()
            .or_else(|| self.mirrored().decode_unmirrored())
    }

    fn decode_unmirrored(&self) -> Option<Decoded> {
        self.format_candidates().find_map(|format| {
            let codewords = self.codewords(format.mask);
            correct(&codewords, self.version, format.level)
        })
    }

    /// Returns the format information nearest to either copy; if the copies differ, that of the other copy second.
    ///
    /// Any two of the 32 codes differ in at least seven bits, so a copy with up to three wrong bits is unambiguous.
    fn format_candidates(&self) -> impl Iterator<Item = Format> {
        let size = self.version.size();
        let first = (0..=5)
            .chain([7, 8])
            .map(|x| (x, 8))
            .chain([7, 5, 4, 3, 2, 1, 0].map(|y| (8, y)));
        let from_end = |at: usize| size.wrapping_sub(at);
        let second = (1..=7)
            .map(move |at| (8, from_end(at)))
            .chain((1..=8).rev().map(move |at| (from_end(at), 8)));
        let first = self.read_bits(first);
        let second = self.read_bits(second);
        let mut candidates: Vec<(u32, u32, Format)> = Level::ALL
            .iter()
            .flat_map(|&level| Mask::all().map(move |mask| Format { level, mask }))
            .map(|format| {
                let code = u32::from(format_information(format.level, format.mask));
                let first = (code ^ first).count_ones();
                let second = (code ^ second).count_ones();
                (first.min(second), first.wrapping_add(second), format)
            })
            .filter(|(distance, ..)| *distance <= 3)
            .collect();
        candidates.sort_by_key(|(distance, sum, _)| (*distance, *sum));
        candidates.into_iter().map(|(.., format)| format).take(2)
    }

    fn read_bits(&self, positions: impl Iterator<Item = (usize, usize)>) -> u32 {
        positions.fold(0, |bits, (x, y)| bits << 1 | u32::from(self.module(x, y)))
    }

    /// Returns the unmasked codewords in the order of placement: pairs of columns from the right, upward and downward
    /// in turn, without function patterns.
    ///
    /// Source: ISO/IEC 18004:2015, 7.7.3.
    fn codewords(&self, mask: Mask) -> Vec<u8> {
        let size = self.version.size();
        let function_modules = function_modules(self.version);
        let mut codewords = Vec::new();
        let (mut byte, mut count) = (0_u8, 0_u8);
        let mut upward = true;
        let mut right = size.wrapping_sub(1);
        while right > 0 {
            // The vertical timing pattern.
            if right == 6 {
                right = 5;
            }
            for step in 0..size {
                let y = if upward {
                    size.wrapping_sub(1).wrapping_sub(step)
                } else {
                    step
                };
                for x in [right, right.wrapping_sub(1)] {
                    if bit(&function_modules, x, y) {
                        continue;
                    }
                    byte = byte << 1 | u8::from(self.module(x, y) != mask.inverts(x, y));
                    count = count.wrapping_add(1);
                    if count == 8 {
                        codewords.push(byte);
                        count = 0;
                    }
                }
            }
            upward = !upward;
            right = right.saturating_sub(2);
        }
        codewords
    }
}

fn bit(rows: &[[u64; 3]], x: usize, y: usize) -> bool {
    let word = rows.get(y).and_then(|row| row.get(x / 64));
    word.is_some_and(|word| word >> (x % 64) & 1 == 1)
}

/// Corrects the codewords of each block and decodes their segments, or returns `None` if a block has more wrong
/// codewords than its capacity, or the segments are invalid.
fn correct(sampled: &[u8], version: Version, level: Level) -> Option<Decoded> {
    let layout = BlockLayout::new(version, level);
    let mut data = Vec::with_capacity(sampled.len());
    let decoder = ReedSolomonDecoder::new(PredefinedGenericGF::QrCodeField256.into());
    for block in 0..layout.blocks() {
        let mut codewords: Vec<u8> = layout
            .positions(block)
            .map(|at| sampled.get(at).copied())
            .collect::<Option<_>>()?;
        let correction = i32::try_from(layout.correction_codewords()).ok()?;
        decoder.decode(&mut codewords, correction).ok()?;
        codewords.truncate(codewords.len().checked_sub(layout.correction_codewords())?);
        data.extend(codewords);
    }
    let encoded = encode_codewords(&data, version, level);
    let capacity = correction_capacity(version, level, layout.correction_codewords());
    let mut unused_correction = usize::MAX;
    for block in 0..layout.blocks() {
        let wrong = layout
            .positions(block)
            .filter(|&at| sampled.get(at) != encoded.get(at))
            .count();
        unused_correction = unused_correction.min(capacity.checked_sub(wrong)?);
    }
    let (bytes, part) = segments::decode(&data, version.number())?;
    Some(Decoded {
        bytes,
        part,
        version,
        level,
        unused_correction,
    })
}

/// Returns how many wrong codewords of a block may be corrected: half of its error correction codewords.
///
/// The smallest symbols reserve some codewords for misdecode protection; without it about one in some hundred thousand
/// damaged symbols would decode to another text. Symbols that reserve a single codeword have an odd number, so that
/// half of it, rounded down, reserves one anyway.
///
/// Source: ISO/IEC 18004:2015, table 9 with its note (b).
const fn correction_capacity(version: Version, level: Level, correction: usize) -> usize {
    let reserved = match (version.number(), level) {
        (1, Level::L) => 3,
        (1, Level::M) | (2, Level::L) => 2,
        _ => 0,
    };
    correction.saturating_sub(reserved) / 2
}

#[cfg(test)]
mod tests {
    use qr_symbol::{Level, Version};

    use super::correction_capacity;

    /// The capacities of table 9 of the standard.
    #[test]
    fn small_symbols_reserve_codewords() {
        use Level::{H, L, M, Q};
        for (version, level, correction, capacity) in [
            (1, L, 7, 2),
            (1, M, 10, 4),
            (1, Q, 13, 6),
            (1, H, 17, 8),
            (2, L, 10, 4),
            (2, M, 16, 8),
            (2, Q, 22, 11),
            (2, H, 28, 14),
            (3, L, 15, 7),
            (3, M, 26, 13),
            (4, L, 20, 10),
            (40, H, 30, 15),
        ] {
            let version = Version::new(version).unwrap();
            assert_eq!(
                correction_capacity(version, level, correction),
                capacity,
                "{version}-{level}"
            );
        }
    }
}
