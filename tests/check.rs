//! Findings in valid payloads, and the registries of [`check`](vn_personal_qr::check).

use std::collections::HashSet;

use crate::common::{cases, strategies};
use proptest::prelude::*;
use vn_personal_qr::check::{CitizenNumber, Finding, Findings, Place, Severity};
use vn_personal_qr::{BirthDate, Gender, IdNumber, Language, Localize, PersonalQr};

fn found(text: &str) -> Vec<&'static str> {
    let today = BirthDate::new("2026-11-23").expect("a date");
    let qr = PersonalQr::try_from(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    qr.findings(Some(today)).iter().map(Finding::code).collect()
}

#[test]
fn finds_each_finding_and_no_other() {
    let table: &[(&str, &[&str])] = &[
        ("001087029317|A|1987-01-18|0|1|<1<00<0912345678", &[]),
        // The ministry's example.
        (
            "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422",
            &["id-number-birth-year", "phone-prefix"],
        ),
        ("003087029317|A|1987-01-18|0|1|", &["id-number-place"]),
        ("096087029317|A|1987-01-18|0|1|", &[]),
        ("097087029317|A|1987-01-18|0|1|", &["id-number-place"]),
        ("001087029317|A|1987-01-18|0|1|<2", &["id-number-gender"]),
        ("001187029317|A|1987-01-18|0|1|<1", &["id-number-gender"]),
        ("001187029317|A|1987-01-18|0|1|<2", &[]),
        ("001187029317|A|1987-01-18|0|1|<0", &[]),
        ("001287029317|A|1987-01-18|0|1|", &["id-number-birth-year"]),
        ("001215029317|A|2015-01-18|0|1|<1", &[]),
        ("001315029317|A|2015-01-18|0|1|<2", &[]),
        // Only 12-digit numbers are decoded.
        ("B1234567|A|1987-01-18|0|1|<2", &[]),
        ("003093029|A|1987-01-18|0|1|<2", &[]),
        ("B1234567|A|2026-11-23|0|1|", &[]),
        ("B1234567|A|2026-11-24|0|1|", &["birth-date-in-future"]),
        ("B1234567|A|1896-11-23|0|1|", &[]),
        ("B1234567|A|1896-11-22|0|1|", &["birth-date-long-ago"]),
        ("B1234567|A|9999-12-31|0|1|", &["birth-date-in-future"]),
        ("B1234567|A|1987-01-18|0|1|7", &["declarant-of-self"]),
        ("B1234567|A|1987-01-18|1|1|7", &[]),
        ("|A|1987-01-18|1|1|", &["proxy-without-declarant"]),
        ("B1234567|A|1987-01-18|0|1|<<00", &[]),
        ("B1234567|A|1987-01-18|0|1|<<0123456789", &[]),
        ("B1234567|A|1987-01-18|0|1|<<HS4010120878821", &[]),
        ("B1234567|A|1987-01-18|0|1|<<HS401A12087882B", &[]),
        (
            "B1234567|A|1987-01-18|0|1|<<HS6010120878821",
            &["health-card-shape"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<HS0010120878821",
            &["health-card-shape"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<HS4A10120878821",
            &["health-card-shape"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<HS401012087882",
            &["health-card-shape"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<012345678A",
            &["health-card-shape"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<ZZ4010120878821",
            &["health-card-object-code"],
        ),
        ("B1234567|A|1987-01-18|0|1|<<<0559123456", &[]),
        ("B1234567|A|1987-01-18|0|1|<<<0549123456", &["phone-prefix"]),
        ("B1234567|A|1987-01-18|0|1|<<<0896123456", &[]),
        ("B1234567|A|1987-01-18|0|1|<<<0895123456", &["phone-prefix"]),
        ("B1234567|A|1987-01-18|0|1|<<<0992123456", &["phone-prefix"]),
        ("B1234567|A|1987-01-18|0|1|<<<1912345678", &["phone-prefix"]),
        ("B1234567|A|1987-01-18|0|1|<<<<<x", &["other-slots"]),
        ("B1234567|A|1987-01-18|0|a&lt;b|", &["html-escapes"]),
        ("001093029317|A|1993-01-18|0|1|<<001093029317", &[]),
        ("B1234567|A|1987-01-18|0|1|<<001093029317", &[]),
        ("|A|1987-01-18|1|1|7<<001093029317", &[]),
        (
            "001093029317|A|1993-01-18|0|1|<<001093029318",
            &["health-card-id-number"],
        ),
        (
            "B1234567|A|1987-01-18|0|1|<<<0243825123",
            &["phone-landline"],
        ),
        ("003325029317|A|2025-06-30|0|1|", &["id-number-place"]),
        ("003325029317|A|2025-07-01|0|1|", &[]),
        ("003326029317|A|2026-01-18|0|1|", &[]),
        ("B1234567|A|1987-01-18|0|1|<<<<s", &[]),
    ];
    for (text, wanted) in table {
        assert_eq!(found(text), *wanted, "{text}");
    }
    // The table has every finding.
    let seen: HashSet<_> = table.iter().flat_map(|(_, codes)| *codes).collect();
    assert_eq!(seen.len(), Finding::ALL.len());
}

#[test]
fn mobile_prefixes_match_the_pattern_of_libphonenumber() {
    for prefix in 0..1000_u32 {
        let [a, b, c] = [prefix / 100, prefix / 10 % 10, prefix % 10];
        // (?:5(?:2[238]|59)|89[6-9]|99[013-9])\d{6}|(?:3\d|5[1689]|7[06-9]|8[1-8]|9[0-8])\d{7}
        let three = matches!(
            (a, b, c),
            (5, 2, 2 | 3 | 8) | (5, 5, 9) | (8, 9, 6..=9) | (9, 9, 0 | 1 | 3..=9)
        );
        let two = matches!(
            (a, b),
            (3, _) | (5, 1 | 6 | 8 | 9) | (7, 0 | 6..=9) | (8, 1..=8) | (9, 0..=8)
        );
        let text = format!("B1234567|A|1987-01-18|0|1|<<<0{prefix:03}000000");
        assert_eq!(found(&text).is_empty(), two || three, "0{prefix:03}");
    }
}

#[test]
fn names_the_province_then_and_now() {
    for (code, then, now) in [
        (1, "Hà Nội", "Hà Nội"),
        (15, "Yên Bái", "Lào Cai"),
        (24, "Bắc Giang", "Bắc Ninh"),
        (44, "Quảng Bình", "Quảng Trị"),
        (52, "Bình Định", "Gia Lai"),
        (80, "Long An", "Tây Ninh"),
        (82, "Tiền Giang", "Đồng Tháp"),
        (91, "Kiên Giang", "An Giang"),
        (77, "Bà Rịa - Vũng Tàu", "TP Hồ Chí Minh"),
        (46, "Thừa Thiên Huế", "Huế"),
        (96, "Cà Mau", "Cà Mau"),
    ] {
        let place = Place::from_code(code).expect("a place");
        assert_eq!(
            (place.name(), place.current_name()),
            (Some(then), Some(now))
        );
    }
}

#[test]
fn does_not_check_age_without_today() {
    let qr = PersonalQr::try_from("B1234567|A|9999-12-31|0|1|").expect("valid");
    assert_eq!(qr.findings(None), Findings::NONE);
}

#[test]
fn decodes_a_citizen_number() {
    let table = [
        ("001093029317", "Hà Nội", Gender::Male, 1993),
        ("079195001234", "TP Hồ Chí Minh", Gender::Female, 1995),
        ("001321123456", "Hà Nội", Gender::Female, 2021),
        ("096904123456", "Cà Mau", Gender::Female, 2304),
        ("096400123456", "Cà Mau", Gender::Male, 2100),
    ];
    for (number, place, gender, year) in table {
        let number = IdNumber::new(number).expect("a number");
        let number = CitizenNumber::of(number).expect("12 digits");
        assert_eq!(number.place().name(), Some(place));
        assert_eq!(
            Place::from_code(number.place().code()),
            Some(number.place())
        );
        assert_eq!((number.gender(), number.birth_year()), (gender, year));
        assert_eq!(
            format!("{number:?}{:?}", number.place()),
            "CitizenNumber(..)Place(..)"
        );
    }
    for other in ["123456789", "B1234567", "AB12345"] {
        assert_eq!(
            CitizenNumber::of(IdNumber::new(other).expect("a number")),
            None
        );
    }
}

#[test]
fn codes_are_unique_kebab_case_and_messages_are_in_both_languages() {
    let mut codes = HashSet::new();
    for finding in Finding::ALL {
        let code = finding.code();
        assert!(
            code.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{code}"
        );
        assert!(codes.insert(code));
        assert!(
            finding.to_string().is_ascii() && !finding.vi().is_ascii(),
            "{code}"
        );
        assert_eq!(
            finding.in_language(Language::English).to_string(),
            finding.to_string()
        );
        assert_eq!(
            finding.in_language(Language::Vietnamese).to_string(),
            finding.vi()
        );
    }
    assert!(Finding::ALL.len() < 64, "a set has a bit for each");
    assert!(Severity::Notice < Severity::Warning);
    assert_eq!(format!("{:?}", Findings::NONE), "{}");
}

proptest! {
    #![proptest_config(cases(600))]

    #[test]
    fn findings_are_of_present_fields(text in strategies::valid_texts()) {
        let qr = PersonalQr::try_from(text.as_str()).expect("valid");
        let findings = qr.findings(None);
        prop_assert_eq!(findings.len(), findings.iter().count());
        for finding in findings {
            prop_assert!(findings.contains(finding));
            prop_assert!(qr.id_number().is_some() || !finding.code().starts_with("id-number"));
            prop_assert!(qr.extension().phone().is_some() || finding != Finding::PhonePrefix);
        }
    }
}

#[test]
fn finds_html_escapes_in_a_valid_payload() {
    for (text, found) in [
        (
            "001093029317|A|1993-01-18|0|1|&lt;1&lt;00&lt;0944713700",
            true,
        ),
        ("001093029317|A|1993-01-18|0|1|&#60;1", true),
        ("001093029317|A|1993-01-18|0|1|&#x3C;1", true),
        ("001093029317|A|1993-01-18|0|a&amp;b|", true),
        ("001093029317|A|1993-01-18|0|1|<1<<<<a &LT; b", true),
        ("001093029317|A|1993-01-18|0|a&b;c|", false),
        ("001093029317|A|1993-01-18|0|1|lt;1", false),
    ] {
        let payload = PersonalQr::try_from(text).expect(text);
        assert_eq!(
            payload.findings(None).contains(Finding::HtmlEscapes),
            found,
            "{text}"
        );
    }
}
