//! `Serialize` and `Deserialize` of values. Deserialized values are validated.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use vn_personal_qr::redacted::{StructDeserializer, deserialize_text};
use vn_personal_qr::{
    BirthDate, Gender, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Name, NameBuf, PhoneBuf,
    QidBuf,
};

use crate::declaration::Declaration;
use crate::record::Record;
use crate::request_id::RequestId;
use crate::subject_key::SubjectKey;
use crate::verification_request::VerificationRequest;

/// As text: 16 hexadecimal digits.
impl Serialize for RequestId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RequestId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a text", |text| {
            // `from_str_radix` also takes a sign.
            let is_hex = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
            let number = u64::from_str_radix(&text, 16).ok().filter(|_| is_hex);
            number.map(Self::new).ok_or("invalid request id")
        })
    }
}

/// As text.
impl Serialize for SubjectKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for SubjectKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a text", |text| Self::new(&text))
    }
}

/// As text.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_text(deserializer, "a text", |text| Self::parse(&text))
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(
    remote = "Declaration",
    rename = "Declaration",
    expecting = "an object"
)]
struct DeclarationForm {
    id_number: Option<IdNumberBuf>,
    name: NameBuf,
    birth_date: BirthDate,
    gender: Option<Gender>,
    health_card: Option<HealthCardBuf>,
    phone: Option<PhoneBuf>,
    declarant_qid: Option<QidBuf>,
}

/// As an object with one member a field. Absent fields are `null`.
impl Serialize for Declaration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DeclarationForm::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Declaration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let declaration = DeclarationForm::deserialize(StructDeserializer(deserializer))?;
        let declaration = declaration.validated();
        declaration.ok_or_else(|| D::Error::custom("neither id number nor declarant's QID"))
    }
}

/// As an object with the request id, in member `ticket`, and one member a fact. Absent facts are `null`.
impl Serialize for VerificationRequest<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        #[serde(rename = "VerificationRequest")]
        struct Form<'a> {
            ticket: RequestId,
            id_number: Option<IdNumber<'a>>,
            name: Name<'a>,
            birth_date: BirthDate,
            gender: Option<Gender>,
            health_card: Option<HealthCard<'a>>,
        }
        let form = Form {
            ticket: self.request_id(),
            id_number: self.id_number(),
            name: self.name(),
            birth_date: self.birth_date(),
            gender: self.gender(),
            health_card: self.health_card(),
        };
        form.serialize(serializer)
    }
}
