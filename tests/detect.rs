//! The gate: each kind by its rule, nothing by two, and the nearest reason for the rest.

#![cfg(feature = "lenient")]

use crate::common::{cases, strategies, valid_texts};
use proptest::prelude::*;
use proptest::sample::select;
use vn_personal_qr::card::{CardDate, IdentityCard, InsuranceCard};
use vn_personal_qr::detect::{self, CodeKind, Detected, OtherFormat, UnknownReason};
use vn_personal_qr::lenient::KeyboardLayout;
use vn_personal_qr::{BirthDate, Gender, HealthCard, IdNumber, Language};

const CARDS: &str = include_str!("data/cards.txt");
const PAYLOAD: &str = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1";

#[test]
fn the_samples_are_told_apart() {
    for (card, at) in CARDS.lines().zip(0..) {
        let kind = if at < 4 {
            CodeKind::IdentityCard
        } else {
            CodeKind::InsuranceCard
        };
        for text in [
            card.to_owned(),
            card.replace('|', "¦"),
            format!("\u{FEFF}{card}\r\n"),
            format!(" {card}"),
        ] {
            assert_eq!(detect::classify(text.as_bytes()), kind, "{text}");
            assert_eq!(detect::read(text.as_bytes()).kind(), kind, "{text}");
        }
    }
    for text in valid_texts() {
        assert_eq!(
            detect::classify(&text),
            CodeKind::PersonalQr,
            "{}",
            text.escape_ascii()
        );
        assert!(
            matches!(detect::read(&text), Detected::PersonalQr(reading) if reading.is_strict())
        );
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn each_kind_and_each_reason() {
    let newer = CARDS.lines().nth(4).expect("a card");
    let cut: Vec<_> = newer.split('|').take(9).collect();
    let cut = cut.join("|");
    let broken_hex = newer.replacen("|4e", "|4g", 1);
    let broken_hex_no_number = broken_hex.replacen("0123456789", "?", 1);
    let broken_hex_no_end = broken_hex.replace('$', "");
    let no_number = format!("?|-|01/13/2020|{}", "|".repeat(8));
    let table: Vec<(&str, CodeKind)> = vec![
        (PAYLOAD, CodeKind::PersonalQr),
        (
            "001093029317|NGUYEN AN|1987-01-18|0|1",
            CodeKind::PersonalQr,
        ),
        (
            "001093029317|Nguyễn An|18/01/1987| 0 |1|",
            CodeKind::PersonalQr,
        ),
        (
            "******029317|NGUYEN AN|1987-**-**|0|1|",
            CodeKind::PersonalQr,
        ),
        (
            "001093029317¦NGUYEN AN¦1987-01-18¦0¦1¦",
            CodeKind::PersonalQr,
        ),
        (&cut, CodeKind::InsuranceCard),
        (
            "079195001234||A|20111995|Nữ|B|15012022",
            CodeKind::IdentityCard,
        ),
        ("vnqr1:ABC", CodeKind::Armor),
        (" vnqr1:ABC\n", CodeKind::Armor),
        ("VNQR2:ABC", CodeKind::Armor),
        ("https://example.com/?a=1&c=vnqr1:ABC", CodeKind::Armor),
        ("vnqr:ABC", CodeKind::Unknown(UnknownReason::OneField)),
        ("HC1:6BF", CodeKind::Other(OtherFormat::EuHealthCertificate)),
        ("00020101021138", CodeKind::Other(OtherFormat::EmvPayment)),
        (
            "https://example.com/?a=1",
            CodeKind::Other(OtherFormat::Url),
        ),
        ("HTTP://EXAMPLE.COM", CodeKind::Other(OtherFormat::Url)),
        (
            "https://example.com/?a|b",
            CodeKind::Other(OtherFormat::Url),
        ),
        ("", CodeKind::Unknown(UnknownReason::Empty)),
        (" \r\n", CodeKind::Unknown(UnknownReason::Empty)),
        ("Nguyen An", CodeKind::Unknown(UnknownReason::OneField)),
        ("://x", CodeKind::Unknown(UnknownReason::OneField)),
        (
            "a|b|c",
            CodeKind::Unknown(UnknownReason::FieldCount { fields: 3 }),
        ),
        (
            "a|b|c|d",
            CodeKind::Unknown(UnknownReason::FieldCount { fields: 4 }),
        ),
        (
            "a|b|c|de|f|g",
            CodeKind::Unknown(UnknownReason::NoDate {
                fields: 6,
                field: 3,
            }),
        ),
        (
            "a|b|1987-01-18|de|f|g",
            CodeKind::Unknown(UnknownReason::NoDeclarationKind { fields: 6 }),
        ),
        (
            "a|b|1987-01-18||f",
            CodeKind::Unknown(UnknownReason::NoDeclarationKind { fields: 5 }),
        ),
        (
            "B1234567||A|20111995|Nữ|B|15012022",
            CodeKind::Unknown(UnknownReason::NoIdNumber { fields: 7 }),
        ),
        (
            "079195001234||A|2011995|Nữ|B|15012022",
            CodeKind::Unknown(UnknownReason::NoDate {
                fields: 7,
                field: 4,
            }),
        ),
        (
            "1|xyz|01/02/1990|1|-|a|b|c|d|e|f|g|h",
            CodeKind::Unknown(UnknownReason::NoHexName { fields: 13 }),
        ),
        (
            "1|4e|Nam|1|-|a|b|c|d|e|f|g|h",
            CodeKind::Unknown(UnknownReason::NoDate {
                fields: 13,
                field: 3,
            }),
        ),
        (
            "a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s",
            CodeKind::Unknown(UnknownReason::FieldCount { fields: 19 }),
        ),
        (
            "001093029317|NGUYEN AN|1987-01-18|0",
            CodeKind::Unknown(UnknownReason::NotSixFields { fields: 4 }),
        ),
        (
            "001093029317|NGUYEN AN|1987-01-18|0|1|<1|x",
            CodeKind::Unknown(UnknownReason::NotSixFields { fields: 7 }),
        ),
        (
            "a|xyz|c|d|e|f|g|h|i",
            CodeKind::Unknown(UnknownReason::NoIdNumber { fields: 9 }),
        ),
        (
            "a|xyz|c|d|e|f|g|h|i|j|k|l",
            CodeKind::Unknown(UnknownReason::FieldCount { fields: 12 }),
        ),
        (
            "a|b|year 1987|de|f",
            CodeKind::Unknown(UnknownReason::NoDate {
                fields: 5,
                field: 3,
            }),
        ),
        // Number and terminator together make up for hex that is broken, neither alone; and slashes are those of dates.
        (&broken_hex, CodeKind::InsuranceCard),
        (
            &broken_hex_no_number,
            CodeKind::Unknown(UnknownReason::NoHexName { fields: 17 }),
        ),
        (
            &broken_hex_no_end,
            CodeKind::Unknown(UnknownReason::NoHexName { fields: 17 }),
        ),
        (
            "0123456789|4e|1990-02-01|1|-|a|b|c|$",
            CodeKind::Unknown(UnknownReason::NotSixFields { fields: 9 }),
        ),
        (
            "0123456789|4e|a/b|1|-|a|b|c|$",
            CodeKind::Unknown(UnknownReason::NoDate {
                fields: 9,
                field: 3,
            }),
        ),
        (
            "001093029317~NGUYEN AN~1987-01-18~0~1~<1",
            CodeKind::Unknown(UnknownReason::Keyboard(KeyboardLayout::BarTypedAs('~'))),
        ),
        (
            "đđăđ\u{323}ê\u{323}\u{302}",
            CodeKind::Unknown(UnknownReason::Keyboard(
                KeyboardLayout::DigitsTypedAsLetters,
            )),
        ),
    ];
    for (text, kind) in &table {
        assert_eq!(detect::classify(text.as_bytes()), *kind, "{text}");
        assert_eq!(detect::read(text.as_bytes()).kind(), *kind, "{text}");
    }
    assert_eq!(
        detect::classify(b"ab\xFF|"),
        CodeKind::Unknown(UnknownReason::NotUtf8 { offset: 2 })
    );
    assert_eq!(
        detect::read(no_number.as_bytes()).kind(),
        CodeKind::Unknown(UnknownReason::NoCardNumber)
    );
    let long = format!("{PAYLOAD}<<<<{}", "x".repeat(6000));
    assert_eq!(
        detect::read(long.as_bytes()).kind(),
        CodeKind::Unknown(UnknownReason::TooLong)
    );
}

#[test]
fn what_is_told_has_a_code_and_a_sentence_in_both_languages() {
    let reasons = [
        UnknownReason::Empty,
        UnknownReason::NotUtf8 { offset: 3 },
        UnknownReason::TooLong,
        UnknownReason::Keyboard(KeyboardLayout::BarTypedAs('~')),
        UnknownReason::Keyboard(KeyboardLayout::DigitsTypedAsLetters),
        UnknownReason::OneField,
        UnknownReason::FieldCount { fields: 13 },
        UnknownReason::NoDate {
            fields: 6,
            field: 3,
        },
        UnknownReason::NoDate {
            fields: 7,
            field: 4,
        },
        UnknownReason::NoDeclarationKind { fields: 5 },
        UnknownReason::NoIdNumber { fields: 11 },
        UnknownReason::NoHexName { fields: 12 },
        UnknownReason::NoCardNumber,
    ];
    for reason in reasons {
        assert!(
            reason
                .code()
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        );
        let (english, vietnamese) = (reason.to_string(), reason.vi().to_string());
        assert!(
            english.is_ascii() && !vietnamese.is_ascii(),
            "{english} / {vietnamese}"
        );
    }
    assert_eq!(
        detect::read(b"a|b|c|de|f|g")
            .masked()
            .language(Language::Vietnamese)
            .to_string(),
        "không nhận ra: sáu trường, nhưng trường thứ ba không phải ngày"
    );
    let scanned = detect::read(PAYLOAD.as_bytes());
    assert!(
        scanned
            .masked()
            .to_string()
            .starts_with("personal QR\nid number         ******029317\n")
    );
    assert!(scanned.full().to_string().contains("001093029317"));
}

/// Texts of every kind, as their writers make them.
fn texts() -> BoxedStrategy<(CodeKind, String)> {
    let names = "[A-ZĐa-zĂ-ỹ]{1,7}( [A-ZĐa-zĂ-ỹ]{1,7}){0,4}";
    let days = (1900_u16..2100, 1_u8..13, 1_u8..29);
    let people = (names, days, any::<bool>(), "[0-9]{12}", names);
    let identity = (people.clone(), any::<bool>(), any::<bool>()).prop_map(
        |((name, (y, m, d), male, number, address), old, parents)| {
            let day = BirthDate::from_ymd(y, m, d).expect("a day");
            let gender = if male { Gender::Male } else { Gender::Female };
            let mut card = IdentityCard::new(
                IdNumber::new(&number).expect("12"),
                &name,
                day,
                gender,
                &address,
                day,
            )
            .expect("a card");
            if old {
                card = card
                    .with_old_number(IdNumber::new(&number[3..]).expect("9"))
                    .expect("9 digits");
            }
            if parents {
                card = card.with_parents(Some(&name), None).expect("a name");
            }
            (CodeKind::IdentityCard, card.encode())
        },
    );
    let insurance = (people, any::<bool>(), any::<bool>(), 0_usize..7).prop_map(
        |((name, (y, m, d), male, number, place), newer, year, cut)| {
            let day = BirthDate::from_ymd(y, m, d).expect("a day");
            let gender = if male { Gender::Male } else { Gender::Female };
            let number = if newer {
                number[2..].to_owned()
            } else {
                format!("DN4{number}")
            };
            let born = if year {
                CardDate::Year(y)
            } else {
                CardDate::Day(day)
            };
            let mut card = InsuranceCard::new(
                HealthCard::new(&number).expect("a number"),
                &name,
                born,
                gender,
                "01 - C54",
                day,
                day,
            )
            .expect("a card");
            if newer {
                card = card.with_place_of_issue("4", &place).expect("a place");
            }
            let text = card.encode();
            let columns: Vec<_> = text.split('|').collect();
            (
                CodeKind::InsuranceCard,
                columns[..columns.len() - cut].join("|"),
            )
        },
    );
    let others = select(vec![
        (CodeKind::Armor, "vnqr1:"),
        (CodeKind::Other(OtherFormat::EuHealthCertificate), "HC1:"),
        (CodeKind::Other(OtherFormat::EmvPayment), "000201"),
        (CodeKind::Other(OtherFormat::Url), "https://"),
    ]);
    prop_oneof![
        2 => strategies::valid_texts().prop_map(|text| (CodeKind::PersonalQr, text)),
        2 => identity,
        2 => insurance,
        1 => (others, "[0-9A-Za-z$:/.-]{0,60}").prop_map(|((kind, start), rest)| (kind, start.to_owned() + &rest)),
    ]
    .boxed()
}

#[test]
fn an_armor_is_opened_and_its_payload_read() {
    let armored = vn_personal_qr::armor::encode(PAYLOAD.as_bytes());
    let card = detect::read(PAYLOAD.as_bytes()).full().to_string();
    let (_, lines) = card.split_once('\n').expect("lines below the kind");
    for text in [
        armored.clone(),
        armored.replace("vnqr1", "VNQR1"),
        format!("\u{FEFF} {}\r\n {}\r\n", &armored[..40], &armored[40..]),
        vn_personal_qr::armor::link("https://example.vn/qr", PAYLOAD.as_bytes()),
        format!("https://example.vn/?c={}", armored.replace(':', "%3A")),
    ] {
        let scanned = detect::read(text.as_bytes());
        let Detected::Armor(opened) = &scanned else {
            panic!("{text}: {scanned:?}");
        };
        assert_eq!(opened.payload(), Ok(PAYLOAD.as_bytes()), "{text}");
        assert!(opened.reading().is_some_and(|reading| reading.is_strict()));
        assert_eq!(
            scanned.full().to_string(),
            format!("armored personal QR\n{lines}")
        );
        assert!(!format!("{scanned:?}{}", scanned.masked()).contains("001093"));
    }
}

#[test]
fn an_armor_that_cannot_be_opened_says_why() {
    let said = |text: &str| {
        let scanned = detect::read(text.as_bytes());
        assert!(matches!(&scanned, Detected::Armor(armored) if armored.reading().is_none()));
        let vietnamese = scanned.full().language(Language::Vietnamese).to_string();
        (scanned.masked().to_string(), vietnamese)
    };
    assert_eq!(
        said("vnqr1:ABC"),
        (
            "armored personal QR: armor: damaged or cut short".to_owned(),
            "mã QR cá nhân dạng bọc: dạng bọc: bị hỏng hoặc bị cắt".to_owned()
        )
    );
    assert_eq!(
        said("\u{FEFF}vnqr2:ABC").0,
        "armored personal QR: armor: this is vnqr2, and only vnqr1 is known here (byte 3)"
    );
    assert!(said(" vnqr1:A|C").0.ends_with("or a blank (byte 8)"));
    let bytes = vn_personal_qr::armor::encode(b"\xFF");
    assert_eq!(
        said(&bytes).0,
        "armored personal QR: these bytes are not UTF-8 text (byte 0)"
    );
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn no_kind_is_taken_for_another((kind, text) in texts(), around in select(vec!["", "\u{FEFF}", "\r\n", " "]), bar in select(vec!["|", "¦", "\u{1D}", "│"])) {
        // Further slots may end in anything, and hold other bars.
        let plain = text.is_ascii();
        prop_assert_eq!(detect::classify(text.as_bytes()), kind, "{}", text);
        prop_assert_eq!(detect::read(text.as_bytes()).kind(), kind, "{}", text);
        let damaged = format!("{around}{}{around}", if plain { text.replace('|', bar) } else { text });
        prop_assert_eq!(detect::classify(damaged.as_bytes()), kind, "{}", damaged);
    }

    #[test]
    fn any_bytes_are_told_and_read(bytes in prop::collection::vec(prop_oneof![4 => select(b"|0129a/-$<".to_vec()), 1 => any::<u8>()], 0..90)) {
        let scanned = detect::read(&bytes);
        let told = detect::classify(&bytes);
        // What is told by shape and cannot be read is unknown.
        prop_assert!(scanned.kind() == told || matches!(scanned.kind(), CodeKind::Unknown(_)));
        let _ = format!("{scanned:?}{}{}", scanned.masked(), scanned.full().language(Language::Vietnamese));
    }
}

/// Programs and people rely on these: a code never changes, a sentence only on purpose.
#[test]
fn reasons_have_their_codes_and_sentences() {
    for (reason, code, english, vietnamese) in [
        (
            UnknownReason::Empty,
            "empty",
            "nothing was scanned",
            "không quét được gì",
        ),
        (
            UnknownReason::NotUtf8 { offset: 2 },
            "not-utf8",
            "these bytes are not UTF-8 text (byte 2)",
            "các byte này không phải văn bản UTF-8 (byte 2)",
        ),
        (
            UnknownReason::TooLong,
            "too-long",
            "the text is longer than a QR symbol can hold",
            "văn bản dài hơn sức chứa của mã QR",
        ),
        (
            UnknownReason::OneField,
            "one-field",
            "no | divides this text into fields",
            "không có dấu | nào chia văn bản này thành các trường",
        ),
        (
            UnknownReason::FieldCount { fields: 3 },
            "field-count",
            "three fields; no known code has so many",
            "ba trường; không có mã đã biết nào như vậy",
        ),
        (
            UnknownReason::NoDate {
                fields: 6,
                field: 3,
            },
            "no-date",
            "six fields, but the third is no date",
            "sáu trường, nhưng trường thứ ba không phải ngày",
        ),
        (
            UnknownReason::NoDate {
                fields: 7,
                field: 4,
            },
            "no-date",
            "seven fields, but the fourth is no date",
            "bảy trường, nhưng trường thứ tư không phải ngày",
        ),
        (
            UnknownReason::NoDeclarationKind { fields: 5 },
            "no-declaration-kind",
            "five fields, but the fourth is not one character",
            "năm trường, nhưng trường thứ tư không phải một ký tự",
        ),
        (
            UnknownReason::NotSixFields { fields: 4 },
            "not-six-fields",
            "four fields; a personal QR payload has six",
            "bốn trường; mã QR cá nhân có sáu trường",
        ),
        (
            UnknownReason::NoIdNumber { fields: 7 },
            "no-id-number",
            "seven fields, but the first is not 12 digits",
            "bảy trường, nhưng trường thứ nhất không phải 12 chữ số",
        ),
        (
            UnknownReason::NoHexName { fields: 13 },
            "no-hex-name",
            "13 fields, but the second is no hex text",
            "13 trường, nhưng trường thứ hai không phải văn bản hex",
        ),
        (
            UnknownReason::NoCardNumber,
            "no-card-number",
            "the shape of an insurance card, but neither its number nor its birth date is one",
            "có dạng thẻ BHYT, nhưng số thẻ và ngày sinh đều không đúng",
        ),
    ] {
        assert_eq!(reason.code(), code);
        assert_eq!(reason.to_string(), english);
        assert_eq!(reason.vi().to_string(), vietnamese);
    }
    let damage = KeyboardLayout::BarTypedAs('~');
    let reason = UnknownReason::Keyboard(damage);
    assert_eq!(reason.code(), damage.code());
    assert_eq!(reason.to_string(), damage.to_string());
    assert_eq!(reason.vi().to_string(), damage.vi());
}

#[test]
fn kinds_have_their_codes() {
    for (kind, code) in [
        (CodeKind::PersonalQr, "personal-qr"),
        (CodeKind::Armor, "armor"),
        (CodeKind::IdentityCard, "identity-card"),
        (CodeKind::InsuranceCard, "insurance-card"),
        (
            CodeKind::Other(OtherFormat::EuHealthCertificate),
            "eu-health-certificate",
        ),
        (CodeKind::Other(OtherFormat::EmvPayment), "emv-payment"),
        (CodeKind::Other(OtherFormat::Url), "url"),
    ] {
        assert_eq!(kind.code(), code);
    }
}

#[test]
fn what_is_shown_is_in_the_language_asked_for() {
    for (text, english, vietnamese) in [
        (
            "hello",
            "unknown: no | divides this text into fields",
            "không nhận ra: không có dấu | nào chia văn bản này thành các trường",
        ),
        ("https://example.vn", "web address", "địa chỉ trang mạng"),
    ] {
        let scanned = detect::read(text.as_bytes());
        for lines in [scanned.masked(), scanned.full()] {
            assert_eq!(lines.to_string(), english);
            assert_eq!(lines.language(Language::Vietnamese).to_string(), vietnamese);
        }
    }
}

#[test]
fn debugging_an_armor_shows_whether_it_could_be_opened() {
    let whole = vn_personal_qr::armor::encode(PAYLOAD.as_bytes());
    let opened = format!("{:?}", detect::read(whole.as_bytes()));
    assert!(opened.contains("ArmoredPayload(Reading"), "{opened}");
    assert!(!opened.contains("NGUYEN"), "{opened}");
    let damaged = format!("{:?}", detect::read(b"vnqr1:ABC"));
    assert!(damaged.contains("ArmoredPayload(Armor("), "{damaged}");
}

#[cfg(feature = "image")]
#[test]
fn a_picture_is_read_and_each_of_its_codes_told() {
    use vn_personal_qr::qr_scan::PictureError;
    use vn_personal_qr::qr_symbol::Symbol;

    for (text, kind) in [
        (PAYLOAD, CodeKind::PersonalQr),
        (
            CARDS.lines().next().expect("a card"),
            CodeKind::IdentityCard,
        ),
        ("https://example.vn", CodeKind::Other(OtherFormat::Url)),
    ] {
        let png = Symbol::new(text.as_bytes())
            .expect("it fits")
            .png(4)
            .to_vec();
        let image = detect::read_image(&png).expect("a picture");
        let codes: Vec<_> = image.codes().collect();
        let [(symbol, scanned)] = codes.as_slice() else {
            panic!("{} codes", codes.len());
        };
        assert_eq!(symbol.bytes(), text.as_bytes());
        assert_eq!(scanned.kind(), kind);
        assert_eq!(image.scan().symbols().len(), 1);
    }
    for (file, error) in [
        (&b"GIF89a"[..], PictureError::UnknownFormat),
        (b"\x89PNG\r\n\x1A\n", PictureError::Broken),
    ] {
        assert_eq!(detect::read_image(file).err(), Some(error));
    }
}
