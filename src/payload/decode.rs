//! Reading: the whole grammar of the payload, composed of the fields' own parsers.

// A closure is inlined where the path of a function item through `FnOnce` may not be, which costs a tenth of the time.
#![allow(clippy::redundant_closure)]

use nom::Err;

use super::{Extension, MAX_LEN, PersonalQr};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::{Fault, Parsed, blame, optional, to_slot_end, with_bar};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};

#[inline(always)]
fn payload(text: &[u8]) -> Result<PersonalQr<'_>, Err<Fault>> {
    let (rest, id_number) = with_bar(text, Field::IdNumber, |text| IdNumber::or_none(text))?;
    let (rest, name) = with_bar(rest, Field::Name, |text| Name::grammar(text))?;
    let (rest, birth_date) = with_bar(rest, Field::BirthDate, |text| BirthDate::text(text))?;
    let (rest, declaration_kind) = with_bar(rest, Field::Declaration, |rest| {
        DeclarationKind::grammar(rest, id_number.is_some())
    })?;
    let (rest, qid) = with_bar(rest, Field::Qid, |text| Qid::grammar(text))?;
    Ok(PersonalQr {
        id_number,
        declaration_kind,
        name,
        birth_date: BirthDate::judged(*birth_date),
        qid,
        extension: extension(rest)?,
    })
}

#[inline(always)]
fn extension(text: &[u8]) -> Result<Extension<'_>, Err<Fault>> {
    let (rest, declarant_qid) = to_slot_end(
        text,
        Field::DeclarantQid,
        optional(|text| Qid::declarant_grammar(text)),
    )?;
    let (rest, gender) = next(rest, Field::Gender, |text| Gender::or_none(text))?;
    let (rest, health_card) = next(rest, Field::HealthCard, |text| HealthCard::or_none(text))?;
    let (rest, phone) = next(rest, Field::Phone, optional(|text| Phone::grammar(text)))?;
    let (rest, signature) = next(
        rest,
        Field::Signature,
        optional(|text| Signature::grammar(text)),
    )?;
    // This one ends at nothing but the end of the text.
    let (_, other) = next(rest, Field::Other, |text| OtherSlots::grammar(text))?;
    Ok(Extension {
        declarant_qid,
        gender,
        health_card,
        phone,
        signature,
        other,
    })
}

/// The slot behind another: where the text has ended, so have the slots.
#[inline(always)]
fn next<'a, T: Default>(
    input: &'a [u8],
    field: Field,
    value: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Parsed<'a, T> {
    match input.split_first() {
        None => Ok((input, T::default())),
        // The slot before ended here, so this is its `<`.
        Some((_, rest)) => to_slot_end(rest, field, value),
    }
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
    /// At the first byte that no valid payload can have there; each kind with a text that gives it:
    ///
    /// | kind | text | offset |
    /// |---|---|---|
    /// | [`TooLong`](ErrorKind::TooLong) | 2,954 bytes of anything | 2,953 |
    /// | [`UnexpectedEnd`](ErrorKind::UnexpectedEnd) | `001093029317` | 12 |
    /// | [`UnexpectedCharacter`](ErrorKind::UnexpectedCharacter) | `001093029317\|Nguyen\|…` | 14 |
    /// | [`InvalidUtf8`](ErrorKind::InvalidUtf8) | `…\|<<<<<` and the byte FF | where that byte is |
    /// | [`NotADate`](ErrorKind::NotADate) | `001093029317\|A\|1987-02-29\|…` | 24 |
    /// | [`Length`](ErrorKind::Length) | `00109302931\|A\|…` | 11 |
    /// | [`UnknownValue`](ErrorKind::UnknownValue) | `001093029317\|A\|1987-01-18\|2\|…` | 26 |
    /// | [`IdNumberRequired`](ErrorKind::IdNumberRequired) | `\|A\|1987-01-18\|0\|…` | 14 |
    /// | [`ExtraField`](ErrorKind::ExtraField) | `001093029317\|A\|1987-01-18\|0\|1\|\|` | 30 |
    pub fn decode(text: &'a [u8]) -> Result<Self, DecodeError> {
        if text.len() > MAX_LEN {
            return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
        }
        payload(text).map_err(|error| blame(&error, text))
    }

    /// Whether a text is what [`encode`](Self::encode_to_slice) would write: valid, and without empty slots at its end.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    ///
    /// assert!(PersonalQr::is_canonical(b"001093029317|A|1987-01-18|0|1|<1"));
    /// assert!(!PersonalQr::is_canonical(b"001093029317|A|1987-01-18|0|1|<1<"));
    /// ```
    #[must_use]
    pub fn is_canonical(text: &[u8]) -> bool {
        // No value has two texts: only slots that are left out can make a difference.
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
