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
        let mut compile = |name: &str| {
            let place = format!("urn:vn-personal-qr:record-v1#/$defs/{name}");
            compiler.compile(&place, &mut schemas).expect("a schema")
        };
        let (decode, scan) = (compile("decode"), compile("scan"));
        Self {
            schemas,
            decode,
            scan,
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

/// A text has the same record from a picture and from a line, apart from its place.
#[test]
fn decode_and_scan_write_the_same_members() {
    let schema = Schema::new();
    let input = TEXTS.join("\n") + "\n";
    let output = stdout(vnpqr(&["decode", "--lenient"]).write_stdin(input));
    let decoded = schema.records(schema.decode, &output);
    let scanned = schema.records(schema.scan, &scanned(&[]));
    let mut same = 0;
    for (mut decoded, mut scanned) in decoded.into_iter().zip(scanned) {
        assert_eq!(decoded["kind"], scanned["kind"]);
        for place in [
            "file", "line", "corners", "version", "level", "step", "text",
        ] {
            for record in [&mut decoded, &mut scanned] {
                record.as_object_mut().expect("an object").remove(place);
            }
        }
        if decoded["kind"] == "personal-qr" {
            // A carriage return is the end of a line, but part of a scanned text.
            if scanned["repairs"][0]["code"] == "line-end" {
                scanned["repairs"].as_array_mut().expect("a list").remove(0);
            }
            assert_eq!(decoded, scanned);
            same += 1;
        }
    }
    assert_eq!(same, 5);
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
}
