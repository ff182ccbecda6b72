//! What the fields' parsers are made of, and how they say where they stopped.
//!
//! Every parser is generic over its error. Decoding runs the grammar with `()`, which costs nothing; only when that
//! fails the same grammar runs again with [`Fault`], which remembers the place and the reason.
//!
//! A parser of a field reads the longest text that can be part of a value, and stops. If what it read is not a
//! whole value, it fails there. Otherwise whoever called it says what must follow: [`bar`], [`slot_end`] or [`all`].
//! So each stop is where the offset law wants it.

use core::ops::RangeInclusive;

use nom::error::ParseError;
use nom::{Err, IResult, Parser};

use crate::error::{DecodeError, ErrorKind, Expected, Field};

pub(crate) type Parsed<'a, T, E> = IResult<&'a [u8], T, E>;

/// An error that a parser can leave at the place where it stopped.
pub(crate) trait Blame<'a>: ParseError<&'a [u8]> {
    /// `why` is asked only by errors that keep the answer.
    fn blame(rest: &'a [u8], field: Field, why: impl FnOnce() -> ErrorKind) -> Self;
}

impl<'a> Blame<'a> for () {
    fn blame(_: &'a [u8], _: Field, _: impl FnOnce() -> ErrorKind) {}
}

/// Where a parser stopped, as what was left of the input, and why.
pub(crate) struct Fault<'a> {
    rest: &'a [u8],
    field: Option<Field>,
    kind: ErrorKind,
}

impl Fault<'_> {
    /// The error as its reader sees it, counted from the start of `input`.
    pub(crate) const fn within(&self, input: &[u8]) -> DecodeError {
        let offset = input.len().saturating_sub(self.rest.len());
        DecodeError::new(self.kind, self.field, offset)
    }
}

impl<'a> ParseError<&'a [u8]> for Fault<'a> {
    /// For parsers of nom that do not know fields; the grammar uses none that fails by itself.
    fn from_error_kind(rest: &'a [u8], _: nom::error::ErrorKind) -> Self {
        Self {
            rest,
            field: None,
            kind: ErrorKind::UnexpectedEnd,
        }
    }

    fn append(_: &'a [u8], _: nom::error::ErrorKind, other: Self) -> Self {
        other
    }
}

impl<'a> Blame<'a> for Fault<'a> {
    fn blame(rest: &'a [u8], field: Field, why: impl FnOnce() -> ErrorKind) -> Self {
        Self {
            rest,
            field: Some(field),
            kind: why(),
        }
    }
}

/// Fails at `rest`.
pub(crate) fn fail<'a, T, E: Blame<'a>>(
    rest: &'a [u8],
    field: Field,
    why: impl FnOnce() -> ErrorKind,
) -> Parsed<'a, T, E> {
    Err(Err::Error(E::blame(rest, field, why)))
}

/// Fails at `rest`, where a value of `field` is not complete and one of `expected` must follow.
pub(crate) fn incomplete<'a, T, E: Blame<'a>>(
    rest: &'a [u8],
    field: Field,
    expected: Expected,
) -> Parsed<'a, T, E> {
    fail(rest, field, || match rest.first() {
        None => ErrorKind::UnexpectedEnd,
        Some(b'|') => ErrorKind::Length,
        Some(b'<') if field.is_slot() => ErrorKind::Length,
        Some(_) => ErrorKind::UnexpectedCharacter { expected },
    })
}

/// Fails at `rest`, where a complete value of `field` must end.
fn not_the_end<'a, T, E: Blame<'a>>(rest: &'a [u8], field: Field) -> Parsed<'a, T, E> {
    fail(rest, field, || {
        let more = field.characters();
        match rest.first() {
            None => ErrorKind::UnexpectedEnd,
            Some(&byte) if more.contain(byte) => ErrorKind::Length,
            Some(_) => ErrorKind::UnexpectedCharacter { expected: more },
        }
    })
}

/// The `|` that ends a field.
pub(crate) fn bar<'a, E: Blame<'a>>(field: Field) -> impl Parser<&'a [u8], Output = (), Error = E> {
    move |input: &'a [u8]| match input.split_first() {
        Some((b'|', rest)) => Ok((rest, ())),
        _ => not_the_end(input, field),
    }
}

/// The end of a slot: a `<`, which stays, or the end of the text. A `|` there is the start of a seventh field.
pub(crate) fn slot_end<'a, E: Blame<'a>>(
    field: Field,
) -> impl Parser<&'a [u8], Output = (), Error = E> {
    move |input: &'a [u8]| match input.first() {
        None | Some(b'<') => Ok((input, ())),
        Some(b'|') => fail(input, Field::Extension, || ErrorKind::ExtraField),
        Some(_) => not_the_end(input, field),
    }
}

/// A value, or nothing where a delimiter or the end of the text comes at once.
pub(crate) fn optional<'a, T, E: Blame<'a>>(
    mut value: impl Parser<&'a [u8], Output = T, Error = E>,
) -> impl Parser<&'a [u8], Output = Option<T>, Error = E> {
    move |input: &'a [u8]| match input.first() {
        None | Some(b'|' | b'<') => Ok((input, None)),
        Some(_) => value.parse(input).map(|(rest, value)| (rest, Some(value))),
    }
}

/// The longest run of `class`, `length` bytes of it.
pub(crate) fn run<'a, E: Blame<'a>>(
    field: Field,
    class: Expected,
    length: RangeInclusive<usize>,
) -> impl Parser<&'a [u8], Output = &'a [u8], Error = E> {
    move |input: &'a [u8]| {
        let end = input
            .iter()
            .take(*length.end())
            .position(|&byte| !class.contain(byte))
            .unwrap_or(input.len().min(*length.end()));
        let (run, rest) = input.split_at_checked(end).unwrap_or((input, &[]));
        if run.len() < *length.start() {
            incomplete(rest, field, class)
        } else {
            Ok((rest, run))
        }
    }
}

/// The whole of `text` as one value: how the constructors of the field types use the parsers.
pub(crate) fn all<'a, T>(
    text: &'a [u8],
    field: Field,
    mut value: impl Parser<&'a [u8], Output = T, Error = Fault<'a>>,
) -> Result<T, DecodeError> {
    let parsed = match value.parse(text) {
        Ok(([], value)) => return Ok(value),
        Ok((rest, _)) => not_the_end::<(), _>(rest, field),
        Err(error) => Err(error),
    };
    match parsed {
        Err(Err::Error(fault) | Err::Failure(fault)) => Err(fault.within(text)),
        Ok(_) | Err(Err::Incomplete(_)) => Err(DecodeError::new(
            ErrorKind::UnexpectedEnd,
            Some(field),
            text.len(),
        )),
    }
}

impl Expected {
    pub(crate) const fn contain(self, byte: u8) -> bool {
        match self {
            Self::Digit => byte.is_ascii_digit(),
            Self::Letter => byte.is_ascii_uppercase(),
            Self::DigitOrLetter => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
            Self::NameCharacter => {
                byte.is_ascii_uppercase() || matches!(byte, b' ' | b'\'' | b'-' | b'.')
            }
            Self::Hyphen => byte == b'-',
            Self::Visible => byte.is_ascii_graphic() && !matches!(byte, b'|' | b'<'),
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

    /// What a text of this field is made of.
    const fn characters(self) -> Expected {
        match self {
            Self::IdNumber | Self::HealthCard => Expected::DigitOrLetter,
            Self::Name => Expected::NameCharacter,
            Self::BirthDate | Self::Declaration | Self::Gender | Self::Phone => Expected::Digit,
            Self::Qid | Self::DeclarantQid | Self::Signature => Expected::Visible,
            Self::Other | Self::Extension => Expected::Text,
        }
    }
}
