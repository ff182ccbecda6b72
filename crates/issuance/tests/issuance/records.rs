//! The contents of records: one permanent QID a person, and the rules for the other fields.

use vn_personal_qr::{BirthDate, IdNumber, Name};
use vn_personal_qr_issuance::{Identity, Record};

use crate::memory::Memory;
use crate::people::{child, han, han_identity, issued, text_without_qid};

#[test]
fn the_same_data_have_the_same_text() {
    let mut registry = Memory::default();
    let first = issued(&mut registry, &han(), "s1", None).code();
    for draft in [han(), han().with_name("nguyen le kha han").with_gender("")] {
        assert_eq!(issued(&mut registry, &draft, "s1", None).code(), first);
    }
    assert_eq!(registry.len(), 1);
}

#[test]
fn a_new_phone_or_health_card_keeps_the_qid() {
    let mut registry = Memory::default();
    let steps = [
        (han(), "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1"),
        (
            han().with_phone("0944713700"),
            "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1<<0944713700",
        ),
        (
            han().with_health_card("HS4010120878821"),
            "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1<HS4010120878821<0944713700",
        ),
        (
            han().with_phone("0123232422").with_health_card("00"),
            "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1<00<0123232422",
        ),
        (
            han(),
            "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1<00<0123232422",
        ),
    ];
    let qids: Vec<_> = steps
        .into_iter()
        .map(|(draft, text)| {
            let issued = issued(&mut registry, &draft, "s1", None);
            assert_eq!(text_without_qid(&issued), text);
            issued.record().qid().as_str().to_owned()
        })
        .collect();
    assert!(qids.iter().all(|qid| *qid == qids[0]));
}

#[test]
fn another_document_keeps_the_qid() {
    let old = han().with_id_number("012345678");
    let passport = han().with_id_number("B1234567");
    let new = "001087029317|NGUYEN LE KHA HAN|1987-01-18|0|QID|<1";

    // The verification system returns the number.
    let mut registry = Memory::default();
    for draft in [&old, &han(), &passport] {
        assert_eq!(
            text_without_qid(&issued(&mut registry, draft, "s1", Some(han_identity()))),
            new
        );
    }

    // The verification system only confirms: the 12-digit number takes precedence.
    let mut registry = Memory::default();
    let first = issued(&mut registry, &old, "s1", None);
    assert_eq!(
        text_without_qid(&first),
        new.replace("001087029317", "012345678")
    );
    assert_eq!(
        text_without_qid(&issued(&mut registry, &passport, "s1", None)),
        text_without_qid(&first)
    );
    let second = issued(&mut registry, &han(), "s1", None);
    assert_eq!(text_without_qid(&second), new);
    assert_eq!(second.record().qid(), first.record().qid());
    assert_eq!(issued(&mut registry, &old, "s1", None), second);
}

#[test]
fn a_verified_change_of_name_keeps_the_qid() {
    let mut registry = Memory::default();
    let first = issued(&mut registry, &han(), "s1", None);
    let renamed = han().with_name("Nguyễn Hân");
    let second = issued(&mut registry, &renamed, "s1", None);
    assert_eq!(
        text_without_qid(&second),
        "001087029317|NGUYEN HAN|1987-01-18|0|QID|<1"
    );
    assert_eq!(second.record().qid(), first.record().qid());
}

#[test]
fn two_proxies_lead_to_one_code_until_the_person_declares() {
    let mut registry = Memory::default();
    let qid = |issued: &vn_personal_qr_issuance::Issued| issued.record().qid().as_str().to_owned();
    let mother = qid(&issued(&mut registry, &han(), "mother", None));
    let father = qid(&issued(
        &mut registry,
        &han().with_id_number("001087029318"),
        "father",
        None,
    ));
    assert_ne!(mother, father);

    let first = issued(&mut registry, &child(&mother), "child", None);
    assert_eq!(
        text_without_qid(&first),
        format!("|TRAN THI BE|2019-06-01|1|QID|{mother}<2")
    );
    let second = issued(&mut registry, &child(&father), "child", None);
    assert_eq!(second.code(), first.code());

    let herself = child(&mother);
    let grown = vn_personal_qr_issuance::Draft::new()
        .with_name("Trần Thị Bé")
        .with_birth_date("2019-06-01")
        .with_id_number("001319029317");
    let grown = issued(&mut registry, &grown, "child", None);
    assert_eq!(
        text_without_qid(&grown),
        "001319029317|TRAN THI BE|2019-06-01|0|QID|<2"
    );
    assert_eq!(qid(&grown), qid(&first));
    assert_eq!(issued(&mut registry, &herself, "child", None), grown);
}

#[test]
fn a_code_by_proxy_contains_the_verified_id_number() {
    let mut registry = Memory::default();
    let parent = issued(&mut registry, &han(), "parent", None);
    let identity = Identity::new(
        Name::new("TRAN THI BE").expect("a name"),
        BirthDate::from_ymd(2019, 6, 1).expect("a day"),
    )
    .with_id_number(IdNumber::new("001319029317").expect("a number"));
    let parent = parent.record().qid().as_str().to_owned();
    let issued = issued(&mut registry, &child(&parent), "child", Some(identity));
    assert_eq!(
        text_without_qid(&issued),
        format!("001319029317|TRAN THI BE|2019-06-01|1|QID|{parent}<2")
    );
}

#[test]
fn rejects_records_with_a_signature_or_extra_slots() {
    let text = "001093029317|NGUYEN AN|1987-01-18|0|1|<1";
    assert_eq!(Record::parse(text).expect("a record").into_string(), text);
    for (tail, offset) in [
        ("<", 40),
        ("<<<x", 40),
        ("<<<<x", 40),
        ("<00<0944713700<sig", 54),
        ("<<<<other", 40),
    ] {
        let error = Record::parse(&format!("{text}{tail}")).expect_err("no record");
        assert_eq!(error.offset(), offset, "{tail}");
    }
    assert!(Record::parse("001093029317").is_err());
}
