use vn_personal_qr::{PersonalQr, catalog};

use crate::slot::SignatureSlot;

catalog! {
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
    pub enum SignatureFinding {
        /// Slot 5 has the format of the profile: `E.moh-2026.` and 86 characters.
        OfProfile = "signature-of-profile",
            "the signature has the format vn-personal-qr:v1.1, verifying it needs the issuer's key",
            "chữ ký có định dạng vn-personal-qr:v1.1, cần khóa của nơi cấp để kiểm tra";
        /// Slot 5 has another format: `MEUCIQDx`.
        NotOfProfile = "signature-not-of-profile",
            "the signature has an unknown format and cannot be verified",
            "chữ ký không rõ định dạng, không kiểm tra được";
    }
}

impl SignatureFinding {
    /// Returns the finding for the payload's signature, or `None` if it has no signature.
    #[must_use]
    pub fn of(payload: &PersonalQr<'_>) -> Option<Self> {
        let signature = payload.extension().signature()?;
        Some(match SignatureSlot::parse(signature) {
            Some(_) => Self::OfProfile,
            None => Self::NotOfProfile,
        })
    }
}
