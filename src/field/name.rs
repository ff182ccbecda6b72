#[cfg(feature = "tolerant")]
mod written;

#[cfg(feature = "tolerant")]
pub use written::{NameChange, NameChanges, NameError, NameErrorKind, WrittenName};

use super::grammar::{Parsed, all, incomplete};
use super::text_value::text_value;
use super::words;
use crate::error::{DecodeError, Expected, Field};

/// The person's full name (`HoTen`, field 2): capital letters without diacritics, words divided by exactly one space.
///
/// ```abnf
/// name   = word *(SP word)                     ; 1 to 150 bytes in all
/// word   = letter *(letter / "'" / "-" / ".")
/// letter = %x41-5A                             ; A-Z
/// ```
///
/// The marks make room for names as `H'HEN NIE`, `Y-BLOM`, `ST.`; they may stand in any number after a word's first letter.
///
/// Source: Decision 1405/QĐ-BTTTT, field table; the marks and the limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name<'a>(&'a [u8]);

text_value!(Name, Field::Name);

impl<'a> Name<'a> {
    /// The longest name, in bytes.
    pub const MAX_LEN: usize = 150;

    /// A name from its text.
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
        all(text.as_bytes(), Field::Name, Self::grammar)
    }

    /// The words of the name, in order.
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

    #[inline(always)]
    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        match input.first_chunk().and_then(common_length) {
            Some(length) => {
                let (name, rest) = input.split_at_checked(length).unwrap_or((input, &[]));
                Ok((rest, Self(name)))
            }
            None => Self::byte_by_byte(input),
        }
    }

    /// Every name, and for what is none the first byte that cannot stand there.
    #[cold]
    fn byte_by_byte(input: &'a [u8]) -> Parsed<'a, Self> {
        let mut word_begins = true;
        let mut end = 0;
        for &byte in input.iter().take(Self::MAX_LEN) {
            let fits = match byte {
                b'A'..=b'Z' => true,
                b'\'' | b'-' | b'.' => !word_begins,
                // After the last but one byte there is room for a space, but none for the word that must follow.
                b' ' => !word_begins && end < Self::MAX_LEN.saturating_sub(1),
                _ => false,
            };
            if !fits {
                break;
            }
            word_begins = byte == b' ';
            end = end.saturating_add(1);
        }
        let (name, rest) = input.split_at_checked(end).unwrap_or((input, &[]));
        if word_begins {
            Err(incomplete(rest, Field::Name, Expected::Letter))
        } else {
            Ok((rest, Self(name)))
        }
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// The length of a name of letters and spaces that a `|` ends within the window.
///
/// All bytes are judged alike and without a branch, which compilers turn into a few vector instructions.
#[inline(always)]
fn common_length(window: &[u8; 33]) -> Option<usize> {
    let mut stops = [0; 32];
    let neighbours = window.iter().zip(window.iter().skip(1));
    for (stop, (byte, next)) in stops.iter_mut().zip(neighbours) {
        // What can stand in a name is a letter, or a space before a letter.
        let goes_on = byte.is_ascii_uppercase() | (*byte == b' ') & next.is_ascii_uppercase();
        *stop = u8::from(!goes_on);
    }
    let mut length = 32;
    for (words, at) in stops.chunks_exact(8).rev().zip([24, 16, 8, 0]) {
        let word = words::load(words.try_into().unwrap_or_default());
        if word != 0 {
            length = words::before_first(word).wrapping_add(at);
        }
    }
    let is_name = window[0] != b' ' && length > 0 && window.get(length) == Some(&b'|');
    is_name.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::Name;

    /// Every arrangement of six characters that matter, at the start, around the middle and the end of the window.
    #[test]
    fn by_words_is_as_byte_by_byte() {
        for before in [0, 1, 5, 20, 23, 26, 29, 30, 31] {
            for arrangement in 0..8_usize.pow(6) {
                let mut text = [b'N'; 48];
                for place in 0..6_usize {
                    text[before + place] = b"AZ  '-|a"[arrangement >> (3 * place) & 7];
                }
                text[before + 6] = b'|';
                let fast = Name::grammar(&text).map_err(|_| ());
                assert_eq!(fast, Name::byte_by_byte(&text).map_err(|_| ()));
            }
        }
    }

    #[test]
    fn every_byte_is_judged_at_every_place() {
        for place in 0..20 {
            for byte in 0..=u8::MAX {
                let mut text = *b"NGUYEN LE KHA HAN DE|1987-01-18|0|1|";
                text[place] = byte;
                let fast = Name::grammar(&text).map_err(|_| ());
                assert_eq!(fast, Name::byte_by_byte(&text).map_err(|_| ()));
            }
        }
    }
}
