//! Reads every kind of drawing back over the payloads given (one a line, on standard input): PNG as it is, SVG drawn by
//! resvg, terminal text taken apart to modules. The readers are rxing and quircs; `scripts/symbol-readers` adds zbar, for
//! which the pictures of every DIRECTORY given are left there.

use std::env;
use std::io::stdin;
use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use rxing::common::HybridBinarizer;
use rxing::qrcode::cpp_port::QrReader;
use rxing::{BinaryBitmap, Luma8Source, Reader};
use vn_personal_qr::PersonalQr;
use vn_personal_qr::symbol::{Background, Bitmap, Color, Colors, Symbol};

/// Gray pixels.
struct Picture {
    width: usize,
    pixels: Vec<u8>,
}

fn main() {
    let directory = env::args().nth(1);
    let mut texts = 0;
    for (number, text) in stdin().lines().enumerate() {
        let text = text.expect("UTF-8");
        let symbol = Symbol::new(text.as_bytes()).expect("it fits");
        let blue =
            Colors::new(Color::new(0, 40, 110), Color::new(255, 250, 235)).expect("contrast");
        let least = Colors::new(Color::new(114, 114, 114), Color::WHITE).expect("contrast");
        let drawings = [
            ("PNG", from_png(&symbol.png(4).to_vec())),
            (
                "PNG in colors",
                from_png(&symbol.png(3).colors(blue).to_vec()),
            ),
            (
                "PNG of least contrast",
                from_png(&symbol.png(3).colors(least).to_vec()),
            ),
            ("SVG", from_svg(&symbol.svg().to_string(), 0.5)),
            (
                "dark terminal",
                from_text(&symbol.half_blocks(Background::Dark).to_string(), "█▀▄ "),
            ),
            (
                "light terminal",
                from_text(&symbol.half_blocks(Background::Light).to_string(), " ▄▀█"),
            ),
            ("bitmap", from_bitmap(symbol.bitmap(3))),
        ];
        for (what, picture) in &drawings {
            assert_eq!(
                rxing(picture).as_deref(),
                Some(&*text),
                "rxing, {what}, line {number}"
            );
            assert_eq!(
                quircs(picture).as_deref(),
                Some(text.as_bytes()),
                "quircs, {what}, line {number}"
            );
        }
        if let Ok(payload) = PersonalQr::decode(text.as_bytes()) {
            let card = payload.card_drawing().expect("it fits").to_string();
            assert_eq!(
                rxing(&from_svg(&card, 1.0)).as_deref(),
                Some(&*text),
                "rxing, card, line {number}"
            );
        }
        if let Some(directory) = &directory {
            for (what, picture) in ["png", "colors", "least", "svg", "dark", "light", "bitmap"]
                .iter()
                .zip(&drawings)
            {
                picture
                    .1
                    .save(&Path::new(directory).join(format!("{number:05}-{what}.pgm")));
            }
        }
        texts += 1;
    }
    println!("{texts} payloads, 7 drawings each: rxing and quircs read all");
}

impl Picture {
    fn save(&self, path: &Path) {
        let height = self.pixels.len() / self.width;
        let mut file = format!("P5 {} {height} 255\n", self.width).into_bytes();
        file.extend(&self.pixels);
        std::fs::write(path, file).expect("a file");
    }
}

fn gray([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue);
    u8::try_from(sum / 1000).expect("a byte")
}

fn from_png(file: &[u8]) -> Picture {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("a whole PNG");
    assert_eq!(info.color_type, png::ColorType::Rgb);
    let pixels = pixels
        .chunks_exact(3)
        .map(|rgb| gray([rgb[0], rgb[1], rgb[2]]))
        .collect();
    Picture {
        width: info.width as usize,
        pixels,
    }
}

fn from_svg(file: &str, scale: f32) -> Picture {
    let tree = Tree::from_str(file, &Options::default()).expect("an SVG");
    let size = tree.size().to_int_size().scale_by(scale).expect("a size");
    let mut pixmap = Pixmap::new(size.width(), size.height()).expect("a picture");
    pixmap.fill(resvg::tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    let pixels = pixmap
        .pixels()
        .iter()
        .map(|p| gray([p.red(), p.green(), p.blue()]))
        .collect();
    Picture {
        width: size.width() as usize,
        pixels,
    }
}

/// `characters` are those for: both light, lower dark, upper dark, both dark.
fn from_text(text: &str, characters: &str) -> Picture {
    let rows: Vec<Vec<u8>> = text
        .lines()
        .flat_map(|line| {
            let numbers: Vec<usize> = line
                .chars()
                .map(|c| {
                    characters
                        .chars()
                        .position(|known| known == c)
                        .expect("a half block")
                })
                .collect();
            [2, 1].map(|half| {
                numbers
                    .iter()
                    .map(|n| if n & half == 0 { 255 } else { 0 })
                    .collect()
            })
        })
        .collect();
    enlarged(&rows)
}

fn from_bitmap(bitmap: Bitmap<'_>) -> Picture {
    let mut row = vec![0; bitmap.bytes_per_row()];
    let mut pixels = Vec::new();
    for y in 0..bitmap.width() {
        bitmap.row(y, &mut row);
        pixels.extend((0..bitmap.width()).map(|x| {
            if row[x / 8] << (x % 8) & 0x80 == 0 {
                255
            } else {
                0
            }
        }));
    }
    Picture {
        width: bitmap.width(),
        pixels,
    }
}

/// Three pixels a module.
fn enlarged(rows: &[Vec<u8>]) -> Picture {
    let wide = |row: &Vec<u8>| row.iter().flat_map(|&pixel| [pixel; 3]).collect::<Vec<_>>();
    let pixels = rows
        .iter()
        .flat_map(|row| [wide(row), wide(row), wide(row)].concat())
        .collect();
    Picture {
        width: 3 * rows[0].len(),
        pixels,
    }
}

fn rxing(picture: &Picture) -> Option<String> {
    let (width, height) = (picture.width, picture.pixels.len() / picture.width);
    let source = Luma8Source::new(
        picture.pixels.clone(),
        u32::try_from(width).ok()?,
        u32::try_from(height).ok()?,
    )
    .ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    Some(QrReader.decode(&mut bitmap).ok()?.getText().to_owned())
}

fn quircs(picture: &Picture) -> Option<Vec<u8>> {
    let (width, height) = (picture.width, picture.pixels.len() / picture.width);
    let mut reader = quircs::Quirc::new();
    let found: Vec<_> = reader.identify(width, height, &picture.pixels).collect();
    found
        .into_iter()
        .find_map(|code| Some(code.ok()?.decode().ok()?.payload))
}
