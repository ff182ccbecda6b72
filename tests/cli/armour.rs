use crate::{EXAMPLE, hexadecimal, vnpqr};

const ARMOURED: &str = "vnqr1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5NzkzODg1ODYxNzExMDB8PDE8MDA8MDEyMzIzMjQyMiEWzck";

#[test]
fn armours_and_opens_again() {
    let line = format!("{ARMOURED}\n");
    vnpqr(&["armour", EXAMPLE])
        .assert()
        .code(0)
        .stdout(line.clone())
        .stderr("");
    vnpqr(&["armour", "-"])
        .write_stdin(EXAMPLE)
        .assert()
        .code(0)
        .stdout(line.clone());
    vnpqr(&["armour", "--hex", &hexadecimal(EXAMPLE.as_bytes())])
        .assert()
        .code(0)
        .stdout(line);
    let folded = format!("Ma: \r\n{}\r\n{}\r\n", &ARMOURED[..76], &ARMOURED[76..]);
    for text in [ARMOURED, &ARMOURED.replace("vnqr", "VNQR"), &folded[6..]] {
        vnpqr(&["unarmour", "-"])
            .write_stdin(text)
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"))
            .stderr("");
        vnpqr(&["unarmour", text])
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"));
    }
}

#[test]
fn keeps_the_bytes_as_they_are() {
    let received = format!("{EXAMPLE}<<");
    let armoured = vnpqr(&["armour", &received])
        .output()
        .expect("it runs")
        .stdout;
    vnpqr(&["unarmour", "-"])
        .write_stdin(armoured)
        .assert()
        .code(0)
        .stdout(format!("{received}\n"));
}

#[test]
fn makes_and_opens_links() {
    let link = format!("https://example.vn/qr?lang=vi&c={ARMOURED}#top\n");
    vnpqr(&[
        "armour",
        "--link",
        "https://example.vn/qr?lang=vi#top",
        EXAMPLE,
    ])
    .assert()
    .code(0)
    .stdout(link.clone());
    for link in [link.clone(), link.replace("vnqr1:", "vnqr1%3A")] {
        vnpqr(&["unarmour", link.trim_end()])
            .assert()
            .code(0)
            .stdout(format!("{EXAMPLE}\n"));
        vnpqr(&["unarmour", "-"])
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
            &["armour", "hello"][..],
            "vnpqr: id number: this character cannot stand here; expected a digit 0-9 or a capital letter A-Z (byte 0)\n",
        ),
        (
            &["unarmour", "hello"],
            "vnpqr: armour: the text does not begin with vnqr1: (byte 0)\n",
        ),
        (
            &["unarmour", "vnqr2:abc"],
            "vnpqr: armour: this is vnqr2, and only vnqr1 is known here (byte 0)\n",
        ),
        (
            &["unarmour", "--lang", "vi", &ARMOURED[..80]],
            "vnpqr: dạng bọc: bị hỏng hoặc bị cắt\n",
        ),
        (
            &["unarmour", "vnqr1:a|b"],
            "vnpqr: armour: this character cannot stand here; expected A-Z, a-z, 0-9, - or _, or a blank (byte 7)\n",
        ),
        (
            &["unarmour", "vnqr1:G1szMW1oacz2h2s"],
            "vnpqr: armour: damaged or cut short\n",
        ),
    ] {
        vnpqr(arguments)
            .assert()
            .code(1)
            .stdout("")
            .stderr(complaint);
    }
    // An armour that holds what would steer a terminal.
    let hostile = vn_personal_qr::armour::encode(b"\x1B[31mhi");
    vnpqr(&["unarmour", &hostile]).assert().code(1).stdout("");
    vnpqr(&["unarmour"]).assert().code(2).stdout("");
}
