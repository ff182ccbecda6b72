use alloc::vec::Vec;
use core::fmt;

use crate::armor::{self, ArmorError, ArmorErrorKind};
use crate::damage::trim;
use crate::error::DecodeError;
use crate::language::{Language, Localize};
use crate::lenient::{self, LenientPayload};
use crate::repair::{Repair, Repairs};

/// Scanned [armor](mod@crate::armor), alone or in a URL, and the payload decoded from it.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
///
/// let Detected::Armor(armored) = detect::read(b"vnqr1:MDAxMDkzMDI5MzE3fEF8MTk4Ny0wMS0xOHwwfDF8PDFY8f-A") else {
///     panic!("not armor");
/// };
/// assert_eq!(armored.payload()?, b"001093029317|A|1987-01-18|0|1|<1");
/// assert!(armored.lenient_payload().is_some_and(|payload| payload.is_strict()));
/// # Ok::<(), vn_personal_qr::armor::ArmorError>(())
/// ```
#[derive(Clone)]
pub struct ArmoredPayload {
    payload: Result<Vec<u8>, ArmorError>,
    repairs: Repairs,
}

impl ArmoredPayload {
    /// Decodes the armor in scanned bytes, which are UTF-8.
    pub(super) fn decode(bytes: &[u8]) -> Self {
        let text = core::str::from_utf8(bytes).unwrap_or_default();
        let trimmed = trim(text, &mut Repairs::default());
        let decoded = if armor::has_prefix(trimmed.as_bytes()) {
            armor::decode(trimmed.as_bytes())
        } else {
            armor::decode_url(trimmed)
        };
        let start = text.find(trimmed).unwrap_or(0);
        let error = match decoded {
            Ok(payload) => {
                return Self {
                    payload: Ok(payload),
                    repairs: Repairs::NONE,
                };
            }
            Err(error) => error.with_base_offset(start),
        };
        let mut found = armor::find_all(text);
        let payload = match (found.len(), found.pop()) {
            (1, Some(payload)) => Ok(payload),
            (0, _) => Err(Self::error_in(text, error)),
            (count, _) => Err(ArmorError::new(ArmorErrorKind::SeveralPayloads { count })),
        };
        let repairs = match payload {
            Ok(_) => Repair::ArmorSurroundings.into(),
            Err(_) => Repairs::NONE,
        };
        Self { payload, repairs }
    }

    /// Returns the error of the first armor in a text that does not start with one.
    fn error_in(text: &str, error: ArmorError) -> ArmorError {
        if error.kind() != ArmorErrorKind::UnknownPrefix {
            return error;
        }
        let Some(start) = armor::position(text) else {
            return error;
        };
        let armor = text.get(start..).unwrap_or_default();
        match armor::decode(armor.as_bytes()) {
            Err(inner) => inner.with_base_offset(start),
            Ok(_) => error,
        }
    }

    /// Returns the repairs of the armor; those of its payload are separate.
    #[must_use]
    pub const fn repairs(&self) -> Repairs {
        self.repairs
    }

    /// Returns the armored bytes, which need not be a valid payload.
    ///
    /// # Errors
    ///
    /// The error of decoding the armor, with its offset in the scanned bytes: `vnqr1:ABC`
    pub fn payload(&self) -> Result<&[u8], ArmorError> {
        match &self.payload {
            Ok(payload) => Ok(payload),
            Err(error) => Err(*error),
        }
    }

    /// Returns the leniently read payload, or `None` if the armor is invalid or [`lenient::read`] rejects its bytes.
    #[must_use]
    pub fn lenient_payload(&self) -> Option<LenientPayload<'_>> {
        self.read().ok()
    }

    pub(super) fn read(&self) -> Result<LenientPayload<'_>, ArmorReadError> {
        let payload = self.payload().map_err(ArmorReadError::Armor)?;
        lenient::read(payload).map_err(ArmorReadError::Payload)
    }
}

/// Writes whether the armor is valid, nothing of its payload.
impl fmt::Debug for ArmoredPayload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.read() {
            Ok(payload) => f.debug_tuple("ArmoredPayload").field(&payload).finish(),
            Err(error) => f.debug_tuple("ArmoredPayload").field(&error).finish(),
        }
    }
}

/// The error of reading the payload in armor.
#[derive(Clone, Copy, Debug)]
pub(super) enum ArmorReadError {
    Armor(ArmorError),
    Payload(DecodeError),
}

impl Localize for ArmorReadError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::Armor(error), _) => error.fmt_in(language, f),
            (Self::Payload(error), Language::English) => write!(f, "{error}"),
            (Self::Payload(error), Language::Vietnamese) => write!(f, "{}", error.vi()),
        }
    }
}
