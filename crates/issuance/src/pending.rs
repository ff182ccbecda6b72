use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use vn_personal_qr::redacted::deserialize_struct;
use vn_personal_qr::{BirthDate, Gender, IdNumberBuf, NameBuf};

use crate::awaiting_registration::AwaitingRegistration;
use crate::awaiting_verification::AwaitingVerification;
use crate::declaration::Declaration;
use crate::identity::Identity;
use crate::registration_request::RegistrationRequest;
use crate::request_id::RequestId;
use crate::subject_key::SubjectKey;

/// A step that waits for another system, for storage.
///
/// ```
/// use vn_personal_qr_issuance::{Draft, Pending, RequestId};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare().unwrap().verify(RequestId::new(7));
/// let stored = serde_json::to_string(&Pending::from(step)).unwrap();
/// assert!(stored.starts_with(r#"{"ticket":"0000000000000007","declaration":{"id_number":"079195001234","#));
///
/// let Pending::AwaitingVerification(step) = serde_json::from_str(&stored).unwrap() else { panic!() };
/// assert_eq!(step.request().name().as_str(), "TRAN BINH");
/// ```
///
/// ```text
/// pending     = { ticket, declaration, confirmed / null }
/// ticket      = 16 hexadecimal digits, the request id
/// declaration = { id_number, name, birth_date, gender, health_card, phone, declarant_qid }
/// confirmed   = { subject, id_number, name, birth_date, gender }
/// ```
///
/// A member that may be `null` may be missing; an unknown member is an error. Binary formats hold the same members in
/// this order.
///
/// The stored form contains personal data. Deserialization validates them and detects contradictions; its errors contain
/// nothing of the input. It does not authenticate them: anyone who can write to the store can forge a confirmation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Pending {
    /// The declaration waits for the verification system.
    AwaitingVerification(AwaitingVerification),
    /// The declaration waits for the registry.
    AwaitingRegistration(AwaitingRegistration),
}

impl Pending {
    /// Returns the id of the request.
    #[must_use]
    pub const fn request_id(&self) -> RequestId {
        match self {
            Self::AwaitingVerification(step) => step.request_id(),
            Self::AwaitingRegistration(step) => step.request_id(),
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
#[serde(rename = "Pending", expecting = "an object")]
struct PendingForm {
    ticket: RequestId,
    declaration: Declaration,
    confirmed: Option<Confirmed>,
}

#[derive(serde::Serialize)]
#[serde(transparent)]
struct Confirmed(ConfirmedForm);

impl<'de> Deserialize<'de> for Confirmed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_struct(deserializer).map(Self)
    }
}

#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename = "Confirmed", expecting = "an object")]
struct ConfirmedForm {
    subject: SubjectKey,
    id_number: Option<IdNumberBuf>,
    name: NameBuf,
    birth_date: BirthDate,
    gender: Option<Gender>,
}

impl From<&RegistrationRequest> for ConfirmedForm {
    fn from(request: &RegistrationRequest) -> Self {
        let identity = request.identity();
        Self {
            subject: request.subject().clone(),
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
        let form: PendingForm = deserialize_struct(deserializer)?;
        let Some(Confirmed(confirmed)) = form.confirmed else {
            return Ok(form.declaration.verify(form.ticket).into());
        };
        let identity = confirmed.identity();
        RegistrationRequest::new(form.ticket, form.declaration, confirmed.subject, identity)
            .map(|request| AwaitingRegistration::new(request).into())
            .map_err(|_| D::Error::custom("the confirmed identity contradicts the declaration"))
    }
}

/// As [`Pending`].
impl Serialize for AwaitingVerification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = PendingForm {
            ticket: self.request_id(),
            declaration: self.declaration().clone(),
            confirmed: None,
        };
        form.serialize(serializer)
    }
}

/// As [`Pending`]. A confirmed declaration is an error.
impl<'de> Deserialize<'de> for AwaitingVerification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Pending::deserialize(deserializer)? {
            Pending::AwaitingVerification(step) => Ok(step),
            Pending::AwaitingRegistration(_) => {
                Err(D::Error::custom("the declaration is already confirmed"))
            }
        }
    }
}

/// As [`Pending`].
impl Serialize for AwaitingRegistration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = PendingForm {
            ticket: self.request_id(),
            declaration: self.request().declaration().clone(),
            confirmed: Some(Confirmed(self.request().into())),
        };
        form.serialize(serializer)
    }
}

/// As [`Pending`]. A declaration that is not confirmed is an error.
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
