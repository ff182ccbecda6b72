use std::fs;

use crate::{Folder, argument, vnpqr};

fn project_file(name: &str) -> String {
    format!(
        "{}/../../tests/vectors/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    )
}

#[test]
fn passes_the_vectors_of_the_project() {
    vnpqr(&["vectors", &project_file("valid"), &project_file("invalid")])
        .assert()
        .code(0)
        .stdout("120 passed, 0 failed\n")
        .stderr("");
}

#[test]
fn passes_every_file_of_the_vectors() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors");
    let names = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<_> = names
        .map(|entry| argument(&entry.expect("an entry").path()))
        .collect();
    files.sort();
    let mut passed = 0;
    for file in &files {
        let report = vnpqr(&["vectors", file]).assert().code(0).stderr("");
        let report = String::from_utf8_lossy(&report.get_output().stdout).into_owned();
        let (count, rest) = report.split_once(' ').expect("a count");
        assert_eq!(rest, "passed, 0 failed\n", "{file}");
        let count: u32 = count.parse().expect("a number");
        assert!(count > 20, "{file}: {report}");
        passed += count;
    }
    let all = [
        &["vectors"],
        &*files.iter().map(String::as_str).collect::<Vec<_>>(),
    ]
    .concat();
    vnpqr(&all)
        .assert()
        .code(0)
        .stdout(format!("{passed} passed, 0 failed\n"));
}

#[test]
fn finds_differences_of_every_kind() {
    let folder = Folder::new();
    for (name, from, to, expected) in [
        (
            "armor",
            "\"canonical\": true",
            "\"canonical\": false",
            "canonical differs",
        ),
        (
            "armor",
            "\"text\": \"001093029317|NGUYEN LE KHA HAN",
            "\"text\": \"001093029317|NGUYEN LE KHA AN",
            "payload differs",
        ),
        ("armor", "\"offset\": 0", "\"offset\": 1", "error differs"),
        (
            "signature",
            "<E.6Cj0jQbYFlo.5",
            "<E.6Cj0jQbYFlo.6",
            "signed differs",
        ),
        (
            "signature",
            "\"error\": \"no-signature\"",
            "\"error\": \"bad-signature\"",
            "verified differs",
        ),
        (
            "symbol-uniform-1",
            "\"mask\": 3",
            "\"mask\": 4",
            "mask differs",
        ),
        (
            "symbol-uniform-1",
            "\"111111101101000",
            "\"111111101101001",
            "modules differs",
        ),
    ] {
        let text = fs::read_to_string(project_file(name)).expect("a file");
        assert!(text.contains(from), "{name}: {from}");
        let file = folder.file("changed.json", text.replacen(from, to, 1).as_bytes());
        let report = vnpqr(&["vectors", &file]).assert().code(1);
        let report = String::from_utf8_lossy(&report.get_output().stdout).into_owned();
        assert!(report.contains(expected), "{name}: {report}");
    }
}

#[test]
fn reports_every_difference() {
    let folder = Folder::new();
    let text = "001093029317|NGUYEN AN|1987-01-18|0|1|<1";
    let value = r#"{"id_number":"001093029317","name":"NGUYEN AN","birth_date":"1987-01-18","declaration":"self","qid":"1","extension":{"declarant_qid":null,"gender":"male","health_card":null,"phone":null,"signature":null,"other":[]}}"#;
    let other_value = value.replace("\"phone\":null", "\"phone\":\"0123232422\"");
    let file = folder.file(
        "mine.json",
        format!(
            r#"{{"note": "", "vectors": [
                {{"why": "right", "text": "{text}", "canonical": "{text}", "value": {value}}},
                {{"why": "value", "text": "{text}", "canonical": "{text}", "value": {other_value}}},
                {{"why": "canonical", "text": "{text}<", "canonical": "{text}<", "value": {value}}},
                {{"why": "refused", "text": "{text}|", "canonical": "{text}"}},
                {{"why": "taken", "text": "{text}", "error": {{"field": "gender", "offset": 40}}}},
                {{"why": "offset", "text": "{text}x", "error": {{"field": "gender", "offset": 39}}}},
                {{"why": "field", "text": "{text}x", "error": {{"field": null, "offset": 40}}}},
                {{"why": "code", "text": "{text}x", "error": {{"field": "gender", "offset": 40, "code": "length"}}}},
                {{"why": "right", "hex": "7C", "error": {{"field": "name", "offset": 1}}}}
            ]}}"#
        )
        .as_bytes(),
    );
    vnpqr(&["vectors", &file]).assert().code(1).stderr("").stdout(format!(
        "\
{file}: $.vectors[1] (value): the decoded value differs at $.extension.phone
{file}: $.vectors[2] (canonical): the canonical text differs from byte 40 on
{file}: $.vectors[3] (refused): does not decode: extension: unexpected seventh field, a payload has six (byte 40)
{file}: $.vectors[4] (taken): decodes, but an error is expected
{file}: $.vectors[5] (offset): error at gender, byte 40 (unexpected-character), expected at gender, byte 39
{file}: $.vectors[6] (field): error at gender, byte 40 (unexpected-character), expected at the whole payload, byte 40
{file}: $.vectors[7] (code): error at gender, byte 40 (unexpected-character), expected at gender, byte 40 (length)
2 passed, 7 failed
"
    ));
}

#[test]
fn rejects_malformed_files() {
    let folder = Folder::new();
    for (content, reason) in [
        ("[]", "$: expected an object"),
        ("{}", "$: missing field `vectors`"),
        (
            "{\"vectors\":[{\"text\":1}]}",
            "$.vectors[0].text: expected a string",
        ),
        (
            "{\"vectors\":[{\"text\":\"\"}]}",
            "$.vectors[0]: expected a value or an error",
        ),
        (
            "{\"vectors\":[{}]}",
            "$.vectors[0]: expected either text or hex",
        ),
        (
            "{\"vectors\":[{\"hex\":\"0\"}]}",
            "$.vectors[0]: hex: expected pairs of hexadecimal digits",
        ),
        (
            "{\"vectors\":[{\"hex\":\"\",\"canonical\":\"\",\"error\":{\"field\":null,\"offset\":0}}]}",
            "$.vectors[0]: expected a value or an error, not both",
        ),
    ] {
        let file = folder.file("mine.json", content.as_bytes());
        vnpqr(&["vectors", &file])
            .assert()
            .code(2)
            .stdout("")
            .stderr(format!("vnpqr: {file}: {reason}\n"));
    }
    vnpqr(&["vectors"]).assert().code(2).stdout("");
}

#[test]
fn reads_standard_input() {
    vnpqr(&["vectors", "-"])
        .write_stdin("{\"vectors\":[]}")
        .assert()
        .code(0)
        .stdout("0 passed, 0 failed\n");
}
