//! Reads the codes in a photograph, a PNG or JPEG file or standard input, and shows the kind and the masked fields of
//! each.
//!
//! `cargo run --features image,lenient --example scan_photo -- docs/pictures/photo.jpg`

use std::error::Error;
use std::io::Read;
use std::{env, fs, io};

use vn_personal_qr::detect;

fn main() -> Result<(), Box<dyn Error>> {
    let mut bytes = Vec::new();
    match env::args_os().nth(1) {
        Some(file) => bytes = fs::read(file)?,
        None => drop(io::stdin().read_to_end(&mut bytes)?),
    }
    let image = detect::read_image(&bytes)?;
    for (symbol, detected) in image.codes() {
        let [(x, y), ..] = symbol.corners();
        println!(
            "at {x:.0}, {y:.0}; version {}, level {}; read {}",
            symbol.version(),
            symbol.level(),
            symbol.pass()
        );
        println!("{}\n", detected.masked());
    }
    for _ in image.scan().disagreements() {
        println!("a code with two different readings, neither is used\n");
    }
    println!("{} read", image.scan().symbols().len());
    Ok(())
}
