//! Reads the pictures of a folder and prints a line of columns for each: file, class, microseconds, `read`, `missed` or
//! `wrong`, pass, accesses a pixel, number of passes.
//!
//! `cargo bench -p qr-scan --bench pictures -- FOLDER`, by default `tests/pictures`. The folder has a `truth.tsv` with
//! file, class and text in columns. `cargo xtask nightly pictures` runs this on thousands of pictures, beside other
//! readers.

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use qr_scan::{Budget, Picture, scan};

fn main() {
    let folder = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"))
        .unwrap_or_else(|| "tests/pictures".to_owned());
    let folder = Path::new(&folder);
    let truth = fs::read_to_string(folder.join("truth.tsv")).expect("a folder with truth.tsv");
    for line in truth.lines() {
        let mut columns = line.split('\t');
        let [file, class, text] = [(); 3].map(|()| columns.next().unwrap_or_default());
        let bytes = fs::read(folder.join(file)).expect("a readable file");
        let picture = Picture::from_file(&bytes, Picture::MAX_PIXELS).expect("a valid picture");
        let start = Instant::now();
        let scan = scan(&picture, Budget::DEFAULT);
        let micros = start.elapsed().as_micros();
        let is_expected = |bytes: &[u8]| !text.is_empty() && bytes == text.as_bytes();
        let outcome = match scan.symbols() {
            [] => "missed",
            symbols if symbols.iter().all(|symbol| is_expected(symbol.bytes())) => "read",
            _ => "wrong",
        };
        let pass = scan
            .symbols()
            .first()
            .map_or("", |symbol| symbol.pass().code());
        println!(
            "{file}\t{class}\t{micros}\t{outcome}\t{pass}\t{}\t{}",
            scan.work().div_ceil(picture.pixels().len() as u64),
            scan.passes().len()
        );
    }
}
