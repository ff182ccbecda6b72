//! What the binaries share: two texts and the way out.

#![no_std]

use core::fmt;
use core::panic::PanicInfo;

use cortex_m_semihosting::debug;

/// The published example.
///
/// Source: Decision 1405/QĐ-BTTTT.
pub const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// A text that is refused at byte 49, late in the grammar: no text that was tried takes more stack.
pub const REFUSED: &str = "001093029317|NGUYEN AN|1987-01-18|0|1|<1<00<01232x";

/// Further slots, with a character that must be escaped where it is shown.
pub const OTHER: &str = "001093029317|NGUYEN AN|1987-01-18|0|1|<1<00<0123232422<sig<a\u{202E}b<<c";

/// The armor of the example.
///
/// Source: docs/spec/armor.md.
pub const ARMORED: &str = "vnqr1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5NzkzODg1ODYxNzExMDB8PDE8MDA8MDEyMzIzMjQyMiEWzck";

/// The same, folded and without its end.
pub const CUT: &str =
    "VNQR1:MDAxMDkzMDI5MzE3fE5HVVlFTiBMRSBLSEEgSEFOfDE5ODctMDEtMTh8MHwxNjI5Nzkz\r\nODg1ODYxNzEx";

/// Takes any text and keeps none.
pub struct Nowhere;

impl fmt::Write for Nowhere {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        core::hint::black_box(text);
        Ok(())
    }
}

/// Ends the program; the emulator exits with 0 if it `passed`, otherwise with 1.
pub fn exit(passed: bool) -> ! {
    debug::exit(if passed {
        debug::EXIT_SUCCESS
    } else {
        debug::EXIT_FAILURE
    });
    // Reached only under a debugger that resumes.
    loop {
        core::hint::spin_loop();
    }
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit(false)
}
