//! Texts made to do harm, and what becomes of them where more is tolerated than in a payload: written names, readings,
//! cards, the gate. More lines of the table of `SECURITY.md`.

#![cfg(feature = "lenient")]

use std::fmt::Write as _;

use crate::common::is_raw;
use vn_personal_qr::card::{CardErrorKind, IdentityCard, InsuranceCard};
use vn_personal_qr::detect::{self, CodeKind, Detected, UnknownReason};
use vn_personal_qr::lenient;
use vn_personal_qr::{ErrorKind, Field, Language, MAX_LEN, Name, NameError, NameErrorKind, Repair};

const MEBIBYTE: usize = 1 << 20;
const SAMPLES: &str = include_str!("../examples/data/scans.txt");

/// Characters that steer a terminal, turn a line around, end one or are not seen.
const STEERING: [&str; 12] = [
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

/// All that is printed of what was scanned, but for data that is asked for by itself.
fn printed(scanned: &Detected<'_>) -> String {
    let cards = [scanned.masked(), scanned.full()];
    let lines = cards.map(|card| format!("{card}\n{}\n", card.language(Language::Vietnamese)));
    format!("{}{scanned:?}", lines.concat())
}

fn hexadecimal(text: &str) -> String {
    text.bytes().fold(String::new(), |mut digits, byte| {
        write!(digits, "{byte:02x}").expect("a String takes all");
        digits
    })
}

/// An insurance card whose name is the text that `hex` holds.
fn card_named(hex: &str) -> String {
    format!("HS4010123456789|{hex}|01/02/1990|1|-|01 - 028|01/01/2022|-|05/01/2022")
}

fn written_fault(text: &str) -> Option<(NameErrorKind, usize)> {
    let fault = Name::normalize(text).err();
    fault.map(|error: NameError| (error.kind(), error.offset()))
}

/// Were the time to grow faster than the text, these would not end in minutes.
#[test]
fn written_names_of_a_mebibyte_are_judged_in_one_pass() {
    let many = |text: &str| text.repeat(MEBIBYTE / text.len());
    for (bomb, offset) in [
        (many("a"), 150),
        (many("A "), 149),
        (many("ễ"), 450),
        (many("A'"), 150),
        (format!("A{}", many("-")), 150),
    ] {
        let fault = Some((NameErrorKind::TooLong, offset));
        assert_eq!(written_fault(&bomb), fault, "{:?}", bomb.get(..9));
    }
    assert_eq!(
        written_fault(&format!("A{}", many(" -"))).map(|(kind, _)| kind),
        Some(NameErrorKind::WordStart)
    );
    // Marks without end on one letter, and blanks without end between two: both are dropped, and told.
    let marks = format!("Le{}\u{309}", many("\u{302}"));
    let name = Name::normalize(&marks).expect("marks are dropped");
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
        written_fault(&many(" ")),
        Some((NameErrorKind::Empty, MEBIBYTE))
    );
}

#[test]
fn characters_that_steer_a_terminal_are_refused_in_a_written_name_and_named_escaped() {
    for steering in STEERING {
        let Err(error) = Name::normalize(&format!("Le{steering}An")) else {
            // Of line ends and separators, which are blanks, a space stays.
            assert!(steering.starts_with(char::is_whitespace), "{steering:?}");
            continue;
        };
        assert_eq!(
            (error.kind(), error.offset()),
            (NameErrorKind::Character, 2)
        );
        let sentences = format!("{error}{}{error:?}", error.vi());
        assert!(
            !sentences.contains(is_raw) && !sentences.contains('\n'),
            "{sentences:?}"
        );
    }
}

/// In every field of each kind of code: the text is read as far as it can be, and nothing of it is printed raw.
#[test]
fn nothing_scanned_is_printed_raw() {
    let mut read = [0; 3];
    for sample in SAMPLES.lines() {
        for (bar, _) in sample
            .match_indices('|')
            .chain([(0, ""), (sample.len(), "")])
        {
            for steering in STEERING {
                for around in ["", "x"] {
                    let (before, behind) = sample.split_at(bar);
                    let text = format!("{before}{around}{steering}{around}{behind}");
                    let scanned = detect::read(text.as_bytes());
                    let shown = printed(&scanned);
                    assert!(
                        !shown.contains(is_raw),
                        "{text:?}: {}",
                        shown.escape_debug()
                    );
                    // One line a field, and no more for what the text holds.
                    assert!(scanned.full().to_string().lines().count() <= 20, "{text:?}");
                    match scanned {
                        Detected::PersonalQr(_) => read[0] += 1,
                        Detected::IdentityCard(_) => read[1] += 1,
                        Detected::InsuranceCard(_) => read[2] += 1,
                        _ => {}
                    }
                }
            }
        }
    }
    assert!(read.iter().all(|&count| count > 100), "{read:?}");
}

#[test]
fn what_a_hex_column_holds_is_escaped() {
    for steering in STEERING {
        let text = card_named(&hexadecimal(&format!("Le {steering}An")));
        let card = InsuranceCard::read(text.as_bytes()).expect("a card");
        let name = card.name().expect("hex of UTF-8").expect("a name");
        assert_eq!(
            name,
            format!("Le {steering}An"),
            "asked for, it is as it was"
        );
        let shown = printed(&detect::read(text.as_bytes()));
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
fn broken_hex_is_told_and_kept() {
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
fn cards_of_any_size_are_read_without_growing() {
    let hex = "4e".repeat(MEBIBYTE);
    let text = card_named(&hex);
    let card = InsuranceCard::read(text.as_bytes()).expect("a card");
    let name = card.name().expect("hex").expect("a name");
    assert_eq!(name.len(), hex.len() / 2);
    assert!(card.person().name.is_none(), "no name of the personal QR");

    let text = SAMPLES
        .lines()
        .find(|line| IdentityCard::read(line.as_bytes()).is_ok());
    let text = text.expect("an identity card").to_owned() + &"|".repeat(MEBIBYTE);
    let card = IdentityCard::read(text.as_bytes()).expect("a card");
    assert_eq!(card.column_count(), 11);
    assert!(
        card.beyond()
            .is_some_and(|beyond| beyond.len() > MEBIBYTE - 11)
    );
    assert_eq!(card.encode(), text);
}

/// The gate looks at all of a text, once; the readers behind it have their limits.
#[test]
fn texts_of_any_size_are_told_and_refused() {
    for piece in ["0", "|", "<", "a|", "¦", "\u{200B}", " ", "4e|", "é"] {
        let text = piece.repeat(MEBIBYTE / piece.len());
        let told = detect::classify(text.as_bytes());
        assert!(matches!(told, CodeKind::Unknown(_)), "{piece:?}: {told:?}");
        assert!(printed(&detect::read(text.as_bytes())).len() < 1000);
        let reading = lenient::read(text.as_bytes());
        let refused = reading
            .as_ref()
            .is_err_and(|error| (error.kind(), error.offset()) == (ErrorKind::TooLong, MAX_LEN));
        // What stands around a text does not count as its length.
        assert_eq!(refused, !matches!(piece, "\u{200B}" | " "), "{piece:?}");
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
fn bytes_that_are_no_text_are_refused_where_they_begin() {
    for sample in SAMPLES.lines() {
        for at in [0, sample.len() / 2, sample.len()] {
            let Some((before, behind)) = sample.split_at_checked(at) else {
                continue;
            };
            for broken in [&b"\xFF"[..], b"\xC3", b"\xED\xA0\x80", b"\xF4\x90\x80\x80"] {
                let text = [before.as_bytes(), broken, b"|", behind.as_bytes()].concat();
                let CodeKind::Unknown(UnknownReason::NotUtf8 { offset }) = detect::classify(&text)
                else {
                    panic!("{text:02x?}");
                };
                assert_eq!(offset, at);
                let error = lenient::read(&text).expect_err("no text");
                let found = (error.kind(), error.offset());
                assert_eq!(found, (ErrorKind::InvalidUtf8, at));
                assert!(InsuranceCard::read(&text).is_err() && IdentityCard::read(&text).is_err());
            }
        }
    }
}

/// A field that is bad hides no other, and what it holds shows only where it is asked for.
#[test]
fn a_bad_field_is_shown_in_full_only_and_escaped() {
    let text = "001093029317|NGUYEN \u{1B}[31m\u{202E}AN|1987-01-18|0|1|";
    let reading = lenient::read(text.as_bytes()).expect("UTF-8");
    let name = reading.field(Field::Name).expect("it has one");
    assert!(!name.is_valid());
    assert_eq!(name.raw(), "NGUYEN \u{1B}[31m\u{202E}AN");
    let full = reading.full().to_string();
    assert!(full.contains(r"\u{1b}[31m\u{202e}AN"), "{full}");
    assert!(!reading.masked().to_string().contains("NGUYEN"));
    assert_eq!(
        reading
            .field(Field::BirthDate)
            .and_then(|date| date.value().map(str::len)),
        Some(10)
    );
}
