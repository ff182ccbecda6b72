//! `Serialize` for the payload and its fields.

use serde::ser::{Serialize, Serializer};

use crate::field::{
    BirthDate, DeclarationKind, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Name, NameBuf,
    OtherSlots, Phone, PhoneBuf, Qid, QidBuf, Signature, SignatureBuf,
};
use crate::payload::{Extension, PersonalQr, PersonalQrBuf};

macro_rules! serialize_as_text {
    ($($name:ty)*) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )*};
}

serialize_as_text! {
    IdNumber<'_> Name<'_> BirthDate Qid<'_> HealthCard<'_> Phone<'_> Signature<'_>
    IdNumberBuf NameBuf QidBuf HealthCardBuf PhoneBuf SignatureBuf
}

/// Serializes the slots as a list of texts.
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

/// Serializes the JSON form: an object with a member for each field, `null` for an absent one. Binary formats get the
/// wire text.
impl Serialize for PersonalQr<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_str(&self.encode());
        }
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

/// Serializes the same form as [`PersonalQr`].
impl Serialize for PersonalQrBuf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.view().serialize(serializer)
    }
}
