//! Prints the text of every QR symbol in the picture files given.
//!
//! `cargo run -p qr-scan --example scan -- FILE...`

use std::error::Error;
use std::{env, fs};

use qr_scan::{Budget, FoundSymbol, Picture, scan};

fn main() -> Result<(), Box<dyn Error>> {
    for path in env::args().skip(1) {
        for text in texts(&fs::read(&path)?)? {
            // Quoted, since control characters in a symbol must not reach the terminal.
            println!("{path}: {text:?}");
        }
    }
    Ok(())
}

pub(crate) fn texts(file: &[u8]) -> Result<Vec<String>, Box<dyn Error>> {
    let picture = Picture::from_file(file, Picture::MAX_PIXELS)?;
    let scan = scan(&picture, Budget::DEFAULT);
    let bytes = scan.symbols().iter().map(FoundSymbol::bytes);
    Ok(bytes
        .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
        .collect())
}
