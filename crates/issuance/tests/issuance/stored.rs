//! Stored steps, and stored forms that were changed.

use serde::de::DeserializeOwned;
use serde_json::{Value as Json, json};
use vn_personal_qr::Phone;
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Declaration, Pending, Record, RequestId,
    VerificationOutcome,
};

use crate::memory::Memory;
use crate::people::{
    REQUEST_ID, awaiting_registration, awaiting_verification, child, declared, han, han_identity,
    key, register,
};

fn text(step: impl Into<Pending>) -> Json {
    serde_json::to_value(step.into()).expect("serializable")
}

#[test]
fn has_the_documented_form() {
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
        text(awaiting_verification(&draft)),
        json!({"ticket": "0000000000005eed", "declaration": declaration, "confirmed": null})
    );
    assert_eq!(
        text(awaiting_registration(&draft, "s1", Some(han_identity()))),
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
        serde_json::to_value(awaiting_verification(&draft).request()).ok(),
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
fn continues_every_step_after_storage() {
    fn roundtrip<T: serde::Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
        value: &T,
    ) -> T {
        let json = serde_json::to_string(value).expect("serializable");
        let read: T = serde_json::from_str(&json).expect("deserializable");
        assert_eq!(&read, value);
        let reader: T = serde_json::from_reader(json.as_bytes()).expect("deserializable");
        assert_eq!(&reader, value);
        let bytes = postcard::to_allocvec(value).expect("serializable");
        assert_eq!(postcard::from_bytes::<T>(&bytes).as_ref(), Ok(value));
        read
    }
    let declaration: Declaration = roundtrip(&declared(&han().with_phone("0944713700")));
    let step: AwaitingVerification = roundtrip(&declaration.verify(REQUEST_ID));
    let reply = step.request().unavailable();
    let Ok(VerificationOutcome::Later(step)) = step.with_reply(reply) else {
        panic!("not later");
    };
    let step: AwaitingVerification = roundtrip(&step);
    let reply = step.request().confirmed(key("s1"), han_identity());
    let Ok(VerificationOutcome::Confirmed(step)) = step.with_reply(reply) else {
        panic!("not confirmed");
    };
    let step: AwaitingRegistration = roundtrip(&step);
    let record: Record = roundtrip(&step.request().new_record([0; 16]));
    assert_eq!(
        record.payload().extension().phone().map(Phone::as_str),
        Some("0944713700")
    );
    let registered = register(&mut Memory::default(), step);
    assert!(matches!(
        registered,
        vn_personal_qr_issuance::RegistrationOutcome::Issued(_)
    ));
    roundtrip(&declared(&child("162979388586171100")));
    roundtrip(&RequestId::new(u64::MAX));
}

#[test]
fn rejects_a_stored_form_of_another_step() {
    let unconfirmed = text(awaiting_verification(&han()));
    let confirmed = text(awaiting_registration(&han(), "s1", None));
    assert!(serde_json::from_value::<AwaitingRegistration>(unconfirmed.clone()).is_err());
    assert!(serde_json::from_value::<AwaitingVerification>(confirmed.clone()).is_err());
    assert!(matches!(
        serde_json::from_value(unconfirmed),
        Ok(Pending::AwaitingVerification(_))
    ));
    assert!(matches!(
        serde_json::from_value(confirmed),
        Ok(Pending::AwaitingRegistration(_))
    ));
}

#[test]
fn rejects_invalid_forms_without_quoting_them() {
    const CANARY: &str = "quizzyxa";
    let stored = text(awaiting_registration(
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
    let mut invalid = Vec::new();
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
            invalid.push((path, deep(path, value)));
        }
    }
    for path in [
        "/ticket",
        "/declaration",
        "/declaration/name",
        "/declaration/birth_date",
        "/confirmed/subject",
    ] {
        invalid.push((path, deep(path, Json::Null)));
    }
    for path in ["", "/declaration", "/confirmed"] {
        invalid.push((path, added(path, CANARY)));
    }
    // Contradictions between valid values.
    invalid.push(("contradiction", deep("/declaration/name", json!("LE AN"))));
    invalid.push((
        "contradiction",
        deep("/confirmed/birth_date", json!("1987-01-17")),
    ));
    invalid.push(("contradiction", deep("/confirmed/gender", json!("female"))));
    invalid.push((
        "contradiction",
        deep("/confirmed/id_number", json!("001087029318")),
    ));
    invalid.push((
        "neither number nor declarant",
        deep("/declaration/id_number", Json::Null),
    ));
    invalid.push(("subject", deep("/confirmed/subject", json!("a b"))));
    invalid.push(("subject", deep("/confirmed/subject", json!(""))));
    invalid.push(("ticket", deep("/ticket", json!("+000000000005eed"))));
    invalid.push(("whole", json!(CANARY)));
    invalid.push(("whole", json!([CANARY])));
    invalid.push(("whole", json!({})));
    for (what, changed) in &invalid {
        let json = changed.to_string();
        let error = serde_json::from_str::<Pending>(&json).err();
        let Some(error) = error else {
            panic!("{what} was accepted: {json}");
        };
        for error in [error.to_string(), format!("{error:?}")] {
            assert!(
                !error.contains(CANARY) && !error.contains("918273645"),
                "{what}: {error}"
            );
        }
    }
    assert_eq!(invalid.len(), 84);
    assert!(serde_json::from_value::<Declaration>(json!(["001087029317"])).is_err());
    assert!(
        serde_json::from_value::<Record>(json!("001093029317|A|1987-01-18|0|1|<1<<<sig")).is_err()
    );
    let twice = stored
        .to_string()
        .replacen("{\"", "{\"ticket\":\"0000000000000001\",\"", 1);
    assert!(serde_json::from_str::<Pending>(&twice).is_err());
}

/// `serde_json` adds line and column.
#[test]
fn errors_have_the_position_of_the_value() {
    let stored = serde_json::to_string(&Pending::from(awaiting_registration(
        &han(),
        "s1",
        Some(han_identity()),
    )));
    let stored = stored.expect("serializable");
    for (from, to) in [
        ("\"0000000000005eed\"", "\"eed\""),
        ("\"s1\"", "\"\""),
        ("\"s1\"", "\"s 1\""),
    ] {
        let changed = stored.replacen(from, to, 1);
        let end = changed.find(to).expect("a value") + to.len();
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
fn a_stored_step_has_its_request_id() {
    for step in [
        Pending::from(awaiting_verification(&han())),
        Pending::from(awaiting_registration(&han(), "s1", None)),
    ] {
        let stored = serde_json::to_string(&step).expect("serializable");
        let step: Pending = serde_json::from_str(&stored).expect("deserializable");
        assert_eq!(step.request_id(), REQUEST_ID);
        assert_eq!(step.request_id().number(), 0x5EED);
        assert_eq!(step.request_id().to_string(), "0000000000005eed");
    }
}
