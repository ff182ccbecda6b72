//! Decoding: the grammar of the payload, composed of the field parsers.

use nom::Err;

use super::extension::Extension;
use super::personal_qr::PersonalQr;
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::grammar::{
    ParseError, terminated_by_pipe, terminated_by_slot_end, to_decode_error,
};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::limits::MAX_LEN;

#[inline(always)]
fn payload(text: &[u8]) -> Result<PersonalQr<'_>, Err<ParseError>> {
    let fast = IdNumber::parse_fast(text);
    let (rest, id_number) = terminated_by_pipe(text, Field::IdNumber, fast, IdNumber::opt_grammar)?;
    let fast = Name::parse_fast(rest);
    let (rest, name) = terminated_by_pipe(rest, Field::Name, fast, Name::grammar)?;
    let fast = BirthDate::parse_fast(rest);
    let (rest, birth_date) =
        terminated_by_pipe(rest, Field::BirthDate, fast, BirthDate::text_grammar)?;
    let has_id_number = id_number.is_some();
    let fast = DeclarationKind::parse_fast(rest, has_id_number);
    let (rest, declaration_kind) = terminated_by_pipe(rest, Field::Declaration, fast, |text| {
        DeclarationKind::grammar(text, has_id_number)
    })?;
    let fast = Qid::parse_fast(rest);
    let (rest, qid) = terminated_by_pipe(rest, Field::Qid, fast, Qid::grammar)?;
    let extension = extension(rest)?;
    Ok(PersonalQr {
        id_number,
        declaration_kind,
        name,
        birth_date: BirthDate::from_validated(*birth_date),
        qid,
        extension,
    })
}

#[inline(always)]
fn extension(text: &[u8]) -> Result<Extension<'_>, Err<ParseError>> {
    let mut extension = Extension::EMPTY;
    let value = Qid::opt_declarant_grammar(text);
    let (rest, declarant_qid) = terminated_by_slot_end(text, Field::DeclarantQid, value)?;
    extension.declarant_qid = declarant_qid;
    // After a slot there is either the end of the text or the `<` before the next slot.
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, gender) = terminated_by_slot_end(rest, Field::Gender, Gender::opt_grammar(rest))?;
    extension.gender = gender;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, health_card) =
        terminated_by_slot_end(rest, Field::HealthCard, HealthCard::opt_grammar(rest))?;
    extension.health_card = health_card;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, phone) = terminated_by_slot_end(rest, Field::Phone, Phone::opt_grammar(rest))?;
    extension.phone = phone;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, signature) =
        terminated_by_slot_end(rest, Field::Signature, Signature::opt_grammar(rest))?;
    extension.signature = signature;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    // The other slots contain `<`, so only the end of the text ends them.
    let (_, other) = terminated_by_slot_end(rest, Field::Other, OtherSlots::grammar(rest))?;
    extension.other = other;
    Ok(extension)
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
        payload(text).map_err(|error| to_decode_error(&error, text))
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
