//! Writes the QR symbol of an argument to an SVG file.
//!
//! ```text
//! cargo run --example svg -- https://example.com/ code.svg
//! ```

use std::env;
use std::error::Error;
use std::fs;

use qr_symbol::{Color, Colors, Symbol};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(text), Some(path)) = (arguments.next(), arguments.next()) else {
        return Err("usage: svg TEXT FILE".into());
    };
    let symbol = Symbol::new(text.as_bytes())?;
    let colors = Colors::new(Color::new(0, 40, 110), Color::WHITE)?;
    let svg = symbol.svg().title(&text).colors(colors);
    fs::write(&path, svg.to_string())?;
    println!("{path}: version {}-{}", symbol.version(), symbol.level());
    Ok(())
}
