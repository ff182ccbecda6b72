//! Eight bytes at a time, as one number. The first byte of the text is the lowest of the number on every machine.
//!
//! A question asked of a word is answered for all its bytes at once, in the highest bit of each. The answers to
//! [`at_least`], [`at_most`] and [`equal`] hold for ASCII bytes only, and their other bits mean nothing: combine
//! them, then take [`HIGHEST`]. Each is one addition or subtraction that leaves its byte's carry in that
//! bit, so no byte disturbs its neighbour as long as the highest bit of all is 0 before.

/// The highest bit of every byte.
pub(super) const HIGHEST: u64 = all(0x80);

/// The same byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

pub(super) const fn load(bytes: [u8; 8]) -> u64 {
    u64::from_le_bytes(bytes)
}

/// Which bytes are `byte` or above.
pub(super) const fn at_least(ascii: u64, byte: u8) -> u64 {
    ascii.wrapping_add(all(0x80_u8.wrapping_sub(byte)))
}

/// Which bytes are `byte` or below.
pub(super) const fn at_most(ascii: u64, byte: u8) -> u64 {
    all(0x80_u8.wrapping_add(byte)).wrapping_sub(ascii)
}

/// Which bytes are `byte`.
pub(super) const fn equal(ascii: u64, byte: u8) -> u64 {
    HIGHEST.wrapping_sub(ascii ^ all(byte))
}

/// Which bytes are no digits. Behind the first of them the answers mean nothing.
pub(super) const fn no_digits(word: u64) -> u64 {
    // Digits become 0 to 9. Adding 0x76 to ten or more gives the highest bit, which others have already.
    let values = word ^ all(b'0');
    values.wrapping_add(all(0x76)) | values
}

/// Whether all bytes of a text of eight or more are digits.
#[inline(always)]
pub(super) fn are_digits<const N: usize>(text: &[u8; N]) -> bool {
    // The last word overlaps the one before it.
    let words = text
        .chunks_exact(8)
        .chain(text.last_chunk::<8>().map(<[u8; 8]>::as_slice));
    let wrong = words
        .map(|word| no_digits(load(word.try_into().unwrap_or_default())))
        .fold(0, core::ops::BitOr::bitor);
    wrong & HIGHEST == 0
}

/// Which bytes are a `|` or a `<`: these two differ in one bit, and nothing else has their low six.
pub(super) const fn delimiters(ascii: u64) -> u64 {
    HIGHEST.wrapping_sub((ascii ^ all(b'<')) & all(0x3F))
}

/// All bits of the first `count` bytes, at most of all eight.
#[expect(clippy::cast_possible_truncation, reason = "64 at the most")]
pub(super) const fn first_bytes(count: usize) -> u64 {
    let bits = if count < 8 { count << 3 } else { 64 };
    match 1_u64.checked_shl(bits as u32) {
        Some(behind) => behind.wrapping_sub(1),
        None => u64::MAX,
    }
}

/// How many bytes stand before the first whose highest bit is set; 8 if none is.
pub(super) const fn before_first(mask: u64) -> usize {
    (mask.trailing_zeros() >> 3) as usize
}

/// The highest bits of the bytes as eight neighbouring bits, the first byte's lowest; all other bits must be 0.
pub(super) const fn bits(mask: u64) -> u64 {
    // Each of the eight bits is multiplied to its place in the highest byte, and no two products meet.
    (mask >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::are_digits;

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
        agree::<18>();
    }
}
