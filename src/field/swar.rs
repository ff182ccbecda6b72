//! SIMD within a register: eight bytes of a text as one little-endian word.
//!
//! A predicate gives its result for each byte in the high bit of this byte. [`at_least`] and [`at_most`] require ASCII
//! bytes and leave the other bits undefined: combine their results, then mask with [`HIGH_BITS`]. Each is one addition
//! or subtraction whose carry stays in the byte, since the high bit of each ASCII byte is 0.

/// The high bit of every byte.
pub(super) const HIGH_BITS: u64 = splat(0x80);

/// Returns a word of eight times the same byte.
const fn splat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

pub(super) const fn load(bytes: [u8; 8]) -> u64 {
    u64::from_le_bytes(bytes)
}

/// Selects the bytes that are `byte` or greater.
const fn at_least(ascii: u64, byte: u8) -> u64 {
    ascii.wrapping_add(splat(0x80_u8.wrapping_sub(byte)))
}

/// Selects the bytes that are `byte` or less.
const fn at_most(ascii: u64, byte: u8) -> u64 {
    splat(0x80_u8.wrapping_add(byte)).wrapping_sub(ascii)
}

/// Selects the bytes that are not digits. The results after the first of them are undefined.
const fn not_digits(word: u64) -> u64 {
    // Digits become 0 to 9. 10 + 0x76 sets the high bit. A byte of 0x80 or more has it already.
    let values = word ^ splat(b'0');
    values.wrapping_add(splat(0x76)) | values
}

/// Returns `true` if all bytes of a text of eight to sixteen bytes are digits.
#[inline(always)]
pub(super) fn are_digits<const N: usize>(text: &[u8; N]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else {
        return false;
    };
    (not_digits(load(*first)) | not_digits(load(*last))) & HIGH_BITS == 0
}

/// Selects the bytes that are digits or letters A-Z.
#[inline(always)]
const fn digits_or_letters(ascii: u64) -> u64 {
    let digits = at_least(ascii, b'0') & at_most(ascii, b'9');
    let letters = at_least(ascii, b'A') & at_most(ascii, b'Z');
    digits | letters
}

/// Selects the bytes that are neither digits nor letters A-Z.
#[inline(always)]
pub(super) const fn not_digits_or_letters(word: u64) -> u64 {
    (!digits_or_letters(word & !HIGH_BITS) | word) & HIGH_BITS
}

/// For each count, the high bits of so many first bytes, at most eight.
pub(super) const FIRST_BYTES: [u64; 17] = {
    let mut masks = [HIGH_BITS; 17];
    let [none, one, two, three, four, five, six, seven, ..] = &mut masks;
    *none = 0;
    *one = HIGH_BITS >> 56;
    *two = HIGH_BITS >> 48;
    *three = HIGH_BITS >> 40;
    *four = HIGH_BITS >> 32;
    *five = HIGH_BITS >> 24;
    *six = HIGH_BITS >> 16;
    *seven = HIGH_BITS >> 8;
    masks
};

#[cfg(test)]
mod tests {
    use super::{FIRST_BYTES, are_digits, load, not_digits_or_letters};

    fn assert_agrees<const N: usize>() {
        for place in 0..N {
            for byte in 0..=u8::MAX {
                let mut text = [b'7'; N];
                text[place] = byte;
                assert_eq!(are_digits(&text), byte.is_ascii_digit());
            }
        }
    }

    #[test]
    fn are_digits_checks_every_byte() {
        assert_agrees::<8>();
        assert_agrees::<10>();
        assert_agrees::<12>();
        assert_agrees::<16>();
    }

    #[test]
    fn a_byte_does_not_affect_its_neighbors() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                for neighbor in [
                    0, b'/', b'0', b'9', b':', b'@', b'A', b'Z', b'[', 0x7F, 0x80, 0xFF,
                ] {
                    let mut word = [neighbor; 8];
                    word[place] = byte;
                    let expected = word.map(|byte| {
                        if byte.is_ascii_digit() || byte.is_ascii_uppercase() {
                            0
                        } else {
                            0x80
                        }
                    });
                    assert_eq!(
                        not_digits_or_letters(load(word)),
                        load(expected),
                        "{byte:#x}"
                    );
                }
            }
        }
    }

    #[test]
    fn first_bytes_have_so_many_high_bits() {
        for (count, mask) in FIRST_BYTES.iter().enumerate() {
            assert_eq!(mask.count_ones() as usize, count.min(8));
            let bytes = mask.to_le_bytes();
            assert!(bytes.iter().take(count).all(|byte| *byte == 0x80));
        }
    }
}
