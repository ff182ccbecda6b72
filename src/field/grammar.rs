//! How the fields' parsers say where they stopped, and what stands around a field.
//!
//! A parser of a field reads the longest text that can be part of a value, and stops. If what it read is not a
//! whole value, it fails there. Otherwise whoever called it says what must follow: [`terminated_by_pipe`], [`to_slot_end`] or [`all_consuming`].
//! So each stop is where the offset law wants it.
//!
//! Why it stopped is worked out only then, away from the path of valid texts.

use nom::{Err, IResult};

use crate::error::{DecodeError, ErrorKind, Expected, Field};
use crate::limits;

pub(crate) type Parsed<'a, T> = IResult<&'a [u8], T, ParseError>;

/// Where a parser stopped, as how much of the input was left, and why: small enough to be handed up in a register.
pub(crate) struct ParseError {
    left: u16,
    field: Field,
    kind: ErrorKind,
}

impl ParseError {
    /// The error as its reader sees it, counted from the start of `input`.
    const fn within(&self, input: &[u8]) -> DecodeError {
        let offset = input.len().saturating_sub(self.left as usize);
        DecodeError::new(self.kind, Some(self.field), offset)
    }
}

/// Parsers of nom that do not know fields need this; the grammar has none that fails by itself.
impl nom::error::ParseError<&[u8]> for ParseError {
    fn from_error_kind(rest: &[u8], _: nom::error::ErrorKind) -> Self {
        Self {
            left: u16::try_from(rest.len()).unwrap_or(u16::MAX),
            field: Field::Extension,
            kind: ErrorKind::UnexpectedEnd,
        }
    }

    fn append(_: &[u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

/// What a parser of `input` says of it, with the error counted from its start.
pub(crate) fn to_decode_error(error: &Err<ParseError>, input: &[u8]) -> DecodeError {
    match error {
        Err::Error(fault) | Err::Failure(fault) => fault.within(input),
        // The parsers read complete texts only and never ask for more.
        Err::Incomplete(_) => DecodeError::new(ErrorKind::UnexpectedEnd, None, input.len()),
    }
}

/// The failure at `rest`.
#[cold]
pub(crate) fn fail(rest: &[u8], field: Field, kind: ErrorKind) -> Err<ParseError> {
    Err::Error(ParseError {
        left: u16::try_from(rest.len()).unwrap_or(u16::MAX),
        field,
        kind,
    })
}

/// The failure at `rest`, where a value of `field` is not complete and one of `expected` must follow.
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

/// The failure at `rest`, where a complete value must end; `input` is what it was read from.
#[cold]
fn not_the_end(input: &[u8], rest: &[u8], field: Field) -> Err<ParseError> {
    let read = input.len().saturating_sub(rest.len());
    let read = input.get(..read).unwrap_or_default();
    let more = field.characters();
    let kind = match rest.first() {
        None => ErrorKind::UnexpectedEnd,
        Some(&byte) if byte.is_ascii() && more.contain(byte) => ErrorKind::Length,
        Some(_) if field.is_full(read) => ErrorKind::UnexpectedCharacter {
            expected: Expected::Delimiter,
        },
        Some(_) => ErrorKind::UnexpectedCharacter { expected: more },
    };
    fail(rest, field, kind)
}

/// A value of a field and the `|` that ends it.
///
/// `parse_fast` has read both already where they have the form that most have; else `value` reads.
#[inline(always)]
pub(crate) fn terminated_by_pipe<'a, T>(
    input: &'a [u8],
    field: Field,
    parse_fast: Option<(&'a [u8], T)>,
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    if let Some(read) = parse_fast {
        return Ok(read);
    }
    let (rest, value) = to_bar(input, field, value)?;
    Ok((rest, value))
}

#[inline(never)]
fn to_bar<'a, T>(
    input: &'a [u8],
    field: Field,
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    let (rest, value) = value(input)?;
    match rest.split_first() {
        Some((b'|', rest)) => Ok((rest, value)),
        _ => Err(not_the_end(input, rest, field)),
    }
}

/// What a parser reads and the `|` behind it: what a reader of the usual form must agree with.
#[cfg(test)]
pub(crate) fn read_to_bar<'a, T>(
    text: &'a [u8],
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Option<(&'a [u8], T)> {
    let (rest, value) = value(text).ok()?;
    Some((rest.strip_prefix(b"|")?, value))
}

/// The `value` of a slot that was read from `input`, up to its end: a `<`, which stays, or the end of the text. A `|` there begins a seventh field.
#[inline(always)]
pub(crate) fn to_slot_end<'a, T>(
    input: &'a [u8],
    field: Field,
    value: Parsed<'a, T>,
) -> Parsed<'a, T> {
    let (rest, value) = value?;
    match rest.first() {
        None | Some(b'<') => Ok((rest, value)),
        Some(b'|') => Err(fail(rest, Field::Extension, ErrorKind::ExtraField)),
        Some(_) => Err(not_the_end(input, rest, field)),
    }
}

/// A value, or nothing where a delimiter or the end of the text comes at once.
#[inline(always)]
pub(crate) fn optional<'a, T>(
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> impl FnOnce(&'a [u8]) -> Parsed<'a, Option<T>> {
    move |input| match input.first() {
        None | Some(b'|' | b'<') => Ok((input, None)),
        Some(_) => {
            let (rest, value) = value(input)?;
            Ok((rest, Some(value)))
        }
    }
}

/// The whole of `text` as one value: how the constructors of the field types use the parsers.
pub(crate) fn all_consuming<'a, T>(
    text: &'a [u8],
    field: Field,
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Result<T, DecodeError> {
    // No field is longer than a payload; what is beyond need not be looked at.
    let text = text.get(..=limits::MAX_LEN).unwrap_or(text);
    let error = match value(text) {
        Ok(([], value)) => return Ok(value),
        Ok((rest, _)) => not_the_end(text, rest, field),
        Err(error) => error,
    };
    Err(to_decode_error(&error, text))
}

impl Expected {
    /// Whether a byte is of the class; those beyond ASCII are of none.
    #[inline(always)]
    pub(crate) const fn contain(self, byte: u8) -> bool {
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

    /// Whether nothing but the delimiter can follow the complete value `read`.
    fn is_full(self, read: &[u8]) -> bool {
        match self {
            Self::IdNumber => {
                read.len() == 12 || read.len() == 9 && !read.iter().all(u8::is_ascii_digit)
            }
            Self::Name => read.len() == limits::NAME,
            Self::Qid | Self::DeclarantQid => read.len() == limits::QID,
            Self::HealthCard => read.len() == limits::HEALTH_CARD,
            Self::Signature => read.len() == limits::SIGNATURE,
            Self::BirthDate | Self::Declaration | Self::Gender | Self::Phone => true,
            Self::Extension | Self::Other => false,
        }
    }

    /// What a text of this field is made of.
    const fn characters(self) -> Expected {
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
    fn a_class_contains_what_it_says() {
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
                let is_said = parts.iter().any(|part| part.contains(character));
                assert_eq!(class.contain(byte), is_said, "{class:?} {character:?}");
            }
        }
    }
}
