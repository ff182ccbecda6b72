use std::fs;
use std::process::Stdio;

use crate::{EXAMPLE, Folder, argument, process, stdout, vnpqr};

/// A folder with a key of each algorithm and the set of both.
struct Issuer {
    folder: Folder,
    keys: String,
}

impl Issuer {
    fn new() -> Self {
        let folder = Folder::new();
        let keys = argument(&folder.path("jwks.json"));
        let issuer = Self { folder, keys };
        issuer
            .keygen("e", &["--kid", "moh-2026"])
            .assert()
            .code(0)
            .stdout("moh-2026 Ed25519\n")
            .stderr("");
        issuer
            .keygen("p", &["--algorithm", "p256", "--kid", "moh-2027"])
            .assert()
            .code(0)
            .stdout("moh-2027 ECDSA P-256\n");
        issuer
    }

    fn key(&self, name: &str) -> String {
        argument(&self.folder.path(name))
    }

    fn keygen(&self, name: &str, more: &[&str]) -> assert_cmd::Command {
        let key = self.key(name);
        let arguments = [&["keygen", "--key", &key, "--keys", &self.keys], more].concat();
        vnpqr(&arguments)
    }

    fn signed(&self, name: &str) -> String {
        let output = stdout(&mut vnpqr(&["sign", "--key", &self.key(name), EXAMPLE]));
        let text = String::from_utf8(output).expect("text");
        text.trim_end().to_owned()
    }
}

#[test]
fn signs_and_verifies_with_both_algorithms() {
    let issuer = Issuer::new();
    for (name, kid, algorithm) in [
        ("e", "moh-2026", "Ed25519"),
        ("p", "moh-2027", "ECDSA P-256"),
    ] {
        let signed = issuer.signed(name);
        assert!(signed.starts_with(&format!("{EXAMPLE}<")), "{signed}");
        let report = format!(
            "\
verified
key      {kid} ({algorithm})
covered  all

Id number    ******029317
Name         NGUYEN LE KHA HAN
Birth date   1987-**-**
Declared     by the person
QID          ***************100
Gender       male
Health card  00 (none)
Phone        *******422
"
        );
        vnpqr(&["verify", "--keys", &issuer.keys, &signed])
            .assert()
            .code(0)
            .stdout(report.clone())
            .stderr("");
        vnpqr(&["verify", "--keys", &issuer.keys, "-"])
            .write_stdin(format!("{signed}\r\n"))
            .assert()
            .code(0)
            .stdout(report);
        let full = stdout(&mut vnpqr(&[
            "verify",
            "--full",
            "--lang",
            "vi",
            "--keys",
            &issuer.keys,
            &signed,
        ]));
        let full = String::from_utf8(full).expect("text");
        assert!(full.starts_with("chữ ký hợp lệ\nkhoá     "), "{full}");
        assert!(full.contains("001093029317"));
        let more = stdout(&mut vnpqr(&[
            "verify",
            "--keys",
            &issuer.keys,
            &format!("{signed}<x"),
        ]));
        assert!(
            String::from_utf8_lossy(&more)
                .contains("covered  all except slots 6 and up, which anyone can add\n")
        );
    }
}

#[test]
fn reports_why_a_text_is_not_verified() {
    let issuer = Issuer::new();
    let signed = issuer.signed("e");
    let not_verified = |text: &str, kind: &str, reason: &str| {
        let report = format!("not verified\nkind    {kind}\nreason  {reason}\n");
        vnpqr(&["verify", "--keys", &issuer.keys, text])
            .assert()
            .code(1)
            .stdout(report)
            .stderr("");
    };
    not_verified(EXAMPLE, "no-signature", "no signature");
    not_verified(
        &format!("{EXAMPLE}<sig"),
        "not-this-profile",
        "the signature does not have the format vn-personal-qr:v1.1",
    );
    not_verified(
        &signed.replace("moh-2026", "moh-2025"),
        "unknown-key",
        "unknown key moh-2025 (Ed25519)",
    );
    not_verified(
        &signed.replace("1987", "1988"),
        "bad-signature",
        "invalid signature (Ed25519, key moh-2026): changed text or another key",
    );
    not_verified(
        "",
        "not-a-payload",
        "not a valid payload: id number: unexpected end, expected 12 digits, or 5 to 9 digits and letters A-Z (byte 0)",
    );
    vnpqr(&["verify", "--lang", "vi", "--keys", &issuer.keys, EXAMPLE])
        .assert()
        .code(1)
        .stdout("không xác minh được\nloại   no-signature\nlý do  không có chữ ký\n");
    let forged = signed.replace("1987", "1988");
    let report = stdout(&mut vnpqr(&[
        "verify",
        "--lang",
        "vi",
        "--keys",
        &issuer.keys,
        &forged,
    ]));
    let report = String::from_utf8(report).expect("text");
    assert!(
        report.starts_with("chữ ký không hợp lệ\nloại   bad-signature\n"),
        "{report}"
    );
}

#[test]
fn reports_ignored_keys() {
    let folder = Folder::new();
    let keys = folder.file(
        "jwks.json",
        br#"{"keys":[{"kty":"RSA"},{"kty":"OKP","crv":"Ed25519","use":"enc"}]}"#,
    );
    let text = format!("{EXAMPLE}<E.nobody.{}", "A".repeat(86));
    vnpqr(&["verify", "--keys", &keys, &text]).assert().code(1).stderr(format!(
        "vnpqr: {keys}: keys[0]: unsupported key type, expected Ed25519 or P-256\nvnpqr: {keys}: keys[1]: not for verifying signatures (use, key_ops)\n"
    ));
}

#[test]
fn rejects_invalid_key_files() {
    let issuer = Issuer::new();
    let not_json = issuer.folder.file("x.json", b"{");
    for (file, message) in [
        (not_json.as_str(), "not JSON (line 1, column 1)"),
        (
            &issuer.key("e"),
            "not a JWK Set, expected an object with an array keys",
        ),
        (
            &issuer.key("nowhere"),
            "No such file or directory (os error 2)",
        ),
    ] {
        for arguments in [
            &["verify", "--keys", file, EXAMPLE][..],
            &["decode", "--keys", file],
        ] {
            vnpqr(arguments)
                .assert()
                .code(2)
                .stdout("")
                .stderr(format!("vnpqr: {file}: {message}\n"));
        }
    }
    for (file, message) in [
        (not_json.as_str(), "not JSON (line 1, column 1)"),
        (
            &issuer.keys,
            "not a JWK, expected an object with string members",
        ),
    ] {
        let output = vnpqr(&["sign", "--key", file, EXAMPLE])
            .output()
            .expect("it runs");
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        let printed = String::from_utf8(output.stderr).expect("text");
        assert!(
            printed.ends_with(&format!("{file}: {message}\n")),
            "{printed}"
        );
    }
    vnpqr(&["verify", EXAMPLE]).assert().code(2).stdout("");
    vnpqr(&["sign", EXAMPLE]).assert().code(2).stdout("");
}

#[test]
fn keygen_overwrites_no_key_and_keeps_the_set() {
    let issuer = Issuer::new();
    let (secret, published) = (
        fs::read(issuer.folder.path("e")),
        fs::read(issuer.folder.path("jwks.json")),
    );
    let key = issuer.key("e");
    issuer
        .keygen("e", &[])
        .assert()
        .code(2)
        .stdout("")
        .stderr(format!(
            "vnpqr: {key}: the file exists; a private key is never overwritten\n"
        ));
    let keys = &issuer.keys;
    issuer
        .keygen("new", &["--kid", "moh-2026"])
        .assert()
        .code(2)
        .stdout("")
        .stderr(format!(
            "vnpqr: {keys}: duplicate key ID for this algorithm\n"
        ));
    issuer
        .keygen("new", &["--kid", "moh.2026"])
        .assert()
        .code(2)
        .stdout("");
    assert_eq!(issuer.folder.names(), ["e", "jwks.json", "p"]);
    assert_eq!(fs::read(issuer.folder.path("e")).ok(), secret.ok());
    assert_eq!(
        fs::read(issuer.folder.path("jwks.json")).ok(),
        published.ok()
    );

    // Other keys are kept with all members; the new key ID is from the thumbprint.
    let others = Folder::new();
    let set = others.file(
        "jwks.json",
        br#"{"issuer":"MOH","keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","x5t":"a"}]}"#,
    );
    let key = argument(&others.path("key"));
    let kid = stdout(&mut vnpqr(&["keygen", "--key", &key, "--keys", &set]));
    let kid = String::from_utf8(kid).expect("text");
    assert!(
        kid.len() == "12345678901 Ed25519\n".len() && kid.ends_with(" Ed25519\n"),
        "{kid}"
    );
    let set: serde_json::Value =
        serde_json::from_slice(&fs::read(&set).expect("a file")).expect("JSON");
    assert_eq!(
        (&set["issuer"], &set["keys"][0]["x5t"]),
        (&"MOH".into(), &"a".into())
    );
    assert_eq!(set["keys"][1]["kid"], kid[..11]);
    assert!(set["keys"][1]["d"].is_null());
}

#[cfg(unix)]
#[test]
fn restricts_the_private_key_to_its_owner() {
    use std::os::unix::fs::PermissionsExt;

    let issuer = Issuer::new();
    let path = issuer.folder.path("e");
    let mode = |path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_ne!(mode(&issuer.folder.path("jwks.json")), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("changed");
    let key = issuer.key("e");
    vnpqr(&["sign", "--key", &key, EXAMPLE])
        .assert()
        .code(0)
        .stderr(format!(
            "vnpqr: {key}: other users of this machine can read this private key\n"
        ));
}

#[test]
fn never_prints_a_private_key() {
    let issuer = Issuer::new();
    let jwk: serde_json::Value =
        serde_json::from_slice(&fs::read(issuer.folder.path("e")).expect("a file")).expect("JSON");
    let secret = jwk["d"].as_str().expect("a text");
    let broken = |from: &str, to: &str| {
        issuer
            .folder
            .file("broken", jwk.to_string().replace(from, to).as_bytes())
    };
    for file in [
        issuer.key("e"),
        broken("OKP", "RSA"),
        broken("\"d\":\"", "\"d\":\"x"),
        broken(&format!("\"{secret}\""), &format!("[\"{secret}\"]")),
        broken("}", ""),
    ] {
        for arguments in [
            &["sign", "--key", &file, "x"][..],
            &["verify", "--keys", &file, "x"],
            &["decode", "--keys", &file],
        ] {
            let output = vnpqr(arguments).output().expect("it runs");
            let printed = [output.stdout, output.stderr].concat();
            assert!(
                !String::from_utf8_lossy(&printed).contains(secret),
                "{arguments:?}"
            );
            assert!(!output.status.success(), "{arguments:?}");
        }
    }
}

#[test]
fn rejects_payloads_that_cannot_be_signed() {
    let issuer = Issuer::new();
    let key = issuer.key("e");
    for (text, message) in [
        (
            issuer.signed("p").as_str(),
            "the payload already has a signature, remove it first",
        ),
        (
            &format!("{EXAMPLE}<<x"),
            "a signature does not cover slots 6 and up, leave them empty",
        ),
        (
            "x",
            "id number: unexpected character, expected a digit 0-9 or a letter A-Z (byte 0)",
        ),
    ] {
        vnpqr(&["sign", "--key", &key, text])
            .assert()
            .code(1)
            .stdout("")
            .stderr(format!("vnpqr: {message}\n"));
    }
}

#[test]
fn decode_verifies_each_line() {
    let issuer = Issuer::new();
    let signed = issuer.signed("p");
    let lines = format!(
        "{signed}\n{signed}<x\n{EXAMPLE}\n{}\nx\n",
        signed.replace("1987", "1988")
    );
    let output = vnpqr(&["decode", "--keys", &issuer.keys])
        .write_stdin(lines.clone())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    let records: Vec<serde_json::Value> = String::from_utf8(output.stdout)
        .expect("text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let marks: Vec<String> = records
        .iter()
        .map(|record| record["verification"].to_string())
        .collect();
    assert_eq!(
        marks,
        [
            r#"{"algorithm":"P","key_id":"moh-2027","ok":true,"uncovered_slots":false}"#,
            r#"{"algorithm":"P","key_id":"moh-2027","ok":true,"uncovered_slots":true}"#,
            r#"{"code":"no-signature","message":"no signature","message_vi":"không có chữ ký","ok":false}"#,
            r#"{"code":"bad-signature","message":"invalid signature (ECDSA P-256, key moh-2027): changed text or another key","message_vi":"chữ ký không hợp lệ (ECDSA P-256, khóa moh-2027): nội dung đã bị sửa hoặc ký bằng khóa khác","ok":false}"#,
            "null"
        ]
    );
    assert!(
        records
            .iter()
            .take(4)
            .all(|record| record["ok"] == true && record["value"].is_object())
    );

    let table = vnpqr(&["decode", "--format", "csv", "--keys", &issuer.keys])
        .write_stdin(lines.clone())
        .output()
        .expect("it runs");
    let mut table = csv::Reader::from_reader(&table.stdout[..]);
    let columns = table.headers().expect("a head").clone();
    assert_eq!(
        columns.iter().skip(18).collect::<Vec<_>>(),
        ["verified", "verification_code", "key_id", "uncovered_slots"]
    );
    let marks: Vec<String> = table
        .records()
        .map(|row| {
            row.expect("a row")
                .iter()
                .skip(18)
                .collect::<Vec<_>>()
                .join(",")
        })
        .collect();
    assert_eq!(
        marks,
        [
            "true,,moh-2027,false",
            "true,,moh-2027,true",
            "false,no-signature,,",
            "false,bad-signature,,",
            ",,,"
        ]
    );

    vnpqr(&["decode", "--fail", "--only-errors", "--keys", &issuer.keys])
        .write_stdin(lines)
        .assert()
        .code(1)
        .stderr("vnpqr: 3 of 5 lines are not verified\n");
}

#[test]
fn check_reports_the_signature_profile() {
    let issuer = Issuer::new();
    for (text, finding) in [
        (
            issuer.signed("e"),
            "notice    signature-of-profile     the signature has the format vn-personal-qr:v1.1",
        ),
        (
            format!("{EXAMPLE}<sig"),
            "notice    signature-not-of-profile  the signature has an unknown format",
        ),
    ] {
        let report = stdout(&mut vnpqr(&["check", &text]));
        let report = String::from_utf8(report).expect("text");
        assert!(
            report.starts_with("valid\n") && report.contains(finding),
            "{report}"
        );
    }
    let report = stdout(&mut vnpqr(&["check", EXAMPLE]));
    assert!(!String::from_utf8_lossy(&report).contains("profile"));
}

#[test]
#[cfg(unix)]
fn concurrent_runs_of_keygen_lose_no_key() {
    let folder = Folder::new();
    let set = argument(&folder.path("keys.json"));
    let keys: Vec<_> = (0..8)
        .map(|at| argument(&folder.path(&format!("key{at}.jwk"))))
        .collect();
    let runs: Vec<_> = keys
        .iter()
        .map(|key| {
            process(&["keygen", "--key", key, "--keys", &set])
                .stdout(Stdio::null())
                .spawn()
                .expect("it runs")
        })
        .collect();
    for mut run in runs {
        assert!(run.wait().expect("it ends").success());
    }
    let set: serde_json::Value =
        serde_json::from_slice(&fs::read(&set).expect("a set")).expect("JSON");
    assert_eq!(set["keys"].as_array().expect("keys").len(), 8);
}

#[test]
fn key_files_may_have_a_byte_order_mark() {
    let issuer = Issuer::new();
    for name in ["e", "jwks.json"] {
        let path = issuer.folder.path(name);
        let text = fs::read(&path).expect("a key");
        fs::write(&path, [b"\xEF\xBB\xBF", &text[..]].concat()).expect("written");
    }
    let signed = issuer.signed("e");
    vnpqr(&["verify", "--keys", &issuer.keys, &signed])
        .assert()
        .code(0);
    issuer.keygen("new", &[]).assert().code(0);
}
