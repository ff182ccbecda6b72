//! The steps of issuance in stored form. What is read goes through the fields' own grammar and through the checks of the
//! steps; there is no other way to a step.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use super::declaration::Declaration;
use super::identity::{Identity, SubjectKey};
use super::registering::{AwaitingRegistration, RegistrationRequest};
use super::registry::Record;
use super::verifying::{AwaitingVerification, RequestId, VerificationRequest};
use crate::object::{self, Object};
use crate::redacted::read_text;
use vn_personal_qr::{
    BirthDate, Gender, HealthCard, HealthCardBuf, IdNumber, IdNumberBuf, Name, NameBuf, PhoneBuf,
    QidBuf,
};

/// A declaration that waits, in whichever step: what a platform stores.
///
/// ```
/// # #[cfg(all(feature = "serde", feature = "lenient"))] {
/// use vn_personal_qr_issuance::{Draft, Pending, RequestId};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let verifying = draft.declare().unwrap().verify(RequestId::new(7));
/// let stored = serde_json::to_string(&Pending::from(verifying)).unwrap();
/// assert!(stored.starts_with(r#"{"ticket":"0000000000000007","declaration":{"id_number":"079195001234","#));
///
/// let Pending::AwaitingVerification(verifying) = serde_json::from_str(&stored).unwrap() else { panic!() };
/// assert_eq!(verifying.question().name().as_str(), "TRAN BINH");
/// # }
/// ```
///
/// ```text
/// pending     = { ticket, declaration, confirmed / null }
/// ticket      = 16 hexadecimal digits
/// declaration = { id_number, name, birth_date, gender, health_card, phone, declarant_qid }
/// confirmed   = { subject, id_number, name, birth_date, gender }
/// ```
///
/// A member that may be `null` may be left out; one that the form does not know is an error. Binary formats hold the same
/// members in this order.
///
/// The stored form is personal data in full. It is judged when it is read: what is not valid, or contradicts itself, is an
/// error, which quotes nothing of it. It is not authenticated: whoever can write to the store can write a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pending {
    /// It waits for the verification system.
    AwaitingVerification(AwaitingVerification),
    /// It waits for the registry.
    AwaitingRegistration(AwaitingRegistration),
}

impl Pending {
    /// The declaration's ticket.
    #[must_use]
    pub const fn ticket(&self) -> RequestId {
        match self {
            Self::AwaitingVerification(step) => step.ticket(),
            Self::AwaitingRegistration(step) => step.ticket(),
        }
    }
}

impl From<AwaitingVerification> for Pending {
    fn from(step: AwaitingVerification) -> Self {
        Self::AwaitingVerification(step)
    }
}

impl From<AwaitingRegistration> for Pending {
    fn from(step: AwaitingRegistration) -> Self {
        Self::AwaitingRegistration(step)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Declaration")]
struct DeclarationForm {
    id_number: Option<IdNumberBuf>,
    name: NameBuf,
    birth_date: BirthDate,
    gender: Option<Gender>,
    health_card: Option<HealthCardBuf>,
    phone: Option<PhoneBuf>,
    declarant_qid: Option<QidBuf>,
}

impl Object for DeclarationForm {
    const NAME: &'static str = "Declaration";
    const MEMBERS: &'static [&'static str] = &[
        "id_number",
        "name",
        "birth_date",
        "gender",
        "health_card",
        "phone",
        "declarant_qid",
    ];
}

impl From<&Declaration> for DeclarationForm {
    fn from(declaration: &Declaration) -> Self {
        let declaration = declaration.clone();
        Self {
            id_number: declaration.id_number,
            name: declaration.name,
            birth_date: declaration.birth_date,
            gender: declaration.gender,
            health_card: declaration.health_card,
            phone: declaration.phone,
            declarant_qid: declaration.declarant_qid,
        }
    }
}

impl DeclarationForm {
    fn declaration<E: Error>(self) -> Result<Declaration, E> {
        let declaration = Declaration {
            id_number: self.id_number,
            name: self.name,
            birth_date: self.birth_date,
            gender: self.gender,
            health_card: self.health_card,
            phone: self.phone,
            declarant_qid: self.declarant_qid,
        };
        let declaration = declaration.checked();
        declaration.ok_or_else(|| E::custom("neither id number nor declarant's QID"))
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Confirmed")]
struct ConfirmedForm {
    subject: SubjectKey,
    id_number: Option<IdNumberBuf>,
    name: NameBuf,
    birth_date: BirthDate,
    gender: Option<Gender>,
}

impl Object for ConfirmedForm {
    const NAME: &'static str = "Confirmed";
    const MEMBERS: &'static [&'static str] =
        &["subject", "id_number", "name", "birth_date", "gender"];
}

impl Serialize for SubjectKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for SubjectKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = read_text(deserializer)?;
        Self::new(&text).ok_or_else(|| D::Error::custom("not a subject key"))
    }
}

impl From<&RegistrationRequest> for ConfirmedForm {
    fn from(entry: &RegistrationRequest) -> Self {
        let identity = entry.identity();
        Self {
            subject: entry.subject().clone(),
            id_number: identity.id_number().map(IdNumberBuf::from),
            name: identity.name().into(),
            birth_date: identity.birth_date(),
            gender: identity.gender(),
        }
    }
}

impl ConfirmedForm {
    fn identity(&self) -> Identity {
        Identity::new(self.name.view(), self.birth_date)
            .with_id_number(self.id_number.as_ref().map(IdNumberBuf::view))
            .with_gender(self.gender)
    }
}

/// Either step: one that was confirmed waits for the registry.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Pending")]
struct PendingForm {
    ticket: RequestId,
    #[serde(deserialize_with = "object::read")]
    declaration: DeclarationForm,
    #[serde(default, deserialize_with = "object::read_optional")]
    confirmed: Option<ConfirmedForm>,
}

impl Object for PendingForm {
    const NAME: &'static str = "Pending";
    const MEMBERS: &'static [&'static str] = &["ticket", "declaration", "confirmed"];
}

impl PendingForm {
    fn write<S: Serializer>(
        ticket: RequestId,
        declaration: &Declaration,
        confirmed: Option<&RegistrationRequest>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let form = PendingForm {
            ticket,
            declaration: declaration.into(),
            confirmed: confirmed.map(ConfirmedForm::from),
        };
        form.serialize(serializer)
    }
}

fn read_ticket(text: &str) -> Option<RequestId> {
    let digits = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = digits.then(|| u64::from_str_radix(text, 16).ok())?;
    number.map(RequestId::new)
}

impl Serialize for RequestId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RequestId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_ticket(&read_text(deserializer)?).ok_or_else(|| D::Error::custom("not a ticket"))
    }
}

/// An object with a member a field, `null` for what was not declared.
impl Serialize for Declaration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        DeclarationForm::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Declaration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        object::read::<_, DeclarationForm>(deserializer)?.declaration()
    }
}

impl Serialize for Pending {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AwaitingVerification(step) => step.serialize(serializer),
            Self::AwaitingRegistration(step) => step.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Pending {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = object::read::<_, PendingForm>(deserializer)?;
        let ticket = form.ticket;
        let declaration = form.declaration.declaration()?;
        let Some(confirmed) = form.confirmed else {
            return Ok(Self::AwaitingVerification(declaration.verify(ticket)));
        };
        let identity = confirmed.identity();
        let entry = RegistrationRequest::new(ticket, declaration, confirmed.subject, identity)
            .map_err(|_| D::Error::custom("what was confirmed contradicts the declaration"))?;
        Ok(Self::AwaitingRegistration(AwaitingRegistration::new(entry)))
    }
}

/// As [`Pending`].
impl Serialize for AwaitingVerification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        PendingForm::write(self.ticket(), self.declaration(), None, serializer)
    }
}

/// As [`Pending`]; one that is confirmed is an error: `"confirmed":{…}`.
impl<'de> Deserialize<'de> for AwaitingVerification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Pending::deserialize(deserializer)? {
            Pending::AwaitingVerification(step) => Ok(step),
            Pending::AwaitingRegistration(_) => {
                Err(D::Error::custom("the declaration is confirmed"))
            }
        }
    }
}

/// As [`Pending`].
impl Serialize for AwaitingRegistration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry();
        PendingForm::write(self.ticket(), entry.declaration(), Some(entry), serializer)
    }
}

/// As [`Pending`]; one that is not confirmed is an error.
impl<'de> Deserialize<'de> for AwaitingRegistration {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Pending::deserialize(deserializer)? {
            Pending::AwaitingRegistration(step) => Ok(step),
            Pending::AwaitingVerification(_) => {
                Err(D::Error::custom("the declaration is not confirmed"))
            }
        }
    }
}

/// An object with the ticket and a member a fact, `null` for what was not declared.
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
            ticket: self.ticket(),
            id_number: self.id_number(),
            name: self.name(),
            birth_date: self.birth_date(),
            gender: self.gender(),
            health_card: self.health_card(),
        };
        form.serialize(serializer)
    }
}

/// The text that is kept.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&read_text(deserializer)?).map_err(D::Error::custom)
    }
}
