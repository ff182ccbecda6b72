//! Decoding: the grammar of the payload. [`fast`](super::fast) may accept a field before the grammar sees it.

use nom::Parser;

use super::extension::Extension;
use super::fast::{self, Accepted};
use super::personal_qr::PersonalQr;
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::{
    ParseError, opt, terminated_by_pipe, terminated_by_slot_end, to_decode_error,
};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::limits::MAX_LEN;

/// Parses a payload, with or without the fast paths.
#[inline(always)]
pub(super) fn payload<const FAST: bool>(text: &[u8]) -> Result<PersonalQr<'_>, DecodeError> {
    let number = || field(text, text, Field::IdNumber, opt(IdNumber::grammar));
    let (rest, id_number) = or::<FAST, _>(fast::id_number(text), number)?;
    let (rest, name) = or::<FAST, _>(fast::name(text, rest), || {
        field(text, rest, Field::Name, Name::grammar)
    })?;
    let (rest, birth_date) = or::<FAST, _>(fast::birth_date(rest), || {
        field(text, rest, Field::BirthDate, BirthDate::grammar)
    })?;
    let has_id_number = id_number.is_some();
    let (rest, declaration_kind) =
        or::<FAST, _>(fast::declaration_kind(rest, has_id_number), || {
            field(text, rest, Field::Declaration, |rest| {
                DeclarationKind::grammar(rest, has_id_number)
            })
        })?;
    let (rest, qid) = or::<FAST, _>(fast::qid(text, rest), || {
        field(text, rest, Field::Qid, Qid::grammar)
    })?;
    let extension = extension::<FAST>(text, rest)?;
    Ok(PersonalQr {
        id_number,
        declaration_kind,
        name,
        birth_date,
        qid,
        extension,
    })
}

#[inline(always)]
fn extension<'a, const FAST: bool>(
    text: &'a [u8],
    rest: &'a [u8],
) -> Result<Extension<'a>, DecodeError> {
    let mut extension = Extension::EMPTY;
    let grammar = || slot(text, rest, Field::DeclarantQid, opt(Qid::declarant_grammar));
    let (rest, value) = or::<FAST, _>(fast::declarant_qid(text, rest), grammar)?;
    extension.declarant_qid = value;
    // After a slot there is either the end of the text or the `<` before the next slot.
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, value) = or::<FAST, _>(fast::gender(rest), || {
        slot(text, rest, Field::Gender, opt(Gender::grammar))
    })?;
    extension.gender = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let grammar = || slot(text, rest, Field::HealthCard, opt(HealthCard::grammar));
    let (rest, value) = or::<FAST, _>(fast::health_card(text, rest), grammar)?;
    extension.health_card = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, value) = or::<FAST, _>(fast::phone(rest), || {
        slot(text, rest, Field::Phone, opt(Phone::grammar))
    })?;
    extension.phone = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let grammar = || slot(text, rest, Field::Signature, opt(Signature::grammar));
    let (rest, value) = or::<FAST, _>(fast::signature(text, rest), grammar)?;
    extension.signature = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    // The other slots contain `<`, so only the end of the text ends them.
    let (_, value) = or::<FAST, _>(fast::other_slots(text, rest), || {
        slot(text, rest, Field::Other, OtherSlots::grammar)
    })?;
    extension.other = value;
    Ok(extension)
}

/// Returns what a fast path has accepted, or else what the grammar says.
#[inline(always)]
fn or<'a, const FAST: bool, T>(
    accepted: Accepted<'a, T>,
    grammar: impl FnOnce() -> Result<(&'a [u8], T), DecodeError>,
) -> Result<(&'a [u8], T), DecodeError> {
    match accepted {
        Some(accepted) if FAST => Ok(accepted),
        _ => {
            // Taken apart, so that an accepted value stays in registers.
            let (rest, value) = grammar()?;
            Ok((rest, value))
        }
    }
}

/// Parses a field at `rest`, and the `|` after it.
#[inline(never)]
fn field<'a, T>(
    text: &'a [u8],
    rest: &'a [u8],
    field: Field,
    value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> Result<(&'a [u8], T), DecodeError> {
    terminated_by_pipe(field, value)
        .parse(rest)
        .map_err(|error| to_decode_error(&error, text))
}

/// Parses a slot at `rest`, which ends at the end of the text or before a `<`.
#[inline(never)]
fn slot<'a, T>(
    text: &'a [u8],
    rest: &'a [u8],
    field: Field,
    value: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> Result<(&'a [u8], T), DecodeError> {
    terminated_by_slot_end(field, value)
        .parse(rest)
        .map_err(|error| to_decode_error(&error, text))
}

impl<'a> PersonalQr<'a> {
    /// Decodes a payload.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    /// let qr = PersonalQr::decode(text)?;
    /// assert_eq!(qr.name().as_str(), "NGUYEN LE KHA HAN");
    /// assert_eq!(qr.birth_date().year(), 1987);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The offset is that of the first byte that no valid payload has there:
    ///
    /// | kind | input | offset |
    /// |---|---|---|
    /// | [`TooLong`](ErrorKind::TooLong) | 2,954 bytes of anything | 2,953 |
    /// | [`UnexpectedEnd`](ErrorKind::UnexpectedEnd) | `001093029317` | 12 |
    /// | [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter) | `001093029317\|Nguyen\|…` | 14 |
    /// | [`InvalidUtf8`](ErrorKind::InvalidUtf8) | `…\|<<<<<` and the byte FF | that of the byte |
    /// | [`NotADate`](ErrorKind::NotADate) | `001093029317\|A\|1987-02-29\|…` | 24 |
    /// | [`Length`](ErrorKind::Length) | `00109302931\|A\|…` | 11 |
    /// | [`UnknownValue`](ErrorKind::UnknownValue) | `001093029317\|A\|1987-01-18\|2\|…` | 26 |
    /// | [`IdNumberRequired`](ErrorKind::IdNumberRequired) | `\|A\|1987-01-18\|0\|…` | 14 |
    /// | [`ExtraField`](ErrorKind::ExtraField) | `001093029317\|A\|1987-01-18\|0\|1\|\|` | 30 |
    pub fn decode(text: &'a [u8]) -> Result<Self, DecodeError> {
        if text.len() > MAX_LEN {
            return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
        }
        payload::<{ !cfg!(without_fast_paths) }>(text)
    }

    /// Returns `true` if a text is canonical: valid, and without empty slots at its end, as
    /// [`encode_to_slice`](Self::encode_to_slice) writes it.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// assert!(PersonalQr::is_canonical(b"001093029317|A|1987-01-18|0|1|<1"));
    /// assert!(!PersonalQr::is_canonical(b"001093029317|A|1987-01-18|0|1|<1<"));
    /// ```
    #[must_use]
    pub fn is_canonical(text: &[u8]) -> bool {
        // Empty slots at the end are the only difference between two texts of one payload.
        PersonalQr::decode(text).is_ok_and(|payload| payload.encoded_len() == text.len())
    }
}

impl<'a> TryFrom<&'a [u8]> for PersonalQr<'a> {
    type Error = DecodeError;

    fn try_from(text: &'a [u8]) -> Result<Self, DecodeError> {
        Self::decode(text)
    }
}

impl<'a> TryFrom<&'a str> for PersonalQr<'a> {
    type Error = DecodeError;

    fn try_from(text: &'a str) -> Result<Self, DecodeError> {
        Self::decode(text.as_bytes())
    }
}
