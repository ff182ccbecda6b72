use core::fmt;

use super::grammar::{Parsed, all_consuming, optional};
use super::run::run;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;
use crate::masking::Masked;

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

text_value!(Qid, QidBuf, [u8], Field::Qid);

/// The decimal digits of a number, as issuers make QIDs.
#[cfg(feature = "alloc")]
impl From<u64> for QidBuf {
    fn from(number: u64) -> Self {
        Self(alloc::format!("{number}").into_bytes().into())
    }
}

impl<'a> Qid<'a> {
    /// The longest QID, in bytes.
    pub const MAX_LEN: usize = limits::QID;

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
        all_consuming(text.as_bytes(), Field::Qid, Self::grammar)
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
        Masked::last_three(self.0)
    }

    /// A QID of 18 digits, as those are that have been seen, and its bar.
    #[inline(always)]
    pub(crate) fn parse_fast(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (number, rest) = input.split_first_chunk::<18>()?;
        let [bar, rest @ ..] = rest else { return None };
        (*bar == b'|' && are_digits(number)).then_some((rest, Self(number)))
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::Qid, input)
    }

    /// The QID of slot 1 of the extension, who declared on the person's behalf, or none.
    #[inline(always)]
    pub(crate) fn declarant_or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let [b'<', ..] = input {
            return Ok((input, None));
        }
        if let Some((number, rest @ [b'<', ..])) = input.split_first_chunk::<18>() {
            if are_digits(number) {
                return Ok((rest, Some(Self(number))));
            }
        }
        let (rest, value) = Self::declarant_of_any_form(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn declarant_of_any_form(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        optional(Self::declarant_grammar)(input)
    }

    pub(crate) fn declarant_grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::of(Field::DeclarantQid, input)
    }

    fn of(field: Field, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(input, field, Expected::PrintableAscii, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// Whether a text is all digits: its first and its last sixteen bytes, judged as one.
#[inline(always)]
fn are_digits(text: &[u8; 18]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) else {
        return false;
    };
    let mut all = true;
    for (first, last) in first.iter().zip(last) {
        // What is below the digits becomes the largest.
        all &= first.wrapping_sub(b'0').max(last.wrapping_sub(b'0')) < 10;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::Qid;
    use crate::field::grammar::read_to_bar;

    #[test]
    fn guessed_by_length_is_as_read() {
        for end in *b"|<7a " {
            for place in 0..19 {
                for byte in 0..=u8::MAX {
                    let mut text = *b"162979388586171100||<1";
                    text[18] = end;
                    text[place] = byte;
                    let is_usual = text[..18].iter().all(u8::is_ascii_digit) && text[18] == b'|';
                    let plain = read_to_bar(&text, Qid::grammar).filter(|_| is_usual);
                    assert_eq!(Qid::parse_fast(&text), plain);

                    let fast = Qid::declarant_or_none(&text).map_err(|_| ());
                    let plain = Qid::declarant_of_any_form(&text).map_err(|_| ());
                    assert_eq!(fast, plain);
                }
            }
        }
    }

    #[test]
    fn short_texts_are_read_alike() {
        let text = b"162979388586171100|";
        for length in 0..text.len() {
            assert_eq!(Qid::parse_fast(&text[..length]), None);
        }
        assert!(Qid::parse_fast(text).is_some_and(|(rest, _)| rest.is_empty()));
    }
}
