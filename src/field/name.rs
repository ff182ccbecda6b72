use nom::Parser;
use nom::bytes::complete::{tag, take};
use nom::combinator::{cut, peek};
use nom::multi::fold_many0;
use nom::sequence::{preceded, terminated};

use super::grammar::{Parsed, all_consuming, chars, take_while};
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

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let is_inner = |byte: u8| Expected::NameCharacter.contains(byte) && byte != b' ';
        // What must be left after the longest name, and after the last space.
        let after_name = input.len().saturating_sub(Self::MAX_LEN);
        let after_space = input.len().saturating_sub(Self::MAX_LEN.saturating_sub(1));
        let word = |text: &'a [u8]| {
            let (rest, _) = chars(Field::Name, Expected::Letter, 1..=1).parse(text)?;
            take_while(rest.len().saturating_sub(after_name), is_inner).parse(rest)
        };
        let space = terminated(tag(" "), peek(take(after_space)));
        let (rest, _) = (
            word,
            fold_many0(preceded(space, cut(word)), || (), |(), _| ()),
        )
            .parse(input)?;
        let name = input.split_at_checked(input.len().saturating_sub(rest.len()));
        Ok((rest, Self(name.unwrap_or_default().0)))
    }

    /// Creates a value from a text that the grammar has accepted.
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}
