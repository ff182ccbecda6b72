//! Conversions that programs expect of identifier types.

use std::fmt::{Debug, Display};
use std::str::FromStr;

use vn_personal_qr::{
    BirthDate, DeclarationKind, Field, Gender, IdNumberKind, Language, Name, OtherSlots, Qid,
};

#[test]
fn field_types_compare_with_texts() {
    let name = Name::new("TRAN AN").expect("valid");
    assert!(name == "TRAN AN");
    assert!(name == *"TRAN AN");
    assert!(name != "TRAN");
    assert_eq!(AsRef::<str>::as_ref(&name), "TRAN AN");
    assert_eq!(AsRef::<[u8]>::as_ref(&name), b"TRAN AN");
    let date = BirthDate::new("1987-01-18").expect("valid");
    assert!(date == "1987-01-18" && date != *"1987-01-19");
    assert_eq!(AsRef::<str>::as_ref(&date), "1987-01-18");
    assert_eq!(OtherSlots::new("tiêm<x<").expect("valid"), "tiêm<x");
}

#[test]
fn dates_convert_from_and_to_numbers() {
    let date = BirthDate::try_from((1987, 1, 18)).expect("a day");
    assert_eq!(<(u16, u8, u8)>::from(date), (1987, 1, 18));
    let error = BirthDate::try_from((1987, 2, 29)).expect_err("no day");
    assert_eq!(error.code(), "not-a-date");
}

/// Every day of the calendar is the same in the other crates; other years are rejected.
#[cfg(all(feature = "jiff", feature = "chrono", feature = "time"))]
#[test]
fn dates_convert_from_and_to_those_of_other_crates() {
    let mut day = jiff::civil::date(1, 1, 1);
    let mut count = 0;
    while day.year() < 9999 || day.month() < 12 || day.day() < 31 {
        let date = BirthDate::try_from(day).expect("a day");
        assert_eq!(jiff::civil::Date::from(date), day);
        let chrono = chrono::NaiveDate::from(date);
        let time = time::Date::from(date);
        assert_eq!(BirthDate::try_from(chrono), Ok(date));
        assert_eq!(BirthDate::try_from(time), Ok(date));
        assert_eq!(chrono.to_string(), date.as_str());
        let text = day.to_string();
        assert_eq!(text, date.as_str());
        day = day.saturating_add(jiff::Span::new().days(if count % 400 == 0 { 1 } else { 13 }));
        count += 1;
    }
    assert!(count > 200_000);
    let errors = [
        BirthDate::try_from(jiff::civil::date(0, 12, 31)),
        BirthDate::try_from(jiff::civil::date(-1, 1, 1)),
        BirthDate::try_from(chrono::NaiveDate::MAX),
        BirthDate::try_from(chrono::NaiveDate::MIN),
        BirthDate::try_from(time::Date::MIN),
    ];
    for error in errors {
        assert_eq!(
            error.expect_err("no year from 1 to 9999").code(),
            "not-a-date"
        );
    }
}

#[test]
fn names_of_values_roundtrip() {
    fn roundtrip<T>(values: &[T])
    where
        T: Copy + Debug + Display + FromStr + PartialEq,
        T::Err: Debug + PartialEq,
    {
        for value in values {
            assert_eq!(value.to_string().parse(), Ok(*value));
        }
    }
    roundtrip(Gender::ALL);
    roundtrip(DeclarationKind::ALL);
    roundtrip(IdNumberKind::ALL);
    roundtrip(Language::ALL);
    roundtrip(Field::ALL);
    assert_eq!((Gender::ALL.len(), DeclarationKind::ALL.len()), (3, 2));
    assert_eq!((IdNumberKind::ALL.len(), Language::ALL.len()), (4, 2));
    assert_eq!(Field::ALL.len(), 12);
}

#[test]
fn rejects_unknown_names_without_repeating_them() {
    let error = "Nguyen".parse::<Gender>().expect_err("no gender");
    assert_eq!(
        error.to_string(),
        "unknown name, expected unknown, male or female"
    );
    assert!("0".parse::<DeclarationKind>().is_err());
    assert!("fr".parse::<Language>().is_err());
    assert!("IdNumber".parse::<Field>().is_err());
}

#[test]
fn findings_iterate_with_their_number() {
    let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|1|<1<00<0123232422";
    let qr = vn_personal_qr::PersonalQr::decode(text).expect("valid");
    let findings = qr.findings(None);
    assert_eq!(findings.into_iter().len(), findings.len());
    let mut count = 0;
    for finding in findings {
        assert!(findings.contains(finding));
        count += 1;
    }
    assert_eq!(count, findings.len());
    assert!(count > 0);
    assert_eq!(Qid::new("1").expect("valid"), "1");
}

#[cfg(feature = "alloc")]
mod owned {
    use vn_personal_qr::{NameBuf, PersonalQrBuf};

    const TEXT: &str = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<00<0944713700";

    #[test]
    fn payloads_convert_from_and_to_texts() {
        let parsed: PersonalQrBuf = TEXT.parse().expect("valid");
        let conversions = [
            PersonalQrBuf::try_from(TEXT),
            PersonalQrBuf::try_from(TEXT.as_bytes()),
            PersonalQrBuf::try_from(TEXT.to_owned()),
            PersonalQrBuf::try_from(TEXT.as_bytes().to_vec()),
        ];
        for converted in conversions {
            assert_eq!(converted.as_ref(), Ok(&parsed));
        }
        assert_eq!(AsRef::<str>::as_ref(&parsed), TEXT);
        assert_eq!(String::from(parsed), TEXT);
        assert!(PersonalQrBuf::try_from("").is_err());
    }

    #[test]
    fn payloads_are_ordered_by_their_text() {
        let first = PersonalQrBuf::try_from("|A|1987-01-18|1|1|").expect("valid");
        let second = PersonalQrBuf::try_from("|B|1987-01-18|1|1|").expect("valid");
        assert!(first < second);
        assert_eq!(first.cmp(&first.clone()), std::cmp::Ordering::Equal);
    }

    #[test]
    fn accessors_agree_with_the_view() {
        let owned: PersonalQrBuf = TEXT.parse().expect("valid");
        let view = owned.view();
        assert_eq!(owned.holder(), view.holder());
        assert_eq!(owned.id_number(), view.id_number());
        assert_eq!(owned.name(), view.name());
        assert_eq!(owned.birth_date(), view.birth_date());
        assert_eq!(owned.declaration_kind(), view.declaration_kind());
        assert_eq!(owned.qid(), view.qid());
        assert_eq!(owned.extension(), *view.extension());
        assert_eq!(owned.masked().to_string(), view.masked().to_string());
        assert_eq!(owned.full().to_string(), view.full().to_string());
        assert_eq!(owned.findings(None), view.findings(None));
        assert_eq!(owned.armor(), view.armor());
        assert_eq!(AsRef::<[u8]>::as_ref(&owned), TEXT.as_bytes());
        #[cfg(feature = "symbol")]
        assert_eq!(owned.symbol(), view.symbol());
    }

    #[test]
    fn owned_fields_convert_from_and_to_strings() {
        let name = NameBuf::try_from("TRAN AN".to_owned()).expect("valid");
        assert_eq!(name, "TRAN AN");
        assert_eq!(NameBuf::try_from("TRAN AN"), Ok(name.clone()));
        assert_eq!(AsRef::<str>::as_ref(&name), "TRAN AN");
        assert_eq!(AsRef::<[u8]>::as_ref(&name), name.as_bytes());
        assert_eq!(String::from(name), "TRAN AN");
        assert!(NameBuf::try_from("Tran").is_err());
    }
}
