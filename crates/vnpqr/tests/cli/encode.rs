use std::fmt::Write as _;

use crate::{EXAMPLE, Folder, SCANS, stderr, stdout, vnpqr};

const VALUE: &str = r#"{"id_number":"001093029317","name":"NGUYEN LE KHA HAN","birth_date":"1987-01-18","declaration":"self","qid":"162979388586171100","extension":{"gender":"male","health_card":"00","phone":"0123232422"}}"#;

#[test]
fn writes_the_canonical_text_of_a_value() {
    let expected = format!("{EXAMPLE}\n");
    vnpqr(&["encode"])
        .write_stdin(VALUE)
        .assert()
        .code(0)
        .stdout(expected)
        .stderr("");
    vnpqr(&["encode"])
        .write_stdin("")
        .assert()
        .code(0)
        .stdout("")
        .stderr("");
}

#[test]
fn encodes_the_records_of_decode() {
    let records = stdout(vnpqr(&["decode"]).write_stdin(SCANS));
    let records = String::from_utf8(records).expect("text");
    let valid: String = records
        .lines()
        .filter(|record| record.contains("\"ok\":true"))
        .fold(String::new(), |mut lines, record| {
            let _ = writeln!(lines, "{record}\r");
            lines
        });
    let payloads = "\
001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422
|TRAN THI B|2015-06-01|1|a\"b\\c|162979388586171100<2<<<<tiêm \"2\", mũi<\u{202e}x
001093029317|A|1987-01-18|0|=1+1,2|
";
    vnpqr(&["encode"])
        .write_stdin(valid)
        .assert()
        .code(0)
        .stdout(payloads)
        .stderr("");
}

#[test]
fn reports_line_path_and_reason() {
    let member =
        |name: &str, value: &str| VALUE.replacen('{', &format!("{{\"{name}\":{value},"), 1);
    let with = |old: &str, new: &str| VALUE.replacen(old, new, 1);
    for (line, message) in [
        (
            with("NGUYEN LE", "Nguyen Le"),
            "$.name: name: unexpected character, expected a letter A-Z, space or ' - . (byte 1)",
        ),
        (
            with("1987-01-18", "1987-02-29"),
            "$.birth_date: birth date: no such day in the calendar (byte 9)",
        ),
        (
            with("0123232422", "012323242"),
            "$.extension.phone: phone: unexpected end, expected 10 digits (byte 9)",
        ),
        (
            with("\"male\"", "\"Nam\""),
            "$.extension.gender: expected \"unknown\", \"male\" or \"female\"",
        ),
        (
            with("\"self\"", "\"0\""),
            "$.declaration: expected \"self\" or \"proxy\"",
        ),
        (
            with("\"001093029317\"", "1093029317"),
            "$.id_number: expected a text",
        ),
        (
            with("\"001093029317\"", "null"),
            "$: id number: missing, only a declaration by proxy may omit it (byte 0)",
        ),
        (
            with("\"qid\":\"162979388586171100\",", ""),
            "$: missing field `qid`",
        ),
        (member("name", "\"B\""), "$: duplicate member"),
        (
            member("nam", "\"B\""),
            "$: unknown member, expected id_number, name, birth_date, declaration, qid or extension",
        ),
        (
            member("TRAN THI B", "1"),
            "$: unknown member, expected id_number, name, birth_date, declaration, qid or extension",
        ),
        (
            with("\"male\"", "\"male\",\"other\":[\"a\",\"b<c\"]"),
            "$.extension.other[1]: other slots: unexpected character, expected text without control characters, | and < (byte 1)",
        ),
        (
            format!(
                "{{\"line\":1,\"ok\":true,\"value\":{}}}",
                with("KHA", "Kha")
            ),
            "$.value.name: name: unexpected character, expected a letter A-Z, space or ' - . (byte 11)",
        ),
        (
            "{\"line\":1,\"ok\":false,\"error\":{}}".to_owned(),
            "$: an error record has no value",
        ),
        (String::new(), "$: expected an object"),
        (EXAMPLE.to_owned(), "$: expected an object"),
        (format!("\"{EXAMPLE}\""), "$: expected an object"),
        (format!("[{VALUE}]"), "$: expected an object"),
        (
            format!("{VALUE} x"),
            "$: invalid JSON at column 201: trailing characters",
        ),
        (
            "{\"name\":".to_owned(),
            "$.name: invalid JSON at column 8: EOF while parsing a value",
        ),
    ] {
        vnpqr(&["encode"])
            .write_stdin(format!("{VALUE}\n{line}\n{VALUE}"))
            .assert()
            .code(1)
            .stdout(format!("{EXAMPLE}\n{EXAMPLE}\n"))
            .stderr(format!(
                "vnpqr: standard input: line 2: {message}\nvnpqr: 1 of 3 lines are not valid\n"
            ));
    }
}

#[test]
fn reports_the_file() {
    let folder = Folder::new();
    let good = folder.file("good.ndjson", VALUE.as_bytes());
    let bad = folder.file("bad.ndjson", b"\n\n");
    let messages = stderr(&mut vnpqr(&["encode", &good, &bad]));
    let expected = format!(
        "vnpqr: {bad}: line 1: $: expected an object\n\
         vnpqr: {bad}: line 2: $: expected an object\n\
         vnpqr: 2 of 3 lines are not valid\n"
    );
    assert_eq!(messages, expected);
}

#[test]
fn writes_an_output_file_only_if_all_lines_are_valid() {
    let folder = Folder::new();
    let output = folder.path("payloads.txt");
    let arguments = ["encode", "--output", output.to_str().expect("text")];
    vnpqr(&arguments)
        .write_stdin(format!("{VALUE}\nnull\n"))
        .assert()
        .code(1)
        .stdout("")
        .stderr(
            "vnpqr: standard input: line 2: $: expected an object\n\
             vnpqr: 1 of 2 lines are not valid; the output file is not written\n",
        );
    assert!(folder.names().is_empty());
    vnpqr(&arguments)
        .write_stdin(VALUE)
        .assert()
        .code(0)
        .stdout("")
        .stderr("");
    assert_eq!(
        std::fs::read_to_string(output).expect("a file"),
        format!("{EXAMPLE}\n")
    );
}

#[test]
fn rejects_a_line_longer_than_a_block() {
    let long = format!("{{\"name\":\"{}\"}}", "A".repeat(300_000));
    vnpqr(&["encode"])
        .write_stdin(format!("{long}\n{VALUE}\n"))
        .assert()
        .code(1)
        .stdout(format!("{EXAMPLE}\n"))
        .stderr(
            "vnpqr: standard input: line 1: $: the line is longer than 262144 bytes\n\
             vnpqr: 1 of 2 lines are not valid\n",
        );
}
