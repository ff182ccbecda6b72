//! Steps that were stored and are taken up again, and stored forms that somebody changed.

use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use vn_personal_qr::Phone;
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Declaration, Pending, Record, RequestId,
    VerificationOutcome,
};

use crate::memory::Memory;
use crate::people::{
    TICKET, child, declared, enter, han, han_identity, key, registering, verifying,
};

fn text(step: impl Into<Pending>) -> Json {
    serde_json::to_value(step.into()).expect("it can be stored")
}

#[test]
fn the_stored_forms() {
    let draft = han().with_phone("0944713700");
    let declaration = json!({
        "id_number": "001087029317",
        "name": "NGUYEN LE KHA HAN",
        "birth_date": "1987-01-18",
        "gender": "male",
        "health_card": null,
        "phone": "0944713700",
        "declarant_qid": null,
    });
    assert_eq!(
        serde_json::to_value(declared(&draft)).ok().as_ref(),
        Some(&declaration)
    );
    assert_eq!(
        text(verifying(&draft)),
        json!({"ticket": "0000000000005eed", "declaration": declaration, "confirmed": null})
    );
    assert_eq!(
        text(registering(&draft, "s1", Some(han_identity()))),
        json!({
            "ticket": "0000000000005eed",
            "declaration": declaration,
            "confirmed": {
                "subject": "s1",
                "id_number": "001087029317",
                "name": "NGUYEN LE KHA HAN",
                "birth_date": "1987-01-18",
                "gender": "male",
            },
        })
    );
    assert_eq!(
        serde_json::to_value(verifying(&draft).question()).ok(),
        Some(json!({
            "ticket": "0000000000005eed",
            "id_number": "001087029317",
            "name": "NGUYEN LE KHA HAN",
            "birth_date": "1987-01-18",
            "gender": "male",
            "health_card": null,
        }))
    );
}

#[test]
fn every_step_goes_on_after_it_was_stored() {
    fn again<T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) -> T {
        let json = serde_json::to_string(value).expect("it can be stored");
        let read: T = serde_json::from_str(&json).expect("it can be read");
        assert_eq!(&read, value);
        let reader: T = serde_json::from_reader(json.as_bytes()).expect("it can be read");
        assert_eq!(&reader, value);
        let bytes = postcard::to_allocvec(value).expect("it can be stored");
        assert_eq!(postcard::from_bytes::<T>(&bytes).as_ref(), Ok(value));
        read
    }
    let declaration: Declaration = again(&declared(&han().with_phone("0944713700")));
    let step: AwaitingVerification = again(&declaration.verify(TICKET));
    let answer = step.question().unavailable();
    let Ok(VerificationOutcome::Later(step)) = step.answer(answer) else {
        panic!("not later");
    };
    let step: AwaitingVerification = again(&step);
    let answer = step.question().confirmed(key("s1"), han_identity());
    let Ok(VerificationOutcome::Confirmed(step)) = step.answer(answer) else {
        panic!("not confirmed");
    };
    let step: AwaitingRegistration = again(&step);
    let record: Record = again(&step.entry().first([0; 16]));
    assert_eq!(
        record.payload().extension().phone().map(Phone::as_str),
        Some("0944713700")
    );
    let registered = enter(&mut Memory::default(), step);
    assert!(matches!(
        registered,
        vn_personal_qr_issuance::RegistrationOutcome::Issued(_)
    ));
    again(&declared(&child("162979388586171100")));
    again(&RequestId::new(u64::MAX));
}

#[test]
fn a_step_is_not_read_as_another() {
    let waiting = text(verifying(&han()));
    let confirmed = text(registering(&han(), "s1", None));
    assert!(serde_json::from_value::<AwaitingRegistration>(waiting.clone()).is_err());
    assert!(serde_json::from_value::<AwaitingVerification>(confirmed.clone()).is_err());
    assert!(matches!(
        serde_json::from_value(waiting),
        Ok(Pending::AwaitingVerification(_))
    ));
    assert!(matches!(
        serde_json::from_value(confirmed),
        Ok(Pending::AwaitingRegistration(_))
    ));
}

#[test]
fn what_was_made_invalid_is_refused_and_not_quoted() {
    const CANARY: &str = "quizzyxa";
    let stored = text(registering(
        &han().with_phone("0944713700"),
        "s1",
        Some(han_identity()),
    ));
    let deep = |path: &str, value: Json| {
        let mut changed = stored.clone();
        *changed.pointer_mut(path).expect("a member") = value;
        changed
    };
    let added = |path: &str, name: &str| {
        let mut changed = stored.clone();
        let object = changed
            .pointer_mut(path)
            .and_then(Json::as_object_mut)
            .expect("an object");
        object.insert(name.to_owned(), json!(CANARY));
        changed
    };
    let mut refused = Vec::new();
    for path in [
        "/ticket",
        "/declaration",
        "/declaration/id_number",
        "/declaration/name",
        "/declaration/birth_date",
        "/declaration/gender",
        "/declaration/health_card",
        "/declaration/phone",
        "/confirmed",
        "/confirmed/id_number",
        "/confirmed/name",
        "/confirmed/birth_date",
        "/confirmed/gender",
    ] {
        for value in [
            json!(CANARY),
            json!(918_273_645),
            json!([CANARY]),
            json!({ CANARY: CANARY }),
            json!("é|<"),
        ] {
            refused.push((path, deep(path, value)));
        }
    }
    for path in [
        "/ticket",
        "/declaration",
        "/declaration/name",
        "/declaration/birth_date",
        "/confirmed/subject",
    ] {
        refused.push((path, deep(path, Json::Null)));
    }
    for path in ["", "/declaration", "/confirmed"] {
        refused.push((path, added(path, CANARY)));
    }
    // Valid values that contradict each other.
    refused.push(("contradiction", deep("/declaration/name", json!("LE AN"))));
    refused.push((
        "contradiction",
        deep("/confirmed/birth_date", json!("1987-01-17")),
    ));
    refused.push(("contradiction", deep("/confirmed/gender", json!("female"))));
    refused.push((
        "contradiction",
        deep("/confirmed/id_number", json!("001087029318")),
    ));
    refused.push((
        "neither number nor declarant",
        deep("/declaration/id_number", Json::Null),
    ));
    refused.push(("subject", deep("/confirmed/subject", json!("a b"))));
    refused.push(("subject", deep("/confirmed/subject", json!(""))));
    refused.push(("ticket", deep("/ticket", json!("+000000000005eed"))));
    refused.push(("whole", json!(CANARY)));
    refused.push(("whole", json!([CANARY])));
    refused.push(("whole", json!({})));
    for (what, changed) in &refused {
        let json = changed.to_string();
        let error = serde_json::from_str::<Pending>(&json).err();
        let Some(error) = error else {
            panic!("{what} was taken: {json}");
        };
        for error in [error.to_string(), format!("{error:?}")] {
            assert!(
                !error.contains(CANARY) && !error.contains("918273645"),
                "{what}: {error}"
            );
        }
    }
    assert_eq!(refused.len(), 84);
    assert!(serde_json::from_value::<Declaration>(json!(["001087029317"])).is_err());
    assert!(
        serde_json::from_value::<Record>(json!("001093029317|A|1987-01-18|0|1|<1<<<sig")).is_err()
    );
    let twice = stored
        .to_string()
        .replacen("{\"", "{\"ticket\":\"0000000000000001\",\"", 1);
    assert!(serde_json::from_str::<Pending>(&twice).is_err());
}

/// The reader of JSON adds line and column to what is wrong where it reads it.
#[test]
fn what_is_refused_is_refused_where_it_stands() {
    let stored = serde_json::to_string(&Pending::from(registering(
        &han(),
        "s1",
        Some(han_identity()),
    )));
    let stored = stored.expect("it can be stored");
    for (from, to) in [
        ("\"0000000000005eed\"", "\"eed\""),
        ("\"s1\"", "\"\""),
        ("\"s1\"", "\"s 1\""),
    ] {
        let changed = stored.replacen(from, to, 1);
        let end = changed.find(to).expect("it is there") + to.len();
        let error = serde_json::from_str::<AwaitingRegistration>(&changed).expect_err(to);
        assert_eq!((error.line(), error.column()), (1, end), "{error}");
    }
    for text in ["\"eed\"", "\"000000000000zeed\"", "\"00000000000005eed\""] {
        let error = serde_json::from_str::<RequestId>(text).expect_err(text);
        assert_eq!((error.line(), error.column()), (1, text.len()), "{error}");
    }
    let error = serde_json::from_str::<Declaration>("7").expect_err("no object");
    assert!(
        error.to_string().contains("expected an object at"),
        "{error}"
    );
    let text = "\"001|a|1987-01-18|0|1|\"";
    let error = serde_json::from_str::<Record>(text).expect_err(text);
    assert_eq!((error.line(), error.column()), (1, text.len()), "{error}");
}

#[test]
fn a_stored_step_still_has_its_ticket() {
    for step in [
        Pending::from(verifying(&han())),
        Pending::from(registering(&han(), "s1", None)),
    ] {
        let stored = serde_json::to_string(&step).expect("it can be stored");
        let step: Pending = serde_json::from_str(&stored).expect("it can be read");
        assert_eq!(step.ticket(), TICKET);
        assert_eq!(step.ticket().number(), 0x5EED);
        assert_eq!(step.ticket().to_string(), "0000000000005eed");
    }
}
