//! Pictures from gray pixels and from files, and their errors.

use qr_scan::{Budget, Picture, PictureError, scan};
use qr_symbol::Symbol;

use crate::canvas::{Canvas, EXAMPLE, texts};

#[test]
fn accepts_sides_up_to_the_limit() {
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
}

#[test]
fn metadata_does_not_count_as_pixels() {
    let file = png_file(png::ColorType::Grayscale, 1, &[77]);
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
fn accepts_a_stride_greater_than_the_width() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    let rows = canvas.pixels.chunks(canvas.width);
    let apart: Vec<u8> = rows.flat_map(|row| [row, &[7; 13]].concat()).collect();
    let picture = Picture::from_gray(&apart, canvas.width, canvas.width, canvas.width + 13)
        .expect("a picture");
    assert_eq!(picture, canvas.picture());
}

#[test]
fn rejects_sizes_that_do_not_fit_the_bytes() {
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

/// Encodes rows of pixels as PNG.
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

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}

/// Returns a PNG of one pixel with another size in its header.
fn png_with_size(width: u32, height: u32) -> Vec<u8> {
    let mut file = png_file(png::ColorType::Grayscale, 1, &[0]);
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&file[12..29]);
    file[29..33].copy_from_slice(&sum.to_be_bytes());
    file
}

#[test]
fn blends_transparent_pixels_with_white() {
    let canvas = Canvas::of(&Symbol::new(EXAMPLE).expect("it fits"), 4);
    // Black everywhere, opaque in dark modules only.
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
fn rejects_huge_pictures_without_allocating() {
    for (width, height) in [
        (30_000, 30_000),
        (32_767, 32_767),
        (65_535, 1),
        (1, 2_000_000_000),
    ] {
        let file = png_with_size(width, height);
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
    let largest = png_with_size(i32::MAX as u32, i32::MAX as u32);
    let cost = allocation_counter::measure(|| {
        let error = Picture::from_file(&largest, Picture::MAX_PIXELS);
        assert!(matches!(
            error,
            Err(PictureError::TooLarge { .. } | PictureError::TooMuchMemory)
        ));
    });
    assert!(cost.bytes_max < 1 << 20, "{} bytes", cost.bytes_max);
}

#[test]
fn limits_the_number_of_pixels_exactly() {
    let file = png_file(png::ColorType::Grayscale, 50, &[255; 50 * 40]);
    assert!(Picture::from_file(&file, 2000).is_ok());
    assert_eq!(
        Picture::from_file(&file, 1999),
        Err(PictureError::TooLarge {
            width: 50,
            height: 40
        })
    );
}

#[test]
fn rejects_a_huge_jpeg() {
    // The size is in the frame header.
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
fn memory_of_a_compressed_file_is_bounded_by_its_pixels() {
    let file = png_file(png::ColorType::Rgba, 1000, &vec![200; 1000 * 1000 * 4]);
    assert!(file.len() < 100_000, "{} bytes", file.len());
    let cost =
        allocation_counter::measure(|| assert!(Picture::from_file(&file, 1_000_000).is_ok()));
    assert!(cost.bytes_max < 9_000_000, "{} bytes", cost.bytes_max);
}

#[test]
fn rejects_damaged_files() {
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
        let error = Picture::from_file(other, 1_000_000).expect_err("not a picture");
        assert!(
            matches!(error, PictureError::UnknownFormat | PictureError::Broken),
            "{error}"
        );
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn errors_have_a_code_and_a_message() {
    let (width, height) = (70_000, 3);
    for (error, code, message) in [
        (PictureError::Empty, "empty", "the picture has no pixels"),
        (
            PictureError::TooFewBytes,
            "too-few-bytes",
            "fewer bytes than the size of the picture requires",
        ),
        (
            PictureError::UnknownFormat,
            "unknown-format",
            "neither PNG nor JPEG",
        ),
        (
            PictureError::TooLarge { width, height },
            "too-large",
            "the picture is too large: 70000 x 3 pixels",
        ),
        (
            PictureError::TooMuchMemory,
            "too-much-memory",
            "the file needs too much memory",
        ),
        (
            PictureError::Broken,
            "broken",
            "the picture file is damaged or cut short",
        ),
    ] {
        assert_eq!(error.code(), code);
        assert_eq!(error.to_string(), message);
    }
}
