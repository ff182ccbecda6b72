//! Normalization of names: a table, and 2,000 names against Python's unicodedata (see `xtask/peers/names.py`).

#![cfg(feature = "lenient")]

use crate::common::{cases, strategies};
use proptest::prelude::*;
use vn_personal_qr::{Name, NameErrorKind, Repair, Repairs};

const NAMES: &str = include_str!("data/names.tsv");

#[test]
fn normalizes_2000_names_as_python_does() {
    let mut count = 0;
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let (text, canonical) = line.split_once('\t').expect("two columns");
        let text: String = serde_json::from_str(&format!("\"{text}\"")).expect("JSON");
        let name = Name::normalize(&text).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(name.name().as_str(), canonical, "{line}");
        assert_eq!(Name::new(canonical).expect("a name"), name.name());
        count += 1;
    }
    assert_eq!(count, 2000);
}

#[test]
fn lists_each_repair() {
    use Repair::{
        NameApostrophe as Apostrophe, NameBlanks as Blanks, NameCase as Case,
        NameDiacritics as Diacritics, NameHyphen as Hyphen,
    };
    let table: &[(&str, &str, &[Repair])] = &[
        ("NGUYEN LE KHA HAN", "NGUYEN LE KHA HAN", &[]),
        ("H'HEN NIE", "H'HEN NIE", &[]),
        ("ST.", "ST.", &[]),
        ("Nguyen", "NGUYEN", &[Case]),
        ("NGUYỄN", "NGUYEN", &[Diacritics]),
        ("NGUYE\u{302}\u{303}N", "NGUYEN", &[Diacritics]),
        ("Nguyễn", "NGUYEN", &[Diacritics, Case]),
        ("ĐỖ", "DO", &[Diacritics]),
        ("đỗ", "DO", &[Diacritics, Case]),
        ("Đ\u{300}", "D", &[Diacritics]),
        ("A  B", "A B", &[Blanks]),
        ("A\u{A0}B", "A B", &[Blanks]),
        ("A\tB", "A B", &[Blanks]),
        (" A B ", "A B", &[Blanks]),
        ("A \u{301} B", "A B", &[Diacritics, Blanks]),
        ("H’HEN NIE", "H'HEN NIE", &[Apostrophe]),
        ("H‘HEN H\u{2BC}A", "H'HEN H'A", &[Apostrophe]),
        ("Y - BLOM", "Y-BLOM", &[Hyphen]),
        ("Y- BLOM", "Y-BLOM", &[Hyphen]),
        ("Y -BLOM", "Y-BLOM", &[Hyphen]),
        ("Y  -  BLOM", "Y-BLOM", &[Hyphen]),
        ("Y-BLOM", "Y-BLOM", &[]),
        ("Å", "A", &[Diacritics]),
    ];
    for (text, canonical, repairs) in table {
        let name = Name::normalize(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert_eq!(name.name().as_str(), *canonical, "{text}");
        assert!(
            name.repairs().iter().eq(repairs.iter().copied()),
            "{text}: {:?}",
            name.repairs()
        );
    }
}

#[test]
fn replaces_look_alikes_apostrophes_and_dashes() {
    for (text, code) in [
        ("ÐO", "name-look-alike"),
        ("ÐO", "name-look-alike"),
        ("ƉO", "name-look-alike"),
    ] {
        let name = Name::normalize(text).expect(text);
        assert_eq!(name.name().as_str(), "DO");
        assert!(name.repairs().iter().map(Repair::code).eq([code]), "{text}");
    }
    for text in ["ðo", "ɖo"] {
        let name = Name::normalize(text).expect(text);
        assert_eq!(name.name().as_str(), "DO");
        assert!(
            name.repairs()
                .iter()
                .eq([Repair::NameCase, Repair::NameLookAlike])
        );
    }
    for apostrophe in "\u{2018}\u{2019}\u{2B9}\u{2BB}\u{2BC}`\u{B4}\u{FF07}".chars() {
        let name = Name::normalize(&format!("H{apostrophe}HEN NIE"))
            .map(|name| (name.name().as_str().to_owned(), name.repairs()));
        let expected = (
            "H'HEN NIE".to_owned(),
            Repairs::from(Repair::NameApostrophe),
        );
        assert_eq!(name, Ok(expected), "{apostrophe:?}");
    }
    for dash in "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}".chars() {
        let name = Name::normalize(&format!("Y{dash}BLOM")).expect("a name");
        assert_eq!(name.name().as_str(), "Y-BLOM");
        assert!(name.repairs().iter().eq([Repair::NameDash]), "{dash:?}");
        let name = Name::normalize(&format!("Y {dash} BLOM")).expect("a name");
        assert_eq!(name.name().as_str(), "Y-BLOM");
    }
}

#[test]
fn names_the_code_point_of_a_look_alike() {
    for (text, message) in [
        ("AΝ", "unexpected character in a name: 'Ν' U+039D (byte 1)"),
        ("АN", "unexpected character in a name: 'А' U+0410 (byte 0)"),
        ("A\u{FE0F}", "unexpected character in a name"),
    ] {
        if let Err(error) = Name::normalize(text) {
            assert!(error.to_string().starts_with(message), "{error}");
            assert!(error.vi().to_string().contains("U+"));
        }
    }
}

#[test]
fn reports_invalid_characters_with_their_offset() {
    use NameErrorKind::{Character, Empty, TooLong, WordStart};
    let long = "A".repeat(151);
    let long_words = format!("{} B", "A".repeat(149));
    let longest = format!("{}é", "A".repeat(149));
    assert!(Name::normalize(&longest).is_ok());
    let table = [
        ("", Empty, 0, None),
        ("  ", Empty, 2, None),
        ("Jørgen", Character, 1, Some('ø')),
        ("Weiß", Character, 3, Some('ß')),
        ("Anna 2", Character, 5, Some('2')),
        ("Nguyễn A|B", Character, 10, Some('|')),
        ("王", Character, 0, Some('王')),
        ("Ａ", Character, 0, Some('Ａ')),
        ("각", Character, 0, Some('각')),
        ("A\u{200B}B", Character, 1, Some('\u{200B}')),
        ("A\u{202E}", Character, 1, Some('\u{202E}')),
        ("Anh-\u{1F600}", Character, 4, Some('\u{1F600}')),
        ("'Anh", WordStart, 0, Some('\'')),
        ("Lễ ’Anh", WordStart, 5, Some('’')),
        ("Nguyen -", WordStart, 7, Some('-')),
        ("- Nguyen", WordStart, 0, Some('-')),
        // The first error is reported.
        ("Lễ .Anh 2", WordStart, 5, Some('.')),
        (&long, TooLong, 150, Some('A')),
        (&long_words, TooLong, 149, Some(' ')),
    ];
    for (text, kind, offset, character) in table {
        let error = Name::normalize(text).expect_err(text);
        assert_eq!(
            (error.kind(), error.offset(), error.character()),
            (kind, offset, character),
            "{text}"
        );
        let messages = [error.to_string(), error.vi().to_string()];
        for message in &messages {
            assert!(message.ends_with(&format!("(byte {offset})")), "{message}");
            assert!(!message.contains(['\u{200B}', '\u{202E}']), "{message:?}");
        }
        assert_ne!(messages[0], messages[1]);
        let code = match kind {
            Empty => "name-empty",
            Character => "name-character",
            WordStart => "name-word-start",
            TooLong => "name-too-long",
            _ => panic!("{kind:?} has no row"),
        };
        assert_eq!(error.code(), code);
        let printed = format!("{error:?}");
        assert!(printed.contains(&format!("offset: {offset}")), "{printed}");
        assert!(
            !character.is_some_and(|one| !one.is_ascii() && printed.contains(one)),
            "{printed}"
        );
    }
}

/// Each hyphen depends on the text after it, not after the previous hyphen.
#[test]
fn a_hyphen_joins_only_where_a_word_follows() {
    let joined = Name::normalize("Y - Blom - Kso").expect("a name");
    assert_eq!(joined.name().as_str(), "Y-BLOM-KSO");
    let error = Name::normalize("Y - Blom - .").expect_err("no word after the last");
    assert_eq!(
        (error.kind(), error.offset()),
        (NameErrorKind::WordStart, 9)
    );
    let error = Name::normalize("- . Y - Blom").expect_err("no word before the first");
    assert_eq!(
        (error.kind(), error.offset()),
        (NameErrorKind::WordStart, 0)
    );
}

#[test]
fn debug_shows_the_repairs_and_not_the_name() {
    let normalized = Name::normalize("Nguyễn  Văn An").expect("a name");
    let printed = format!("{normalized:?}");
    assert!(printed.contains("NormalizedName"), "{printed}");
    assert!(
        printed.contains(&format!("{:?}", normalized.repairs())),
        "{printed}"
    );
    for part in ["NGUYEN", "VAN", "Nguy", "An"] {
        assert!(!printed.contains(part), "{printed}");
    }
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn a_name_needs_no_repair(value in strategies::values()) {
        // Except for a space after a hyphen, which normalization drops.
        let name = value.name.replace("- ", "-");
        let normalized = Name::normalize(&name).expect("a name");
        prop_assert_eq!(normalized.name().as_str(), name);
        prop_assert_eq!(normalized.repairs(), Repairs::NONE);
    }

    #[test]
    fn any_text_gives_a_name_or_an_error_at_a_character(text in "\\PC{0,40}|[ A-Za-zĂ-ỹ'.\\-’\u{300}-\u{323}\u{A0}]{0,200}") {
        match Name::normalize(&text) {
            Ok(normalized) => {
                prop_assert!(Name::new(normalized.name().as_str()).is_ok());
                prop_assert_eq!(normalized.repairs().is_empty(), normalized.name().as_str() == text);
            }
            Err(error) => {
                prop_assert!(text.is_char_boundary(error.offset()));
                prop_assert_eq!(error.character(), text[error.offset()..].chars().next());
            }
        }
    }
}

/// Returns a name as a VNI font stores it.
fn in_vni(name: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let mut out = String::new();
    for character in name.nfc() {
        let upper = character.is_uppercase();
        let parts: Vec<char> = character.to_lowercase().nfd().collect();
        let (base, marks) = (parts[0], &parts[1..]);
        let tone = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}']
            .iter()
            .position(|tone| marks.contains(tone));
        let pick = |none: &str, toned: &str| match tone {
            None => none.to_owned(),
            Some(at) => toned.chars().nth(at).expect("a tone").to_string(),
        };
        let text = match base {
            'đ' => "ñ".to_owned(),
            'i' => pick("i", "íìæóò"),
            base if marks.contains(&'\u{302}') => format!("{base}{}", pick("â", "áàåãä")),
            base if marks.contains(&'\u{306}') => format!("{base}{}", pick("ê", "éèúüë")),
            base => {
                let base = match (base, marks.contains(&'\u{31B}')) {
                    ('o', true) => 'ô',
                    ('u', true) => 'ö',
                    _ => base,
                };
                format!("{base}{}", pick("", "ùøûõï"))
            }
        };
        out += &if upper { text.to_uppercase() } else { text };
    }
    out
}

#[test]
fn names_the_encodings_of_old_fonts() {
    use NameErrorKind::{DecodedTwice, Tcvn3Font, VniFont, VpsFont};
    for (text, kind, code, offset) in [
        ("Nguyeãn Vaên A", VniFont, "name-vni-font", 5),
        ("NGUYEÃN VAÊN A", VniFont, "name-vni-font", 5),
        ("Traàn Thò B", VniFont, "name-vni-font", 3),
        ("Leâ Hoaøng", VniFont, "name-vni-font", 2),
        ("Phaïm An", VniFont, "name-vni-font", 3),
        ("Ñaëng An", VniFont, "name-vni-font", 3),
        ("NguyÔn V¨n A", Tcvn3Font, "name-tcvn3-font", 4),
        ("V¨n A", Tcvn3Font, "name-tcvn3-font", 1),
        ("NguyÍn A", VpsFont, "name-vps-font", 4),
        ("Væn A", VpsFont, "name-vps-font", 1),
        ("Nguyá»…n A", DecodedTwice, "name-decoded-twice", 6),
        ("Nguyá»\u{85}n A", DecodedTwice, "name-decoded-twice", 6),
        ("LÃª A", DecodedTwice, "name-decoded-twice", 3),
        ("LĂª A", DecodedTwice, "name-decoded-twice", 3),
        ("Nguy盻・n A", DecodedTwice, "name-decoded-twice", 4),
        ("Nguy廙n A", DecodedTwice, "name-decoded-twice", 4),
    ] {
        let error = Name::normalize(text).expect_err(text);
        assert_eq!(
            (error.kind(), error.code(), error.offset()),
            (kind, code, offset),
            "{text}"
        );
    }
}

#[test]
fn does_not_take_foreign_names_for_old_fonts() {
    for name in [
        "Zoë",
        "Chloé",
        "Noël",
        "Raphaël",
        "Michaël",
        "Israël",
        "Gaël",
        "Loïc",
        "Eloïse",
        "Aïda",
        "Naïm",
        "Saïd",
        "Anaïs",
        "Thaïs",
        "Faïza",
        "Leïla",
        "Keïta",
        "Raúl",
        "Saúl",
        "Araújo",
        "Beáta",
        "João",
        "Sebastião",
        "Conceição",
        "José",
        "María",
        "Jesús",
        "Núñez",
        "Muñoz",
        "Peña",
        "François",
        "Hélène",
        "Jürgen",
        "Müller",
        "Björn",
        "Åsa",
        "Håkan",
        "Sören",
        "Zoltán",
        "Ágnes",
        "Gülşen",
        "Özgür",
        "Dvořák",
        "Nováček",
        "Łucja",
        "JOÃO",
        "MARÍA",
        "FRANÇOIS",
        "RAPHAËL",
        "LOÏC",
        "NÚÑEZ",
        "ÁGNES",
        "Hoàng",
        "Hoà",
        "Toàn",
        "Hoá",
        "Quý",
        "Thuý",
        "Khoẻ",
        "Đoàn",
        "Đặng",
        "Y’Blom",
        "H´Hen",
        "Anna–Maria",
    ] {
        if let Err(error) = Name::normalize(name) {
            // `Ł` and `ø` are not in the alphabet of the conversion.
            assert_eq!(error.kind(), NameErrorKind::Character, "{name}");
        }
    }
}

#[test]
fn measures_the_detection_of_vni_and_double_decoding() {
    let (mut vni, mut twice, mut count) = (0, 0, 0);
    for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
        let text = line.split('\t').next().expect("a column");
        let text: String = serde_json::from_str(&format!("\"{text}\"")).expect("JSON");
        let font = in_vni(&text);
        if text.is_ascii() || font.is_ascii() {
            continue;
        }
        count += 1;
        vni += u32::from(
            matches!(Name::normalize(&font), Err(error) if error.kind() == NameErrorKind::VniFont),
        );
        let latin: String = text.bytes().map(char::from).collect();
        twice += u32::from(
            matches!(Name::normalize(&latin), Err(error) if error.kind() == NameErrorKind::DecodedTwice),
        );
    }
    assert!(count > 1500, "{count}");
    assert!(vni * 100 >= count * 90, "{vni} of {count} in VNI");
    assert!(
        twice * 100 >= count * 97,
        "{twice} of {count} decoded twice"
    );
}
