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
    macro_rules! field {
        ($field:ident, $rest:expr, $accepted:expr, $value:expr) => {
            parse::<FAST, _>(
                text,
                $rest,
                Field::$field,
                $accepted,
                terminated_by_pipe(Field::$field, $value),
            )?
        };
    }
    let accepted = fast::id_number(text);
    let (rest, id_number) = field!(IdNumber, text, accepted, opt(IdNumber::grammar));
    let (rest, name) = field!(Name, rest, fast::name(text, rest), Name::grammar);
    let (rest, birth_date) = field!(BirthDate, rest, fast::birth_date(rest), BirthDate::grammar);
    let has_id_number = id_number.is_some();
    let kind = |text| DeclarationKind::grammar(text, has_id_number);
    let accepted = fast::declaration_kind(rest, has_id_number);
    let (rest, declaration_kind) = field!(Declaration, rest, accepted, kind);
    let (rest, qid) = field!(Qid, rest, fast::qid(text, rest), Qid::grammar);
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
    macro_rules! slot {
        ($field:ident, $rest:expr, $accepted:expr, $value:expr) => {
            parse::<FAST, _>(
                text,
                $rest,
                Field::$field,
                $accepted,
                terminated_by_slot_end(Field::$field, $value),
            )?
        };
    }
    let mut extension = Extension::EMPTY;
    let qid = opt(Qid::declarant_grammar);
    let (rest, value) = slot!(DeclarantQid, rest, fast::declarant_qid(text, rest), qid);
    extension.declarant_qid = value;
    // After a slot there is either the end of the text or the `<` before the next slot.
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, value) = slot!(Gender, rest, fast::gender(rest), opt(Gender::grammar));
    extension.gender = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let accepted = fast::health_card(text, rest);
    let (rest, value) = slot!(HealthCard, rest, accepted, opt(HealthCard::grammar));
    extension.health_card = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, value) = slot!(Phone, rest, fast::phone(rest), opt(Phone::grammar));
    extension.phone = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    let (rest, value) = slot!(
        Signature,
        rest,
        fast::signature(text, rest),
        opt(Signature::grammar)
    );
    extension.signature = value;
    let [_, rest @ ..] = rest else {
        return Ok(extension);
    };
    // The other slots contain `<`, so only the end of the text ends them.
    let (_, value) = slot!(
        Other,
        rest,
        fast::other_slots(text, rest),
        OtherSlots::grammar
    );
    extension.other = value;
    Ok(extension)
}

/// Returns what a fast path has accepted at `rest`, or else parses it by the grammar.
#[inline(always)]
fn parse<'a, const FAST: bool, T>(
    text: &'a [u8],
    rest: &'a [u8],
    field: Field,
    accepted: Accepted<'a, T>,
    grammar: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> Result<(&'a [u8], T), DecodeError> {
    match accepted {
        Some(accepted) if FAST && !is_left_out(field) => Ok(accepted),
        _ => {
            // Taken apart, so that an accepted value stays in registers.
            let (rest, value) = by_grammar(text, rest, grammar)?;
            Ok((rest, value))
        }
    }
}

/// Keeps the grammar out of the path of most payloads.
#[inline(never)]
fn by_grammar<'a, T>(
    text: &'a [u8],
    rest: &'a [u8],
    mut parser: impl Parser<&'a [u8], Output = T, Error = ParseError>,
) -> Result<(&'a [u8], T), DecodeError> {
    parser
        .parse(rest)
        .map_err(|error| to_decode_error(&error, text))
}

/// Returns `true` if `cargo xtask benchmarks` measures the decoder without the fast path of a field.
const fn is_left_out(field: Field) -> bool {
    match field {
        Field::IdNumber => cfg!(without_fast_path = "id_number"),
        Field::Name => cfg!(without_fast_path = "name"),
        Field::BirthDate => cfg!(without_fast_path = "birth_date"),
        Field::Declaration => cfg!(without_fast_path = "declaration"),
        Field::Qid => cfg!(without_fast_path = "qid"),
        Field::DeclarantQid => cfg!(without_fast_path = "declarant_qid"),
        Field::Gender => cfg!(without_fast_path = "gender"),
        Field::HealthCard => cfg!(without_fast_path = "health_card"),
        Field::Phone => cfg!(without_fast_path = "phone"),
        Field::Signature => cfg!(without_fast_path = "signature"),
        Field::Extension | Field::Other => cfg!(without_fast_path = "other"),
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
        payload::<true>(text)
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
