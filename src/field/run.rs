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
        Err(incomplete(rest, field, class))
    } else {
        Ok((rest, run))
    }
}

/// The first sixteen bytes of a text, or all of one of eight to sixteen, to be judged without a branch.
pub(super) struct Window {
    first: u64,
    second: u64,
    /// Where the second word begins; it overlaps the first where the text is short.
    second_at: usize,
}

impl Window {
    #[inline(always)]
    pub(super) fn of(input: &[u8]) -> Option<Self> {
        let second_at = input.len().saturating_sub(8).min(8);
        Some(Self {
            first: words::load(*input.first_chunk()?),
            second: words::load(*input.get(second_at..)?.first_chunk()?),
            second_at,
        })
    }

    /// How many bytes at the start are of `class`; `None` if all are, since more may follow behind the window.
    #[inline(always)]
    pub(super) fn run(&self, class: Expected) -> Option<usize> {
        let first = words::bits(class.stops(self.first));
        let second = words::bits(class.stops(self.second));
        let stops = first | second << self.second_at;
        (stops != 0).then_some(stops.trailing_zeros() as usize)
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
    use super::{Expected, Window, run_length, run_length_plain};
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
    fn a_word_ends_a_run_where_its_bytes_do() {
        for class in CLASSES {
            for byte in 0..=u8::MAX {
                for place in 0..8 {
                    for neighbour in [0, b'0', b'<', b'A', b'|', 0x7F, 0x80, 0xFF] {
                        let mut word = [neighbour; 8];
                        word[place] = byte;
                        // Beyond ASCII a word stops always: whoever reads a class that has more looks at the bytes.
                        let run = word
                            .iter()
                            .take_while(|byte| byte.is_ascii() && class.contain(**byte));
                        let stops = class.stops(words::load(word));
                        assert_eq!(
                            words::before_first(stops),
                            run.count(),
                            "{class:?} {byte:#x}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn a_window_sees_the_run_that_ends_in_it() {
        let long = *b"0123456789ABCDEFGHIJ";
        for length in 0..=long.len() {
            for stop in 0..=length {
                let mut text = long;
                if let Some(byte) = text.get_mut(stop) {
                    *byte = b'|';
                }
                let text = &text[..length];
                for class in [Expected::Digit, Expected::DigitOrLetter, Expected::Visible] {
                    let run = run_length_plain(text, class, usize::MAX);
                    let seen = Window::of(text).map(|window| window.run(class));
                    let wanted = (run < length.min(16)).then_some(run);
                    assert_eq!(seen, (length >= 8).then_some(wanted), "{text:?}");
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
