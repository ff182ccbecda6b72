//! Every way through the steps.

use vn_personal_qr::{
    BirthDate, DecodeError, Gender, HealthCard, IdNumber, Name, PersonalQr, PersonalQrBuf,
    Signature,
};
use vn_personal_qr_issuance::{
    Fact, Facts, Identity, Issued, Refusal, RegistrationOutcome, Registry, RequestId,
    ServiceUnavailable, SignError, UnexpectedReplyReason, Verdict, VerificationOutcome,
    VerificationReply,
};

use crate::memory::{Down, Memory};
use crate::people::{TICKET, child, enter, han, han_identity, issued, key, registering, verifying};

#[test]
fn the_question_asks_for_what_makes_up_an_identity() {
    let draft = han()
        .with_phone("0944713700")
        .with_health_card("HS4010120878821");
    let verifying = verifying(&draft);
    let question = verifying.question();
    assert_eq!(question.ticket(), TICKET);
    assert_eq!(
        question.id_number().map(IdNumber::as_str),
        Some("001087029317")
    );
    assert_eq!(question.name().as_str(), "NGUYEN LE KHA HAN");
    assert_eq!(question.birth_date().as_str(), "1987-01-18");
    assert_eq!(question.gender(), Some(Gender::Male));
    assert_eq!(
        question.health_card().map(HealthCard::as_str),
        Some("HS4010120878821")
    );
    assert_eq!(
        question.as_declared(),
        han_identity().with_id_number(None),
        "another document may have been declared before"
    );
    let without_card = crate::people::verifying(&han().with_health_card("00"));
    assert_eq!(without_card.question().health_card(), None);
}

#[test]
fn confirmed_and_entered_is_issued() {
    let mut registry = Memory::default();
    let code = issued(&mut registry, &han(), "s1", Some(han_identity())).code();
    assert_eq!(
        code.as_str(),
        "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|100000000000000000|<1"
    );
    let found = registry
        .find(&key("s1"))
        .expect("it is up")
        .expect("a record");
    assert_eq!(found.as_str(), code.as_str());
    assert_eq!(registry.find(&key("s2")), Ok(None));
}

#[test]
fn every_refusal_has_its_sentences() {
    let all: Facts = Fact::ALL.iter().copied().collect();
    for (verdict, refusal, code, english, vietnamese) in [
        (
            Verdict::Mismatch(Fact::BirthDate.into()),
            Refusal::Mismatch(Fact::BirthDate.into()),
            "mismatch",
            "This does not match the population register: birth date. Compare it with your papers and declare again.",
            "Thông tin không khớp với cơ sở dữ liệu dân cư: ngày sinh. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::Mismatch(all),
            Refusal::Mismatch(all),
            "mismatch",
            "This does not match the population register: id number, name, birth date, gender, health card. Compare it with your papers and declare again.",
            "Thông tin không khớp với cơ sở dữ liệu dân cư: số giấy tờ, họ tên, ngày sinh, giới tính, thẻ BHYT. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::Mismatch(Facts::NONE),
            Refusal::Mismatch(Facts::NONE),
            "mismatch",
            "What was declared does not match the population register. Compare it with your papers and declare again.",
            "Thông tin đã khai không khớp với cơ sở dữ liệu dân cư. Hãy đối chiếu với giấy tờ và khai lại.",
        ),
        (
            Verdict::NotFound,
            Refusal::NotFound,
            "not-found",
            "The population register has nobody with these data. Compare them with your papers, or ask the police of your commune or ward.",
            "Cơ sở dữ liệu dân cư không có người nào với thông tin này. Hãy đối chiếu với giấy tờ, hoặc hỏi công an xã, phường.",
        ),
    ] {
        let verified = verifying(&han()).answer(VerificationReply::new(TICKET, verdict));
        assert_eq!(verified.ok(), Some(VerificationOutcome::Refused(refusal)));
        assert_eq!(refusal.code(), code);
        assert_eq!(refusal.to_string(), english);
        assert_eq!(refusal.vi().to_string(), vietnamese);
    }
}

#[test]
fn who_answers_for_the_question_at_hand_needs_no_ticket() {
    let step = verifying(&han());
    let question = step.question();
    let facts = Facts::from(Fact::Name);
    assert_eq!(
        question.mismatch(facts),
        VerificationReply::new(TICKET, Verdict::Mismatch(facts))
    );
    assert_eq!(
        question.not_found(),
        VerificationReply::new(TICKET, Verdict::NotFound)
    );
    assert_eq!(
        question.unavailable(),
        VerificationReply::new(TICKET, Verdict::Unavailable)
    );
}

#[test]
fn an_unavailable_system_loses_nothing() {
    let step = verifying(&han());
    let before = step.clone();
    let answer = step.question().unavailable();
    let Ok(VerificationOutcome::Later(later)) = step.answer(answer) else {
        panic!("not later");
    };
    assert_eq!(later, before);
    assert_eq!(
        ServiceUnavailable::Verification.to_string(),
        "Your declaration is kept, but cannot be verified just now. There is no need to declare again; the code will come later."
    );

    let mut registry = Memory {
        is_down: true,
        ..Memory::default()
    };
    let step = registering(&han(), "s1", None);
    assert_eq!(registry.upsert(step.entry()), Err(Down));
    assert_eq!(
        ServiceUnavailable::Registry.vi(),
        "Thông tin đã được xác thực nhưng hiện chưa cấp được mã. Bạn không cần khai lại; mã sẽ có sau."
    );
    registry.is_down = false;
    assert!(matches!(
        enter(&mut registry, step),
        RegistrationOutcome::Issued(_)
    ));
}

#[test]
fn the_answer_to_another_question_is_not_taken() {
    let step = verifying(&han());
    let before = step.clone();
    let other = han()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(7));
    let answer = other.question().confirmed(key("s1"), han_identity());
    let misplaced = step.answer(answer).expect_err("another ticket");
    assert_eq!(misplaced.reason(), UnexpectedReplyReason::OtherTicket);
    assert_eq!(
        misplaced.to_string(),
        "this is the answer to another declaration's question"
    );
    assert_eq!(misplaced.into_step(), before);
}

#[test]
fn the_record_of_somebody_else_is_not_taken() {
    let step = registering(&han(), "s1", None);
    let other = registering(&han().with_name("Lê An"), "s2", None);
    let reply = step.entry().kept(other.entry().first([0; 16]));
    let misplaced = step.answer(reply).expect_err("another record");
    assert_eq!(misplaced.reason(), UnexpectedReplyReason::OtherRecord);
    let step = misplaced.into_step();

    let verifying = han()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(7));
    let answer = verifying.question().confirmed(key("s1"), han_identity());
    let Ok(VerificationOutcome::Confirmed(other)) = verifying.answer(answer) else {
        panic!("not confirmed");
    };
    let reply = other.entry().kept(other.entry().first([0; 16]));
    let misplaced = step.answer(reply).expect_err("another ticket");
    assert_eq!(misplaced.reason(), UnexpectedReplyReason::OtherTicket);

    let step = misplaced.into_step();
    let stale = step.entry().first([0; 16]);
    let newer = registering(&han().with_phone("0944713700"), "s1", None);
    let reply = newer.entry().kept(stale);
    assert!(newer.answer(reply).is_err(), "the new phone is not in it");
}

#[test]
fn what_is_confirmed_must_be_what_was_declared() {
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
        let step = verifying(&han());
        let answer = step.question().confirmed(key("s1"), identity);
        let refusal = Refusal::Mismatch(facts.into_iter().collect());
        assert_eq!(
            step.answer(answer).ok(),
            Some(VerificationOutcome::Refused(refusal))
        );
    }
    for identity in [
        Identity::new(name, day),
        Identity::new(name, day).with_gender(Gender::Unknown),
        // Another document of the same person.
        Identity::new(name, day).with_id_number(number("012345678")),
    ] {
        let step = verifying(&han());
        let answer = step.question().confirmed(key("s1"), identity);
        assert!(matches!(
            step.answer(answer),
            Ok(VerificationOutcome::Confirmed(_))
        ));
    }
}

#[test]
fn a_declarant_whom_nobody_knows_is_refused() {
    let mut registry = Memory::default();
    let step = registering(&child("162979388586171100"), "s2", None);
    let RegistrationOutcome::Refused(refusal) = enter(&mut registry, step) else {
        panic!("issued");
    };
    assert_eq!(refusal.code(), "declarant-unknown");
    assert_eq!(
        refusal.to_string(),
        "Nobody has the QID that was given as the declarant's. Scan the declarant's own code and declare again."
    );
    assert_eq!(
        refusal.vi().to_string(),
        "Không có ai mang QID đã khai là của người khai hộ. Hãy quét mã của người khai hộ và khai lại."
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
fn a_platform_with_a_key_signs_what_goes_out() {
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
fn a_signer_may_fail_and_may_not_do_more() {
    let issued = issued_to_han();
    let failed = issued.signed_by(|_| Err("no key today"));
    assert_eq!(
        failed.map_err(|error| error.to_string()),
        Err("no key today".to_owned())
    );
    let altered = Err(SignError::<DecodeError>::Altered);
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
        Err("the signer changed more than the signature slot, or left it empty".to_owned())
    );
}

/// Two apps, two habits, one text: Ed25519 and ECDSA alike.
#[cfg(feature = "signature")]
#[test]
fn what_the_library_signs_is_verified_and_the_same_each_time() {
    use vn_personal_qr_signature::{self, Algorithm, KeySet, SigningKey};

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
