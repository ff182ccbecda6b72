//! The longest prefix of a class of characters, by blocks of bytes.

use core::ops::RangeInclusive;

use super::grammar::{Parsed, incomplete};
use crate::error::{Expected, Field};

/// The number of bytes that are checked at once.
const BLOCK: usize = 32;

/// Takes the longest prefix of `class`, up to the end of `length`. Fails if it is shorter than the start of `length`.
#[inline(always)]
pub(super) fn take_while_m_n(
    input: &[u8],
    field: Field,
    class: Expected,
    length: RangeInclusive<usize>,
) -> Parsed<'_, &[u8]> {
    let end = prefix_length(input, class, *length.end());
    let (text, rest) = input.split_at_checked(end).unwrap_or((input, &[]));
    if text.len() < *length.start() {
        Err(incomplete(rest, field, class))
    } else {
        Ok((rest, text))
    }
}

/// Returns the index of the first `false` among up to `N` values, or `u8::MAX` if all are `true`.
///
/// There is no branch for each value, so compilers vectorize it.
#[inline(always)]
pub(super) fn first_false<const N: usize>(values: impl Iterator<Item = bool>) -> usize {
    let mut indices = [u8::MAX; N];
    for ((index, at), value) in indices.iter_mut().zip(0..).zip(values) {
        *index = if value { u8::MAX } else { at };
    }
    let mut first = u8::MAX;
    for index in indices {
        first = first.min(index);
    }
    usize::from(first)
}

/// Returns the length of the longest prefix of `class`, at most `max`.
#[inline(always)]
fn prefix_length(input: &[u8], class: Expected, max: usize) -> usize {
    let mut rest = input;
    if max > BLOCK {
        while let Some((block, after)) = rest.split_first_chunk::<BLOCK>() {
            // A loop, since a closure is not always inlined.
            let mut is_of_class = true;
            for byte in block {
                is_of_class &= class.contains(*byte);
            }
            if !is_of_class {
                break;
            }
            rest = after;
        }
    }
    // If less than a block remains, the last block overlaps bytes that are known to be of the class.
    let Some(block) = rest.first_chunk::<BLOCK>().or(input.last_chunk()) else {
        return prefix_length_slow(input, class, max);
    };
    let stop = first_false::<BLOCK>(block.iter().map(|&byte| class.contains(byte)));
    let before = input.len().saturating_sub(rest.len().max(BLOCK));
    before.saturating_add(stop).min(input.len()).min(max)
}

/// The same as `prefix_length`, byte by byte.
fn prefix_length_slow(input: &[u8], class: Expected, max: usize) -> usize {
    let bytes = input.iter().take(max);
    bytes.take_while(|&&byte| class.contains(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::{Expected, prefix_length, prefix_length_slow};

    #[test]
    fn blocks_and_bytes_give_the_same_length() {
        let long: [u8; 140] = core::array::from_fn(|at| b"0123456789ABCDEF"[at % 16]);
        for length in 0..=long.len() {
            for stop in 0..=length {
                let mut text = long;
                if let Some(byte) = text.get_mut(stop) {
                    *byte = b'|';
                }
                for max in [0, 1, 9, 12, 20, 31, 32, 33, 64, 96, 1024] {
                    for class in [
                        Expected::Digit,
                        Expected::DigitOrLetter,
                        Expected::PrintableAscii,
                    ] {
                        let text = &text[..length];
                        assert_eq!(
                            prefix_length(text, class, max),
                            prefix_length_slow(text, class, max),
                            "{class:?}, {length} bytes, stop at {stop}, at most {max}"
                        );
                    }
                }
            }
        }
    }
}
