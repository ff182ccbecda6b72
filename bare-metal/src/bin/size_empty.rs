//! Has the texts and does nothing with them: what the other sizes are counted from.

#![no_std]
#![no_main]

use core::hint::black_box;

use bare_metal::{EXAMPLE, REFUSED, exit};
use cortex_m_rt::entry;

#[entry]
fn main() -> ! {
    for text in [EXAMPLE, REFUSED] {
        black_box(text.as_bytes());
    }
    exit(true)
}
