use super::grammar::{Blame, Parsed, all, incomplete};
use super::text_value::text_value;
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

    pub(crate) fn grammar<E: Blame<'a>>(input: &'a [u8]) -> Parsed<'a, Self, E> {
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
            incomplete(rest, Field::Name, Expected::Letter)
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
