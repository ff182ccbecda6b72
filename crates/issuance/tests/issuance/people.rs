//! Invented people, and short ways through the steps.

use vn_personal_qr::{BirthDate, Gender, IdNumber, Name};
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Declaration, Draft, Identity, Issued,
    RegistrationOutcome, Registry, RequestId, SubjectKey, VerificationOutcome,
};

use crate::memory::Memory;

pub(crate) const TICKET: RequestId = RequestId::new(0x5eed);

pub(crate) fn key(text: &str) -> SubjectKey {
    SubjectKey::new(text).expect("a key")
}

/// A man with a CCCD.
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

/// A child without a number of her own.
pub(crate) fn child(declarant: &str) -> Draft<'static> {
    Draft::new()
        .with_name("Trần Thị Bé")
        .with_birth_date("2019-06-01")
        .with_gender("Nữ")
        .with_declarant_qid(declarant.to_owned())
}

pub(crate) fn verifying(draft: &Draft<'_>) -> AwaitingVerification {
    declared(draft).verify(TICKET)
}

pub(crate) fn declared(draft: &Draft<'_>) -> Declaration {
    draft.declare().expect("a declaration")
}

/// Confirmed as declared, or as this identity.
pub(crate) fn registering(
    draft: &Draft<'_>,
    subject: &str,
    identity: Option<Identity>,
) -> AwaitingRegistration {
    let verifying = verifying(draft);
    let question = verifying.question();
    let identity = identity.unwrap_or(question.as_declared());
    let answer = question.confirmed(key(subject), identity);
    match verifying.answer(answer) {
        Ok(VerificationOutcome::Confirmed(registering)) => registering,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn enter(
    registry: &mut Memory,
    registering: AwaitingRegistration,
) -> RegistrationOutcome {
    let reply = registry.upsert(registering.entry()).expect("it is up");
    registering.answer(reply).expect("its own reply")
}

/// All the way, by somebody who is known.
pub(crate) fn issued(
    registry: &mut Memory,
    draft: &Draft<'_>,
    subject: &str,
    identity: Option<Identity>,
) -> Issued {
    match enter(registry, registering(draft, subject, identity)) {
        RegistrationOutcome::Issued(issued) => issued,
        refused @ RegistrationOutcome::Refused(_) => panic!("{refused:?}"),
    }
}

/// The text of the code but the QID, which is the registry's.
pub(crate) fn facts(issued: &Issued) -> String {
    let code = issued.code();
    code.as_str().replace(code.view().qid().as_str(), "QID")
}
