use alloc::vec::Vec;
use core::fmt;

use crate::armor::{self, ArmorError};
use crate::damage::trim;
use crate::error::DecodeError;
use crate::language::{Language, Localize};
use crate::lenient::{self, LenientPayload};
use crate::repair::Repairs;

/// An [armor](mod@crate::armor) that was scanned, by itself or in a link, opened if it is sound.
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
///
/// let Detected::Armor(armored) = detect::read(b"vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A") else {
///     panic!("no armor");
/// };
/// assert_eq!(armored.payload()?, b"001093029317|A|1987-01-18|0|1|<1");
/// assert!(armored.reading().is_some_and(|reading| reading.is_strict()));
/// # Ok::<(), vn_personal_qr::armor::ArmorError>(())
/// ```
#[derive(Clone)]
pub struct ArmoredPayload(Result<Vec<u8>, ArmorError>);

impl ArmoredPayload {
    /// Opens the armor in scanned bytes.
    pub(super) fn open(bytes: &[u8]) -> Self {
        // The gate has seen that it is text.
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        let trimmed = trim(text, &mut Repairs::default());
        let opened = if armor::has_prefix(trimmed.as_bytes()) {
            armor::decode(trimmed.as_bytes())
        } else {
            armor::decode_url(trimmed)
        };
        let start = text.find(trimmed).unwrap_or(0);
        Self(opened.map_err(|error| error.with_base_offset(start)))
    }

    /// The bytes of the payload, as they were armored.
    ///
    /// # Errors
    ///
    /// Why the armor cannot be opened; offsets are those of the scanned bytes.
    pub fn payload(&self) -> Result<&[u8], ArmorError> {
        match &self.0 {
            Ok(payload) => Ok(payload),
            Err(error) => Err(*error),
        }
    }

    /// The payload, read as one that was scanned. `None` where the armor cannot be opened, or holds no text.
    #[must_use]
    pub fn reading(&self) -> Option<LenientPayload<'_>> {
        self.read().ok()
    }

    pub(super) fn read(&self) -> Result<LenientPayload<'_>, Refusal> {
        let payload = self.payload().map_err(Refusal::Armor)?;
        lenient::read(payload).map_err(Refusal::Payload)
    }
}

/// Shows whether it could be opened, nothing of what it holds.
impl fmt::Debug for ArmoredPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.read() {
            Ok(reading) => f.debug_tuple("ArmoredPayload").field(&reading).finish(),
            Err(refusal) => f.debug_tuple("ArmoredPayload").field(&refusal).finish(),
        }
    }
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug)]
pub(super) enum Refusal {
    Armor(ArmorError),
    Payload(DecodeError),
}

impl Refusal {
    pub(super) fn write(self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Armor(error), language) => error.fmt_in(language, f),
            (Self::Payload(error), Language::Vietnamese) => write!(f, "{}", error.vi()),
            (Self::Payload(error), _) => write!(f, "{error}"),
        }
    }
}
