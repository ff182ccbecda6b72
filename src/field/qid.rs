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
    /// ```
    /// use vn_personal_qr::Qid;
    ///
    /// assert_eq!(Qid::new("162979388586171100")?.as_str(), "162979388586171100");
    /// assert_eq!(Qid::new("a b").unwrap_err().offset(), 1);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
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
    ///
    /// ```
    /// # use vn_personal_qr::Qid;
    /// assert_eq!(Qid::new("162979388586171100")?.masked().to_string(), "***************100");
    /// assert_eq!(Qid::new("QID-1")?.masked().to_string(), "*****");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn masked(self) -> impl fmt::Display + Copy + 'a {
        Partly::last_three(self.0)
    }

    #[inline(always)]
    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::Qid, b'|', input)
    }

    /// The QID of slot 1 of the extension, who declared on the person's behalf.
    #[inline(always)]
    pub(crate) fn declarant_grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::DeclarantQid, b'<', input)
    }

    #[inline(always)]
    fn of(field: Field, end: u8, input: &'a [u8]) -> Parsed<'a, Self> {
        // Those that have been seen are numbers of 18 digits.
        match input.split_first_chunk::<18>() {
            Some((number, rest)) if rest.first() == Some(&end) && words::are_digits(number) => {
                Ok((rest, Self(number)))
            }
            _ => Self::of_any_form(field, input),
        }
    }

    #[inline(never)]
    fn of_any_form(field: Field, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(input, field, Expected::Visible, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Qid};

    #[test]
    fn guessed_by_length_is_as_read() {
        for end in *b"|<7a " {
            for place in 0..19 {
                for byte in 0..=u8::MAX {
                    let mut text = *b"162979388586171100||<1";
                    text[18] = end;
                    text[place] = byte;
                    let fast = Qid::grammar(&text).map_err(|_| ());
                    let plain = Qid::of_any_form(Field::Qid, &text).map_err(|_| ());
                    assert_eq!(fast, plain);
                }
            }
        }
    }
}
