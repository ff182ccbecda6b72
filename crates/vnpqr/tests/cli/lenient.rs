//! `vnpqr decode --lenient`

use std::env;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};
use vn_personal_qr::detect::{self, CodeKind};
use vn_personal_qr::{PersonalQr, armor};

use crate::{EXAMPLE, Folder, SCANS, hexadecimal, stdout, vnpqr};

const DAMAGED: &str = "\
001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422
001093029317|Nguyễn Lê Khả Hân|03/04/1987|0|162979388586171100|<Nữ<00<+84 944 713 700
******029317|NGUYEN LE KHA HAN|1987-01|0|162979388586171100
001093029317¦TRẦN VĂN B¦29/02/1987¦1¦162979388586171101¦<9<<<<ghi chú<2
001093029317~NGUYEN LE KHA HAN~1987-01-18~0~162979388586171100~<1
";

fn records(arguments: &[&str], input: impl Into<Vec<u8>>) -> Vec<Value> {
    let output = stdout(vnpqr(arguments).write_stdin(input));
    let text = String::from_utf8(output).expect("text");
    let record = |line: &str| serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
    text.lines().map(record).collect()
}

fn codes(record: &Value) -> Vec<String> {
    let repairs = record["repairs"].as_array().expect("repairs");
    let code = |repair: &Value| {
        let field = repair["field"].as_str().map(|field| format!("{field}:"));
        let assumed = if repair["assumed"] == true { "?" } else { "" };
        let code = repair["code"].as_str().expect("a code");
        format!("{}{code}{assumed}", field.unwrap_or_default())
    };
    repairs.iter().map(code).collect()
}

#[test]
fn lists_the_repairs_of_every_line() {
    let records = records(&["decode", "--lenient"], DAMAGED);
    assert_eq!(records.len(), 5);
    let repairs: Vec<_> = records.iter().map(codes).collect();
    assert!(repairs[0].is_empty() && repairs[4].is_empty());
    assert_eq!(
        repairs[1],
        [
            "name:name-diacritics",
            "name:name-case",
            "birth_date:date-day-first?",
            "gender:gender-word",
            "phone:phone-country-code",
            "phone:phone-separators"
        ]
    );
    assert_eq!(repairs[2], ["extension-left-out"]);
    assert_eq!(repairs[3], ["broken-bar", "name:name-diacritics"]);

    let good: Vec<_> = records.iter().map(|record| record["ok"] == true).collect();
    assert_eq!(good, [true, true, false, false, false]);
    assert_eq!(records[0]["canonical"], true);
    assert_eq!(records[1]["canonical"], false);
    assert_eq!(records[1]["value"]["birth_date"], "1987-04-03");
    assert_eq!(records[1]["value"]["extension"]["phone"], "0944713700");
    assert_eq!(
        records[0]["sound"],
        Value::Null,
        "a valid line has its value"
    );
}

#[test]
fn keeps_the_valid_fields_of_an_invalid_line() {
    let records = records(&["decode", "--lenient", "--only-errors"], DAMAGED);
    assert_eq!(records.len(), 3);
    assert_eq!(records[0]["line"], 3);
    assert_eq!(records[0]["error"]["field"], "id_number");
    assert_eq!(
        records[0]["sound"],
        json!({"name": "NGUYEN LE KHA HAN", "declaration": "self", "qid": "162979388586171100"})
    );
    assert_eq!(
        records[0]["partial"],
        json!({"id_number": "029317", "birth_date": "1987-01"})
    );
    assert_eq!(
        records[1]["sound"],
        json!({
            "id_number": "001093029317", "name": "TRAN VAN B", "declaration": "proxy", "qid": "162979388586171101",
            "other": ["ghi chú", "2"]
        })
    );
    assert_eq!(records[1]["error"]["field"], "birth_date");
    assert_eq!(records[2]["keyboard"], "bar-typed-as-another-key");
    assert_eq!(records[1].get("keyboard"), None);
}

#[test]
fn works_with_other_options() {
    // The exit code counts lines that cannot be repaired.
    vnpqr(&["decode", "--lenient", "--fail"])
        .write_stdin(DAMAGED)
        .assert()
        .code(1)
        .stderr("vnpqr: 3 of 5 lines are not valid\n");
    let repairable: Vec<_> = DAMAGED.lines().take(2).collect();
    vnpqr(&["decode", "--lenient", "--fail"])
        .write_stdin(repairable.join("\r\n"))
        .assert()
        .code(0)
        .stderr("");
    // Hexadecimal digits, several jobs, files, and the other language.
    let lines: Vec<_> = DAMAGED
        .lines()
        .map(|line| hexadecimal(line.as_bytes()))
        .collect();
    let of_text = records(&["decode", "--lenient"], DAMAGED);
    assert_eq!(
        records(&["decode", "--lenient", "--hex"], lines.join("\n")),
        of_text
    );
    let many = DAMAGED.repeat(3000);
    let one = stdout(vnpqr(&["decode", "--lenient", "--jobs", "1"]).write_stdin(many.clone()));
    let two = stdout(vnpqr(&["decode", "--lenient", "--jobs", "2"]).write_stdin(many));
    assert!(one == two && one.len() > 1_000_000);
    let folder = Folder::new();
    let (a, b) = (
        folder.file("a.txt", DAMAGED.as_bytes()),
        folder.file("b.txt", b"x\n"),
    );
    let records = records(&["decode", "--lenient", "--lang", "vi", &a, &b], "");
    assert_eq!((records.len(), &records[5]["file"]), (6, &json!(b)));
    assert!(
        records[2]["error"]["message_vi"]
            .as_str()
            .is_some_and(|text| text.starts_with("số giấy tờ: "))
    );
    let output = folder.path("records.ndjson");
    let argument = output.to_str().expect("text");
    vnpqr(&["decode", "--lenient", "-o", argument, &a])
        .assert()
        .code(0)
        .stdout("");
    assert_eq!(
        std::fs::read_to_string(&output)
            .expect("written")
            .lines()
            .count(),
        5
    );
}

#[test]
fn writes_repairs_as_a_csv_cell() {
    let arguments = ["decode", "--lenient", "--format", "csv"];
    let table = String::from_utf8(stdout(vnpqr(&arguments).write_stdin(DAMAGED))).expect("text");
    let rows: Vec<Vec<String>> = csv_rows(&table);
    assert_eq!(rows.len(), 6);
    assert!(rows.iter().all(|row| row.len() == 36), "{table}");
    assert_eq!((&*rows[0][18], &*rows[0][19]), ("repairs", "kind"));
    let cell = |row, name| cell(&rows, row, name);
    assert_eq!((cell(1, "ok"), cell(1, "repairs")), ("true", ""));
    assert_eq!(
        cell(2, "repairs"),
        "name:name-diacritics name:name-case birth_date:date-day-first? gender:gender-word phone:phone-country-code phone:phone-separators"
    );
    assert_eq!(
        (cell(2, "gender"), cell(2, "phone")),
        ("female", "0944713700")
    );
    // The row of an invalid line holds its valid fields.
    assert_eq!((cell(4, "ok"), cell(4, "canonical")), ("false", ""));
    assert_eq!(
        (
            cell(4, "name"),
            cell(4, "birth_date"),
            cell(4, "declaration")
        ),
        ("TRAN VAN B", "", "proxy")
    );
    assert_eq!((cell(4, "gender"), cell(4, "other")), ("", "ghi chú<2"));
    assert_eq!(
        (cell(4, "error_field"), cell(4, "repairs")),
        ("birth_date", "broken-bar name:name-diacritics")
    );
}

const MIXED: &str = "\
079195001234||Trần Thị Bình|03/04/1995|Nữ|Ấp 2|15012022
079195001234|Trần Thị Bình|20111995|Nữ|Ấp 2|15012022
079195001234||Trần Thị Bình|31021995|Nữ|Ấp 2|15012022
0123456789|4e677579e1bb856e2056c4836e2041|01021990|1|-|01 - 028|01/01/2022|-|05/01/2022
My code: vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A.
https://example.com
001093029317|NGUYEN AN|1987-01-18|0|162|&lt;1&lt;00
";

/// What `decode --lenient` writes for a line is what the library detects.
#[test]
fn reads_cards_links_and_armor_as_read_does() {
    let records = records(&["decode", "--lenient"], MIXED);
    for (record, line) in records.iter().zip(MIXED.lines()) {
        let detected =
            serde_json::to_value(vn_personal_qr::detect::read(line.as_bytes())).expect("JSON");
        let mut record = record.clone();
        record.as_object_mut().expect("an object").remove("line");
        assert_eq!(record, detected, "{line}");
        let text = if line.is_empty() { "-" } else { line };
        let code = i32::from(record["ok"] != true && record["kind"] != "url");
        vnpqr(&["read", "--", text]).assert().code(code);
    }
    let kinds: Vec<_> = records
        .iter()
        .map(|record| record["kind"].as_str().expect("a kind"))
        .collect();
    assert_eq!(
        kinds,
        [
            "identity-card",
            "identity-card",
            "identity-card",
            "insurance-card",
            "armor",
            "url",
            "personal-qr"
        ]
    );
    assert_eq!(codes(&records[0]), ["birth_date:date-day-first?"]);
    assert_eq!(records[0]["sound"]["birth_date"], "1995-04-03");
    assert_eq!(codes(&records[1]), ["old-number-left-out"]);
    assert_eq!(records[2]["error"]["field"], "birth_date");
    assert_eq!(records[2]["sound"]["name"], "Trần Thị Bình");
    assert_eq!(records[3]["sound"]["name"], "Nguyễn Văn A");
    assert_eq!(codes(&records[4]), ["armor-surroundings"]);
    assert_eq!(records[4]["value"]["name"], "A");
    assert_eq!(codes(&records[6]), ["html-escapes"]);
    assert_eq!(records[6]["value"]["extension"]["gender"], "male");
    let failed = vnpqr(&["decode", "--lenient", "--fail"])
        .write_stdin(MIXED)
        .assert();
    failed.code(1).stderr("vnpqr: 3 of 7 lines are not valid\n");
}

#[test]
fn writes_the_values_of_cards_as_csv() {
    let arguments = ["decode", "--lenient", "--format", "csv"];
    let table = String::from_utf8(stdout(vnpqr(&arguments).write_stdin(MIXED))).expect("text");
    let rows = csv_rows(&table);
    assert!(rows.iter().all(|row| row.len() == 36), "{table}");
    let cell = |row, name| cell(&rows, row, name);
    for (name, value) in [
        ("kind", "identity-card"),
        ("ok", "true"),
        ("id_number", "079195001234"),
        ("name", "Trần Thị Bình"),
        ("birth_date", "1995-04-03"),
        ("gender", "female"),
        ("address", "Ấp 2"),
        ("issued", "2022-01-15"),
        ("repairs", "birth_date:date-day-first?"),
        ("error_code", ""),
    ] {
        assert_eq!(cell(1, name), value, "{name}");
    }
    assert_eq!(
        (cell(3, "ok"), cell(3, "error_code"), cell(3, "error_field")),
        ("false", "card-date", "birth_date")
    );
    assert_eq!(
        (cell(4, "kind"), cell(4, "health_card"), cell(4, "facility")),
        ("insurance-card", "0123456789", "01 - 028")
    );
    assert_eq!(
        (cell(5, "kind"), cell(5, "name"), cell(5, "repairs")),
        ("armor", "A", "armor-surroundings")
    );
    assert_eq!((cell(6, "kind"), cell(6, "error_code")), ("url", "url"));
    assert_eq!(
        (cell(7, "kind"), cell(7, "repairs"), cell(7, "gender")),
        ("personal-qr", "html-escapes", "male")
    );
}

/// Returns the cell of a row in the column with this name.
fn cell<'r>(rows: &'r [Vec<String>], row: usize, name: &str) -> &'r str {
    let at = rows[0].iter().position(|column| column == name);
    &rows[row][at.expect("a column")]
}

/// Returns the cells of a table without quotes and line ends in cells.
fn csv_rows(table: &str) -> Vec<Vec<String>> {
    table
        .lines()
        .map(|row| {
            let mut cells = vec![String::new()];
            let mut quoted = false;
            for c in row.chars() {
                match c {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    c => cells.last_mut().expect("a cell").push(c),
                }
            }
            cells
        })
        .collect()
}

/// The record of a valid line differs only by its kind and its empty list of repairs.
#[test]
fn writes_the_same_record_for_strict_lines() {
    let strict = records(&["decode"], SCANS);
    let lenient = records(&["decode", "--lenient"], SCANS);
    assert_eq!(strict.len(), lenient.len());
    let mut valid = 0;
    for (strict, mut lenient) in strict.into_iter().zip(lenient) {
        if strict["ok"] == true {
            valid += 1;
            let members = lenient.as_object_mut().expect("a record");
            assert_eq!(members.remove("repairs"), Some(json!([])));
            assert_eq!(members.remove("kind"), Some(json!("personal-qr")));
            assert_eq!(strict, lenient);
        }
    }
    assert_eq!(valid, 3);
}

#[test]
fn encodes_repaired_records_to_canonical_payloads() {
    let repairable: Vec<_> = DAMAGED.lines().take(2).collect();
    let records = stdout(vnpqr(&["decode", "--lenient"]).write_stdin(repairable.join("\n")));
    let lines = stdout(vnpqr(&["encode"]).write_stdin(records));
    let lines = String::from_utf8(lines).expect("text");
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines
            .lines()
            .all(|line| PersonalQr::is_canonical(line.as_bytes()))
    );
    assert_eq!(lines.lines().next(), Some(EXAMPLE));
}

#[test]
fn ignores_long_white_space_and_rejects_longer_lines() {
    let blanks = " ".repeat(100_000);
    let found = records(
        &["decode", "--lenient"],
        format!("{blanks}{EXAMPLE}{blanks}"),
    );
    assert_eq!(
        (&found[0]["ok"], codes(&found[0])),
        (&json!(true), vec!["blanks".to_owned()])
    );
    let hex = hexadecimal(format!("{EXAMPLE}{}", &blanks[..50_000]).as_bytes());
    assert_eq!(
        records(&["decode", "--lenient", "--hex"], hex)[0]["ok"],
        true
    );
    for long in [
        blanks.repeat(4) + EXAMPLE,
        "x".repeat(7000),
        format!("{EXAMPLE}|{}", "x".repeat(400_000)),
    ] {
        let found = records(&["decode", "--lenient"], format!("{long}\n{EXAMPLE}"));
        assert_eq!(
            (&found[0]["error"]["code"], &found[0]["repairs"]),
            (&json!("too-long"), &json!([]))
        );
        assert_eq!(found[1]["ok"], true);
    }
}

/// Texts of all kinds, which the test below damages.
fn texts() -> Vec<Vec<u8>> {
    const CARDS: &str = include_str!("../../../../tests/data/cards.txt");
    let armored = armor::encode(EXAMPLE.as_bytes());
    let others = [
        armored.clone(),
        format!("Mã của tôi: {armored}. Cảm ơn"),
        format!("https://example.vn/qr?c={armored}"),
        "https://example.vn".to_owned(),
        "HC1:6BFOXN".to_owned(),
        "00020101021138".to_owned(),
        "001093029317|NGUYEN AN|1987-01-18|0|1|&lt;1&lt;00".to_owned(),
        "001093029317|Nguyeãn Vaên A|1987-01-18|0|1|<1<<02438251234".to_owned(),
    ];
    let lines = DAMAGED.lines().chain(CARDS.lines());
    let mut texts: Vec<_> = lines.map(|line| line.as_bytes().to_vec()).collect();
    texts.extend(SCANS.split(|byte| *byte == b'\n').map(<[u8]>::to_vec));
    texts.extend(others.into_iter().map(String::into_bytes));
    texts
}

/// Returns a text with a few edits: replaced, inserted and removed bytes, and a part of another text at its end.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    const PIECES: [&str; 24] = [
        "", "|", "||", "<", "¦", "~", " ", "\r\n", "\n", "\0", "\u{FEFF}", "\u{200B}", "*", "/",
        ".", "a", "Ế", "0", "1987", "&lt;", "&#124;", "vnqr1:", "://", "$",
    ];
    let edit = (any::<Index>(), 0_usize..3, select(&PIECES[..]));
    let edits = vec(edit, 0..4);
    let other = (select(texts()), any::<Index>());
    (
        select(texts()),
        edits,
        proptest::option::weighted(0.1, other),
    )
        .prop_map(|(mut text, edits, other)| {
            for (at, removed, piece) in edits {
                let at = at.index(text.len() + 1);
                let end = text.len().min(at + removed);
                text.splice(at..end, piece.bytes());
            }
            if let Some((other, at)) = other {
                text.extend(&other[at.index(other.len() + 1)..]);
            }
            text
        })
}

#[test]
fn batch_agrees_with_detection_on_every_text() {
    let mut config = Config {
        failure_persistence: None,
        ..Config::default()
    };
    if env::var_os("PROPTEST_CASES").is_none() {
        config.cases = 40;
    }
    let mut runner = TestRunner::new(config);
    let result = runner.run(&vec(damaged(), 1..200), |texts| {
        let lines: String = texts.iter().map(|text| hexadecimal(text) + "\n").collect();
        let records = records(&["decode", "--lenient", "--hex"], lines);
        prop_assert_eq!(records.len(), texts.len());
        for (text, mut record) in texts.iter().zip(records) {
            let detected = detect::read(text);
            prop_assert_eq!(detect::classify(text), detected.kind());
            let members = record.as_object_mut().expect("an object");
            members.remove("line");
            let expected = serde_json::to_value(&detected).expect("JSON");
            let shown = text.escape_ascii();
            prop_assert_eq!(&record["kind"], &expected["kind"], "{}", shown);
            let is_unknown = matches!(detected.kind(), CodeKind::Unknown(_));
            prop_assert!(
                is_unknown || record == expected,
                "{}: {} {}",
                shown,
                record,
                expected
            );
        }
        Ok(())
    });
    result.unwrap_or_else(|error| panic!("{error}"));
}
