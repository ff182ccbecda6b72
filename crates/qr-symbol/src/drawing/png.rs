//! A PNG writer for symbols.
//!
//! The picture has one bit for each pixel and a palette of two colors. All pixel rows of a row of modules are equal, so
//! the compressed data contain one of them, with runs of equal bytes shortened, and a repetition of it. The codes are
//! the fixed ones of deflate. The checksum is computed from single rows, so the uncompressed picture is never in
//! memory.
//!
//! Source: PNG (third edition), RFC 1950 (zlib), RFC 1951 (deflate).

use alloc::vec;
use alloc::vec::Vec;

use crate::drawing::bitmap::Bitmap;
use crate::drawing::colors::Colors;
use crate::symbol::Symbol;

/// A symbol as a PNG file; made by [`Symbol::png`].
///
/// The picture has one bit for each pixel and a palette of two colors: about 1.5 KB for version 4 at scale 8. The file
/// contains no metadata.
#[derive(Clone, Copy, Debug)]
pub struct Png<'a> {
    bitmap: Bitmap<'a>,
    colors: Colors,
    scale: u8,
}

impl Symbol {
    /// Draws the symbol as PNG. A module is a square of `scale` × `scale` pixels; 0 is taken as 1.
    ///
    /// ```
    /// use qr_symbol::Symbol;
    ///
    /// let file = Symbol::new(b"0123456789")?.png(8).to_vec();
    /// assert!(file.starts_with(b"\x89PNG\r\n"));
    /// # Ok::<(), qr_symbol::TooLong>(())
    /// ```
    #[must_use]
    pub fn png(&self, scale: u8) -> Png<'_> {
        Png {
            bitmap: self.bitmap(scale),
            colors: Colors::BLACK_ON_WHITE,
            scale: scale.max(1),
        }
    }
}

impl Png<'_> {
    /// Sets the colors.
    #[must_use]
    pub const fn colors(self, colors: Colors) -> Self {
        Self { colors, ..self }
    }

    /// Returns the file.
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
            // One bit for each pixel, palette, default methods, not interlaced.
            data.extend_from_slice(&[1, 3, 0, 0, 0]);
        });
        chunk(&mut file, *b"PLTE", |data| {
            for color in [light, dark] {
                data.extend_from_slice(&[color.red, color.green, color.blue]);
            }
        });
        chunk(&mut file, *b"IDAT", |data| self.write_pixels(data));
        chunk(&mut file, *b"IEND", |_| {});
        file
    }

    /// Writes the compressed pixels.
    fn write_pixels(&self, data: &mut Vec<u8>) {
        // Each row begins with its filter type, 0 for none.
        let length = self.bitmap.bytes_per_row().wrapping_add(1);
        let mut row = vec![0; length];
        let mut checksum = Adler32 { a: 1, b: 0 };
        data.extend_from_slice(&[0x78, 0x01]);
        let mut deflate = Deflate {
            out: data,
            pending: 0,
            count: 0,
        };
        // The last block, with fixed codes.
        deflate.bits(0b011, 3);
        let scale = usize::from(self.scale);
        for y in (0..self.bitmap.width()).step_by(scale) {
            if let Some((_, pixels)) = row.split_first_mut() {
                self.bitmap.row(y, pixels);
            }
            deflate.row(&row);
            deflate.repeat(length, length.wrapping_mul(scale.wrapping_sub(1)));
            checksum.add(&row, self.scale);
        }
        deflate.finish();
        data.extend_from_slice(&checksum.bytes());
    }
}

/// Appends a chunk: length, name, data, checksum.
fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: impl FnOnce(&mut Vec<u8>)) {
    let start = file.len();
    file.extend_from_slice(&[0; 4]);
    file.extend_from_slice(&name);
    data(file);
    let end = file.len();
    // The checksum covers name and data, not the length.
    let checked = file.get(start.wrapping_add(4)..).unwrap_or_default();
    let sum = crc(checked);
    let length = end.wrapping_sub(start).wrapping_sub(8);
    if let Some(bytes) = file.get_mut(start..start.wrapping_add(4)) {
        bytes.copy_from_slice(&u32::try_from(length).unwrap_or_default().to_be_bytes());
    }
    file.extend_from_slice(&sum.to_be_bytes());
}

/// Returns the CRC-32.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, &byte| {
        let [low, ..] = sum.to_le_bytes();
        let entry = CRC.get(usize::from(low ^ byte)).copied().unwrap_or(0);
        sum >> 8 ^ entry
    })
}

/// The CRC-32 of each byte.
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
        #[allow(clippy::indexing_slicing, reason = "evaluated at compile time")]
        {
            table[at as usize] = value;
        }
        at += 1;
    }
    table
};

/// An Adler-32 checksum of rows.
struct Adler32 {
    a: u64,
    b: u64,
}

impl Adler32 {
    const MODULUS: u64 = 65_521;

    /// Adds a row several times. Each byte is added to `a`, and then `a` to `b`. A row of n bytes therefore adds to `b`
    /// n times the previous `a`, and the sums of its first 1 to n bytes.
    fn add(&mut self, row: &[u8], times: u8) {
        let length = row.len() as u64;
        let (mut sum, mut sum_of_sums) = (0_u64, 0_u64);
        for &byte in row {
            sum = sum.wrapping_add(u64::from(byte));
            sum_of_sums = sum_of_sums.wrapping_add(sum);
        }
        for _ in 0..times {
            let previous = length.wrapping_mul(self.a);
            self.b = self.b.wrapping_add(previous).wrapping_add(sum_of_sums) % Self::MODULUS;
            self.a = self.a.wrapping_add(sum) % Self::MODULUS;
        }
    }

    fn bytes(&self) -> [u8; 4] {
        let sum = self.b << 16 | self.a;
        u32::try_from(sum).unwrap_or_default().to_be_bytes()
    }
}

/// A writer of deflate data with fixed codes, the lowest bit of a byte first.
struct Deflate<'a> {
    out: &'a mut Vec<u8>,
    pending: u64,
    count: u32,
}

impl Deflate<'_> {
    /// Appends at most 16 bits, the lowest first.
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

    /// Appends a code of at most 15 bits. Unlike numbers, codes have their highest bit first.
    #[inline]
    fn code(&mut self, code: u32, count: u32) {
        let reversed = code.reverse_bits().wrapping_shr(32_u32.wrapping_sub(count));
        self.bits(reversed, count);
    }

    /// Appends a literal byte, the end of the block (256) or a length code (257 and above).
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..144 => self.code(symbol.wrapping_add(0x30), 8),
            144..256 => self.code(symbol.wrapping_add(0x190 - 144), 9),
            256..280 => self.code(symbol.wrapping_sub(256), 7),
            _ => self.code(symbol.wrapping_add(0xC0).wrapping_sub(280), 8),
        }
    }

    /// Appends a row. A run of four or more equal bytes is one byte and a repetition.
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
                    self.repeat(1, long.wrapping_sub(1));
                }
            }
        }
    }

    /// Appends a repetition of `length` bytes, 0 or at least three, from `distance` bytes before. A length above the
    /// distance repeats these bytes several times.
    fn repeat(&mut self, distance: usize, length: usize) {
        let mut remaining = length;
        while remaining > 0 {
            // Lengths of 1 and 2 have no code: leave at least three bytes for the last repetition.
            let length = match remaining {
                259 | 260 => 200,
                _ => remaining.min(258),
            };
            remaining = remaining.wrapping_sub(length);
            self.length(u32::try_from(length).unwrap_or(258));
            self.distance(u32::try_from(distance).unwrap_or(1));
        }
    }

    /// Appends a length code and its extra bits, for 3 to 258.
    ///
    /// Source: RFC 1951, 3.2.5.
    fn length(&mut self, length: u32) {
        let value = length.wrapping_sub(3);
        match length {
            258 => self.symbol(285),
            ..11 => self.symbol(value.wrapping_add(257)),
            // Four codes for each number of extra bits.
            _ => {
                let extra = value.checked_ilog2().unwrap_or(2).wrapping_sub(2);
                let code = value
                    .wrapping_shr(extra)
                    .wrapping_add(extra.wrapping_mul(4));
                self.symbol(code.wrapping_add(257));
                self.bits(value & 1_u32.wrapping_shl(extra).wrapping_sub(1), extra);
            }
        }
    }

    /// Appends a distance code and its extra bits.
    ///
    /// Source: RFC 1951, 3.2.5.
    fn distance(&mut self, distance: u32) {
        let value = distance.wrapping_sub(1);
        if value < 4 {
            return self.code(value, 5);
        }
        // Two codes for each number of extra bits.
        let extra = value.checked_ilog2().unwrap_or(1).wrapping_sub(1);
        let code = value
            .wrapping_shr(extra)
            .wrapping_add(extra.wrapping_mul(2));
        self.code(code, 5);
        self.bits(value & 1_u32.wrapping_shl(extra).wrapping_sub(1), extra);
    }

    /// Ends the block and fills the last byte with zeros.
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

    /// Returns the output of `write`, followed by a 1 and the seven zeros of the end of the block.
    fn output(write: impl FnOnce(&mut Deflate<'_>)) -> Vec<u8> {
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

    /// Five bits of the code, the highest first, then the extra bits, the lowest first.
    #[test]
    fn encodes_distances() {
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
                output(|deflate| deflate.distance(distance)),
                expected,
                "{distance}"
            );
        }
    }

    /// The code of 227 to 257 could also encode 258, but the standard has another one for it.
    #[test]
    fn encodes_the_longest_length_with_its_own_code() {
        assert_eq!(output(|deflate| deflate.length(258)), [0b1010_0011, 1]);
    }
}
