//! `Serialize` for the payload and its parts, `Deserialize` for what owns its text.
//!
//! Reading goes through the fields' own grammar; there is no other way to a value.

use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::judged::{Judged, OneSlot};
use crate::error::{DecodeError, ErrorKind, Field};
use crate::field::{
    BirthDate, DeclarationKind, Gender, HealthCard, IdNumber, Name, OtherSlots, Phone, Qid,
    Signature,
};
use crate::payload::{Declaration, Extension, PersonalQr, PersonalQrBuf};

macro_rules! serialize_as_text {
    ($($name:ident)*) => {$(
        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )*};
}

serialize_as_text!(IdNumber Name Qid HealthCard Phone Signature);

impl Serialize for BirthDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Judged::<BirthDate>::deserialize(deserializer)?;
        BirthDate::new(text.as_str()).map_err(D::Error::custom)
    }
}

/// A list of the slots' texts.
impl Serialize for OtherSlots<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[derive(serde::Serialize)]
#[serde(rename = "PersonalQr")]
struct Value<'a> {
    id_number: Option<IdNumber<'a>>,
    name: Name<'a>,
    birth_date: BirthDate,
    declaration: DeclarationKind,
    qid: Qid<'a>,
    extension: &'a Extension<'a>,
}

/// The JSON form: an object with a member a field, `null` for what is absent.
impl Serialize for PersonalQr<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = Value {
            id_number: self.id_number(),
            name: self.name(),
            birth_date: self.birth_date(),
            declaration: self.declaration_kind(),
            qid: self.qid(),
            extension: self.extension(),
        };
        value.serialize(serializer)
    }
}

/// As [`PersonalQr`].
impl Serialize for PersonalQrBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}

/// Reads the JSON form. A member that may be `null` may also be left out; a member that the form does not know is an
/// error, so that a misspelt one is not lost.
impl<'de> Deserialize<'de> for PersonalQrBuf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let draft = PayloadDraft::deserialize(deserializer)?;
        let other = draft.extension.other_slots();
        draft.payload(&other).map_err(D::Error::custom)
    }
}

/// The members of the JSON form; each text has been judged by the grammar of its field.
#[derive(serde::Deserialize)]
#[serde(rename = "PersonalQr", deny_unknown_fields)]
struct PayloadDraft<'a> {
    #[serde(borrow = "'a", default)]
    id_number: Option<Judged<'a, IdNumber<'static>>>,
    #[serde(borrow = "'a")]
    name: Judged<'a, Name<'static>>,
    birth_date: BirthDate,
    declaration: DeclarationKind,
    #[serde(borrow = "'a")]
    qid: Judged<'a, Qid<'static>>,
    #[serde(borrow = "'a", default)]
    extension: ExtensionDraft<'a>,
}

#[derive(Default, serde::Deserialize)]
#[serde(rename = "Extension", deny_unknown_fields, default)]
struct ExtensionDraft<'a> {
    #[serde(borrow = "'a")]
    declarant_qid: Option<Judged<'a, Qid<'static>>>,
    gender: Option<Gender>,
    #[serde(borrow = "'a")]
    health_card: Option<Judged<'a, HealthCard<'static>>>,
    #[serde(borrow = "'a")]
    phone: Option<Judged<'a, Phone<'static>>>,
    #[serde(borrow = "'a")]
    signature: Option<Judged<'a, Signature<'static>>>,
    #[serde(borrow = "'a")]
    other: Vec<Judged<'a, OneSlot>>,
}

impl PayloadDraft<'_> {
    fn payload(&self, other: &str) -> Result<PersonalQrBuf, DecodeError> {
        let id_number = judge(self.id_number.as_ref(), IdNumber::new)?;
        let declaration = Declaration::from_parts(self.declaration, id_number).ok_or(
            DecodeError::new(ErrorKind::IdNumberRequired, Some(Field::IdNumber), 0),
        )?;
        let extension = Extension::EMPTY
            .with_declarant_qid(judge(self.extension.declarant_qid.as_ref(), Qid::new)?)
            .with_gender(self.extension.gender)
            .with_health_card(judge(self.extension.health_card.as_ref(), HealthCard::new)?)
            .with_phone(judge(self.extension.phone.as_ref(), Phone::new)?)
            .with_signature(judge(self.extension.signature.as_ref(), Signature::new)?)
            .with_other(OtherSlots::new(other)?);
        let name = Name::new(self.name.as_str())?;
        let qid = Qid::new(self.qid.as_str())?;
        PersonalQr::new(declaration, name, self.birth_date, qid)
            .with_extension(extension)
            .map(PersonalQrBuf::from)
    }
}

impl ExtensionDraft<'_> {
    fn other_slots(&self) -> String {
        let slots: Vec<&str> = self.other.iter().map(Judged::as_str).collect();
        slots.join("<")
    }
}

fn judge<'t, J, T>(
    text: Option<&'t Judged<'_, J>>,
    value: impl FnOnce(&'t str) -> Result<T, DecodeError>,
) -> Result<Option<T>, DecodeError> {
    text.map(|text| value(text.as_str())).transpose()
}
