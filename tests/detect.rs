//! Detection: every kind by its rule, no kind as another, and the nearest reason for unknown texts.

#![cfg(feature = "lenient")]

use crate::common::{cases, strategies, valid_texts};
use proptest::prelude::*;
use proptest::sample::select;
use vn_personal_qr::armor;
use vn_personal_qr::card::{CardDate, IdentityCard, InsuranceCard};
use vn_personal_qr::detect::{self, CodeKind, Detected, OtherFormat, UnknownReason};
use vn_personal_qr::lenient::{KeyboardLayout, Repair};
use vn_personal_qr::{BirthDate, Gender, HealthCard, IdNumber, Language};

const CARDS: &str = include_str!("data/cards.txt");
const PAYLOAD: &str = "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1";

/// Of an invented person, in the two lines of ICAO 9303.
const PASSPORT: &str =
    "P<VNMNGUYEN<<LE<KHA<HAN<<<<<<<<<<<<<<<<<<<<<\nC1234567<0VNM8701183M3001015<<<<<<<<<<<<<<00";

#[test]
fn detects_the_samples() {
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
            matches!(detect::read(&text), Detected::PersonalQr(payload) if payload.is_strict())
        );
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn detects_every_kind_and_reason() {
    let newer = CARDS.lines().nth(4).expect("a card");
    let cut: Vec<_> = newer.split('|').take(9).collect();
    let cut = cut.join("|");
    let broken_hex = newer.replacen("|4e", "|4g", 1);
    let broken_hex_no_number = broken_hex.replacen("0123456789", "?", 1);
    let broken_hex_no_end = broken_hex.replace('$', "");
    let no_number = format!("?|-|01/13/2020|{}", "|".repeat(8));
    let crlf = PASSPORT.replace('\n', "\r\n");
    let joined = PASSPORT.replace('\n', "");
    let short = PASSPORT.replace("<<<\n", "<<\n");
    let lower = PASSPORT.to_lowercase();
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
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Nguyễn Văn A\r\nEND:VCARD",
            CodeKind::Other(OtherFormat::VCard),
        ),
        ("begin:vcard", CodeKind::Other(OtherFormat::VCard)),
        (
            "WIFI:T:WPA;S:Quan|ca|phe;P:12345678;;",
            CodeKind::Other(OtherFormat::Wifi),
        ),
        ("tel:+84944713700", CodeKind::Other(OtherFormat::Tel)),
        ("TEL:0944713700", CodeKind::Other(OtherFormat::Tel)),
        (
            "mailto:an@example.vn?subject=a|b",
            CodeKind::Other(OtherFormat::Mailto),
        ),
        (PASSPORT, CodeKind::Other(OtherFormat::PassportZone)),
        (&crlf, CodeKind::Other(OtherFormat::PassportZone)),
        (&joined, CodeKind::Other(OtherFormat::PassportZone)),
        (&PASSPORT[1..], CodeKind::Unknown(UnknownReason::OneField)),
        (&short, CodeKind::Unknown(UnknownReason::OneField)),
        (&lower, CodeKind::Unknown(UnknownReason::OneField)),
        ("telephone", CodeKind::Unknown(UnknownReason::OneField)),
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
            "079195001234||A|2011995|X|B|15012022",
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
        // Number and terminator together compensate for invalid hex; a slash alone does not make a date.
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
            "0123-4|4e|1990-02-01|1|-|a|b|c|$",
            CodeKind::Unknown(UnknownReason::NotSixFields { fields: 9 }),
        ),
        (
            "0123-4|4e|a/b|1|-|a|b|c|$",
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
    let long = format!("{PAYLOAD}<<<<{}", "x".repeat(6000));
    for (text, reason) in [
        (no_number, UnknownReason::NoCardNumber),
        (long, UnknownReason::TooLong),
    ] {
        assert_eq!(detect::classify(text.as_bytes()), CodeKind::Unknown(reason));
        assert_eq!(
            detect::read(text.as_bytes()).kind(),
            CodeKind::Unknown(reason)
        );
    }
}

#[test]
fn every_reason_has_a_code_and_both_messages() {
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
        "không nhận dạng được: sáu trường, nhưng trường thứ ba không phải ngày"
    );
    let detected = detect::read(PAYLOAD.as_bytes());
    assert!(
        detected
            .masked()
            .to_string()
            .starts_with("personal QR\nId number         ******029317\n")
    );
    assert!(detected.full().to_string().contains("001093029317"));
}

/// Valid texts of every kind.
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
        (CodeKind::Other(OtherFormat::VCard), "BEGIN:VCARD"),
        (CodeKind::Other(OtherFormat::Wifi), "WIFI:"),
        (CodeKind::Other(OtherFormat::Tel), "tel:"),
        (CodeKind::Other(OtherFormat::Mailto), "mailto:"),
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
fn reads_the_payload_in_armor() {
    let armored = vn_personal_qr::armor::encode(PAYLOAD.as_bytes());
    let card = detect::read(PAYLOAD.as_bytes()).full().to_string();
    let (_, lines) = card.split_once('\n').expect("lines below the kind");
    for text in [
        armored.clone(),
        armored.replace("vnqr1", "VNQR1"),
        format!("\u{FEFF} {}\r\n {}\r\n", &armored[..40], &armored[40..]),
        vn_personal_qr::armor::to_url("https://example.vn/qr", PAYLOAD.as_bytes()),
        format!("https://example.vn/?c={}", armored.replace(':', "%3A")),
    ] {
        let detected = detect::read(text.as_bytes());
        let Detected::Armor(armored) = &detected else {
            panic!("{text}: {detected:?}");
        };
        assert_eq!(armored.payload(), Ok(PAYLOAD.as_bytes()), "{text}");
        assert!(
            armored
                .lenient_payload()
                .is_some_and(|payload| payload.is_strict())
        );
        assert_eq!(
            detected.full().to_string(),
            format!("armored personal QR\n{lines}")
        );
        assert!(!format!("{detected:?}{}", detected.masked()).contains("001093"));
    }
}

#[test]
fn shows_the_error_of_invalid_armor() {
    let shown = |text: &str| {
        let detected = detect::read(text.as_bytes());
        assert!(
            matches!(&detected, Detected::Armor(armored) if armored.lenient_payload().is_none())
        );
        let vietnamese = detected.full().language(Language::Vietnamese).to_string();
        (detected.masked().to_string(), vietnamese)
    };
    assert_eq!(
        shown("vnqr1:ABC"),
        (
            "armored personal QR: armor: checksum mismatch, damaged or cut short".to_owned(),
            "mã QR cá nhân dạng chuỗi vnqr1: chuỗi vnqr1: sai mã kiểm tra, bị hỏng hoặc bị cắt ngắn"
                .to_owned()
        )
    );
    assert_eq!(
        shown("\u{FEFF}vnqr2:ABC").0,
        "armored personal QR: armor: unsupported version vnqr2, expected vnqr1 (byte 3)"
    );
    let unknown_version = armor::encode(PAYLOAD.as_bytes()).replace("vnqr1", "vnqr2");
    assert!(armor::find_all(&unknown_version).is_empty());
    assert_eq!(
        shown(&unknown_version).0,
        "armored personal QR: armor: unsupported version vnqr2, expected vnqr1 (byte 0)"
    );
    assert!(shown(" vnqr1:A|C").0.ends_with("or whitespace (byte 8)"));
    let bytes = vn_personal_qr::armor::encode(b"\xFF");
    assert_eq!(
        shown(&bytes).0,
        "armored personal QR: invalid UTF-8 (byte 0)"
    );
}

proptest! {
    #![proptest_config(cases(4000))]

    #[test]
    fn detects_no_kind_as_another((kind, text) in texts(), around in select(vec!["", "\u{FEFF}", "\r\n", " "]), bar in select(vec!["|", "¦", "\u{1D}", "│"])) {
        // Other slots may end with any character, and contain substitutes of the bar.
        let is_ascii = text.is_ascii();
        prop_assert_eq!(detect::classify(text.as_bytes()), kind, "{}", text);
        prop_assert_eq!(detect::read(text.as_bytes()).kind(), kind, "{}", text);
        let damaged = format!("{around}{}{around}", if is_ascii { text.replace('|', bar) } else { text });
        prop_assert_eq!(detect::classify(damaged.as_bytes()), kind, "{}", damaged);
    }

    #[test]
    fn detects_any_bytes(bytes in prop::collection::vec(prop_oneof![4 => select(b"|0129a/-$<".to_vec()), 1 => any::<u8>()], 0..90)) {
        let detected = detect::read(&bytes);
        let kind = detect::classify(&bytes);
        // Text with a known shape that cannot be read is unknown.
        prop_assert!(detected.kind() == kind || matches!(detected.kind(), CodeKind::Unknown(_)));
        let _ = format!("{detected:?}{}{}", detected.masked(), detected.full().language(Language::Vietnamese));
    }
}

/// Codes never change, messages only on purpose.
#[test]
fn reasons_have_stable_codes_and_messages() {
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
            "invalid UTF-8 (byte 2)",
            "UTF-8 không hợp lệ (byte 2)",
        ),
        (
            UnknownReason::TooLong,
            "too-long",
            "too long for a QR symbol",
            "quá dài, mã QR không chứa được",
        ),
        (
            UnknownReason::OneField,
            "one-field",
            "no field separator |",
            "không có dấu phân cách trường |",
        ),
        (
            UnknownReason::FieldCount { fields: 3 },
            "field-count",
            "three fields, no known code has that many",
            "ba trường, không có loại mã nào như vậy",
        ),
        (
            UnknownReason::NoDate {
                fields: 6,
                field: 3,
            },
            "no-date",
            "six fields, but the third is not a date",
            "sáu trường, nhưng trường thứ ba không phải ngày",
        ),
        (
            UnknownReason::NoDate {
                fields: 7,
                field: 4,
            },
            "no-date",
            "seven fields, but the fourth is not a date",
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
            "four fields, but a personal QR payload has six",
            "bốn trường, nhưng mã QR cá nhân có sáu trường",
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
            "13 fields, but the second is not hex",
            "13 trường, nhưng trường thứ hai không phải chuỗi hex",
        ),
        (
            UnknownReason::NoCardNumber,
            "no-card-number",
            "like an insurance card, but its number and birth date are invalid",
            "giống thẻ BHYT, nhưng số thẻ và ngày sinh không hợp lệ",
        ),
    ] {
        assert_eq!(reason.code(), code);
        assert_eq!(reason.to_string(), english);
        assert_eq!(reason.vi().to_string(), vietnamese);
    }
    let layout = KeyboardLayout::BarTypedAs('~');
    let reason = UnknownReason::Keyboard(layout);
    assert_eq!(reason.code(), layout.code());
    assert_eq!(reason.to_string(), layout.to_string());
    assert_eq!(reason.vi().to_string(), layout.vi().to_string());
}

#[test]
fn kinds_have_stable_codes() {
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
        (CodeKind::Other(OtherFormat::VCard), "vcard"),
        (CodeKind::Other(OtherFormat::Wifi), "wifi"),
        (CodeKind::Other(OtherFormat::Tel), "tel"),
        (CodeKind::Other(OtherFormat::Mailto), "mailto"),
        (CodeKind::Other(OtherFormat::PassportZone), "passport-zone"),
    ] {
        assert_eq!(kind.code(), code);
    }
}

#[test]
fn shows_the_chosen_language() {
    for (text, english, vietnamese) in [
        (
            "hello",
            "unknown: no field separator |",
            "không nhận dạng được: không có dấu phân cách trường |",
        ),
        ("https://example.vn", "web address", "địa chỉ web"),
    ] {
        let detected = detect::read(text.as_bytes());
        for lines in [detected.masked(), detected.full()] {
            assert_eq!(lines.to_string(), english);
            assert_eq!(lines.language(Language::Vietnamese).to_string(), vietnamese);
        }
    }
}

#[test]
fn debug_of_armor_shows_whether_it_is_valid() {
    let whole = vn_personal_qr::armor::encode(PAYLOAD.as_bytes());
    let valid = format!("{:?}", detect::read(whole.as_bytes()));
    assert!(valid.contains("ArmoredPayload(LenientPayload"), "{valid}");
    assert!(!valid.contains("NGUYEN"), "{valid}");
    let damaged = format!("{:?}", detect::read(b"vnqr1:ABC"));
    assert!(damaged.contains("ArmoredPayload(Armor("), "{damaged}");
}

#[cfg(feature = "image")]
#[test]
fn detects_every_code_in_a_picture() {
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
        let [(symbol, detected)] = codes.as_slice() else {
            panic!("{} codes", codes.len());
        };
        assert_eq!(symbol.bytes(), text.as_bytes());
        assert_eq!(detected.kind(), kind);
        assert_eq!(image.scan().symbols().len(), 1);
    }
    for (file, error) in [
        (&b"GIF89a"[..], PictureError::UnknownFormat),
        (b"\x89PNG\r\n\x1A\n", PictureError::Broken),
    ] {
        assert_eq!(detect::read_image(file).err(), Some(error));
    }
}

/// What is detected can outlive the scanned bytes, unchanged.
#[test]
fn owned_values_show_the_same() {
    let scans = include_bytes!("../examples/data/scans.txt");
    let more = [
        "001093029317|NGUYEN AN|1987-01-18|0|1|<1<".as_bytes(),
        b"******029317|NGUYEN AN|1987-**-**|0|1||x|y",
        b"079195001234||A|1995|Nam|B|15012022|1|2|3|4|5",
    ];
    let mut count = 0;
    for text in scans.split(|byte| *byte == b'\n').chain(more) {
        let borrowed = detect::read(text);
        let copy = text.to_vec();
        let owned = detect::read(&copy).into_owned();
        drop(copy);
        assert_eq!(owned.kind(), borrowed.kind());
        assert_eq!(owned.full().to_string(), borrowed.full().to_string());
        assert_eq!(owned.masked().to_string(), borrowed.masked().to_string());
        assert_eq!(format!("{owned:?}"), format!("{borrowed:?}"));
        let again = owned.clone().into_owned();
        assert_eq!(again.full().to_string(), borrowed.full().to_string());
        if let (Detected::PersonalQr(owned), Detected::PersonalQr(borrowed)) = (owned, borrowed) {
            assert!(owned.fields().eq(borrowed.fields()));
            assert!(owned.all_repairs().eq(borrowed.all_repairs()));
            assert_eq!(owned.payload(), borrowed.payload());
            assert_eq!(owned.strict_error(), borrowed.strict_error());
            assert_eq!(owned.trailing(), borrowed.trailing());
            assert_eq!(owned.is_canonical(), borrowed.is_canonical());
            assert_eq!(owned.is_strict(), borrowed.is_strict());
            count += 1;
        }
    }
    assert_eq!(count, 5);
}

/// A symbol with the first half of a payload, whose QID would be `16297`.
#[test]
#[cfg(feature = "image")]
fn a_part_of_a_text_is_no_payload() {
    let image =
        detect::read_image(include_bytes!("data/structured-append.png")).expect("a picture");
    let codes: Vec<_> = image.codes().collect();
    let [(symbol, Detected::Unknown(reason))] = &codes[..] else {
        panic!("one unknown code: {codes:?}")
    };
    assert!(symbol.bytes().starts_with(b"001093029317|"));
    assert_eq!(
        *reason,
        UnknownReason::Part {
            number: 1,
            count: 2
        }
    );
    assert_eq!(reason.to_string(), "part 1 of 2 of a text in several codes");
    assert_eq!(
        reason.vi().to_string(),
        "phần 1/2 của một nội dung chia thành nhiều mã"
    );
}

#[test]
fn opens_armor_in_messages() {
    let payload =
        b"001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<00<0944713700".as_slice();
    let text = armor::encode(payload);
    let (start, end) = text.split_at(40);
    let link = armor::to_url("https://example.vn/qr?lang=vi", payload);
    let bare = link.strip_prefix("https://").expect("a scheme");
    for message in [
        format!("{text}."),
        format!("({text})"),
        format!("\"{text}\""),
        format!("<{text}>"),
        format!("_{text}_"),
        format!("{text}\u{200B}"),
        format!("{start}\u{200B}{end}"),
        format!("{start}=\r\n{end}"),
        format!("{start}=\n{end}="),
        format!("> {start}\r\n> {end}\r\n"),
        format!(">> {start}\n>> {end}\n> thanks"),
        format!("> {start}=\r\n> {end}"),
        format!("My code: {text} thanks and goodbye"),
        format!("Mã của tôi: {text}, cảm ơn"),
        format!("My code:\n\n{start}\n{end}\n\nthanks"),
        bare.to_owned(),
        format!("See {link}."),
        format!("See <a href=\"{link}\">this</a>"),
        link.replace('&', "&amp;"),
        bare.replace('&', "&amp;"),
        bare.replace("vnqr1:", "vnqr1%3A"),
        link.replace("&c=", "&c=3D"),
        format!("{text} {text}"),
        format!("{link} {text}"),
    ] {
        assert_eq!(
            detect::classify(message.as_bytes()),
            CodeKind::Armor,
            "{message}"
        );
        let Detected::Armor(armored) = detect::read(message.as_bytes()) else {
            panic!("{message}");
        };
        assert_eq!(armored.payload(), Ok(payload), "{message}");
        assert_eq!(armor::find_all(&message), [payload], "{message}");
        let is_reported = armored.repairs().contains(Repair::ArmorSurroundings);
        let is_plain = [&text, &link]
            .iter()
            .any(|plain| **plain == message.trim_matches('\u{200B}'));
        assert!(
            is_reported || is_plain || armor::find_in_url(&message).is_some(),
            "{message}"
        );
        assert!(
            detect::read(message.as_bytes())
                .masked()
                .to_string()
                .contains("Phone")
        );
    }
}

#[test]
fn reports_two_different_armors() {
    let [one, two] = [
        "001093029317|A|1987-01-18|0|1|",
        "001093029317|B|1987-01-18|0|1|",
    ];
    let message = format!(
        "{} or {}",
        armor::encode(one.as_bytes()),
        armor::encode(two.as_bytes())
    );
    let Detected::Armor(armored) = detect::read(message.as_bytes()) else {
        panic!("{message}");
    };
    let error = armored.payload().expect_err("two payloads");
    assert_eq!(
        error.kind(),
        armor::ArmorErrorKind::SeveralPayloads { count: 2 }
    );
    assert_eq!(error.code(), "several-payloads");
    assert_eq!(armor::find_all(&message), [one.as_bytes(), two.as_bytes()]);
}

#[test]
fn does_not_open_damaged_armor_in_messages() {
    let text = armor::encode(b"001093029317|A|1987-01-18|0|1|");
    for message in [
        format!("My code: {}", text.replacen('M', "N", 1)),
        format!("My code: {}.", &text[..30]),
        format!("xvnqr1:{}", &text[6..]),
    ] {
        assert!(armor::find_all(&message).is_empty());
        match detect::read(message.as_bytes()) {
            Detected::Armor(armored) => assert!(armored.payload().is_err(), "{message}"),
            other => assert!(matches!(other.kind(), CodeKind::Unknown(_)), "{message}"),
        }
    }
}
