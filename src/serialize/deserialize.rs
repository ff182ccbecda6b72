//! `Deserialize` for the payload. Every value is validated by the grammar of its field.

use alloc::string::String;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};

use super::redacted::{deserialize_struct, reject, reject_numbers};
use super::text::{DeclarantQid, OneSlot, Text};
use super::wire_text;
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::payload::{Extension, Holder, PersonalQr, PersonalQrBuf};

/// Deserializes the JSON form, from binary formats the wire text.
///
/// A member that may be `null` may also be omitted. An unknown member is an error, so that a misspelled one is not
/// lost.
impl<'de> Deserialize<'de> for PersonalQrBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return wire_text::deserialize(deserializer);
        }
        let form: PayloadForm<'_> = deserialize_struct(deserializer)?;
        form.validate().map_err(D::Error::custom)
    }
}

#[derive(serde::Deserialize)]
#[serde(expecting = "an object with the fields of a payload")]
struct PayloadForm<'a> {
    #[serde(borrow = "'a")]
    id_number: Option<Text<'a, IdNumber<'static>>>,
    name: Text<'a, Name<'static>>,
    birth_date: BirthDate,
    declaration: DeclarationKind,
    qid: Text<'a, Qid<'static>>,
    #[serde(default, deserialize_with = "deserialize_struct")]
    extension: ExtensionForm<'a>,
}

#[derive(Default, serde::Deserialize)]
#[serde(default, expecting = "an object with the slots of the extension")]
struct ExtensionForm<'a> {
    #[serde(borrow = "'a")]
    declarant_qid: Option<Text<'a, DeclarantQid>>,
    gender: Option<Gender>,
    health_card: Option<Text<'a, HealthCard<'static>>>,
    phone: Option<Text<'a, Phone<'static>>>,
    signature: Option<Text<'a, Signature<'static>>>,
    other: Slots,
}

impl PayloadForm<'_> {
    /// The texts are validated already; only the payload as a whole can still be invalid.
    fn validate(&self) -> Result<PersonalQrBuf, DecodeError> {
        let id_number = value(self.id_number.as_ref(), IdNumber::new)?;
        let holder = Holder::from_parts(self.declaration, id_number).ok_or(DecodeError::new(
            ErrorKind::IdNumberRequired,
            Some(Field::IdNumber),
            0,
        ))?;
        let slots = &self.extension;
        let extension = Extension::EMPTY
            .with_declarant_qid(value(slots.declarant_qid.as_ref(), Qid::new)?)
            .with_gender(slots.gender)
            .with_health_card(value(slots.health_card.as_ref(), HealthCard::new)?)
            .with_phone(value(slots.phone.as_ref(), Phone::new)?)
            .with_signature(value(slots.signature.as_ref(), Signature::new)?)
            .with_other(OtherSlots::new(&slots.other.0)?);
        let (name, qid) = (Name::new(self.name.as_str())?, Qid::new(self.qid.as_str())?);
        PersonalQr::new(holder, name, self.birth_date, qid)
            .with_extension(extension)
            .map(PersonalQrBuf::from)
    }
}

fn value<'t, V, T>(
    text: Option<&'t Text<'_, V>>,
    new: impl FnOnce(&'t str) -> Result<T, DecodeError>,
) -> Result<Option<T>, DecodeError> {
    text.map(|text| new(text.as_str())).transpose()
}

/// The text of slots 6 and up, from a list of texts.
#[derive(Default)]
struct Slots(String);

impl<'de> Deserialize<'de> for Slots {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotsVisitor)
    }
}

struct SlotsVisitor;

impl<'de> Visitor<'de> for SlotsVisitor {
    type Value = Slots;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Slots, A::Error> {
        let mut slots = String::new();
        let mut delimiter = "";
        while let Some(slot) = list.next_element::<Text<'_, OneSlot>>()? {
            slots.push_str(delimiter);
            slots.push_str(slot.as_str());
            delimiter = "<";
        }
        Ok(Slots(slots))
    }

    reject!("text": visit_str(&str));
    reject_numbers!();
}
