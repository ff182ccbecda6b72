#![allow(
    unreachable_pub,
    reason = "tests include this file as a private module"
)]

use vn_personal_qr::{Gender, HealthCard, IdNumber, Language, Localize as _, PersonalQr, Phone};
use vn_personal_qr_issuance::{
    Declaration, Draft, RegistrationOutcome, RequestId, SubjectKey, UpdatedRecord,
    VerificationOutcome,
};

/// A draft gives a declaration or errors. A declaration gives the same declaration again, and becomes a code that decodes and that the
/// same declaration does not change.
///
/// The input is split like a payload: id number, name, birth date, declaration, (QID), declarant, gender, health card, phone.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn issuance_laws(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut parts = text.split(['|', '<', '\n']);
    let mut next = || parts.next().unwrap_or_default();
    let (number, name, date, kind, _) = (next(), next(), next(), next(), next());
    let (declarant, gender, card, phone) = (next(), next(), next(), next());
    let mut draft = Draft::new()
        .with_id_number(number)
        .with_name(name)
        .with_birth_date(date)
        .with_gender(gender)
        .with_health_card(card)
        .with_phone(phone);
    if kind == "1" {
        draft = draft.with_declarant_qid(declarant);
    }
    let _ = format!("{draft:?}{:?}", draft.repairs().collect::<Vec<_>>());
    match draft.declare() {
        Ok(declaration) => goes_all_the_way(declaration),
        Err(faults) => {
            assert!(faults.iter().len() > 0);
            let sentences = format!("{faults}{}", faults.in_language(Language::Vietnamese));
            assert!(!sentences.contains(|c: char| c.is_control() && c != '\n'));
        }
    }
}

fn goes_all_the_way(declaration: Declaration) {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let mut again = Draft::new()
        .with_id_number(text(declaration.id_number().map(IdNumber::as_str)))
        .with_name(declaration.name().as_str().to_owned())
        .with_birth_date(declaration.birth_date().as_str().to_owned())
        .with_gender(text(declaration.gender().map(Gender::name)))
        .with_health_card(text(declaration.health_card().map(HealthCard::as_str)))
        .with_phone(text(declaration.phone().map(Phone::as_str)));
    if let Some(qid) = declaration.declarant_qid() {
        again = again.with_declarant_qid(qid.as_str().to_owned());
    }
    assert_eq!(again.declare().as_ref(), Ok(&declaration));
    assert!(!format!("{}", declaration.full()).contains(|c: char| c.is_control() && c != '\n'));

    let step = declaration.verify(RequestId::new(1));
    let request = step.request();
    let subject = SubjectKey::new("subject").expect("a key");
    let reply = request.confirmed(subject, request.as_declared());
    let Ok(VerificationOutcome::Confirmed(step)) = step.with_reply(reply) else {
        panic!("a confirmation of the declared values is rejected");
    };
    let record = step.request().new_record([7; 16]);
    assert_eq!(
        step.request().updated_record(&record),
        UpdatedRecord::Unchanged
    );
    let reply = step.request().registered(record);
    let Ok(RegistrationOutcome::Issued(issued)) = step.with_reply(reply) else {
        panic!("its own record is rejected");
    };
    let code = issued.code();
    assert_eq!(
        PersonalQr::decode(code.as_str().as_bytes()),
        Ok(code.view())
    );
}
