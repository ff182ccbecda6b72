//! Reads scans from standard input, one per line, and shows the kind and the masked fields of each.
//!
//! `cargo run --features lenient --example detect < examples/data/scans.txt`

use std::io::{self, BufRead, Write};

use vn_personal_qr::detect;

fn main() -> io::Result<()> {
    let mut output = io::stdout().lock();
    let mut scanner = io::stdin().lock();
    let mut scan = Vec::new();
    // A scan ends with a line end, but it need not be UTF-8.
    while scanner.read_until(b'\n', &mut scan)? > 0 {
        let detected = detect::read(scan.trim_ascii_end());
        writeln!(output, "{}\n", detected.masked())?;
        output.flush()?;
        scan.clear();
    }
    Ok(())
}
