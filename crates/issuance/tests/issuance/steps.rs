//! Every transition between the steps.

use vn_personal_qr::{
    BirthDate, DecodeError, Gender, HealthCard, IdNumber, Language, Localize, Name, PersonalQr,
    PersonalQrBuf, Signature,
};
use vn_personal_qr_issuance::{
    Fact, Facts, Identity, Issued, Refusal, RegistrationOutcome, Registry, RequestId,
    ServiceUnavailable, SignedCodeError, UnexpectedReplyReason, Verdict, VerificationOutcome,
    VerificationReply,
};

use crate::memory::{Down, Memory};
use crate::people::{
    REQUEST_ID, awaiting_registration, awaiting_verification, child, han, han_identity, issued,
    key, register,
};

#[test]
fn the_verification_request_contains_the_facts() {
    let draft = han()
        .with_phone("0944713700")
        .with_health_card("HS4010120878821");
    let step = awaiting_verification(&draft);
    let request = step.request();
    assert_eq!(request.request_id(), REQUEST_ID);
    assert_eq!(
        request.id_number().map(IdNumber::as_str),
        Some("001087029317")
    );
    assert_eq!(request.name().as_str(), "NGUYEN LE KHA HAN");
    assert_eq!(request.birth_date().as_str(), "1987-01-18");
    assert_eq!(request.gender(), Some(Gender::Male));
    assert_eq!(
        request.health_card().map(HealthCard::as_str),
        Some("HS4010120878821")
    );
    assert_eq!(
        request.as_declared(),
        han_identity().with_id_number(None),
        "another document may have been declared before"
    );
    let without_card = crate::people::awaiting_verification(&han().with_health_card("00"));
    assert_eq!(without_card.request().health_card(), None);
}

#[test]
fn issues_a_code_after_confirmation_and_registration() {
    let mut registry = Memory::default();
    let code = issued(&mut registry, &han(), "s1", Some(han_identity())).code();
    assert_eq!(
        code.as_str(),
        "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|100000000000000000|<1"
    );
    let found = registry
        .find(&key("s1"))
        .expect("available")
        .expect("a record");
    assert_eq!(found.as_str(), code.as_str());
    assert_eq!(registry.find(&key("s2")), Ok(None));
}

#[test]
fn each_refusal_has_its_messages() {
    let all: Facts = Fact::ALL.iter().copied().collect();
    for (verdict, refusal, code, english, vietnamese) in [
        (
            Verdict::Mismatch(Fact::BirthDate.into()),
            Refusal::Mismatch(Fact::BirthDate.into()),
            "mismatch",
            "The details do not match the population register: birth date. Check them against your documents and declare again.",
            "Thông tin không khớp với cơ sở dữ liệu dân cư: ngày sinh. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::Mismatch(all),
            Refusal::Mismatch(all),
            "mismatch",
            "The details do not match the population register: id number, name, birth date, gender, health card. Check them against your documents and declare again.",
            "Thông tin không khớp với cơ sở dữ liệu dân cư: số giấy tờ, họ tên, ngày sinh, giới tính, thẻ BHYT. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::Mismatch(Facts::NONE),
            Refusal::Mismatch(Facts::NONE),
            "mismatch",
            "The details do not match the population register. Check them against your documents and declare again.",
            "Thông tin không khớp với cơ sở dữ liệu dân cư. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::NotFound,
            Refusal::NotFound,
            "not-found",
            "No person with these details was found in the population register. Check them against your documents, or contact the police of your commune or ward.",
            "Không tìm thấy người có thông tin này trong cơ sở dữ liệu dân cư. Hãy đối chiếu với giấy tờ hoặc liên hệ công an xã, phường.",
        ),
    ] {
        let verified =
            awaiting_verification(&han()).with_reply(VerificationReply::new(REQUEST_ID, verdict));
        assert_eq!(verified.ok(), Some(VerificationOutcome::Refused(refusal)));
        assert_eq!(refusal.code(), code);
        assert_eq!(refusal.to_string(), english);
        assert_eq!(
            refusal.in_language(Language::Vietnamese).to_string(),
            vietnamese
        );
    }
}

#[test]
fn a_request_creates_its_replies() {
    let step = awaiting_verification(&han());
    let request = step.request();
    let facts = Facts::from(Fact::Name);
    assert_eq!(
        request.mismatch(facts),
        VerificationReply::new(REQUEST_ID, Verdict::Mismatch(facts))
    );
    assert_eq!(
        request.not_found(),
        VerificationReply::new(REQUEST_ID, Verdict::NotFound)
    );
    assert_eq!(
        request.unavailable(),
        VerificationReply::new(REQUEST_ID, Verdict::Unavailable)
    );
}

#[test]
fn an_unavailable_system_leaves_the_step_unchanged() {
    let step = awaiting_verification(&han());
    let before = step.clone();
    let reply = step.request().unavailable();
    let Ok(VerificationOutcome::Later(later)) = step.with_reply(reply) else {
        panic!("not later");
    };
    assert_eq!(later, before);
    assert_eq!(
        ServiceUnavailable::Verification.to_string(),
        "Your declaration is saved but cannot be verified right now. You do not need to declare again; the code will be issued later."
    );

    let mut registry = Memory {
        is_down: true,
        ..Memory::default()
    };
    let step = awaiting_registration(&han(), "s1", None);
    assert_eq!(registry.upsert(step.request()), Err(Down));
    assert_eq!(
        ServiceUnavailable::Registry
            .in_language(Language::Vietnamese)
            .to_string(),
        "Thông tin đã được xác thực nhưng hiện chưa cấp được mã. Bạn không cần khai lại; mã sẽ được cấp sau."
    );
    registry.is_down = false;
    assert!(matches!(
        register(&mut registry, step),
        RegistrationOutcome::Issued(_)
    ));
}

#[test]
fn rejects_the_reply_to_another_request() {
    let step = awaiting_verification(&han());
    let before = step.clone();
    let other = han()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(7));
    let reply = other.request().confirmed(key("s1"), han_identity());
    let error = step.with_reply(reply).expect_err("another request");
    assert_eq!(error.reason(), UnexpectedReplyReason::OtherRequest);
    assert_eq!(error.to_string(), "the reply belongs to another request");
    assert_eq!(error.into_step(), before);
}

#[test]
fn rejects_the_record_of_another_person() {
    let step = awaiting_registration(&han(), "s1", None);
    let other = awaiting_registration(&han().with_name("Lê An"), "s2", None);
    let reply = step
        .request()
        .registered(other.request().new_record([0; 16]));
    let error = step.with_reply(reply).expect_err("another record");
    assert_eq!(error.reason(), UnexpectedReplyReason::OtherRecord);
    let step = error.into_step();

    let other = han()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(7));
    let reply = other.request().confirmed(key("s1"), han_identity());
    let Ok(VerificationOutcome::Confirmed(other)) = other.with_reply(reply) else {
        panic!("not confirmed");
    };
    let reply = other
        .request()
        .registered(other.request().new_record([0; 16]));
    let error = step.with_reply(reply).expect_err("another request");
    assert_eq!(error.reason(), UnexpectedReplyReason::OtherRequest);

    let step = error.into_step();
    let stale = step.request().new_record([0; 16]);
    let newer = awaiting_registration(&han().with_phone("0944713700"), "s1", None);
    let reply = newer.request().registered(stale);
    assert!(newer.with_reply(reply).is_err(), "the record has no phone");
}

#[test]
fn refuses_an_identity_that_differs_from_the_declaration() {
    let name = Name::new("NGUYEN LE KHA HAN").expect("a name");
    let day = BirthDate::from_ymd(1987, 1, 18).expect("a day");
    let number = |text| IdNumber::new(text).expect("a number");
    for (identity, facts) in [
        (
            Identity::new(name, day).with_gender(Gender::Female),
            vec![Fact::Gender],
        ),
        (
            Identity::new(name, BirthDate::from_ymd(1987, 1, 17).expect("a day")),
            vec![Fact::BirthDate],
        ),
        (
            Identity::new(Name::new("NGUYEN HAN").expect("a name"), day),
            vec![Fact::Name],
        ),
        (
            Identity::new(name, day).with_id_number(number("001087029318")),
            vec![Fact::IdNumber],
        ),
        (
            Identity::new(
                Name::new("A").expect("a name"),
                BirthDate::from_ymd(1, 1, 1).expect("a day"),
            )
            .with_gender(Gender::Female)
            .with_id_number(number("001087029318")),
            vec![Fact::IdNumber, Fact::Name, Fact::BirthDate, Fact::Gender],
        ),
    ] {
        let step = awaiting_verification(&han());
        let reply = step.request().confirmed(key("s1"), identity);
        let refusal = Refusal::Mismatch(facts.into_iter().collect());
        assert_eq!(
            step.with_reply(reply).ok(),
            Some(VerificationOutcome::Refused(refusal))
        );
    }
    for identity in [
        Identity::new(name, day),
        Identity::new(name, day).with_gender(Gender::Unknown),
        // Another document of the same person.
        Identity::new(name, day).with_id_number(number("012345678")),
    ] {
        let step = awaiting_verification(&han());
        let reply = step.request().confirmed(key("s1"), identity);
        assert!(matches!(
            step.with_reply(reply),
            Ok(VerificationOutcome::Confirmed(_))
        ));
    }
}

#[test]
fn refuses_an_unknown_declarant() {
    let mut registry = Memory::default();
    let step = awaiting_registration(&child("162979388586171100"), "s2", None);
    let RegistrationOutcome::Refused(refusal) = register(&mut registry, step) else {
        panic!("issued");
    };
    assert_eq!(refusal.code(), "declarant-unknown");
    assert_eq!(
        refusal.to_string(),
        "The declarant's QID was not found. Scan the declarant's code and declare again."
    );
    assert_eq!(
        refusal.in_language(Language::Vietnamese).to_string(),
        "Không tìm thấy QID của người khai hộ. Hãy quét mã của người khai hộ và khai lại."
    );
    assert_eq!(registry.len(), 0);
}

fn sign(payload: PersonalQr<'_>) -> Result<PersonalQrBuf, DecodeError> {
    let signature = Signature::new("E.k.c2ln")?;
    payload
        .with_extension(payload.extension().with_signature(signature))
        .map(PersonalQrBuf::from)
}

fn issued_to_han() -> Issued {
    issued(&mut Memory::default(), &han(), "s1", None)
}

#[test]
fn a_platform_with_a_key_signs_the_code() {
    let issued = issued_to_han();
    let code = issued.signed_by(sign).expect("signed");
    assert_eq!(
        code.as_str(),
        "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|100000000000000000|<1<<<E.k.c2ln"
    );
    assert_eq!(issued.signed_by(sign), Ok(code));
    assert!(issued.record().payload().extension().signature().is_none());
}

#[test]
fn rejects_a_signer_that_fails_or_changes_the_payload() {
    let issued = issued_to_han();
    let failed = issued.signed_by(|_| Err("no key today"));
    assert_eq!(
        failed.map_err(|error| error.to_string()),
        Err("no key today".to_owned())
    );
    let altered = Err(SignedCodeError::<DecodeError>::Altered);
    assert_eq!(
        issued.signed_by(|payload| Ok(payload.to_buf())),
        altered,
        "no signature"
    );
    let renamed = issued.signed_by(|payload| {
        let signed = sign(payload)?;
        let name = Name::new("SOMEBODY ELSE")?;
        signed.view().with_name(name).map(PersonalQrBuf::from)
    });
    assert_eq!(renamed, altered);
    assert_eq!(
        altered.map(drop).map_err(|error| error.to_string()),
        Err("the signer left the signature slot empty or changed another field".to_owned())
    );
}

/// Two spellings have one signed text, with Ed25519 and with ECDSA.
#[test]
fn signatures_are_valid_and_deterministic() {
    use vn_personal_qr_signature::{self as signature, Algorithm, KeySet, SigningKey};

    for algorithm in [Algorithm::ED25519, Algorithm::P256] {
        let key = SigningKey::from_secret(algorithm, &[7; 32]).expect("a key");
        let mut keys = KeySet::default();
        keys.insert(key.key_id(), key.verifying_key())
            .expect("a new key");
        let mut registry = Memory::default();
        let codes = ["Nguyễn Lê Khả Hân", "nguyen le kha han"].map(|name| {
            let issued = issued(&mut registry, &han().with_name(name), "s1", None);
            issued.signed_by(|payload| signature::sign(&payload, &key))
        });
        let [Ok(first), Ok(second)] = codes else {
            panic!("not signed");
        };
        assert_eq!(first, second);
        let verified = signature::verify(first.as_str().as_bytes(), &keys).expect("verified");
        assert_eq!(verified.payload().qid().as_str(), "100000000000000000");
        assert!(!verified.has_unsigned_slots());
    }
}
