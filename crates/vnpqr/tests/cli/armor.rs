use crate::{EXAMPLE, hexadecimal, vnpqr};

const ARMORED: &str = "vnqr1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5NzkzODg1ODYxNzExMDB8PDE8MDA8MDEyMzIzMjQyMiEWzck";

#[test]
fn armors_and_opens_again() {
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
fn keeps_the_bytes_as_they_are() {
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
fn makes_and_opens_links() {
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
fn says_what_is_wrong_and_prints_nothing() {
    for (arguments, complaint) in [
        (
            &["armor", "hello"][..],
            "vnpqr: id number: this character cannot stand here; expected a digit 0-9 or a capital letter A-Z (byte 0)\n",
        ),
        (
            &["unarmor", "hello"],
            "vnpqr: armor: the text does not begin with vnqr1: (byte 0)\n",
        ),
        (
            &["unarmor", "vnqr2:abc"],
            "vnpqr: armor: this is vnqr2, and only vnqr1 is known here (byte 0)\n",
        ),
        (
            &["unarmor", "--lang", "vi", &ARMORED[..80]],
            "vnpqr: dạng bọc: bị hỏng hoặc bị cắt\n",
        ),
        (
            &["unarmor", "vnqr1:a|b"],
            "vnpqr: armor: this character cannot stand here; expected A-Z, a-z, 0-9, - or _, or a blank (byte 7)\n",
        ),
        (
            &["unarmor", "vnqr1:G1szMW1oacz2h2s"],
            "vnpqr: armor: damaged or cut short\n",
        ),
    ] {
        vnpqr(arguments)
            .assert()
            .code(1)
            .stdout("")
            .stderr(complaint);
    }
    // An armor that holds what would steer a terminal.
    let hostile = vn_personal_qr::armor::encode(b"\x1B[31mhi");
    vnpqr(&["unarmor", &hostile]).assert().code(1).stdout("");
    vnpqr(&["unarmor"]).assert().code(2).stdout("");
}
