use super::grammar::{Parsed, all, incomplete, optional};
use super::run::{Window, run};
use super::text_value::text_value;
use super::words;
use crate::display::Partly;
use crate::error::{DecodeError, Expected, Field};

/// The number of the person's identity document (`SoGiayTo`, field 1).
///
/// ```abnf
/// id-number = 12DIGIT / 5*9(DIGIT / %x41-5A)
/// ```
///
/// What kind of document it is follows from the shape alone: see [`kind`](Self::kind). The digits of a 12-digit number
/// hold place, century and year by a rule that has lapsed; they are not looked at here.
///
/// Source: Decision 1405/QĐ-BTTTT, field table: "number of CCCD, CMND or passport"; the lengths are this project's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdNumber<'a>(&'a [u8]);

text_value!(IdNumber, Field::IdNumber);

/// The kind of document, as far as the shape of its number tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdNumberKind {
    /// 12 digits: the personal number of a CCCD or identity card, `001093029317`.
    Citizen,
    /// 9 digits: the number of an old identity card (CMND), `012345678`.
    Cmnd,
    /// A letter and 7 digits: the shape of a Vietnamese passport, `B1234567`.
    Passport,
    /// Anything else of 5 to 9 digits and letters, as foreign passports have it: `AB12345`.
    Other,
}

impl<'a> IdNumber<'a> {
    /// An id number from its text.
    ///
    /// ```
    /// use vn_personal_qr::{IdNumber, IdNumberKind};
    ///
    /// assert_eq!(IdNumber::new("001093029317")?.kind(), IdNumberKind::Citizen);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// - [`UnexpectedEnd`](crate::ErrorKind::UnexpectedEnd): `00109302931` (11 digits), the empty text
    /// - [`UnexpectedCharacter`](crate::ErrorKind::UnexpectedCharacter): `b1234567` at 0, `******029317` at 0
    /// - [`Length`](crate::ErrorKind::Length): `0010930293171` at 12, `A123456789` at 9
    pub fn new(text: &'a str) -> Result<Self, DecodeError> {
        all(text.as_bytes(), Field::IdNumber, Self::grammar)
    }

    /// The kind of document by the shape of the number.
    ///
    /// ```
    /// use vn_personal_qr::{IdNumber, IdNumberKind};
    ///
    /// assert_eq!(IdNumber::new("012345678")?.kind(), IdNumberKind::Cmnd);
    /// assert_eq!(IdNumber::new("B1234567")?.kind(), IdNumberKind::Passport);
    /// assert_eq!(IdNumber::new("AB12345")?.kind(), IdNumberKind::Other);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn kind(self) -> IdNumberKind {
        let digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
        match self.0 {
            [_, _, _, _, _, _, _, _, _, _, _, _] => IdNumberKind::Citizen,
            text @ [_, _, _, _, _, _, _, _, _] if digits(text) => IdNumberKind::Cmnd,
            [b'A'..=b'Z', number @ ..] if number.len() == 7 && digits(number) => {
                IdNumberKind::Passport
            }
            _ => IdNumberKind::Other,
        }
    }

    /// The number with its first six characters as `*`, as something to print.
    ///
    /// A number of six or fewer characters is wholly hidden. This is a courtesy on a screen, no protection: the hidden
    /// digits of a 12-digit number are mostly place, gender and year of birth.
    ///
    /// ```
    /// # use vn_personal_qr::IdNumber;
    /// assert_eq!(IdNumber::new("001093029317")?.masked().to_string(), "******029317");
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: Decision 1405/QĐ-BTTTT, display in two modes.
    #[must_use]
    pub const fn masked(self) -> impl core::fmt::Display + Copy + 'a {
        Partly::without_first(self.0, 6)
    }

    /// A number, or none where there is not a single character of one.
    ///
    /// Most are of twelve digits, and what follows them need not wait until the length of another is known.
    #[inline(always)]
    pub(crate) fn or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        match input.split_first_chunk::<12>() {
            Some((number, rest @ [b'|', ..])) if words::are_digits(number) => {
                Ok((rest, Some(Self(number))))
            }
            _ => Self::other_or_none(input),
        }
    }

    #[inline(never)]
    fn other_or_none(input: &'a [u8]) -> Parsed<'a, Option<Self>> {
        let common = common_length(input).and_then(|length| input.split_at_checked(length));
        if let Some((number, rest)) = common {
            return Ok((rest, (!number.is_empty()).then_some(Self(number))));
        }
        optional(Self::grammar)(input)
    }

    pub(crate) fn grammar(input: &'a [u8]) -> Parsed<'a, Self> {
        let (beyond, digits) = run(input, Field::IdNumber, Expected::Digit, 0..=12)?;
        match digits.len() {
            12 => Ok((beyond, Self(digits))),
            // Beyond nine characters only digits can go on, up to twelve.
            10 | 11 => Err(incomplete(beyond, Field::IdNumber, Expected::Digit)),
            _ => {
                let (rest, number) = run(input, Field::IdNumber, Expected::DigitOrLetter, 5..=9)?;
                Ok((rest, Self(number)))
            }
        }
    }

    /// From a text that the grammar has judged before.
    #[cfg(feature = "alloc")]
    pub(crate) const fn judged(text: &'a [u8]) -> Self {
        Self(text)
    }
}

/// The length of a shorter number, or of none, that a text begins with, judged without a branch.
fn common_length(input: &[u8]) -> Option<usize> {
    let length = Window::of(input)?.run(Expected::DigitOrLetter)?;
    matches!(length, 0 | 5..=9).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::IdNumber;
    use crate::field::grammar::optional;

    #[test]
    fn without_a_branch_is_as_with_them() {
        for length in 0..=14 {
            for letter in 0..=length {
                for end in *b"|<a*\x80" {
                    let mut text = *b"01234567890123|1987";
                    if let Some(byte) = text[..length].get_mut(letter) {
                        *byte = b'A';
                    }
                    text[length] = end;
                    agree(&text);
                }
            }
        }
    }

    #[test]
    fn short_texts_are_read_alike() {
        for text in [
            &b""[..],
            b"|",
            b"<",
            b"1",
            b"|A|",
            b"B1234567",
            b"B1234567|",
            b"12345|",
        ] {
            agree(text);
        }
    }

    fn agree(text: &[u8]) {
        let fast = IdNumber::or_none(text).map_err(|_| ());
        let plain = optional(IdNumber::grammar)(text).map_err(|_| ());
        // Where no number begins, the plain reader fails at once and the fast one leaves it to the bar that must
        // follow.
        assert!(fast == plain || plain.is_err() && fast == Ok((text, None)));
    }
}
