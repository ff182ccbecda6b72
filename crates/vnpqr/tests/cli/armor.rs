use crate::{EXAMPLE, hexadecimal, vnpqr};

const ARMORED: &str = "vnqr1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5NzkzODg1ODYxNzExMDB8PDE8MDA8MDEyMzIzMjQyMiEWzck";

#[test]
fn armors_and_unarmors() {
    let line = format!("{ARMORED}\n");
    vnpqr(&["armor", EXAMPLE])
        .assert()
        .code(0)
        .stdout(line.clone())
        .stderr("");
    vnpqr(&["armor", "-"])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0)
        .stdout(line.clone());
    vnpqr(&["armor", "--hex", &hexadecimal(EXAMPLE.as_bytes())])
        .assert()
        .code(0)
        .stdout(line);
    let folded = format!("Ma: \r\n{}\r\n{}\r\n", &ARMORED[..76], &ARMORED[76..]);
    for text in [ARMORED, &ARMORED.replace("vnqr", "VNQR"), &folded[6..]] {
        vnpqr(&["unarmor", "-"])
            .write_stdin(text)
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"))
            .stderr("");
        vnpqr(&["unarmor", text])
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"));
    }
}

#[test]
fn keeps_the_exact_bytes() {
    let received = format!("{EXAMPLE}<<");
    let armored = vnpqr(&["armor", &received])
        .output()
        .expect("it runs")
        .stdout;
    vnpqr(&["unarmor", "-"])
        .write_stdin(armored)
        .assert()
        .code(0)
        .stdout(format!("{received}\n"));
}

#[test]
fn writes_and_reads_links() {
    let link = format!("https://example.vn/qr?lang=vi&c={ARMORED}#top\n");
    vnpqr(&[
        "armor",
        "--link",
        "https://example.vn/qr?lang=vi#top",
        EXAMPLE,
    ])
    .assert()
    .code(0)
    .stdout(link.clone());
    for link in [link.clone(), link.replace("vnqr1:", "vnqr1%3A")] {
        vnpqr(&["unarmor", link.trim_end()])
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"));
        vnpqr(&["unarmor", "-"])
            .write_stdin(link)
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"));
    }
}

#[test]
fn reports_errors_and_prints_nothing() {
    for (arguments, message) in [
        (
            &["armor", "hello"][..],
            "vnpqr: id number: unexpected character, expected a digit 0-9 or a letter A-Z (byte 0)\n",
        ),
        (
            &["unarmor", "hello"],
            "vnpqr: armor: the text does not start with vnqr1: (byte 0)\n",
        ),
        (
            &["unarmor", "vnqr2:abc"],
            "vnpqr: armor: unsupported version vnqr2, expected vnqr1 (byte 0)\n",
        ),
        (
            &["unarmor", "--lang", "vi", &ARMORED[..80]],
            "vnpqr: chuỗi vnqr1: sai mã kiểm tra, bị hỏng hoặc bị cắt ngắn\n",
        ),
        (
            &["unarmor", "vnqr1:a|b"],
            "vnpqr: armor: unexpected character, expected A-Z, a-z, 0-9, -, _ or whitespace (byte 7)\n",
        ),
        (
            &["unarmor", "vnqr1:G1szMW1oacz2h2s"],
            "vnpqr: armor: checksum mismatch, damaged or cut short\n",
        ),
    ] {
        vnpqr(arguments).assert().code(1).stdout("").stderr(message);
    }
    // The content of the armor is an escape sequence.
    let hostile = vn_personal_qr::armor::encode(b"\x1B[31mhi");
    vnpqr(&["unarmor", &hostile]).assert().code(1).stdout("");
    vnpqr(&["unarmor"]).assert().code(2).stdout("");
}

#[test]
fn finds_the_armor_in_a_message() {
    let quoted = format!("> {}=\r\n> {}", &ARMORED[..60], &ARMORED[60..]);
    for message in [
        format!("{ARMORED}."),
        format!("Code ({ARMORED}), for tomorrow"),
        format!("example.vn/qr?lang=vi&amp;c={ARMORED}"),
        quoted,
    ] {
        vnpqr(&["unarmor", &message])
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"))
            .stderr("");
    }
    let output = vnpqr(&["armor", "001093029317|A|1987-01-18|0|1|"])
        .output()
        .expect("it runs");
    let other = String::from_utf8(output.stdout).expect("text");
    vnpqr(&["unarmor", &format!("{ARMORED} or {other}")])
        .assert()
        .code(1)
        .stdout("")
        .stderr("vnpqr: the text has armor of different payloads\n");
}
