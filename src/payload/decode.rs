//! Reading: the whole grammar of the payload, composed of the fields' own parsers.

use nom::sequence::terminated;
use nom::{Err, Parser};

use super::{Declaration, Extension, MAX_LEN, PersonalQr};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::{Blame, Fault, Parsed, bar, optional, slot_end};
use crate::field::{
    BirthDate, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid, Signature,
};

fn payload<'a, E: Blame<'a>>(text: &'a [u8]) -> Parsed<'a, PersonalQr<'a>, E> {
    let (rest, id_number) = field(Field::IdNumber, optional(IdNumber::grammar)).parse(text)?;
    let (rest, name) = field(Field::Name, Name::grammar).parse(rest)?;
    let (rest, birth_date) = field(Field::BirthDate, BirthDate::grammar).parse(rest)?;
    let (rest, declaration) =
        field(Field::Declaration, Declaration::grammar(id_number)).parse(rest)?;
    let (rest, qid) = field(Field::Qid, Qid::grammar).parse(rest)?;
    let (rest, extension) = extension(rest)?;
    let payload = PersonalQr {
        declaration,
        name,
        birth_date,
        qid,
        extension,
    };
    Ok((rest, payload))
}

fn extension<'a, E: Blame<'a>>(text: &'a [u8]) -> Parsed<'a, Extension<'a>, E> {
    let declarant_qid = optional(Qid::declarant_grammar);
    let (rest, declarant_qid) = slot(Field::DeclarantQid, declarant_qid).parse(text)?;
    let (rest, gender) = next(Field::Gender, optional(Gender::grammar)).parse(rest)?;
    let (rest, health_card) = next(Field::HealthCard, optional(HealthCard::grammar)).parse(rest)?;
    let (rest, phone) = next(Field::Phone, optional(Phone::grammar)).parse(rest)?;
    let (rest, signature) = next(Field::Signature, optional(Signature::grammar)).parse(rest)?;
    let (rest, other) = next(Field::Other, OtherSlots::grammar).parse(rest)?;
    let extension = Extension {
        declarant_qid,
        gender,
        health_card,
        phone,
        signature,
        other,
    };
    Ok((rest, extension))
}

/// A field of the payload, up to and including its `|`.
fn field<'a, T, E: Blame<'a>>(
    field: Field,
    value: impl Parser<&'a [u8], Output = T, Error = E>,
) -> impl Parser<&'a [u8], Output = T, Error = E> {
    terminated(value, bar(field))
}

/// A slot of the extension, up to the next `<` or the end of the text.
fn slot<'a, T, E: Blame<'a>>(
    field: Field,
    value: impl Parser<&'a [u8], Output = T, Error = E>,
) -> impl Parser<&'a [u8], Output = T, Error = E> {
    terminated(value, slot_end(field))
}

/// The slot behind another: where the text has ended, so have the slots.
fn next<'a, T: Default, E: Blame<'a>>(
    field: Field,
    value: impl Parser<&'a [u8], Output = T, Error = E>,
) -> impl Parser<&'a [u8], Output = T, Error = E> {
    let mut slot = slot(field, value);
    move |input: &'a [u8]| match input.split_first() {
        None => Ok((input, T::default())),
        // The slot before ended here, so this is its `<`.
        Some((_, rest)) => slot.parse(rest),
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
        if text.len() <= MAX_LEN {
            if let Ok((_, payload)) = payload::<()>(text) {
                return Ok(payload);
            }
        }
        decode_with_blame(text)
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

/// Reads once more, by the same grammar, to say what is wrong.
#[cold]
fn decode_with_blame(text: &[u8]) -> Result<PersonalQr<'_>, DecodeError> {
    if text.len() > MAX_LEN {
        return Err(DecodeError::new(ErrorKind::TooLong, None, MAX_LEN));
    }
    match payload::<Fault<'_>>(text) {
        Ok((_, payload)) => Ok(payload),
        Err(Err::Error(fault) | Err::Failure(fault)) => Err(fault.within(text)),
        // The grammar reads complete texts only and never asks for more.
        Err(Err::Incomplete(_)) => {
            Err(DecodeError::new(ErrorKind::UnexpectedEnd, None, text.len()))
        }
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
