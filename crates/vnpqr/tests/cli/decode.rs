use std::io::{BufRead as _, BufReader, Write as _};
use std::process::Stdio;

use serde_json::Value;
use vn_personal_qr::PersonalQr;

use crate::{EXAMPLE, Folder, SCANS, hexadecimal, process, stdout, vnpqr};

#[test]
fn writes_a_record_for_every_line() {
    let folder = Folder::new();
    let scans = folder.file("scans.txt", SCANS);
    let expected = include_str!("golden/scans.ndjson");
    vnpqr(&["decode", &scans])
        .assert()
        .code(0)
        .stdout(expected)
        .stderr("");
    vnpqr(&["decode"])
        .write_stdin(SCANS)
        .assert()
        .code(0)
        .stdout(expected)
        .stderr("");
    vnpqr(&["decode", "-"])
        .write_stdin(SCANS)
        .assert()
        .code(0)
        .stdout(expected);
}

#[test]
fn writes_csv() {
    let expected = include_str!("golden/scans.csv");
    let arguments = ["decode", "--format", "csv"];
    vnpqr(&arguments)
        .write_stdin(SCANS)
        .assert()
        .code(0)
        .stdout(expected)
        .stderr("");
}

#[test]
fn writes_only_errors_in_vietnamese() {
    let expected = include_str!("golden/errors.vi.csv");
    let arguments = ["decode", "--format", "csv", "--only-errors", "--lang", "vi"];
    vnpqr(&arguments)
        .write_stdin(SCANS)
        .assert()
        .code(0)
        .stdout(expected)
        .stderr("");
    vnpqr(&["decode", "--only-errors"])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0)
        .stdout("");
}

#[test]
fn names_the_file_of_each_record() {
    let folder = Folder::new();
    let one = folder.file("one.txt", b"x\ny");
    let empty = folder.file("empty.txt", b"");
    let two = folder.file("\"2\".txt", b"z\n");
    let records = stdout(vnpqr(&["decode", &one, &empty, "-", &two]).write_stdin("w"));
    let records = String::from_utf8(records).expect("text");
    let places: Vec<(String, u64)> = records
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .map(|record| {
            let file = record["file"].as_str().expect("a name").to_owned();
            (file, record["line"].as_u64().expect("a number"))
        })
        .collect();
    let expected = [(&*one, 1), (&*one, 2), ("-", 1), (&*two, 1)];
    assert_eq!(places, expected.map(|(file, line)| (file.to_owned(), line)));

    let table = stdout(&mut vnpqr(&["decode", "--format", "csv", &one, &two]));
    let table = String::from_utf8(table).expect("text");
    assert!(table.starts_with("file,line,ok,"));
    assert!(table.contains(&format!("\n{one},1,false,")));
}

#[test]
fn fail_option_sets_the_exit_code() {
    vnpqr(&["decode", "--fail"])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0)
        .stderr("");
    vnpqr(&["decode", "--fail"])
        .write_stdin(SCANS)
        .assert()
        .code(1)
        .stdout(include_str!("golden/scans.ndjson"))
        .stderr("vnpqr: 9 of 12 lines are not valid\n");
}

#[test]
fn reads_all_line_ends() {
    let lines = |input: &str| {
        stdout(vnpqr(&["decode"]).write_stdin(input))
            .split(|b| *b == b'\n')
            .count()
            - 1
    };
    for (input, count) in [
        ("", 0),
        ("\n", 1),
        ("a", 1),
        ("a\n", 1),
        ("a\r\n", 1),
        ("a\n\n", 2),
        ("\n\nb", 3),
        ("\r\n\r\n", 2),
    ] {
        assert_eq!(lines(input), count, "{input:?}");
    }
    // A CR without LF is part of the text.
    let record = stdout(vnpqr(&["decode"]).write_stdin(format!("{EXAMPLE}\r")));
    assert!(String::from_utf8_lossy(&record).contains("\"offset\":79"));
}

#[test]
fn writes_records_before_the_input_ends() {
    let mut child = process(&["decode"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for number in 1..=3 {
        writeln!(input, "{EXAMPLE}").expect("written");
        let mut record = String::new();
        output.read_line(&mut record).expect("read");
        assert!(
            record.starts_with(&format!("{{\"line\":{number},\"ok\":true")),
            "{record}"
        );
    }
    drop(input);
    assert!(child.wait().expect("it ends").success());
}

fn vectors(file: &str) -> Vec<Value> {
    let path = format!(
        "{}/../../tests/vectors/{file}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let text = std::fs::read(path).expect("the vectors");
    let mut file: Value = serde_json::from_slice(&text).expect("JSON");
    match file["vectors"].take() {
        Value::Array(vectors) => vectors,
        _ => panic!("a list of vectors"),
    }
}

fn digits(vector: &Value) -> String {
    match vector["text"].as_str() {
        Some(text) => hexadecimal(text.as_bytes()).to_uppercase(),
        None => vector["hex"]
            .as_str()
            .expect("a text or its bytes")
            .to_owned(),
    }
}

/// Returns the records of the vectors, passed as hexadecimal digits.
fn records(vectors: &[Value]) -> Vec<String> {
    let lines: Vec<String> = vectors.iter().map(digits).collect();
    let records = stdout(vnpqr(&["decode", "--hex"]).write_stdin(lines.join("\r\n")));
    let records = String::from_utf8(records).expect("text");
    records.lines().map(str::to_owned).collect()
}

/// The command writes values without serde, for speed. The result must be the same.
#[test]
fn writes_values_as_the_codec_does() {
    let vectors = vectors("valid");
    let records = records(&vectors);
    assert_eq!(records.len(), vectors.len());
    for (at, (record, vector)) in records.iter().zip(&vectors).enumerate() {
        let text = vector["text"].as_str().expect("a text");
        let payload = PersonalQr::try_from(text).expect("valid");
        let value = serde_json::to_string(&payload).expect("JSON");
        let canonical = PersonalQr::is_canonical(text.as_bytes());
        let line = at + 1;
        let expected =
            format!(r#"{{"line":{line},"ok":true,"value":{value},"canonical":{canonical}}}"#);
        if text.is_ascii() {
            assert_eq!(*record, expected);
        }
        let parsed = |json: &str| serde_json::from_str::<Value>(json).expect("JSON");
        assert_eq!(parsed(record), parsed(&expected));
    }
}

#[test]
fn escapes_invisible_characters() {
    for (slot, json) in [
        ("tiêm 2 mũi", "tiêm 2 mũi"),
        ("tie\u{302}m", "tie\u{302}m"),
        ("文字 🙂", "文字 🙂"),
        (
            "\u{202e}a\u{2028}b\u{200b}\u{feff}",
            r"\u202ea\u2028b\u200b\ufeff",
        ),
        ("\u{e0001}\\\"/", r#"\udb40\udc01\\\"/"#),
    ] {
        let line = format!("001093029317|A|1987-01-18|0|1|<<<<<{slot}");
        let record = stdout(vnpqr(&["decode"]).write_stdin(line));
        let record = String::from_utf8(record).expect("text");
        assert!(record.contains(&format!("[\"{json}\"]")), "{record}");
        let parsed: Value = serde_json::from_str(&record).expect("JSON");
        assert_eq!(parsed["value"]["extension"]["other"][0], slot);
    }
}

#[test]
fn reports_the_errors_of_the_vectors() {
    let vectors = vectors("invalid");
    let records = records(&vectors);
    assert_eq!(records.len(), vectors.len());
    for (record, vector) in records.iter().zip(&vectors) {
        let record: Value = serde_json::from_str(record).expect("JSON");
        assert_eq!(
            record["error"]["field"], vector["error"]["field"],
            "{vector}"
        );
        assert_eq!(
            record["error"]["offset"], vector["error"]["offset"],
            "{vector}"
        );
    }
}

#[test]
fn reports_invalid_hexadecimal_digits() {
    vnpqr(&["decode", "--hex"]).write_stdin("3030z0\n303\n").assert().code(0).stdout(
        "\
{\"line\":1,\"ok\":false,\"error\":{\"code\":\"not-hexadecimal\",\"field\":null,\"offset\":2,\"message\":\"expected two hexadecimal digits (byte 2)\",\"message_vi\":\"cần hai chữ số thập lục phân (byte 2)\"}}
{\"line\":2,\"ok\":false,\"error\":{\"code\":\"not-hexadecimal\",\"field\":null,\"offset\":1,\"message\":\"expected two hexadecimal digits (byte 1)\",\"message_vi\":\"cần hai chữ số thập lục phân (byte 1)\"}}
",
    );
    let arguments = ["decode", "--hex", "--format", "csv", "--lang", "vi"];
    let record = stdout(vnpqr(&arguments).write_stdin("x"));
    assert!(String::from_utf8_lossy(&record).contains("cần hai chữ số thập lục phân (byte 0)"));
}

#[test]
fn rejects_wrong_usage() {
    for arguments in [
        &["decode", "--jobs", "0"],
        &["decode", "--jobs", "257"],
        &["decode", "--jobs", "two"],
        &["decode", "--format", "xml"],
    ] {
        vnpqr(arguments).assert().code(2).stdout("");
    }
}
