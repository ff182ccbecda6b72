//! Eight bytes at a time, as one number. The first byte of the text is the lowest of the number on every machine.
//!
//! A question asked of a word is answered for all its bytes at once, in the highest bit of each. The answers to
//! [`at_least`] and [`at_most`] hold for ASCII bytes only, and their other bits mean nothing: combine them, then take
//! [`HIGHEST`]. Each is one addition or subtraction that leaves its byte's carry in that bit, so no byte disturbs its
//! neighbor as long as the highest bit of all is 0 before.

/// The highest bit of every byte.
pub(super) const HIGHEST: u64 = all_consuming(0x80);

/// The same byte eight times.
const fn all_consuming(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

pub(super) const fn load(bytes: [u8; 8]) -> u64 {
    u64::from_le_bytes(bytes)
}

/// Which bytes are `byte` or above.
const fn at_least(ascii: u64, byte: u8) -> u64 {
    ascii.wrapping_add(all_consuming(0x80_u8.wrapping_sub(byte)))
}

/// Which bytes are `byte` or below.
const fn at_most(ascii: u64, byte: u8) -> u64 {
    all_consuming(0x80_u8.wrapping_add(byte)).wrapping_sub(ascii)
}

/// Which bytes are no digits. Behind the first of them the answers mean nothing.
const fn no_digits(word: u64) -> u64 {
    // Digits become 0 to 9. Adding 0x76 to ten or more gives the highest bit, which others have already.
    let values = word ^ all_consuming(b'0');
    values.wrapping_add(all_consuming(0x76)) | values
}

/// Whether all bytes of a text of eight to sixteen are digits.
#[inline(always)]
pub(super) fn are_digits<const N: usize>(text: &[u8; N]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else {
        return false;
    };
    (no_digits(load(*first)) | no_digits(load(*last))) & HIGHEST == 0
}

/// Which bytes are digits or capital letters.
#[inline(always)]
const fn digits_or_letters(ascii: u64) -> u64 {
    let digits = at_least(ascii, b'0') & at_most(ascii, b'9');
    let letters = at_least(ascii, b'A') & at_most(ascii, b'Z');
    digits | letters
}

/// Which bytes are neither digits nor capital letters.
#[inline(always)]
pub(super) const fn no_digits_or_letters(word: u64) -> u64 {
    (!digits_or_letters(word & !HIGHEST) | word) & HIGHEST
}

/// The highest bit of the first so many bytes, from none to all of them and on.
pub(super) const FIRST_BYTES: [u64; 17] = {
    let mut masks = [HIGHEST; 17];
    let [none, one, two, three, four, five, six, seven, ..] = &mut masks;
    *none = 0;
    *one = HIGHEST >> 56;
    *two = HIGHEST >> 48;
    *three = HIGHEST >> 40;
    *four = HIGHEST >> 32;
    *five = HIGHEST >> 24;
    *six = HIGHEST >> 16;
    *seven = HIGHEST >> 8;
    masks
};

#[cfg(test)]
mod tests {
    use super::{FIRST_BYTES, are_digits, load, no_digits_or_letters};

    fn agree<const N: usize>() {
        for place in 0..N {
            for byte in 0..=u8::MAX {
                let mut text = [b'7'; N];
                text[place] = byte;
                assert_eq!(are_digits(&text), byte.is_ascii_digit());
            }
        }
    }

    #[test]
    fn digits_are_judged_as_each_of_them() {
        agree::<8>();
        agree::<10>();
        agree::<12>();
        agree::<16>();
    }

    #[test]
    fn a_byte_is_judged_alike_whatever_its_neighbors() {
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
                        no_digits_or_letters(load(word)),
                        load(expected),
                        "{byte:#x}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_bytes_are_as_many_as_asked() {
        for (count, mask) in FIRST_BYTES.iter().enumerate() {
            assert_eq!(mask.count_ones() as usize, count.min(8));
            let bytes = mask.to_le_bytes();
            assert!(bytes.iter().take(count).all(|byte| *byte == 0x80));
        }
    }
}
