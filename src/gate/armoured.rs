use alloc::vec::Vec;
use core::fmt;

use crate::armour::{self, ArmourError};
use crate::damage::{Repairs, trim};
use crate::display::Language;
use crate::error::DecodeError;
use crate::tolerant::{self, Reading};

/// An [armour](mod@crate::armour) that was scanned, by itself or in a link, opened if it is sound.
///
/// ```
/// use vn_personal_qr::gate::{self, Scanned};
///
/// let Scanned::Armour(armoured) = gate::read(b"vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A") else {
///     panic!("no armour");
/// };
/// assert_eq!(armoured.payload()?, b"001093029317|A|1987-01-18|0|1|<1");
/// assert!(armoured.reading().is_some_and(|reading| reading.is_strict()));
/// # Ok::<(), vn_personal_qr::armour::ArmourError>(())
/// ```
#[derive(Clone)]
pub struct Armoured(Result<Vec<u8>, ArmourError>);

impl Armoured {
    /// Opens the armour in scanned bytes.
    pub(super) fn open(bytes: &[u8]) -> Self {
        // The gate has seen that it is text.
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        let trimmed = trim(text, &mut Repairs::default());
        let opened = if armour::looks_armoured(trimmed.as_bytes()) {
            armour::decode(trimmed.as_bytes())
        } else {
            armour::decode_link(trimmed)
        };
        let start = text.find(trimmed).unwrap_or(0);
        Self(opened.map_err(|error| error.moved_by(start)))
    }

    /// The bytes of the payload, as they were armoured.
    ///
    /// # Errors
    ///
    /// Why the armour cannot be opened; offsets are those of the scanned bytes.
    pub fn payload(&self) -> Result<&[u8], ArmourError> {
        match &self.0 {
            Ok(payload) => Ok(payload),
            Err(error) => Err(*error),
        }
    }

    /// The payload, read as one that was scanned. `None` where the armour cannot be opened, or holds no text.
    #[must_use]
    pub fn reading(&self) -> Option<Reading<'_>> {
        self.read().ok()
    }

    pub(super) fn read(&self) -> Result<Reading<'_>, Refusal> {
        let payload = self.payload().map_err(Refusal::Armour)?;
        tolerant::read(payload).map_err(Refusal::Payload)
    }
}

/// Shows whether it could be opened, nothing of what it holds.
impl fmt::Debug for Armoured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.read() {
            Ok(reading) => f.debug_tuple("Armoured").field(&reading).finish(),
            Err(refusal) => f.debug_tuple("Armoured").field(&refusal).finish(),
        }
    }
}

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug)]
pub(super) enum Refusal {
    Armour(ArmourError),
    Payload(DecodeError),
}

impl Refusal {
    pub(super) fn write(self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Armour(error), Language::Vietnamese) => write!(f, "{}", error.vi()),
            (Self::Armour(error), _) => write!(f, "{error}"),
            (Self::Payload(error), Language::Vietnamese) => write!(f, "{}", error.vi()),
            (Self::Payload(error), _) => write!(f, "{error}"),
        }
    }
}
