//! The records of `vnpqr decode` and `vnpqr scan` have the same members, those of their JSON Schema.

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use qr_symbol::Symbol;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{EXAMPLE, Folder, SCANS, stdout, vnpqr};

/// Texts of every kind, valid, damaged and partial.
const TEXTS: [&str; 13] = [
    EXAMPLE,
    "001093029317|Nguyễn Lê Khả Hân|03/04/1987|0|162979388586171100|<Nữ<00<+84 944 713 700\r",
    "******029317|NGUYEN LE KHA HAN|1987-01|0|162979388586171100|<9<<<<x<y",
    "001093029317¦TRẦN VĂN B¦29/02/1987¦1¦162979388586171101¦",
    "001093029317~NGUYEN LE KHA HAN~1987-01-18~0~162979388586171100~<1",
    "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022",
    "079195001234||Trần Thị Bình|31021995|Nu|Ấp 2|2022",
    "0123456789|4e67|1990|1|-|01 - 028|01/01/2022|-|05/01/2022",
    "vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A",
    "vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-B",
    "https://example.com",
    "\u{202e}x",
    "a|b|c|0|e|f",
];

struct Schema {
    schemas: Schemas,
    decode: SchemaIndex,
    scan: SchemaIndex,
    text: SchemaIndex,
}

impl Schema {
    fn new() -> Self {
        let mut compiler = Compiler::new();
        for schema in [
            include_str!("../../../../schema/personal-qr-v1.1.schema.json"),
            include_str!("../../../../schema/record-v1.schema.json"),
        ] {
            let schema: Value = serde_json::from_str(schema).expect("JSON");
            let id = schema["$id"].as_str().expect("an id").to_owned();
            compiler.add_resource(&id, schema).expect("a schema");
        }
        let mut schemas = Schemas::new();
        let compile = |name: &str| {
            let place = format!("urn:vn-personal-qr:record-v1#/$defs/{name}");
            compiler.compile(&place, &mut schemas).expect("a schema")
        };
        let [decode, scan, text] = ["decode", "scan", "text"].map(compile);
        Self {
            schemas,
            decode,
            scan,
            text,
        }
    }

    /// Returns the records, each validated.
    fn records(&self, schema: SchemaIndex, output: &[u8]) -> Vec<Value> {
        let output = std::str::from_utf8(output).expect("text");
        let record = |line: &str| {
            let record = serde_json::from_str(line).expect("JSON");
            let error = self.schemas.validate(&record, schema).err();
            assert!(error.is_none(), "{line}: {}", error.expect("an error"));
            record
        };
        output.lines().map(record).collect()
    }

    fn rejects(&self, schema: SchemaIndex, record: &Value) -> bool {
        self.schemas.validate(record, schema).is_err()
    }
}

fn scanned(arguments: &[&str]) -> Vec<u8> {
    let folder = TempDir::new().expect("a folder");
    for (at, text) in TEXTS.iter().enumerate() {
        let symbol = Symbol::new(text.as_bytes()).expect("it fits");
        let name = format!("{at:02}.png");
        fs::write(folder.path().join(name), symbol.png(4).to_vec()).expect("a file");
    }
    let bytes = Symbol::new(&[0xFF, 0x00]).expect("it fits").png(4).to_vec();
    fs::write(folder.path().join("99.png"), bytes).expect("a file");
    let mut command = vnpqr(&["scan"]);
    stdout(command.args(arguments).arg(folder.path()))
}

#[test]
fn records_have_the_form_of_the_schema() {
    let schema = Schema::new();
    let input = TEXTS.join("\n") + "\n" + &"9".repeat(70_000) + "\n";
    let folder = Folder::new();
    let (a, b) = (
        folder.file("a", input.as_bytes()),
        folder.file("b", b"\xff\n"),
    );
    for arguments in [
        &["decode"][..],
        &["decode", "--lenient"],
        &["decode", "--lenient", &a, &b],
        &["decode", "--hex"],
        &["decode", "--hex", "--lenient"],
    ] {
        let output = stdout(vnpqr(arguments).write_stdin(input.clone()));
        let records = schema.records(schema.decode, &output);
        assert!(records.len() >= TEXTS.len());
    }
    let output = stdout(vnpqr(&["decode"]).write_stdin(SCANS));
    assert_eq!(schema.records(schema.decode, &output).len(), 12);
    for arguments in [&[][..], &["--masked"]] {
        let records = schema.records(schema.scan, &scanned(arguments));
        assert_eq!(records.len(), TEXTS.len() + 1);
    }
}

#[test]
fn the_schema_rejects_other_members() {
    let schema = Schema::new();
    let output = stdout(vnpqr(&["decode", "--lenient"]).write_stdin(TEXTS.join("\n")));
    for record in schema.records(schema.decode, &output) {
        for (member, value) in [
            ("value", json!(null)),
            ("name", json!("A")),
            ("repairs", json!([{"code": "blanks"}])),
        ] {
            let mut record = record.clone();
            record[member] = value;
            assert!(schema.rejects(schema.decode, &record), "{record}");
        }
        for member in ["line", "ok", "repairs", "value", "error", "sound"] {
            let mut record = record.clone();
            if record
                .as_object_mut()
                .expect("an object")
                .remove(member)
                .is_some()
            {
                assert!(schema.rejects(schema.decode, &record), "{record}");
            }
        }
    }
}

/// Texts of every kind and reason, with those of `TEXTS`.
fn many_texts() -> Vec<String> {
    let mut texts: Vec<String> = TEXTS.map(str::to_owned).to_vec();
    for text in [
        "",
        "A",
        "a|b|c",
        "1|2|3|4|5",
        "001093029317|A|1987-01-18|0|1",
        "001093029317|A|1987-01-18|0|1||x",
        "B1234567||A|20111995|Nữ|B|15012022",
        "001093029317|A|1987|0|1|<1<00<944713700.0",
        "001093029317|A|00/00/1950|0|1|",
        "001093029317|Nguyeãn Vaên A|1987-01-18|0|1|",
        "001093029317|NGUYEN AN|1987-01-18|0|162|&lt;1&lt;00",
        "079195001234|Trần Thị Bình|20111995|Nữ|Ấp 2|15012022",
        "079195001234||Trần Thị Bình|00001990|Nữ|Ấp 2|15012022",
        "0123456789|4e677579e1bb856e2056c4836e2041|01021990|1|-|01 - 028|01/01/2022|-|05/01/2022",
        "1|xyz|01/02/1990|1|-|01 - 028|01/01/2022|-|05/01/2022",
        "My code: vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A.",
        "https://example.vn/qr?c=vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A",
        "vnqr9:AAAA",
        "HC1:6BFOXN",
        "000201010212",
    ] {
        texts.push(text.to_owned());
    }
    let cards = include_str!("../../../../tests/data/cards.txt");
    texts.extend(cards.lines().map(str::to_owned));
    for file in [
        include_str!("../../../../tests/vectors/valid.json"),
        include_str!("../../../../tests/vectors/invalid.json"),
        include_str!("../../../../tests/vectors/armor.json"),
    ] {
        let file: Value = serde_json::from_str(file).expect("JSON");
        for vector in file["vectors"].as_array().expect("a list") {
            let found = [&vector["text"], &vector["armor"]];
            texts.extend(
                found
                    .into_iter()
                    .filter_map(Value::as_str)
                    .map(str::to_owned),
            );
        }
    }
    // A line cannot hold a line end, and an argument no NUL.
    texts.retain(|text| !text.contains(['\n', '\r', '\0']));
    texts
}

fn without(mut record: Value, members: &[&str]) -> Value {
    for member in members {
        record.as_object_mut().expect("an object").remove(*member);
    }
    record
}

/// A text has the same record from a line, an argument and a picture, apart from its place.
#[test]
fn decode_read_and_scan_write_the_same_members() {
    let schema = Schema::new();
    let texts = many_texts();
    let input = texts.join("\n") + "\n";
    let output = stdout(vnpqr(&["decode", "--lenient"]).write_stdin(input));
    let decoded = schema.records(schema.decode, &output);
    assert_eq!(decoded.len(), texts.len());
    let folder = TempDir::new().expect("a folder");
    let mut drawn = Vec::new();
    for ((decoded, text), at) in decoded.iter().zip(&texts).zip(0..) {
        let decoded = without(decoded.clone(), &["line"]);
        let read = vnpqr(&["read", "--json", "-"])
            .write_stdin(text.clone())
            .output();
        let read = read.expect("it runs");
        let records = schema.records(schema.text, &read.stdout);
        assert_eq!(records, std::slice::from_ref(&decoded), "{text}");
        let is_other = matches!(
            decoded["kind"].as_str(),
            Some(
                "url"
                    | "emv-payment"
                    | "eu-health-certificate"
                    | "vcard"
                    | "wifi"
                    | "tel"
                    | "mailto"
                    | "passport-zone"
            )
        );
        let is_fine = decoded["ok"] == true || is_other;
        assert_eq!(read.status.code(), Some(i32::from(!is_fine)), "{text}");
        if let (Ok(symbol), 1..400) = (Symbol::new(text.as_bytes()), text.len()) {
            let name = folder.path().join(format!("{at:04}.png"));
            fs::write(name, symbol.png(4).to_vec()).expect("a file");
            drawn.push((decoded, text));
        }
    }
    assert!(drawn.len() > 150, "{}", drawn.len());
    let scanned = stdout(vnpqr(&["scan"]).arg(folder.path()));
    let scanned = schema.records(schema.scan, &scanned);
    assert_eq!(scanned.len(), drawn.len());
    for (scanned, (decoded, text)) in scanned.into_iter().zip(drawn) {
        let scanned = without(
            scanned,
            &["file", "corners", "version", "level", "step", "text"],
        );
        assert_eq!(scanned, decoded, "{text}");
    }
}

#[test]
fn json_of_one_text_has_the_form_of_the_schema() {
    let schema = Schema::new();
    let folder = Folder::new();
    let keys = folder.file("jwks.json", br#"{"keys":[]}"#);
    for text in many_texts().into_iter().filter(|text| text.len() < 200) {
        for command in [
            &["show"][..],
            &["check"],
            &["read"],
            &["verify", "--keys", &keys],
        ] {
            let mut records = Vec::new();
            for more in [&[][..], &["--masked"]] {
                let arguments = [command, &["--json", "-"], more].concat();
                let run = vnpqr(&arguments).write_stdin(text.clone()).output();
                let run = run.expect("it runs");
                let plain = vnpqr(&[command, &["-"]].concat())
                    .write_stdin(text.clone())
                    .output();
                assert_eq!(
                    run.status,
                    plain.expect("it runs").status,
                    "{arguments:?} {text}"
                );
                records.extend(schema.records(schema.text, &run.stdout));
            }
            let [record, masked] = &records[..] else {
                panic!("{command:?} {text}")
            };
            let members = |record: &Value, name: &str| -> Vec<String> {
                let members = record[name].as_object();
                members
                    .into_iter()
                    .flat_map(|members| members.keys().cloned())
                    .collect()
            };
            for name in ["value", "sound", "partial"] {
                assert_eq!(members(record, name), members(masked, name), "{text}");
            }
            let unmasked = ["value", "sound", "partial"];
            let (record, masked) = (
                without(record.clone(), &unmasked),
                without(masked.clone(), &["value", "sound", "partial", "masked"]),
            );
            assert_eq!(record, masked, "{text}");
        }
    }
}

#[test]
fn check_lists_findings_in_its_record() {
    let codes = |arguments: &[&str]| -> Vec<String> {
        let record: Value = serde_json::from_slice(&stdout(&mut vnpqr(arguments))).expect("JSON");
        let findings = record["findings"].as_array().expect("a list");
        let code = |finding: &Value| finding["code"].as_str().expect("a code").to_owned();
        findings.iter().map(code).collect()
    };
    let signed = format!("{EXAMPLE}<sig");
    assert_eq!(
        codes(&["check", "--json", &signed]),
        [
            "id-number-birth-year",
            "phone-prefix",
            "signature-not-of-profile"
        ]
    );
    assert!(codes(&["check", "--json", "001087029317|A|1987-01-18|0|1|"]).is_empty());
    let invalid = stdout(&mut vnpqr(&[
        "check",
        "--json",
        "001093029317|A|1987-02-29|0|1|",
    ]));
    let invalid: Value = serde_json::from_slice(&invalid).expect("JSON");
    assert_eq!(invalid.get("findings"), None);
    assert_eq!(invalid["error"]["code"], "not-a-date");
    assert_eq!(invalid["sound"]["name"], "A");
    assert_eq!(invalid["repairs"], json!([]));
}

/// The values of a card are not taken for fields of a payload.
#[test]
fn strict_records_of_cards_have_no_values() {
    for command in ["show", "check"] {
        let card = "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022";
        let record = stdout(&mut vnpqr(&[command, "--json", card]));
        let record: Value = serde_json::from_slice(&record).expect("JSON");
        assert_eq!(
            (&record["kind"], &record["ok"]),
            (&json!("identity-card"), &json!(false))
        );
        assert_eq!(
            (&record["sound"], &record["partial"]),
            (&json!({}), &json!({}))
        );
    }
}

/// An assumed date is marked in every record.
#[test]
fn scan_marks_assumed_values() {
    let schema = Schema::new();
    let records = schema.records(schema.scan, &scanned(&[]));
    assert_eq!(records[1]["value"]["birth_date"], "1987-04-03");
    let assumed = json!({"field": "birth_date", "code": "date-day-first", "assumed": true});
    let repairs = records[1]["repairs"].as_array().expect("repairs");
    assert!(repairs.contains(&assumed), "{repairs:?}");
    assert_eq!(records[2]["partial"]["birth_date"], "1987-01");
    assert_eq!(records[2]["sound"]["other"], json!(["x", "y"]));
    // The columns of cards.
    assert_eq!(
        records[5]["sound"],
        json!({
            "id_number": "079195001234", "name": "Trần Thị Bình", "birth_date": "1995-11-20",
            "gender": "female", "address": "Ấp 2", "issued": "2022-01-15",
        })
    );
    assert_eq!(records[6]["error"]["field"], "birth_date");
    assert_eq!(records[6]["partial"], json!({"issued": "2022"}));
    assert_eq!(records[7]["sound"]["name"], "Ng");
    assert_eq!(records[7]["partial"], json!({"birth_date": "1990"}));
    // The payload of an armor.
    assert_eq!(records[8]["value"]["name"], "A");
    assert_eq!(records[9]["error"]["code"], "damaged");
    assert_eq!(records[10]["error"]["code"], "url");
    // An unknown text has what can be read of a payload, and the reason.
    assert_eq!(records[4]["kind"], "unknown");
    assert_eq!(records[4]["reason"], "bar-typed-as-another-key");
    assert_eq!(records[4]["error"]["field"], "id_number");
    assert_eq!(records[4]["keyboard"], "bar-typed-as-another-key");
}
