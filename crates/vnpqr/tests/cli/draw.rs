use std::fs;

use qr_symbol::{Background, Level, Mask, Profile, Symbol};
use vn_personal_qr::PersonalQr;

use crate::{EXAMPLE, Folder, argument, stderr, stdout, vnpqr};

const BY_PROXY: &str = "|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2";

fn text(arguments: &[&str]) -> String {
    let output = vnpqr(arguments).output().expect("it runs");
    assert!(output.status.success() && output.stderr.is_empty());
    String::from_utf8(output.stdout).expect("text")
}

fn example() -> Symbol {
    Symbol::new(EXAMPLE.as_bytes()).expect("short")
}

#[test]
fn draws_the_uniform_symbol_as_half_blocks() {
    let dark = example().half_blocks(Background::Dark).to_string();
    assert_eq!(text(&["draw", EXAMPLE]), dark);
    assert_eq!(text(&["draw", EXAMPLE, "--background", "dark"]), dark);
    let light = example().half_blocks(Background::Light).to_string();
    assert_eq!(text(&["draw", EXAMPLE, "--background", "light"]), light);
    assert_eq!(dark.lines().count(), 21);
}

#[test]
fn draws_standard_input_without_its_line_end() {
    for input in [
        &b"x"[..],
        EXAMPLE.as_bytes(),
        "Nguyễn Văn A\n".as_bytes(),
        b"a\nb",
        b"\n",
        b"\xFF\0\x1B[2J",
        &[b'7'; 5596],
    ] {
        let expected = Symbol::new(input).expect("it fits");
        let expected = expected.half_blocks(Background::Dark).to_string();
        for line_end in ["\n", "\r\n"] {
            let input = [input, line_end.as_bytes()].concat();
            let found = stdout(vnpqr(&["draw", "-"]).write_stdin(input));
            assert_eq!(String::from_utf8(found).expect("text"), expected);
        }
    }
}

#[test]
fn writes_svg_and_png_files() {
    let folder = Folder::new();
    for name in ["code.svg", "CODE.SVG"] {
        let path = folder.path(name);
        assert_eq!(text(&["draw", EXAMPLE, "-o", &argument(&path)]), "");
        let found = fs::read_to_string(path).expect("a file");
        let titled = example()
            .svg()
            .title("Mã QR cá nhân · Personal QR code")
            .to_string();
        assert_eq!(found, titled);
    }
    let path = folder.path("text.svg");
    assert_eq!(text(&["draw", "hello", "-o", &argument(&path)]), "");
    let symbol = Symbol::new(b"hello").expect("short");
    let found = fs::read_to_string(path).expect("a file");
    assert_eq!(found, symbol.svg().title("QR code").to_string());
    let path = folder.path("code.png");
    assert_eq!(text(&["draw", "--output", &argument(&path), EXAMPLE]), "");
    assert_eq!(fs::read(path).expect("a file"), example().png(8).to_vec());
    assert_eq!(
        folder.names(),
        ["CODE.SVG", "code.png", "code.svg", "text.svg"]
    );
}

#[test]
fn applies_level_and_pattern() {
    let drawn = |profile| {
        let symbol = Symbol::with_profile(EXAMPLE.as_bytes(), profile).expect("short");
        symbol.half_blocks(Background::Dark).to_string()
    };
    for level in Level::ALL {
        let expected = drawn(Profile::UNIFORM.min_level(level));
        for letter in [level.letter(), level.letter().to_ascii_lowercase()] {
            assert_eq!(
                text(&["draw", "--level", &letter.to_string(), EXAMPLE]),
                expected
            );
        }
    }
    for mask in Mask::all() {
        let expected = drawn(Profile::UNIFORM.with_mask(mask));
        assert_eq!(
            text(&["draw", "--pattern", &mask.to_string(), EXAMPLE]),
            expected
        );
    }
}

#[test]
fn masks_the_card_and_hides_the_id_number() {
    let folder = Folder::new();
    let path = folder.path("card.svg");
    let card = |arguments: &[&str]| {
        let output = argument(&path);
        text(&[&["draw", "--card", "-o", &output], arguments].concat());
        fs::read_to_string(&path).expect("a file")
    };
    let payload = PersonalQr::decode(EXAMPLE.as_bytes()).expect("a payload");
    let expected = payload.card_drawing().expect("short");
    assert_eq!(card(&[EXAMPLE]), expected.to_string());
    assert_eq!(
        card(&[EXAMPLE, "--hide-id"]),
        expected.hide_id_number().to_string()
    );
    let high = Profile::UNIFORM.min_level(Level::H);
    let high = Symbol::with_profile(EXAMPLE.as_bytes(), high).expect("short");
    assert_eq!(
        card(&[EXAMPLE, "--level", "H"]),
        payload.card_drawing_with(high).to_string()
    );
}

#[test]
fn prints_the_lines_of_a_card_below_the_symbol() {
    let symbol = example().half_blocks(Background::Dark).to_string();
    let number = "Id number    ******029317\n";
    let rest = "Name         NGUYEN LE KHA HAN\nBirth date   1987-**-**\n";
    assert_eq!(
        text(&["draw", "--card", EXAMPLE]),
        format!("{symbol}\n{number}{rest}")
    );
    assert_eq!(
        text(&["draw", "--card", "--hide-id", EXAMPLE]),
        format!("{symbol}\n{rest}")
    );
    let shown = text(&["draw", "--card", "--lang", "vi", EXAMPLE]);
    assert!(shown.ends_with("█\n\nSố giấy tờ     ******029317\nHọ và tên      NGUYEN LE KHA HAN\nNgày sinh      1987-**-**\n"));
    for arguments in [
        &["draw", "--card", BY_PROXY][..],
        &["draw", "--card", "--hide-id", BY_PROXY],
    ] {
        assert!(
            text(arguments).ends_with("█\n\nName         TRAN THI B\nBirth date   2015-**-**\n")
        );
    }
}

#[test]
fn reports_why_a_text_is_not_drawn() {
    let folder = Folder::new();
    let file = |name: &str| argument(&folder.path(name));
    let letters = "a".repeat(2332);
    let not_a_date = "vnpqr: birth date: the calendar has no such day (byte 24)\n\
                 vnpqr: --card needs a valid payload; without --card any text can be drawn\n";
    for (arguments, code, message) in [
        (&["draw", ""][..], 1, "vnpqr: the text is empty\n"),
        (&["draw", "", "--lang", "vi"], 1, "vnpqr: văn bản trống\n"),
        (
            &["draw", &letters],
            1,
            "vnpqr: no QR symbol of level M holds this text: it is 4 bits too long (18676 of 18672)\n",
        ),
        (
            &["draw", &letters, "--lang", "vi"],
            1,
            "vnpqr: không mã QR nào ở mức M chứa được văn bản này: dài hơn 4 bit (18676 trên 18672)\n",
        ),
        (
            &["draw", "--card", "001093029317|A|1987-02-29|0|1|"],
            1,
            not_a_date,
        ),
        (
            &["draw", EXAMPLE, "-o", &file("code.gif")],
            2,
            "vnpqr: --output: the name must end in .svg or .png\n",
        ),
        (
            &["draw", EXAMPLE, "-o", "-"],
            2,
            "vnpqr: --output: the name must end in .svg or .png\n",
        ),
        (
            &["draw", EXAMPLE, "--card", "-o", &file("card.png")],
            2,
            "vnpqr: --output: a card is drawn as SVG; the name must end in .svg\n",
        ),
    ] {
        vnpqr(arguments)
            .assert()
            .code(code)
            .stdout("")
            .stderr(message);
    }
    assert_eq!(folder.names(), [""; 0]);
    for (arguments, expected) in [
        (
            &["draw", "x", "--level", "z"][..],
            "[possible values: L, M, Q, H]",
        ),
        (&["draw", "x", "--pattern", "8"], "8 is not in 0..=7"),
        (&["draw", "x", "--hide-id"], "--card"),
        (
            &["draw", "x", "-o", "x.svg", "--background", "dark"],
            "cannot be used with",
        ),
        (
            &["draw", "x", "-o", &file("none/x.svg")],
            "No such file or directory",
        ),
    ] {
        let message = stderr(&mut vnpqr(arguments));
        assert!(message.contains(expected), "{message}");
        vnpqr(arguments).assert().code(2).stdout("");
    }
}
