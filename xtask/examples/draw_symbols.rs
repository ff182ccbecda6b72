//! Draws symbols of the payloads in `benches/corpus.txt` for `cargo xtask peers symbols`.
//!
//! Writes to the folder in the first argument: seven drawings each of as many payloads as the second argument says, `texts.txt` with
//! the payloads, and `modules.txt` with the modules of the symbols at every level.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use qr_symbol::{Background, Bitmap, Color, Colors, Level, Profile, Symbol, plan};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, count] = arguments.as_slice() else {
        return Err("usage: draw_symbols FOLDER COUNT".into());
    };
    let (folder, count) = (Path::new(folder), count.parse::<usize>()?);
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    let corpus = fs::read_to_string(root.join("benches/corpus.txt"))?;
    let corpus: Vec<&str> = corpus.lines().collect();
    let texts: Vec<_> = corpus
        .iter()
        .step_by((corpus.len() / count.max(1)).max(1))
        .take(count)
        .collect();
    for (number, text) in texts.iter().enumerate() {
        draw(&folder.join(format!("{number:05}")), text)?;
    }
    fs::write(
        folder.join("texts.txt"),
        texts
            .iter()
            .fold(String::new(), |all, text| all + text + "\n"),
    )?;

    let mut modules = String::new();
    let longer = (0..240)
        .step_by(20)
        .map(|at| corpus[at..at + at / 10 + 2].concat());
    for text in texts
        .iter()
        .step_by(5)
        .map(ToString::to_string)
        .chain(longer)
    {
        for level in Level::ALL {
            modules += &describe(&text, level);
        }
    }
    fs::write(folder.join("modules.txt"), modules)?;
    Ok(())
}

fn draw(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    let symbol = Symbol::new(text.as_bytes())?;
    let blue = Colors::new(Color::new(0, 40, 110), Color::new(255, 250, 235))?;
    let gray = Colors::new(Color::new(114, 114, 114), Color::WHITE)?;
    let write = |name: &str, file: &[u8]| fs::write(path.with_extension(name), file);
    write("png", &symbol.png(4).to_vec())?;
    write("blue.png", &symbol.png(3).colors(blue).to_vec())?;
    write("gray.png", &symbol.png(3).colors(gray).to_vec())?;
    write("svg", symbol.svg().to_string().as_bytes())?;
    write(
        "dark.txt",
        symbol.half_blocks(Background::Dark).to_string().as_bytes(),
    )?;
    write(
        "light.txt",
        symbol.half_blocks(Background::Light).to_string().as_bytes(),
    )?;
    write("pbm", &portable(symbol.bitmap(3)))?;
    Ok(())
}

/// Returns a bitmap in the format PBM, whose rows are packed in the same way.
fn portable(bitmap: Bitmap<'_>) -> Vec<u8> {
    let mut file = format!("P4 {0} {0}\n", bitmap.width()).into_bytes();
    let mut row = vec![0; bitmap.bytes_per_row()];
    for y in 0..bitmap.width() {
        bitmap.row(y, &mut row);
        file.extend_from_slice(&row);
    }
    file
}

/// Returns a line: version and level, mask, bits, mode of each byte, rows of modules, text. Returns nothing if the text does not fit.
fn describe(text: &str, level: Level) -> String {
    let profile = Profile::UNIFORM.min_level(level).keep_level();
    let Ok(plan) = plan(text.as_bytes(), profile) else {
        return String::new();
    };
    let symbol = plan.write();
    let mut line = format!(
        "{}-{}\t{}\t{}\t",
        symbol.version(),
        symbol.level(),
        symbol.mask(),
        plan.bits()
    );
    for segment in plan.segments().iter() {
        line += &["N", "A", "B"][segment.mode() as usize].repeat(segment.range().len());
    }
    for y in 0..symbol.size() {
        line.push(if y == 0 { '\t' } else { '/' });
        line.extend((0..symbol.size()).map(|x| if symbol.module(x, y) { '1' } else { '0' }));
    }
    line + "\t" + text + "\n"
}
