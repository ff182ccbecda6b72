use core::fmt;

use super::grammar::{Parsed, all};
use super::run::run;
use super::text_value::text_value;
use super::words;
use crate::display::Partly;
use crate::error::{DecodeError, Expected, Field};

/// A user code of the national platform (`QID`, field 5, and the declarant's in slot 1 of the extension).
///
/// ```abnf
/// qid = 1*64(%x21-3B / %x3D-7B / %x7D-7E)   ; visible ASCII but "<" and "|"
/// ```
///
/// It is opaque: nothing is to be read out of it, and it stays the same for a person whatever app asks.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "user code issued by QRQG"; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Qid<'a>(&'a [u8]);

text_value!(Qid, Field::Qid);

impl<'a> Qid<'a> {
    /// The longest QID, in bytes.
    pub const MAX_LEN: usize = 64;

    /// A QID from its text.
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `a b` at 1, `a<b` at 1
    /// - [`Length`](crate::ErrorKind::Length): 65 characters, at 64
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all(text.as_bytes(), Field::Qid, Self::grammar)
    }

    /// All but the last three characters as `*`, as something to print; at least six are hidden.
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        Partly::last_three(self.0)
    }

    #[inline(always)]
    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::Qid, input)
    }

    /// The QID of slot 1 of the extension, who declared on the person's behalf.
    #[inline(always)]
    pub(crate) fn declarant_grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::DeclarantQid, input)
    }

    #[inline(always)]
    fn of(field: Field, input: &'a [u8]) -> Parsed<'a, Self> {
        // Those that have been seen are numbers of 18 digits.
        match input.split_first_chunk::<18>() {
            Some((number, rest @ [b'|' | b'<', ..])) if words::are_digits(number) => {
                return Ok((rest, Self(number)));
            }
            _ => {}
        }
        let (rest, text) = run(input, field, Expected::Visible, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}
