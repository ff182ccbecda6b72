//! The longest run of a class of characters.

use core::ops::RangeInclusive;

use super::grammar::{Parsed, incomplete};
use super::words;
use crate::error::{Expected, Field};

/// The longest run of `class`, if it has as many bytes as `length` says.
#[inline(always)]
pub(super) fn run(
    input: &[u8],
    field: Field,
    class: Expected,
    length: RangeInclusive<usize>,
) -> Parsed<'_, &[u8]> {
    let end = run_length(input, class, *length.end());
    let (run, rest) = input.split_at_checked(end).unwrap_or((input, &[]));
    if run.len() < *length.start() {
        incomplete(rest, field, class)
    } else {
        Ok((rest, run))
    }
}

/// How many bytes at the start of `input` are of `class`, `most` at the most.
#[inline(always)]
fn run_length(input: &[u8], class: Expected, most: usize) -> usize {
    let mut length = 0_usize;
    let mut rest = input;
    while let Some((word, behind)) = rest.split_first_chunk() {
        let stops = class.stops(words::load(*word));
        if stops != 0 || length >= most {
            return length.saturating_add(words::before_first(stops)).min(most);
        }
        length = length.saturating_add(8);
        rest = behind;
    }
    // Fewer than eight bytes are left. The last eight, those read before shifted out, end in zeros, which stop any run.
    let Some(last) = input.last_chunk() else {
        return run_length_plain(input, class, most);
    };
    let left = u32::try_from(rest.len()).unwrap_or(0);
    let read = 64_u32.saturating_sub(left.saturating_mul(8));
    let word = words::load(*last).checked_shr(read).unwrap_or(0);
    length
        .saturating_add(words::before_first(class.stops(word)))
        .min(most)
}

/// The same, byte by byte.
fn run_length_plain(input: &[u8], class: Expected, most: usize) -> usize {
    let run = input.iter().take(most);
    run.take_while(|&&byte| class.contain(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::{Expected, run_length, run_length_plain};
    use crate::field::words;

    const CLASSES: [Expected; 8] = [
        Expected::Digit,
        Expected::Letter,
        Expected::DigitOrLetter,
        Expected::NameCharacter,
        Expected::Hyphen,
        Expected::Visible,
        Expected::Text,
        Expected::Delimiter,
    ];

    #[test]
    fn a_word_is_judged_as_its_bytes_are() {
        for class in CLASSES {
            for byte in 0..=u8::MAX {
                // Beyond ASCII words stop always: whoever reads a class that has more looks at the bytes.
                let stops = !byte.is_ascii() || !class.contain(byte);
                for place in 0..8 {
                    for neighbour in [0, b'0', b'<', b'A', b'|', 0x7F, 0x80, 0xFF] {
                        let mut word = [neighbour; 8];
                        word[place] = byte;
                        let mask = class.stops(words::load(word)).to_le_bytes();
                        assert_eq!(mask[place], u8::from(stops) << 7, "{class:?} {byte:#x}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_run_is_as_long_by_words_as_by_bytes() {
        let long: [u8; 40] = core::array::from_fn(|at| b"0123456789ABCDEF"[at % 16]);
        for length in 0..=long.len() {
            for stop in 0..=length {
                let mut text = long;
                if let Some(byte) = text.get_mut(stop) {
                    *byte = b'|';
                }
                for most in [0, 1, 7, 8, 9, 12, 16, 20, 33, 64] {
                    for class in [Expected::Digit, Expected::DigitOrLetter, Expected::Visible] {
                        let text = &text[..length];
                        assert_eq!(
                            run_length(text, class, most),
                            run_length_plain(text, class, most),
                            "{class:?}, {length} bytes, stop at {stop}, at most {most}"
                        );
                    }
                }
            }
        }
    }
}
