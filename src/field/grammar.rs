//! The error of the field parsers, and the combinators for what follows a field.
//!
//! A field parser takes the longest text that a valid value can start with. If this is not a complete value, it fails
//! there. Otherwise its caller checks what follows: [`terminated_by_pipe`], [`terminated_by_slot_end`] or
//! [`all_consuming`]. So every error has the offset that [`DecodeError`] defines.
//!
//! The kind of an error is computed in cold functions, off the path of valid texts.

use core::ops::RangeInclusive;

use nom::{Err, IResult, Parser};

use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::limits;

pub(crate) type Parsed<'a, T> = IResult<&'a [u8], T, ParseError>;

/// An error of a parser, small enough for a register. Its place is the length of the remaining input.
pub(crate) struct ParseError {
    remaining: u16,
    field: Field,
    kind: ErrorKind,
}

impl ParseError {
    /// Converts the error of parsing `input`.
    const fn to_decode_error(&self, input: &[u8]) -> DecodeError {
        let offset = input.len().saturating_sub(self.remaining as usize);
        DecodeError::new(self.kind, Some(self.field), offset)
    }
}

/// Required by nom. No parser of nom's own fails in this grammar.
impl nom::error::ParseError<&[u8]> for ParseError {
    fn from_error_kind(rest: &[u8], _: nom::error::ErrorKind) -> Self {
        Self {
            remaining: u16::try_from(rest.len()).unwrap_or(u16::MAX),
            field: Field::Extension,
            kind: ErrorKind::UnexpectedEnd,
        }
    }

    fn append(_: &[u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// Converts the error of parsing `input`.
pub(crate) fn to_decode_error(error: &Err<ParseError>, input: &[u8]) -> DecodeError {
    match error {
        Err::Error(error) | Err::Failure(error) => error.to_decode_error(input),
        // Unreachable: all parsers are of nom's complete kind.
        Err::Incomplete(_) => DecodeError::new(ErrorKind::UnexpectedEnd, None, input.len()),
    }
}

/// Creates an error at `rest`.
#[cold]
pub(crate) fn fail(rest: &[u8], field: Field, kind: ErrorKind) -> Err<ParseError> {
    Err::Error(ParseError {
        remaining: u16::try_from(rest.len()).unwrap_or(u16::MAX),
        field,
        kind,
    })
}

/// Creates the error at `rest` for a value of `field` that is not complete, where `expected` must follow.
#[cold]
pub(crate) fn incomplete(rest: &[u8], field: Field, expected: Expected) -> Err<ParseError> {
    let kind = match rest.first() {
        None => ErrorKind::UnexpectedEnd,
        Some(b'|') => ErrorKind::Length,
        Some(b'<') if field.is_slot() => ErrorKind::Length,
        Some(_) => ErrorKind::UnexpectedCharacter { expected },
    };
    fail(rest, field, kind)
}

/// Creates the error at `rest` for a complete value of `field` that does not end there.
///
/// The value was parsed from `input`.
#[cold]
fn trailing(input: &[u8], rest: &[u8], field: Field) -> Err<ParseError> {
    let length = input.len().saturating_sub(rest.len());
    let value = input.get(..length).unwrap_or_default();
    let expected = field.alphabet();
    let kind = match rest.first() {
        None => ErrorKind::UnexpectedEnd,
        Some(&byte) if byte.is_ascii() && expected.contains(byte) => ErrorKind::Length,
        Some(_) if field.is_full(value) => ErrorKind::UnexpectedCharacter {
            expected: Expected::Delimiter,
        },
        Some(_) => ErrorKind::UnexpectedCharacter { expected },
    };
    fail(rest, field, kind)
}

/// Parses the longest text of `class`, of at most `max` bytes.
///
/// The same as nom's `take_while_m_n(0, max, class)`, which links code that can panic.
pub(crate) fn take_while<'a>(
    max: usize,
    class: impl Fn(u8) -> bool,
) -> impl Parser<&'a [u8], Output = &'a [u8], Error = ParseError> {
    move |input: &'a [u8]| {
        let bytes = input.iter().take(max);
        let length = bytes.take_while(|byte| class(**byte)).count();
        let (text, rest) = input.split_at_checked(length).unwrap_or((input, &[]));
        Ok((rest, text))
    }
}

/// Parses the longest text of `class` with a length in `length`. Fails where the next character must follow if it is too short.
pub(crate) fn chars<'a>(
    field: Field,
    class: Expected,
    length: RangeInclusive<usize>,
) -> impl Parser<&'a [u8], Output = &'a [u8], Error = ParseError> {
    move |input: &'a [u8]| {
        let (rest, text) = take_while(*length.end(), |byte| class.contains(byte)).parse(input)?;
        if text.len() < *length.start() {
            return Err(incomplete(rest, field, class));
        }
        Ok((rest, text))
    }
}

/// Parses a value, or `None` before a delimiter or the end of the text.
pub(crate) fn opt<'a, T>(
    mut value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> impl Parser<&'a [u8], Output = Option<T>, Error = ParseError> {
    move |input: &'a [u8]| match input {
        [] | [b'|' | b'<', ..] => Ok((input, None)),
        _ => value.parse(input).map(|(rest, value)| (rest, Some(value))),
    }
}

/// Parses a value of `field` and the `|` after it.
pub(crate) fn terminated_by_pipe<'a, T>(
    field: Field,
    mut value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> impl Parser<&'a [u8], Output = T, Error = ParseError> {
    move |input: &'a [u8]| {
        let (rest, value) = value.parse(input)?;
        match rest {
            [b'|', rest @ ..] => Ok((rest, value)),
            _ => Err(trailing(input, rest, field)),
        }
    }
}

/// Parses a slot, which ends at the end of the text or at a `<`, which is not consumed.
///
/// A `|` there starts a seventh field.
pub(crate) fn terminated_by_slot_end<'a, T>(
    field: Field,
    mut value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> impl Parser<&'a [u8], Output = T, Error = ParseError> {
    move |input: &'a [u8]| {
        let (rest, value) = value.parse(input)?;
        match rest {
            [] | [b'<', ..] => Ok((rest, value)),
            [b'|', ..] => Err(fail(rest, Field::Extension, ErrorKind::ExtraField)),
            _ => Err(trailing(input, rest, field)),
        }
    }
}

/// Parses the whole of `text` as one value, for the constructors of the field types.
pub(crate) fn all_consuming<'a, T>(
    text: &'a [u8],
    field: Field,
    mut value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> Result<T, DecodeError> {
    // No field is longer than a payload, so the rest need not be read.
    let text = text.get(..=limits::MAX_LEN).unwrap_or(text);
    let error = match value.parse(text) {
        Ok(([], value)) => return Ok(value),
        Ok((rest, _)) => trailing(text, rest, field),
        Err(error) => error,
    };
    Err(to_decode_error(&error, text))
}

impl Expected {
    /// Returns `true` if the class contains `byte`. Only `Text` contains bytes that are not ASCII.
    #[inline(always)]
    pub(crate) const fn contains(self, byte: u8) -> bool {
        match self {
            Self::Digit => byte.is_ascii_digit(),
            Self::Letter => byte.is_ascii_uppercase(),
            Self::DigitOrLetter => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            Self::NameCharacter => {
                byte.is_ascii_uppercase() || matches!(byte, b' ' | b'\'' | b'-' | b'.')
            }
            Self::Hyphen => byte == b'-',
            Self::PrintableAscii => byte.is_ascii_graphic() && !matches!(byte, b'|' | b'<'),
            Self::Text => !byte.is_ascii_control() && !matches!(byte, b'|' | b'<'),
            Self::Delimiter => matches!(byte, b'|' | b'<'),
        }
    }
}

impl Field {
    const fn is_slot(self) -> bool {
        matches!(
            self,
            Self::DeclarantQid
                | Self::Gender
                | Self::HealthCard
                | Self::Phone
                | Self::Signature
                | Self::Other
        )
    }

    /// Returns `true` if only a delimiter may follow the complete value `value`.
    fn is_full(self, value: &[u8]) -> bool {
        match self {
            Self::IdNumber => {
                value.len() == 12 || value.len() == 9 && !value.iter().all(u8::is_ascii_digit)
            }
            Self::Name => value.len() == limits::NAME,
            Self::Qid | Self::DeclarantQid => value.len() == limits::QID,
            Self::HealthCard => value.len() == limits::HEALTH_CARD,
            Self::Signature => value.len() == limits::SIGNATURE,
            Self::BirthDate | Self::Declaration | Self::Gender | Self::Phone => true,
            Self::Extension | Self::Other => false,
        }
    }

    /// Returns the characters of this field's texts.
    const fn alphabet(self) -> Expected {
        match self {
            Self::IdNumber | Self::HealthCard => Expected::DigitOrLetter,
            Self::Name => Expected::NameCharacter,
            Self::BirthDate | Self::Declaration | Self::Gender | Self::Phone => Expected::Digit,
            Self::Qid | Self::DeclarantQid | Self::Signature => Expected::PrintableAscii,
            Self::Other | Self::Extension => Expected::Text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Expected;

    #[test]
    fn classes_contain_their_characters() {
        let digits = "0123456789";
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let others = "abcdefghijklmnopqrstuvwxyz!\"#$%&'()*+,-./:;=>?@[\\]^_`{}~";
        for (class, parts) in [
            (Expected::Digit, &[digits][..]),
            (Expected::Letter, &[letters]),
            (Expected::DigitOrLetter, &[digits, letters]),
            (Expected::NameCharacter, &[letters, " '-."]),
            (Expected::Hyphen, &["-"]),
            (Expected::PrintableAscii, &[digits, letters, others]),
            (Expected::Text, &[digits, letters, others, " "]),
            (Expected::Delimiter, &["|<"]),
        ] {
            for character in '\0'..='\x7F' {
                let byte = u8::try_from(character).unwrap();
                let expected = parts.iter().any(|part| part.contains(character));
                assert_eq!(class.contains(byte), expected, "{class:?} {character:?}");
            }
        }
    }
}
