//! Reads lines from a scanner, on standard input, and answers each at once: what it is, and what it holds, masked.
//!
//! `cargo run --features lenient --example gate < examples/data/scans.txt`

use std::io::{self, BufRead, Write};

use vn_personal_qr::detect;

fn main() -> io::Result<()> {
    let mut answers = io::stdout().lock();
    let mut scanner = io::stdin().lock();
    let mut scan = Vec::new();
    // A scanner ends what it types by a line end; the bytes before need not be text.
    while scanner.read_until(b'\n', &mut scan)? > 0 {
        writeln!(
            answers,
            "{}\n",
            detect::read(scan.trim_ascii_end()).masked()
        )?;
        answers.flush()?;
        scan.clear();
    }
    Ok(())
}
