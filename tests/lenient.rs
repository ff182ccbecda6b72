//! Lenient reading: tables for the forms of the specification, and properties of deliberately damaged texts.

#![cfg(feature = "lenient")]

use std::collections::HashSet;

use crate::common::strategies::Text;
use crate::common::{cases, oracle, strategies};
use proptest::prelude::*;
use proptest::sample::select;
use vn_personal_qr::lenient::{
    self, KeyboardLayout, LenientOptions, LenientPayload, Outcome, Partial, Repair, RepairClass,
    Repairs,
};
use vn_personal_qr::{
    DecodeError, ErrorKind, Expected, Field, Gender, Language, MAX_LEN, PersonalQr, PersonalQrBuf,
};

const VALID: &str = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<00<0944713700";

fn read(text: &str) -> LenientPayload<'_> {
    lenient::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

/// All repairs as `code` or `field:code`.
fn repairs(payload: &LenientPayload<'_>) -> Vec<String> {
    let named = |(field, repair): (Option<Field>, Repair)| match field {
        None => repair.code().to_owned(),
        Some(field) => format!("{}:{}", field.name(), repair.code()),
    };
    payload.all_repairs().map(named).collect()
}

/// Texts that are read as `VALID`, and their repairs.
#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn repairs_each_form() {
    let with = |from: &str, to: &str| VALID.replacen(from, to, 1);
    let bars = |bar: &str| VALID.replace('|', bar);
    let table: Vec<(String, &[&str])> = vec![
        (VALID.to_owned(), &[]),
        // Around the text.
        (format!("\u{FEFF}{VALID}"), &["byte-order-mark"]),
        (format!("{VALID}\u{FEFF}"), &["byte-order-mark"]),
        (format!("\u{200B}{VALID}\u{2060}"), &["zero-width"]),
        (format!("{VALID}\0\0"), &["nul"]),
        (format!("{VALID}\r\n"), &["line-end"]),
        (format!("\n{VALID}\r"), &["line-end"]),
        (format!("  {VALID}\t"), &["blanks"]),
        (
            format!("\u{FEFF} {VALID}\0\n"),
            &["byte-order-mark", "nul", "line-end", "blanks"],
        ),
        // Around a field.
        (with("|NGUYEN AN|", "| NGUYEN AN |"), &["name:blanks"]),
        (
            with("|1987-01-18|", "|\u{A0}1987-01-18|"),
            &["birth_date:blanks"],
        ),
        (with("|0|", "| 0|"), &["declaration:blanks"]),
        (with("001093029317|", "001093029317\0|"), &["id_number:nul"]),
        (
            with("|162979388586171100|", "|\u{200B}162979388586171100|"),
            &["qid:zero-width"],
        ),
        (with("|<1", "| <1"), &["declarant_qid:blanks"]),
        (with("<00<", "<00\n<"), &["health_card:line-end"]),
        (
            with("<1<", "<\u{FEFF}1 <"),
            &["gender:byte-order-mark", "gender:blanks"],
        ),
        // Other bars.
        (bars("¦"), &["broken-bar"]),
        (bars("｜"), &["fullwidth-bar"]),
        (bars("│"), &["box-bar"]),
        (bars("∣"), &["divides-bar"]),
        (bars("\u{1D}"), &["group-separator"]),
        (
            bars("|").replacen('|', "¦", 6).replacen('¦', "∣", 1),
            &["broken-bar", "divides-bar"],
        ),
        (format!("{}\r\n", bars("¦")), &["line-end", "broken-bar"]),
        // Names.
        (with("NGUYEN AN", "nguyen an"), &["name:name-case"]),
        (with("NGUYEN AN", "NGUYỄN ÂN"), &["name:name-diacritics"]),
        (
            with("NGUYEN AN", "NGUYE\u{302}\u{303}N A\u{302}N"),
            &["name:name-diacritics"],
        ),
        (with("NGUYEN AN", "NGUYEN  AN"), &["name:name-blanks"]),
        (
            with("NGUYEN AN", " Nguyễn\u{A0}Ân"),
            &[
                "name:blanks",
                "name:name-diacritics",
                "name:name-case",
                "name:name-blanks",
            ],
        ),
        // Dates.
        (
            with("1987-01-18", "1987/1/18"),
            &["birth_date:date-year-first"],
        ),
        (
            with("1987-01-18", "1987.01.18"),
            &["birth_date:date-year-first"],
        ),
        (
            with("1987-01-18", "1987-1-18"),
            &["birth_date:date-year-first"],
        ),
        (
            with("1987-01-18", "18/01/1987"),
            &["birth_date:date-day-first"],
        ),
        (
            with("1987-01-18", "18-1-1987"),
            &["birth_date:date-day-first"],
        ),
        (
            with("1987-01-18", "18011987"),
            &["birth_date:date-eight-digits"],
        ),
        (
            with("1987-01-18", "19870118"),
            &["birth_date:date-eight-digits"],
        ),
        // Phones.
        (
            with("0944713700", "+84944713700"),
            &["phone:phone-country-code"],
        ),
        (
            with("0944713700", "84944713700"),
            &["phone:phone-country-code"],
        ),
        (
            with("0944713700", "0944 713 700"),
            &["phone:phone-separators"],
        ),
        (
            with("0944713700", "0944.713.700"),
            &["phone:phone-separators"],
        ),
        (
            with("0944713700", "+84 944 713 700"),
            &["phone:phone-country-code", "phone:phone-separators"],
        ),
        // Genders.
        (with("<1<", "<Nam<"), &["gender:gender-word"]),
        (
            with("<1<", "<NAM <"),
            &["gender:blanks", "gender:gender-word"],
        ),
    ];
    for (text, expected) in &table {
        let payload = read(text);
        assert_eq!(repairs(&payload), *expected, "{text:?}");
        assert!(payload.is_valid(), "{text:?}");
        assert_eq!(payload.is_strict(), expected.is_empty());
        assert_eq!(
            payload
                .to_payload()
                .map(PersonalQrBuf::into_string)
                .as_deref(),
            Ok(VALID),
            "{text:?}"
        );
        assert!(
            payload.fields().all(|field| !field.is_assumed()),
            "{text:?}"
        );
        // Without the class of its only repair, the text is invalid. Normalizing a name also removes blanks around it.
        if let [code] = expected
            .iter()
            .filter(|code| **code != "name:blanks")
            .collect::<Vec<_>>()[..]
        {
            let repair = Repair::ALL
                .iter()
                .find(|repair| code.rsplit(':').next() == Some(repair.code()))
                .expect("a code");
            let without = LenientOptions::ALL
                .without(repair.class())
                .read(text.as_bytes());
            assert!(without.is_ok_and(|payload| !payload.is_valid()), "{text:?}");
            let with = LenientOptions::STRICT
                .with(repair.class())
                .read(text.as_bytes());
            assert!(with.is_ok_and(|payload| payload.is_valid()), "{text:?}");
        }
    }
    for word in ["Nữ", "NỮ", "Nu\u{31B}\u{303}", "nữ", "Nu"] {
        let text = with("<1<", &format!("<{word}<"));
        assert_eq!(
            read(&text)
                .to_payload()
                .expect("valid")
                .view()
                .extension()
                .gender()
                .map(Gender::code),
            Some('2')
        );
    }
    let five = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100";
    assert_eq!(repairs(&read(five)), ["extension-left-out"]);
    assert_eq!(
        read(five).to_payload().expect("valid").as_str(),
        format!("{five}|")
    );
}

#[test]
fn marks_ambiguous_dates_as_assumed() {
    let table = [
        ("03/04/1989", "1989-04-03", true),
        ("3.4.1989", "1989-04-03", true),
        ("03/03/1989", "1989-03-03", false),
        ("13/04/1989", "1989-04-13", false),
        ("1989/3/4", "1989-03-04", false),
        ("03041989", "1989-04-03", true),
        ("03031989", "1989-03-03", false),
        ("13041989", "1989-04-13", false),
        ("19890304", "1989-03-04", false),
        ("10111210", "1210-11-10", true),
    ];
    for (written, date, assumed) in table {
        let text = VALID.replace("1987-01-18", written);
        let payload = read(&text);
        let field = payload.field(Field::BirthDate).expect("a field");
        assert_eq!(
            (field.value(), field.is_assumed()),
            (Some(date), assumed),
            "{written}"
        );
        assert_eq!(field.raw(), written);
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn reads_partial_values_without_affecting_other_fields() {
    let date = |year, month, masked| Partial::Date {
        year,
        month,
        masked,
    };
    let table = [
        (
            "1987-01-18",
            "1989",
            Field::BirthDate,
            date(1989, None, false),
        ),
        (
            "1987-01-18",
            "1989-03",
            Field::BirthDate,
            date(1989, Some(3), false),
        ),
        (
            "1987-01-18",
            "3/1989",
            Field::BirthDate,
            date(1989, Some(3), false),
        ),
        (
            "1987-01-18",
            "1987-**-**",
            Field::BirthDate,
            date(1987, None, true),
        ),
        (
            "1987-01-18",
            "1987-01-**",
            Field::BirthDate,
            date(1987, Some(1), true),
        ),
        (
            "1987-01-18",
            "**/**/1987",
            Field::BirthDate,
            date(1987, None, true),
        ),
        (
            "1987-01-18",
            " 1989 ",
            Field::BirthDate,
            date(1989, None, false),
        ),
        (
            "1987-01-18",
            "1987-***-1",
            Field::BirthDate,
            Partial::Masked { shown: "1" },
        ),
        (
            "001093029317",
            "******509",
            Field::IdNumber,
            Partial::Masked { shown: "509" },
        ),
        (
            "001093029317",
            "******029317",
            Field::IdNumber,
            Partial::Masked { shown: "029317" },
        ),
        (
            "001093029317",
            "*****",
            Field::IdNumber,
            Partial::Masked { shown: "" },
        ),
        (
            "0944713700",
            "*******700",
            Field::Phone,
            Partial::Masked { shown: "700" },
        ),
    ];
    for (from, to, field, expected) in table {
        let text = VALID.replace(from, to);
        let payload = read(&text);
        let found = payload.field(field).expect("a field");
        let Outcome::Partial { partial, error } = found.outcome() else {
            panic!("{to}: {:?}", found.outcome());
        };
        assert!(partial == expected, "{to}");
        assert_eq!(error.field(), Some(field), "{to}");
        assert_eq!(found.value(), None);
        assert!(!payload.is_valid());
        let others = payload.fields().filter(|other| other.field() != field);
        assert!(others.into_iter().all(|other| other.is_valid()), "{to}");
        let without = LenientOptions::ALL
            .without(RepairClass::PartialValues)
            .read(text.as_bytes())
            .expect("UTF-8");
        assert_eq!(
            without.field(field).expect("a field").outcome().code(),
            "invalid"
        );
    }
}

#[test]
fn reports_the_strict_error_of_an_invalid_field() {
    let table = [
        ("<1<", "<9<", Field::Gender, ErrorKind::UnknownValue, 56),
        (
            "1987-01-18",
            "1987-02-29",
            Field::BirthDate,
            ErrorKind::NotADate,
            32,
        ),
        (
            "1987-01-18",
            "29/02/1987",
            Field::BirthDate,
            ErrorKind::UnexpectedCharacter {
                expected: Expected::Digit,
            },
            25,
        ),
        (
            "1987-01-18",
            "03/25/1989",
            Field::BirthDate,
            ErrorKind::UnexpectedCharacter {
                expected: Expected::Digit,
            },
            25,
        ),
        (
            "NGUYEN AN",
            "NGUYEN 2",
            Field::Name,
            ErrorKind::UnexpectedCharacter {
                expected: Expected::Letter,
            },
            20,
        ),
        ("NGUYEN AN", "", Field::Name, ErrorKind::Length, 13),
        (
            "|0|",
            "|2|",
            Field::Declaration,
            ErrorKind::UnknownValue,
            34,
        ),
        (
            "001093029317",
            "",
            Field::IdNumber,
            ErrorKind::IdNumberRequired,
            22,
        ),
    ];
    for (from, to, field, kind, offset) in table {
        let text = VALID.replacen(from, to, 1);
        let payload = read(&text);
        let error = payload
            .field(field)
            .and_then(|field| field.error())
            .expect(to);
        assert_eq!(
            (error.field(), error.kind(), error.offset()),
            (Some(field), kind, offset),
            "{text}"
        );
        assert_eq!(
            payload.fields().filter(|field| !field.is_valid()).count(),
            1,
            "{text}"
        );
        // Without repairs, the error is that of decoding.
        assert_eq!(
            payload.to_payload().err(),
            PersonalQr::try_from(text.as_str()).err()
        );
        assert_eq!(payload.strict_error(), Some(error), "{text}");
    }
}

#[test]
fn reads_too_many_and_too_few_fields() {
    let many = format!("{VALID}|x|y");
    let payload = read(&many);
    assert_eq!(payload.trailing(), Some("x|y"));
    assert!(payload.fields().all(|field| field.is_valid()));
    assert_eq!(
        payload
            .to_payload()
            .map_err(|error| (error.kind(), error.offset())),
        Err((ErrorKind::ExtraField, VALID.len()))
    );
    let payload = read("001093029317|Nguyen An");
    let outcomes: Vec<_> = payload
        .fields()
        .map(|field| field.outcome().code())
        .collect();
    assert_eq!(
        outcomes[..5],
        ["valid", "repaired", "invalid", "invalid", "invalid"]
    );
    assert_eq!(
        payload
            .to_payload()
            .map_err(|error| (error.kind(), error.offset())),
        Err((ErrorKind::UnexpectedEnd, 22))
    );
    assert!(!read("").is_valid());
}

#[test]
fn rejects_invalid_utf8_at_its_offset() {
    for (bytes, offset) in [
        (&b"001093029317|NGUY\xFFN"[..], 17),
        (b"\xC3", 0),
        (b"ab\xE1\xBB", 2),
    ] {
        let error = lenient::read(bytes).expect_err("invalid UTF-8");
        assert_eq!(
            (error.kind(), error.field(), error.offset()),
            (ErrorKind::InvalidUtf8, None, offset)
        );
    }
}

#[test]
fn detects_keyboard_layouts() {
    for key in [
        '\\', '~', '\'', 'µ', '§', '°', '}', 'Ơ', 'đ', 'Ç', '*', ';', '#', '`',
    ] {
        for text in [
            VALID,
            "B1234567|NGUYEN AN|1987-01-18|0|162979388586171100|",
            "079090001234|025812345|Nguyễn Văn An|15081990|Nam|Số 10 Lê Lợi|25122021",
        ] {
            let typed = text.replace('|', &key.to_string());
            assert_eq!(
                read(&typed).keyboard_layout(),
                Some(KeyboardLayout::BarTypedAs(key)),
                "{typed}"
            );
            assert!(!read(&typed).is_valid());
        }
    }
    let vietnamese = |text: &str| -> String {
        let row = [
            "đ", "ă", "â", "ê", "ô", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}",
        ];
        text.chars()
            .map(|c| {
                c.to_digit(10)
                    .map_or(c.to_string(), |d| row[d as usize].to_owned())
            })
            .collect()
    };
    let french = |text: &str| -> String {
        let row = ['à', '&', 'é', '"', '\'', '(', '-', 'è', '_', 'ç'];
        text.chars()
            .map(|c| c.to_digit(10).map_or(c, |d| row[d as usize]))
            .collect()
    };
    for typed in [vietnamese(VALID), french(VALID)] {
        assert_eq!(
            read(&typed).keyboard_layout(),
            Some(KeyboardLayout::DigitsTypedAsLetters),
            "{typed}"
        );
    }
    for clean in [
        VALID,
        "",
        "https://example.com/a/b",
        "Nguyen An",
        "001093029317",
        "001093029317\\A",
    ] {
        assert_eq!(read(clean).keyboard_layout(), None, "{clean}");
    }
}

#[test]
fn repairs_and_classes_have_codes_and_messages() {
    let mut codes = HashSet::new();
    for repair in Repair::ALL {
        assert!(codes.insert(repair.code()));
        assert!(
            repair
                .code()
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b == b'-')
        );
        assert!(repair.to_string().is_ascii() && !repair.vi().is_ascii());
    }
    for class in RepairClass::ALL {
        assert!(LenientOptions::ALL.allows(*class) && !LenientOptions::STRICT.allows(*class));
        assert!(!class.vi().is_ascii());
        let used = Repair::ALL.iter().any(|repair| repair.class() == *class);
        assert_eq!(used, *class != RepairClass::PartialValues);
    }
    assert!(Repair::ALL.len() < 64, "a set has one bit per repair");
    assert_eq!(Repairs::NONE.iter().count(), 0);
    let blanks = read(" a").repairs();
    let bar = read("a¦b").repairs();
    assert!(blanks.iter().eq([Repair::Blanks]) && bar.iter().eq([Repair::BrokenBar]));
    assert!(
        bar.union(blanks)
            .union(bar)
            .iter()
            .eq([Repair::Blanks, Repair::BrokenBar])
    );
}

#[test]
fn switches_each_class_separately() {
    for class in RepairClass::ALL {
        let without = LenientOptions::ALL.without(*class);
        let only = LenientOptions::STRICT.with(*class);
        for other in RepairClass::ALL {
            assert_eq!(without.allows(*other), other != class);
            assert_eq!(only.allows(*other), other == class);
        }
        assert!(only.with(*class) == only && without.without(*class) == without);
        assert_eq!(format!("{only:?}"), format!("{{{:?}}}", class.code()));
    }
    assert_eq!(format!("{:?}", LenientOptions::STRICT), "{}");
}

/// Returns a text of this length with a name that needs repair.
fn of_length(length: usize) -> String {
    let text = "001093029317|Nguyen An|1987-01-18|0|1|<1<<<<";
    format!("{text}{}", "x".repeat(length - text.len()))
}

#[test]
fn rejects_text_that_is_too_long() {
    let too_long = |payload: Result<LenientPayload<'_>, DecodeError>| {
        payload.is_err_and(|error| {
            (error.kind(), error.field(), error.offset()) == (ErrorKind::TooLong, None, MAX_LEN)
        })
    };
    for (options, longest) in [
        (LenientOptions::STRICT, MAX_LEN),
        (LenientOptions::ALL, 2 * MAX_LEN),
        (
            LenientOptions::ALL.without(RepairClass::Surroundings),
            2 * MAX_LEN,
        ),
    ] {
        for length in [100, longest - 1, longest] {
            let text = of_length(length);
            let payload = options.read(text.as_bytes()).expect("short enough");
            assert_eq!(
                payload.field(Field::Name).expect("a name").raw(),
                "Nguyen An"
            );
        }
        for length in [longest + 1, 2 * MAX_LEN + 1, 3 * MAX_LEN] {
            let text = of_length(length);
            assert!(too_long(options.read(text.as_bytes())), "{length}");
        }
    }
    // Removed blanks do not count.
    let text = format!("  {}\n", of_length(2 * MAX_LEN));
    assert!(lenient::read(text.as_bytes()).is_ok());
    let without_trimming = LenientOptions::ALL.without(RepairClass::Surroundings);
    assert!(too_long(without_trimming.read(text.as_bytes())));
}

#[test]
fn reports_errors_as_in_the_whole_text() {
    // The end of the text is unexpected, a delimiter makes the length wrong.
    for (text, kind) in [
        (
            VALID.replace("0944713700", "094471370"),
            ErrorKind::UnexpectedEnd,
        ),
        (VALID.replace("0944713700", "094471370<"), ErrorKind::Length),
    ] {
        let payload = read(&text);
        let Outcome::Invalid(error) = payload.field(Field::Phone).expect("a phone").outcome()
        else {
            panic!("{text}");
        };
        assert_eq!(
            (error.kind(), Some(error)),
            (kind, PersonalQr::decode(text.as_bytes()).err())
        );
    }
    // Removed blanks shift the offset of the error.
    let text = VALID.replace("|0|", "|  9|");
    let payload = read(&text);
    let Outcome::Invalid(error) = payload.field(Field::Declaration).expect("a kind").outcome()
    else {
        panic!("{text}");
    };
    assert_eq!(text.as_bytes()[error.offset()], b'9');
}

#[test]
fn keeps_blanks_of_other_slots() {
    let text = format!("{VALID}<sig< x y \n");
    let payload = read(&text);
    let other = payload.field(Field::Other).expect("other slots");
    assert_eq!(other.value(), Some(" x y "));
}

#[test]
fn leaves_unknown_forms_to_the_grammar() {
    for (phone, value) in [
        ("+84 012345678", Some("0012345678")),
        ("+84 (0) 944713700", Some("0944713700")),
        ("09+44713700", None),
        ("++84944713700", None),
        ("0084+44713700", None),
    ] {
        let text = VALID.replace("0944713700", phone);
        let payload = read(&text);
        assert_eq!(
            payload.field(Field::Phone).expect("a phone").value(),
            value,
            "{phone}"
        );
    }
    for date in [
        "12-5", "12-05", "1-5", "123-4", "1989-123", "1989-", "1989-03-", "1989x", "1989-03x",
    ] {
        let text = VALID.replace("1987-01-18", date);
        let payload = read(&text);
        let field = payload.field(Field::BirthDate).expect("a date");
        let outcome = field.outcome();
        assert!(
            matches!(outcome, Outcome::Invalid(_)),
            "{date}: {outcome:?}"
        );
    }
}

#[test]
fn debug_shows_outcomes_without_text() {
    let text = VALID
        .replace("NGUYEN AN", "Nguyen An")
        .replace("1987-01-18", "1987-**-**")
        .replace("0944713700", "*******700")
        .replace("|0|", "|9|");
    let payload = read(&text);
    let shown = |field| format!("{:?}", payload.field(field).expect("a field"));
    assert_eq!(
        shown(Field::IdNumber),
        "LenientField { field: IdNumber, outcome: Valid, repairs: {}, assumed: false, .. }"
    );
    assert_eq!(
        shown(Field::Name),
        "LenientField { field: Name, outcome: Repaired, repairs: {\"name-case\"}, assumed: false, .. }"
    );
    assert!(shown(Field::BirthDate).contains("outcome: Partial(Date(..))"));
    assert!(shown(Field::Phone).contains("outcome: Partial(Masked(..))"));
    assert!(shown(Field::Declaration).contains("outcome: Invalid("));
    assert_eq!(
        format!("{:?}", payload.masked()),
        "LenientDisplay { masked: true, language: English, .. }"
    );
}

/// A kind of damage that keeps the meaning of a value.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Before(&'static str, Repair),
    After(&'static str, Repair),
    AroundField(usize, &'static str, Repair),
    Bars(char, Repair),
    Capitals,
    Marks { composed: bool },
    DoubleBlank,
    YearFirst,
    DayFirst,
    EightDigits,
    CountryCode,
    PhoneBlanks,
    GenderWord,
    NoExtension,
}

fn damages() -> impl Strategy<Value = Damage> {
    use Damage::{
        Capitals, CountryCode, DayFirst, DoubleBlank, EightDigits, GenderWord, Marks, NoExtension,
        PhoneBlanks, YearFirst,
    };
    let around = [
        ("\u{FEFF}", Repair::ByteOrderMark),
        ("\u{200B}", Repair::ZeroWidth),
        ("\u{200D}\u{2060}", Repair::ZeroWidth),
        ("\0", Repair::Nul),
        ("\r\n", Repair::LineEnd),
        (" \t\u{A0}", Repair::Blanks),
    ];
    let bars = [
        ('¦', Repair::BrokenBar),
        ('｜', Repair::FullwidthBar),
        ('│', Repair::BoxBar),
        ('∣', Repair::DividesBar),
        ('\u{1D}', Repair::GroupSeparator),
    ];
    prop_oneof![
        1 => select(around.to_vec()).prop_map(|(text, repair)| Damage::Before(text, repair)),
        1 => select(around.to_vec()).prop_map(|(text, repair)| Damage::After(text, repair)),
        1 => (0_usize..5, select(around.to_vec())).prop_map(|(at, (text, repair))| Damage::AroundField(at, text, repair)),
        1 => select(bars.to_vec()).prop_map(|(bar, repair)| Damage::Bars(bar, repair)),
        8 => select(vec![Capitals, Marks { composed: true }, Marks { composed: false }, DoubleBlank, YearFirst, DayFirst,
            EightDigits, CountryCode, PhoneBlanks, GenderWord, NoExtension]),
    ]
}

/// A damaged text, the expected repairs, and whether one of them is assumed.
type Damaged = (String, Vec<(Option<Field>, Repair)>, bool);

/// Damages a value. Returns `None` if the value does not have the part to damage.
#[allow(clippy::too_many_lines, reason = "one arm per kind of damage")]
fn damage(value: &mut oracle::Value, damage: Damage) -> Option<Damaged> {
    // A blank after a hyphen is valid, but normalizing a name removes it.
    value.name = value.name.replace("- ", "-");
    let text = oracle::canonical(value);
    let mut fields: Vec<String> = text.split('|').map(str::to_owned).collect();
    let mut slots: Vec<String> = fields[5].split('<').map(str::to_owned).collect();
    let (year, month, day) = (
        value.birth_date[..4].to_owned(),
        value.birth_date[5..7].to_owned(),
        value.birth_date[8..].to_owned(),
    );
    let swapped = oracle::decode(format!("B1234567|A|{year}-{day}-{month}|0|1|").as_bytes())
        .is_ok()
        && day != month;
    let mut assumed = false;
    let repair = match damage {
        Damage::Before(before, repair) => {
            return Some((format!("{before}{text}"), vec![(None, repair)], false));
        }
        Damage::After(after, repair) => {
            // Other slots may contain blanks, so only control characters and what follows them are removed.
            let field = if value.other.is_empty() {
                None
            } else {
                Some(Field::Other)
            };
            if field.is_some() && !after.contains(char::is_control) || after.starts_with(' ') {
                return None;
            }
            return Some((format!("{text}{after}"), vec![(field, repair)], false));
        }
        Damage::AroundField(at, around, repair) => {
            fields[at] = format!("{around}{}{around}", fields[at]);
            let field = [
                Field::IdNumber,
                Field::Name,
                Field::BirthDate,
                Field::Declaration,
                Field::Qid,
            ][at];
            let mut repairs = vec![(Some(field), repair)];
            if at == 0 {
                // The start of the first field is the start of the text.
                repairs.insert(0, (None, repair));
                if value.id_number.is_none() {
                    repairs.truncate(1);
                }
            }
            return Some((fields.join("|"), repairs, false));
        }
        Damage::Bars(bar, repair) => {
            if text.contains(['¦', '｜', '│', '∣', '\u{1D}']) {
                return None;
            }
            return Some((
                text.replace('|', &bar.to_string()),
                vec![(None, repair)],
                false,
            ));
        }
        Damage::Capitals => {
            fields[1] = fields[1].to_lowercase();
            (Some(Field::Name), Repair::NameCase)
        }
        Damage::Marks { composed } => {
            let marks: &[(char, &str)] = if composed {
                &[
                    ('A', "Ắ"),
                    ('E', "Ệ"),
                    ('O', "Ỡ"),
                    ('U', "Ử"),
                    ('I', "Ĩ"),
                    ('Y', "Ỳ"),
                    ('D', "Đ"),
                ]
            } else {
                &[
                    ('A', "A\u{306}\u{301}"),
                    ('E', "E\u{323}\u{302}"),
                    ('U', "U\u{31B}\u{309}"),
                    ('D', "Đ"),
                ]
            };
            for (plain, marked) in marks {
                fields[1] = fields[1].replace(*plain, marked);
            }
            if fields[1] == value.name {
                return None;
            }
            (Some(Field::Name), Repair::NameDiacritics)
        }
        Damage::DoubleBlank => {
            fields[1] = fields[1].replace(' ', "  ");
            if fields[1] == value.name {
                return None;
            }
            (Some(Field::Name), Repair::NameBlanks)
        }
        Damage::YearFirst => {
            fields[2] = format!(
                "{year}/{}/{}",
                month.trim_start_matches('0'),
                day.trim_start_matches('0')
            );
            (Some(Field::BirthDate), Repair::DateYearFirst)
        }
        Damage::DayFirst => {
            fields[2] = format!("{day}/{month}/{year}");
            assumed = swapped;
            (Some(Field::BirthDate), Repair::DateDayFirst)
        }
        Damage::EightDigits => {
            fields[2] = format!("{day}{month}{year}");
            let is_plausible = |year: &str| ("1900"..="2100").contains(&year);
            let first_year = format!("{day}{month}");
            let year_first = format!("B1234567|A|{first_year}-{}-{}|0|1|", &year[..2], &year[2..]);
            if is_plausible(&first_year) && oracle::decode(year_first.as_bytes()).is_ok() {
                // Another date is read.
                return None;
            }
            assumed = swapped || !is_plausible(&year);
            (Some(Field::BirthDate), Repair::DateEightDigits)
        }
        Damage::CountryCode => {
            let national = value.phone.as_deref()?.strip_prefix('0')?;
            slots[3] = format!("+84{national}");
            (Some(Field::Phone), Repair::PhoneCountryCode)
        }
        Damage::PhoneBlanks => {
            let phone = value.phone.as_deref()?;
            slots[3] = format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]);
            (Some(Field::Phone), Repair::PhoneSeparators)
        }
        Damage::GenderWord => {
            slots[1] = match value.gender? {
                '1' => "Nam".to_owned(),
                '2' => "Nữ".to_owned(),
                _ => return None,
            };
            (Some(Field::Gender), Repair::GenderWord)
        }
        Damage::NoExtension => {
            let bare = text.strip_suffix('|')?;
            return Some((
                bare.to_owned(),
                vec![(None, Repair::ExtensionLeftOut)],
                false,
            ));
        }
    };
    fields[5] = slots.join("<");
    Some((fields.join("|"), vec![repair], assumed))
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn makes_exactly_the_expected_repairs(mut value in strategies::values(), kind in damages()) {
        let Some((text, expected, assumed)) = damage(&mut value, kind) else {
            return Ok(());
        };
        let canonical = oracle::canonical(&value);
        let payload = read(&text);
        prop_assert_eq!(payload.all_repairs().collect::<Vec<_>>(), expected, "{:?}", text);
        prop_assert_eq!(payload.to_payload().map(PersonalQrBuf::into_string), Ok(canonical), "{:?}", text);
        prop_assert_eq!(payload.fields().any(|field| field.is_assumed()), assumed, "{:?}", text);
        prop_assert!(!payload.is_strict());
        prop_assert!(PersonalQr::decode(text.as_bytes()).is_err());
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn strict_options_equal_decoding(text in strategies::texts()) {
        equals_decoding(&text.0)?;
    }

    #[test]
    fn keeps_strict_text(text in strategies::valid_texts()) {
        let payload = read(&text);
        prop_assert!(payload.is_strict() && payload.repairs().is_empty());
        prop_assert_eq!(payload.payload(), PersonalQr::decode(text.as_bytes()));
        let raws: Vec<_> = payload.fields().map(|field| field.raw().to_owned()).collect();
        prop_assert_eq!(raws.len(), 11);
        let joined = format!("{}|{}", raws[..5].join("|"), raws[5..].join("<"));
        prop_assert_eq!(joined.trim_end_matches('<'), text.trim_end_matches('<'));
    }

    #[test]
    fn keeps_its_guarantees(text in texts()) {
        guarantees(&text.0)?;
    }

    #[test]
    fn keeps_its_guarantees_for_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        guarantees(&bytes)?;
        equals_decoding(&bytes)?;
    }
}

/// Texts that resemble payloads, and some with characters that lenient reading treats specially.
fn texts() -> BoxedStrategy<Text> {
    let special = "[0-9A-ZaĐễ |<*/¦｜│∣\\x1D\\x00\r\n\u{FEFF}\u{200B}+-]{0,80}";
    prop_oneof![2 => strategies::texts(), 1 => special.prop_map(|text: String| Text(text.into_bytes()))].boxed()
}

fn equals_decoding(text: &[u8]) -> Result<(), TestCaseError> {
    let decoded = PersonalQrBuf::decode(text);
    match LenientOptions::STRICT.read(text) {
        Ok(payload) => {
            prop_assert!(payload.repairs().is_empty());
            prop_assert_eq!(payload.is_strict(), decoded.is_ok());
            prop_assert_eq!(payload.to_payload(), decoded);
        }
        Err(error) => prop_assert_eq!(Err(error), decoded),
    }
    Ok(())
}

fn guarantees(text: &[u8]) -> Result<(), TestCaseError> {
    let Ok(payload) = lenient::read(text) else {
        return Ok(());
    };
    for field in payload.fields() {
        let end = field.offset() + field.raw().len();
        prop_assert_eq!(text.get(field.offset()..end), Some(field.raw().as_bytes()));
        prop_assert_eq!(field.is_valid(), field.value().is_some());
        prop_assert_eq!(
            field.outcome() == Outcome::Repaired,
            !field.repairs().is_empty()
        );
        if let Some(error) = field.error() {
            prop_assert!(error.offset() <= text.len());
        }
    }
    let _ = format!(
        "{payload:?}{}{}",
        payload.masked(),
        payload.full().language(Language::Vietnamese)
    );
    let valid = payload.fields().all(|field| field.is_valid()) && payload.trailing().is_none();
    match payload.to_payload() {
        Ok(payload) => {
            prop_assert!(valid);
            prop_assert!(PersonalQr::is_canonical(payload.as_str().as_bytes()));
        }
        Err(error) => {
            prop_assert!(!valid || error.kind() == ErrorKind::TooLong, "{error}");
            prop_assert!(error.offset() <= text.len().max(vn_personal_qr::MAX_LEN));
        }
    }
    Ok(())
}

#[test]
fn shows_errors_in_both_languages() {
    let payload = lenient::read(b"001093029317|NGUYEN AN|31/13/1989|0||<9<a").expect("UTF-8");
    assert_eq!(
        payload.full().to_string(),
        r#"Id number         001093029317
Name              NGUYEN AN
Birth date        "31/13/1989" invalid: unexpected character, expected a digit 0-9
Declared          by the person
QID               "" invalid: wrong length, expected 1 to 64 printable ASCII characters
Gender            "9" invalid: unknown value, expected 0 (no information), 1 (male) or 2 (female)
Health card       "a" invalid: unexpected character, expected a digit 0-9 or a letter A-Z"#
    );
    assert_eq!(
        payload.full().language(Language::Vietnamese).to_string(),
        r#"Số giấy tờ        001093029317
Họ và tên         NGUYEN AN
Ngày sinh         "31/13/1989" không hợp lệ: ký tự không hợp lệ, cần chữ số 0-9
Hình thức         tự khai
QID               "" không hợp lệ: sai độ dài, cần 1 đến 64 ký tự ASCII in được
Giới tính         "9" không hợp lệ: giá trị không có trong quy định, cần 0 (không có thông tin), 1 (nam) hoặc 2 (nữ)
Thẻ BHYT          "a" không hợp lệ: ký tự không hợp lệ, cần chữ số 0-9 hoặc chữ hoa A-Z"#
    );
}
