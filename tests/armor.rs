//! Armor: the published vector, a bad input for every error, and channels that damage text.

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

fn encode(payload: &[u8]) -> String {
    let mut buffer = vec![0; armor::encoded_len(payload.len())];
    let length = armor::encode_to_slice(payload, &mut buffer).expect("the buffer is long enough");
    assert_eq!(length, buffer.len());
    String::from_utf8(buffer).expect("ASCII")
}

/// Decodes with every function, into buffers that are too short, exact and longer.
fn decode(text: impl AsRef<[u8]>) -> Result<Vec<u8>, ArmorError> {
    let text = text.as_ref();
    let mut buffer = vec![0xEE; text.len() + 8];
    let result = armor::decode_to_slice(text, &mut buffer).map(|length| buffer[..length].to_vec());
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

fn decode_error(text: impl AsRef<[u8]>) -> (ArmorErrorKind, Option<usize>) {
    let error = decode(text).expect_err("not armor");
    (error.kind(), error.offset())
}

#[test]
fn roundtrips_the_published_vector() {
    assert_eq!(ARMORED.len(), 117);
    assert_eq!(armor::encoded_len(PAYLOAD.len()), 117);
    assert_eq!(encode(PAYLOAD.as_bytes()), ARMORED);
    assert_eq!(decode(ARMORED).as_deref(), Ok(PAYLOAD.as_bytes()));
    let bytes = URL_SAFE_NO_PAD.decode_slice(&ARMORED[6..], &mut [0; 99]);
    assert_eq!(bytes, Ok(83));
    #[cfg(feature = "alloc")]
    {
        let qr = vn_personal_qr::PersonalQr::decode(PAYLOAD.as_bytes()).expect("a payload");
        assert_eq!(qr.armor(), ARMORED);
    }
}

#[test]
fn passes_every_vector() {
    let file: Json = serde_json::from_str(include_str!("vectors/armor.json")).expect("JSON");
    let vectors = file["vectors"].as_array().expect("a list");
    for vector in vectors {
        let text = vector["armor"].as_str().expect("a text");
        if let Some(error) = vector["error"].as_object() {
            let found = decode(text).expect_err(text);
            assert_eq!(found.code(), error["code"], "{text}");
            let offset = found.offset().map(|offset| offset as u64);
            assert_eq!(offset, error["offset"].as_u64(), "{text}");
        } else {
            let payload = crate::common::bytes(vector);
            assert_eq!(decode(text).as_ref(), Ok(&payload), "{text}");
            if vector["canonical"] == true {
                assert_eq!(encode(&payload), text);
            } else {
                assert_ne!(encode(&payload), text);
            }
        }
    }
    assert!(vectors.len() > 40, "{}", vectors.len());
}

#[test]
fn roundtrips_payloads_of_every_length() {
    for length in (0..300).chain(MAX_LEN - 3..=MAX_LEN) {
        let payload: Vec<u8> = (0..length)
            .map(|at| (at * 167 + length).to_le_bytes()[0])
            .collect();
        let text = encode(&payload);
        assert_eq!(text.len(), armor::encoded_len(length));
        assert_eq!(decode(&text), Ok(payload.clone()), "{length}");
        let short = armor::encode_to_slice(&payload, &mut vec![0; text.len() - 1]);
        assert_eq!(short.map_err(|error| error.needed()), Err(text.len()));
        #[cfg(feature = "alloc")]
        assert_eq!(armor::encode(&payload), text);
    }
    assert_eq!(armor::encoded_len(MAX_LEN), armor::MAX_LEN);
    let _: Result<usize, SliceTooShort> = armor::encode_to_slice(b"", &mut []);
}

#[test]
fn ignores_the_case_of_the_prefix_only() {
    let body = &ARMORED[6..];
    for prefix in ["VNQR1:", "Vnqr1:", "vNqR1:", " \t\r\nvnqr1:"] {
        assert_eq!(
            decode(format!("{prefix}{body}")),
            Ok(PAYLOAD.into()),
            "{prefix}"
        );
    }
    assert_eq!(
        decode_error(ARMORED.to_uppercase()),
        (ArmorErrorKind::ChecksumMismatch, None)
    );
    assert_eq!(
        decode_error(ARMORED.to_lowercase()),
        (ArmorErrorKind::ChecksumMismatch, None)
    );
}

#[test]
fn distinguishes_unknown_prefixes_and_versions() {
    let unknown = ArmorErrorKind::UnknownPrefix;
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
        assert_eq!(decode_error(text), (unknown, Some(0)), "{text}");
    }
    assert_eq!(decode_error("  \nabc"), (unknown, Some(3)));
    for (text, version, offset) in [
        ("vnqr2:abc", 2, 0),
        ("VNQR2:", 2, 0),
        (" vnqr0:abc", 0, 1),
        ("vnqr10:abc", 10, 0),
        ("vnqr999999999:|", 999_999_999, 0),
    ] {
        let kind = ArmorErrorKind::UnknownVersion { version };
        assert_eq!(decode_error(text), (kind, Some(offset)), "{text}");
        assert_eq!(
            armor::decoded_len(text.as_bytes()).map_err(|e| e.kind()),
            Err(kind)
        );
    }
}

#[test]
fn accepts_whitespace_anywhere_after_the_prefix() {
    for whitespace in [" ", "\t", "\r", "\n", "\r\n", " \r\n\t  "] {
        for at in 6..=ARMORED.len() {
            let text = [&ARMORED[..at], whitespace, &ARMORED[at..]].concat();
            assert_eq!(decode(&text), Ok(PAYLOAD.into()), "{text}");
        }
        let mut text = ARMORED[..6].to_owned();
        for character in ARMORED[6..].chars() {
            let _ = write!(text, "{whitespace}{character}");
        }
        assert_eq!(decode(&text), Ok(PAYLOAD.into()));
    }
}

#[test]
fn rejects_every_other_byte_at_its_offset() {
    for byte in 0..=255 {
        let is_allowed = u8::is_ascii_alphanumeric(&byte) || b"-_ \t\r\n".contains(&byte);
        if is_allowed {
            continue;
        }
        for at in 6..=ARMORED.len() {
            let mut text = ARMORED.as_bytes().to_vec();
            text.insert(at, byte);
            let kind = ArmorErrorKind::UnexpectedCharacter;
            assert_eq!(decode_error(&text), (kind, Some(at)), "{byte} at {at}");
        }
    }
    // The first one is reported, also after whitespace and in damaged text.
    let kind = ArmorErrorKind::UnexpectedCharacter;
    assert_eq!(decode_error(" vnqr1: a=|"), (kind, Some(9)));
    assert_eq!(decode_error("vnqr1:+"), (kind, Some(6)));
    let error = armor::decode_to_slice(format!("{ARMORED}=").as_bytes(), &mut []);
    assert_eq!(error.map_err(|e| e.offset()), Err(Some(117)));
}

#[test]
fn detects_damage() {
    for end in 6..ARMORED.len() {
        let cut = &ARMORED[..end];
        assert_eq!(
            decode_error(cut),
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
            let (kind, _) = decode_error(&text);
            assert_eq!(kind, ArmorErrorKind::ChecksumMismatch, "{text}");
        }
    }
    for text in ["vnqr1:", "vnqr1: ", "vnqr1:A", "vnqr1:AAAA", "vnqr1:AAAAA"] {
        assert_eq!(
            decode_error(text),
            (ArmorErrorKind::ChecksumMismatch, None),
            "{text}"
        );
    }
    let doubled = [ARMORED, &ARMORED[6..]].concat();
    assert_eq!(
        decode_error(doubled),
        (ArmorErrorKind::ChecksumMismatch, None)
    );
}

#[test]
fn rejects_unused_bits_of_the_last_character() {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (length, unused) in [(1, 2), (2, 0), (3, 4), (79, 2)] {
        let text = encode(&PAYLOAD.as_bytes()[..length]);
        let (front, last) = text.split_at(text.len() - 1);
        let value = ALPHABET.find(last).expect("a base64url character");
        for other in 0..64 {
            let same_bytes = other >> unused == value >> unused;
            let changed = format!("{front}{} \n", &ALPHABET[other..=other]);
            if other == value {
                assert!(decode(&changed).is_ok());
            } else if same_bytes {
                let at = Some(front.len());
                assert_eq!(decode_error(&changed), (ArmorErrorKind::NotCanonical, at));
            } else {
                assert_eq!(
                    decode_error(&changed),
                    (ArmorErrorKind::ChecksumMismatch, None)
                );
            }
        }
    }
}

#[test]
fn every_error_has_a_code_and_both_messages() {
    let messages = |text: &str, length: usize| {
        let error = armor::decode_to_slice(text.as_bytes(), &mut vec![0; length]);
        let error = error.expect_err("not armor");
        [
            error.code().to_owned(),
            error.to_string(),
            error.vi().to_string(),
        ]
    };
    assert_eq!(
        messages("a", 9),
        [
            "unknown-label",
            "armor: the text does not start with vnqr1: (byte 0)",
            "chuỗi vnqr1: văn bản không bắt đầu bằng vnqr1: (byte 0)"
        ]
    );
    assert_eq!(
        messages("vnqr2:", 9),
        [
            "unknown-version",
            "armor: unsupported version vnqr2, expected vnqr1 (byte 0)",
            "chuỗi vnqr1: không hỗ trợ phiên bản vnqr2, cần vnqr1 (byte 0)"
        ]
    );
    assert_eq!(
        messages("vnqr1:=", 9),
        [
            "unexpected-character",
            "armor: unexpected character, expected A-Z, a-z, 0-9, -, _ or whitespace (byte 6)",
            "chuỗi vnqr1: ký tự không hợp lệ, cần A-Z, a-z, 0-9, -, _ hoặc khoảng trắng (byte 6)"
        ]
    );
    assert_eq!(
        messages("vnqr1:A", 9),
        [
            "damaged",
            "armor: checksum mismatch, damaged or cut short",
            "chuỗi vnqr1: sai mã kiểm tra, bị hỏng hoặc bị cắt ngắn"
        ]
    );
    assert_eq!(
        messages("vnqr1:YR8b9T1", 9),
        [
            "not-canonical",
            "armor: unused bits of the last character are not 0 (byte 12)",
            "chuỗi vnqr1: ký tự cuối có bit thừa khác 0 (byte 12)"
        ]
    );
    assert_eq!(
        messages(ARMORED, 78),
        [
            "slice-too-short",
            "armor: buffer too short, 79 bytes needed",
            "chuỗi vnqr1: bộ đệm quá nhỏ, cần 79 byte"
        ]
    );
}

#[cfg(feature = "alloc")]
mod urls {
    use super::*;

    #[test]
    fn needs_no_percent_encoding() {
        for (page, url) in [
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
            assert_eq!(armor::to_url(page, PAYLOAD.as_bytes()), url);
            assert_eq!(armor::find_in_url(&url), Some(ARMORED));
            assert_eq!(armor::decode_url(&url), Ok(PAYLOAD.into()));
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
    fn decodes_urls_with_a_percent_encoded_colon() {
        let body = &ARMORED[6..];
        for url in [
            format!("https://example.vn/?x=&c=vnqr1%3A{body}&y"),
            format!("https://example.vn/?c=VNQR1%3a{body}#"),
        ] {
            assert_eq!(armor::decode_url(&url), Ok(PAYLOAD.into()), "{url}");
            let mut buffer = [0; MAX_LEN];
            assert_eq!(armor::decode_url_to_slice(&url, &mut buffer), Ok(79));
        }
    }

    #[test]
    fn rejects_urls_without_valid_armor() {
        let decode_error = |url: &str| {
            let error = armor::decode_url(url).expect_err("not armor");
            (error.code(), error.offset())
        };
        for url in [
            "",
            "https://example.vn",
            "a?c=1",
            "a#c=vnqr1:x",
            "a?cc=vnqr1:x",
            "a?c=",
            "a?b=c=vnqr1:x",
        ] {
            assert_eq!(
                decode_error(url),
                ("unknown-label", Some(url.len())),
                "{url}"
            );
            assert_eq!(armor::find_in_url(url), None);
        }
        assert_eq!(decode_error("a?c=vnqr2:x"), ("unknown-version", Some(4)));
        assert_eq!(
            decode_error("a?c=vnqr1:x%20"),
            ("unexpected-character", Some(11))
        );
        assert_eq!(decode_error("a?c=vnqr1:x&d"), ("damaged", None));
    }
}

/// Channels, by widely used libraries: armor passes through them unchanged.
#[cfg(feature = "alloc")]
mod channels {
    use super::*;
    use crate::common::valid_texts;

    fn armored_texts() -> Vec<(Vec<u8>, String)> {
        let texts = valid_texts();
        texts
            .into_iter()
            .map(|text| (text.clone(), armor::encode(&text)))
            .collect()
    }

    #[test]
    fn survives_html_parsers_and_sanitizers() {
        for (payload, text) in armored_texts() {
            for clean in [
                ammonia::clean(&text),
                ammonia::clean_text(&text),
                ammonia::Builder::empty()
                    .clean(&format!("<p>{text}</p>"))
                    .to_string(),
            ] {
                assert_eq!(armor::decode(clean.as_bytes()), Ok(payload.clone()));
            }
            let url = armor::to_url("https://example.vn/qr", &payload);
            let page = ammonia::clean(&format!("<p title='{text}'><a href='{url}'>{text}</a>"));
            assert_eq!(page.matches(&text).count(), 3, "title, URL and text");
            let href = page.split('"').find(|piece| piece.starts_with("https:"));
            assert_eq!(armor::decode_url(href.expect("a URL")), Ok(payload));
        }
        // The payload itself loses its end.
        let with_card = PAYLOAD.replace("<00<0123232422", "<HS4010120878821<0944713700");
        assert!(!ammonia::clean(&with_card).contains("0944713700"));
    }

    #[test]
    fn survives_percent_encoding() {
        use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

        for (payload, text) in armored_texts() {
            let encoded = utf8_percent_encode(&text, NON_ALPHANUMERIC).to_string();
            let decoded = percent_decode_str(&encoded).decode_utf8().expect("ASCII");
            assert_eq!(decoded, text);
            // Browsers encode the colon only.
            let component = text.replace(':', "%3A");
            let url = format!("https://example.vn/?c={component}");
            assert_eq!(armor::decode_url(&url), Ok(payload));
        }
    }

    #[test]
    fn survives_folded_and_wrapped_lines() {
        for (payload, text) in armored_texts() {
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
    fn roundtrips_any_bytes(payload in vec(any::<u8>(), 0..400), fold in vec((any::<prop::sample::Index>(), "[ \t\r\n]{1,4}"), 0..6)) {
        let mut text = encode(&payload);
        prop_assert_eq!(&decode(&text), &Ok(payload.clone()));
        for (at, whitespace) in fold {
            let at = 6 + at.index(text.len() - 5);
            text.insert_str(at, &whitespace);
        }
        prop_assert_eq!(decode(&text), Ok(payload));
    }

    /// Two armored texts of one payload differ only in whitespace and the case of the prefix.
    #[test]
    fn decodes_canonical_text_only(text in "(vnqr1|VNQR1|vnqr2):[A-Za-z0-9_\\- \r\n]{0,40}") {
        if let Ok(payload) = decode(&text) {
            let body: String = text[6..].chars().filter(|c| !c.is_ascii_whitespace()).collect();
            prop_assert_eq!(encode(&payload), format!("vnqr1:{body}"));
        }
    }

    #[test]
    fn decodes_or_rejects_any_bytes(text in vec(any::<u8>(), 0..200)) {
        let _ = decode(&text);
        let _ = decode([&b"vnqr1:"[..], &text].concat());
    }
}
