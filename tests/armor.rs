//! Armor: the published vector, every error by a bad input, and the channels that damage text.

use std::fmt::Write as _;

use crate::common::cases;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value as Json;
use vn_personal_qr::armor::{self, ArmorError, ArmorErrorKind};
use vn_personal_qr::{MAX_LEN, SliceTooShort};

const PAYLOAD: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
const ARMORED: &str = "vnqr1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5NzkzODg1ODYxNzExMDB8PDE8MDA8MDEyMzIzMjQyMiEWzck";

fn written(payload: &[u8]) -> String {
    let mut buffer = vec![0; armor::encoded_len(payload.len())];
    let length = armor::encode_to_slice(payload, &mut buffer).expect("room for it");
    assert_eq!(length, buffer.len());
    String::from_utf8(buffer).expect("ASCII")
}

/// Opens by every way there is, into room that is exact, roomy and scarce.
fn opened(text: impl AsRef<[u8]>) -> Result<Vec<u8>, ArmorError> {
    let text = text.as_ref();
    let mut roomy = vec![0xEE; text.len() + 8];
    let result = armor::decode_to_slice(text, &mut roomy).map(|length| roomy[..length].to_vec());
    #[cfg(feature = "alloc")]
    assert_eq!(armor::decode(text), result);
    if let Ok(payload) = &result {
        assert_eq!(armor::decoded_len(text), Ok(payload.len()));
        for more in 0..6 {
            let mut buffer = vec![0; payload.len() + more];
            assert_eq!(armor::decode_to_slice(text, &mut buffer), Ok(payload.len()));
            assert_eq!(&buffer[..payload.len()], payload);
        }
        if let Some(short) = payload.len().checked_sub(1) {
            let error = armor::decode_to_slice(text, &mut vec![0; short]).expect_err("too short");
            let needed = payload.len();
            assert_eq!(error.kind(), ArmorErrorKind::SliceTooShort { needed });
        }
    }
    result
}

fn refused(text: impl AsRef<[u8]>) -> (ArmorErrorKind, Option<usize>) {
    let error = opened(text).expect_err("no armor");
    (error.kind(), error.offset())
}

#[test]
fn the_published_vector() {
    assert_eq!(ARMORED.len(), 117);
    assert_eq!(armor::encoded_len(PAYLOAD.len()), 117);
    assert_eq!(written(PAYLOAD.as_bytes()), ARMORED);
    assert_eq!(opened(ARMORED).as_deref(), Ok(PAYLOAD.as_bytes()));
    let bytes = URL_SAFE_NO_PAD.decode_slice(&ARMORED[6..], &mut [0; 99]);
    assert_eq!(bytes, Ok(83));
    #[cfg(feature = "alloc")]
    {
        let qr = vn_personal_qr::PersonalQr::decode(PAYLOAD.as_bytes()).expect("a payload");
        assert_eq!(qr.armor(), ARMORED);
    }
}

#[test]
fn vectors_of_our_own() {
    let file: Json = serde_json::from_str(include_str!("vectors/armor.json")).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    for vector in vectors {
        let text = vector["armor"].as_str().expect("a text");
        if let Some(error) = vector["error"].as_object() {
            let found = opened(text).expect_err(text);
            assert_eq!(found.code(), error["code"], "{text}");
            let offset = found.offset().map(|offset| offset as u64);
            assert_eq!(offset, error["offset"].as_u64(), "{text}");
        } else {
            let payload = crate::common::bytes(vector);
            assert_eq!(opened(text).as_ref(), Ok(&payload), "{text}");
            if vector["canonical"] == true {
                assert_eq!(written(&payload), text);
            } else {
                assert_ne!(written(&payload), text);
            }
        }
    }
    assert!(vectors.len() > 40, "{}", vectors.len());
}

#[test]
fn payloads_of_every_length_come_back() {
    for length in (0..300).chain(MAX_LEN - 3..=MAX_LEN) {
        let payload: Vec<u8> = (0..length)
            .map(|at| (at * 167 + length).to_le_bytes()[0])
            .collect();
        let text = written(&payload);
        assert_eq!(text.len(), armor::encoded_len(length));
        assert_eq!(opened(&text), Ok(payload.clone()), "{length}");
        let short = armor::encode_to_slice(&payload, &mut vec![0; text.len() - 1]);
        assert_eq!(short.map_err(|error| error.needed()), Err(text.len()));
        #[cfg(feature = "alloc")]
        assert_eq!(armor::encode(&payload), text);
    }
    assert_eq!(armor::encoded_len(MAX_LEN), armor::MAX_LEN);
    let _: Result<usize, SliceTooShort> = armor::encode_to_slice(b"", &mut []);
}

#[test]
fn the_label_is_taken_in_either_case_and_nothing_else_is() {
    let body = &ARMORED[6..];
    for label in ["VNQR1:", "Vnqr1:", "vNqR1:", " \t\r\nvnqr1:"] {
        assert_eq!(
            opened(format!("{label}{body}")),
            Ok(PAYLOAD.into()),
            "{label}"
        );
    }
    assert_eq!(
        refused(ARMORED.to_uppercase()),
        (ArmorErrorKind::ChecksumMismatch, None)
    );
    assert_eq!(
        refused(ARMORED.to_lowercase()),
        (ArmorErrorKind::ChecksumMismatch, None)
    );
}

#[test]
fn other_labels_and_versions_are_told_apart() {
    let unknown = ArmorErrorKind::UnknownLabel;
    for text in [
        "",
        "v",
        "vnqr",
        "vnqr1",
        "vnqr:",
        "vnqr:abc",
        "vnq1:abc",
        "vn qr1:abc",
        "vnqr 1:abc",
        "vnqr1 :abc",
        "vnqr01:abc",
        "vnqr1;abc",
        "xvnqr1:abc",
        "ｖnqr1:abc",
        "vnqr-1:abc",
        "vnqr1234567890:abc",
        PAYLOAD,
    ] {
        assert_eq!(refused(text), (unknown, Some(0)), "{text}");
    }
    assert_eq!(refused("  \nabc"), (unknown, Some(3)));
    for (text, version, offset) in [
        ("vnqr2:abc", 2, 0),
        ("VNQR2:", 2, 0),
        (" vnqr0:abc", 0, 1),
        ("vnqr10:abc", 10, 0),
        ("vnqr999999999:|", 999_999_999, 0),
    ] {
        let kind = ArmorErrorKind::UnknownVersion { version };
        assert_eq!(refused(text), (kind, Some(offset)), "{text}");
        assert_eq!(
            armor::decoded_len(text.as_bytes()).map_err(|e| e.kind()),
            Err(kind)
        );
    }
}

#[test]
fn blanks_and_line_breaks_stand_anywhere_behind_the_label() {
    for blank in [" ", "\t", "\r", "\n", "\r\n", " \r\n\t  "] {
        for at in 6..=ARMORED.len() {
            let text = [&ARMORED[..at], blank, &ARMORED[at..]].concat();
            assert_eq!(opened(&text), Ok(PAYLOAD.into()), "{text}");
        }
        let mut text = ARMORED[..6].to_owned();
        for character in ARMORED[6..].chars() {
            let _ = write!(text, "{blank}{character}");
        }
        assert_eq!(opened(&text), Ok(PAYLOAD.into()));
    }
}

#[test]
fn every_other_byte_is_refused_where_it_stands() {
    for byte in 0..=255 {
        let is_taken = u8::is_ascii_alphanumeric(&byte) || b"-_ \t\r\n".contains(&byte);
        if is_taken {
            continue;
        }
        for at in 6..=ARMORED.len() {
            let mut text = ARMORED.as_bytes().to_vec();
            text.insert(at, byte);
            let kind = ArmorErrorKind::UnexpectedCharacter;
            assert_eq!(refused(&text), (kind, Some(at)), "{byte} at {at}");
        }
    }
    // The first of them is told, with blanks before it and damage around it.
    let kind = ArmorErrorKind::UnexpectedCharacter;
    assert_eq!(refused(" vnqr1: a=|"), (kind, Some(9)));
    assert_eq!(refused("vnqr1:+"), (kind, Some(6)));
    let error = armor::decode_to_slice(format!("{ARMORED}=").as_bytes(), &mut []);
    assert_eq!(error.map_err(|e| e.offset()), Err(Some(117)));
}

#[test]
fn damage_is_found() {
    for end in 6..ARMORED.len() {
        let cut = &ARMORED[..end];
        assert_eq!(
            refused(cut),
            (ArmorErrorKind::ChecksumMismatch, None),
            "{cut}"
        );
    }
    for at in 6..ARMORED.len() {
        for other in ["A", "z", "-", "_", "0"] {
            if &ARMORED[at..=at] == other {
                continue;
            }
            let text = [&ARMORED[..at], other, &ARMORED[at + 1..]].concat();
            let (kind, _) = refused(&text);
            assert_eq!(kind, ArmorErrorKind::ChecksumMismatch, "{text}");
        }
    }
    for text in ["vnqr1:", "vnqr1: ", "vnqr1:A", "vnqr1:AAAA", "vnqr1:AAAAA"] {
        assert_eq!(
            refused(text),
            (ArmorErrorKind::ChecksumMismatch, None),
            "{text}"
        );
    }
    let doubled = [ARMORED, &ARMORED[6..]].concat();
    assert_eq!(refused(doubled), (ArmorErrorKind::ChecksumMismatch, None));
}

#[test]
fn a_last_character_with_stray_bits_is_not_canonical() {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (length, stray) in [(1, 2), (2, 0), (3, 4), (79, 2)] {
        let text = written(&PAYLOAD.as_bytes()[..length]);
        let (front, last) = text.split_at(text.len() - 1);
        let value = ALPHABET.find(last).expect("of the alphabet");
        for other in 0..64 {
            let kept = other >> stray == value >> stray;
            let changed = format!("{front}{} \n", &ALPHABET[other..=other]);
            if other == value {
                assert!(opened(&changed).is_ok());
            } else if kept {
                let at = Some(front.len());
                assert_eq!(refused(&changed), (ArmorErrorKind::NotCanonical, at));
            } else {
                assert_eq!(refused(&changed), (ArmorErrorKind::ChecksumMismatch, None));
            }
        }
    }
}

#[test]
fn every_sentence() {
    let sentences = |text: &str, room: usize| {
        let error = armor::decode_to_slice(text.as_bytes(), &mut vec![0; room]);
        let error = error.expect_err("no armor");
        [
            error.code().to_owned(),
            error.to_string(),
            error.vi().to_string(),
        ]
    };
    assert_eq!(
        sentences("a", 9),
        [
            "unknown-label",
            "armor: the text does not begin with vnqr1: (byte 0)",
            "dạng bọc: văn bản không bắt đầu bằng vnqr1: (byte 0)"
        ]
    );
    assert_eq!(
        sentences("vnqr2:", 9),
        [
            "unknown-version",
            "armor: this is vnqr2, and only vnqr1 is known here (byte 0)",
            "dạng bọc: đây là vnqr2, ở đây chỉ biết vnqr1 (byte 0)"
        ]
    );
    assert_eq!(
        sentences("vnqr1:=", 9),
        [
            "unexpected-character",
            "armor: this character cannot stand here; expected A-Z, a-z, 0-9, - or _, or a blank (byte 6)",
            "dạng bọc: ký tự này không được phép ở đây; cần có A-Z, a-z, 0-9, - hoặc _, hoặc khoảng trắng (byte 6)"
        ]
    );
    assert_eq!(
        sentences("vnqr1:A", 9),
        [
            "damaged",
            "armor: damaged or cut short",
            "dạng bọc: bị hỏng hoặc bị cắt"
        ]
    );
    let stray = "vnqr1:YR8b9T1";
    assert_eq!(
        sentences(stray, 9),
        [
            "not-canonical",
            "armor: the last character is not the one that is written for these bytes (byte 12)",
            "dạng bọc: ký tự cuối không đúng ký tự được viết ra cho các byte này (byte 12)"
        ]
    );
    assert_eq!(
        sentences(ARMORED, 78),
        [
            "slice-too-short",
            "armor: the slice is too short; the payload takes 79 bytes",
            "dạng bọc: vùng nhớ quá ngắn; nội dung cần 79 byte"
        ]
    );
}

#[cfg(feature = "alloc")]
mod links {
    use super::*;

    #[test]
    fn an_armor_stands_in_a_link_as_it_is() {
        for (page, link) in [
            (
                "https://example.vn",
                format!("https://example.vn?c={ARMORED}"),
            ),
            (
                "https://example.vn/q?",
                format!("https://example.vn/q?c={ARMORED}"),
            ),
            (
                "https://example.vn/q?a=1&",
                format!("https://example.vn/q?a=1&c={ARMORED}"),
            ),
            (
                "app://q?c=1#f?c=2",
                format!("app://q?c=1&c={ARMORED}#f?c=2"),
            ),
        ] {
            assert_eq!(armor::link(page, PAYLOAD.as_bytes()), link);
            assert_eq!(armor::find_in_url(&link), Some(ARMORED));
            assert_eq!(armor::decode_link(&link), Ok(PAYLOAD.into()));
        }
        let is_unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        // RFC 3986, section 3.4: a colon may stand in a query.
        assert!(
            ARMORED
                .bytes()
                .all(|byte| is_unreserved(byte) || byte == b':')
        );
    }

    #[test]
    fn a_link_is_read_as_programs_rewrite_it() {
        let body = &ARMORED[6..];
        for link in [
            format!("https://example.vn/?x=&c=vnqr1%3A{body}&y"),
            format!("https://example.vn/?c=VNQR1%3a{body}#"),
        ] {
            assert_eq!(armor::decode_link(&link), Ok(PAYLOAD.into()), "{link}");
            let mut buffer = [0; MAX_LEN];
            assert_eq!(armor::decode_link_to_slice(&link, &mut buffer), Ok(79));
        }
    }

    #[test]
    fn a_link_without_an_armor_or_with_a_bad_one_is_refused() {
        let refused = |link: &str| {
            let error = armor::decode_link(link).expect_err("no armor");
            (error.code(), error.offset())
        };
        for link in [
            "",
            "https://example.vn",
            "a?c=1",
            "a#c=vnqr1:x",
            "a?cc=vnqr1:x",
            "a?c=",
            "a?b=c=vnqr1:x",
        ] {
            assert_eq!(refused(link), ("unknown-label", Some(link.len())), "{link}");
            assert_eq!(armor::find_in_url(link), None);
        }
        assert_eq!(refused("a?c=vnqr2:x"), ("unknown-version", Some(4)));
        assert_eq!(
            refused("a?c=vnqr1:x%20"),
            ("unexpected-character", Some(11))
        );
        assert_eq!(refused("a?c=vnqr1:x&d"), ("damaged", None));
    }
}

/// Channels, by tools that others have made: what comes out is the text that went in.
#[cfg(feature = "alloc")]
mod channels {
    use super::*;
    use crate::common::valid_texts;

    fn armors() -> Vec<(Vec<u8>, String)> {
        let texts = valid_texts();
        texts
            .into_iter()
            .map(|text| (text.clone(), armor::encode(&text)))
            .collect()
    }

    #[test]
    fn html_parsers_and_sanitizers_leave_it_alone() {
        for (payload, text) in armors() {
            for clean in [
                ammonia::clean(&text),
                ammonia::clean_text(&text),
                ammonia::Builder::empty()
                    .clean(&format!("<p>{text}</p>"))
                    .to_string(),
            ] {
                assert_eq!(armor::decode(clean.as_bytes()), Ok(payload.clone()));
            }
            let link = armor::link("https://example.vn/qr", &payload);
            let page = ammonia::clean(&format!("<p title='{text}'><a href='{link}'>{text}</a>"));
            assert_eq!(page.matches(&text).count(), 3, "title, link and text");
            let href = page.split('"').find(|piece| piece.starts_with("https:"));
            assert_eq!(armor::decode_link(href.expect("a link")), Ok(payload));
        }
        // What the armor is for: the payload itself loses its tail.
        let with_card = PAYLOAD.replace("<00<0123232422", "<HS4010120878821<0944713700");
        assert!(!ammonia::clean(&with_card).contains("0944713700"));
    }

    #[test]
    fn percent_encoding_is_undone() {
        use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

        for (payload, text) in armors() {
            let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
            let decoded = percent_decode_str(&encoded).decode_utf8().expect("ASCII");
            assert_eq!(decoded, text);
            // As browsers do it: a colon only.
            let component = text.replace(':', "%3A");
            let link = format!("https://example.vn/?c={component}");
            assert_eq!(armor::decode_link(&link), Ok(payload));
        }
    }

    #[test]
    fn folded_quoted_and_wrapped_lines_are_read() {
        for (payload, text) in armors() {
            for (width, end) in [
                (76, "\r\n"),
                (76, "\n"),
                (64, "\r\n "),
                (40, " \n"),
                (7, "\t"),
                (1, " "),
            ] {
                let lines: Vec<&[u8]> = text.as_bytes()[6..].chunks(width).collect();
                let folded = [&b"vnqr1:"[..], &lines.join(end.as_bytes()), b"\r\n"].concat();
                assert_eq!(armor::decode(&folded), Ok(payload.clone()));
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn whatever_is_armored_comes_back(payload in vec(any::<u8>(), 0..400), fold in vec((any::<prop::sample::Index>(), "[ \t\r\n]{1,4}"), 0..6)) {
        let mut text = written(&payload);
        prop_assert_eq!(&opened(&text), &Ok(payload.clone()));
        for (at, blanks) in fold {
            let at = 6 + at.index(text.len() - 5);
            text.insert_str(at, &blanks);
        }
        prop_assert_eq!(opened(&text), Ok(payload));
    }

    /// No text but what is written, folded, is opened: two texts of one payload differ in blanks and the label's case.
    #[test]
    fn what_is_opened_is_what_is_written(text in "(vnqr1|VNQR1|vnqr2):[A-Za-z0-9_\\- \r\n]{0,40}") {
        if let Ok(payload) = opened(&text) {
            let body: String = text[6..].chars().filter(|c| !c.is_ascii_whitespace()).collect();
            prop_assert_eq!(written(&payload), format!("vnqr1:{body}"));
        }
    }

    #[test]
    fn any_bytes_are_opened_or_refused(text in vec(any::<u8>(), 0..200)) {
        let _ = opened(&text);
        let _ = opened([&b"vnqr1:"[..], &text].concat());
    }
}
