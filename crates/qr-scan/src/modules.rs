//! The modules of a symbol as they were seen, and what they say.
//!
//! The way back through the writer: format information, mask, codewords out of their columns, blocks, repair, segments. Each
//! step has a sure outcome or none. What makes it sure is the last one: Reed-Solomon codes repair up to half as many
//! codewords as they add, but given more wrong ones they may "repair" to another text, rarely for long blocks, one time in
//! some thousand for the shortest. A reader that counts what it changed, and stops where the standard says, is never asked to.
//!
//! Here the count does not come from whoever repaired: the repaired data are written again, and compared with what was seen.
//! So a mistake in the repair is no wrong reading either. rxing does the algebra of it, which is the same
//! for every reader; the writer of this crate is its judge.

use alloc::vec;
use alloc::vec::Vec;

use rxing::common::BitMatrix;
use rxing::common::reedsolomon::{PredefinedGenericGF, ReedSolomonDecoder};

use super::segments;
use qr_symbol::reader::{codewords_with_correction, format_code, function_modules};
use qr_symbol::{Level, Mask, Version};

/// Modules as a camera saw them: some may be wrong. Rows are as those of [`Symbol::rows`](qr_symbol::Symbol::rows).
pub(super) struct Modules {
    version: Version,
    rows: Vec<[u64; 3]>,
}

/// What a symbol says, how it says it, and how nearly it was lost.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    pub(super) version: Version,
    pub(super) level: Level,
    /// How many more codewords could have been wrong in the block that was hit worst.
    pub(super) unused_correction: usize,
}

/// The format information that a symbol may have: one of 32.
///
/// Source: ISO/IEC 18004:2015, 7.9.1.
#[derive(Clone, Copy)]
struct Format {
    level: Level,
    mask: Mask,
}

impl Modules {
    /// The modules that were sampled; `None` where they have not the size of a symbol, 21 to 177 on both sides.
    pub(super) fn new(matrix: &BitMatrix) -> Option<Self> {
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

    fn get(&self, x: usize, y: usize) -> bool {
        module(&self.rows, x, y)
    }

    /// The same with rows and columns exchanged, as a mirror shows a symbol.
    fn mirrored(&self) -> Self {
        let size = self.version.size();
        let mut rows = vec![[0; 3]; size];
        for (y, row) in rows.iter_mut().enumerate() {
            for x in 0..size {
                if let Some(word) = row.get_mut(x / 64) {
                    *word |= u64::from(self.get(y, x)) << (x % 64);
                }
            }
        }
        Self {
            version: self.version,
            rows,
        }
    }

    /// What the modules say, read as they are or in a mirror.
    ///
    /// What comes out is sure: the codewords that were read are repaired, the repaired text is written again with this
    /// crate's own writer, and what it writes may differ from what was seen by no more codewords than the standard
    /// lets a reader repair.
    pub(super) fn decode(&self) -> Option<Decoded> {
        self.decode_as_it_is()
            .or_else(|| self.mirrored().decode_as_it_is())
    }

    fn decode_as_it_is(&self) -> Option<Decoded> {
        self.formats().find_map(|format| {
            let seen = self.codewords(format.mask);
            decode(&seen, self.version, format.level)
        })
    }

    /// The format information nearest to what either copy says; then, where the copies tell of different ones, the other.
    ///
    /// Any two of the 32 codes differ in seven bits or more, so up to three wrong ones leave no doubt within a copy.
    fn formats(&self) -> impl Iterator<Item = Format> {
        let size = self.version.size();
        let first = (0..=5)
            .chain([7, 8])
            .map(|x| (x, 8))
            .chain([7, 5, 4, 3, 2, 1, 0].map(|y| (8, y)));
        let far = |at: usize| size.wrapping_sub(at);
        let second = (1..=7)
            .map(move |at| (8, far(at)))
            .chain((1..=8).rev().map(move |at| (far(at), 8)));
        let first = self.code(first);
        let second = self.code(second);
        let mut known: Vec<(u32, u32, Format)> = Level::ALL
            .iter()
            .flat_map(|&level| Mask::all().map(move |mask| Format { level, mask }))
            .map(|format| {
                let code = u32::from(format_code(format.level, format.mask));
                let (one, other) = ((code ^ first).count_ones(), (code ^ second).count_ones());
                (one.min(other), one.wrapping_add(other), format)
            })
            .filter(|(nearest, ..)| *nearest <= 3)
            .collect();
        known.sort_by_key(|(nearest, both, _)| (*nearest, *both));
        known.into_iter().map(|(.., format)| format).take(2)
    }

    fn code(&self, places: impl Iterator<Item = (usize, usize)>) -> u32 {
        places.fold(0, |code, (x, y)| code << 1 | u32::from(self.get(x, y)))
    }

    /// The codewords in the order in which they are placed: pairs of columns from the right, up and down by turns, without
    /// the modules of function patterns, and with the mask taken away.
    ///
    /// Source: ISO/IEC 18004:2015, 7.7.3.
    fn codewords(&self, mask: Mask) -> Vec<u8> {
        let size = self.version.size();
        let taken = function_modules(self.version);
        let mut codewords = Vec::new();
        let (mut byte, mut count) = (0_u8, 0_u8);
        let mut upward = true;
        let mut right = size.wrapping_sub(1);
        while right > 0 {
            // The timing pattern takes a whole column.
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
                    if module(&taken, x, y) {
                        continue;
                    }
                    byte = byte << 1 | u8::from(self.get(x, y) != mask.inverts(x, y));
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

fn module(rows: &[[u64; 3]], x: usize, y: usize) -> bool {
    let word = rows.get(y).and_then(|row| row.get(x / 64));
    word.is_some_and(|word| word >> (x % 64) & 1 == 1)
}

/// Repairs the codewords of each block and reads what they say; `None` where a block has more wrong ones than may be
/// repaired, or where what comes out is no list of segments.
fn decode(seen: &[u8], version: Version, level: Level) -> Option<Decoded> {
    let layout = version.layout(level);
    let mut data = Vec::with_capacity(seen.len());
    let reader = ReedSolomonDecoder::new(PredefinedGenericGF::QrCodeField256.into());
    for block in 0..layout.count {
        let mut codewords: Vec<u8> = layout
            .of_block(block)
            .map(|at| seen.get(at).copied())
            .collect::<Option<_>>()?;
        let correction = i32::try_from(layout.correction).ok()?;
        reader.decode(&mut codewords, correction).ok()?;
        let own = codewords.len().checked_sub(layout.correction)?;
        data.extend_from_slice(codewords.get(..own)?);
    }
    let written = codewords_with_correction(&data, version, level);
    let repairable = repairable(version, level, layout.correction);
    let mut unused_correction = usize::MAX;
    for block in 0..layout.count {
        let wrong = layout
            .of_block(block)
            .filter(|&at| seen.get(at) != written.get(at))
            .count();
        unused_correction = unused_correction.min(repairable.checked_sub(wrong)?);
    }
    let bytes = segments::read(&data, version.number())?;
    Some(Decoded {
        bytes,
        version,
        level,
        unused_correction,
    })
}

/// How many codewords of a block may be repaired: half of those for correction. In the smallest symbols some are kept
/// back against misreading, without which one in some hundred thousand damaged symbols would be read as another text.
/// Where that is one, their number is odd, and half of it leaves one anyway.
///
/// Source: ISO/IEC 18004:2015, table 9 with its note (b).
const fn repairable(version: Version, level: Level, correction: usize) -> usize {
    let kept = match (version.number(), level) {
        (1, Level::L) => 3,
        (1, Level::M) | (2, Level::L) => 2,
        _ => 0,
    };
    correction.saturating_sub(kept) / 2
}

#[cfg(test)]
mod tests {
    use super::repairable;
    use qr_symbol::{Level, Version};

    /// What the standard's table 9 gives as the error correction capacity of each block.
    #[test]
    fn small_symbols_keep_some_correction_back() {
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
                repairable(version, level, correction),
                capacity,
                "{version}-{level}"
            );
        }
    }
}
