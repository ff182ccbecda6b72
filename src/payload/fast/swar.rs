//! SIMD within a register: eight bytes of a text as one little-endian word.
//!
//! A predicate gives its result for each byte in the high bit of this byte. [`at_least`] and [`at_most`] require ASCII
//! bytes and leave the other bits undefined: combine their results, then mask with [`HIGH_BITS`]. Each is one addition
//! or subtraction whose carry stays in the byte, since the high bit of each ASCII byte is 0.

/// The high bit of every byte.
const HIGH_BITS: u64 = splat(0x80);

/// Returns a word of eight times the same byte.
const fn splat(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

const fn load(bytes: [u8; 8]) -> u64 {
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

/// The last day of each month in a common year, and 0 for all other indices.
const LAST_DAYS: [u8; 128] = {
    let mut days = [0; 128];
    let [_, months @ ..] = &mut days;
    let [m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, ..] = months;
    [*m1, *m2, *m3, *m4, *m5, *m6] = [31, 28, 31, 30, 31, 30];
    [*m7, *m8, *m9, *m10, *m11, *m12] = [31, 31, 30, 31, 30, 31];
    days
};

/// Returns `true` if a text is a date other than a leap day. Checks all ten bytes at once.
#[inline(always)]
pub(super) fn is_common_date(text: &[u8; 10]) -> bool {
    let ([front @ .., _, _], [_, _, back @ ..]) = (text, text);
    // A digit becomes its value, any other byte in its place 10 or more; a hyphen becomes 0, any other byte 1 or more.
    let front = load(*front) ^ load(*b"0000-00-");
    let back = load(*back) ^ load(*b"00-00-00");
    let high_bits = front | back;
    // 10 + 0x76 and 1 + 0x7F are 0x80. A byte of 0x80 or more has this bit already.
    let wrong = front.wrapping_add(load(*b"\x76\x76\x76\x76\x7F\x76\x76\x7F"))
        | back.wrapping_add(load(*b"\x76\x76\x7F\x76\x76\x7F\x76\x76"))
        | high_bits;
    // Each digit times ten plus the next digit.
    let pairs = back.wrapping_mul(10).wrapping_add(back >> 8).to_le_bytes();
    let [_, _, _, month, _, _, day, _] = pairs;
    // A month of 128 or more has an invalid digit, so `wrong` is set.
    let last = LAST_DAYS
        .get(usize::from(month & 0x7F))
        .copied()
        .unwrap_or(0);
    let [y1, y2, y3, y4, ..] = front.to_le_bytes();
    wrong & HIGH_BITS == 0 && day.wrapping_sub(1) < last && [y1, y2, y3, y4] != [0; 4]
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
pub(super) const fn not_digits_or_letters(bytes: [u8; 8]) -> u64 {
    let word = load(bytes);
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
    use super::are_digits;

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
}
