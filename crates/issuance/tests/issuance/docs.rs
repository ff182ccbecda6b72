//! `docs/issuance.md` tells people's sentences as they are.

use vn_personal_qr_issuance::{Draft, Fact, Refusal, ServiceUnavailable};

use crate::people::han;

const DOCS: &str = include_str!("../../docs/issuance.md");

#[track_caller]
fn row(code: &str, english: &str, vietnamese: &str) {
    let row = format!("{english} | {vietnamese} |\n");
    let found = DOCS
        .lines()
        .any(|line| format!("{line}\n").ends_with(&row) && line.contains(code));
    assert!(found, "{row}");
}

#[test]
fn the_sentences_are_those_of_the_code() {
    for refusal in [
        Refusal::Mismatch(Fact::BirthDate.into()),
        Refusal::NotFound,
        Refusal::DeclarantUnknown,
    ] {
        row(
            refusal.code(),
            &refusal.to_string(),
            &refusal.vi().to_string(),
        );
    }
    for outage in ServiceUnavailable::ALL {
        row(outage.code(), &outage.to_string(), outage.vi());
    }
    let drafts: [Draft<'_>; 7] = [
        han().with_name(""),
        han().with_id_number(""),
        han().with_phone("12345"),
        han().with_birth_date("30/02/1987"),
        han().with_birth_date("1987"),
        han().with_id_number("******029317"),
        han().with_name("J\u{f8}rgen"),
    ];
    for draft in drafts {
        let faults = draft.declare().expect_err("a fault");
        for fault in faults.iter() {
            row(fault.code(), &fault.to_string(), &fault.vi().to_string());
        }
    }
}
