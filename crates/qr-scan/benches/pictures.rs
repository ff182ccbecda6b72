//! Reads the pictures of a folder that `scripts/scan-pictures` made, and says of each how long it took and what came of it:
//! file, class, microseconds, read or missed or wrong, step, work a pixel, passes, in columns.
//!
//! `cargo bench --features image --bench pictures -- FOLDER`; `scripts/scan-table` does it, with other readers beside. Without a
//! folder it reads those of `tests/pictures`.

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use qr_scan::{Budget, Picture, scan};

fn main() {
    let folder = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let folder = folder.unwrap_or_else(|| "tests/pictures".to_owned());
    let truth = fs::read_to_string(Path::new(&folder).join("truth.tsv"))
        .expect("a folder that scripts/scan-pictures made");
    for line in truth.lines() {
        let mut columns = line.split('\t');
        let [file, class, text] = [(); 3].map(|()| columns.next().unwrap_or_default());
        let bytes = fs::read(Path::new(&folder).join(file)).expect("a picture");
        let picture = Picture::from_file(&bytes, Picture::MAX_PIXELS).expect("a picture");
        let start = Instant::now();
        let scan = scan(&picture, Budget::DEFAULT);
        let micros = start.elapsed().as_micros();
        let is_read = |bytes: &[u8]| !text.is_empty() && bytes == text.as_bytes();
        let outcome = match scan.symbols() {
            symbols if symbols.iter().any(|symbol| !is_read(symbol.bytes())) => "wrong",
            [] => "missed",
            _ => "read",
        };
        let step = scan
            .symbols()
            .first()
            .map_or("", |symbol| symbol.pass().code());
        let pixels = u64::try_from(picture.pixels().len()).expect("a number");
        println!(
            "{file}\t{class}\t{micros}\t{outcome}\t{step}\t{}\t{}",
            scan.work().div_ceil(pixels),
            scan.passes().len()
        );
    }
}
