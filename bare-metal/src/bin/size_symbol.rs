//! Writes a symbol and nothing else: its size above `size_empty` is what the writer costs.

#![no_std]
#![no_main]

use core::hint::black_box;

use bare_metal::{EXAMPLE, REFUSED, exit};
use cortex_m_rt::entry;
use qr_symbol::Symbol;

#[entry]
fn main() -> ! {
    for text in [EXAMPLE, REFUSED] {
        black_box(&Symbol::new(black_box(text.as_bytes())));
    }
    exit(true)
}
