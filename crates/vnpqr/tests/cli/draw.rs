use std::fs;
use std::io::Cursor;

use qr_scan::{Budget, FoundSymbol, Picture};
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

/// Draws the example to a file with the given name, and returns the file.
fn file(name: &str, arguments: &[&str]) -> Vec<u8> {
    let folder = Folder::new();
    let path = folder.path(name);
    let output = argument(&path);
    text(&[&["draw", EXAMPLE, "-o", &output], arguments].concat());
    fs::read(&path).expect("a file")
}

/// Returns the pixels on a side, and the pixels per meter, of a PNG file that scans as the example.
fn png(arguments: &[&str]) -> (u32, Option<u32>) {
    let file = file("code.png", arguments);
    let reader = png::Decoder::new(Cursor::new(&file)).read_info();
    let reader = reader.expect("a PNG");
    let info = reader.info();
    assert_eq!(info.width, info.height);
    let resolution = info.pixel_dims.map(|dimensions| {
        assert_eq!(dimensions.unit, png::Unit::Meter);
        assert_eq!(dimensions.xppu, dimensions.yppu);
        dimensions.xppu
    });
    let picture = Picture::from_file(&file, 1 << 24).expect("a picture");
    let found = qr_scan::scan(&picture, Budget::default());
    let texts: Vec<_> = found.symbols().iter().map(FoundSymbol::bytes).collect();
    assert_eq!(texts, [EXAMPLE.as_bytes()]);
    (info.width, resolution)
}

/// The example has 33 modules, 41 with the quiet zone.
const MODULES: u32 = 41;

#[test]
fn png_has_the_module_size_and_resolution_that_are_given() {
    assert_eq!(png(&[]), (8 * MODULES, None));
    assert_eq!(png(&["--module-size", "3"]), (3 * MODULES, None));
    assert_eq!(png(&["--dpi", "300"]), (8 * MODULES, Some(11_811)));
    assert_eq!(png(&["--dpi", "72"]), (8 * MODULES, Some(2_835)));
    let both = ["--module-size", "12", "--dpi", "600"];
    assert_eq!(png(&both), (12 * MODULES, Some(23_622)));
}

#[test]
fn png_has_the_exact_width_in_print() {
    for (mm, arguments, module_size) in [
        (30.0, &["--mm", "30"][..], 9),
        (22.5, &["--mm", "22.5"], 7),
        (22.5, &["--mm", "22,5"], 7),
        (85.0, &["--mm", "85"], 25),
        (30.0, &["--mm", "30", "--dpi", "600"], 18),
        (30.0, &["--mm", "30", "--dpi", "72"], 3),
        (30.0, &["--mm", "30", "--module-size", "4"], 4),
    ] {
        let (pixels, resolution) = png(arguments);
        assert_eq!(pixels, module_size * MODULES, "{arguments:?}");
        let resolution = f64::from(resolution.expect("a resolution"));
        let printed = f64::from(pixels) / resolution * 1000.0;
        assert!(
            (printed - mm).abs() < 0.005,
            "{printed} mm for {arguments:?}"
        );
        if !arguments.contains(&"--module-size") {
            let dpi = if arguments.contains(&"600") {
                600.0
            } else {
                300.0
            };
            let is_fine = resolution * 0.0254 >= dpi - 0.1;
            assert!(is_fine || arguments.contains(&"72"), "{resolution}");
        }
    }
}

#[test]
fn svg_has_the_module_size_or_width_that_is_given() {
    let usual = String::from_utf8(file("code.svg", &[])).expect("text");
    let size = "width=\"328\" height=\"328\"";
    assert!(usual.contains(size));
    for (arguments, attributes) in [
        (["--module-size", "3"], "width=\"123\" height=\"123\""),
        (["--mm", "30"], "width=\"30mm\" height=\"30mm\""),
        (["--mm", "22,50"], "width=\"22.5mm\" height=\"22.5mm\""),
    ] {
        let found = String::from_utf8(file("code.svg", &arguments)).expect("text");
        assert_eq!(found, usual.replace(size, attributes));
    }
    let card = String::from_utf8(file("card.svg", &["--card", "--mm", "54"])).expect("text");
    assert!(
        card.contains("width=\"54mm\" height=\"84.6mm\""),
        "{card:.300}"
    );
}

#[test]
fn says_what_to_change_about_sizes_that_do_not_fit() {
    let folder = Folder::new();
    let [png, svg] = ["code.png", "code.svg"].map(|name| argument(&folder.path(name)));
    for (arguments, message) in [
        (
            &[
                "-o",
                &png,
                "--mm",
                "30",
                "--dpi",
                "300",
                "--module-size",
                "4",
            ][..],
            "--mm, --dpi and --module-size cannot all hold: leave out one of them",
        ),
        (
            &["-o", &png, "--mm", "9000"],
            "--mm 9000: 300 dpi needs modules of more than 255 pixels; choose a smaller --mm or --dpi, or SVG",
        ),
        (
            &["-o", &png, "--mm", "9000", "--lang", "vi"],
            "--mm 9000: 300 dpi cần mỗi ô lớn hơn 255 điểm ảnh; hãy giảm --mm hoặc --dpi, hoặc dùng SVG",
        ),
        (
            &["-o", &svg, "--dpi", "300"],
            "--dpi: an SVG has no resolution; use --mm, or an --output that ends in .png",
        ),
        (
            &["-o", &svg, "--mm", "30", "--module-size", "4"],
            "--mm and --module-size: an SVG has one width; leave out one of them",
        ),
        (
            &["-o", &svg, "--card", "--module-size", "4"],
            "--module-size: a card has a fixed size in pixels; use --mm",
        ),
        (
            &["-o", &svg, "--card", "--module-size", "4", "--lang", "vi"],
            "--module-size: thẻ có kích thước cố định theo điểm ảnh; hãy dùng --mm",
        ),
    ] {
        vnpqr(&[&["draw", EXAMPLE], arguments].concat())
            .assert()
            .code(2)
            .stdout("")
            .stderr(format!("vnpqr: {message}\n"));
    }
    for (arguments, expected) in [
        (&["--mm", "30"][..], "--output"),
        (&["--dpi", "300"], "--output"),
        (&["--module-size", "3"], "--output"),
        (&["-o", &png, "--module-size", "0"], "0 is not in 1..=255"),
        (&["-o", &png, "--dpi", "0"], "0 is not in 1..=10000"),
        (&["-o", &png, "--mm", "0"], "more than 0 and at most 10000"),
        (
            &["-o", &png, "--mm", "10000.001"],
            "more than 0 and at most 10000",
        ),
        (
            &["-o", &png, "--mm", "99999999999"],
            "more than 0 and at most 10000",
        ),
        (&["-o", &png, "--mm", "3cm"], "a number of millimeters"),
        (&["-o", &png, "--mm", "1.2345"], "a number of millimeters"),
        (&["-o", &png, "--mm", "+3"], "a number of millimeters"),
        (&["-o", &png, "--mm", "."], "a number of millimeters"),
    ] {
        let arguments = [&["draw", EXAMPLE], arguments].concat();
        let message = stderr(&mut vnpqr(&arguments));
        assert!(message.contains(expected), "{message}");
        vnpqr(&arguments).assert().code(2).stdout("");
    }
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn reports_why_a_text_is_not_drawn() {
    let folder = Folder::new();
    let file = |name: &str| argument(&folder.path(name));
    let letters = "a".repeat(2332);
    let not_a_date = "vnpqr: birth date: no such day in the calendar (byte 24)\n\
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
            "vnpqr: không mã QR nào ở mức M chứa được văn bản này: thừa 4 bit (18676 trên tối đa 18672)\n",
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
