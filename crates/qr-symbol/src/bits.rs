//! Packing: segments to data codewords.
//!
//! | part | bits |
//! |---|---|
//! | mode indicator | 4 |
//! | character count | 8 to 16, by mode and version |
//! | characters | 10 for three digits (7 for two, 4 for one), 11 for two alphanumeric characters (6 for one), 8 for a byte |
//! | terminator, behind the last segment | 4, or what is left |
//! | zeros to the end of a byte | 0 to 7 |
//! | padding, `EC` and `11` by turns | to the capacity of version and level |

use super::mode::{Mode, Range, value};
use super::plan::Plan;

/// Writes the data codewords of a plan to the start of `codewords`, with terminator and padding up to `length`.
///
/// Source: ISO/IEC 18004:2015, 7.4.
pub(super) fn pack(plan: &Plan<'_>, codewords: &mut [u8], length: usize) {
    let range = Range::of(plan.version);
    let mut bits = Bits {
        room: codewords,
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
    // Four zeros end the segments, or as many as there is room for.
    let free = length.saturating_mul(8).saturating_sub(plan.bits);
    bits.push(0, u32::try_from(free).map_or(4, |free| free.min(4)));
    let written = bits.finish();
    let padding = codewords.get_mut(written..length).unwrap_or_default();
    for (codeword, pad) in padding.iter_mut().zip([0xEC, 0x11].into_iter().cycle()) {
        *codeword = pad;
    }
}

/// Three digits are a number below 1000, in ten bits; a rest of two takes seven, of one four.
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

/// Two characters are a number below 45 × 45, in eleven bits; a single one at the end takes six.
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
/// They are gathered in a word and leave it four bytes at a time: `count` is below 32 between two pushes, so that a push of at
/// most 16 never loses one. What does not fit into the room is dropped; a plan that fits its version never comes to that.
struct Bits<'a> {
    room: &'a mut [u8],
    written: usize,
    /// Bits that do not fill a word yet, the last written lowest.
    pending: u64,
    count: u32,
}

impl Bits<'_> {
    /// At most 16 bits.
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

    /// Fills the last byte with zeros and gives how many bytes were written.
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
        let room = self.room.get_mut(self.written..).unwrap_or_default();
        if let Some(room) = room.get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
            self.written = self.written.wrapping_add(bytes.len());
        }
    }
}
