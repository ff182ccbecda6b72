//! A canary in every field of every type, and a search for every piece of four characters of it in all that can be
//! printed without asking for `full()`.

use std::fmt::Debug;

use vn_personal_qr::card::InsuranceCard;
use vn_personal_qr::{BirthDate, Gender, IdNumber, Language, Name};
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
fn clean(text: &str) {
    for piece in pieces() {
        assert!(!text.contains(&piece), "{piece:?} got into {text:?}");
    }
}

#[track_caller]
fn debug(value: &impl Debug) {
    clean(&format!("{value:?}{value:#?}"));
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
fn what_is_there_is_shown_by_its_name() {
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
        format!("{:?}", step.question().as_declared()),
        "Identity { id_number: None, gender: Some(Gender(..)), .. }"
    );
    let key = SubjectKey::new(SUBJECT).expect("a key");
    assert_eq!(format!("{key:?}"), "SubjectKey(..)");
}

#[test]
fn no_step_shows_what_it_holds() {
    debug(&draft());
    let declaration = draft().declare().expect("a declaration");
    debug(&declaration);
    debug(&declaration.masked());
    debug(&declaration.full());
    let step = declaration.verify(RequestId::new(1));
    debug(&step);
    debug(&step.question());
    let identity = Identity::new(
        Name::new(NAME).expect("a name"),
        BirthDate::new(BIRTH_DATE).expect("a day"),
    )
    .with_id_number(IdNumber::new(ID_NUMBER).expect("a number"))
    .with_gender(Gender::Female);
    debug(&identity);
    let answer = step
        .question()
        .confirmed(crate::people::key(SUBJECT), identity);
    debug(&answer);
    let misplaced = step
        .clone()
        .answer(VerificationReply::new(RequestId::new(2), Verdict::NotFound));
    debug(&misplaced);
    clean(&misplaced.expect_err("misplaced").to_string());
    let verified = step.answer(answer).expect("its answer");
    debug(&verified);
    let VerificationOutcome::Confirmed(step) = verified else {
        panic!("not confirmed");
    };
    debug(&step);
    debug(step.entry());
    debug(step.entry().subject());
    let record = step.entry().first([0; 16]);
    debug(&record);
    let reply = step.entry().kept(record);
    debug(&reply);
    debug(&step.entry().declarant_unknown());
    let registered = step.answer(reply).expect("its reply");
    debug(&registered);
    let RegistrationOutcome::Issued(issued) = registered else {
        panic!("not issued");
    };
    debug(&issued);
    debug(&issued.code());
    debug(&issued.signed_by(|payload| Ok::<_, ()>(payload.to_buf())));
}

#[test]
fn no_fault_quotes_what_was_given() {
    let bad = Draft::new()
        .with_id_number(format!("******{}", &ID_NUMBER[6..]))
        .with_name(format!("{NAME} 王"))
        .with_birth_date(format!("{BIRTH_DATE}-1"))
        .with_gender(SUBJECT)
        .with_health_card(format!("{HEALTH_CARD}?"))
        .with_phone(format!("{PHONE}7"))
        .with_declarant_qid(format!("{DECLARANT}|"));
    debug(&bad);
    let faults = bad.declare().expect_err("faults");
    assert_eq!(faults.iter().count(), 7);
    debug(&faults);
    clean(&faults.to_string());
    clean(&faults.vi().to_string());
    for fault in faults.iter() {
        debug(&fault);
        clean(&fault.to_string());
        clean(&fault.vi().to_string());
        clean(fault.code());
    }
    let card = format!("{HEALTH_CARD}|51f|27/11/6853|2|-|x|01/01/2019|-|01/01/2019");
    let card = InsuranceCard::read(card.as_bytes()).expect("a card");
    debug(&Draft::from(&card));
}

/// A stored step that was cut, or in which one value was changed, is refused without a word of it.
#[cfg(feature = "serde")]
#[test]
fn no_damage_to_a_stored_step_quotes_it() {
    use vn_personal_qr_issuance::Pending;

    let step = draft()
        .declare()
        .expect("a declaration")
        .verify(RequestId::new(1));
    let question = step.question();
    let answer = question.confirmed(crate::people::key(SUBJECT), question.as_declared());
    let Ok(VerificationOutcome::Confirmed(confirmed)) = step.clone().answer(answer) else {
        panic!("not confirmed");
    };
    let mut refused = 0;
    for pending in [Pending::from(step), Pending::from(confirmed)] {
        debug(&pending);
        let json = serde_json::to_string(&pending).expect("it can be stored");
        for place in 0..json.len() {
            let cut = json[..place].to_owned();
            let mut changed = json.clone().into_bytes();
            changed[place] = b'~';
            let changed = String::from_utf8(changed).expect("ASCII");
            let opened = format!("{}{{{}", &json[..place], &json[place..]);
            for damaged in [cut, changed, opened] {
                if let Err(error) = serde_json::from_str::<Pending>(&damaged) {
                    debug(&error);
                    clean(&error.to_string());
                    refused += 1;
                }
            }
        }
        let bytes = postcard::to_allocvec(&pending).expect("it can be stored");
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 0x80;
            for damaged in [&bytes[..place], &changed] {
                if let Err(error) = postcard::from_bytes::<Pending>(damaged) {
                    debug(&error);
                    clean(&error.to_string());
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 2_000, "{refused}");
}

#[test]
fn refusals_name_facts_and_not_what_they_are() {
    let facts = Fact::ALL.iter().copied().collect();
    for refusal in [
        Refusal::Mismatch(facts),
        Refusal::NotFound,
        Refusal::DeclarantUnknown,
    ] {
        debug(&refusal);
        clean(&refusal.to_string());
        clean(&refusal.vi().to_string());
    }
    for outage in ServiceUnavailable::ALL {
        clean(&outage.to_string());
        clean(outage.vi());
    }
    for misplacement in UnexpectedReplyReason::ALL {
        clean(&misplacement.to_string());
        clean(misplacement.vi());
    }
}

#[test]
fn masked_lines_show_name_and_year_and_last_characters() {
    let declaration = draft().declare().expect("a declaration");
    assert_eq!(
        declaration.masked().to_string(),
        "\
id number         ******645506
name              QUIZZYXA WJKVXOP H'ZZUGQ
birth date        6853-**-**
declaration kind  by proxy
declarant's QID   **********?mC
gender            female
health card       ************569
phone             *******320"
    );
    let full = declaration
        .full()
        .language(Language::Vietnamese)
        .to_string();
    for value in [ID_NUMBER, NAME, BIRTH_DATE, DECLARANT, HEALTH_CARD, PHONE] {
        assert!(full.contains(value));
    }
}
