use std::fs;
use std::path::Path;

use qr_symbol::Symbol;
use serde_json::Value;
use tempfile::TempDir;

use crate::{EXAMPLE, stdout, vnpqr};

const CARD: &str = "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022";

fn drawn(text: &[u8]) -> Vec<u8> {
    Symbol::new(text).expect("it fits").png(4).to_vec()
}

/// Creates a folder with codes of each kind, one of them in a subfolder, and a file that is no picture.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("more")).expect("a folder");
    for (name, text) in [
        ("a.png", EXAMPLE.as_bytes()),
        ("b.PNG", CARD.as_bytes()),
        ("c.png", b"https://example.com"),
        ("d.png", &[0xFF, 0x00, 0x80]),
        (
            "more/e.png",
            "001093029317|Nguyễn An|1987-01-18|0|1|".as_bytes(),
        ),
    ] {
        fs::write(at(name), drawn(text)).expect("a file");
    }
    fs::write(at("notes.txt"), "no picture").expect("a file");
    folder
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a name")
}

fn records(output: &[u8]) -> Vec<Value> {
    let lines = output
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty());
    lines
        .map(|line| serde_json::from_slice(line).expect("JSON"))
        .collect()
}

#[test]
fn writes_records_in_the_order_of_the_images() {
    let folder = folder();
    let notes = folder.path().join("notes.txt");
    let mut outputs = Vec::new();
    for jobs in ["1", "4"] {
        let assert = vnpqr(&["scan", "--jobs", jobs, name(folder.path())])
            .assert()
            .code(0)
            .stderr(format!(
                "vnpqr: {}: passed over, not a PNG or JPEG file\n",
                name(&notes)
            ));
        outputs.push(assert.get_output().stdout.clone());
    }
    assert_eq!(outputs[0], outputs[1]);
    let records = records(&outputs[0]);
    let kinds: Vec<_> = records
        .iter()
        .map(|record| record["kind"].as_str().expect("a kind"))
        .collect();
    assert_eq!(
        kinds,
        [
            "personal-qr",
            "identity-card",
            "url",
            "unknown",
            "personal-qr"
        ]
    );
    assert_eq!(records[0]["value"]["id_number"], "001093029317");
    assert_eq!(
        records[0]["corners"],
        serde_json::json!([[16.0, 16.0], [148.0, 16.0], [148.0, 148.0], [16.0, 148.0]])
    );
    assert_eq!(
        (
            &records[0]["version"],
            &records[0]["level"],
            &records[0]["step"]
        ),
        (&4.into(), &"M".into(), &"plain".into())
    );
    assert_eq!(records[1]["text"], CARD);
    assert_eq!(records[2]["text"], "https://example.com");
    assert_eq!(records[3]["hex"], "ff0080");
    assert_eq!(records[4]["value"]["name"], "NGUYEN AN");
    assert!(
        records[4]["file"]
            .as_str()
            .expect("a name")
            .ends_with("e.png")
    );
}

#[test]
fn masks_the_content() {
    let folder = folder();
    let output = stdout(&mut vnpqr(&["scan", "--masked", name(folder.path())]));
    for piece in ["001093", "0790", "162979388586", "01-18", "232422"] {
        assert!(!String::from_utf8_lossy(&output).contains(piece), "{piece}");
    }
    let records = records(&output);
    assert!(
        records[0]["masked"]
            .as_str()
            .expect("a text")
            .starts_with("personal QR\nId number         ******029317\n")
    );
    let first = folder.path().join("a.png");
    let output = stdout(&mut vnpqr(&[
        "scan",
        "--masked",
        "--lang",
        "vi",
        name(&first),
    ]));
    assert!(String::from_utf8_lossy(&output).contains("mã QR cá nhân"));
}

#[test]
fn reports_images_that_fail() {
    let folder = folder();
    let at = |name: &str| folder.path().join(name);
    let empty = folder.path().join("empty.png");
    let white = include_bytes!("../../../qr-scan/tests/pictures/nothing-00000.png");
    fs::write(&empty, white).expect("a file");
    fs::write(at("cut.png"), &drawn(EXAMPLE.as_bytes())[..60]).expect("a file");
    let arguments = [
        "scan",
        name(&at("a.png")),
        name(&empty),
        name(&at("cut.png")),
        name(&at("notes.txt")),
        name(&at("c.png")),
    ]
    .map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let assert = vnpqr(&arguments).assert().code(1);
    let output = assert.get_output();
    assert_eq!(records(&output.stdout).len(), 2);
    let messages = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = messages.lines().collect();
    assert!(lines[0].ends_with("empty.png: no code found"), "{messages}");
    assert!(
        lines[1].ends_with("cut.png: the picture file is damaged or cut short"),
        "{messages}"
    );
    assert!(
        lines[2].ends_with("notes.txt: neither PNG nor JPEG"),
        "{messages}"
    );
    assert_eq!(lines[3], "vnpqr: 3 of 5 images failed");
    vnpqr(&["scan", "--lang", "vi", name(&empty)])
        .assert()
        .code(1)
        .stdout("")
        .stderr(format!(
            "vnpqr: {}: không tìm thấy mã nào\n",
            empty.display()
        ));
}

#[test]
fn reads_standard_input_and_writes_a_file() {
    let folder = folder();
    let target = folder.path().join("found.ndjson");
    vnpqr(&["scan", "-", "--output", name(&target)])
        .write_stdin(drawn(EXAMPLE.as_bytes()))
        .assert()
        .code(0)
        .stdout("")
        .stderr("");
    let records = records(&fs::read(&target).expect("a file"));
    assert_eq!(records[0]["file"], "-");
    assert_eq!(
        records[0]["value"]["phone"],
        Value::Null,
        "it is in the extension"
    );
    assert_eq!(records[0]["value"]["extension"]["phone"], "0123232422");
}

#[test]
fn limits_work_and_rejects_wrong_usage() {
    let folder = folder();
    let inverted = include_bytes!("../../../qr-scan/tests/pictures/inverted-00000.png");
    let picture = folder.path().join("inverted.png");
    fs::write(&picture, inverted).expect("a file");
    vnpqr(&["scan", "--budget", "4", name(&picture)])
        .assert()
        .code(1)
        .stdout("");
    vnpqr(&["scan", name(&picture)]).assert().code(0);
    vnpqr(&["scan"]).assert().code(2).stdout("");
    vnpqr(&["scan", "/no/such/picture.png"])
        .assert()
        .code(2)
        .stdout("");
    let none = TempDir::new().expect("a folder");
    vnpqr(&["scan", name(none.path())])
        .assert()
        .code(1)
        .stderr("vnpqr: no image in the folder\n");
}

#[test]
#[cfg(unix)]
fn finds_pictures_in_a_folder_by_their_content() {
    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("picture"), drawn(EXAMPLE.as_bytes())).expect("a file");
    fs::write(at("text.png"), "no picture").expect("a file");
    let made = std::process::Command::new("mkfifo")
        .arg(at("pipe.png"))
        .status();
    assert!(made.expect("mkfifo").success());
    let output = vnpqr(&["scan", name(folder.path())])
        .output()
        .expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    let records = records(&output.stdout);
    assert_eq!(records.len(), 1);
    assert_eq!(records[0]["file"], name(&at("picture")));
    let messages = String::from_utf8(output.stderr).expect("text");
    assert!(messages.contains("pipe.png: passed over"), "{messages}");
    assert!(messages.contains("text.png: "), "{messages}");
    assert!(messages.ends_with("1 of 2 images failed\n"), "{messages}");
}
