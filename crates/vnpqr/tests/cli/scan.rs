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
fn masks_the_values_of_records() {
    let folder = folder();
    let output = stdout(&mut vnpqr(&["scan", "--masked", name(folder.path())]));
    for piece in [
        "001093",
        "0790",
        "162979388586",
        "01-18",
        "232422",
        "1995-11",
        "Ấp",
    ] {
        assert!(!String::from_utf8_lossy(&output).contains(piece), "{piece}");
    }
    let masked = records(&output);
    let full = records(&stdout(&mut vnpqr(&["scan", name(folder.path())])));
    assert_eq!(
        masked[0]["value"],
        serde_json::json!({
            "id_number": "******029317", "name": "NGUYEN LE KHA HAN", "birth_date": "1987-**-**",
            "declaration": "self", "qid": "***************100",
            "extension": {
                "declarant_qid": null, "gender": "male", "health_card": "00", "phone": "*******422",
                "signature": null, "other": []
            }
        })
    );
    assert_eq!(
        masked[1]["sound"],
        serde_json::json!({
            "id_number": "******001234", "name": "Trần Thị Bình", "birth_date": "1995-**-**",
            "gender": "female", "address": "***", "issued": "2022-01-15"
        })
    );
    for (masked, full) in masked.iter().zip(&full) {
        assert_eq!(masked["masked"], true);
        for member in [
            "file",
            "corners",
            "kind",
            "ok",
            "repairs",
            "canonical",
            "error",
            "reason",
        ] {
            assert_eq!(masked.get(member), full.get(member));
        }
        assert_eq!((masked.get("text"), masked.get("hex")), (None, None));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn prints_masked_lines_on_a_terminal() {
    use crate::on_terminal;

    let folder = folder();
    let picture = folder.path().join("a.png");
    let picture = name(&picture);
    let lines = |id: &str, date: &str, qid: &str, phone: &str| {
        format!(
            "{picture}\npersonal QR\nId number         {id}\nName              NGUYEN LE KHA HAN\nBirth date        {date}\n\
             Declared          by the person\nQID               {qid}\nGender            male\nHealth card       00\n\
             Phone             {phone}\n\n"
        )
    };
    let masked = lines(
        "******029317",
        "1987-**-**",
        "***************100",
        "*******422",
    );
    assert_eq!(on_terminal(&["scan", picture], &[]), masked);
    assert_eq!(
        on_terminal(&["scan", "--full", picture], &[]),
        lines(
            "001093029317",
            "1987-01-18",
            "162979388586171100",
            "0123232422"
        )
    );
    let records = records(on_terminal(&["scan", "--json", picture], &[]).as_bytes());
    assert_eq!(records[0]["value"]["id_number"], "001093029317");
    let output = folder.path().join("found.ndjson");
    let shown = on_terminal(&["scan", picture, "-o", name(&output)], &[]);
    assert!(!shown.contains("NGUYEN"), "{shown}");
    let written = fs::read_to_string(&output).expect("a file");
    assert!(written.contains("001093029317"), "{written}");
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

/// Their owner expects them to be read.
#[test]
fn fails_for_pictures_of_other_formats_in_a_folder() {
    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.png"), drawn(EXAMPLE.as_bytes())).expect("a file");
    fs::write(at("notes.txt"), "no picture").expect("a file");
    vnpqr(&["scan", name(folder.path())]).assert().code(0);
    for start in [
        &b"GIF89a"[..],
        b"RIFF\0\0\0\0WEBPVP8",
        b"\0\0\0\x18ftypheic",
        b"II*\0",
    ] {
        fs::write(at("photo"), start).expect("a file");
        let run = vnpqr(&["scan", name(folder.path())]).assert().code(1);
        let messages = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(
            messages.contains("photo: neither PNG nor JPEG"),
            "{messages}"
        );
    }
}

#[test]
fn is_quiet_about_files_that_are_passed_over() {
    let folder = folder();
    vnpqr(&["scan", "--quiet", name(folder.path())])
        .assert()
        .code(0)
        .stderr("");
    let run = vnpqr(&["scan", "-q", name(&folder.path().join("notes.txt"))]);
    let message = crate::stderr(&mut { run });
    assert!(message.contains("neither PNG nor JPEG"), "{message}");
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
