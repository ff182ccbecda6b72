//! `Deserialize` for the owned types. Every value is validated by the grammar of its field.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::redacted::{reject_numbers, reject_texts};
use super::text::{Anything, DeclarantQid, OneSlot, Text};
use super::wire_text;
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::payload::{Extension, Holder, PersonalQr, PersonalQrBuf};

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::<BirthDate>::deserialize(deserializer)?;
        BirthDate::new(text.as_str()).map_err(D::Error::custom)
    }
}

/// Deserializes the JSON form, from binary formats the wire text.
///
/// A member that may be `null` may also be omitted. An unknown member is an error, so that a misspelled one is not
/// lost.
impl<'de> Deserialize<'de> for PersonalQrBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return wire_text::deserialize(deserializer);
        }
        let members = deserializer.deserialize_any(PayloadVisitor)?;
        let name = members.name.required("name")?;
        let birth_date = members.birth_date.required("birth_date")?;
        let kind = members.declaration.required("declaration")?;
        let qid = members.qid.required("qid")?;
        let extension = members.extension.value;
        let other = extension.other_slots();
        // The texts are validated already; only the payload as a whole can still be invalid.
        let payload = || {
            let id_number = members.id_number.value(IdNumber::new)?;
            let holder = Holder::from_parts(kind, id_number).ok_or(DecodeError::new(
                ErrorKind::IdNumberRequired,
                Some(Field::IdNumber),
                0,
            ))?;
            let name = Name::new(name.as_str())?;
            let qid = Qid::new(qid.as_str())?;
            PersonalQr::new(holder, name, birth_date, qid)
                .with_extension(extension.extension(&other)?)
        };
        payload()
            .map(PersonalQrBuf::from)
            .map_err(|error: DecodeError| D::Error::custom(error))
    }
}

/// A member of the JSON form. An omitted one has the default value, like `null`.
#[derive(Default)]
struct Member<T> {
    value: T,
    is_set: bool,
}

impl<T> Member<T> {
    fn set<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error>
    where
        T: Deserialize<'de>,
    {
        if self.is_set {
            return Err(A::Error::custom("duplicate member"));
        }
        self.value = map.next_value()?;
        self.is_set = true;
        Ok(())
    }
}

impl<T> Member<Option<T>> {
    fn required<E: Error>(self, name: &'static str) -> Result<T, E> {
        self.value.ok_or_else(|| E::missing_field(name))
    }
}

impl<V> Member<Option<Text<'_, V>>> {
    fn value<'t, T>(
        &'t self,
        new: impl FnOnce(&'t str) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        self.value
            .as_ref()
            .map(|text| new(text.as_str()))
            .transpose()
    }
}

#[derive(Default)]
struct PayloadMembers<'a> {
    id_number: Member<Option<Text<'a, IdNumber<'static>>>>,
    name: Member<Option<Text<'a, Name<'static>>>>,
    birth_date: Member<Option<BirthDate>>,
    declaration: Member<Option<DeclarationKind>>,
    qid: Member<Option<Text<'a, Qid<'static>>>>,
    extension: Member<ExtensionMembers<'a>>,
}

#[derive(Default)]
struct ExtensionMembers<'a> {
    declarant_qid: Member<Option<Text<'a, DeclarantQid>>>,
    gender: Member<Option<Gender>>,
    health_card: Member<Option<Text<'a, HealthCard<'static>>>>,
    phone: Member<Option<Text<'a, Phone<'static>>>>,
    signature: Member<Option<Text<'a, Signature<'static>>>>,
    other: Member<SlotTexts<'a>>,
}

impl ExtensionMembers<'_> {
    fn extension<'t>(&'t self, other: &'t str) -> Result<Extension<'t>, DecodeError> {
        Ok(Extension::EMPTY
            .with_declarant_qid(self.declarant_qid.value(Qid::new)?)
            .with_gender(self.gender.value)
            .with_health_card(self.health_card.value(HealthCard::new)?)
            .with_phone(self.phone.value(Phone::new)?)
            .with_signature(self.signature.value(Signature::new)?)
            .with_other(OtherSlots::new(other)?))
    }

    fn other_slots(&self) -> String {
        let slots = self.other.value.0.iter().map(Text::as_str);
        slots.collect::<Vec<_>>().join("<")
    }
}

struct PayloadVisitor;

impl<'de> Visitor<'de> for PayloadVisitor {
    type Value = PayloadMembers<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of a payload")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = PayloadMembers::default();
        while let Some(name) = map.next_key::<Text<'_, Anything>>()? {
            match name.as_str() {
                "id_number" => members.id_number.set(&mut map)?,
                "name" => members.name.set(&mut map)?,
                "birth_date" => members.birth_date.set(&mut map)?,
                "declaration" => members.declaration.set(&mut map)?,
                "qid" => members.qid.set(&mut map)?,
                "extension" => members.extension.set(&mut map)?,
                _ => {
                    return Err(A::Error::custom(
                        "unknown member, expected id_number, name, birth_date, declaration, qid or extension",
                    ));
                }
            }
        }
        Ok(members)
    }

    reject_numbers!();
    reject_texts!();
}

impl<'de> Deserialize<'de> for ExtensionMembers<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExtensionVisitor)
    }
}

struct ExtensionVisitor;

impl<'de> Visitor<'de> for ExtensionVisitor {
    type Value = ExtensionMembers<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the slots of the extension")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = ExtensionMembers::default();
        while let Some(name) = map.next_key::<Text<'_, Anything>>()? {
            match name.as_str() {
                "declarant_qid" => members.declarant_qid.set(&mut map)?,
                "gender" => members.gender.set(&mut map)?,
                "health_card" => members.health_card.set(&mut map)?,
                "phone" => members.phone.set(&mut map)?,
                "signature" => members.signature.set(&mut map)?,
                "other" => members.other.set(&mut map)?,
                _ => {
                    return Err(A::Error::custom(
                        "unknown member, expected declarant_qid, gender, health_card, phone, signature or other",
                    ));
                }
            }
        }
        Ok(members)
    }

    reject_numbers!();
    reject_texts!();
}

/// The texts of slots 6 and up.
#[derive(Default)]
struct SlotTexts<'a>(Vec<Text<'a, OneSlot>>);

impl<'de> Deserialize<'de> for SlotTexts<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotsVisitor)
    }
}

struct SlotsVisitor;

impl<'de> Visitor<'de> for SlotsVisitor {
    type Value = SlotTexts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut slots = Vec::new();
        while let Some(slot) = list.next_element()? {
            slots.push(slot);
        }
        Ok(SlotTexts(slots))
    }

    reject_numbers!();
    reject_texts!();
}
