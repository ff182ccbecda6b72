//! UTF-8 without control characters and `|`, 32 bytes at once.
//!
//! Whether a byte may stand at its place depends on it and the three bytes before it alone: RFC 3629, section 4.

use super::BLOCK;

/// Returns `true` if all bytes of a block are valid after the bytes before them. The first three bytes are only those before the
/// others, and `skip` more bytes do not count.
#[inline(always)]
pub(super) fn are_valid(block: &[u8; BLOCK + 3], skip: u8) -> bool {
    let [third @ .., _, _, _] = block;
    let [_, second @ .., _, _] = block;
    let [_, _, first @ .., _] = block;
    let [_, _, _, bytes @ ..] = block;
    let bytes = bytes.iter().zip(first).zip(second).zip(third);
    let mut are_valid = true;
    for (at, (((byte, first), second), third)) in (0_u8..).zip(bytes) {
        are_valid &= (at < skip) | is_valid(*byte, *first, *second, *third);
    }
    are_valid
}

/// Returns `true` if a byte may follow the byte `first`, which follows `second`, which follows `third`.
#[inline(always)]
#[expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators are branches, which prevent vectorization"
)]
const fn is_valid(byte: u8, first: u8, second: u8, third: u8) -> bool {
    let continues = (byte & 0xC0) == 0x80;
    let must_continue = (first >= 0xC0) | (second >= 0xE0) | (third >= 0xF0);
    // The second byte after these has a range of its own: no overlong forms, surrogates, or controls of Latin-1 (C2 80 to C2 9F).
    let is_below =
        (byte < 0xA0) & ((first == 0xC2) | (first == 0xE0)) | (byte < 0x90) & (first == 0xF0);
    let is_above = (byte > 0x9F) & (first == 0xED) | (byte > 0x8F) & (first == 0xF4);
    let is_unused = (byte == 0xC0) | (byte == 0xC1) | (byte > 0xF4);
    let is_other = (byte < b' ') | (byte == 0x7F) | (byte == b'|');
    (continues == must_continue) & !(is_below | is_above | is_unused | is_other)
}

/// Returns `true` if the last character of a text has all its bytes. The bytes that are there are valid.
pub(super) fn is_complete(text: &[u8]) -> bool {
    !matches!(
        text,
        [.., 0xC0..=0xFF] | [.., 0xE0..=0xFF, _] | [.., 0xF0..=0xFF, _, _]
    )
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::vec::Vec;

    use super::{BLOCK, are_valid, is_complete};

    /// Every text of two bytes, and of four bytes that are at the ends of a range, agrees with the standard library.
    #[test]
    fn agrees_with_the_standard_library() {
        const LAST: [u8; 6] = [b'.', 0x7F, 0x80, 0xBF, 0xC0, 0xFF];
        let ends = [
            0x00, 0x1F, b' ', b'<', b'{', b'|', b'}', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
            0xC0, 0xC1, 0xC2, 0xC3, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3,
            0xF4, 0xF5, 0xFF,
        ];
        let mut texts: Vec<_> = (0..=u8::MAX)
            .flat_map(|a| (0..=u8::MAX).map(move |b| [a, b, b'.', b'.']))
            .collect();
        for a in ends {
            for b in ends {
                texts.extend(LAST.iter().flat_map(|c| LAST.map(|d| [a, b, *c, d])));
            }
        }
        for text in texts {
            let mut block = [b'.'; BLOCK + 3];
            block[7..11].copy_from_slice(&text);
            let expected = core::str::from_utf8(&block)
                .is_ok_and(|text| !text.contains(|c: char| c.is_control() || c == '|'));
            assert_eq!(are_valid(&block, 0), expected, "{text:x?}");
            assert_eq!(are_valid(&block, 4), expected, "{text:x?}");

            let mut block = [b'.'; BLOCK + 3];
            block[BLOCK - 1..].copy_from_slice(&text);
            let expected = core::str::from_utf8(&block)
                .is_ok_and(|text| !text.contains(|c: char| c.is_control() || c == '|'));
            assert_eq!(
                are_valid(&block, 28) && is_complete(&block),
                expected,
                "{text:x?}"
            );
        }
    }

    #[test]
    fn skipped_bytes_do_not_count() {
        let mut block = [b'.'; BLOCK + 3];
        block[5] = b'|';
        assert!(are_valid(&block, 3) && !are_valid(&block, 2));
    }
}
