//! PNG without a library for it: a symbol needs so little of the format that writing it is shorter than asking for it.
//!
//! The picture has one bit a pixel and a palette of two colors. All rows of pixels of a row of modules are the same, so the
//! compressed stream says each once, with runs of equal bytes shortened, and then "the same again". The codes are
//! the fixed ones of deflate. The checksum of the uncompressed picture is worked out from the rows without making it.
//!
//! Source: PNG (third edition), RFC 1950 (zlib), RFC 1951 (deflate).

use alloc::vec;
use alloc::vec::Vec;

use super::bitmap::Bitmap;
use super::colors::Colors;
use crate::value::Symbol;

/// A symbol as a picture, PNG; made by [`Symbol::png`].
///
/// One bit a pixel and a palette of two colors: about 1.5 KB for a payload at eight pixels a module. The file holds no time, no
/// program's name and no text, and is the same whenever it is made.
#[derive(Clone, Copy, Debug)]
pub struct Png<'a> {
    bitmap: Bitmap<'a>,
    colors: Colors,
    module: u8,
}

impl Symbol {
    /// The symbol as PNG, a module a square of `module` × `module` pixels, at least one: 0 is taken as 1. Eight suit a screen.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"001093029317")?.png(8).to_vec();
    /// assert!(file.starts_with(b"\x89PNG\r\n"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn png(&self, module: u8) -> Png<'_> {
        Png {
            bitmap: self.bitmap(module),
            colors: Colors::BLACK_ON_WHITE,
            module: module.max(1),
        }
    }
}

impl Png<'_> {
    /// The same picture in other colors; those that scanners cannot tell apart cannot be made. See [`Colors::new`].
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }

    /// The file.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        let width = self.bitmap.width();
        // A side has at most 185 × 255 pixels.
        let side = u32::try_from(width).unwrap_or_default().to_be_bytes();
        let (light, dark) = (self.colors.light(), self.colors.dark());
        let mut file = Vec::with_capacity(4096);
        file.extend_from_slice(b"\x89PNG\r\n\x1A\n");
        chunk(&mut file, *b"IHDR", |data| {
            data.extend_from_slice(&side);
            data.extend_from_slice(&side);
            // One bit a pixel, palette, and the only methods there are.
            data.extend_from_slice(&[1, 3, 0, 0, 0]);
        });
        chunk(&mut file, *b"PLTE", |data| {
            for color in [light, dark] {
                data.extend_from_slice(&[color.red, color.green, color.blue]);
            }
        });
        chunk(&mut file, *b"IDAT", |data| self.pixels(data));
        chunk(&mut file, *b"IEND", |_| {});
        file
    }

    /// The pixels, compressed.
    fn pixels(&self, data: &mut Vec<u8>) {
        // Each row begins with the number of its filter, 0 for none.
        let length = self.bitmap.bytes_a_row().wrapping_add(1);
        let mut row = vec![0; length];
        let mut sum = Checksum { a: 1, b: 0 };
        data.extend_from_slice(&[0x78, 0x01]);
        let mut deflate = Deflate {
            out: data,
            pending: 0,
            count: 0,
        };
        // The last block, with fixed codes.
        deflate.bits(0b011, 3);
        let module = usize::from(self.module);
        for y in (0..self.bitmap.width()).step_by(module) {
            if let Some((_, pixels)) = row.split_first_mut() {
                self.bitmap.row(y, pixels);
            }
            deflate.row(&row);
            deflate.again(length, length.wrapping_mul(module.wrapping_sub(1)));
            sum.add(&row, self.module);
        }
        deflate.finish();
        data.extend_from_slice(&sum.bytes());
    }
}

/// A chunk of a file: length, name, data, checksum.
fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: impl FnOnce(&mut Vec<u8>)) {
    let start = file.len();
    file.extend_from_slice(&[0; 4]);
    file.extend_from_slice(&name);
    data(file);
    let end = file.len();
    // Name and data, without the length.
    let checked = file.get(start.wrapping_add(4)..).unwrap_or_default();
    let sum = crc(checked);
    let length = end.wrapping_sub(start).wrapping_sub(8);
    if let Some(place) = file.get_mut(start..start.wrapping_add(4)) {
        place.copy_from_slice(&u32::try_from(length).unwrap_or_default().to_be_bytes());
    }
    file.extend_from_slice(&sum.to_be_bytes());
}

/// CRC-32 by bytes.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        let [low, ..] = sum.to_le_bytes();
        let entry = CRC.get(usize::from(low ^ byte)).copied().unwrap_or(0);
        sum >> 8 ^ entry
    })
}

/// What a byte does to the checksum, worked out at compile time.
const CRC: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0_u32;
    while at < 256 {
        let mut value = at;
        let mut bit = 0;
        while bit < 8 {
            value = (value >> 1) ^ if value & 1 == 1 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        #[allow(clippy::indexing_slicing, reason = "at compile time")]
        {
            table[at as usize] = value;
        }
        at += 1;
    }
    table
};

/// Adler-32, by whole rows.
struct Checksum {
    a: u64,
    b: u64,
}

impl Checksum {
    const MODULUS: u64 = 65_521;

    /// Adds a row several times. One byte adds itself to `a`, and then `a` to `b`; so a row of n bytes adds to `b` n
    /// times what `a` was, and each of its bytes as often as there are bytes from it on.
    fn add(&mut self, row: &[u8], times: u8) {
        let length = row.len() as u64;
        let (mut plain, mut weighted) = (0_u64, 0_u64);
        for &byte in row {
            plain = plain.wrapping_add(u64::from(byte));
            weighted = weighted.wrapping_add(plain);
        }
        for _ in 0..times {
            let before = length.wrapping_mul(self.a);
            self.b = self.b.wrapping_add(before).wrapping_add(weighted) % Self::MODULUS;
            self.a = self.a.wrapping_add(plain) % Self::MODULUS;
        }
    }

    fn bytes(&self) -> [u8; 4] {
        let sum = self.b << 16 | self.a;
        u32::try_from(sum).unwrap_or_default().to_be_bytes()
    }
}

/// A writer of deflate with fixed codes. Bits go in from the lowest; codes have their highest bit first.
struct Deflate<'a> {
    out: &'a mut Vec<u8>,
    pending: u64,
    count: u32,
}

impl Deflate<'_> {
    /// At most 16 bits.
    #[inline]
    fn bits(&mut self, bits: u32, count: u32) {
        self.pending |= u64::from(bits).wrapping_shl(self.count);
        self.count = self.count.wrapping_add(count);
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.pending.to_le_bytes();
            self.out.extend_from_slice(&[a, b, c, d]);
            self.pending >>= 32;
            self.count = self.count.wrapping_sub(32);
        }
    }

    /// A code of at most 15 bits: these go in with the highest first, unlike all numbers.
    #[inline]
    fn code(&mut self, code: u32, count: u32) {
        let reversed = code.reverse_bits().wrapping_shr(32_u32.wrapping_sub(count));
        self.bits(reversed, count);
    }

    /// A byte, the end (256) or a class of lengths (257 and above).
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..144 => self.code(symbol.wrapping_add(0x30), 8),
            144..256 => self.code(symbol.wrapping_add(0x190 - 144), 9),
            256..280 => self.code(symbol.wrapping_sub(256), 7),
            _ => self.code(symbol.wrapping_add(0xC0).wrapping_sub(280), 8),
        }
    }

    /// A row, its runs of four equal bytes or more as one byte and repetition.
    fn row(&mut self, row: &[u8]) {
        for run in row.chunk_by(|a, b| a == b) {
            let byte = run.first().copied().unwrap_or_default();
            match run.len() {
                short @ ..4 => {
                    for _ in 0..short {
                        self.symbol(byte.into());
                    }
                }
                long => {
                    self.symbol(byte.into());
                    self.again(1, long.wrapping_sub(1));
                }
            }
        }
    }

    /// Repeats `length` bytes from `distance` before, at least three, if any. The stretch may be longer than the distance: a copy
    /// then reads what it has just written, so that one byte, or one row, is repeated as often as need be.
    fn again(&mut self, distance: usize, length: usize) {
        let mut left = length;
        while left > 0 {
            // No rest of one or two bytes, which cannot be said.
            let piece = match left {
                259 | 260 => 200,
                _ => left.min(258),
            };
            left = left.wrapping_sub(piece);
            self.length(u32::try_from(piece).unwrap_or(258));
            self.distance(u32::try_from(distance).unwrap_or(1));
        }
    }

    /// A class of lengths and the bits that say which of it, 3 to 258. RFC 1951, 3.2.5.
    fn length(&mut self, length: u32) {
        let beyond = length.wrapping_sub(3);
        match length {
            258 => self.symbol(285),
            ..11 => self.symbol(beyond.wrapping_add(257)),
            // Four classes for each further bit.
            _ => {
                let extra = beyond.checked_ilog2().unwrap_or(2).wrapping_sub(2);
                let class = beyond
                    .wrapping_shr(extra)
                    .wrapping_add(extra.wrapping_mul(4));
                self.symbol(class.wrapping_add(257));
                self.bits(beyond & 1_u32.wrapping_shl(extra).wrapping_sub(1), extra);
            }
        }
    }

    /// A class of distances and the bits that say which of it. RFC 1951, 3.2.5.
    fn distance(&mut self, distance: u32) {
        let beyond = distance.wrapping_sub(1);
        if beyond < 4 {
            return self.code(beyond, 5);
        }
        // Two classes for each further bit.
        let extra = beyond.checked_ilog2().unwrap_or(1).wrapping_sub(1);
        let class = beyond
            .wrapping_shr(extra)
            .wrapping_add(extra.wrapping_mul(2));
        self.code(class, 5);
        self.bits(beyond & 1_u32.wrapping_shl(extra).wrapping_sub(1), extra);
    }

    /// Ends the block, and fills the last byte with zeros.
    fn finish(mut self) {
        self.symbol(256);
        let bytes = self.count.div_ceil(8) as usize;
        let rest = self.pending.to_le_bytes();
        self.out
            .extend_from_slice(rest.get(..bytes).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::Deflate;

    /// What is written, with a one to tell where it ends, and the seven zeros of the end behind it.
    fn written(write: impl FnOnce(&mut Deflate<'_>)) -> Vec<u8> {
        let mut out = Vec::new();
        let mut deflate = Deflate {
            out: &mut out,
            pending: 0,
            count: 0,
        };
        write(&mut deflate);
        deflate.bits(1, 1);
        deflate.finish();
        out
    }

    /// Five bits of the class, the highest first, then those that say which of it, the lowest first.
    #[test]
    fn distances_have_the_classes_of_the_standard() {
        for (distance, expected) in [
            (1, [0b10_0000, 0]),
            (2, [0b11_0000, 0]),
            (3, [0b10_1000, 0]),
            (4, [0b11_1000, 0]),
            (5, [0b100_0100, 0]),
            (6, [0b110_0100, 0]),
            (7, [0b101_0100, 0]),
            (9, [0b1000_1100, 0]),
            (12, [0b1110_1100, 0]),
        ] {
            assert_eq!(
                written(|deflate| deflate.distance(distance)),
                expected,
                "{distance}"
            );
        }
    }

    /// The class of 227 to 257 has room for 258, and the standard gives it one of its own all the same.
    #[test]
    fn the_longest_length_has_a_class_of_its_own() {
        assert_eq!(written(|deflate| deflate.length(258)), [0b1010_0011, 1]);
    }
}
