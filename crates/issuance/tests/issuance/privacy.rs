//! Canary values in every field: no four characters of them may appear in any output except that of `full()`.

use std::fmt::Debug;

use vn_personal_qr::card::InsuranceCard;
use vn_personal_qr::{BirthDate, Gender, IdNumber, Language, Localize, Name};
use vn_personal_qr_issuance::{
    Draft, Fact, Identity, Refusal, RegistrationOutcome, RequestId, ServiceUnavailable, SubjectKey,
    UnexpectedReplyReason, Verdict, VerificationOutcome, VerificationReply,
};

const ID_NUMBER: &str = "918273645506";
const NAME: &str = "QUIZZYXA WJKVXOP H'ZZUGQ";
const BIRTH_DATE: &str = "6853-11-27";
const HEALTH_CARD: &str = "QZ8841907365569";
const PHONE: &str = "7481695320";
const DECLARANT: &str = "jW^4&81;yP?mC";
const SUBJECT: &str = "Zx~93%kq$T7#bV";

fn pieces() -> Vec<String> {
    [
        ID_NUMBER,
        NAME,
        BIRTH_DATE,
        HEALTH_CARD,
        PHONE,
        DECLARANT,
        SUBJECT,
    ]
    .iter()
    .flat_map(|value| {
        let characters: Vec<char> = value.chars().collect();
        characters
            .windows(4)
            .map(String::from_iter)
            .collect::<Vec<_>>()
    })
    .collect()
}

#[track_caller]
fn assert_clean(text: &str) {
    for piece in pieces() {
        assert!(!text.contains(&piece), "{piece:?} in {text:?}");
    }
}

#[track_caller]
fn assert_debug_clean(value: &impl Debug) {
    assert_clean(&format!("{value:?}{value:#?}"));
}

fn draft() -> Draft<'static> {
    Draft::new()
        .with_id_number(ID_NUMBER)
        .with_name(NAME)
        .with_birth_date(BIRTH_DATE)
        .with_gender("Nữ")
        .with_health_card(HEALTH_CARD)
        .with_phone(PHONE)
        .with_declarant_qid(DECLARANT)
}

#[test]
fn debug_shows_field_names() {
    assert_eq!(
        format!("{:?}", Draft::new().with_name(NAME).with_phone(PHONE)),
        r#"{"name", "phone"}"#
    );
    let declaration = draft().declare().expect("a declaration");
    let shown = format!("{declaration:?}");
    assert!(
        shown.starts_with("Declaration { kind: ByProxy, id_number: Some(IdNumber")
            && shown.contains("gender: Some(Gender(..))")
            && shown.contains("phone: Some("),
        "{shown}"
    );
    assert_eq!(
        format!("{:?}", declaration.masked()),
        "DeclarationDisplay { masked: true, language: English, .. }"
    );
    let step = declaration.verify(RequestId::new(1));
    assert_eq!(
        format!("{:?}", step.request().as_declared()),
        "Identity { id_number: None, gender: Some(Gender(..)), .. }"
    );
    let key = SubjectKey::new(SUBJECT).expect("a key");
    assert_eq!(format!("{key:?}"), "SubjectKey(..)");
}

#[test]
fn debug_of_steps_shows_no_values() {
    assert_debug_clean(&draft());
    let declaration = draft().declare().expect("a declaration");
    assert_debug_clean(&declaration);
    assert_debug_clean(&declaration.masked());
    assert_debug_clean(&declaration.full());
    let step = declaration.verify(RequestId::new(1));
    assert_debug_clean(&step);
    assert_debug_clean(&step.request());
    let identity = Identity::new(
        Name::new(NAME).expect("a name"),
        BirthDate::new(BIRTH_DATE).expect("a day"),
    )
    .with_id_number(IdNumber::new(ID_NUMBER).expect("a number"))
    .with_gender(Gender::Female);
    assert_debug_clean(&identity);
    let reply = step
        .request()
        .confirmed(crate::people::key(SUBJECT), identity);
    assert_debug_clean(&reply);
    let error = step
        .clone()
        .with_reply(VerificationReply::new(RequestId::new(2), Verdict::NotFound));
    assert_debug_clean(&error);
    assert_clean(&error.expect_err("error").to_string());
    let verified = step.with_reply(reply).expect("the reply of this request");
    assert_debug_clean(&verified);
    let VerificationOutcome::Confirmed(step) = verified else {
        panic!("not confirmed");
    };
    assert_debug_clean(&step);
    assert_debug_clean(step.request());
    assert_debug_clean(step.request().subject());
    let record = step.request().new_record([0; 16]);
    assert_debug_clean(&record);
    let reply = step.request().registered(record);
    assert_debug_clean(&reply);
    assert_debug_clean(&step.request().declarant_unknown());
    let registered = step.with_reply(reply).expect("the reply of this request");
    assert_debug_clean(&registered);
    let RegistrationOutcome::Issued(issued) = registered else {
        panic!("not issued");
    };
    assert_debug_clean(&issued);
    assert_debug_clean(&issued.code());
    assert_debug_clean(&issued.signed_by(|payload| Ok::<_, ()>(payload.to_buf())));
}

#[test]
fn field_errors_contain_no_input() {
    let bad = Draft::new()
        .with_id_number(format!("******{}", &ID_NUMBER[6..]))
        .with_name(format!("{NAME} 王"))
        .with_birth_date(format!("{BIRTH_DATE}-1"))
        .with_gender(SUBJECT)
        .with_health_card(format!("{HEALTH_CARD}?"))
        .with_phone(format!("{PHONE}7"))
        .with_declarant_qid(format!("{DECLARANT}|"));
    assert_debug_clean(&bad);
    let errors = bad.declare().expect_err("errors");
    assert_eq!(errors.iter().count(), 7);
    assert_debug_clean(&errors);
    assert_clean(&errors.to_string());
    assert_clean(&errors.in_language(Language::Vietnamese).to_string());
    for error in errors.iter() {
        assert_debug_clean(&error);
        assert_clean(&error.to_string());
        assert_clean(&error.in_language(Language::Vietnamese).to_string());
        assert_clean(error.code());
    }
    let card = format!("{HEALTH_CARD}|51f|27/11/6853|2|-|x|01/01/2019|-|01/01/2019");
    let card = InsuranceCard::read(card.as_bytes()).expect("a card");
    assert_debug_clean(&Draft::from(&card));
}

/// Stored steps, truncated or changed at every byte.
#[cfg(feature = "serde")]
#[test]
fn errors_of_damaged_steps_contain_no_input() {
    use vn_personal_qr_issuance::Pending;

    let step = draft()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(1));
    let request = step.request();
    let reply = request.confirmed(crate::people::key(SUBJECT), request.as_declared());
    let Ok(VerificationOutcome::Confirmed(confirmed)) = step.clone().with_reply(reply) else {
        panic!("not confirmed");
    };
    let mut errors = 0;
    for pending in [Pending::from(step), Pending::from(confirmed)] {
        assert_debug_clean(&pending);
        let json = serde_json::to_string(&pending).expect("it can be stored");
        for index in 0..json.len() {
            let cut = json[..index].to_owned();
            let mut changed = json.clone().into_bytes();
            changed[index] = b'~';
            let changed = String::from_utf8(changed).expect("ASCII");
            let opened = format!("{}{{{}", &json[..index], &json[index..]);
            for damaged in [cut, changed, opened] {
                if let Err(error) = serde_json::from_str::<Pending>(&damaged) {
                    assert_debug_clean(&error);
                    assert_clean(&error.to_string());
                    errors += 1;
                }
            }
        }
        let bytes = postcard::to_allocvec(&pending).expect("it can be stored");
        for index in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[index] ^= 0x80;
            for damaged in [&bytes[..index], &changed] {
                if let Err(error) = postcard::from_bytes::<Pending>(damaged) {
                    assert_debug_clean(&error);
                    assert_clean(&error.to_string());
                    errors += 1;
                }
            }
        }
    }
    assert!(errors > 2_000, "{errors}");
}

#[test]
fn refusals_contain_no_values() {
    let facts = Fact::ALL.iter().copied().collect();
    for refusal in [
        Refusal::Mismatch(facts),
        Refusal::NotFound,
        Refusal::DeclarantUnknown,
    ] {
        assert_debug_clean(&refusal);
        assert_clean(&refusal.to_string());
        assert_clean(&refusal.in_language(Language::Vietnamese).to_string());
    }
    for service in ServiceUnavailable::ALL {
        assert_clean(&service.to_string());
        assert_clean(&service.in_language(Language::Vietnamese).to_string());
    }
    for reason in UnexpectedReplyReason::ALL {
        assert_clean(&reason.to_string());
        assert_clean(&reason.in_language(Language::Vietnamese).to_string());
    }
}

#[test]
fn masked_lines_show_name_year_and_last_characters() {
    let declaration = draft().declare().expect("a declaration");
    assert_eq!(
        declaration.masked().to_string(),
        "\
Id number         ******645506
Name              QUIZZYXA WJKVXOP H'ZZUGQ
Birth date        6853-**-**
Declared          by proxy
Declarant         **********?mC
Gender            female
Health card       ************569
Phone             *******320"
    );
    let full = declaration
        .full()
        .language(Language::Vietnamese)
        .to_string();
    for value in [ID_NUMBER, NAME, BIRTH_DATE, DECLARANT, HEALTH_CARD, PHONE] {
        assert!(full.contains(value));
    }
}
