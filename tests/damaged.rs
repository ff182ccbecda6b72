//! All kinds of damage, by the tables of the specification: what a scanner can send, and the expected result.

#![cfg(feature = "lenient")]

use crate::common::error_location::ORDER;
use vn_personal_qr::card::{CardDate, IdentityCard, InsuranceCard};
use vn_personal_qr::detect::{self, CodeKind, Detected, UnknownReason};
use vn_personal_qr::lenient::{
    self, InvalidCause, KeyboardLayout, LenientField, LenientPayload, Outcome, Partial, Repair,
};
use vn_personal_qr::{BirthDate, ErrorKind, Field, Gender, Language, PersonalQr, PersonalQrBuf};

const FIELDS: [&str; 11] = [
    "001093029317",
    "NGUYEN AN",
    "1987-01-18",
    "0",
    "162979388586171100",
    "162979388586171101",
    "1",
    "HS4010120878821",
    "0944713700",
    "SIGNED",
    "",
];

const CARDS: &str = include_str!("data/cards.txt");

fn joined(fields: [&str; 11]) -> String {
    let (fields, slots) = fields.split_at(5);
    format!("{}|{}", fields.join("|"), slots.join("<"))
}

/// Returns the payload with another text in one field.
fn with(field: Field, text: &str) -> String {
    let mut fields = FIELDS;
    let at = ORDER
        .iter()
        .position(|other| *other == field)
        .expect("a field");
    fields[at] = text;
    joined(fields)
}

fn valid() -> String {
    joined(FIELDS).trim_end_matches('<').to_owned()
}

fn read(text: &str) -> LenientPayload<'_> {
    lenient::read(text.as_bytes()).unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn codes(payload: &LenientPayload<'_>) -> Vec<&'static str> {
    let mut codes: Vec<_> = payload
        .all_repairs()
        .map(|(_, repair)| repair.code())
        .collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

#[track_caller]
fn assert_repaired(text: &str, canonical: &str, expected: &[&str]) {
    let payload = read(text);
    let strict = payload.to_payload().map(PersonalQrBuf::into_string);
    assert_eq!(strict.as_deref(), Ok(canonical), "{text:?}");
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(codes(&payload), expected, "{text:?}");
    assert!(PersonalQr::is_canonical(canonical.as_bytes()));
}

/// Asserts the strict value of a field, its repairs, and whether it is assumed.
#[track_caller]
fn assert_field_repaired(field: Field, text: &str, value: &str, repairs: &[&str], assumed: bool) {
    let text = with(field, text);
    let payload = read(&text);
    let found = payload.field(field).expect("a field");
    assert_eq!(found.value(), Some(value), "{text:?}");
    let found_repairs: Vec<_> = found.repairs().iter().map(Repair::code).collect();
    assert_eq!(found_repairs, repairs, "{text:?}");
    assert_eq!(found.is_assumed(), assumed, "{text:?}");
    assert_others_valid(&payload, field);
}

#[track_caller]
fn assert_others_valid(payload: &LenientPayload<'_>, field: Field) {
    for other in payload.fields().filter(|other| other.field() != field) {
        assert_eq!(other.outcome(), Outcome::Valid, "{other:?}");
    }
}

#[track_caller]
fn assert_field_invalid(field: Field, text: &str) {
    let damaged = with(field, text);
    let payload = read(&damaged);
    let found = payload.field(field).expect("a field");
    assert!(
        matches!(found.outcome(), Outcome::Invalid(_)),
        "{text:?}: {found:?}"
    );
    assert_eq!((found.raw(), found.value()), (text, None));
    assert!(found.repairs().is_empty() && !found.is_assumed());
    assert!(!payload.is_valid());
    // The strict error is inside the field or at its end.
    let error = found.error().expect("an error");
    let within = found.offset()..=found.offset() + text.len();
    assert!(within.contains(&error.offset()), "{text:?}: {error:?}");
    assert_others_valid(&payload, field);
}

#[track_caller]
fn assert_field_partial(field: Field, text: &str, expected: Partial<'_>) {
    let damaged = with(field, text);
    let payload = read(&damaged);
    let found = payload.field(field).expect("a field");
    let Outcome::Partial { partial, error } = found.outcome() else {
        panic!("{text:?}: {found:?}");
    };
    let matches = match (partial, expected) {
        (Partial::Masked { shown }, Partial::Masked { shown: expected }) => shown == expected,
        (found, expected) => found == expected,
    };
    assert!(matches, "{text:?}");
    assert_eq!(error.field(), Some(field));
    assert_eq!((found.raw(), found.value()), (text, None));
    assert_others_valid(&payload, field);
}

const AROUND: [(&str, &str); 27] = [
    ("\u{FEFF}", "byte-order-mark"),
    ("\u{FEFF}\u{FEFF}", "byte-order-mark"),
    ("\u{200B}", "zero-width"),
    ("\u{200C}", "zero-width"),
    ("\u{200D}", "zero-width"),
    ("\u{200E}", "zero-width"),
    ("\u{200F}", "zero-width"),
    ("\u{2060}", "zero-width"),
    ("\u{202A}", "zero-width"),
    ("\u{2068}", "zero-width"),
    ("\u{AD}", "zero-width"),
    ("\0", "nul"),
    ("\0\0\0", "nul"),
    ("\r", "line-end"),
    ("\n", "line-end"),
    ("\r\n", "line-end"),
    ("\n\n", "line-end"),
    ("\u{85}", "line-end"),
    ("\u{2028}", "line-end"),
    (" ", "blanks"),
    ("   ", "blanks"),
    ("\t", "blanks"),
    ("\u{A0}", "blanks"),
    ("\u{3000}", "blanks"),
    ("\u{2009}", "blanks"),
    ("\u{202F}", "blanks"),
    ("\u{B}\u{C}", "blanks"),
];

#[test]
fn removes_characters_around_the_text_and_its_fields() {
    let valid = valid();
    for (around, code) in AROUND {
        assert_repaired(&format!("{around}{valid}"), &valid, &[code]);
        assert_repaired(&format!("{valid}{around}"), &valid, &[code]);
        assert_repaired(&format!("{around}{valid}{around}"), &valid, &[code]);
        for (field, value) in ORDER
            .into_iter()
            .zip(FIELDS)
            .filter(|(_, value)| !value.is_empty())
        {
            for text in [
                format!("{around}{value}"),
                format!("{value}{around}"),
                format!("{around}{value}{around}"),
            ] {
                assert_repaired(&with(field, &text), &valid, &[code]);
            }
        }
        // A slot with these characters only is empty.
        let text = with(Field::Phone, around);
        let payload = read(&text);
        let phone = payload.field(Field::Phone).expect("a slot");
        assert_eq!(phone.value(), Some(""), "{around:?}");
        for (other, other_code) in AROUND {
            let text = format!("{around}{other}{valid}{other}");
            let codes: &[&str] = if code == other_code {
                &[code]
            } else {
                &[code, other_code]
            };
            assert_repaired(&text, &valid, codes);
        }
    }
    for within in ["\u{200B}", "\0", "\n", "\u{FEFF}"] {
        assert_field_invalid(Field::IdNumber, &format!("001093{within}029317"));
        assert_field_invalid(Field::Qid, &format!("1629{within}79"));
        assert_field_invalid(Field::Phone, &format!("09447{within}13700"));
    }
}

#[test]
fn reads_substitutes_of_the_bar() {
    let valid = valid();
    let substitutes = [
        ('¦', "broken-bar"),
        ('｜', "fullwidth-bar"),
        ('│', "box-bar"),
        ('∣', "divides-bar"),
        ('\u{1D}', "group-separator"),
    ];
    for (bar, code) in substitutes {
        let text = valid.replace('|', &bar.to_string());
        assert_repaired(&text, &valid, &[code]);
        assert_repaired(&format!("{text}\r\n"), &valid, &[code, "line-end"]);
        let five = "001093029317|NGUYEN AN|1987-01-18|0|1".replace('|', &bar.to_string());
        assert_repaired(
            &five,
            "001093029317|NGUYEN AN|1987-01-18|0|1|",
            &[code, "extension-left-out"],
        );
        // In a text with `|`, the others are text.
        let mixed = valid.replacen('|', &bar.to_string(), 3);
        assert!(!read(&mixed).is_valid(), "{mixed}");
        for (other, other_code) in substitutes {
            let text = valid
                .replacen('|', &bar.to_string(), 2)
                .replace('|', &other.to_string());
            let codes: &[&str] = if bar == other {
                &[code]
            } else {
                &[code, other_code]
            };
            assert_repaired(&text, &valid, codes);
        }
        for (card, at) in CARDS.lines().zip(0..) {
            let text = card.replace('|', &bar.to_string());
            let kind = detect::read(text.as_bytes()).kind();
            let expected = if at < 4 {
                CodeKind::IdentityCard
            } else {
                CodeKind::InsuranceCard
            };
            assert_eq!(kind, expected, "{text}");
        }
    }
}

#[test]
fn normalizes_names() {
    const CASE: &str = "name-case";
    const MARKS: &str = "name-diacritics";
    const BLANKS: &str = "name-blanks";
    let table: &[(&str, &str, &[&str])] = &[
        ("nguyen an", "NGUYEN AN", &[CASE]),
        ("Nguyen An", "NGUYEN AN", &[CASE]),
        ("NGUYỄN ÂN", "NGUYEN AN", &[MARKS]),
        ("Nguyễn Ân", "NGUYEN AN", &[MARKS, CASE]),
        ("NGUYE\u{302}\u{303}N A\u{302}N", "NGUYEN AN", &[MARKS]),
        ("Nguye\u{303}\u{302}n An", "NGUYEN AN", &[MARKS, CASE]),
        ("Nguyê\u{303}n An", "NGUYEN AN", &[MARKS, CASE]),
        ("ĐỖ ĐÌNH ĐỨC", "DO DINH DUC", &[MARKS]),
        ("đỗ đình đức", "DO DINH DUC", &[MARKS, CASE]),
        ("NGUYEN  AN", "NGUYEN AN", &[BLANKS]),
        ("NGUYEN\u{A0}AN", "NGUYEN AN", &[BLANKS]),
        ("NGUYEN \u{A0}\t AN", "NGUYEN AN", &[BLANKS]),
        ("nguyễn   ân", "NGUYEN AN", &[MARKS, CASE, BLANKS]),
        ("H’HEN NIE", "H'HEN NIE", &["name-apostrophe"]),
        ("H‘HEN NIE", "H'HEN NIE", &["name-apostrophe"]),
        (
            "H\u{2BC}Hen Niê",
            "H'HEN NIE",
            &[MARKS, CASE, "name-apostrophe"],
        ),
        ("Y - BLOM", "Y-BLOM", &["name-hyphen"]),
        (
            "Y\u{A0}-\u{A0}Blom",
            "Y-BLOM",
            &[CASE, BLANKS, "name-hyphen"],
        ),
    ];
    for (text, name, repairs) in table {
        assert_field_repaired(Field::Name, text, name, repairs, false);
    }
    assert_field_repaired(
        Field::Name,
        " Nguyễn An\u{FEFF}",
        "NGUYEN AN",
        &["byte-order-mark", "blanks", MARKS, CASE],
        false,
    );
    for text in [
        "Nguyễn 2",
        "Jørgen",
        "Weiß",
        "王小明",
        "Nguyễn\u{200B}An",
        "'Anh",
        "Nguyen -",
        "- An",
        "A/B",
        "Nguyễn (An)",
        "😀",
        "Ông. .",
        "...",
    ] {
        assert_field_invalid(Field::Name, text);
    }
    assert_field_invalid(Field::Name, &"Nguyễn ".repeat(30));
}

#[test]
fn names_the_cause_of_a_name_in_an_old_encoding() {
    for (text, code) in [
        ("Nguyeãn Vaên A", "name-vni-font"),
        ("NguyÔn V¨n A", "name-tcvn3-font"),
        ("NguyÍn A", "name-vps-font"),
        ("Nguyá»…n A", "name-decoded-twice"),
    ] {
        assert_field_invalid(Field::Name, text);
        let damaged = with(Field::Name, text);
        let payload = read(&damaged);
        let name = payload.field(Field::Name).expect("a field");
        assert_eq!(name.cause().map(InvalidCause::code), Some(code));
        let message = name.cause().expect("a cause").to_string();
        assert!(payload.full().to_string().contains(&message));
        #[cfg(feature = "serde")]
        assert_eq!(serde_json::to_value(&payload).expect("JSON")["cause"], code);
    }
    assert_eq!(
        read(&with(Field::Name, "Jørgen"))
            .field(Field::Name)
            .and_then(|name| name.cause()),
        None
    );
}

#[test]
fn reads_dates_in_every_form() {
    const YEAR: &str = "date-year-first";
    const DAY: &str = "date-day-first";
    const EIGHT: &str = "date-eight-digits";
    for separator in [
        "/", "-", ".", " ", "  ", " / ", " - ", ". ", " .", "\u{A0}", "–", " — ", "−",
    ] {
        let joined = |parts: [&str; 3]| parts.join(separator);
        for (parts, value, repair, assumed) in [
            (["1989", "3", "3"], "1989-03-03", YEAR, false),
            (["1989", "3", "4"], "1989-03-04", YEAR, false),
            (["1989", "03", "4"], "1989-03-04", YEAR, false),
            (["1989", "12", "31"], "1989-12-31", YEAR, false),
            (["3", "3", "1989"], "1989-03-03", DAY, false),
            (["03", "03", "1989"], "1989-03-03", DAY, false),
            (["03", "04", "1989"], "1989-04-03", DAY, true),
            (["3", "4", "1989"], "1989-04-03", DAY, true),
            (["12", "1", "1989"], "1989-01-12", DAY, true),
            (["13", "1", "1989"], "1989-01-13", DAY, false),
            (["31", "12", "1989"], "1989-12-31", DAY, false),
            (["29", "2", "2000"], "2000-02-29", DAY, false),
            (["01", "01", "0001"], "0001-01-01", DAY, false),
        ] {
            let strict = separator == "-" && parts.join("-") == value;
            if !strict {
                assert_field_repaired(Field::BirthDate, &joined(parts), value, &[repair], assumed);
            }
        }
        for parts in [
            ["1989", "13", "1"],
            ["1989", "0", "1"],
            ["1989", "1", "32"],
            ["1989", "1", "0"],
            ["0000", "1", "1"],
            ["31", "4", "1989"],
            ["29", "2", "1987"],
            ["1", "13", "1989"],
            ["12", "25", "1989"],
            ["0", "1", "1989"],
            ["32", "1", "1989"],
            ["18", "1", "87"],
            ["87", "1", "18"],
            ["1", "1", "19890"],
            ["001", "1", "1989"],
            ["1989", "1", "001"],
            ["", "1", "1989"],
            ["1989", "", "1"],
            ["a", "1", "1989"],
            ["1989", "3", "1989"],
        ] {
            assert_field_invalid(Field::BirthDate, &format!("x{}", joined(parts)));
            let text = joined(parts);
            // Several blanks are one separator.
            let is_other_date = parts.contains(&"") && separator.trim().is_empty();
            if text.trim() == text && !is_other_date {
                assert_field_invalid(Field::BirthDate, &text);
            }
        }
    }
    assert_field_repaired(Field::BirthDate, "18/01-1987", "1987-01-18", &[DAY], false);
    for (text, value, assumed) in [
        ("18011987", "1987-01-18", false),
        ("03031989", "1989-03-03", false),
        ("03041989", "1989-04-03", true),
        ("31121989", "1989-12-31", false),
        ("29022000", "2000-02-29", false),
        ("19890303", "1989-03-03", false),
        ("19870118", "1987-01-18", false),
        ("19991231", "1999-12-31", false),
        ("20121989", "1989-12-20", false),
        ("19001231", "1900-12-31", false),
        ("31121900", "1900-12-31", false),
        ("21001231", "2100-12-31", false),
        // No order gives a year from 1900 to 2100; the day comes first if both are dates.
        ("12111210", "1210-11-12", true),
        ("18991231", "1899-12-31", true),
        ("31121899", "1899-12-31", true),
        ("31122101", "2101-12-31", true),
    ] {
        assert_field_repaired(Field::BirthDate, text, value, &[EIGHT], assumed);
    }
    for text in [
        "29021987",
        "31041989",
        "00000000",
        "19890230",
        "99999999",
        "01131989",
        "1801198",
        "180119870",
        "18-01-1987-01",
        "//",
        "",
        "18/01/1987/",
        "/18/01/1987",
        "18 thang 1",
        "1987-01-18T00",
        "1987--01-18",
        "０1/01/1987",
    ] {
        assert_field_invalid(Field::BirthDate, text);
    }
}

#[test]
fn reads_every_day_from_1900_to_2100_in_eight_digits() {
    let mut count = 0;
    for year in 1900..=2100_u16 {
        for (month, day) in (1..=12_u8).flat_map(|month| (1..=31_u8).map(move |day| (month, day))) {
            let Ok(date) = BirthDate::from_ymd(year, month, day) else {
                continue;
            };
            for (text, may_be_assumed) in [
                (format!("{year:04}{month:02}{day:02}"), false),
                (format!("{day:02}{month:02}{year:04}"), true),
            ] {
                let field = lenient::read_field(Field::BirthDate, &text);
                assert_eq!(field.value(), Some(date.as_str()), "{text}");
                assert!(may_be_assumed || !field.is_assumed(), "{text}");
                assert!(field.repairs().iter().eq([Repair::DateEightDigits]));
            }
            count += 1;
        }
    }
    assert_eq!(count, 201 * 365 + 49);
}

#[test]
fn reads_partial_dates() {
    let date = |year, month, masked| Partial::Date {
        year,
        month,
        masked,
    };
    for (text, partial) in [
        ("1989", date(1989, None, false)),
        ("0001", date(1, None, false)),
        ("1989-03", date(1989, Some(3), false)),
        ("1989-3", date(1989, Some(3), false)),
        ("1989/03", date(1989, Some(3), false)),
        ("1989.12", date(1989, Some(12), false)),
        ("03/1989", date(1989, Some(3), false)),
        ("3-1989", date(1989, Some(3), false)),
        ("3 1989", date(1989, Some(3), false)),
        ("00/00/1950", date(1950, None, false)),
        ("0/0/1950", date(1950, None, false)),
        ("00-00-1950", date(1950, None, false)),
        ("00.00.1950", date(1950, None, false)),
        ("00 00 1950", date(1950, None, false)),
        ("1950-00-00", date(1950, None, false)),
        ("1950/0/0", date(1950, None, false)),
        ("00001950", date(1950, None, false)),
        ("19500000", date(1950, None, false)),
        ("03 / 1989", date(1989, Some(3), false)),
        ("1987-**-**", date(1987, None, true)),
        ("1987/**/**", date(1987, None, true)),
        ("1987-*-*", date(1987, None, true)),
        ("1987-01-**", date(1987, Some(1), true)),
        ("**/**/1987", date(1987, None, true)),
        ("**-**-1987", date(1987, None, true)),
        ("**/01/1987", date(1987, Some(1), true)),
        ("18/**/1987", date(1987, None, true)),
        ("1987****", date(1987, None, true)),
        ("****1987", date(1987, None, true)),
        ("**011987", date(1987, Some(1), true)),
        ("198701**", date(1987, Some(1), true)),
        ("****-**-**", Partial::Masked { shown: "" }),
        ("****-01-18", Partial::Masked { shown: "01-18" }),
        ("**********", Partial::Masked { shown: "" }),
        ("********", Partial::Masked { shown: "" }),
        ("198*-**-**", Partial::Masked { shown: "" }),
        ("******1987", Partial::Masked { shown: "1987" }),
    ] {
        assert_field_partial(Field::BirthDate, text, partial);
    }
    for text in [
        "0000",
        "989",
        "19890",
        "1989-13",
        "1989-0",
        "00/00/0000",
        "00/00/50",
        "00/13/1950",
        "00131950",
        "000001950",
        "13/1989",
        "1989-",
        "-1989",
        "1989-013",
        "1987-13-**",
        "1987-**-32",
        "1987-02-*x",
        "***********",
        "1987-**-**-**",
        "nam 1989",
    ] {
        assert_field_invalid(Field::BirthDate, text);
    }
}

#[test]
fn reads_masked_numbers_of_every_length() {
    let masked = |shown| Partial::Masked { shown };
    for (field, text) in [
        (Field::IdNumber, "001093029317"),
        (Field::IdNumber, "025812345"),
        (Field::IdNumber, "B1234567"),
        (Field::IdNumber, "C1234"),
        (Field::HealthCard, "HS4010120878821"),
        (Field::HealthCard, "0120878821"),
        (Field::Phone, "0944713700"),
    ] {
        for hidden in 1..=text.len() {
            let stars = "*".repeat(hidden);
            let shown = &text[hidden..];
            assert_field_partial(field, &format!("{stars}{shown}"), masked(shown));
            let shown = &text[..text.len() - hidden];
            assert_field_partial(field, &format!("{shown}{stars}"), masked(shown));
        }
        let middle = format!("{}**{}", &text[..2], &text[4..]);
        assert_field_partial(field, &middle, masked(&text[4..]));
        assert_field_invalid(field, &format!("***{}*", "0".repeat(20)));
        assert_field_invalid(field, "***-é");
        assert_field_invalid(field, "***a1");
    }
    assert_field_partial(Field::IdNumber, "******509", masked("509"));
    assert_field_partial(Field::IdNumber, "******509 ", masked("509"));
    assert_field_partial(Field::Phone, "**** *** 700", masked("700"));
    assert_field_partial(Field::Phone, "0944.***.***", masked("0944"));
    assert_field_invalid(Field::Phone, "****A700");
    assert_field_invalid(Field::IdNumber, "*************");
    // The masked display shows no more than that of a complete number.
    for (field, text, shown) in [
        (Field::IdNumber, "*01093029317", "…029317"),
        (Field::IdNumber, "001093******", "…\n"),
        (Field::HealthCard, "**4010120878821", "…821"),
        (Field::Phone, "*944713700", "…700"),
        (Field::BirthDate, "****-01-18", "…\n"),
    ] {
        let damaged = with(field, text);
        let lines = read(&damaged).masked().to_string();
        assert!(lines.contains(&format!("partial: {shown}")), "{lines}");
    }
    let damaged = with(Field::IdNumber, "001093******");
    assert!(
        read(&damaged)
            .full()
            .to_string()
            .contains("partial: 001093…")
    );
}

#[test]
fn reads_phones_with_country_codes_and_separators() {
    const CODE: &str = "phone-country-code";
    const SEPARATORS: &str = "phone-separators";
    for (text, repairs) in [
        ("+84944713700", &[CODE][..]),
        ("84944713700", &[CODE]),
        ("0084944713700", &[CODE]),
        ("+840944713700", &[CODE]),
        ("0944 713 700", &[SEPARATORS]),
        ("0944.713.700", &[SEPARATORS]),
        ("0944-713-700", &[SEPARATORS]),
        ("0944–713–700", &[SEPARATORS]),
        ("094 4713 700", &[SEPARATORS]),
        ("0944\u{A0}713\u{A0}700", &[SEPARATORS]),
        ("(0944) 713 700", &[SEPARATORS]),
        ("(0944)713700", &[SEPARATORS]),
        ("+84 944 713 700", &[CODE, SEPARATORS]),
        ("+84.944.713.700", &[CODE, SEPARATORS]),
        ("+84-944-713-700", &[CODE, SEPARATORS]),
        ("(+84) 944 713 700", &[CODE, SEPARATORS]),
        ("+84 (0) 944 713 700", &[CODE, SEPARATORS]),
        ("+84(0)944713700", &[CODE, SEPARATORS]),
        ("84 944 713 700", &[CODE, SEPARATORS]),
        ("(84) 944 713 700", &[CODE, SEPARATORS]),
        ("00 84 944 713 700", &[CODE, SEPARATORS]),
    ] {
        assert_field_repaired(Field::Phone, text, "0944713700", repairs, false);
    }
    assert_field_repaired(
        Field::Phone,
        "\u{202A}+84 944 713 700\u{202C}",
        "0944713700",
        &["zero-width", CODE, SEPARATORS],
        false,
    );
    for text in [
        "+1 944 713 700",
        "+85944713700",
        "+8494471370",
        "+849447137000",
        "094471370",
        "094471370.0",
        "09447137000",
        "0944713700 ext 1",
        "0944/713/700",
        "++84944713700",
        "0944+713700",
        "+",
        "( )",
        "phone",
        "8408400000000",
    ] {
        assert_field_invalid(Field::Phone, text);
    }
}

#[test]
fn restores_phones_from_a_spreadsheet() {
    const SHEET: &str = "phone-spreadsheet";
    for (text, value, repairs) in [
        ("944713700", "0944713700", &[SHEET][..]),
        ("944713700.0", "0944713700", &[SHEET]),
        ("944713700,0", "0944713700", &[SHEET]),
        ("944713700.00", "0944713700", &[SHEET]),
        ("0944713700.0", "0944713700", &[SHEET]),
        ("9447137000.0", "9447137000", &[SHEET]),
        ("389012345", "0389012345", &[SHEET]),
        ("841234567", "0841234567", &[SHEET]),
        ("944 713 700", "0944713700", &["phone-separators", SHEET]),
        (
            "84944713700.0",
            "0944713700",
            &["phone-country-code", SHEET],
        ),
        ("1632345678.0", "0332345678", &[SHEET, "phone-old-prefix"]),
    ] {
        assert_field_repaired(Field::Phone, text, value, repairs, true);
    }
    // Dots elsewhere are separators.
    let repairs = &["phone-separators"];
    assert_field_repaired(Field::Phone, "0944.713.700", "0944713700", repairs, false);
    assert_field_repaired(Field::Phone, "0944.713.000", "0944713000", repairs, false);
    for text in ["944713700.5", "44713700.0", "9.4E8", ".0", "094471370.0"] {
        assert_field_invalid(Field::Phone, text);
    }
}

#[test]
fn converts_old_mobile_prefixes() {
    const OLD: &str = "phone-old-prefix";
    for (old, new) in [
        ("0120", "070"),
        ("0121", "079"),
        ("0122", "077"),
        ("0126", "076"),
        ("0128", "078"),
        ("0123", "083"),
        ("0124", "084"),
        ("0125", "085"),
        ("0127", "081"),
        ("0129", "082"),
        ("0162", "032"),
        ("0163", "033"),
        ("0164", "034"),
        ("0165", "035"),
        ("0166", "036"),
        ("0167", "037"),
        ("0168", "038"),
        ("0169", "039"),
        ("0186", "056"),
        ("0188", "058"),
        ("0199", "059"),
    ] {
        let (text, value) = (format!("{old}2345678"), format!("{new}2345678"));
        assert_field_repaired(Field::Phone, &text, &value, &[OLD], false);
        let international = format!("+84 {}2345678", &old[1..]);
        let repairs = &["phone-country-code", "phone-separators", OLD];
        assert_field_repaired(Field::Phone, &international, &value, repairs, false);
    }
    // Ten digits are a strict value, with this prefix too.
    assert!(read(&with(Field::Phone, "0123232422")).is_strict());
    for text in ["01302345678", "01612345678", "01872345678", "012023456789"] {
        assert_field_invalid(Field::Phone, text);
    }
}

#[test]
fn names_landline_numbers_as_such() {
    for text in [
        "02438251234",
        "02838222222",
        "024 3825 1234",
        "(024) 3825-1234",
        "024.3825.1234",
        "+84 24 3825 1234",
        "+84 (0)24 3825 1234",
        "0084 24 38251234",
        "842438251234",
        "02438251234.0",
        "2438251234.0",
        "02963851234",
        " 02438251234 ",
    ] {
        assert_field_invalid(Field::Phone, text);
        let damaged = with(Field::Phone, text);
        let payload = read(&damaged);
        let phone = payload.field(Field::Phone).expect("a slot");
        assert_eq!(phone.cause(), Some(InvalidCause::Landline), "{text}");
        for (lines, label) in [
            (payload.masked(), "Phone             "),
            (
                payload.full().language(Language::Vietnamese),
                "Điện thoại        ",
            ),
        ] {
            let lines = lines.to_string();
            let line = lines.lines().find(|line| line.starts_with(label));
            assert!(line.is_some_and(|line| line.contains("11 ")), "{lines}");
        }
        #[cfg(feature = "serde")]
        assert_eq!(
            serde_json::to_value(&payload).expect("JSON")["cause"],
            "phone-landline"
        );
    }
    for text in [
        "0243825123",
        "094471370",
        "012345678901",
        "03438251234",
        "024382512345",
        "+85 24 3825 1234",
        "0243825123x",
    ] {
        let field = lenient::read_field(Field::Phone, text);
        assert_eq!(field.cause(), None, "{text}");
    }
}

#[test]
fn reads_genders_as_words() {
    for (words, value) in [
        (&["Nam", "NAM", "nam", "nAm", "M", "m"][..], "1"),
        (
            &[
                "Nữ",
                "NỮ",
                "nữ",
                "Nu\u{31B}\u{303}",
                "NU\u{31B}\u{303}",
                "Nư\u{303}",
                "Nũ\u{31B}",
                "nu",
                "NU",
                "F",
                "f",
            ],
            "2",
        ),
    ] {
        for word in words {
            assert_field_repaired(Field::Gender, word, value, &["gender-word"], false);
            assert_field_repaired(
                Field::Gender,
                &format!("{word} "),
                value,
                &["blanks", "gender-word"],
                false,
            );
        }
    }
    for word in [
        "9", "3", "-1", "12", "01", "Male", "MF", "M.", "Nam Nữ", "Na m", "Khác", "x", "*",
    ] {
        assert_field_invalid(Field::Gender, word);
    }
}

#[test]
fn reads_missing_and_extra_fields() {
    let five = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100";
    for around in ["", "\r\n", " ", "\0"] {
        let text = format!("{five}{around}");
        assert!(codes(&read(&text)).contains(&"extension-left-out"));
        assert_eq!(
            read(&text).to_payload().expect("valid").as_str(),
            format!("{five}|")
        );
    }
    // The fields that are present are kept.
    let mut rest = five;
    while let Some((fewer, _)) = rest.rsplit_once('|') {
        let payload = read(fewer);
        let count = fewer.split('|').count();
        for (at, field) in payload.fields().enumerate() {
            assert_eq!(
                field.is_valid(),
                at < count || at >= 5,
                "{fewer}: {field:?}"
            );
        }
        let error = payload.payload().map(drop).expect_err("fields are missing");
        assert_eq!(
            (error.kind(), error.offset()),
            (ErrorKind::UnexpectedEnd, fewer.len())
        );
        rest = fewer;
    }
    for more in ["|", "|x", "||", "|x|y|z"] {
        let text = format!("{five}|<1{more}");
        let payload = read(&text);
        assert_eq!(payload.trailing(), Some(&more[1..]));
        assert!(payload.fields().all(|field| field.is_valid()));
        let error = payload.payload().map(drop).expect_err("a seventh field");
        assert_eq!(
            (error.kind(), error.field()),
            (ErrorKind::ExtraField, Some(Field::Extension))
        );
        assert!(
            matches!(
                detect::classify(text.as_bytes()),
                CodeKind::Unknown(UnknownReason::NotSixFields { .. })
            ),
            "{text}"
        );
    }
}

#[test]
fn replaces_html_escapes() {
    const HTML: &str = "html-escapes";
    let canonical = "001093029317|NGUYEN AN|1987-01-18|0|162|<1<00<0944713700";
    for text in [
        "001093029317|NGUYEN AN|1987-01-18|0|162|&lt;1&lt;00&lt;0944713700",
        "001093029317|NGUYEN AN|1987-01-18|0|162|&LT;1&LT;00&LT;0944713700",
        "001093029317|NGUYEN AN|1987-01-18|0|162|&#60;1&#60;00&#60;0944713700",
        "001093029317|NGUYEN AN|1987-01-18|0|162|&#x3C;1&#X3c;00&#x3c;0944713700",
        "001093029317|NGUYEN AN|1987-01-18|0|162|&amp;lt;1&amp;lt;00&amp;lt;0944713700",
        "001093029317|NGUYEN AN|1987-01-18|0|162|<1&lt;00&lt;0944713700",
        "001093029317&#124;NGUYEN AN&#124;1987-01-18&#124;0&#124;162&#124;&lt;1&lt;00&lt;0944713700",
        "001093029317&vert;NGUYEN AN&verbar;1987-01-18&#x7C;0|162|&lt;1&lt;00&lt;0944713700",
    ] {
        assert_repaired(text, canonical, &[HTML]);
        let payload = read(text);
        assert!(!payload.is_strict() && !payload.is_canonical(), "{text}");
    }
    let text = "001093029317|Nguy&#7877;n &Acirc;n|1987-01-18|0|162|&lt;1";
    assert_repaired(
        text,
        "001093029317|NGUYEN AN|1987-01-18|0|162|<1",
        &[HTML, "name-diacritics", "name-case"],
    );
    let payload = read(text);
    let name = payload.field(Field::Name).expect("a field");
    assert_eq!(name.raw(), "Nguy&#7877;n &Acirc;n");
    assert_field_repaired(Field::Name, "H&#39;HEN NIE", "H'HEN NIE", &[HTML], false);
    assert_field_repaired(
        Field::Name,
        "NGUYEN&nbsp;AN",
        "NGUYEN AN",
        &[HTML, "name-blanks"],
        false,
    );

    // A slot that is not valid is reported, and loses no other.
    let payload = read("001093029317|NGUYEN AN|1987-01-18|0|162|&lt;9&lt;00");
    let outcomes: Vec<_> = payload
        .fields()
        .map(|field| field.outcome().code())
        .collect();
    assert_eq!(outcomes[5..8], ["valid", "invalid", "valid"]);
    let error = payload
        .field(Field::Gender)
        .and_then(|field| field.error())
        .expect("an error");
    assert_eq!(error.offset(), 44);
}

#[test]
fn keeps_escapes_that_are_part_of_a_value() {
    for text in [
        "001093029317|NGUYEN AN|1987-01-18|0|a&amp;b|<1",
        "001093029317|NGUYEN AN|1987-01-18|0|1|<1<<<<A &lt; B",
        "001093029317|NGUYEN AN|1987-01-18|0|1|a&amp;b",
        "001093029317|NGUYEN AN|1987-01-18|0|a&lt;b|<1",
        "001093029317|NGUYEN AN|1987-01-18|0|1|a&b;<1",
    ] {
        assert!(read(text).is_strict(), "{text}");
    }
}

#[test]
fn rejects_invalid_utf8_at_its_offset() {
    let valid = valid();
    for broken in [
        &b"\xFF"[..],
        b"\xC3",
        b"\xC0\xAF",
        b"\xED\xA0\x80",
        b"\xF4\x90\x80\x80",
        b"\xE1\xBB",
        b"\x80",
    ] {
        for at in [0, 5, 13, 40, valid.len()] {
            let mut text = valid.clone().into_bytes();
            text.splice(at..at, broken.iter().copied());
            let error = lenient::read(&text).expect_err("invalid UTF-8");
            assert_eq!(
                (error.kind(), error.field(), error.offset()),
                (ErrorKind::InvalidUtf8, None, at)
            );
            assert_eq!(
                detect::read(&text).kind(),
                CodeKind::Unknown(UnknownReason::NotUtf8 { offset: at })
            );
        }
    }
    assert!(IdentityCard::read(b"079090001234||\xFF|15081990|Nam|x|25122021").is_err());
}

#[test]
fn repairs_all_kinds_of_damage_at_once() {
    let valid = "001093029317|NGUYEN THI AN|1989-04-03|0|162979388586171100|<2<00<0944713700";
    let text = "\u{FEFF} 001093029317\0¦\u{A0}Nguyễn  thị Ân ¦ 3.4.1989¦ 0 ¦162979388586171100\u{200B}¦ < nữ<00 < +84 (944) 713-700 \r\n";
    let payload = read(text);
    assert_repaired(
        text,
        valid,
        &[
            "byte-order-mark",
            "zero-width",
            "nul",
            "line-end",
            "blanks",
            "broken-bar",
            "name-diacritics",
            "name-case",
            "name-blanks",
            "date-day-first",
            "phone-country-code",
            "phone-separators",
            "gender-word",
        ],
    );
    let assumed: Vec<_> = payload
        .fields()
        .filter(LenientField::is_assumed)
        .map(|field| field.field())
        .collect();
    assert_eq!(assumed, [Field::BirthDate]);
    assert!(
        matches!(detect::read(text.as_bytes()), Detected::PersonalQr(payload) if payload.is_valid())
    );
}

/// Returns the text that a keyboard layout types for the keys of a scanner.
fn typed(text: &str, bar: char, hyphen: char, less: char, digits: Option<&str>) -> String {
    text.chars()
        .map(|c| match c {
            '|' => bar,
            '-' => hyphen,
            '<' => less,
            digit => match (digit.to_digit(10), digits) {
                (Some(value), Some(row)) => row.chars().nth(value as usize).expect("ten"),
                _ => digit,
            },
        })
        .collect()
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn detects_keyboard_layouts() {
    let payloads = [
        valid(),
        "B1234567|NGUYEN AN|1987-01-18|0|162979388586171100|".to_owned(),
        "012345678|NGUYEN AN|1987-01-18|0|162979388586171100".to_owned(),
        "|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2".to_owned(),
    ];
    for (bar, hyphen, less) in [
        ('~', '-', '<'),
        ('\'', 'ß', ';'),
        ('Ç', '\'', ';'),
        ('§', '\'', ';'),
        ('*', '+', ';'),
        ('£', '\'', ';'),
        ('}', '-', '<'),
        ('}', '\'', ';'),
        ('/', '-', 'Б'),
        (';', '*', 'Ö'),
        ('Ơ', '-', '<'),
        ('^', '\'', ';'),
        ('\\', '-', ','),
        ('ǀ', '-', '<'),
    ] {
        for text in payloads.iter().map(String::as_str).chain(CARDS.lines()) {
            if text.contains(bar) {
                continue;
            }
            let text = typed(text, bar, hyphen, less, None);
            let layout = KeyboardLayout::BarTypedAs(bar);
            assert_eq!(read(&text).keyboard_layout(), Some(layout), "{text}");
            assert_eq!(
                detect::read(text.as_bytes()).kind(),
                CodeKind::Unknown(UnknownReason::Keyboard(layout)),
                "{text}"
            );
        }
    }
    let layout = KeyboardLayout::DigitsTypedAsLetters;
    for (bar, hyphen, less, row) in [
        ('µ', ')', '.', "à&é\"'(-è_ç"),
        ('£', ')', '.', "à&é\"'(§è!ç"),
        ('\'', '=', '?', "é+ěščřžýáí"),
        ('|', '-', '<', "đăâêô\u{300}\u{309}\u{303}\u{301}\u{323}"),
    ] {
        let cards = CARDS.lines().take(2);
        for text in payloads.iter().take(3).map(String::as_str).chain(cards) {
            let text = typed(text, bar, hyphen, less, Some(row));
            assert_eq!(read(&text).keyboard_layout(), Some(layout), "{text}");
            let scanned = detect::read(text.as_bytes());
            let found = match &scanned {
                Detected::PersonalQr(payload) => payload.keyboard_layout(),
                Detected::Unknown(UnknownReason::Keyboard(layout)) => Some(*layout),
                _ => None,
            };
            assert_eq!(found, Some(layout), "{text}");
        }
    }
    for number in ["Á234567", "A\u{301}234567", "TÉ010120878821", "Đ1234567"] {
        let text = with(Field::IdNumber, number);
        assert_eq!(
            read(&text).keyboard_layout(),
            Some(KeyboardLayout::DigitsTypedAsMarks),
            "{text}"
        );
    }
    for clean in [
        "",
        "a",
        "Nguyễn Văn An",
        "-----",
        "'''''",
        "0944 713 700",
        "1987-01-18",
        "{\"a\":1}",
        "a;b;c;d;e;f",
        "x/2015/y/z",
        "https://example.com/2015/a/b",
        "ĐINH",
        "ÁI1234",
        "ñüñüñ",
        "日本語日本",
        "00020101021138540010A00000072701240006",
        // A number of unknown length, and characters that are not on the key of the bar.
        "001~NGUYEN AN~1987-01-18~0~1~<1",
        "001093029317<NGUYEN AN<1987-01-18<0<1<",
        "001093029317aNGUYEN BINHa1987-01-18a0a1a<1",
        // A gender longer than one digit.
        "001093029317~NGUYEN AN~1987-01-18~male~1~<1",
        // In place of a date: too long, different separators, too few digits.
        "001093029317~NGUYEN AN~born in year 1987~0~1~<1",
        "001093029317~NGUYEN AN~1987ab~0~1~<1",
        "001093029317~NGUYEN AN~1-1-1~0~1~<1",
        "001093029317~NGUYEN AN~1987-------~0~1~<1",
        "001093029317~025812345~Nguyen Van An~1990-08-15~Nam~Ha Noi~25122021",
    ] {
        assert_eq!(read(clean).keyboard_layout(), None, "{clean}");
    }
    for (layout, code) in [
        (KeyboardLayout::BarTypedAs('~'), "bar-typed-as-another-key"),
        (
            KeyboardLayout::DigitsTypedAsLetters,
            "digits-typed-as-letters",
        ),
        (KeyboardLayout::DigitsTypedAsMarks, "digits-typed-as-marks"),
    ] {
        assert_eq!(layout.code(), code);
    }
}

#[test]
fn detects_keyboard_layouts_on_truncated_cards() {
    for card in CARDS.lines().skip(4) {
        for count in 9..=card.split('|').count() {
            let columns: Vec<_> = card.split('|').take(count).collect();
            let text = columns.join("~");
            assert_eq!(
                read(&text).keyboard_layout(),
                Some(KeyboardLayout::BarTypedAs('~')),
                "{text}"
            );
        }
    }
}

#[test]
fn reads_identity_cards_with_every_number_of_columns() {
    let full = CARDS.lines().nth(3).expect("a card");
    for count in 7..=11 {
        let columns: Vec<_> = full.split('|').take(count).collect();
        let text = columns.join("|");
        let Detected::IdentityCard(card) = detect::read(text.as_bytes()) else {
            panic!("{text}");
        };
        assert_eq!((card.column_count(), card.encode()), (count, text.clone()));
        assert_eq!(card.father().is_some(), count > 8);
        assert_eq!(card.mother().is_some(), count > 9);
        for (around, _) in AROUND {
            let damaged = format!(
                "{around}{}{around}",
                columns.join(&format!("{around}|{around}"))
            );
            let Detected::IdentityCard(card) = detect::read(damaged.as_bytes()) else {
                panic!("{damaged:?}");
            };
            assert_eq!(card.encode(), text);
            assert!(!card.repairs().is_empty());
        }
    }
    let more = format!("{full}|x|y");
    let card = IdentityCard::read(more.as_bytes()).expect("a card");
    assert_eq!(
        (card.trailing(), card.encode()),
        (Some("x|y"), more.clone())
    );
    // Only the date of issue is missing.
    let six: Vec<_> = full.split('|').take(6).collect();
    let six = six.join("|");
    let Detected::IdentityCard(card) = detect::read(six.as_bytes()) else {
        panic!("{six}");
    };
    let errors: Vec<_> = card.errors().map(|error| error.column()).collect();
    assert_eq!(errors, [Some(6)]);
    let five: Vec<_> = full.split('|').take(5).collect();
    assert!(matches!(
        detect::read(five.join("|").as_bytes()),
        Detected::Unknown(_)
    ));
}

#[test]
fn reads_damaged_insurance_cards() {
    let newer = CARDS.lines().nth(4).expect("a card");
    let older = CARDS.lines().nth(5).expect("a card");
    for card in [newer, older] {
        let columns: Vec<_> = card.split('|').collect();
        for count in 9..=columns.len() {
            let mut cut = columns[..count].to_vec();
            let text = cut.join("|");
            for text in [
                text.clone(),
                format!("{text}|"),
                format!("{text}\r\n"),
                text.replace('|', "¦"),
            ] {
                let Detected::InsuranceCard(read) = detect::read(text.as_bytes()) else {
                    panic!("{text}");
                };
                assert_eq!(read.errors().count(), 0, "{text}");
                assert!(read.person().name.is_some() && read.person().health_card.is_some());
            }
            // A leading blank before the date of five years, and upper-case hex.
            if count > 12 {
                let blank = format!(" {}", cut[12]);
                cut[12] = &blank;
                let hex = cut[1].to_uppercase();
                cut[1] = &hex;
                let text = cut.join("|");
                let read = InsuranceCard::read(text.as_bytes()).expect("a card");
                assert!(
                    read.five_years_from().is_ok_and(|day| day.is_some()),
                    "{text}"
                );
                assert_eq!(
                    read.name(),
                    InsuranceCard::read(card.as_bytes()).expect("a card").name()
                );
            }
        }
        assert!(
            InsuranceCard::read(card.replace('$', "#").as_bytes())
                .is_ok_and(|card| card.has_terminator())
        );
        // Invalid hex does not affect other columns, and the raw column stays.
        for invalid in ["4e6", "4g", "zz", "e1bb", "ff", "4e 67"] {
            let mut columns = columns.clone();
            columns[1] = invalid;
            let text = columns.join("|");
            let Detected::InsuranceCard(read) = detect::read(text.as_bytes()) else {
                panic!("{text}");
            };
            assert!(
                read.name().is_err() && read.column(1) == Some(invalid),
                "{invalid}"
            );
            assert!(read.person().name.is_none() && read.person().gender.is_some());
            assert!(!read.full().to_string().contains('\u{FFFD}'));
        }
        for year in ["1985", " 1985 "] {
            let mut columns = columns.clone();
            columns[2] = year;
            let text = columns.join("|");
            let Detected::InsuranceCard(read) = detect::read(text.as_bytes()) else {
                panic!("{text}");
            };
            assert_eq!(read.birth_date(), Ok(CardDate::Year(1985)));
            assert_eq!(read.person().birth_date, None);
            assert!(matches!(
                read.person().gender,
                Some(Gender::Male | Gender::Female)
            ));
        }
    }
    let mut columns: Vec<_> = newer.split('|').collect();
    columns[0] = "?";
    let text = columns.join("|");
    let shown = detect::read(text.as_bytes()).masked().to_string();
    assert!(
        shown.contains("Health card       column 0: invalid number"),
        "{shown}"
    );
}
