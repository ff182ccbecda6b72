//! Hostile texts, as listed in `SECURITY.md`.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::common::is_raw;
use vn_personal_qr::{DecodeError, ErrorKind, Field, Language, MAX_LEN, PersonalQr};

const FRONT: &str = "001093029317|NGUYEN AN|1987-01-18|0|1|";

fn error_of(text: &[u8]) -> (ErrorKind, Option<Field>, usize) {
    let error = PersonalQr::decode(text).expect_err("not a payload");
    (error.kind(), error.field(), error.offset())
}

/// Returns all displays of a payload with `slot` in slot 6.
fn displays(slot: &str) -> String {
    let text = format!("{FRONT}<<<<<{slot}");
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let mut displays = String::new();
    for display in [
        qr.masked(),
        qr.full(),
        qr.full().language(Language::Vietnamese),
    ] {
        writeln!(displays, "{display}").expect("a String accepts all");
    }
    displays
}

#[test]
fn rejects_texts_of_any_size_at_the_limit() {
    for size in [MAX_LEN + 1, 1 << 16, 1 << 24, 1 << 28] {
        let text = vec![b'0'; size];
        let start = Instant::now();
        assert_eq!(error_of(&text), (ErrorKind::TooLong, None, MAX_LEN));
        assert!(start.elapsed() < Duration::from_secs(1), "{size} bytes");
    }
}

/// One pattern, repeated up to the limit. There is no recursion, and time is linear.
#[test]
fn repetition_takes_linear_time() {
    let patterns = [
        "|",
        "<",
        "A",
        "A ",
        "A-",
        "0",
        "'",
        " ",
        "||<",
        "ễ",
        "\u{202E}",
        "1987-01-18|",
        FRONT,
    ];
    let start = Instant::now();
    for pattern in patterns {
        for front in [
            "",
            FRONT,
            "001093029317|",
            "001093029317|NGUYEN AN|1987-01-18|0|1|<<<<<",
        ] {
            let mut text = front.as_bytes().to_vec();
            text.extend(pattern.bytes().cycle().take(MAX_LEN - front.len()));
            for _ in 0..20 {
                let _ = PersonalQr::decode(&text);
            }
        }
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn keeps_thousands_of_slots_in_order() {
    let text = format!("{FRONT}<<<<<{}x", "<".repeat(MAX_LEN - FRONT.len() - 6));
    assert_eq!(text.len(), MAX_LEN);
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let other = qr.extension().other();
    assert_eq!(other.iter().count(), MAX_LEN - FRONT.len() - 5);
    assert_eq!(other.iter().next_back(), Some("x"));
    assert!(
        qr.masked()
            .to_string()
            .ends_with(&other.iter().count().to_string())
    );
}

#[test]
fn rejects_names_of_more_than_150_bytes() {
    for bomb in [
        "A".repeat(2900),
        "A ".repeat(1450),
        "A'".repeat(1450),
        "A-".repeat(100),
    ] {
        let text = format!("001093029317|{bomb}|1987-01-18|0|1|");
        let (_, field, offset) = error_of(text.as_bytes());
        if text.len() <= MAX_LEN {
            assert_eq!((field, offset / 10), (Some(Field::Name), 16), "{offset}");
        }
    }
    for (bomb, offset) in [
        ("", 13),
        (" A", 13),
        ("A  A", 15),
        ("'A", 13),
        ("A\u{301}", 14),
        ("Nguyễn", 14),
    ] {
        let text = format!("001093029317|{bomb}|1987-01-18|0|1|");
        let (_, field, found) = error_of(text.as_bytes());
        assert_eq!((field, found), (Some(Field::Name), offset), "{bomb:?}");
    }
}

#[test]
fn rejects_control_characters_in_every_field() {
    let fields = [
        "001093029317",
        "NGUYEN AN",
        "1987-01-18",
        "0",
        "1",
        "2",
        "1",
        "00",
        "0123232422",
        "s",
        "x",
    ];
    for at in 0..fields.len() {
        for control in [
            "\0", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{9B}",
        ] {
            let mut parts = fields.map(str::to_owned);
            parts[at].insert_str(0, control);
            let text = format!("{}|{}", parts[..5].join("|"), parts[5..].join("<"));
            let offset = text.find(control).expect("inserted above");
            assert_eq!(
                error_of(text.as_bytes()).2,
                offset,
                "{control:?} in field {at}"
            );
        }
    }
}

#[test]
fn escapes_bidi_and_zero_width_characters() {
    let hidden = [
        "\u{200B}",
        "\u{200E}",
        "\u{200F}",
        "\u{202A}",
        "\u{202E}",
        "\u{2066}",
        "\u{2069}",
        "\u{2028}",
        "\u{2029}",
        "\u{FEFF}",
        "\u{61C}",
        "\u{AD}",
        "\u{180E}",
        "\u{E0041}",
    ];
    for character in hidden {
        let slot = format!("a{character}b");
        let text = format!("{FRONT}<<<<<{slot}");
        let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
        assert!(qr.extension().other().iter().eq([slot.as_str()]));
        assert!(
            !displays(&slot).contains(is_raw),
            "{}",
            character.escape_unicode()
        );
        // All other fields are ASCII.
        for front in [
            "",
            "001093029317|A",
            "001093029317|A|",
            "001093029317|A|1987-01-18|0|1",
        ] {
            let text = format!("{front}{character}");
            assert_eq!(error_of(text.as_bytes()).2, front.len());
        }
    }
}

#[test]
fn rejects_terminal_sequences_without_quoting_them() {
    // With ESC, and with CSI, OSC and DCS as one character: all are control characters.
    for sequence in [
        "\u{1B}[2J",
        "\u{1B}]0;title\u{7}",
        "\u{1B}P",
        "\u{9B}31m",
        "\u{9D}0;x\u{9C}",
        "\u{90}",
    ] {
        let text = format!("{FRONT}<<<<<{sequence}");
        assert_eq!(
            error_of(text.as_bytes()).1,
            Some(Field::Other),
            "{sequence:?}"
        );
        let error = PersonalQr::decode(text.as_bytes()).expect_err("a control");
        let messages = format!("{error} {error:?} {} {}", error.vi(), error.code());
        assert!(!messages.contains(is_raw) && !messages.contains('\n'));
    }
    // Without ESC the rest is harmless text.
    assert!(displays("[2J").contains("\"[2J\""));
}

#[test]
fn a_slot_cannot_end_its_quotes_or_its_line() {
    let display = displays("x\", \"y\\<\u{2028}Name  B\u{85}".trim_end_matches('\u{85}'));
    assert!(
        display.contains(r#""x\", \"y\\", "\u{2028}Name  B""#),
        "{display}"
    );
    assert_eq!(
        display
            .lines()
            .filter(|line| line.starts_with("Name"))
            .count(),
        2
    );
}

#[test]
fn rejects_other_encodings_at_their_first_byte() {
    let broken: [&[u8]; 10] = [
        b"\xFF",
        b"\xC0\xAF",
        b"\xE0\x80\xAF",
        b"\xED\xA0\x80",
        b"\xF4\x90\x80\x80",
        b"\xC3",
        b"\xE1\xBB",
        b"\x80",
        b"\xF8\x88\x80\x80\x80",
        b"\xFE\xFF",
    ];
    for bytes in broken {
        let front = format!("{FRONT}<<<<<tiêm ");
        let text = [front.as_bytes(), bytes, b"x"].concat();
        let found = error_of(&text);
        assert_eq!(
            found,
            (ErrorKind::InvalidUtf8, Some(Field::Other), front.len()),
            "{bytes:02x?}"
        );
    }
    // UTF-16, Latin-1 and TCVN in the first fields, which are ASCII.
    let utf16: Vec<u8> = FRONT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(error_of(&utf16).2, 1);
    assert_eq!(error_of(b"001093029317|NGUY\xCAN|1987-01-18|0|1|").2, 17);
    assert_eq!(error_of(b"\xEF\xBB\xBF001093029317|A|1987-01-18|0|1|").2, 0);
}

/// A full-width delimiter is not a delimiter.
#[test]
fn rejects_lookalikes_of_digits_letters_and_delimiters() {
    let look_alikes = [
        ("٠٠١٠٩٣٠٢٩٣١٧|A|1987-01-18|0|1|", 0),
        ("001093029317|А|1987-01-18|0|1|", 13),
        ("001093029317|A|1987‐01‐18|0|1|", 19),
        ("001093029317｜A|1987-01-18|0|1|", 12),
    ];
    for (text, offset) in look_alikes {
        assert_eq!(error_of(text.as_bytes()).2, offset, "{text}");
    }
}

/// A forged code that is well-formed decodes. Its signature is displayed as not verified.
#[test]
fn a_forged_code_decodes_with_its_signature_not_verified() -> Result<(), DecodeError> {
    let text = format!("{FRONT}<<<<made-up");
    let qr = PersonalQr::decode(text.as_bytes())?;
    assert!(
        qr.masked()
            .to_string()
            .ends_with("Signature    present, not verified")
    );
    Ok(())
}

/// Scanned texts of any size and pattern are classified and read in linear time.
#[cfg(feature = "lenient")]
#[test]
fn classifies_and_reads_repeated_patterns() {
    use vn_personal_qr::Name;
    use vn_personal_qr::card::{IdentityCard, InsuranceCard};
    use vn_personal_qr::detect::{self, CodeKind};
    use vn_personal_qr::lenient;

    let patterns = [
        "|",
        "||0|",
        "¦",
        "<",
        "*",
        "-",
        " - ",
        "A - ",
        " ",
        "\u{200B}",
        "\0",
        "\r\n",
        "đ",
        "a\u{301}",
        "\u{301}",
        "0",
        "à&",
        "~0",
        "1987-01-18|",
        "4e|",
        "+84 ",
        "/",
        "://",
        "\u{1D}1\u{1D}",
    ];
    for pattern in patterns {
        for size in [100, 3_000, 7_000, 200_000] {
            let text = pattern.repeat(size / pattern.len());
            let detected = detect::read(text.as_bytes());
            let shown = detected.masked().to_string();
            assert!(shown.len() < 100_000, "{pattern:?}");
            match lenient::read(text.as_bytes()) {
                Ok(payload) => assert!(!payload.is_valid(), "{pattern:?}"),
                Err(error) => assert_eq!(error.code(), "too-long", "{pattern:?}"),
            }
            assert!(
                Name::normalize(&text).is_err() || text.len() <= 150,
                "{pattern:?}"
            );
            let cards = [
                IdentityCard::read(text.as_bytes()).is_ok(),
                InsuranceCard::read(text.as_bytes()).is_ok(),
            ];
            assert!(
                !cards[0] && !cards[1] || size == 100 || pattern == "4e|",
                "{pattern:?}"
            );
            if size > 7_000 {
                assert_ne!(detected.kind(), CodeKind::PersonalQr, "{pattern:?}");
            }
        }
    }
}
