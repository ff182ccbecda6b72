//! The bit stream: segments to data codewords.
//!
//! | part | bits |
//! |---|---|
//! | mode indicator | 4 |
//! | character count | 8 to 16, by mode and version |
//! | characters | 10 for 3 digits (7 for 2, 4 for 1), 11 for 2 alphanumeric characters (6 for 1), 8 for a byte |
//! | terminator, after the last segment | 4, or fewer at the end of the capacity |
//! | zeros to the end of a byte | 0 to 7 |
//! | padding, alternately `EC` and `11` | to the capacity of version and level |

use crate::mode::{Mode, VersionRange, value};
use crate::plan::Plan;

/// Writes the data codewords of a plan to the first `length` bytes of `codewords`, with terminator and padding.
///
/// Source: ISO/IEC 18004:2015, 7.4.
pub(crate) fn pack(plan: &Plan<'_>, codewords: &mut [u8], length: usize) {
    let range = VersionRange::of(plan.version);
    let mut bits = Bits {
        output: codewords,
        written: 0,
        pending: 0,
        count: 0,
    };
    for segment in plan.segments.iter() {
        let text = plan.text.get(segment.range()).unwrap_or_default();
        let mode = segment.mode();
        bits.push(mode.indicator(), 4);
        bits.push(text.len() as u64, mode.count_bits(range));
        match mode {
            Mode::Numeric => numeric(text, &mut bits),
            Mode::Alphanumeric => alphanumeric(text, &mut bits),
            Mode::Byte => {
                for &byte in text {
                    bits.push(u64::from(byte), 8);
                }
            }
        }
    }
    // The terminator is shortened at the end of the capacity.
    let free = length.saturating_mul(8).saturating_sub(plan.bits);
    bits.push(0, u32::try_from(free).map_or(4, |free| free.min(4)));
    let written = bits.finish();
    let padding = codewords.get_mut(written..length).unwrap_or_default();
    for (codeword, pad) in padding.iter_mut().zip([0xEC, 0x11].into_iter().cycle()) {
        *codeword = pad;
    }
}

/// Encodes three digits as a number below 1000 in ten bits, the last two in seven, a single one in four.
///
/// Source: ISO/IEC 18004:2015, 7.4.3.
fn numeric(text: &[u8], bits: &mut Bits<'_>) {
    for group in text.chunks(3) {
        let number = group.iter().fold(0_u64, |number, &digit| {
            number
                .wrapping_mul(10)
                .wrapping_add(u64::from(digit & 0x0F))
        });
        bits.push(number, [0, 4, 7, 10].get(group.len()).copied().unwrap_or(0));
    }
}

/// Encodes two characters as a number below 45 × 45 in eleven bits, a single one at the end in six.
///
/// Source: ISO/IEC 18004:2015, 7.4.4.
fn alphanumeric(text: &[u8], bits: &mut Bits<'_>) {
    for pair in text.chunks(2) {
        match *pair {
            [first, second] => {
                let first = u64::from(value(first)).wrapping_mul(45);
                bits.push(first.wrapping_add(u64::from(value(second))), 11);
            }
            [single] => bits.push(u64::from(value(single)), 6),
            _ => {}
        }
    }
}

/// A writer of bits, the highest first.
///
/// It collects them in a word and writes four bytes at a time. `count` is below 32 before each push, so that a push of
/// at most 16 bits loses none. Bytes after the end of the output are dropped; a plan that fits its version has none.
struct Bits<'a> {
    output: &'a mut [u8],
    written: usize,
    /// The bits that are not written yet, the last one lowest.
    pending: u64,
    count: u32,
}

impl Bits<'_> {
    /// Appends at most 16 bits.
    #[inline]
    fn push(&mut self, value: u64, count: u32) {
        self.pending = self.pending.wrapping_shl(count) | value;
        self.count = self.count.wrapping_add(count);
        if self.count >= 32 {
            self.count = self.count.wrapping_sub(32);
            let [_, _, _, _, full @ ..] = self.pending.wrapping_shr(self.count).to_be_bytes();
            self.put(&full);
        }
    }

    /// Fills the last byte with zeros and returns the number of bytes written.
    fn finish(mut self) -> usize {
        let bytes = self.count.div_ceil(8) as usize;
        let last = self.pending.wrapping_shl(64_u32.wrapping_sub(self.count));
        if let (1.., Some(last)) = (bytes, last.to_be_bytes().get(..bytes)) {
            self.put(last);
        }
        self.written
    }

    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        let free = self.output.get_mut(self.written..).unwrap_or_default();
        if let Some(free) = free.get_mut(..bytes.len()) {
            free.copy_from_slice(bytes);
            self.written = self.written.wrapping_add(bytes.len());
        }
    }
}
