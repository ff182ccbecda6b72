//! Segments: from data codewords to the bytes of all modes.
//!
//! The bytes are returned as written. Readers that return text must guess the charset of byte segments, since writers
//! rarely follow the default of the standard, and a wrong guess silently changes letters. The charset is up to the
//! caller.
//!
//! ```text
//! segment = numeric | alphanumeric | byte | kanji | header
//! numeric = 0001 count, 10 bits for three digits, 7 for two, 4 for one
//! alphanumeric = 0010 count, 11 bits for two characters, 6 for one
//! byte = 0100 count, 8 bits for each
//! kanji = 1000 count, 13 bits for each
//! header = 0111 ECI designator of 1 to 3 bytes | 0011 16 bits | 0101 | 1001 8 bits
//! end = 0000, or fewer than four bits
//! ```

use super::result::Part;

/// The characters of alphanumeric mode, by value.
///
/// Source: ISO/IEC 18004:2015, table 5.
const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// A reader of bits, most significant first.
struct BitReader<'d> {
    data: &'d [u8],
    position: usize,
}

impl BitReader<'_> {
    fn remaining(&self) -> usize {
        self.data
            .len()
            .wrapping_mul(8)
            .saturating_sub(self.position)
    }

    /// Returns the next `count` bits, at most 16, as a number, or `None` if fewer remain.
    fn take(&mut self, count: usize) -> Option<usize> {
        if self.remaining() < count {
            return None;
        }
        let mut value = 0;
        for at in self.position..self.position.wrapping_add(count) {
            let byte = self.data.get(at / 8).copied().unwrap_or(0);
            value = value << 1 | usize::from(byte << (at % 8) >> 7);
        }
        self.position = self.position.wrapping_add(count);
        Some(value)
    }
}

/// Returns the bytes of all segments, concatenated, and the header of a structured append sequence if there is one, or
/// `None` if the codewords are not a valid list of segments.
///
/// Byte segments give their bytes, digits and alphanumeric characters ASCII, kanji two bytes of Shift JIS each. ECI
/// designators, which name a charset, are skipped, as are the headers of FNC1.
///
/// Source: ISO/IEC 18004:2015, 7.4.
pub(crate) fn decode(data: &[u8], version: u8) -> Option<(Vec<u8>, Option<Part>)> {
    let version_range = match version {
        ..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    let mut bits = BitReader { data, position: 0 };
    let mut bytes = Vec::new();
    let mut part = None;
    // With fewer than four bits left, the terminator is cut short.
    while let Some(mode) = bits.take(4) {
        let count_bits = match mode {
            0b0001 => [10, 12, 14],
            0b0010 => [9, 11, 13],
            0b0100 => [8, 16, 16],
            0b1000 => [8, 10, 12],
            _ => [0; 3],
        };
        let count = bits.take(count_bits.get(version_range).copied()?)?;
        match mode {
            0b0000 => break,
            0b0001 => digits(&mut bits, count, &mut bytes)?,
            0b0010 => alphanumeric(&mut bits, count, &mut bytes)?,
            0b0100 => {
                for _ in 0..count {
                    bytes.push(u8::try_from(bits.take(8)?).ok()?);
                }
            }
            0b1000 => kanji(&mut bits, count, &mut bytes)?,
            0b0111 => skip_eci_designator(&mut bits)?,
            0b0011 => part = Some(self::part(&mut bits)?),
            0b0101 => {}
            0b1001 => drop(bits.take(8)?),
            _ => return None,
        }
    }
    Some((bytes, part))
}

/// Reads three digits from ten bits, two from seven, one from four. Rejects numbers with more digits than their group.
fn digits(bits: &mut BitReader<'_>, count: usize, bytes: &mut Vec<u8>) -> Option<()> {
    let mut remaining = count;
    while remaining > 0 {
        let (group, width, limit) = match remaining {
            1 => (1, 4, 10),
            2 => (2, 7, 100),
            _ => (3, 10, 1000),
        };
        let value = bits.take(width)?;
        if value >= limit {
            return None;
        }
        let digits = [value / 100, value / 10 % 10, value % 10];
        for digit in digits.iter().skip(3_usize.saturating_sub(group)) {
            bytes.push(ALPHANUMERIC.get(*digit).copied()?);
        }
        remaining = remaining.saturating_sub(group);
    }
    Some(())
}

/// Reads two characters from eleven bits, 45 times the first plus the second, and one from six. Rejects values of no
/// character.
fn alphanumeric(bits: &mut BitReader<'_>, count: usize, bytes: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count / 2 {
        let value = bits.take(11)?;
        bytes.push(ALPHANUMERIC.get(value / 45).copied()?);
        bytes.push(ALPHANUMERIC.get(value % 45).copied()?);
    }
    if count % 2 == 1 {
        bytes.push(ALPHANUMERIC.get(bits.take(6)?).copied()?);
    }
    Some(())
}

/// Reads a character from thirteen bits: two bytes of Shift JIS minus the start of their table, 192 times the first
/// plus the second.
///
/// Source: ISO/IEC 18004:2015, 7.4.6.
fn kanji(bits: &mut BitReader<'_>, count: usize, bytes: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count {
        let value = bits.take(13)?;
        let packed = ((value / 0xC0) << 8) | (value % 0xC0);
        let offset = if packed < 0x1F00 { 0x8140 } else { 0xC140 };
        let pair = u16::try_from(packed.wrapping_add(offset)).ok()?;
        bytes.extend(pair.to_be_bytes());
    }
    Some(())
}

/// Reads the header of a structured append sequence: the number of the part less one, the number of parts less one, and the parity of
/// the whole text. Rejects a part after the last.
///
/// Source: ISO/IEC 18004:2015, 8.
fn part(bits: &mut BitReader<'_>) -> Option<Part> {
    let number = u8::try_from(bits.take(4)?).ok()?.checked_add(1)?;
    let count = u8::try_from(bits.take(4)?).ok()?.checked_add(1)?;
    let parity = u8::try_from(bits.take(8)?).ok()?;
    (number <= count).then_some(Part {
        number,
        count,
        parity,
    })
}

/// Skips an ECI designator: one to three bytes, depending on the first.
///
/// Source: ISO/IEC 18004:2015, 7.4.2.
fn skip_eci_designator(bits: &mut BitReader<'_>) -> Option<()> {
    let first = bits.take(8)?;
    let remaining_bits = match first {
        0x00..=0x7F => 0,
        0x80..=0xBF => 8,
        0xC0..=0xDF => 16,
        _ => return None,
    };
    bits.take(remaining_bits).map(drop)
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn pack(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits
            .bytes()
            .filter(|b| *b != b' ')
            .map(|b| b - b'0')
            .collect();
        bits.chunks(8)
            .map(|byte| {
                byte.iter()
                    .enumerate()
                    .fold(0, |sum, (at, bit)| sum | bit << (7 - at))
            })
            .collect()
    }

    fn text(bits: &str) -> Option<Vec<u8>> {
        decode(&pack(bits), 1).map(|(bytes, _)| bytes)
    }

    #[test]
    fn decodes_every_mode() {
        // The examples of the standard for digits, characters and kanji.
        assert_eq!(
            text("0001 0000001000 0000001100 0101011001 1000011 0000").unwrap(),
            b"01234567"
        );
        assert_eq!(
            text("0010 000000101 00111001110 11100111001 000010 0000").unwrap(),
            b"AC-42"
        );
        assert_eq!(
            text("1000 00000010 0110110011111 1101010101010 0000").unwrap(),
            [0x93, 0x5F, 0xE4, 0xAA]
        );
        assert_eq!(
            text("0100 00000010 11000011 10101001 0000").unwrap(),
            "é".as_bytes()
        );
    }

    #[test]
    fn skips_headers_without_converting_bytes() {
        assert_eq!(
            text("0111 00000101 0100 00000001 10100001 0000").unwrap(),
            [0xA1]
        );
        assert_eq!(
            text("0111 10000011 11101000 0100 00000001 11111111").unwrap(),
            [0xFF]
        );
        assert_eq!(
            text("0111 11000001 00000000 00000000 0100 00000001 01000001").unwrap(),
            b"A"
        );
        assert_eq!(text("0101 0100 00000001 01000001").unwrap(), b"A");
        assert_eq!(text("1001 00000111 0100 00000001 01000001").unwrap(), b"A");
    }

    #[test]
    fn reads_the_header_of_a_part() {
        let (bytes, part) =
            decode(&pack("0011 0001 0010 10101010 0100 00000001 01000001"), 1).unwrap();
        let part = part.unwrap();
        assert_eq!(bytes, b"A");
        assert_eq!(
            (part.number(), part.count(), part.parity()),
            (2, 3, 0b1010_1010)
        );
        assert_eq!(text("0011 0011 0010 10101010 0000"), None, "part 4 of 3");
    }

    #[test]
    fn rejects_invalid_segments() {
        for bits in [
            "0001 0000000011 1111111111",
            "0001 0000000001 1010 0000",
            "0010 000000001 101101",
            "0100 00000011 01000001",
            "1111 0000",
            "0111 11100000 0000",
            "0100 0000",
        ] {
            assert_eq!(text(bits), None, "{bits}");
        }
        assert_eq!(text(""), Some(Vec::new()));
    }

    #[test]
    fn width_of_counts_depends_on_version() {
        for (version, count) in [
            (9, "0000000001"),
            (10, "000000000001"),
            (26, "000000000001"),
            (27, "00000000000001"),
            (40, "00000000000001"),
        ] {
            let bits = ["0001", count, "0111", "0000"].concat();
            let (bytes, part) = decode(&pack(&bits), version).unwrap();
            assert_eq!((&bytes[..], part), (&b"7"[..], None), "{version}");
        }
    }

    #[test]
    fn decodes_both_ranges_of_kanji() {
        assert_eq!(
            text("1000 00000010 1011100111011 1011101000000 0000").unwrap(),
            [0x9F, 0xFB, 0xE0, 0x40]
        );
    }
}
