use core::fmt;

use vn_personal_qr::{Language, Localize, PersonalQr};

use crate::slot::SignatureSlot;

/// The format of a payload's signature, which can be checked without a key.
///
/// It complements the [findings](vn_personal_qr::check) of a payload, which do not look into the signature.
///
/// ```
/// use vn_personal_qr::PersonalQr;
/// use vn_personal_qr_signature::SignatureFinding;
///
/// let qr = PersonalQr::decode(b"001093029317|A|1987-01-18|0|1|<<<<MEUCIQDx")?;
/// assert_eq!(SignatureFinding::of(&qr), Some(SignatureFinding::NotOfProfile));
/// # Ok::<(), vn_personal_qr::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SignatureFinding {
    /// Slot 5 has the format of the profile: `E.moh-2026.` and 86 characters. Code `signature-of-profile`.
    OfProfile,
    /// Slot 5 has another format: `MEUCIQDx`. Code `signature-not-of-profile`.
    NotOfProfile,
}

impl SignatureFinding {
    /// All findings.
    pub const ALL: &'static [Self] = &[Self::OfProfile, Self::NotOfProfile];

    /// Returns the finding for the payload's signature, or `None` if it has no signature.
    #[must_use]
    pub fn of(payload: &PersonalQr<'_>) -> Option<Self> {
        let signature = payload.extension().signature()?;
        Some(match SignatureSlot::parse(signature) {
            Some(_) => Self::OfProfile,
            None => Self::NotOfProfile,
        })
    }

    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OfProfile => "signature-of-profile",
            Self::NotOfProfile => "signature-not-of-profile",
        }
    }
}

impl Localize for SignatureFinding {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (english, vietnamese) = match self {
            Self::OfProfile => (
                "the signature has the format vn-personal-qr:v1.1, verifying it needs the issuer's key",
                "chữ ký có định dạng vn-personal-qr:v1.1, cần khoá của nơi cấp để kiểm tra",
            ),
            Self::NotOfProfile => (
                "the signature has an unknown format and cannot be verified",
                "chữ ký có định dạng lạ, không kiểm tra được",
            ),
        };
        f.pad(match language {
            Language::Vietnamese => vietnamese,
            _ => english,
        })
    }
}

impl fmt::Display for SignatureFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}
