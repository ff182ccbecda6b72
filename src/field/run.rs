//! The longest run of a class of characters.

use core::ops::RangeInclusive;

use super::grammar::{Parsed, incomplete};
use crate::error::{Expected, Field};

/// How many bytes are judged at a time.
const BLOCK: usize = 32;

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

/// The place of the first byte of a block that does not go on, or one behind any block.
///
/// All bytes are judged alike and without a branch, which compilers turn into a few vector instructions.
#[inline(always)]
pub(super) fn first_stop<const N: usize>(goes_on: impl Iterator<Item = bool>) -> usize {
    let mut stops = [u8::MAX; N];
    for ((stop, at), goes_on) in stops.iter_mut().zip(0..).zip(goes_on) {
        *stop = if goes_on { u8::MAX } else { at };
    }
    let mut first = u8::MAX;
    for at in stops {
        first = first.min(at);
    }
    usize::from(first)
}

/// How many bytes at the start of `input` are of `class`, `most` at the most.
#[inline(always)]
fn run_length(input: &[u8], class: Expected, most: usize) -> usize {
    let mut rest = input;
    if most > BLOCK {
        while let Some((block, behind)) = rest.split_first_chunk::<BLOCK>() {
            // A loop, as a closure is not always inlined.
            let mut all = true;
            for byte in block {
                all &= class.contain(*byte);
            }
            if !all {
                break;
            }
            rest = behind;
        }
    }
    // Where less than a block is left, the last block overlaps those that have been read, and they do not stop.
    let Some(block) = rest.first_chunk::<BLOCK>().or(input.last_chunk()) else {
        return run_length_plain(input, class, most);
    };
    let stop = first_stop::<BLOCK>(block.iter().map(|&byte| class.contain(byte)));
    let read = input.len().saturating_sub(rest.len().max(BLOCK));
    read.saturating_add(stop).min(input.len()).min(most)
}

/// The same, byte by byte.
fn run_length_plain(input: &[u8], class: Expected, most: usize) -> usize {
    let run = input.iter().take(most);
    run.take_while(|&&byte| class.contain(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::{Expected, run_length, run_length_plain};

    #[test]
    fn a_run_is_as_long_by_blocks_as_by_bytes() {
        let long: [u8; 140] = core::array::from_fn(|at| b"0123456789ABCDEF"[at % 16]);
        for length in 0..=long.len() {
            for stop in 0..=length {
                let mut text = long;
                if let Some(byte) = text.get_mut(stop) {
                    *byte = b'|';
                }
                for most in [0, 1, 9, 12, 20, 31, 32, 33, 64, 96, 1024] {
                    for class in [
                        Expected::Digit,
                        Expected::DigitOrLetter,
                        Expected::PrintableAscii,
                    ] {
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
