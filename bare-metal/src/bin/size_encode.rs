//! Decodes and encodes: its size above `size_decode` is what encoding costs.

#![no_std]
#![no_main]

use core::hint::black_box;

use bare_metal::{EXAMPLE, REFUSED, exit};
use cortex_m_rt::entry;
use vn_personal_qr::PersonalQr;

#[entry]
fn main() -> ! {
    let mut buffer = [0; EXAMPLE.len()];
    for text in [EXAMPLE, REFUSED] {
        if let Ok(qr) = black_box(PersonalQr::decode(black_box(text.as_bytes()))) {
            let _ = black_box(qr.encode_to_slice(black_box(&mut buffer)));
        }
    }
    exit(true)
}
