//! QR symbols of payloads, by the crate `qr-symbol`.

mod card;

use core::fmt;

use qr_symbol::{Symbol, TooLong};

use crate::language::{Language, Localize};

use crate::limits::MAX_LEN;
use crate::payload::PersonalQr;

pub use card::CardDrawing;

impl PersonalQr<'_> {
    /// The uniform symbol of the payload's canonical text.
    ///
    /// ```
    /// use vn_personal_qr::PersonalQr;
    /// use qr_symbol::Symbol;
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    /// assert_eq!(PersonalQr::decode(text)?.symbol()?, Symbol::new(text)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`TooLong`]: a payload may have 2,953 bytes, and a symbol of level M holds 2,331 of those that are neither digits
    /// nor capital letters. `…|<<<<<` and 2,400 small letters.
    pub fn symbol(&self) -> Result<Symbol, TooLong> {
        let mut buffer = [0; MAX_LEN];
        // A payload is never longer than the buffer.
        let length = self.encode_to_slice(&mut buffer).unwrap_or(0);
        Symbol::new(buffer.get(..length).unwrap_or_default())
    }
}

impl Localize for TooLong {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => fmt::Display::fmt(self, f),
            Language::Vietnamese => write!(
                f,
                "không mã QR nào ở mức {} chứa được văn bản này: dài hơn {} bit ({} trên {})",
                self.level(),
                self.excess(),
                self.bits(),
                self.capacity()
            ),
        }
    }
}
