//! Identity and insurance cards: the invented samples of the specification, a table per column, known damage.

#![cfg(feature = "lenient")]

use crate::common::cases;
use proptest::prelude::*;
use vn_personal_qr::card::{
    CardDate, CardError, CardErrorKind, IdentityCard, InsuranceCard, InsuranceCardForm,
};
use vn_personal_qr::detect::{self, CodeKind};
use vn_personal_qr::lenient::Repair;
use vn_personal_qr::{BirthDate, Gender, HealthCard, IdNumber, Language};

/// The synthetic samples of docs/spec/card-qr.md: four identity cards, two insurance cards.
const CARDS: &str = include_str!("data/cards.txt");

fn samples() -> Vec<&'static str> {
    CARDS.lines().collect()
}

fn identity(text: &str) -> IdentityCard<'_> {
    IdentityCard::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn insurance(text: &str) -> InsuranceCard<'_> {
    InsuranceCard::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> BirthDate {
    BirthDate::new(text).expect("a date")
}

/// Returns a sample with one column replaced.
fn with(sample: &str, column: usize, text: &str) -> String {
    let mut columns: Vec<_> = sample.split('|').collect();
    columns[column] = text;
    columns.join("|")
}

fn kind<T>(result: Result<T, CardError>) -> Option<(CardErrorKind, Option<usize>)> {
    result.err().map(|error| (error.kind(), error.column()))
}

#[test]
fn reads_the_samples_of_identity_cards() {
    let [one, two, three, four, ..] = samples()[..] else {
        panic!("six samples");
    };
    let card = identity(one);
    assert_eq!(card.column_count(), 7);
    assert_eq!(card.id_number().map(IdNumber::as_str), Some("079090001234"));
    assert_eq!(card.old_number(), Some("025812345"));
    assert_eq!(card.name(), "Nguyễn Văn An");
    assert_eq!(card.birth_date(), Ok(CardDate::Day(day("1990-08-15"))));
    assert_eq!(card.gender(), Ok(Gender::Male));
    assert!(card.address().starts_with("Số 10 Lê Lợi"));
    assert_eq!(card.issued(), Ok(CardDate::Day(day("2021-12-25"))));
    assert_eq!(
        (card.canceled_number(), card.father(), card.mother()),
        (None, None, None)
    );
    let card = identity(two);
    assert_eq!(
        (card.old_number(), card.gender()),
        (None, Ok(Gender::Female))
    );
    let card = identity(three);
    assert_eq!(
        (card.column_count(), card.father(), card.column(10)),
        (11, None, Some(""))
    );
    let card = identity(four);
    assert_eq!(
        (card.father(), card.mother()),
        (Some("Nguyễn Văn A"), Some("Trần Thị B"))
    );
    assert_eq!(
        identity(&with(four, 7, "025812346")).canceled_number(),
        Some("025812346")
    );
    let person = card.person();
    assert_eq!(person.id_number.map(IdNumber::as_str), Some("001321123456"));
    assert_eq!(person.name.expect("a name").name().as_str(), "NGUYEN THI C");
    assert_eq!(
        (person.birth_date, person.gender),
        (Some(day("2021-02-01")), Some(Gender::Female))
    );
    assert!(person.health_card.is_none());
    for sample in &samples()[..4] {
        let card = identity(sample);
        assert_eq!(card.encode(), *sample);
        assert_eq!(card.errors().count(), 0);
        assert!(card.repairs().is_empty() && card.trailing().is_none());
        let texts = sample.as_bytes().as_ptr_range();
        assert!(
            texts.contains(&card.name().as_ptr()),
            "columns are borrowed"
        );
    }
}

#[test]
fn reads_the_samples_of_insurance_cards() {
    let newer = insurance(samples()[4]);
    assert_eq!(
        (newer.form(), newer.column_count()),
        (InsuranceCardForm::Newer, 17)
    );
    assert_eq!(newer.number().map(HealthCard::as_str), Ok("0123456789"));
    assert_eq!(newer.name(), Ok(Some("Nguyễn Văn A".to_owned())));
    assert_eq!(newer.birth_date(), Ok(CardDate::Day(day("1990-02-01"))));
    assert_eq!(newer.gender(), Ok(Gender::Male));
    assert_eq!(newer.address(), Ok(None));
    assert_eq!(newer.facility(), Some("01 - 028"));
    assert_eq!(
        newer.valid_from(),
        Ok(Some(CardDate::Day(day("2022-01-01"))))
    );
    assert_eq!(newer.valid_to(), Ok(None));
    assert_eq!(newer.issued(), Ok(Some(CardDate::Day(day("2022-01-05")))));
    assert_eq!(newer.management_number(), Some("01010123456789"));
    assert_eq!(newer.parent(), Ok(None));
    assert_eq!(newer.area_code(), Some("4"));
    assert_eq!(
        newer.five_years_from(),
        Ok(Some(CardDate::Day(day("2027-01-01"))))
    );
    assert_eq!(newer.check_text(), Some("0123456789abcdef-1202"));
    assert_eq!(newer.benefit_level(), Some("4"));
    assert_eq!(
        newer.place_of_issue(),
        Ok(Some("Quận Cầu Giấy, Thành phố Hà Nội".to_owned()))
    );
    assert!(newer.has_terminator());

    let older = insurance(samples()[5]);
    assert_eq!(
        (older.form(), older.column_count()),
        (InsuranceCardForm::Older, 15)
    );
    assert_eq!(older.birth_date(), Ok(CardDate::Year(1985)));
    assert_eq!(
        older.address(),
        Ok(Some("Số 1, Phường X, Quận Y, Thành phố Hà Nội".to_owned()))
    );
    assert_eq!(older.facility(), Some("01 - C54"));
    assert_eq!(older.valid_to(), Ok(Some(CardDate::Day(day("2019-12-31")))));
    assert_eq!(
        (older.benefit_level(), older.place_of_issue()),
        (None, Ok(None))
    );
    let person = older.person();
    assert_eq!(person.name.expect("a name").name().as_str(), "TRAN THI B");
    assert_eq!(
        (person.birth_date, person.gender),
        (None, Some(Gender::Female))
    );
    assert_eq!(
        person.health_card.map(HealthCard::as_str),
        Some("DN4010123456789")
    );
    // The last columns determine the form, independent of the number.
    for (sample, number, form) in [
        (samples()[4], "DN4010123456789", InsuranceCardForm::Newer),
        (samples()[5], "0123456789", InsuranceCardForm::Older),
    ] {
        assert_eq!(insurance(&with(sample, 0, number)).form(), form);
    }
    for sample in &samples()[4..] {
        assert_eq!(insurance(sample).encode(), *sample);
        assert_eq!(insurance(sample).errors().count(), 0);
    }
}

#[test]
fn reports_an_invalid_column_without_affecting_others() {
    let id = samples()[0];
    for (column, texts, expected) in [
        (
            3,
            ["31021990", "1508199", "15/13/1990", ""],
            CardErrorKind::Date,
        ),
        (4, ["X", "", "Nam1", "Male"], CardErrorKind::Gender),
        (6, ["00000000", "-", "2512202A", ""], CardErrorKind::Date),
    ] {
        for text in texts {
            let damaged = with(id, column, text);
            let card = identity(&damaged);
            let errors: Vec<_> = card
                .errors()
                .map(|error| (error.kind(), error.column()))
                .collect();
            assert_eq!(errors, [(expected, Some(column))], "{damaged}");
            assert_eq!(card.column(column), Some(text));
            assert!(card.person().name.is_some());
        }
    }
    for text in ["1990", "15081990"] {
        assert!(
            identity(&with(id, 3, text))
                .birth_date()
                .is_ok_and(|date| date.year() == 1990)
        );
    }
    for (text, gender) in [
        ("NAM", Gender::Male),
        ("nam", Gender::Male),
        ("NỮ", Gender::Female),
        ("Nu\u{31B}\u{303}", Gender::Female),
    ] {
        assert_eq!(identity(&with(id, 4, text)).gender(), Ok(gender), "{text}");
    }

    let newer = samples()[4];
    for (column, text, expected) in [
        (0, "0123-456789", CardErrorKind::Number),
        (2, "31/02/1990", CardErrorKind::Date),
        (1, "4e6", CardErrorKind::Hex),
        (1, "4g", CardErrorKind::Hex),
        (1, "Nguyen", CardErrorKind::Hex),
        (1, "ff", CardErrorKind::HexNotUtf8),
        (1, "e1bb", CardErrorKind::HexNotUtf8),
        (3, "0", CardErrorKind::Gender),
        (3, "Nam", CardErrorKind::Gender),
        (4, "c3", CardErrorKind::HexNotUtf8),
        (6, "2022-01-01", CardErrorKind::Date),
        (7, "31/02/2022", CardErrorKind::Date),
        (8, "5/1/2022", CardErrorKind::Date),
        (10, "x", CardErrorKind::Hex),
        (12, "01/01/27", CardErrorKind::Date),
        (15, "5175e", CardErrorKind::Hex),
    ] {
        let damaged = with(newer, column, text);
        let card = insurance(&damaged);
        let errors: Vec<_> = card
            .errors()
            .map(|error| (error.kind(), error.column()))
            .collect();
        assert_eq!(errors, [(expected, Some(column))], "{damaged}");
        assert_eq!(card.column(column), Some(text), "the raw column stays");
        assert!(card.person().birth_date.is_some() || column == 2);
        for error in card.errors() {
            assert_ne!(error.to_string(), error.vi().to_string());
        }
    }
}

#[test]
fn reads_damaged_cards() {
    let [id, .., newer, older] = samples()[..] else {
        panic!("six samples");
    };
    for (text, repairs) in [
        (
            format!("\u{FEFF}{id}\r\n"),
            vec![Repair::ByteOrderMark, Repair::LineEnd],
        ),
        (id.replace('|', "¦"), vec![Repair::BrokenBar]),
        (id.replace('|', "\u{1D}"), vec![Repair::GroupSeparator]),
        (id.replace("|Nam|", "| Nam |"), vec![Repair::Blanks]),
    ] {
        let card = identity(&text);
        assert!(card.repairs().iter().eq(repairs), "{text:?}");
        assert_eq!(card.encode(), id);
    }
    // A leading blank in the date, as on known cards.
    assert_eq!(insurance(&with(newer, 12, " 01/01/2027")).encode(), newer);
    // Another terminator, none, and truncated texts.
    let hash = newer.replace('$', "#");
    assert!(insurance(&hash).has_terminator() && insurance(&hash).errors().count() == 0);
    for count in 9..=16 {
        let cut: Vec<_> = newer.split('|').take(count).collect();
        let cut = cut.join("|");
        let card = insurance(&cut);
        assert!(!card.has_terminator());
        assert_eq!(
            (card.form(), card.errors().count(), card.column_count()),
            (InsuranceCardForm::Newer, 0, count)
        );
        assert_eq!(card.column(count), None);
    }
    for count in 9..=14 {
        let cut: Vec<_> = older.split('|').take(count).collect();
        let cut = cut.join("|");
        assert_eq!(
            (insurance(&cut).form(), insurance(&cut).has_terminator()),
            (InsuranceCardForm::Older, false)
        );
    }
    let capitals = with(
        newer,
        1,
        &newer.split('|').nth(1).expect("a name").to_uppercase(),
    );
    assert_eq!(insurance(&capitals).name(), insurance(newer).name());
    // Trailing columns are kept.
    let more = format!("{}|a|b", samples()[2]);
    assert_eq!(
        (identity(&more).trailing(), identity(&more).encode()),
        (Some("a|b"), more.clone())
    );
    let more = format!("{newer}|a");
    assert_eq!(
        (insurance(&more).trailing(), insurance(&more).encode()),
        (Some("a"), more.clone())
    );
}

/// Asserts that a text is detected as a card, and returns the JSON record of it.
#[cfg(feature = "serde")]
#[track_caller]
fn record(text: &str, kind: &str) -> serde_json::Value {
    assert_eq!(detect::classify(text.as_bytes()).code(), kind, "{text}");
    let record = serde_json::to_value(detect::read(text.as_bytes())).expect("JSON");
    assert_eq!(record["kind"], kind, "{text}");
    record
}

#[test]
fn reads_odd_dates_of_identity_cards() {
    use Repair::{DateDayFirst, DateEightDigits, DateYearAlone, DateYearFirst};
    let on = |text| CardDate::Day(day(text));
    for (text, date, repair, assumed) in [
        ("15081990", on("1990-08-15"), None, false),
        ("03041990", on("1990-04-03"), None, false),
        ("1990", CardDate::Year(1990), None, false),
        ("00001990", CardDate::Year(1990), Some(DateYearAlone), false),
        (
            "00/00/1990",
            CardDate::Year(1990),
            Some(DateYearAlone),
            false,
        ),
        ("15/08/1990", on("1990-08-15"), Some(DateDayFirst), false),
        ("15-08-1990", on("1990-08-15"), Some(DateDayFirst), false),
        ("03/04/1990", on("1990-04-03"), Some(DateDayFirst), true),
        ("1990-08-15", on("1990-08-15"), Some(DateYearFirst), false),
        ("1990/08/15", on("1990-08-15"), Some(DateYearFirst), false),
        ("19900815", on("1990-08-15"), Some(DateEightDigits), false),
        ("20051231", on("2005-12-31"), Some(DateEightDigits), false),
    ] {
        for (sample, column) in samples()[..4]
            .iter()
            .flat_map(|card| [(card, 3), (card, 6)])
        {
            let text = with(sample, column, text);
            assert_eq!(
                detect::classify(text.as_bytes()),
                CodeKind::IdentityCard,
                "{text}"
            );
            let card = identity(&text);
            let found = if column == 3 {
                card.birth_date()
            } else {
                card.issued()
            };
            assert_eq!(found, Ok(date), "{text}");
            let repairs: Vec<_> = card.column_repairs().collect();
            let found: Vec<_> = repairs
                .iter()
                .map(|found| (found.column, found.repair, found.assumed))
                .collect();
            let expected: Vec<_> = repair
                .map(|repair| (column, repair, assumed))
                .into_iter()
                .collect();
            assert_eq!(found, expected, "{text}");
            assert_eq!(card.errors().count(), 0);
            assert_eq!(card.encode(), text, "a column keeps its text");
        }
    }
}

#[test]
fn reads_identity_cards_without_the_column_of_the_old_number() {
    for sample in &samples()[..4] {
        let mut columns: Vec<_> = sample.split('|').collect();
        columns.remove(1);
        for birth_date in ["15081990", "15/08/1990", "1990", "31021990"] {
            columns[2] = birth_date;
            let text = columns.join("|");
            assert_eq!(
                detect::classify(text.as_bytes()),
                CodeKind::IdentityCard,
                "{text}"
            );
            let card = identity(&text);
            assert_eq!(card.name(), columns[1]);
            assert_eq!(card.address(), columns[4]);
            assert_eq!(card.old_number(), None);
            assert!(card.gender().is_ok() && card.issued().is_ok());
            assert_eq!(card.birth_date().is_ok(), birth_date != "31021990");
            assert!(card.repairs().iter().eq([Repair::OldNumberLeftOut]));
            assert_eq!(card.column_count(), columns.len() + 1);
        }
    }
}

#[test]
fn keeps_other_columns_of_an_identity_card_with_a_broken_one() {
    for (column, text, errors) in [
        (3, "31021990", 1),
        (3, "", 1),
        (3, "?", 1),
        (4, "X", 1),
        (6, "", 1),
    ] {
        for sample in &samples()[..4] {
            let text = with(sample, column, text);
            assert_eq!(
                detect::classify(text.as_bytes()),
                CodeKind::IdentityCard,
                "{text}"
            );
            let card = identity(&text);
            assert_eq!(card.errors().count(), errors, "{text}");
            assert!(card.person().id_number.is_some() && card.person().name.is_some());
        }
    }
}

#[test]
fn does_not_take_damaged_payloads_for_cards() {
    for text in [
        "001093029317|NGUYEN AN|1987-01-18|01|1|<1",
        "001093029317|NGUYEN AN|1987-01-18||1|<1",
        "001093029317|NGUYEN AN|1987-01-18|0|1|<1|x",
        "001093029317|NGUYEN AN|18/01/1987|tu khai|1|<1",
    ] {
        let kind = detect::classify(text.as_bytes());
        assert!(matches!(kind, CodeKind::Unknown(_)), "{text}: {kind:?}");
    }
}

#[test]
fn reads_insurance_cards_with_odd_columns() {
    for sample in &samples()[4..] {
        for date in [
            "01021990",
            "01-02-1990",
            "1990-02-01",
            "31/02/1990",
            "",
            "x",
        ] {
            let text = with(sample, 2, date);
            assert_eq!(
                detect::classify(text.as_bytes()),
                CodeKind::InsuranceCard,
                "{text}"
            );
            let card = insurance(&text);
            let errors: Vec<_> = card
                .errors()
                .map(|error| (error.kind(), error.column()))
                .collect();
            assert_eq!(errors, [(CardErrorKind::Date, Some(2))], "{text}");
            assert!(card.person().name.is_some() && card.person().health_card.is_some());
        }
        for number in ["0123456789", "079090001234", "DN4010123456789"] {
            let text = with(sample, 0, number);
            assert_eq!(
                detect::classify(text.as_bytes()),
                CodeKind::InsuranceCard,
                "{text}"
            );
            let card = insurance(&text);
            assert_eq!(card.number().map(HealthCard::as_str), Ok(number));
            assert_eq!(card.errors().count(), 0);
        }
    }
    let cut: Vec<_> = samples()[4].split('|').take(9).collect();
    let text = with(&cut.join("|"), 2, "01021990");
    assert_eq!(detect::classify(text.as_bytes()), CodeKind::InsuranceCard);
    assert_eq!(
        insurance(&with(samples()[4], 0, "079090001234")).form(),
        InsuranceCardForm::Newer
    );
}

#[test]
fn names_an_input_method_in_hex() {
    let newer = samples()[4];
    let name = newer.split('|').nth(1).expect("a name");
    // VNI makes marks of the digits after vowels and of d9, Telex of doubled letters.
    for (typed, key) in [
        ("e1", "é"),
        ("a6", "â"),
        ("e6", "ê"),
        ("d9", "đ"),
        ("aa", "â"),
        ("ee", "ê"),
        ("dd", "đ"),
        ("e1", "e\u{301}"),
    ] {
        let hex = format!("{name}{key}");
        let text = with(newer, 1, &hex);
        assert_eq!(
            detect::classify(text.as_bytes()),
            CodeKind::InsuranceCard,
            "{typed}"
        );
        let card = insurance(&text);
        assert_eq!(
            kind(card.name()),
            Some((CardErrorKind::HexInputMethod, Some(1))),
            "{typed}"
        );
        assert_eq!(card.column(1), Some(&*hex));
        let cut: Vec<_> = text.split('|').take(9).collect();
        assert_eq!(
            detect::classify(cut.join("|").as_bytes()),
            CodeKind::InsuranceCard
        );
        let text = with(newer, 15, &hex);
        assert_eq!(
            kind(insurance(&text).place_of_issue()),
            Some((CardErrorKind::HexInputMethod, Some(15)))
        );
    }
    for broken in ["4g", "4e6", "ø", "4eñ"] {
        assert_eq!(
            kind(insurance(&with(newer, 1, broken)).name()),
            Some((CardErrorKind::Hex, Some(1)))
        );
    }
}

#[cfg(feature = "serde")]
#[test]
fn records_list_odd_columns() {
    let text = with(samples()[1], 3, "03/04/1995");
    let found = record(&text, "identity-card");
    assert_eq!(found["sound"]["birth_date"], "1995-04-03");
    assert_eq!(
        found["repairs"],
        serde_json::json!([{"field": "birth_date", "code": "date-day-first", "assumed": true}])
    );
    let found = record(&with(samples()[1], 6, "2022-01-15"), "identity-card");
    assert_eq!(
        found["repairs"],
        serde_json::json!([{"field": "issued", "code": "date-year-first", "assumed": false}])
    );
    let found = record(&with(samples()[1], 3, "00001995"), "identity-card");
    assert_eq!(found["partial"]["birth_date"], "1995");
    assert_eq!(found["repairs"][0]["code"], "date-year-alone");
    let found = record(&samples()[1].replacen("||", "|", 1), "identity-card");
    assert_eq!(found["ok"], true);
    assert_eq!(
        found["repairs"],
        serde_json::json!([{"field": null, "code": "old-number-left-out", "assumed": false}])
    );
    let found = record(&with(samples()[4], 2, "01021990"), "insurance-card");
    assert_eq!(
        (&found["error"]["field"], &found["error"]["code"]),
        (&"birth_date".into(), &"card-date".into())
    );
    assert_eq!(found["sound"]["name"], "Nguyễn Văn A");
    let found = record(&with(samples()[4], 1, "4é"), "insurance-card");
    assert_eq!(found["error"]["code"], "card-hex-input-method");
    assert_eq!(found["keyboard"], "digits-typed-as-marks");
}

#[test]
fn rejects_other_texts() {
    use CardErrorKind::{ColumnCount, NotUtf8, Number};
    let id = samples()[0];
    assert_eq!(
        kind(IdentityCard::read(b"079090001234||\xFF||||")),
        Some((NotUtf8, None))
    );
    assert_eq!(
        kind(IdentityCard::read(b"079090001234||A")),
        Some((ColumnCount, None))
    );
    assert_eq!(
        kind(IdentityCard::read(with(id, 0, "07909000123").as_bytes())),
        Some((Number, Some(0)))
    );
    assert_eq!(
        kind(IdentityCard::read(with(id, 0, "B1234567").as_bytes())),
        Some((Number, Some(0)))
    );
    let newer = samples()[4];
    assert_eq!(
        kind(InsuranceCard::read(b"1|2|3|4|5|6|7|8")),
        Some((ColumnCount, None))
    );
    let neither = with(&with(newer, 0, ""), 2, "Nam");
    assert_eq!(
        kind(InsuranceCard::read(neither.as_bytes())),
        Some((Number, Some(0)))
    );
}

#[test]
fn creates_cards_from_values() {
    let number = |text| IdNumber::new(text).expect("a number");
    let card = IdentityCard::new(
        number("079090001234"),
        "Nguyễn Văn An",
        day("1990-08-15"),
        Gender::Male,
        "Số 10",
        day("2021-12-25"),
    )
    .and_then(|card| card.with_old_number(number("025812345")))
    .expect("a card");
    assert_eq!(
        card.encode(),
        "079090001234|025812345|Nguyễn Văn An|15081990|Nam|Số 10|25122021"
    );
    let child = card
        .with_parents(Some("Nguyễn Văn A"), None)
        .expect("a card");
    assert_eq!(
        child.encode(),
        "079090001234|025812345|Nguyễn Văn An|15081990|Nam|Số 10|25122021||Nguyễn Văn A||"
    );

    let health_card = HealthCard::new("DN4010123456789").expect("a number");
    let older = InsuranceCard::new(
        health_card,
        "Trần Thị B",
        CardDate::Year(1985),
        Gender::Female,
        "01 - C54",
        day("2019-01-01"),
        day("2018-12-20"),
    )
    .and_then(|card| card.with_address("Số 1, Phường X, Quận Y, Thành phố Hà Nội"))
    .and_then(|card| card.with_office_columns("01010123456789", "4", "fedcba9876543210-7102"))
    .map(|card| {
        card.with_valid_to(day("2019-12-31"))
            .with_five_years_from(day("2024-01-01"))
    })
    .expect("a card");
    assert_eq!(older.encode(), samples()[5]);
    let newer = InsuranceCard::new(
        HealthCard::new("0123456789").expect("a number"),
        "Nguyễn Văn A",
        CardDate::Day(day("1990-02-01")),
        Gender::Male,
        "01 - 028",
        day("2022-01-01"),
        day("2022-01-05"),
    )
    .and_then(|card| card.with_office_columns("01010123456789", "4", "0123456789abcdef-1202"))
    .map(|card| card.with_five_years_from(day("2027-01-01")))
    .and_then(|card| card.with_place_of_issue("4", "Quận Cầu Giấy, Thành phố Hà Nội"))
    .expect("a card");
    assert_eq!(newer.encode(), samples()[4]);
    assert_eq!(
        older.with_parent("Trần Văn C").expect("a card").parent(),
        Ok(Some("Trần Văn C".to_owned()))
    );

    let create = |name, gender| {
        IdentityCard::new(
            number("079090001234"),
            name,
            day("1990-08-15"),
            gender,
            "Số 10",
            day("2021-12-25"),
        )
    };
    assert_eq!(
        kind(create("A|B", Gender::Male)),
        Some((CardErrorKind::Text, Some(2)))
    );
    assert_eq!(
        kind(create("A\nB", Gender::Male)),
        Some((CardErrorKind::Text, Some(2)))
    );
    assert_eq!(
        kind(create("", Gender::Male)),
        Some((CardErrorKind::Text, Some(2)))
    );
    assert_eq!(
        kind(create("A", Gender::Unknown)),
        Some((CardErrorKind::Gender, Some(4)))
    );
}

#[test]
fn rejects_values_that_a_card_cannot_have() {
    let number = |text| IdNumber::new(text).expect("a number");
    let create = |id_number| {
        IdentityCard::new(
            id_number,
            "Nguyễn Văn An",
            day("1990-08-15"),
            Gender::Female,
            "Số 10",
            day("2021-12-25"),
        )
    };
    assert_eq!(
        kind(create(number("B1234567"))),
        Some((CardErrorKind::Number, Some(0)))
    );
    let card = create(number("079090001234")).expect("a card");
    assert_eq!(
        kind(card.clone().with_old_number(number("079090001234"))),
        Some((CardErrorKind::Number, Some(1)))
    );
    assert_eq!(
        kind(card.clone().with_parents(Some("A|B"), None)),
        Some((CardErrorKind::Text, Some(8)))
    );
    assert_eq!(
        kind(card.with_parents(None, Some("A\u{85}B"))),
        Some((CardErrorKind::Text, Some(9)))
    );

    let create = |name, gender| {
        InsuranceCard::new(
            HealthCard::new("0123456789").expect("a number"),
            name,
            CardDate::Year(1990),
            gender,
            "01 - 028",
            day("2022-01-01"),
            day("2022-01-05"),
        )
    };
    let rejected = [
        (kind(create("A", Gender::Unknown)), CardErrorKind::Gender, 3),
        (kind(create("", Gender::Male)), CardErrorKind::Text, 1),
        (kind(create("A\0", Gender::Male)), CardErrorKind::Text, 1),
    ];
    for (found, kind, column) in rejected {
        assert_eq!(found, Some((kind, Some(column))));
    }
    let card = create("A", Gender::Male).expect("a card");
    assert!(card.repairs().is_empty());
    let rejected = [
        (kind(card.clone().with_address("")), 4),
        (kind(card.clone().with_parent("A\n")), 10),
        (kind(card.clone().with_office_columns("", "4", "x")), 9),
        (kind(card.clone().with_office_columns("1", "|", "x")), 11),
        (kind(card.clone().with_office_columns("1", "4", "\t")), 13),
        (kind(card.clone().with_place_of_issue("44", "Hà Nội")), 14),
        (kind(card.clone().with_place_of_issue("x", "Hà Nội")), 14),
        (kind(card.with_place_of_issue("4", "")), 15),
    ];
    for (found, column) in rejected {
        assert_eq!(found, Some((CardErrorKind::Text, Some(column))));
    }
}

#[test]
fn shows_cards_masked_and_in_full() {
    let card = identity(samples()[3]);
    assert_eq!(
        card.masked().to_string(),
        "Id number         ******123456\nName              Nguyễn Thị C\nBirth date        2021-**-**\nGender            female\nIssued            2024-11-01"
    );
    assert_eq!(
        format!("{:?}", card.masked()),
        "CardDisplay { masked: true, language: English, .. }"
    );
    assert!(card.full().to_string().contains("2021-02-01"));
    let full = card.full().language(Language::Vietnamese).to_string();
    assert!(
        full.contains("Mẹ                Trần Thị B") && full.contains("Hà Nội"),
        "{full}"
    );
    let card = insurance(samples()[5]);
    let masked = card.masked().to_string();
    assert!(
        masked.contains("************789") && !masked.contains("Quận"),
        "{masked}"
    );
    assert!(
        card.full()
            .to_string()
            .contains("Address           Số 1, Phường X")
    );
    assert!(card.full().to_string().contains("DN4010123456789"));
    // Repairs are shown in the last line.
    let repaired = format!("{}\r\n", samples()[0]);
    let shown = identity(&repaired).masked().to_string();
    assert!(shown.ends_with("Text              (line ends removed)"));
    let repaired = samples()[5].replace('|', "¦");
    let shown = insurance(&repaired)
        .full()
        .language(Language::Vietnamese)
        .to_string();
    assert!(
        shown.ends_with("Văn bản           (đã coi dấu ¦ (U+00A6) là |)"),
        "{shown}"
    );
    assert_eq!(
        format!("{card:?}{:?}{:?}", card.form(), card.birth_date()),
        "InsuranceCard { columns: 15, .. }OlderOk(Year(..))"
    );
    let odd = with(samples()[0], 2, "A\u{202E}B\u{1B}[1m");
    let shown = identity(&odd).full().to_string();
    assert!(!shown.contains(['\u{202E}', '\u{1B}']), "{shown:?}");
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn accepts_or_rejects_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200), text in "[0-9a-f/|$ \\-A-ZĐễ]{0,160}") {
        for text in [&bytes[..], text.as_bytes()] {
            if let Ok(card) = IdentityCard::read(text) {
                let _ = format!("{card:?}{}{}{:?}", card.masked(), card.full(), card.person());
                prop_assert_eq!(IdentityCard::read(card.encode().as_bytes()).map(|c| c.encode()), Ok(card.encode()));
            }
            if let Ok(card) = InsuranceCard::read(text) {
                let _ = format!("{card:?}{}{}{:?}", card.masked(), card.full(), card.person());
                prop_assert_eq!(InsuranceCard::read(card.encode().as_bytes()).map(|c| c.encode()), Ok(card.encode()));
            }
        }
    }

    #[test]
    fn roundtrips_created_cards(
        number in "[0-9]{12}", name in "[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]{1,9}( [A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]{1,9}){0,4}", address in "[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ0-9,]{1,40}",
        male in any::<bool>(), day_of in 1_u8..29, month in 1_u8..13, year in 1900_u16..2100,
    ) {
        let gender = if male { Gender::Male } else { Gender::Female };
        let date = BirthDate::from_ymd(year, month, day_of).expect("a day");
        let id_number = IdNumber::new(&number).expect("12 digits");
        let card = IdentityCard::new(id_number, &name, date, gender, &address, date).expect("a card");
        let text = card.encode();
        let read = identity(&text);
        prop_assert_eq!((read.name(), read.address(), read.gender()), (name.as_str(), address.as_str(), Ok(gender)));
        prop_assert_eq!(read.person().birth_date, Some(date));

        let health_card = HealthCard::new(&number).expect("12 digits");
        let card = InsuranceCard::new(health_card, &name, CardDate::Day(date), gender, "01 - 028", date, date)
            .and_then(|card| card.with_address(&address)).expect("a card");
        let text = card.encode();
        let read = insurance(&text);
        prop_assert_eq!(read.name(), Ok(Some(name)));
        prop_assert_eq!(read.address(), Ok(Some(address)));
        prop_assert_eq!(read.birth_date(), Ok(CardDate::Day(date)));
    }
}
