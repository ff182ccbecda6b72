use qr_symbol::{Symbol, TooLong};

use crate::limits::MAX_LEN;
use crate::payload::PersonalQr;

impl PersonalQr<'_> {
    /// Returns the QR symbol of the canonical text, with the [uniform profile](qr_symbol::Profile::UNIFORM).
    ///
    /// # Errors
    ///
    /// [`TooLong`]: `…|<<<<<` with 2,400 lower-case letters. A payload may have 2,953 bytes, but a symbol of level M
    /// holds 2,331 bytes other than digits and capital letters.
    ///
    /// # Examples
    ///
    /// ```
    /// use qr_symbol::Symbol;
    /// use vn_personal_qr::PersonalQr;
    ///
    /// let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
    /// assert_eq!(PersonalQr::decode(text)?.symbol()?, Symbol::new(text)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn symbol(&self) -> Result<Symbol, TooLong> {
        let mut buffer = [0; MAX_LEN];
        // A payload is never longer than the buffer.
        let length = self.encode_to_slice(&mut buffer).unwrap_or(0);
        Symbol::new(buffer.get(..length).unwrap_or_default())
    }
}

#[cfg(feature = "alloc")]
impl crate::payload::PersonalQrBuf {
    /// Returns the symbol of the canonical text, as [`PersonalQr::symbol`].
    ///
    /// # Errors
    ///
    /// [`TooLong`], where [`PersonalQr::symbol`] returns it.
    pub fn symbol(&self) -> Result<Symbol, TooLong> {
        Symbol::new(self.as_str().as_bytes())
    }
}
