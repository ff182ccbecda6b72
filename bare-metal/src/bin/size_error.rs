//! Decodes and prints the error in both languages: what can panic there is linked here.

#![no_std]
#![no_main]

use core::fmt::Write as _;
use core::hint::black_box;

use bare_metal::{EXAMPLE, Nowhere, REFUSED, exit};
use cortex_m_rt::entry;
use vn_personal_qr::PersonalQr;

#[entry]
fn main() -> ! {
    for text in [EXAMPLE, REFUSED] {
        if let Err(error) = PersonalQr::decode(black_box(text.as_bytes())) {
            let _ = black_box(write!(Nowhere, "{error}{}", error.vi()));
            let _ = black_box(error.code());
        }
    }
    exit(true)
}
