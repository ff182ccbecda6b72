//! The JSON form, the wire text in a document, and the JSON Schema accept the same values.
#![cfg(feature = "serde")]

use std::sync::LazyLock;

use crate::common::{
    INVALID, VALID, build, bytes, cases, oracle, read, strategies, text_of, valid_texts, value_of,
    vectors,
};
use boon::{Compiler, SchemaIndex, Schemas};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use vn_personal_qr::{
    BirthDate, DeclarationKind, Field, Gender, Language, MAX_LEN, OtherSlots, PersonalQr,
    PersonalQrBuf,
};

static SCHEMA: LazyLock<Json> = LazyLock::new(|| {
    let schema = include_str!("../schema/personal-qr-v1.1.schema.json");
    serde_json::from_str(schema).expect("JSON")
});

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| Validator::new(&SCHEMA));

/// A compiled JSON Schema, which is validated by its metaschema.
struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Validator {
    fn new(schema: &Json) -> Self {
        const URI: &str = "urn:test:schema";
        let mut compiler = Compiler::new();
        compiler
            .add_resource(URI, schema.clone())
            .expect("a schema");
        let mut schemas = Schemas::new();
        let index = compiler.compile(URI, &mut schemas).expect("a schema");
        Self { schemas, index }
    }

    fn validate(&self, json: &Json) -> Result<(), String> {
        self.schemas
            .validate(json, self.index)
            .map_err(|error| error.to_string())
    }

    fn is_valid(&self, json: &Json) -> bool {
        self.validate(json).is_ok()
    }
}

/// Returns the value of the ministry's example.
fn example() -> Json {
    vectors(VALID)[0]["value"].clone()
}

/// Returns the example with one member replaced or added.
fn with(member: &str, value: Json) -> Json {
    let mut json = example();
    let (object, name) = member.rsplit_once('/').expect("a path");
    json.pointer_mut(object).expect("an object")[name] = value;
    json
}

fn without(member: &str) -> Json {
    let mut json = example();
    let (object, name) = member.rsplit_once('/').expect("a path");
    let object = json.pointer_mut(object).and_then(Json::as_object_mut);
    assert!(object.expect("an object").remove(name).is_some());
    json
}

#[test]
fn deserializes_from_texts_readers_and_trees() {
    for vector in vectors(VALID) {
        let canonical = vector["canonical"].as_str().expect("canonical");
        let text = vector["value"].to_string();
        let pretty = serde_json::to_string_pretty(&vector["value"]).expect("JSON");
        let escaped = escaped(&vector["value"]);
        let results = [
            serde_json::from_str::<PersonalQrBuf>(&text),
            serde_json::from_slice(text.as_bytes()),
            serde_json::from_reader(text.as_bytes()),
            serde_json::from_value(vector["value"].clone()),
            PersonalQrBuf::deserialize(&vector["value"]),
            serde_json::from_str(&pretty),
            serde_json::from_str(&escaped),
            serde_json::from_reader(escaped.as_bytes()),
        ];
        for result in results {
            assert_eq!(result.expect(canonical).as_str(), canonical);
        }
    }
}

/// Returns JSON with every character of every text escaped, such as `\u0041`, so that no text can be borrowed.
fn escaped(json: &Json) -> String {
    let text = |text: &str| {
        let escapes = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
        format!("\"{}\"", escapes.collect::<String>())
    };
    match json {
        Json::String(string) => text(string),
        Json::Array(items) => {
            let items: Vec<_> = items.iter().map(escaped).collect();
            format!("[{}]", items.join(","))
        }
        Json::Object(members) => {
            let members = members
                .iter()
                .map(|(name, value)| format!("{}:{}", text(name), escaped(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(","))
        }
        other => other.to_string(),
    }
}

#[test]
fn borrowed_and_owned_payloads_serialize_alike() {
    for text in valid_texts() {
        let qr = PersonalQr::decode(&text).expect("a payload");
        let json = serde_json::to_string(&qr).expect("JSON");
        assert_eq!(serde_json::to_string(&qr.to_buf()).expect("JSON"), json);
    }
}

#[test]
fn members_are_in_the_order_of_the_fields() {
    let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|").expect("a payload");
    assert_eq!(
        serde_json::to_string(&qr).expect("JSON"),
        r#"{"id_number":"001093029317","name":"A","birth_date":"1987-01-18","declaration":"self","qid":"1","#
            .to_owned()
            + r#""extension":{"declarant_qid":null,"gender":null,"health_card":null,"phone":null,"#
            + r#""signature":null,"other":[]}}"#
    );
}

#[test]
fn serializes_single_fields() {
    let text = "001093029317|NGUYEN AN|1987-01-18|1|q|d<2<00<0123232422<s<x<<y";
    let qr = PersonalQr::decode(text.as_bytes()).expect("a payload");
    let extension = qr.extension();
    let parts = [
        (serde_json::to_value(qr.id_number()), json!("001093029317")),
        (serde_json::to_value(qr.name()), json!("NGUYEN AN")),
        (serde_json::to_value(qr.birth_date()), json!("1987-01-18")),
        (serde_json::to_value(qr.declaration_kind()), json!("proxy")),
        (serde_json::to_value(qr.qid()), json!("q")),
        (serde_json::to_value(extension.declarant_qid()), json!("d")),
        (serde_json::to_value(extension.gender()), json!("female")),
        (serde_json::to_value(extension.health_card()), json!("00")),
        (serde_json::to_value(extension.phone()), json!("0123232422")),
        (serde_json::to_value(extension.signature()), json!("s")),
        (
            serde_json::to_value(extension.other()),
            json!(["x", "", "y"]),
        ),
        (serde_json::to_value(OtherSlots::NONE), json!([])),
    ];
    for (written, json) in parts {
        assert_eq!(written.expect("JSON"), json);
    }
}

#[test]
fn deserializes_and_validates_single_values() {
    let date = BirthDate::from_ymd(1987, 1, 18);
    assert_eq!(serde_json::from_value(json!("1987-01-18")).ok(), date.ok());
    assert!(serde_json::from_value::<BirthDate>(json!("1987-02-29")).is_err());
    assert!(serde_json::from_reader::<_, BirthDate>(br#""1987-02-29""#.as_slice()).is_err());
    let genders = [
        ("unknown", Gender::Unknown),
        ("male", Gender::Male),
        ("female", Gender::Female),
    ];
    for (name, gender) in genders {
        assert_eq!(
            serde_json::from_value::<Gender>(json!(name)).expect(name),
            gender
        );
    }
    let kinds = [
        ("self", DeclarationKind::SelfDeclared),
        ("proxy", DeclarationKind::ByProxy),
    ];
    for (name, kind) in kinds {
        assert_eq!(
            serde_json::from_value::<DeclarationKind>(json!(name)).expect(name),
            kind
        );
    }
    for wrong in ["", "0", "1", "Male", "SELF", "ByProxy", "other"] {
        assert!(serde_json::from_value::<Gender>(json!(wrong)).is_err());
        assert!(serde_json::from_value::<DeclarationKind>(json!(wrong)).is_err());
    }
}

/// Returns whether the codec and the schema accept a value.
fn accepted(json: &Json) -> (bool, bool) {
    let text = json.to_string();
    let by_text = serde_json::from_str::<PersonalQrBuf>(&text).is_ok();
    assert_eq!(
        serde_json::from_reader::<_, PersonalQrBuf>(text.as_bytes()).is_ok(),
        by_text
    );
    assert_eq!(PersonalQrBuf::deserialize(json).is_ok(), by_text);
    (by_text, VALIDATOR.is_valid(json))
}

#[test]
fn members_that_may_be_null_may_be_omitted() {
    let minimal =
        json!({"name": "A", "birth_date": "1987-01-18", "declaration": "proxy", "qid": "1"});
    let read: PersonalQrBuf =
        serde_json::from_value(minimal.clone()).expect("all required members");
    assert_eq!(read.as_str(), "|A|1987-01-18|1|1|");
    assert_eq!(accepted(&minimal), (true, true));
    for slot in [
        "declarant_qid",
        "gender",
        "health_card",
        "phone",
        "signature",
        "other",
    ] {
        assert_eq!(
            accepted(&without(&format!("/extension/{slot}"))),
            (true, true),
            "{slot}"
        );
    }
    assert_eq!(accepted(&without("/extension")), (true, true));
    assert_eq!(accepted(&with("/extension", json!({}))), (true, true));
    for member in ["id_number", "name", "birth_date", "declaration", "qid"] {
        assert_eq!(
            accepted(&without(&format!("/{member}"))),
            (false, false),
            "{member}"
        );
    }
}

#[test]
fn drops_empty_slots_at_the_end() {
    for (slots, text) in [
        (json!([""]), ""),
        (json!(["", ""]), ""),
        (json!(["x", "", ""]), "<<<<<x"),
        (json!(["", "x", ""]), "<<<<<<x"),
    ] {
        let json = json!({
            "name": "A", "birth_date": "1987-01-18", "declaration": "proxy", "qid": "1",
            "extension": {"other": slots},
        });
        let read: PersonalQrBuf = serde_json::from_value(json).expect("a payload");
        assert_eq!(read.as_str(), format!("|A|1987-01-18|1|1|{text}"));
    }
}

/// Returns invalid values of members of the example, each with a word that the error must contain.
fn invalid_members() -> Vec<(&'static str, Json, &'static str)> {
    let x = |length| Json::from("x".repeat(length));
    let number = |length| Json::from("9".repeat(length));
    let mut table = vec![
        ("/id_number", json!(null), "id number"),
        ("/id_number", json!(""), "id number"),
        ("/id_number", json!("00109302931"), "id number"),
        ("/id_number", json!("0010930293171"), "id number"),
        ("/id_number", json!("1234"), "id number"),
        ("/id_number", json!("A123456789"), "id number"),
        ("/id_number", json!("b1234567"), "id number"),
        ("/id_number", json!("******029317"), "id number"),
        ("/id_number", json!("12345\n"), "id number"),
        ("/id_number", json!("٠٠١٢٣٤"), "id number"),
        ("/name", json!(""), "name"),
        ("/name", json!("Nguyen"), "name"),
        ("/name", json!("NGUYỄN"), "name"),
        ("/name", json!(" A"), "name"),
        ("/name", json!("A "), "name"),
        ("/name", json!("A  B"), "name"),
        ("/name", json!("'A"), "name"),
        ("/name", json!("A1"), "name"),
        ("/name", json!("A|B"), "name"),
        ("/name", json!("A\u{A0}B"), "name"),
        ("/name", json!("A\n"), "name"),
        ("/name", json!("A".repeat(151)), "name"),
        ("/birth_date", json!(""), "birth date"),
        ("/birth_date", json!("1987"), "birth date"),
        ("/birth_date", json!("1987-1-18"), "birth date"),
        ("/birth_date", json!("18/01/1987"), "birth date"),
        ("/birth_date", json!("1987-00-18"), "birth date"),
        ("/birth_date", json!("1987-13-18"), "birth date"),
        ("/birth_date", json!("1987-01-00"), "birth date"),
        ("/birth_date", json!("1987-01-32"), "birth date"),
        ("/birth_date", json!("1987-02-29"), "birth date"),
        ("/birth_date", json!("1900-02-29"), "birth date"),
        ("/birth_date", json!("1987-04-31"), "birth date"),
        ("/birth_date", json!("0000-01-01"), "birth date"),
        ("/birth_date", json!("0000-02-29"), "birth date"),
        ("/birth_date", json!("1987-01-188"), "birth date"),
        ("/birth_date", json!("1987-01-18\n"), "birth date"),
        ("/birth_date", json!("1987-**-**"), "birth date"),
        ("/qid", json!(""), "QID"),
        ("/qid", json!("a b"), "QID"),
        ("/qid", json!("a<b"), "QID"),
        ("/qid", json!("a|b"), "QID"),
        ("/qid", json!("é"), "QID"),
        ("/qid", json!("a\u{7F}"), "QID"),
        ("/qid", x(65), "QID"),
        ("/extension/declarant_qid", json!(""), "declarant"),
        ("/extension/declarant_qid", json!("a<1"), "declarant"),
        ("/extension/declarant_qid", x(65), "declarant"),
        ("/extension/health_card", json!(""), "health card"),
        (
            "/extension/health_card",
            json!("hs4010120878821"),
            "health card",
        ),
        ("/extension/health_card", json!("0<0"), "health card"),
        ("/extension/health_card", number(21), "health card"),
        ("/extension/phone", json!(""), "phone"),
        ("/extension/phone", number(9), "phone"),
        ("/extension/phone", number(11), "phone"),
        ("/extension/phone", json!("+84944713700"), "phone"),
        ("/extension/phone", json!("0944 713 700"), "phone"),
        ("/extension/signature", json!(""), "signature"),
        ("/extension/signature", json!("a b"), "signature"),
        ("/extension/signature", json!("s<x"), "signature"),
        ("/extension/signature", x(1025), "signature"),
        ("/extension/other", json!(["a|b"]), "other slots"),
        ("/extension/other", json!(["a<b"]), "other slots"),
        ("/extension/other", json!(["<"]), "other slots"),
        ("/extension/other", json!(["a", "b\n"]), "other slots"),
        ("/extension/other", json!(["\u{85}"]), "other slots"),
        ("/extension/other", json!(["a\u{7F}"]), "other slots"),
        ("/extension/other", json!([x(2954)]), "other slots"),
    ];
    for wrong in ["", "0", "Self", "SELF", "by proxy"] {
        table.push(("/declaration", json!(wrong), "self"));
    }
    for wrong in ["", "1", "Nam", "MALE", "none"] {
        table.push(("/extension/gender", json!(wrong), "female"));
    }
    table
}

#[test]
fn rejects_invalid_values_with_an_error_that_names_the_field() {
    let mut without_word = Vec::new();
    for (member, value, word) in invalid_members() {
        let json = with(member, value);
        assert_eq!(accepted(&json), (false, false), "{member} of {json}");
        let error = serde_json::from_value::<PersonalQrBuf>(json).expect_err("invalid");
        if !error.to_string().contains(word) {
            without_word.push((member, word, error.to_string()));
        }
    }
    assert!(without_word.is_empty(), "no field: {without_word:#?}");
}

#[test]
fn rejects_wrong_types() {
    let texts = ["/id_number", "/name", "/birth_date", "/declaration", "/qid"];
    let slots = [
        "declarant_qid",
        "gender",
        "health_card",
        "phone",
        "signature",
    ];
    let slots = slots.map(|slot| format!("/extension/{slot}"));
    for member in texts.into_iter().chain(slots.iter().map(String::as_str)) {
        for wrong in [
            json!(1),
            json!(1.5),
            json!(true),
            json!([]),
            json!(["A"]),
            json!({}),
        ] {
            let json = with(member, wrong);
            assert_eq!(accepted(&json), (false, false), "{json}");
        }
    }
    for wrong in [
        json!(null),
        json!("x"),
        json!({}),
        json!([null]),
        json!([1]),
        json!([["x"]]),
    ] {
        assert_eq!(
            accepted(&with("/extension/other", wrong.clone())),
            (false, false),
            "{wrong}"
        );
    }
    for wrong in [json!(null), json!("<1"), json!(1), json!(true)] {
        assert_eq!(
            accepted(&with("/extension", wrong.clone())),
            (false, false),
            "{wrong}"
        );
        assert_eq!(accepted(&wrong), (false, false), "{wrong}");
    }
    for member in ["/name", "/birth_date", "/declaration", "/qid"] {
        assert_eq!(
            accepted(&with(member, json!(null))),
            (false, false),
            "{member}"
        );
    }
}

#[test]
fn errors_name_the_expected_type() {
    for (json, expected) in [
        (json!([]), "an object with the fields of a payload"),
        (
            with("/extension", json!([])),
            "an object with the slots of the extension",
        ),
        (with("/extension/other", json!({})), "a list of texts"),
        (with("/name", json!({})), "a text"),
        (with("/name", json!(7)), "a text"),
    ] {
        let error = serde_json::from_value::<PersonalQrBuf>(json).expect_err(expected);
        let error = error.to_string();
        assert!(error.ends_with(&format!("expected {expected}")), "{error}");
    }
    let mut text = serde_json::Deserializer::from_str("[7]");
    let error = vn_personal_qr::wire_text::deserialize(&mut text).expect_err("no text");
    let expected = "expected the text of a personal QR payload";
    assert!(error.to_string().contains(expected), "{error}");
}

/// Some formats represent an object as a list; its values are validated, too.
#[test]
fn rejects_invalid_values_in_a_list() {
    let right = json!(["001093029317", "A", "1987-01-18", "self", "1", {}]);
    for (at, wrong) in [
        (0, json!(null)),
        (0, json!("1234")),
        (1, json!("a")),
        (2, json!("1987-02-29")),
        (3, json!("other")),
        (4, json!("")),
        (5, json!(["", null, null, null, null, []])),
        (5, json!([null, null, null, null, null, ["<"]])),
    ] {
        let mut list = right.clone();
        list[at] = wrong;
        assert!(PersonalQrBuf::deserialize(&list).is_err(), "{list}");
    }
}

#[test]
fn rejects_unknown_members() {
    for member in [
        "/Name",
        "/version",
        "/extension/fone",
        "/extension/qid",
        "/phone",
        "/gender",
    ] {
        let json = with(member, json!(null));
        assert_eq!(accepted(&json), (false, false), "{member}");
    }
}

/// A duplicate member could hide another value from other JSON parsers.
#[test]
fn rejects_duplicate_members() {
    let twice = [
        r#"{"name":"A","name":"A","birth_date":"1987-01-18","declaration":"proxy","qid":"1"}"#,
        r#"{"name":"A","birth_date":"1987-01-18","declaration":"proxy","qid":"1",
            "extension":{"phone":null,"phone":null}}"#,
        r#"{"name":"A","birth_date":"1987-01-18","declaration":"proxy","qid":"1",
            "extension":{},"extension":{}}"#,
    ];
    for text in twice {
        assert!(
            serde_json::from_str::<PersonalQrBuf>(text).is_err(),
            "{text}"
        );
    }
}

#[test]
fn rejects_a_self_declaration_without_an_id_number() {
    for (declaration, is_optional) in [("self", false), ("proxy", true)] {
        let mut json = with("/declaration", json!(declaration));
        assert_eq!(accepted(&json), (true, true));
        json["id_number"] = Json::Null;
        assert_eq!(accepted(&json), (is_optional, is_optional));
        json.as_object_mut().expect("an object").remove("id_number");
        assert_eq!(accepted(&json), (is_optional, is_optional));
    }
}

/// The schema cannot limit the length of the whole payload.
#[test]
fn rejects_a_payload_that_is_too_long() {
    let before =
        "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422<<";
    let max = MAX_LEN - before.len();
    let longest = with("/extension/other", json!(["x".repeat(max)]));
    let longest: PersonalQrBuf = serde_json::from_value(longest).expect("of the maximum length");
    assert_eq!(longest.as_str().len(), MAX_LEN);
    for slots in [
        json!(["x".repeat(max + 1)]),
        json!(["x".repeat(max), "x"]),
        json!(vec!["x"; 2000]),
    ] {
        let error = serde_json::from_value::<PersonalQrBuf>(with("/extension/other", slots))
            .expect_err("too long");
        assert!(error.to_string().contains("2953"), "{error}");
    }
}

/// Invalid vectors, split at their delimiters and converted to JSON.
#[test]
fn rejects_all_invalid_vectors_as_json() {
    let mut count = 0;
    for vector in vectors(INVALID) {
        let text = bytes(&vector);
        let Ok(text) = String::from_utf8(text) else {
            continue;
        };
        let fields: Vec<_> = text.split('|').collect();
        let [id_number, name, birth_date, declaration, qid, extension] = fields[..] else {
            continue;
        };
        let filled = |text: Option<&&str>| {
            text.copied()
                .filter(|text| !text.is_empty())
                .map(str::to_owned)
        };
        let slots: Vec<_> = extension.split('<').collect();
        let word = |code: &str, words: &[&str]| {
            let index = code.parse::<usize>().ok().filter(|_| code.len() == 1);
            index
                .and_then(|index| words.get(index))
                .map_or(code.to_owned(), ToString::to_string)
        };
        let json = json!({
            "id_number": filled(Some(&id_number)),
            "name": name,
            "birth_date": birth_date,
            "declaration": word(declaration, &["self", "proxy"]),
            "qid": qid,
            "extension": {
                "declarant_qid": filled(slots.first()),
                "gender": filled(slots.get(1)).map(|code| word(&code, &["unknown", "male", "female"])),
                "health_card": filled(slots.get(2)),
                "phone": filled(slots.get(3)),
                "signature": filled(slots.get(4)),
                "other": slots.get(5..).unwrap_or_default(),
            },
        });
        let (by_codec, by_schema) = accepted(&json);
        assert!(!by_codec, "{}", vector["why"]);
        assert!(!by_schema || text.len() > MAX_LEN, "{}", vector["why"]);
        count += 1;
    }
    assert!(count > 50, "{count} vectors have six fields");
}

#[test]
fn the_schema_describes_all_members() {
    LazyLock::force(&VALIDATOR);
    assert_eq!(SCHEMA["$id"], "urn:vn-personal-qr:v1.1");
    let mut members = 0;
    for object in [&*SCHEMA, &SCHEMA["$defs"]["extension"]] {
        assert_eq!(object["additionalProperties"], json!(false));
        for (name, member) in object["properties"].as_object().expect("members") {
            assert!(member["description"].is_string(), "{name}");
            members += 1;
        }
    }
    assert_eq!(members, 12);
}

#[test]
fn the_schema_accepts_the_value_of_every_vector() {
    for vector in vectors(VALID) {
        let error = VALIDATOR.validate(&vector["value"]).err();
        assert!(
            error.is_none(),
            "{}: {}",
            vector["why"],
            error.expect("an error")
        );
        let text = bytes(&vector);
        let qr = PersonalQr::decode(&text).expect("a payload");
        assert!(VALIDATOR.is_valid(&serde_json::to_value(qr).expect("JSON")));
    }
}

/// The pattern of the schema accepts exactly the days of the calendar.
#[test]
fn the_schema_accepts_the_days_of_the_calendar() {
    let pattern = json!({
        "$schema": SCHEMA["$schema"],
        "pattern": SCHEMA["properties"]["birth_date"]["pattern"],
    });
    let pattern = Validator::new(&pattern);
    let years = (0..=12)
        .chain(1896..=1905)
        .chain(1999..=2001)
        .chain([400, 1600, 9996, 9999]);
    for year in years {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let date = BirthDate::new(&text);
                assert_eq!(pattern.is_valid(&json!(text)), date.is_ok(), "{text}");
            }
        }
    }
    for year in 0..=9999 {
        let text = format!("{year:04}-02-29");
        assert_eq!(
            pattern.is_valid(&json!(text)),
            BirthDate::new(&text).is_ok(),
            "{text}"
        );
    }
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct CheckIn {
    gate: u32,
    #[serde(with = "vn_personal_qr::wire_text")]
    code: PersonalQrBuf,
}

#[test]
fn roundtrips_wire_texts_in_a_document() {
    for vector in vectors(VALID) {
        let canonical = &vector["canonical"];
        let document = json!({"gate": 7, "code": vector["text"]});
        let text = document.to_string();
        let escaped = escaped(&document);
        let results = [
            serde_json::from_str::<CheckIn>(&text),
            serde_json::from_slice(text.as_bytes()),
            serde_json::from_reader(text.as_bytes()),
            serde_json::from_value(document),
            serde_json::from_str(&escaped),
            serde_json::from_reader(escaped.as_bytes()),
        ];
        for result in results {
            let check_in = result.expect("a check-in");
            let written = serde_json::to_value(&check_in).expect("JSON");
            assert_eq!(written, json!({"gate": 7, "code": canonical}));
        }
    }
}

#[test]
fn rejects_a_wire_text_that_does_not_decode() {
    for vector in vectors(INVALID) {
        let text = bytes(&vector);
        let Ok(text) = String::from_utf8(text) else {
            continue;
        };
        let error = PersonalQr::try_from(text.as_str()).expect_err("an invalid vector");
        let document = json!({"gate": 7, "code": text});
        let found = serde_json::from_value::<CheckIn>(document).expect_err("an invalid text");
        assert!(found.to_string().contains(&error.to_string()), "{found}");
    }
    for wrong in [json!(null), json!(1), json!([]), json!({}), example()] {
        assert!(serde_json::from_value::<CheckIn>(json!({"gate": 7, "code": wrong})).is_err());
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn roundtrips_values(value in strategies::values()) {
        let other = value.other.join("<");
        let qr = build(&value, &other);
        let json = serde_json::to_value(qr).expect("JSON");
        prop_assert_eq!(&value_of(&json), &value);
        prop_assert!(VALIDATOR.is_valid(&json), "{}", json);
        let back: PersonalQrBuf = serde_json::from_value(json.clone()).expect("its own JSON");
        prop_assert_eq!(back.as_str(), text_of(&qr));
        let back: PersonalQrBuf = serde_json::from_reader(json.to_string().as_bytes()).expect("its own JSON");
        prop_assert_eq!(read(&back.view()), read(&qr));
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    /// Codec, schema and oracle accept the same JSON. The oracle reads the text made of the members, unless one of them
    /// has a delimiter or is an empty text, which differs from `null`.
    #[test]
    fn codec_schema_and_oracle_agree((members, declaration, gender) in members()) {
        let [id_number, name, birth_date, qid, declarant_qid, health_card, phone, signature] = members.texts;
        let json = json!({
            "id_number": id_number, "name": name, "birth_date": birth_date, "declaration": declaration, "qid": qid,
            "extension": {
                "declarant_qid": declarant_qid, "gender": gender, "health_card": health_card, "phone": phone,
                "signature": signature, "other": members.other,
            },
        });
        let (by_codec, by_schema) = accepted(&json);
        prop_assert_eq!(by_codec, by_schema, "{}", json);

        let texts = [&id_number, &name, &birth_date, &qid, &declarant_qid, &health_card, &phone, &signature];
        let plain = texts.into_iter().flatten().all(|text| !text.is_empty() && !text.contains(['|', '<']));
        let plain = plain && members.other.iter().all(|text| !text.contains('<'));
        let codes = (
            ["self", "proxy"].iter().position(|&word| word == declaration),
            gender.as_deref().map(|gender| ["unknown", "male", "female"].iter().position(|&word| word == gender)),
        );
        let by_oracle = match codes {
            (Some(kind), gender) if plain && gender != Some(None) => {
                let code = |code: usize| char::from_digit(u32::try_from(code).unwrap_or(9), 10).unwrap_or('9');
                let text = |text: &Option<String>| text.clone().unwrap_or_default();
                let text = oracle::canonical(&oracle::Value {
                    id_number: id_number.clone(),
                    name: text(&name),
                    birth_date: text(&birth_date),
                    declaration: code(kind),
                    qid: text(&qid),
                    declarant_qid: declarant_qid.clone(),
                    gender: gender.flatten().map(code),
                    health_card: health_card.clone(),
                    phone: phone.clone(),
                    signature: signature.clone(),
                    other: members.other.clone(),
                });
                oracle::decode(text.as_bytes()).is_ok()
            }
            _ => false,
        };
        prop_assert_eq!(by_codec, by_oracle, "{}", json);
    }
}

#[derive(Clone, Debug)]
struct Members {
    texts: [Option<String>; 8],
    other: Vec<String>,
}

/// Generates members, most of them valid, so that often only one is invalid.
fn members() -> impl Strategy<Value = (Members, String, Option<String>)> {
    let invalid = || {
        prop_oneof![
            Just(String::new()),
            "[0-9]{0,13}",
            "[A-Z' .-]{0,9}",
            "[ -~]{0,9}",
            "[^|]{0,5}"
        ]
    };
    let one_of = move |valid: &'static str| prop_oneof![25 => valid, 1 => invalid()].boxed();
    let texts = (
        option::weighted(0.9, one_of("[0-9]{12}|[0-9A-Z]{5,9}")),
        option::weighted(0.98, one_of("[A-Z][A-Z'.-]{0,5}( [A-Z][A-Z'.-]{0,5}){0,2}")),
        option::weighted(0.98, one_of("[12][0-9]{3}-0[1-9]-([01][1-9]|2[0-9]|3[01])")),
        option::weighted(0.98, one_of("[!-;=-{}~]{1,64}")),
        option::of(one_of("[!-;=-{}~]{1,64}")),
        option::of(one_of("[0-9A-Z]{1,20}")),
        option::of(one_of("[0-9]{10}")),
        option::of(one_of("[!-;=-{}~]{1,90}")),
    );
    let texts = texts.prop_map(|(a, b, c, d, e, f, g, h)| [a, b, c, d, e, f, g, h]);
    let slot = prop_oneof![2 => Just(String::new()), 12 => "[^\\x00-\\x1F\\x7F-\\x{9F}|<]{0,9}", 1 => "[^|]{0,4}"];
    let declaration =
        prop_oneof![9 => select(vec!["self", "proxy"]), 1 => select(vec!["", "0", "Self"])];
    let gender = prop_oneof![9 => select(vec!["unknown", "male", "female"]), 1 => select(vec!["", "1", "Male"])];
    let gender = option::of(gender.prop_map(str::to_owned));
    let members = (texts, vec(slot, 0..4)).prop_map(|(texts, other)| Members { texts, other });
    (members.boxed(), declaration.prop_map(str::to_owned), gender)
}

/// Binary formats, which are not self-describing, contain the wire text.
#[test]
fn binary_formats_contain_the_wire_text() {
    let text = "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    let owned: PersonalQrBuf = text.parse().expect("valid");
    let bytes = postcard::to_allocvec(&owned).expect("to bytes");
    assert_eq!(bytes.len(), 1 + text.len());
    assert_eq!(postcard::from_bytes::<PersonalQrBuf>(&bytes), Ok(owned));
    let mut wrong = bytes.clone();
    wrong[1] = b'x';
    assert!(postcard::from_bytes::<PersonalQrBuf>(&wrong).is_err());
}

/// Other formats have numbers of 128 bits and bytes; their errors do not quote the value either.
#[test]
fn reads_bytes_and_rejects_numbers_of_128_bits() {
    use serde::de::IntoDeserializer;
    use serde::de::value::{BytesDeserializer, Error};

    let number: Result<BirthDate, Error> =
        BirthDate::deserialize(918_273_645_506_u128.into_deserializer());
    let negative: Result<BirthDate, Error> =
        BirthDate::deserialize((-918_273_645_506_i128).into_deserializer());
    for error in [number, negative].map(|result| result.expect_err("no text").to_string()) {
        assert!(
            error.contains("number") && !error.contains("918"),
            "{error}"
        );
    }

    let text = "001093029317|NGUYEN AN|1987-01-18|0|1|<1";
    let bytes = BytesDeserializer::<Error>::new(text.as_bytes());
    let read = vn_personal_qr::wire_text::deserialize(bytes).expect("a payload");
    assert_eq!(read.as_str(), text);
    let cut = BytesDeserializer::<Error>::new(&text.as_bytes()[..20]);
    let error = vn_personal_qr::wire_text::deserialize(cut).expect_err("cut short");
    assert!(!error.to_string().contains("NGUYEN"), "{error}");
}

#[test]
fn deserializes_borrowed_fields() {
    macro_rules! check {
        ($($type:ident $text:literal $invalid:literal)*) => {$(
            let json = concat!('"', $text, '"');
            let field: vn_personal_qr::$type<'_> = serde_json::from_str(json).expect(json);
            assert_eq!(field, $text);
            assert!(json.as_bytes().as_ptr_range().contains(&field.as_bytes().as_ptr()));
            let json = concat!('"', $invalid, '"');
            let error = serde_json::from_str::<vn_personal_qr::$type<'_>>(json).expect_err(json);
            assert!(!error.to_string().contains($invalid), "{error}");
            // A text with escapes cannot be borrowed.
            let json = escaped(&json!($text));
            let error = serde_json::from_str::<vn_personal_qr::$type<'_>>(&json).expect_err("escapes");
            let hint = concat!("cannot be borrowed, use ", stringify!($type), "Buf");
            assert!(error.to_string().contains(hint), "{error}");
        )*};
    }
    check! {
        IdNumber "001093029317" "XYZ"
        Name "NGUYEN AN" "Nguyen"
        Qid "162979388586171100" "a b"
        HealthCard "00" "hs"
        Phone "0123232422" "Quizzy"
        Signature "s" "a<b"
    }
}

#[test]
fn names_of_fields_and_languages_are_words() {
    for field in [Field::BirthDate, Field::DeclarantQid] {
        let json = serde_json::to_value(field).expect("JSON");
        assert_eq!(json, json!(field.name()));
        assert_eq!(
            serde_json::from_value::<Field>(json).expect("a name"),
            field
        );
    }
    for (language, name) in [(Language::English, "en"), (Language::Vietnamese, "vi")] {
        assert_eq!(serde_json::to_value(language).expect("JSON"), json!(name));
        let read: Language = serde_json::from_value(json!(name)).expect("a name");
        assert_eq!(read, language);
    }
    for wrong in [json!("Quizzy"), json!(918_273), json!(null)] {
        let error = serde_json::from_value::<Field>(wrong).expect_err("no name");
        let error = format!("{error}{error:?}");
        assert!(
            !error.contains("Quizzy") && !error.contains("918"),
            "{error}"
        );
    }
}

/// The schema of the records, with that of payloads, to which it refers.
mod records {
    use super::*;
    use vn_personal_qr::DecodeError;
    use vn_personal_qr::check::Finding;

    pub(super) fn assert_valid(definition: &str, json: &Json) {
        let record = include_str!("../schema/record-v1.schema.json");
        let record: Json = serde_json::from_str(record).expect("JSON");
        let mut compiler = Compiler::new();
        for schema in [&*SCHEMA, &record] {
            let id = schema["$id"].as_str().expect("an id");
            compiler.add_resource(id, schema.clone()).expect("a schema");
        }
        let mut schemas = Schemas::new();
        let place = format!("urn:vn-personal-qr:record-v1#/$defs/{definition}");
        let index = compiler.compile(&place, &mut schemas).expect("a schema");
        let error = schemas.validate(json, index).err();
        assert!(error.is_none(), "{json}: {}", error.expect("an error"));
    }

    #[test]
    fn errors_are_objects_with_both_messages() {
        let error =
            PersonalQr::decode(b"001093029317|NGUYEN AN|1987-02-29|0|1|").expect_err("no day");
        let json = serde_json::to_value(error).expect("JSON");
        assert_valid("error", &json);
        assert_eq!(
            json,
            json!({
                "code": "not-a-date", "field": "birth_date", "offset": 32,
                "message": "birth date: no such day in the calendar (byte 32)",
                "message_vi": "ngày sinh: ngày không tồn tại (byte 32)",
            })
        );
        for vector in vectors(INVALID) {
            let error: DecodeError = PersonalQr::decode(&bytes(&vector)).expect_err("invalid");
            let json = serde_json::to_value(error).expect("JSON");
            assert_valid("error", &json);
            assert_eq!(json["field"], vector["error"]["field"]);
            assert_eq!(json["offset"], vector["error"]["offset"]);
        }
    }

    #[test]
    fn findings_are_objects_with_both_messages() {
        let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|1|<1<00<0123232422";
        let findings = PersonalQr::decode(text).expect("valid").findings(None);
        let json = serde_json::to_value(findings).expect("JSON");
        assert_eq!(
            json[0],
            json!({
                "code": "id-number-birth-year", "field": "id_number", "severity": "warning",
                "message": "birth year in the id number differs from the birth date",
                "message_vi": "năm sinh trong số giấy tờ khác với ngày sinh",
            })
        );
        assert_eq!(json.as_array().map(Vec::len), Some(findings.len()));
        for finding in Finding::ALL {
            assert_valid("finding", &serde_json::to_value(finding).expect("JSON"));
        }
    }

    #[cfg(feature = "lenient")]
    #[test]
    fn repairs_are_codes() {
        let (_, repairs) = vn_personal_qr::lenient::trim(" 0944713700\n");
        let json = serde_json::to_value(repairs).expect("JSON");
        assert_eq!(json, json!(["line-end", "blanks"]));
    }

    /// The records of the corpus of scans, and of damaged valid payloads.
    #[cfg(feature = "lenient")]
    #[test]
    fn everything_detected_has_the_form_of_the_schema() {
        use vn_personal_qr::detect;

        let scans = include_bytes!("../examples/data/scans.txt");
        let mut kinds = std::collections::BTreeSet::new();
        for text in scans.split(|byte| *byte == b'\n') {
            let detected = detect::read(text);
            let json = serde_json::to_value(&detected).expect("JSON");
            assert_valid("detected", &json);
            assert_eq!(json["kind"], detected.kind().code());
            kinds.insert(detected.kind().code());
        }
        assert!(kinds.len() >= 5, "{kinds:?}");
        for text in valid_texts().iter().take(40) {
            let payload = vn_personal_qr::lenient::read(text).expect("text");
            let json = serde_json::to_value(&payload).expect("JSON");
            assert_valid("lenient", &json);
            let qr = PersonalQr::decode(text).expect("valid");
            assert_eq!(json["value"], serde_json::to_value(qr).expect("JSON"));
            assert_eq!(json["canonical"], PersonalQr::is_canonical(text));
        }
    }
}
