//! Hostile texts in the lenient parts: names, lenient payloads, cards, detection. More rows of the table in
//! `SECURITY.md`.

#![cfg(feature = "lenient")]

use std::fmt::Write as _;

use crate::common::is_raw;
use vn_personal_qr::card::{CardErrorKind, IdentityCard, InsuranceCard};
use vn_personal_qr::detect::{self, CodeKind, Detected, UnknownReason};
use vn_personal_qr::lenient;
use vn_personal_qr::{ErrorKind, Field, Language, MAX_LEN, Name, NameError, NameErrorKind, Repair};

const MEBIBYTE: usize = 1 << 20;
const SAMPLES: &str = include_str!("../examples/data/scans.txt");

/// Characters that control a terminal, reverse or end a line, or are invisible.
const CONTROLS: [&str; 12] = [
    "\u{1B}[2J",
    "\u{1B}]0;title\u{7}",
    "\u{9B}31m",
    "\0",
    "\r\nName  B",
    "\u{7F}",
    "\u{85}",
    "\u{2028}",
    "\u{202E}",
    "\u{2066}",
    "\u{200B}",
    "\u{E0041}",
];

/// Returns all text that is displayed for a scan.
fn displayed(detected: &Detected<'_>) -> String {
    let displays = [detected.masked(), detected.full()];
    let lines = displays.map(|text| format!("{text}\n{}\n", text.language(Language::Vietnamese)));
    format!("{}{detected:?}", lines.concat())
}

fn hexadecimal(text: &str) -> String {
    text.bytes().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("writing to a String");
        digits
    })
}

/// Returns an insurance card with the name `hex`.
fn card_named(hex: &str) -> String {
    format!("HS4010123456789|{hex}|01/02/1990|1|-|01 - 028|01/01/2022|-|05/01/2022")
}

fn name_error(text: &str) -> Option<(NameErrorKind, usize)> {
    let error = Name::normalize(text).err();
    error.map(|error: NameError| (error.kind(), error.offset()))
}

/// If the time were not linear in the length of the text, this test would take minutes.
#[test]
fn normalizes_names_of_a_mebibyte_in_linear_time() {
    let many = |text: &str| text.repeat(MEBIBYTE / text.len());
    for (bomb, offset) in [
        (many("a"), 150),
        (many("A "), 149),
        (many("ễ"), 450),
        (many("A'"), 150),
        (format!("A{}", many("-")), 150),
    ] {
        let error = Some((NameErrorKind::TooLong, offset));
        assert_eq!(name_error(&bomb), error, "{:?}", bomb.get(..9));
    }
    assert_eq!(
        name_error(&format!("A{}", many(" -"))).map(|(kind, _)| kind),
        Some(NameErrorKind::WordStart)
    );
    // Any number of marks on one letter, and of blanks between two, is removed and reported.
    let marks = format!("Le{}\u{309}", many("\u{302}"));
    let name = Name::normalize(&marks).expect("marks are removed");
    assert_eq!(name.name().as_str(), "LE");
    assert!(
        name.repairs()
            .iter()
            .eq([Repair::NameDiacritics, Repair::NameCase])
    );
    let blanks = format!("LE{}AN", many(" \u{A0}"));
    let name = Name::normalize(&blanks).expect("blanks are one space");
    assert_eq!(name.name().as_str(), "LE AN");
    assert_eq!(
        name_error(&many(" ")),
        Some((NameErrorKind::Empty, MEBIBYTE))
    );
}

#[test]
fn rejects_control_characters_in_names_and_escapes_them_in_errors() {
    for control in CONTROLS {
        let Err(error) = Name::normalize(&format!("Le{control}An")) else {
            // Line ends and separators are blanks, which become a space.
            assert!(control.starts_with(char::is_whitespace), "{control:?}");
            continue;
        };
        assert_eq!(
            (error.kind(), error.offset()),
            (NameErrorKind::Character, 2)
        );
        let messages = format!("{error}{}{error:?}", error.vi());
        assert!(
            !messages.contains(is_raw) && !messages.contains('\n'),
            "{messages:?}"
        );
    }
}

/// Control characters in every field of every kind of code.
#[test]
fn escapes_all_scanned_text() {
    let mut counts = [0; 3];
    for sample in SAMPLES.lines() {
        for (bar, _) in sample
            .match_indices('|')
            .chain([(0, ""), (sample.len(), "")])
        {
            for control in CONTROLS {
                for around in ["", "x"] {
                    let (before, after) = sample.split_at(bar);
                    let text = format!("{before}{around}{control}{around}{after}");
                    let detected = detect::read(text.as_bytes());
                    let shown = displayed(&detected);
                    assert!(
                        !shown.contains(is_raw),
                        "{text:?}: {}",
                        shown.escape_debug()
                    );
                    // One line per field, independent of the text.
                    assert!(
                        detected.full().to_string().lines().count() <= 20,
                        "{text:?}"
                    );
                    match detected {
                        Detected::PersonalQr(_) => counts[0] += 1,
                        Detected::IdentityCard(_) => counts[1] += 1,
                        Detected::InsuranceCard(_) => counts[2] += 1,
                        _ => {}
                    }
                }
            }
        }
    }
    assert!(counts.iter().all(|&count| count > 100), "{counts:?}");
}

#[test]
fn escapes_decoded_hex() {
    for control in CONTROLS {
        let text = card_named(&hexadecimal(&format!("Le {control}An")));
        let card = InsuranceCard::read(text.as_bytes()).expect("a card");
        let name = card.name().expect("hex of UTF-8").expect("a name");
        assert_eq!(
            name,
            format!("Le {control}An"),
            "the accessor does not escape"
        );
        let shown = displayed(&detect::read(text.as_bytes()));
        assert!(!shown.contains(is_raw), "{}", shown.escape_debug());
        assert_eq!(
            shown
                .lines()
                .filter(|line| line.starts_with("Name"))
                .count(),
            2
        );
    }
}

#[test]
fn reports_and_keeps_invalid_hex() {
    for (hex, kind) in [
        ("4", CardErrorKind::Hex),
        ("4e677", CardErrorKind::Hex),
        ("4g", CardErrorKind::Hex),
        ("ễễ", CardErrorKind::Hex),
        ("0x4e", CardErrorKind::Hex),
        ("ff", CardErrorKind::HexNotUtf8),
        ("c0af", CardErrorKind::HexNotUtf8),
        ("eda080", CardErrorKind::HexNotUtf8),
        ("e1bb", CardErrorKind::HexNotUtf8),
        ("f4908080", CardErrorKind::HexNotUtf8),
    ] {
        let text = card_named(hex);
        let card = InsuranceCard::read(text.as_bytes()).expect("a card");
        let error = card.name().expect_err(hex);
        assert_eq!((error.kind(), error.column()), (kind, Some(1)), "{hex}");
        assert_eq!(card.column(1), Some(hex));
        assert_eq!(card.encode(), text);
        assert!(card.person().name.is_none() && card.person().health_card.is_some());
    }
}

#[test]
fn reads_cards_of_any_size() {
    let hex = "4e".repeat(MEBIBYTE);
    let text = card_named(&hex);
    let card = InsuranceCard::read(text.as_bytes()).expect("a card");
    let name = card.name().expect("hex").expect("a name");
    assert_eq!(name.len(), hex.len() / 2);
    assert!(
        card.person().name.is_none(),
        "too long for a canonical name"
    );

    let text = SAMPLES
        .lines()
        .find(|line| IdentityCard::read(line.as_bytes()).is_ok());
    let text = text.expect("an identity card").to_owned() + &"|".repeat(MEBIBYTE);
    let card = IdentityCard::read(text.as_bytes()).expect("a card");
    assert_eq!(card.column_count(), 11);
    assert!(
        card.trailing()
            .is_some_and(|trailing| trailing.len() > MEBIBYTE - 11)
    );
    assert_eq!(card.encode(), text);
}

/// Classification reads any text once; lenient reading limits its length.
#[test]
fn classifies_and_rejects_texts_of_any_size() {
    for piece in ["0", "|", "<", "a|", "¦", "\u{200B}", " ", "4e|", "é"] {
        let text = piece.repeat(MEBIBYTE / piece.len());
        let kind = detect::classify(text.as_bytes());
        assert!(matches!(kind, CodeKind::Unknown(_)), "{piece:?}: {kind:?}");
        assert!(displayed(&detect::read(text.as_bytes())).len() < 1000);
        let payload = lenient::read(text.as_bytes());
        let is_too_long = payload
            .as_ref()
            .is_err_and(|error| (error.kind(), error.offset()) == (ErrorKind::TooLong, MAX_LEN));
        // Removed characters do not count.
        assert_eq!(is_too_long, !matches!(piece, "\u{200B}" | " "), "{piece:?}");
    }
    let long = format!(
        "001093029317|NGUYEN AN|1987-01-18|0|1|{}",
        "x".repeat(2 * MAX_LEN)
    );
    assert!(matches!(
        detect::read(long.as_bytes()),
        Detected::Unknown(UnknownReason::TooLong)
    ));
}

#[test]
fn rejects_invalid_utf8_where_it_starts() {
    for sample in SAMPLES.lines() {
        for at in [0, sample.len() / 2, sample.len()] {
            let Some((before, after)) = sample.split_at_checked(at) else {
                continue;
            };
            for broken in [&b"\xFF"[..], b"\xC3", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
                let text = [before.as_bytes(), broken, b"|", after.as_bytes()].concat();
                let CodeKind::Unknown(UnknownReason::NotUtf8 { offset }) = detect::classify(&text)
                else {
                    panic!("{text:02x?}");
                };
                assert_eq!(offset, at);
                let error = lenient::read(&text).expect_err("invalid UTF-8");
                let found = (error.kind(), error.offset());
                assert_eq!(found, (ErrorKind::InvalidUtf8, at));
                assert!(InsuranceCard::read(&text).is_err() && IdentityCard::read(&text).is_err());
            }
        }
    }
}

/// An invalid field does not affect others, and only the full display shows its text.
#[test]
fn escapes_invalid_fields_and_shows_them_in_full_only() {
    let text = "001093029317|NGUYEN \u{1B}[31m\u{202E}AN|1987-01-18|0|1|";
    let payload = lenient::read(text.as_bytes()).expect("UTF-8");
    let name = payload.field(Field::Name).expect("it has one");
    assert!(!name.is_valid());
    assert_eq!(name.raw(), "NGUYEN \u{1B}[31m\u{202E}AN");
    let full = payload.full().to_string();
    assert!(full.contains(r"\u{1b}[31m\u{202e}AN"), "{full}");
    assert!(!payload.masked().to_string().contains("NGUYEN"));
    assert_eq!(
        payload
            .field(Field::BirthDate)
            .and_then(|date| date.value().map(str::len)),
        Some(10)
    );
}
