//! Armors and opens armors and nothing else, sound, folded and refused: its size above `size_empty` is what that costs.

#![no_std]
#![no_main]

use core::fmt::Write as _;
use core::hint::black_box;

use bare_metal::{ARMORED, CUT, EXAMPLE, Nowhere, exit};
use cortex_m_rt::entry;
use vn_personal_qr::{MAX_LEN, armor};

#[entry]
fn main() -> ! {
    let mut buffer = [0; armor::MAX_LEN];
    let _ = black_box(armor::encode_to_slice(
        black_box(EXAMPLE.as_bytes()),
        &mut buffer,
    ));
    let mut payload = [0; MAX_LEN];
    for text in [ARMORED, CUT, "vnqr2:", "vnqr1:="] {
        let text = black_box(text.as_bytes());
        let _ = black_box(armor::decoded_len(text));
        if let Err(error) = black_box(armor::decode_to_slice(text, &mut payload)) {
            let _ = write!(Nowhere, "{error}{}", error.vi());
        }
    }
    let link = black_box("https://example.vn/?a=1&c=vnqr1%3AYWIpybgd#x");
    let _ = black_box(armor::find_in_url(link));
    let _ = black_box(armor::decode_url_to_slice(link, &mut payload));
    exit(true)
}
