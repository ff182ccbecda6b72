//! The fast paths against the grammar: the same value or the same error for every text.

extern crate alloc;

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::payload::decode::payload;

fn assert_agrees(text: &[u8]) {
    assert_eq!(
        payload::<true>(text),
        payload::<false>(text),
        "{}",
        text.escape_ascii()
    );
}

/// A payload of the given name, QID and extension.
fn text(name: &str, qid: &str, extension: &str) -> String {
    format!("001093029317|{name}|1987-01-18|0|{qid}|{extension}")
}

/// Payloads of every form, some with fields that end near the end of a block.
fn payloads() -> Vec<String> {
    let long = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".repeat(50);
    let mut payloads = Vec::from([
        "B1234567|Y-BLOM KSOR|2000-02-29|1|QID-1|".into(),
        "012345678|H'HEN NIE|1996-02-29|1|162979388586171100|162979388586171101<2".into(),
        "|ST. JOHN|0001-12-31|1|1|<1<DN4010120878821".into(),
        text(
            "NGUYEN LE KHA HAN",
            "162979388586171100",
            "<1<00<0123232422",
        ),
        text("A", "1", "<1<HS4010120878821<0123232422"),
        text("A", "1", "<<HS4010120878821<<E.k2026.AbC"),
        text(
            "A",
            "1",
            "<0<<0123232422<c2lnbmF0dXJl<ti\u{EA}m 2 m\u{169}i<<\u{2713}<\u{1F489}<",
        ),
    ]);
    for length in [31, 32, 33, 64, 65] {
        payloads.push(text(&long[..length], &long[..length.min(64)], "<1"));
        payloads.push(text(
            "A",
            "1",
            &format!("{}<1<<<{}", &long[..length.min(64)], &long[..length]),
        ));
        payloads.push(text(
            "A",
            "1",
            &format!("<1<<<<{}", "\u{1EC7}".repeat(length / 3)),
        ));
    }
    payloads
}

#[test]
fn agrees_on_every_byte_at_every_place() {
    for valid in payloads() {
        assert!(payload::<true>(valid.as_bytes()).is_ok(), "{valid}");
        for place in 0..valid.len() {
            let mut text = valid.clone().into_bytes();
            // Above, the ends of the ranges of UTF-8.
            for byte in (0..0x80).chain([
                0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0, 0xED, 0xF0, 0xF4, 0xF5, 0xFF,
            ]) {
                text[place] = byte;
                assert_agrees(&text);
            }
        }
    }
}

#[test]
fn agrees_on_every_byte_inserted_or_removed_and_on_every_prefix() {
    for valid in payloads() {
        for place in 0..valid.len() {
            assert_agrees(&valid.as_bytes()[..place]);
            let mut text = valid.clone().into_bytes();
            text.remove(place);
            assert_agrees(&text);
            for byte in *b"0A|<- .'\x80\xC2\xFF" {
                let mut text = valid.clone().into_bytes();
                text.insert(place, byte);
                assert_agrees(&text);
            }
        }
    }
}

/// Every arrangement of five characters in a name, around the ends of the first two blocks.
#[test]
fn agrees_on_every_arrangement_in_a_name() {
    for before in [0, 1, 14, 28, 30, 31, 60, 63, 143, 146] {
        for arrangement in 0..4_usize.pow(5) {
            let inner: String = (0..5)
                .map(|place| ['Z', ' ', '\'', '|'][arrangement >> (2 * place) & 3])
                .collect();
            let name = "N".repeat(before) + &inner;
            assert_agrees(text(&name, "162979388586171100", "<1<00<0123232422").as_bytes());
        }
    }
}

#[test]
fn agrees_on_every_length_of_a_field() {
    let digits = "0123456789".repeat(110);
    for length in 0..1100 {
        let field = &digits[..length];
        let name = "A".repeat(length);
        for text in [
            format!("{field}|A|1987-01-18|0|1|<1"),
            text(&name, "1", "<1"),
            text("A", field, "<1"),
            text("A", "1", field),
            text("A", "1", &format!("<1<{field}")),
            text("A", "1", &format!("<1<{field}<0123232422")),
            text("A", "1", &format!("<1<<{field}<")),
            text("A", "1", &format!("<1<<<{field}")),
            text("A", "1", &format!("<1<<<{field}<1")),
            text("A", "1", &format!("<1<<<<{field}<")),
        ] {
            assert_agrees(text.as_bytes());
        }
    }
}

#[test]
fn agrees_on_every_month_and_day() {
    for year in ["0000", "0001", "0004", "1900", "1987", "2000", "9999"] {
        for number in 0..10_000 {
            let (month, day) = (number / 100, number % 100);
            assert_agrees(format!("001093029317|A|{year}-{month:02}-{day:02}|0|1|").as_bytes());
        }
    }
}

/// Carries between the bytes of a word must not hide a second wrong byte.
#[test]
fn agrees_on_dates_with_several_wrong_bytes() {
    for wrong in [b':', 0xBA, 0xFF] {
        for places in [
            &[0, 2, 4][..],
            &[1, 3],
            &[0, 1, 2, 3, 4, 5, 7, 9],
            &[1, 3, 5, 7, 9],
        ] {
            let mut text = *b"001093029317|A|1987-01-18|0|1|";
            for place in places {
                text[15 + place] = wrong;
            }
            for month in 0..=u8::MAX {
                for day in 0..=u8::MAX {
                    (text[21], text[23]) = (month, day);
                    assert_agrees(&text);
                }
            }
        }
    }
}
