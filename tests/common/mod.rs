//! Helpers of several test files: the vectors, conversions between the values of codec and oracle, and strategies that
//! generate payloads and nearly valid texts.

#![allow(dead_code)] // Some helpers are used by other packages only.

pub(crate) mod error_location;
#[allow(unreachable_pub, reason = "the oracle is written as a library")]
#[path = "../oracle/mod.rs"]
pub(crate) mod oracle;
pub(crate) mod strategies;

use std::fmt::Debug;

use proptest::test_runner::Config;
use serde_json::Value as Json;
use vn_personal_qr::{
    BirthDate, DeclarationKind, Extension, Gender, HealthCard, Holder, IdNumber, Name, OtherSlots,
    PersonalQr, Phone, Qid, Signature,
};

/// The two vector files.
pub(crate) const VALID: &str = include_str!("../vectors/valid.json");
pub(crate) const INVALID: &str = include_str!("../vectors/invalid.json");

/// Returns a configuration of so many cases, unless `PROPTEST_CASES` is set.
pub(crate) fn cases(number: u32) -> Config {
    let mut config = Config {
        // A failing case becomes a named test instead of a seed.
        failure_persistence: None,
        ..Config::default()
    };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = number;
    }
    config
}

pub(crate) fn vectors(file: &str) -> Vec<Json> {
    let file: Json = serde_json::from_str(file).expect("a vector file is JSON");
    file["vectors"].as_array().expect("a list").clone()
}

/// Returns the text of every valid vector.
pub(crate) fn valid_texts() -> Vec<Vec<u8>> {
    vectors(VALID).iter().map(bytes).collect()
}

/// Returns the bytes of every invalid vector.
pub(crate) fn invalid_texts() -> Vec<Vec<u8>> {
    vectors(INVALID).iter().map(bytes).collect()
}

/// Returns the input of a vector: `text`, or `hex` if the bytes are not UTF-8.
pub(crate) fn bytes(vector: &Json) -> Vec<u8> {
    if let Some(text) = vector["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    let hex = vector["hex"].as_str().expect("text or hex");
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("hex digit");
    hex.as_bytes()
        .chunks(2)
        .map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte"))
        .collect()
}

/// Converts the `value` of a vector, without the feature `serde` of the codec.
pub(crate) fn value_of(json: &Json) -> oracle::Value {
    let optional = |json: &Json| json.as_str().map(str::to_owned);
    let text = |json: &Json| optional(json).expect("a text");
    let extension = &json["extension"];
    oracle::Value {
        id_number: optional(&json["id_number"]),
        name: text(&json["name"]),
        birth_date: text(&json["birth_date"]),
        declaration: match text(&json["declaration"]).as_str() {
            "self" => '0',
            "proxy" => '1',
            kind => panic!("unknown declaration kind {kind}"),
        },
        qid: text(&json["qid"]),
        declarant_qid: optional(&extension["declarant_qid"]),
        gender: optional(&extension["gender"]).map(|gender| match gender.as_str() {
            "unknown" => '0',
            "male" => '1',
            "female" => '2',
            gender => panic!("unknown gender {gender}"),
        }),
        health_card: optional(&extension["health_card"]),
        phone: optional(&extension["phone"]),
        signature: optional(&extension["signature"]),
        other: extension["other"]
            .as_array()
            .expect("a list")
            .iter()
            .map(text)
            .collect(),
    }
}

/// Returns the values of a payload by its accessors.
pub(crate) fn read(qr: &PersonalQr<'_>) -> oracle::Value {
    let extension = qr.extension();
    oracle::Value {
        id_number: qr.id_number().map(|value| value.as_str().to_owned()),
        name: qr.name().as_str().to_owned(),
        birth_date: qr.birth_date().as_str().to_owned(),
        declaration: qr.declaration_kind().code(),
        qid: qr.qid().as_str().to_owned(),
        declarant_qid: extension.declarant_qid().map(|v| v.as_str().to_owned()),
        gender: extension.gender().map(Gender::code),
        health_card: extension.health_card().map(|v| v.as_str().to_owned()),
        phone: extension.phone().map(|value| value.as_str().to_owned()),
        signature: extension.signature().map(|v| v.as_str().to_owned()),
        other: extension.other().iter().map(str::to_owned).collect(),
    }
}

/// Builds a payload from typed values. `other` is `value.other` joined, which the payload borrows.
pub(crate) fn build<'a>(value: &'a oracle::Value, other: &'a str) -> PersonalQr<'a> {
    let text = |text: &'a Option<String>| text.as_deref();
    let kind = DeclarationKind::from_code(value.declaration).expect("a kind");
    let id_number = text(&value.id_number).map(|text| IdNumber::new(text).expect("id number"));
    let extension = Extension::EMPTY
        .with_declarant_qid(text(&value.declarant_qid).map(|text| Qid::new(text).expect("QID")))
        .with_gender(value.gender.map(|g| Gender::from_code(g).expect("gender")))
        .with_health_card(text(&value.health_card).map(|t| HealthCard::new(t).expect("card")))
        .with_phone(text(&value.phone).map(|text| Phone::new(text).expect("phone")))
        .with_signature(text(&value.signature).map(|t| Signature::new(t).expect("signature")))
        .with_other(OtherSlots::new(other).expect("slots"));
    PersonalQr::new(
        Holder::from_parts(kind, id_number).expect("a declaration"),
        Name::new(&value.name).expect("name"),
        BirthDate::new(&value.birth_date).expect("birth date"),
        Qid::new(&value.qid).expect("QID"),
    )
    .with_extension(extension)
    .expect("no longer than the limit")
}

/// Returns the canonical text, by the encoder that every feature set has.
pub(crate) fn text_of(qr: &PersonalQr<'_>) -> String {
    let mut text = String::new();
    qr.encode_to(&mut text).expect("a String accepts all");
    text
}

/// Returns an error unless two values are equal, for tests that check a whole list before they fail.
pub(crate) fn same<T>(what: &str, found: &T, wanted: &T) -> Result<(), String>
where
    T: Debug + PartialEq + ?Sized,
{
    if found == wanted {
        Ok(())
    } else {
        Err(format!("{what}: found {found:?}, wanted {wanted:?}"))
    }
}

/// Returns `true` for a character that affects a terminal, except a line feed.
pub(crate) fn is_raw(c: char) -> bool {
    c != '\n' && c.is_control()
        || matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(c, '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}
