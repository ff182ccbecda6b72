//! `Deserialize` for what owns its text.
//!
//! LenientPayload goes through the fields' own grammar; there is no other way to a value.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::redacted::{refuse_numbers, refuse_texts};
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

/// Reads the JSON form, from binary formats the wire text. A member that may be `null` may also be left out; a member that the form does not know is an
/// error, so that a misspelt one is not lost.
impl<'de> Deserialize<'de> for PersonalQrBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return wire_text::deserialize(deserializer);
        }
        let draft = deserializer.deserialize_any(PayloadReader)?;
        let name = draft.name.required("name")?;
        let birth_date = draft.birth_date.required("birth_date")?;
        let kind = draft.declaration.required("declaration")?;
        let qid = draft.qid.required("qid")?;
        let extension = draft.extension.value;
        let other = extension.other_slots();
        // All texts have been judged; what can still be wrong is the payload as a whole.
        let payload = || {
            let id_number = draft.id_number.value(IdNumber::new)?;
            let declaration = Holder::from_parts(kind, id_number).ok_or(DecodeError::new(
                ErrorKind::IdNumberRequired,
                Some(Field::IdNumber),
                0,
            ))?;
            let name = Name::new(name.as_str())?;
            let qid = Qid::new(qid.as_str())?;
            PersonalQr::new(declaration, name, birth_date, qid)
                .with_extension(extension.extension(&other)?)
        };
        payload()
            .map(PersonalQrBuf::from)
            .map_err(|error: DecodeError| D::Error::custom(error))
    }
}

/// A member of the JSON form; one that is left out is as one that is `null`.
#[derive(Default)]
struct Member<T> {
    value: T,
    is_read: bool,
}

impl<T> Member<T> {
    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error>
    where
        T: Deserialize<'de>,
    {
        if self.is_read {
            return Err(A::Error::custom("a member stands twice"));
        }
        self.value = map.next_value()?;
        self.is_read = true;
        Ok(())
    }
}

impl<T> Member<Option<T>> {
    fn required<E: Error>(self, name: &'static str) -> Result<T, E> {
        self.value.ok_or_else(|| E::missing_field(name))
    }
}

impl<J> Member<Option<Text<'_, J>>> {
    fn value<'t, T>(
        &'t self,
        value: impl FnOnce(&'t str) -> Result<T, DecodeError>,
    ) -> Result<Option<T>, DecodeError> {
        self.value
            .as_ref()
            .map(|text| value(text.as_str()))
            .transpose()
    }
}

#[derive(Default)]
struct PayloadDraft<'a> {
    id_number: Member<Option<Text<'a, IdNumber<'static>>>>,
    name: Member<Option<Text<'a, Name<'static>>>>,
    birth_date: Member<Option<BirthDate>>,
    declaration: Member<Option<DeclarationKind>>,
    qid: Member<Option<Text<'a, Qid<'static>>>>,
    extension: Member<ExtensionDraft<'a>>,
}

#[derive(Default)]
struct ExtensionDraft<'a> {
    declarant_qid: Member<Option<Text<'a, DeclarantQid>>>,
    gender: Member<Option<Gender>>,
    health_card: Member<Option<Text<'a, HealthCard<'static>>>>,
    phone: Member<Option<Text<'a, Phone<'static>>>>,
    signature: Member<Option<Text<'a, Signature<'static>>>>,
    other: Member<SlotsDraft<'a>>,
}

impl ExtensionDraft<'_> {
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

struct PayloadReader;

impl<'de> Visitor<'de> for PayloadReader {
    type Value = PayloadDraft<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of a payload")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut draft = PayloadDraft::default();
        while let Some(name) = map.next_key::<Text<'_, Anything>>()? {
            match name.as_str() {
                "id_number" => draft.id_number.read(&mut map)?,
                "name" => draft.name.read(&mut map)?,
                "birth_date" => draft.birth_date.read(&mut map)?,
                "declaration" => draft.declaration.read(&mut map)?,
                "qid" => draft.qid.read(&mut map)?,
                "extension" => draft.extension.read(&mut map)?,
                _ => {
                    return Err(A::Error::custom(
                        "unknown member; known are id_number, name, birth_date, declaration, qid and extension",
                    ));
                }
            }
        }
        Ok(draft)
    }

    refuse_numbers!();
    refuse_texts!();
}

impl<'de> Deserialize<'de> for ExtensionDraft<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ExtensionReader)
    }
}

struct ExtensionReader;

impl<'de> Visitor<'de> for ExtensionReader {
    type Value = ExtensionDraft<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the slots of the extension")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut draft = ExtensionDraft::default();
        while let Some(name) = map.next_key::<Text<'_, Anything>>()? {
            match name.as_str() {
                "declarant_qid" => draft.declarant_qid.read(&mut map)?,
                "gender" => draft.gender.read(&mut map)?,
                "health_card" => draft.health_card.read(&mut map)?,
                "phone" => draft.phone.read(&mut map)?,
                "signature" => draft.signature.read(&mut map)?,
                "other" => draft.other.read(&mut map)?,
                _ => {
                    return Err(A::Error::custom(
                        "unknown member; known are declarant_qid, gender, health_card, phone, signature and other",
                    ));
                }
            }
        }
        Ok(draft)
    }

    refuse_numbers!();
    refuse_texts!();
}

/// The slots from the sixth on.
#[derive(Default)]
struct SlotsDraft<'a>(Vec<Text<'a, OneSlot>>);

impl<'de> Deserialize<'de> for SlotsDraft<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SlotsReader)
    }
}

struct SlotsReader;

impl<'de> Visitor<'de> for SlotsReader {
    type Value = SlotsDraft<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut slots = Vec::new();
        while let Some(slot) = list.next_element()? {
            slots.push(slot);
        }
        Ok(SlotsDraft(slots))
    }

    refuse_numbers!();
    refuse_texts!();
}
