//! The messages in `docs/issuance.md` are those of the code.

use vn_personal_qr::card::InsuranceCard;
use vn_personal_qr::{Language, Localize};
use vn_personal_qr_issuance::{Draft, Fact, Refusal, ServiceUnavailable};

use crate::people::han;

const DOCS: &str = include_str!("../../../../docs/issuance.md");

#[track_caller]
fn assert_row(code: &str, english: &str, vietnamese: &str) {
    let row = format!("{english} | {vietnamese} |\n");
    let found = DOCS
        .lines()
        .any(|line| format!("{line}\n").ends_with(&row) && line.contains(code));
    assert!(found, "{row}");
}

#[test]
fn docs_contain_every_message() {
    for refusal in [
        Refusal::Mismatch(Fact::BirthDate.into()),
        Refusal::NotFound,
        Refusal::DeclarantUnknown,
    ] {
        assert_row(
            refusal.code(),
            &refusal.to_string(),
            &refusal.in_language(Language::Vietnamese).to_string(),
        );
    }
    for service in ServiceUnavailable::ALL {
        assert_row(
            service.code(),
            &service.to_string(),
            &service.in_language(Language::Vietnamese).to_string(),
        );
    }
    let damaged = "DN4010123456789|5472e|01/02/1985|2|-|01 - C54|01/01/2019|-|01/01/2019";
    let card = InsuranceCard::read(damaged.as_bytes()).expect("a card");
    let drafts: [Draft<'_>; 8] = [
        han().with_name(""),
        han().with_id_number(""),
        han().with_phone("12345"),
        han().with_birth_date("30/02/1987"),
        han().with_birth_date("1987"),
        han().with_id_number("******029317"),
        han().with_name("J\u{f8}rgen"),
        Draft::from(&card).with_id_number("001185029317"),
    ];
    for draft in drafts {
        let errors = draft.declare().expect_err("an error");
        for error in errors.iter() {
            assert_row(
                error.code(),
                &error.to_string(),
                &error.in_language(Language::Vietnamese).to_string(),
            );
        }
    }
}
