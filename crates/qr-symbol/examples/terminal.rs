//! Prints the QR symbol of an argument on a terminal.
//!
//! ```text
//! cargo run --example terminal -- https://example.com/
//! ```

use std::env;
use std::error::Error;

use qr_symbol::{Background, Symbol};

fn main() -> Result<(), Box<dyn Error>> {
    let text = env::args().nth(1).ok_or("usage: terminal TEXT")?;
    let symbol = Symbol::new(text.as_bytes())?;
    // Black on white, whatever the colors of the terminal are.
    for line in symbol.half_blocks(Background::Light).to_string().lines() {
        println!("\x1B[38;5;16;48;5;231m{line}\x1B[0m");
    }
    Ok(())
}
