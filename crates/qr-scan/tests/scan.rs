//! Symbols in pictures: a sample of every class that `scripts/scan-pictures` makes, what a symbol may say, pictures with
//! several, and pictures made to do harm.
#![cfg(feature = "image")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pictures of a few hundred pixels"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use qr_scan::{Budget, FoundSymbol, Picture, PictureError, Scan, ScanPass, scan};
use qr_symbol::{Level, Profile, QUIET_ZONE, Symbol, Version};

const EXAMPLE: &[u8] =
    b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// Gray pixels to draw on.
#[derive(Clone)]
struct Canvas {
    width: usize,
    pixels: Vec<u8>,
}

impl Canvas {
    fn new(width: usize, height: usize, gray: u8) -> Self {
        Self {
            width,
            pixels: vec![gray; width * height],
        }
    }

    /// A symbol with its quiet zone.
    fn of(symbol: &Symbol, scale: usize) -> Self {
        let side = (symbol.size() + 2 * QUIET_ZONE) * scale;
        let mut canvas = Self::new(side, side, 255);
        for y in 0..side {
            for x in 0..side {
                let module = |at: usize| (at / scale).wrapping_sub(QUIET_ZONE);
                if symbol.module(module(x), module(y)) {
                    canvas.pixels[y * side + x] = 0;
                }
            }
        }
        canvas
    }

    fn paste(&mut self, other: &Self, left: usize, top: usize) {
        for (y, row) in other.pixels.chunks(other.width).enumerate() {
            let start = (top + y) * self.width + left;
            self.pixels[start..start + other.width].copy_from_slice(row);
        }
    }

    fn map(&self, of: impl Fn(u8) -> u8) -> Self {
        Self {
            width: self.width,
            pixels: self.pixels.iter().map(|pixel| of(*pixel)).collect(),
        }
    }

    fn mirrored(&self) -> Self {
        let rows = self.pixels.chunks(self.width);
        Self {
            width: self.width,
            pixels: rows.flat_map(|row| row.iter().rev()).copied().collect(),
        }
    }

    fn picture(&self) -> Picture<'_> {
        let height = self.pixels.len() / self.width;
        Picture::from_gray(&self.pixels, self.width, height, self.width).expect("a picture")
    }

    fn scan(&self) -> Scan {
        scan(&self.picture(), Budget::DEFAULT)
    }
}

fn texts(scan: &Scan) -> Vec<&[u8]> {
    scan.symbols().iter().map(FoundSymbol::bytes).collect()
}

fn pictures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures")
}

/// A sample picture, and what came of it.
struct Sample {
    file: String,
    class: String,
    text: String,
    scan: Scan,
}

/// Detected once for all tests that look at them.
static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let truth = fs::read_to_string(pictures().join("truth.tsv")).expect("a list");
    let sample = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let [file, class, text] = columns[..] else {
            panic!("{line}")
        };
        let bytes = fs::read(pictures().join(file)).expect("a picture");
        let picture = Picture::from_file(&bytes, 1_000_000).expect("a picture");
        Sample {
            file: file.to_owned(),
            class: class.to_owned(),
            text: text.to_owned(),
            scan: scan(&picture, Budget::DEFAULT),
        }
    };
    truth.lines().map(sample).collect()
});

#[test]
fn a_sample_of_every_class_is_read() {
    let mut classes = BTreeMap::new();
    for Sample {
        file,
        class,
        text,
        scan,
    } in SAMPLES.iter()
    {
        let expected: &[&[u8]] = if text.is_empty() {
            &[]
        } else {
            &[text.as_bytes()]
        };
        assert_eq!(texts(scan), expected, "{file}");
        assert!(
            scan.disagreements().is_empty() && (text.is_empty() || !scan.is_exhausted()),
            "{file}"
        );
        *classes.entry(class).or_insert(0) += 1;
    }
    assert_eq!(classes.len(), 18);
    assert!(classes.values().all(|count| *count >= 2), "{classes:?}");
}

/// What reads each sample, and what it takes. A line that changes is a change of the scanner: it is to be understood, and
/// `scripts/scan-table` tells what it does to thousands of pictures.
#[test]
#[cfg_attr(
    not(all(target_arch = "x86_64", target_os = "linux")),
    ignore = "the mathematics of other systems may round otherwise"
)]
fn samples_are_read_as_they_were() {
    let mut readings = String::new();
    for Sample { file, scan, .. } in SAMPLES.iter() {
        let passes: Vec<_> = scan.passes().iter().map(|step| step.code()).collect();
        write!(readings, "{file}\t{}\t{}", scan.work(), passes.join(" ")).expect("a text");
        for symbol in scan.symbols() {
            write!(
                readings,
                "\t{}\t{}",
                symbol.pass().code(),
                symbol.unused_correction()
            )
            .expect("a text");
            for (x, y) in symbol.corners() {
                write!(readings, "\t{x:.0} {y:.0}").expect("a text");
            }
        }
        readings.push('\n');
    }
    let known = fs::read_to_string(pictures().join("readings.tsv")).unwrap_or_default();
    let new = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readings.tsv");
    fs::write(&new, &readings).expect("a place to write to");
    assert!(readings == known, "compare with {}", new.display());
}

#[test]
fn every_version_and_level_is_read_with_its_corners() {
    for number in [1, 2, 3, 6, 7, 14, 27, 40] {
        for level in Level::ALL {
            let version = Version::new(number).expect("a version");
            // Bytes that are no text in any charset.
            let length = version.capacity(level) / 8 - 3;
            let text: Vec<u8> = (0..length)
                .map(|at| (at * 151 + 128) as u8 | 0x80)
                .collect();
            let profile = Profile::UNIFORM.at_least(level).keep_level();
            let symbol = Symbol::with_profile(&text, profile).expect("it fits");
            let scan = Canvas::of(&symbol, 3).scan();
            let [found] = scan.symbols() else {
                panic!("version {number}, level {level}: {scan:?}")
            };
            assert_eq!(found.bytes(), text, "version {number}, level {level}");
            assert_eq!((found.version(), found.level()), (symbol.version(), level));
            let near = (3 * QUIET_ZONE) as f32;
            let far = near + (3 * symbol.size()) as f32;
            for (corner, expected) in
                found
                    .corners()
                    .iter()
                    .zip([(near, near), (far, near), (far, far), (near, far)])
            {
                let distance = (corner.0 - expected.0).hypot(corner.1 - expected.1);
                assert!(distance < 1.5, "version {number}: {corner:?}, {expected:?}");
            }
        }
    }
}

#[test]
fn segments_of_every_mode_come_back() {
    for text in [
        &b"0"[..],
        b"00",
        b"007",
        b"ABC $%*+-./:",
        b"A",
        &[0, 255, 0x93, 0x5F],
        "Nguyễn Thị Bình".as_bytes(),
        EXAMPLE,
    ] {
        let symbol = Symbol::new(text).expect("it fits");
        assert_eq!(texts(&Canvas::of(&symbol, 4).scan()), [text]);
    }
}

#[test]
fn symbols_in_a_mirror_and_inverted_are_read() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    assert_eq!(texts(&canvas.mirrored().scan()), [EXAMPLE]);
    let inverted = canvas.map(|pixel| !pixel).scan();
    assert_eq!(texts(&inverted), [EXAMPLE]);
    assert_eq!(inverted.symbols()[0].pass(), ScanPass::Inverted);
    let faint = canvas.map(|pixel| 120 + pixel / 32).scan();
    assert_eq!(texts(&faint), [EXAMPLE]);
}

#[test]
fn either_copy_of_the_format_is_enough() {
    let symbol = Symbol::new(EXAMPLE).expect("it fits");
    let last = symbol.size() - 1;
    let first = (0..6).flat_map(|at| [(at, 8), (8, at)]);
    let second = (0..7).flat_map(|at| [(last - at, 8), (8, last - at)]);
    for copy in [first.collect::<Vec<_>>(), second.collect()] {
        let mut canvas = Canvas::of(&symbol, 6);
        for (x, y) in copy {
            let (left, top) = ((x + QUIET_ZONE) * 6, (y + QUIET_ZONE) * 6);
            for y in top..top + 6 {
                for pixel in &mut canvas.pixels[y * canvas.width + left..][..6] {
                    *pixel = !*pixel;
                }
            }
        }
        assert_eq!(texts(&canvas.scan()), [EXAMPLE]);
    }
}

#[test]
fn pictures_may_be_as_long_as_they_may_and_small_files_may_be_read_with_small_limits() {
    let line = vec![255; Picture::MAX_SIDE];
    assert!(Picture::from_gray(&line, line.len(), 1, line.len()).is_ok());
    assert!(Picture::from_gray(&line, 1, line.len(), 1).is_ok());
    let longer = vec![255; Picture::MAX_SIDE + 1];
    for (width, height) in [(longer.len(), 1), (1, longer.len())] {
        assert!(matches!(
            Picture::from_gray(&longer, width, height, width),
            Err(PictureError::TooLarge { .. })
        ));
    }
    let file = png_file(png::ColorType::Grayscale, 1, &[77]);
    // A comment of some length is no pixel.
    let text = [&b"tEXtComment\0"[..], &vec![b'x'; 100_000]].concat();
    let length = u32::try_from(text.len() - 4).expect("short");
    let chunk = [&length.to_be_bytes(), &text[..], &crc(&text).to_be_bytes()].concat();
    let with_comment = [&file[..33], &chunk, &file[33..]].concat();
    for file in [file, with_comment] {
        let picture = Picture::from_file(&file, 1).expect("a pixel");
        assert_eq!(picture.pixels(), [77]);
    }
}

#[test]
fn several_symbols_are_read_and_told_apart() {
    let mut page = Canvas::new(600, 420, 255);
    let mut expected: Vec<Vec<u8>> = Vec::new();
    for number in 0..6 {
        let text = format!("00109302931{number}|NGUYEN AN|1987-01-18|0|{number}|");
        let symbol = Canvas::of(&Symbol::new(text.as_bytes()).expect("it fits"), 4);
        page.paste(&symbol, number % 3 * 190 + 10, number / 3 * 200 + 10);
        expected.push(text.into_bytes());
    }
    let scan = page.scan();
    let mut found: Vec<_> = texts(&scan).iter().map(|text| text.to_vec()).collect();
    found.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_symbol_that_the_first_pass_misses_is_read_beside_one_that_it_reads() {
    let texts_expected = [
        b"001093029317|NGUYEN AN|1987-01-18|0|1|",
        b"001093029317|NGUYEN AN|1987-01-18|0|2|",
    ];
    let [clean, other] =
        texts_expected.map(|text| Canvas::of(&Symbol::new(text).expect("it fits"), 6));
    // The middle of every module is what it should not be: only smoothed does it say what it says.
    let mut dotted = other.clone();
    for y in (9 + QUIET_ZONE) * 6..other.width - QUIET_ZONE * 6 {
        for x in (9 + QUIET_ZONE) * 6..other.width - QUIET_ZONE * 6 {
            if (2..4).contains(&(x % 6)) && (2..4).contains(&(y % 6)) {
                dotted.pixels[y * other.width + x] ^= 0xFF;
            }
        }
    }
    let alone = dotted.scan();
    assert_eq!(texts(&alone), [texts_expected[1]]);
    assert_ne!(alone.symbols()[0].pass(), ScanPass::Plain);
    let mut page = Canvas::new(2 * clean.width + 30, clean.width + 20, 255);
    page.paste(&clean, 10, 10);
    page.paste(&dotted, clean.width + 20, 10);
    let scan = page.scan();
    assert_eq!(texts(&scan), texts_expected);
    assert_eq!(scan.symbols()[0].pass(), ScanPass::Plain);
    assert_ne!(scan.symbols()[1].pass(), ScanPass::Plain);
}

#[test]
fn nothing_personal_is_printed() {
    let scan = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4).scan();
    let mut printed = String::new();
    write!(printed, "{scan:?} {:?} {:#?}", scan.symbols()[0], scan).expect("a String takes all");
    for piece in ["0010", "NGUY", "1987", "48, 48"] {
        assert!(!printed.contains(piece), "{printed}");
    }
    let canvas = Canvas::new(9, 9, 77);
    assert_eq!(format!("{:?}", canvas.picture()), "Picture(9 x 9)");
}

/// A PNG of one even color, or of what `rows` gives.
fn png_file(color: png::ColorType, width: u32, rows: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let height = rows.len() / (width as usize * color.samples());
    let mut encoder = png::Encoder::new(&mut file, width, u32::try_from(height).expect("a height"));
    encoder.set_color(color);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(rows).expect("rows");
    writer.finish().expect("an end");
    file
}

#[test]
fn what_is_transparent_is_white() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    // Black everywhere, and seen only where a module is dark.
    let rows: Vec<u8> = canvas
        .pixels
        .iter()
        .flat_map(|pixel| [0, 0, 0, 255 - pixel])
        .collect();
    let file = png_file(
        png::ColorType::Rgba,
        u32::try_from(canvas.width).expect("a width"),
        &rows,
    );
    let picture = Picture::from_file(&file, 1_000_000).expect("a picture");
    assert_eq!(picture.pixels(), canvas.pixels);
    assert_eq!(texts(&scan(&picture, Budget::DEFAULT)), [EXAMPLE]);
}

#[test]
fn rows_may_lie_apart() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    let rows = canvas.pixels.chunks(canvas.width);
    let apart: Vec<u8> = rows.flat_map(|row| [row, &[7; 13]].concat()).collect();
    let picture = Picture::from_gray(&apart, canvas.width, canvas.width, canvas.width + 13)
        .expect("a picture");
    assert_eq!(picture, canvas.picture());
    for (bytes, width, height, stride, error) in [
        (9, 0, 3, 3, PictureError::Empty),
        (9, 3, 0, 3, PictureError::Empty),
        (8, 3, 3, 3, PictureError::TooFewBytes),
        (9, 3, 3, 2, PictureError::TooFewBytes),
        (9, 3, 3, usize::MAX, PictureError::TooFewBytes),
        (
            9,
            40_000,
            1,
            40_000,
            PictureError::TooLarge {
                width: 40_000,
                height: 1,
            },
        ),
    ] {
        assert_eq!(
            Picture::from_gray(&vec![0; bytes], width, height, stride),
            Err(error)
        );
    }
}

/// A PNG that says it is of this size.
fn png_that_claims(width: u32, height: u32) -> Vec<u8> {
    let mut file = png_file(png::ColorType::Grayscale, 1, &[0]);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}

#[test]
fn huge_pictures_are_refused_before_they_cost_memory() {
    for (width, height) in [
        (30_000, 30_000),
        (32_767, 32_767),
        (65_535, 1),
        (1, 2_000_000_000),
    ] {
        let file = png_that_claims(width, height);
        let mut outcome = None;
        let cost = allocation_counter::measure(|| {
            outcome = Some(Picture::from_file(&file, Picture::MAX_PIXELS));
        });
        let expected = PictureError::TooLarge {
            width: width.into(),
            height: height.into(),
        };
        assert_eq!(outcome, Some(Err(expected)), "{width} x {height}");
        assert!(cost.bytes_max < 1 << 20, "{} bytes", cost.bytes_max);
    }
    let absurd = png_that_claims(i32::MAX as u32, i32::MAX as u32);
    let cost = allocation_counter::measure(|| {
        let error = Picture::from_file(&absurd, Picture::MAX_PIXELS);
        assert!(matches!(
            error,
            Err(PictureError::TooLarge { .. } | PictureError::TooMuchMemory)
        ));
    });
    assert!(cost.bytes_max < 1 << 20, "{} bytes", cost.bytes_max);
    // What the caller allows counts, to the pixel.
    let file = png_file(png::ColorType::Grayscale, 50, &[255; 50 * 40]);
    assert!(Picture::from_file(&file, 2000).is_ok());
    assert_eq!(
        Picture::from_file(&file, 1999),
        Err(PictureError::TooLarge {
            width: 50,
            height: 40
        })
    );
    // JPEG: the size stands in its frame header.
    let jpeg = [
        b"\xFF\xD8\xFF\xC0\x00\x0B\x08\xFF\x00\xFF\x00\x01\x01\x11\x00".to_vec(),
        vec![0; 40],
    ]
    .concat();
    assert!(matches!(
        Picture::from_file(&jpeg, Picture::MAX_PIXELS),
        Err(PictureError::TooLarge { .. } | PictureError::Broken)
    ));
}

#[test]
fn a_small_file_with_many_pixels_takes_no_more_than_its_pixels() {
    let file = png_file(png::ColorType::Rgba, 1000, &vec![200; 1000 * 1000 * 4]);
    assert!(file.len() < 100_000, "{} bytes", file.len());
    let cost =
        allocation_counter::measure(|| assert!(Picture::from_file(&file, 1_000_000).is_ok()));
    assert!(cost.bytes_max < 9_000_000, "{} bytes", cost.bytes_max);
}

#[test]
fn broken_files_are_refused_with_the_reason() {
    let file = Symbol::new(EXAMPLE).expect("it fits").png(2).to_vec();
    assert!(Picture::from_file(&file, 1_000_000).is_ok());
    for end in 0..file.len() {
        let error = Picture::from_file(&file[..end], 1_000_000);
        let is_refused = matches!(
            error,
            Err(PictureError::UnknownFormat | PictureError::Broken)
        );
        assert!(
            is_refused || end + 12 >= file.len(),
            "{end} bytes: {error:?}"
        );
    }
    for at in (0..file.len()).step_by(9) {
        let mut file = file.clone();
        file[at] ^= 0x55;
        if let Ok(picture) = Picture::from_file(&file, 1_000_000) {
            let _ = scan(&picture, Budget::per_pixel(9));
        }
    }
    for other in [
        &b""[..],
        b"GIF89a",
        b"BM",
        b"<svg/>",
        b"\xFF\xD8",
        &[0; 100],
    ] {
        let error = Picture::from_file(other, 1_000_000).expect_err("no picture");
        assert!(
            matches!(error, PictureError::UnknownFormat | PictureError::Broken),
            "{error}"
        );
        assert!(!error.to_string().is_empty() && error.vi().to_string() != error.to_string());
    }
}

/// Pictures that give a reader the most to do.
fn busy_pictures() -> Vec<Canvas> {
    let (width, height) = (240, 180);
    let mut finders = Canvas::new(width, height, 255);
    let mut seed = 1_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let noisy = Canvas {
        width,
        pixels: (0..width * height).map(|_| random()).collect(),
    };
    let mut blocks = Canvas::new(width, height, 0);
    for y in 0..height {
        for x in 0..width {
            let (near, far) = ((x % 8).min(y % 8), (x % 8).max(y % 8));
            let ring = near == 0 || far == 6 || near == 1 && far <= 5 || far == 5;
            let is_dark = far < 7 && (near == 0 || far == 6 || near >= 2 && far <= 4);
            finders.pixels[y * width + x] = if is_dark {
                0
            } else if ring {
                255
            } else {
                254
            };
            blocks.pixels[y * width + x] = if (x / 3 * 7 + y / 3 * 13) % 5 < 2 {
                0
            } else {
                255
            };
        }
    }
    let lines = Canvas {
        width,
        pixels: (0..width * height)
            .map(|at| {
                if [0, 2, 3, 4, 6].contains(&(at % width % 9)) {
                    0
                } else {
                    255
                }
            })
            .collect(),
    };
    vec![
        finders,
        noisy,
        blocks,
        lines,
        Canvas::new(width, height, 0),
        Canvas::new(1, 1, 0),
        Canvas::new(3, 900, 128),
    ]
}

#[test]
fn work_is_bounded_whatever_a_picture_shows() {
    for canvas in busy_pictures() {
        let pixels = canvas.pixels.len() as u64;
        for each in [0, 1, 2, 7, 64, 1000] {
            let budget = Budget::per_pixel(each);
            let scan = scan(&canvas.picture(), budget);
            assert!(scan.work() <= budget.of(pixels));
            assert!(scan.symbols().is_empty());
            assert_eq!(scan.passes().is_empty(), each < 2 || pixels == 0, "{each}");
        }
        // However much is allowed, there is an end.
        let most = scan(&canvas.picture(), Budget::per_pixel(u32::MAX));
        assert!(
            !most.is_exhausted() && most.work() <= 600 * pixels.max(10_000),
            "{}",
            most.work() / pixels
        );
    }
    let at_most = scan(
        &busy_pictures()[0].picture(),
        Budget::DEFAULT.at_most(1_000_000),
    );
    assert!(at_most.work() <= 1_000_000 && at_most.is_exhausted());
}

#[test]
fn memory_is_bounded_by_the_pixels() {
    for canvas in busy_pictures()
        .iter()
        .filter(|canvas| canvas.pixels.len() > 10_000)
    {
        let cost = allocation_counter::measure(|| drop(canvas.scan()));
        // The picture at twice its size is four bytes for each pixel.
        let bound = 8 * canvas.pixels.len() as u64 + (1 << 20);
        assert!(cost.bytes_max < bound, "{} bytes", cost.bytes_max);
    }
}

#[test]
fn a_refused_picture_is_told_in_both_languages() {
    let (width, height) = (70_000, 3);
    for (error, code, english, vietnamese) in [
        (
            PictureError::Empty,
            "empty",
            "the picture has no pixels",
            "ảnh không có điểm ảnh nào",
        ),
        (
            PictureError::TooFewBytes,
            "too-few-bytes",
            "fewer bytes than the picture's size asks for",
            "ít byte hơn kích thước ảnh đòi hỏi",
        ),
        (
            PictureError::UnknownFormat,
            "unknown-format",
            "neither PNG nor JPEG",
            "không phải PNG, cũng không phải JPEG",
        ),
        (
            PictureError::TooLarge { width, height },
            "too-large",
            "the picture is too large: 70000 x 3 pixels",
            "ảnh quá lớn: 70000 x 3 điểm ảnh",
        ),
        (
            PictureError::TooMuchMemory,
            "too-much-memory",
            "the file takes too much memory",
            "tệp cần quá nhiều bộ nhớ",
        ),
        (
            PictureError::Broken,
            "broken",
            "the picture file is damaged or cut short",
            "tệp ảnh hỏng hoặc bị cắt ngắn",
        ),
    ] {
        assert_eq!(error.code(), code);
        assert_eq!(error.to_string(), english);
        assert_eq!(error.vi().to_string(), vietnamese);
    }
}

#[test]
fn what_was_read_can_be_taken_out() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    let picture = Picture::from_gray(&canvas.pixels, canvas.width, canvas.width, canvas.width);
    let found = scan(&picture.expect("a picture"), Budget::default());
    let [symbol] = <[FoundSymbol; 1]>::try_from(found.into_symbols()).expect("one symbol");
    assert_eq!(symbol.pass(), ScanPass::Plain);
    assert!(
        symbol.unused_correction() > 0,
        "a clean symbol has room for damage"
    );
    assert_eq!(symbol.into_bytes(), EXAMPLE);
}
