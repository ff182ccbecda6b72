//! Decodes and shows a card as masked and in full, with further slots in it: what can panic there is linked here.

#![no_std]
#![no_main]

use core::fmt::Write as _;
use core::hint::black_box;

use bare_metal::{EXAMPLE, Nowhere, OTHER, REFUSED, exit};
use cortex_m_rt::entry;
use vn_personal_qr::{Language, PersonalQr};

#[entry]
fn main() -> ! {
    for text in [EXAMPLE, REFUSED, OTHER] {
        if let Ok(qr) = PersonalQr::decode(black_box(text.as_bytes())) {
            let language = black_box(Language::Vietnamese);
            let _ = black_box(write!(Nowhere, "{}", qr.masked().language(language)));
            let _ = black_box(write!(Nowhere, "{}", qr.full().language(language)));
        }
    }
    exit(true)
}
