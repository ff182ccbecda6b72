//! The field types: limits, alphabets and accessors, and payloads built from them.

use vn_personal_qr::{
    BirthDate, DeclarationKind, DecodeError, ErrorKind, Expected, Extension, Field, Gender,
    HealthCard, Holder, IdNumber, IdNumberKind, MAX_LEN, Name, OtherSlots, PersonalQr, Phone, Qid,
    Signature,
};

/// Checks all constructors and accessors of a valid text.
macro_rules! valid {
    ($type:ident, $text:expr) => {{
        let text: &str = $text;
        let value = $type::new(text).expect(text);
        assert_eq!(value.as_str(), text);
        assert_eq!(value.as_bytes(), text.as_bytes());
        assert_eq!(value.full().to_string(), text);
        assert_eq!($type::try_from(text), Ok(value));
        assert_eq!($type::try_from(text.as_bytes()), Ok(value));
        assert_eq!(format!("{value:?}"), concat!(stringify!($type), "(..)"));
        value
    }};
}

/// Checks the minimum and the maximum length of a field.
macro_rules! limits {
    ($type:ident, $character:literal, $min:expr, $max:expr) => {{
        let text = |length| $character.repeat(length);
        valid!($type, &text($min));
        valid!($type, &text($max));
        let short = text($min - 1);
        let error = $type::new(&short).expect_err(&short);
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::UnexpectedEnd, $min - 1)
        );
        let long = text($max + 1);
        let error = $type::new(&long).expect_err(&long);
        assert_eq!((error.kind(), error.offset()), (ErrorKind::Length, $max));
        assert_eq!($type::try_from(long.as_bytes()), Err(error));
    }};
}

#[test]
fn fields_have_length_limits() {
    limits!(Name, "A", 1, Name::MAX_LEN);
    limits!(Qid, "~", 1, Qid::MAX_LEN);
    limits!(HealthCard, "Z", 1, HealthCard::MAX_LEN);
    limits!(Phone, "9", 10, 10);
    limits!(Signature, "!", 1, Signature::MAX_LEN);
    limits!(IdNumber, "Z", 5, 9);
    assert_eq!(Name::MAX_LEN, 150);
    assert_eq!(Qid::MAX_LEN, 64);
    assert_eq!(HealthCard::MAX_LEN, 20);
    assert_eq!(Signature::MAX_LEN, 1024);
}

/// Every byte as a text, or after a valid prefix.
#[test]
fn fields_have_alphabets() {
    let printable = |byte: u8| (0x21..=0x7E).contains(&byte) && !b"|<".contains(&byte);
    let capital = |byte: u8| byte.is_ascii_uppercase();
    let digit = |byte: u8| byte.is_ascii_digit();
    for byte in 0..=u8::MAX {
        assert_eq!(Qid::try_from([byte].as_slice()).is_ok(), printable(byte));
        assert_eq!(
            Signature::try_from([byte].as_slice()).is_ok(),
            printable(byte)
        );
        assert_eq!(
            HealthCard::try_from([byte].as_slice()).is_ok(),
            digit(byte) || capital(byte)
        );
        assert_eq!(
            Phone::try_from([b"012323242", [byte].as_slice()].concat().as_slice()).is_ok(),
            digit(byte)
        );
        assert_eq!(
            IdNumber::try_from([b"ABCD", [byte].as_slice()].concat().as_slice()).is_ok(),
            digit(byte) || capital(byte)
        );
        assert_eq!(
            IdNumber::try_from([b"00109302931", [byte].as_slice()].concat().as_slice()).is_ok(),
            digit(byte)
        );
        assert_eq!(Name::try_from([byte].as_slice()).is_ok(), capital(byte));
        assert_eq!(
            Name::try_from([b'A', byte].as_slice()).is_ok(),
            capital(byte) || b"'-.".contains(&byte)
        );
        assert_eq!(
            Name::try_from([b'A', byte, b'A'].as_slice()).is_ok(),
            capital(byte) || b"'-. ".contains(&byte)
        );
    }
}

#[test]
fn the_kind_of_an_id_number_follows_from_its_form() {
    let table = [
        ("001093029317", IdNumberKind::Citizen, "******029317"),
        ("000000000000", IdNumberKind::Citizen, "******000000"),
        ("012345678", IdNumberKind::Cmnd, "******678"),
        ("B1234567", IdNumberKind::Passport, "******67"),
        ("Z0000000", IdNumberKind::Passport, "******00"),
        ("12345678", IdNumberKind::Other, "******78"),
        ("BB123456", IdNumberKind::Other, "******56"),
        ("1B234567", IdNumberKind::Other, "******67"),
        ("B12345678", IdNumberKind::Other, "******678"),
        ("B123456", IdNumberKind::Other, "******6"),
        ("AB1234", IdNumberKind::Other, "******"),
        ("12345", IdNumberKind::Other, "*****"),
        ("ABCDE", IdNumberKind::Other, "*****"),
    ];
    for (text, kind, masked) in table {
        let number = valid!(IdNumber, text);
        assert_eq!(number.kind(), kind, "{text}");
        assert_eq!(number.masked().to_string(), masked);
    }
    for length in [0, 1, 4, 10, 11, 13] {
        assert!(
            IdNumber::new(&"0".repeat(length)).is_err(),
            "{length} digits"
        );
    }
    for length in [4, 10, 11, 12] {
        assert!(
            IdNumber::new(&"A".repeat(length)).is_err(),
            "{length} letters"
        );
    }
}

#[test]
fn names_are_words() {
    let name = valid!(Name, "Y-BLOM K'SOR ST. JOHN");
    assert!(name.words().eq(["Y-BLOM", "K'SOR", "ST.", "JOHN"]));
    assert!(name.words().rev().eq(["JOHN", "ST.", "K'SOR", "Y-BLOM"]));
    assert!(valid!(Name, "A").words().eq(["A"]));
    valid!(Name, "A--B X.'");
    for text in [
        " A", "A ", "A  B", "'A", "A -B", "A .", "\u{110}A", "A\u{A0}B",
    ] {
        assert!(Name::new(text).is_err(), "{text:?}");
    }
    let before_last = "A".repeat(148);
    valid!(Name, &(before_last.clone() + " A"));
    let error = Name::new(&(before_last + "A A")).expect_err("no room for a second word");
    assert_eq!(error.offset(), 149);
}

/// Returns `true` for a leap year of the Gregorian calendar.
fn is_leap(year: u16) -> bool {
    year % 400 == 0 || year % 4 == 0 && year % 100 != 0
}

fn last_day(year: u16, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        _ => 0,
    }
}

#[test]
fn accepts_the_days_of_the_calendar_and_no_other() {
    for year in 1900..=2100 {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let exists = (1..=last_day(year, month)).contains(&day);
                let date = BirthDate::from_ymd(year, month, day);
                assert_eq!(date.is_ok(), exists, "{text}");
                // The same result, and the same error, as from the text.
                assert_eq!(date, BirthDate::new(&text));
                if let Ok(date) = date {
                    assert_eq!((date.year(), date.month(), date.day()), (year, month, day));
                    assert_eq!(date.as_str(), text);
                }
            }
        }
    }
}

#[test]
fn accepts_february_29_only_in_leap_years() {
    for year in 0..=9999 {
        let date = BirthDate::from_ymd(year, 2, 29);
        assert_eq!(date.is_ok(), year > 0 && is_leap(year), "{year}");
        let last = BirthDate::from_ymd(year, 12, 31);
        assert_eq!(last.map(BirthDate::year).ok(), (year > 0).then_some(year));
    }
}

/// 400 years of the Gregorian calendar are 146,097 days.
#[test]
fn four_centuries_have_146_097_days() {
    let dates = (1..=400).flat_map(|year| {
        (1..=12)
            .flat_map(move |month| (1..=31).map(move |day| BirthDate::from_ymd(year, month, day)))
    });
    let dates: Vec<_> = dates.filter_map(Result::ok).collect();
    assert_eq!(dates.len(), 146_097);
    assert!(dates.is_sorted(), "ordered by time");
}

#[test]
fn from_ymd_rejects_numbers_that_are_no_date() {
    for (year, month, day, offset) in [
        (1987, 2, 29, 9),
        (1987, 13, 1, 6),
        (1987, 99, 1, 5),
        (1987, 1, 99, 8),
        (1987, 1, 0, 9),
        (1987, 0, 1, 6),
        (0, 1, 1, 3),
        (10_000, 1, 1, 0),
        (u16::MAX, 1, 1, 0),
        (1987, 100, 1, 0),
        (1987, u8::MAX, 1, 0),
        (1987, 1, 100, 0),
        (1987, 1, u8::MAX, 0),
    ] {
        let error = BirthDate::from_ymd(year, month, day).expect_err("no day");
        assert_eq!(error.kind(), ErrorKind::NotADate, "{year} {month} {day}");
        assert_eq!(error.field(), Some(Field::BirthDate));
        assert_eq!(error.offset(), offset, "{year} {month} {day}");
    }
}

#[test]
fn birth_dates_return_their_text() {
    let date = BirthDate::new("0987-01-08").expect("a date");
    assert_eq!(date.as_bytes(), b"0987-01-08");
    assert_eq!(date.full().to_string(), "0987-01-08");
    assert_eq!(date.masked().to_string(), "0987-**-**");
    assert_eq!(format!("{date:?}"), "BirthDate(..)");
    assert_eq!(BirthDate::try_from("0987-01-08"), Ok(date));
    assert_eq!("0987-01-08".parse(), Ok(date));
    assert_eq!(BirthDate::from_ymd(987, 1, 8), Ok(date));
}

#[test]
fn kinds_and_genders_have_codes_and_names() {
    for code in '\0'..=char::MAX {
        let kind = DeclarationKind::from_code(code);
        let gender = Gender::from_code(code);
        assert_eq!(kind.is_some(), matches!(code, '0' | '1'));
        assert_eq!(gender.is_some(), matches!(code, '0'..='2'));
        assert!(kind.is_none_or(|kind| kind.code() == code));
        assert!(gender.is_none_or(|gender| gender.code() == code));
    }
    assert_eq!(
        DeclarationKind::from_code('0'),
        Some(DeclarationKind::SelfDeclared)
    );
    assert_eq!(
        DeclarationKind::from_code('1'),
        Some(DeclarationKind::ByProxy)
    );
    assert_eq!(Gender::from_code('0'), Some(Gender::Unknown));
    assert_eq!(Gender::from_code('1'), Some(Gender::Male));
    assert_eq!(Gender::from_code('2'), Some(Gender::Female));
    let names =
        [DeclarationKind::SelfDeclared, DeclarationKind::ByProxy].map(DeclarationKind::name);
    assert_eq!(names, ["self", "proxy"]);
    let names = [Gender::Unknown, Gender::Male, Gender::Female].map(Gender::name);
    assert_eq!(names, ["unknown", "male", "female"]);
    assert_eq!(format!("{:?}", Gender::Female), "Gender(..)");
}

#[test]
fn only_00_is_the_placeholder_of_a_health_card() {
    assert!(HealthCard::PLACEHOLDER.is_placeholder());
    assert_eq!(valid!(HealthCard, "00"), HealthCard::PLACEHOLDER);
    assert_eq!(HealthCard::PLACEHOLDER.masked().to_string(), "00");
    for text in ["0", "000", "01", "0O"] {
        assert!(!valid!(HealthCard, text).is_placeholder(), "{text}");
    }
}

#[test]
fn masks_at_least_six_characters_and_shows_at_most_three() {
    let table = [
        ("A", "*"),
        ("123456", "******"),
        ("1234567", "******7"),
        ("12345678", "******78"),
        ("123456789", "******789"),
        ("1234567890", "*******890"),
    ];
    for (text, masked) in table {
        assert_eq!(valid!(Qid, text).masked().to_string(), masked);
        assert_eq!(valid!(HealthCard, text).masked().to_string(), masked);
    }
    assert_eq!(
        valid!(Phone, "0123232422").masked().to_string(),
        "*******422"
    );
}

#[test]
fn other_slots_drop_only_empty_slots_at_the_end() {
    let table: [(&str, &str, &[&str]); 8] = [
        ("", "", &[]),
        ("<", "", &[]),
        ("<<<<", "", &[]),
        ("a", "a", &["a"]),
        ("a<<b<", "a<<b", &["a", "", "b"]),
        ("<<a", "<<a", &["", "", "a"]),
        (
            "tiêm 2 mũi<Pfizer<<",
            "tiêm 2 mũi<Pfizer",
            &["tiêm 2 mũi", "Pfizer"],
        ),
        (" < ", " < ", &[" ", " "]),
    ];
    for (text, canonical, slots) in table {
        let other = OtherSlots::new(text).expect(text);
        assert_eq!(other.as_str(), canonical, "{text}");
        assert_eq!(other.as_bytes(), canonical.as_bytes());
        assert!(other.iter().eq(slots.iter().copied()), "{text}");
        assert!(other.iter().rev().eq(slots.iter().rev().copied()), "{text}");
        assert_eq!(other.is_empty(), slots.is_empty());
        assert_eq!(other == OtherSlots::NONE, slots.is_empty());
        assert_eq!(OtherSlots::try_from(text), Ok(other));
        assert_eq!(format!("{other:?}"), "OtherSlots(..)");
    }
    assert_eq!(OtherSlots::default(), OtherSlots::NONE);
}

#[test]
fn other_slots_accept_all_but_controls_and_delimiters() {
    let mut buffer = [0; 4];
    for character in '\0'..=char::MAX {
        let text = &*character.encode_utf8(&mut buffer);
        let is_invalid = matches!(character, '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '|');
        let other = OtherSlots::new(text);
        assert_eq!(other.is_err(), is_invalid, "{character:?}");
        if let Err(error) = other {
            let expected = Expected::Text;
            assert_eq!(error.kind(), ErrorKind::UnexpectedCharacter { expected });
        }
    }
    let longest = "x".repeat(MAX_LEN);
    assert!(OtherSlots::new(&longest).is_ok());
    let error = OtherSlots::new(&(longest + "x")).expect_err("too long");
    assert_eq!(
        (error.kind(), error.offset()),
        (ErrorKind::TooLong, MAX_LEN)
    );
}

/// The display of a slot is one line without characters that affect a terminal.
#[test]
fn other_slots_are_displayed_escaped() {
    let table = [
        ("", ""),
        ("a<<b", r#""a", "", "b""#),
        ("ễ", r#""ễ""#),
        ("\u{202E}\u{2066}", r#""\u{202e}\u{2066}""#),
        ("\u{200B}\u{FEFF}", r#""\u{200b}\u{feff}""#),
        ("\u{2028}\u{2029}", r#""\u{2028}\u{2029}""#),
        ("say \"a\\b\"", r#""say \"a\\b\"""#),
    ];
    for (text, shown) in table {
        let other = OtherSlots::new(text).expect(text);
        assert_eq!(other.full().to_string(), shown);
    }
}

#[test]
fn only_a_declaration_by_proxy_may_omit_the_id_number() {
    use DeclarationKind::{ByProxy, SelfDeclared};
    let number = IdNumber::new("B1234567").expect("an id number");
    let table = [
        (SelfDeclared, None, None),
        (
            SelfDeclared,
            Some(number),
            Some(Holder::SelfDeclared(number)),
        ),
        (ByProxy, None, Some(Holder::ByProxy(None))),
        (ByProxy, Some(number), Some(Holder::ByProxy(Some(number)))),
    ];
    for (kind, id_number, holder) in table {
        assert_eq!(Holder::from_parts(kind, id_number), holder);
        if let Some(holder) = holder {
            assert_eq!(holder.kind(), kind);
            assert_eq!(holder.id_number(), id_number);
            let qr = payload().with_holder(holder).expect("short");
            assert_eq!(qr.holder(), holder);
            assert_eq!(qr.declaration_kind(), kind);
            assert_eq!(qr.id_number(), id_number);
        }
    }
}

#[test]
fn changes_an_extension_by_slot() {
    let qid = Qid::new("q-1").expect("QID");
    let card = HealthCard::new("HS4010120878821").expect("card");
    let phone = Phone::new("0123232422").expect("phone");
    let signature = Signature::new("c2ln").expect("signature");
    let other = OtherSlots::new("x<y").expect("slots");
    assert_eq!(Extension::default(), Extension::EMPTY);

    let full = Extension::EMPTY
        .with_declarant_qid(qid)
        .with_gender(Gender::Female)
        .with_health_card(card)
        .with_phone(phone)
        .with_signature(signature)
        .with_other(other);
    assert_eq!(full.declarant_qid(), Some(qid));
    assert_eq!(full.gender(), Some(Gender::Female));
    assert_eq!(full.health_card(), Some(card));
    assert_eq!(full.phone(), Some(phone));
    assert_eq!(full.signature(), Some(signature));
    assert_eq!(full.other(), other);

    let text = |extension| {
        let mut text = String::new();
        let qr = payload().with_extension(extension).expect("short");
        assert_eq!(*qr.extension(), extension);
        qr.encode_to(&mut text).expect("a String accepts all");
        text.rsplit('|').next().unwrap_or_default().to_owned()
    };
    assert_eq!(text(full), "q-1<2<HS4010120878821<0123232422<c2ln<x<y");
    assert_eq!(
        text(full.with_declarant_qid(None)),
        "<2<HS4010120878821<0123232422<c2ln<x<y"
    );
    assert_eq!(
        text(full.with_gender(None)),
        "q-1<<HS4010120878821<0123232422<c2ln<x<y"
    );
    assert_eq!(
        text(full.with_health_card(None)),
        "q-1<2<<0123232422<c2ln<x<y"
    );
    assert_eq!(
        text(full.with_phone(None)),
        "q-1<2<HS4010120878821<<c2ln<x<y"
    );
    assert_eq!(
        text(full.with_signature(None)),
        "q-1<2<HS4010120878821<0123232422<<x<y"
    );
    assert_eq!(
        text(full.with_other(OtherSlots::NONE)),
        "q-1<2<HS4010120878821<0123232422<c2ln"
    );
    assert_eq!(text(Extension::EMPTY.with_other(other)), "<<<<<x<y");
    assert_eq!(text(Extension::EMPTY), "");
}

#[test]
fn changes_a_payload_by_field() {
    let name = Name::new("LE VAN C").expect("name");
    let date = BirthDate::from_ymd(2000, 2, 29).expect("date");
    let qid = Qid::new("other").expect("QID");
    let changed = payload()
        .with_name(name)
        .and_then(|qr| qr.with_birth_date(date).with_qid(qid))
        .expect("short");
    assert_eq!(changed.name(), name);
    assert_eq!(changed.birth_date(), date);
    assert_eq!(changed.qid(), qid);
    assert_eq!(changed.holder(), payload().holder());
    assert_eq!(changed.extension(), payload().extension());
    assert_ne!(changed, payload());
}

/// Returns `|A|1987-01-18|1|q|`.
fn payload() -> PersonalQr<'static> {
    PersonalQr::new(
        Holder::ByProxy(None),
        Name::new("A").expect("name"),
        BirthDate::from_ymd(1987, 1, 18).expect("date"),
        Qid::new("q").expect("QID"),
    )
}

/// Returns the payload with other slots up to `length`.
fn filled(length: usize, slots: &str) -> PersonalQr<'_> {
    let before = payload().encoded_len() + "<<<<<".len();
    let other = OtherSlots::new(&slots[..length - before]).expect("slots");
    let qr = payload()
        .with_extension(Extension::EMPTY.with_other(other))
        .expect("short enough");
    assert_eq!(qr.encoded_len(), length);
    qr
}

#[test]
fn a_change_may_reach_but_not_exceed_the_limit() {
    let exceeds = |changed: Result<PersonalQr<'_>, DecodeError>| {
        let error = changed.expect_err("a byte too long");
        assert_eq!(
            (error.kind(), error.field(), error.offset()),
            (ErrorKind::TooLong, None, MAX_LEN)
        );
    };
    let reaches = |changed: Result<PersonalQr<'_>, DecodeError>| {
        let mut buffer = [0; MAX_LEN];
        let length = changed
            .expect("within the limit")
            .encode_to_slice(&mut buffer);
        assert_eq!(length, Ok(MAX_LEN));
        assert!(PersonalQr::decode(&buffer).is_ok());
    };
    let slots = "x".repeat(MAX_LEN);

    let name = Name::new("AAAA").expect("name");
    reaches(filled(MAX_LEN - 3, &slots).with_name(name));
    exceeds(filled(MAX_LEN - 2, &slots).with_name(name));

    let qid = Qid::new("qqqq").expect("QID");
    reaches(filled(MAX_LEN - 3, &slots).with_qid(qid));
    exceeds(filled(MAX_LEN - 2, &slots).with_qid(qid));

    let number = IdNumber::new("001093029317").expect("an id number");
    for holder in [Holder::SelfDeclared(number), Holder::ByProxy(Some(number))] {
        reaches(filled(MAX_LEN - 12, &slots).with_holder(holder));
        exceeds(filled(MAX_LEN - 11, &slots).with_holder(holder));
    }

    let filled = filled(MAX_LEN, &slots);
    let extension = *filled.extension();
    reaches(payload().with_extension(extension));
    exceeds(payload().with_extension(extension.with_gender(Gender::Male)));
    let date = BirthDate::from_ymd(2000, 2, 29).expect("date");
    reaches(Ok(filled.with_birth_date(date)));
    reaches(filled.with_name(Name::new("B").expect("name")));
    assert!(filled.with_extension(Extension::EMPTY).is_ok());
}

#[cfg(feature = "alloc")]
#[test]
fn owned_payloads_are_equal_and_hashed_by_canonical_text() {
    use std::collections::HashSet;
    use std::hash::BuildHasher;
    use vn_personal_qr::PersonalQrBuf;

    let parse = |text: &str| text.parse::<PersonalQrBuf>().expect("a payload");
    let set: HashSet<_> = ["|A|1987-01-18|1|q|", "|A|1987-01-18|1|q|<1"]
        .map(parse)
        .into();
    assert_eq!(set.len(), 2);
    assert!(set.contains(&parse("|A|1987-01-18|1|q|<1<<")));
    assert!(!set.contains(&parse("|A|1987-01-18|1|q|<2")));
    assert_ne!(parse("|A|1987-01-18|1|q|"), parse("|B|1987-01-18|1|q|"));
    let state = std::hash::RandomState::new();
    assert_eq!(
        state.hash_one(parse("|A|1987-01-18|1|q|<1<<")),
        state.hash_one("|A|1987-01-18|1|q|<1")
    );
    let debug = format!("{:?}", parse("|A|1987-01-18|1|q|<1"));
    assert!(
        debug.starts_with("PersonalQrBuf(PersonalQr { id_number: None, "),
        "{debug}"
    );
}

/// A `|` ends every field, a `<` only slots; in a field it is an unexpected character.
#[test]
fn the_kind_of_an_incomplete_field_depends_on_the_next_byte() {
    use Expected::{Digit, DigitOrLetter, Hyphen, Letter, NameCharacter, PrintableAscii};
    let unexpected = |expected| ErrorKind::UnexpectedCharacter { expected };
    let table = [
        ("0010|", 4, ErrorKind::Length),
        ("0010<", 4, unexpected(DigitOrLetter)),
        ("0010930293<", 10, unexpected(Digit)),
        ("0010930293A|", 10, unexpected(Digit)),
        ("0010930293|", 10, ErrorKind::Length),
        ("001093029317||", 13, ErrorKind::Length),
        ("001093029317|<", 13, unexpected(Letter)),
        ("001093029317|A |", 15, ErrorKind::Length),
        ("001093029317|A <", 15, unexpected(Letter)),
        ("001093029317|A<", 14, unexpected(NameCharacter)),
        ("001093029317|A|1987|", 19, ErrorKind::Length),
        ("001093029317|A|1987<", 19, unexpected(Hyphen)),
        ("001093029317|A|198<", 18, unexpected(Digit)),
        ("001093029317|A|1987-01-18||", 26, ErrorKind::Length),
        ("001093029317|A|1987-01-18|<", 26, ErrorKind::UnknownValue),
        ("001093029317|A|1987-01-18|0||", 28, ErrorKind::Length),
        (
            "001093029317|A|1987-01-18|0|<",
            28,
            unexpected(PrintableAscii),
        ),
        (
            "001093029317|A|1987-01-18|0|1|<<<09<",
            35,
            ErrorKind::Length,
        ),
        (
            "001093029317|A|1987-01-18|0|1|<<<09|",
            35,
            ErrorKind::Length,
        ),
        (
            "001093029317|A|1987-01-18|0|1|<<<09x",
            35,
            unexpected(Digit),
        ),
    ];
    for (text, offset, kind) in table {
        let error = PersonalQr::decode(text.as_bytes()).expect_err(text);
        assert_eq!((error.offset(), error.kind()), (offset, kind), "{text}");
    }
}

/// The fast path checks several bytes at once, so two invalid ones must not cancel each other out.
#[test]
fn rejects_two_invalid_bytes_in_a_date_at_the_first() {
    const FRONT: &str = "001093029317|A|";
    let wrong = *b"/:;?@A \0\x0F\x7F\x80\x8A\xB0\xBA\xC0\xF6\xFF";
    for date in ["1987-01-18", "2000-10-31", "0999-12-09"] {
        for first in 0..date.len() {
            for second in first..date.len() {
                for (one, other) in wrong
                    .iter()
                    .flat_map(|one| wrong.map(|other| (*one, other)))
                {
                    let mut text = format!("{FRONT}{date}|0|1|").into_bytes();
                    text[FRONT.len() + first] = one;
                    text[FRONT.len() + second] = other;
                    let error = PersonalQr::decode(&text).expect_err("no date");
                    let found = (error.field(), error.offset());
                    assert_eq!(
                        found,
                        (Some(Field::BirthDate), FRONT.len() + first),
                        "{text:?}"
                    );
                }
            }
        }
    }
}

/// After the maximum length only the end of the field is expected, before it the characters of the field.
#[test]
fn a_field_of_maximum_length_expects_its_end() {
    let table = [
        ("001093029317".to_owned(), "", Expected::Delimiter),
        ("B12345678".to_owned(), "", Expected::Delimiter),
        ("012345678".to_owned(), "", Expected::DigitOrLetter),
        ("B1234567".to_owned(), "", Expected::DigitOrLetter),
        ("A".repeat(150), "001093029317|", Expected::Delimiter),
        ("A".repeat(149), "001093029317|", Expected::NameCharacter),
        ("q".repeat(64), "|A|1987-01-18|1|", Expected::Delimiter),
        ("q".repeat(63), "|A|1987-01-18|1|", Expected::PrintableAscii),
        ("Z".repeat(20), "|A|1987-01-18|1|1|<<", Expected::Delimiter),
        (
            "Z".repeat(19),
            "|A|1987-01-18|1|1|<<",
            Expected::DigitOrLetter,
        ),
        (
            "s".repeat(1024),
            "|A|1987-01-18|1|1|<<<<",
            Expected::Delimiter,
        ),
        (
            "s".repeat(1023),
            "|A|1987-01-18|1|1|<<<<",
            Expected::PrintableAscii,
        ),
    ];
    for (value, front, expected) in table {
        let text = format!("{front}{value}\u{1}");
        let error = PersonalQr::decode(text.as_bytes()).expect_err("a control");
        assert_eq!(
            error.kind(),
            ErrorKind::UnexpectedCharacter { expected },
            "{text:?}"
        );
        assert_eq!(error.offset(), front.len() + value.len());
    }
}
