//! Invented people, and helpers that take a draft through the steps.

use vn_personal_qr::{BirthDate, Gender, IdNumber, Name};
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Declaration, Draft, Identity, Issued,
    RegistrationOutcome, Registry, RequestId, SubjectKey, VerificationOutcome,
};

use crate::memory::Memory;

pub(crate) const REQUEST_ID: RequestId = RequestId::new(0x5eed);

pub(crate) fn key(text: &str) -> SubjectKey {
    SubjectKey::new(text).expect("a key")
}

/// A man with a 12-digit id number.
pub(crate) fn han() -> Draft<'static> {
    Draft::new()
        .with_name("Nguyễn Lê Khả Hân")
        .with_birth_date("18/01/1987")
        .with_id_number("001087029317")
        .with_gender("Nam")
}

pub(crate) fn han_identity() -> Identity {
    let name = Name::new("NGUYEN LE KHA HAN").expect("a name");
    Identity::new(name, BirthDate::from_ymd(1987, 1, 18).expect("a day"))
        .with_id_number(IdNumber::new("001087029317").expect("a number"))
        .with_gender(Gender::Male)
}

/// A child without an id number.
pub(crate) fn child(declarant: &str) -> Draft<'static> {
    Draft::new()
        .with_name("Trần Thị Bé")
        .with_birth_date("2019-06-01")
        .with_gender("Nữ")
        .with_declarant_qid(declarant.to_owned())
}

pub(crate) fn awaiting_verification(draft: &Draft<'_>) -> AwaitingVerification {
    declared(draft).verify(REQUEST_ID)
}

pub(crate) fn declared(draft: &Draft<'_>) -> Declaration {
    draft.declare().expect("a declaration")
}

/// Confirmed with this identity, by default the declared one.
pub(crate) fn awaiting_registration(
    draft: &Draft<'_>,
    subject: &str,
    identity: Option<Identity>,
) -> AwaitingRegistration {
    let step = awaiting_verification(draft);
    let request = step.request();
    let identity = identity.unwrap_or(request.as_declared());
    let reply = request.confirmed(key(subject), identity);
    match step.with_reply(reply) {
        Ok(VerificationOutcome::Confirmed(step)) => step,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn register(registry: &mut Memory, step: AwaitingRegistration) -> RegistrationOutcome {
    let reply = registry.upsert(step.request()).expect("available");
    step.with_reply(reply).expect("the reply of this request")
}

/// Takes a draft through all steps.
pub(crate) fn issued(
    registry: &mut Memory,
    draft: &Draft<'_>,
    subject: &str,
    identity: Option<Identity>,
) -> Issued {
    match register(registry, awaiting_registration(draft, subject, identity)) {
        RegistrationOutcome::Issued(issued) => issued,
        refused @ RegistrationOutcome::Refused(_) => panic!("{refused:?}"),
    }
}

/// The text of the code with `QID` in place of the QID.
pub(crate) fn text_without_qid(issued: &Issued) -> String {
    let code = issued.code();
    code.as_str().replace(code.view().qid().as_str(), "QID")
}
