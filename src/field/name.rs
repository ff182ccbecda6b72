use super::grammar::{Parsed, all_consuming, incomplete};
use super::take_while::first_false;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;

/// A validated full name (`HoTen`, field 2): words of letters A-Z, separated by exactly one space.
///
/// ```abnf
/// name   = word *(SP word)                     ; 1 to 150 bytes in all
/// word   = letter *(letter / "'" / "-" / ".")
/// letter = %x41-5A                             ; A-Z
/// ```
///
/// The marks allow names such as `H'HEN NIE`, `Y-BLOM` and `ST.`. Any number of them may follow the first letter of a
/// word.
///
/// Source: Decision 1405/QĐ-BTTTT, field table; the marks and the limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name<'a>(&'a [u8]);

text_value!(Name, NameBuf, [u8], Field::Name);

impl<'a> Name<'a> {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = limits::NAME;

    /// Parses a name. [`normalize`](Self::normalize) (feature `lenient`) accepts diacritics and small letters.
    ///
    /// ```
    /// use vn_personal_qr::{ErrorKind, Expected, Name};
    ///
    /// assert_eq!(Name::new("Y-BLOM KSOR")?.as_str(), "Y-BLOM KSOR");
    ///
    /// let error = Name::new("NGUYỄN VĂN A").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::UnexpectedCharacter { expected: Expected::NameCharacter });
    /// assert_eq!(error.offset(), 4);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): the empty text, `NGUYEN ` (a word must follow the space)
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `Nguyen` at 1, `NGUYỄN` at 4, `A  B` at 2
    /// - [`Length`](crate::ErrorKind::Length): 151 letters, at 150
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all_consuming(text.as_bytes(), Field::Name, Self::grammar)
    }

    /// Returns the words of the name, in order.
    ///
    /// ```
    /// let name = vn_personal_qr::Name::new("NGUYEN LE KHA HAN")?;
    /// assert_eq!(name.words().last(), Some("HAN"));
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn words(self) -> impl DoubleEndedIterator<Item = &'a str> + Clone {
        self.as_str().split(' ')
    }

    /// Parses a name of letters and spaces within the first 32 bytes, and the `|` after it.
    #[inline(always)]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "lazy operators are branches, which prevent vectorization"
    )]
    pub(crate) fn parse_fast(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let window = input.first_chunk::<33>()?;
        let neighbors = window.iter().zip(window.iter().skip(1));
        // A space must not be followed by another.
        let is_valid = neighbors
            .map(|(byte, next)| byte.is_ascii_uppercase() | ((*byte == b' ') & (*next != b' ')));
        let length = first_false::<32>(is_valid);
        let last = window.get(length.wrapping_sub(1))?;
        let pipe = window.get(length)?;
        let is_name = window[0] != b' ' && *last != b' ' && *pipe == b'|';
        let (name, rest) = input.split_at_checked(length)?;
        is_name.then_some((rest.get(1..)?, Self(name)))
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let mut at_word_start = true;
        let mut end = 0;
        for &byte in input.iter().take(Self::MAX_LEN) {
            let is_valid = match byte {
                b'A'..=b'Z' => true,
                b'\'' | b'-' | b'.' => !at_word_start,
                // Leaves room for the word that must follow.
                b' ' => !at_word_start && end < Self::MAX_LEN.saturating_sub(1),
                _ => false,
            };
            if !is_valid {
                break;
            }
            at_word_start = byte == b' ';
            end = end.saturating_add(1);
        }
        let (name, rest) = input.split_at_checked(end).unwrap_or((input, &[]));
        if at_word_start {
            Err(incomplete(rest, Field::Name, Expected::Letter))
        } else {
            Ok((rest, Self(name)))
        }
    }

    /// Creates a value from a text that the grammar has accepted.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Name;
    use crate::field::grammar::parse_to_pipe;

    /// Checks that `parse_fast` accepts exactly the names of letters and spaces within its window.
    fn assert_agrees(text: &[u8]) {
        let window = text.get(..32).unwrap_or_default();
        let end = window.iter().position(|byte| *byte == b'|').unwrap_or(0);
        let has_marks = text[..end].iter().any(|byte| b"'-.".contains(byte));
        let expected = parse_to_pipe(text, Name::grammar).filter(|_| !has_marks && end > 0);
        assert_eq!(Name::parse_fast(text), expected, "{}", text.escape_ascii());
    }

    /// Every arrangement of six characters, at the start, around the middle and the end of the window.
    #[test]
    fn fast_path_agrees_on_every_arrangement() {
        for before in [0, 1, 5, 14, 26, 27, 28, 30, 32] {
            for arrangement in 0..8_usize.pow(6) {
                let mut text = [b'N'; 48];
                for place in 0..6_usize {
                    text[before + place] = b"AZ  '-|a"[arrangement >> (3 * place) & 7];
                }
                text[before + 6] = b'|';
                assert_agrees(&text);
            }
        }
    }

    #[test]
    fn fast_path_agrees_on_every_byte_at_every_place() {
        for place in 0..22 {
            for byte in 0..=u8::MAX {
                let mut text = *b"NGUYEN LE KHA HAN DE|1987-01-18|0|1|";
                text[place] = byte;
                assert_agrees(&text);
            }
        }
    }

    #[test]
    fn fast_path_leaves_short_texts() {
        let text = b"NGUYEN LE KHA HAN|1987-01-18|0|1|";
        assert_eq!(Name::parse_fast(&text[..32]), None);
        assert_eq!(Name::parse_fast(text).map(|(rest, _)| rest.len()), Some(15));
    }
}
