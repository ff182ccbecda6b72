use crate::{Folder, vnpqr};

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
{file}: $.vectors[3] (refused): does not decode: extension: a seventh field begins here; a payload has six (byte 40)
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
