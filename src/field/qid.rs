use core::fmt;

use super::grammar::{Parsed, all_consuming, opt};
use super::take_while::take_while_m_n;
use super::text_value::text_value;
use crate::error::{DecodeError, Expected, Field};
use crate::limits;
use crate::masking::Masked;

/// A validated QID, the user code of the national platform (field 5, and the declarant's in slot 1 of the extension).
///
/// ```abnf
/// qid = 1*64(%x21-3B / %x3D-7B / %x7D-7E)   ; visible ASCII but "<" and "|"
/// ```
///
/// It is opaque, and the same for a person in every app.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "user code issued by QRQG"; alphabet and limit are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Qid<'a>(&'a [u8]);

text_value!(Qid, QidBuf, [u8], Field::Qid);

/// Formats a number as decimal digits, the form in which QIDs are issued.
#[cfg(feature = "alloc")]
impl From<u64> for QidBuf {
    fn from(number: u64) -> Self {
        Self(alloc::format!("{number}").into_bytes().into())
    }
}

impl<'a> Qid<'a> {
    /// The maximum length in bytes.
    pub const MAX_LEN: usize = limits::QID;

    /// Parses a QID.
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

    /// Returns the QID with all but the last three characters masked, to be displayed. At least six are masked.
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

    /// Parses a QID of 18 digits, the form of all known ones, and the `|` after it.
    #[inline(always)]
    pub(crate) fn parse_fast(input: &'a [u8]) -> Option<(&'a [u8], Self)> {
        let (number, rest) = input.split_first_chunk::<18>()?;
        let [pipe, rest @ ..] = rest else { return None };
        (*pipe == b'|' && are_digits(number)).then_some((rest, Self(number)))
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::grammar_of(Field::Qid, input)
    }

    /// Parses the declarant's QID of slot 1, or `None` from an empty slot.
    #[inline(always)]
    pub(crate) fn opt_declarant_grammar(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        if let [b'<', ..] = input {
            return Ok((input, None));
        }
        if let Some((number, rest @ [b'<', ..])) = input.split_first_chunk::<18>() {
            if are_digits(number) {
                return Ok((rest, Some(Self(number))));
            }
        }
        let (rest, value) = Self::opt_declarant_grammar_slow(input)?;
        Ok((rest, value))
    }

    #[inline(never)]
    fn opt_declarant_grammar_slow(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        opt(Self::declarant_grammar)(input)
    }

    pub(crate) fn declarant_grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        Self::grammar_of(Field::DeclarantQid, input)
    }

    fn grammar_of(field: Field, input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) =
            take_while_m_n(input, field, Expected::PrintableAscii, 1..=Self::MAX_LEN)?;
        Ok((rest, Self(text)))
    }

    /// Creates a value from a text that the grammar has accepted.
    #[cfg(feature = "alloc")]
    pub(crate) const fn from_validated(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// Returns `true` if a text is all digits. Checks its first and its last sixteen bytes at once.
#[inline(always)]
fn are_digits(text: &[u8; 18]) -> bool {
    let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) else {
        return false;
    };
    let mut are_digits = true;
    for (first, last) in first.iter().zip(last) {
        // Bytes below the digits wrap to large values.
        are_digits &= first.wrapping_sub(b'0').max(last.wrapping_sub(b'0')) < 10;
    }
    are_digits
}

#[cfg(test)]
mod tests {
    use super::Qid;
    use crate::field::grammar::parse_to_pipe;

    #[test]
    fn fast_path_agrees_with_the_grammar() {
        for end in *b"|<7a " {
            for place in 0..19 {
                for byte in 0..=u8::MAX {
                    let mut text = *b"162979388586171100||<1";
                    text[18] = end;
                    text[place] = byte;
                    let has_18_digits =
                        text[..18].iter().all(u8::is_ascii_digit) && text[18] == b'|';
                    let expected = parse_to_pipe(&text, Qid::grammar).filter(|_| has_18_digits);
                    assert_eq!(Qid::parse_fast(&text), expected);

                    let fast = Qid::opt_declarant_grammar(&text).map_err(|_| ());
                    let slow = Qid::opt_declarant_grammar_slow(&text).map_err(|_| ());
                    assert_eq!(fast, slow);
                }
            }
        }
    }

    #[test]
    fn fast_path_leaves_short_texts() {
        let text = b"162979388586171100|";
        for length in 0..text.len() {
            assert_eq!(Qid::parse_fast(&text[..length]), None);
        }
        assert!(Qid::parse_fast(text).is_some_and(|(rest, _)| rest.is_empty()));
    }
}
