use core::fmt;

use super::reason::UnknownReason;
use crate::catalog::catalog;
use crate::language::{Language, Localize};

/// The kind of a scanned text, determined by its shape.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, OtherFormat, classify};
///
/// let kind = classify("0123456789|4e67|1990|1|-|01 - 028|01/01/2022|-|05/01/2022".as_bytes());
/// assert_eq!((kind, kind.code()), (CodeKind::InsuranceCard, "insurance-card"));
/// assert_eq!(classify(b"HC1:6BFOXN").code(), OtherFormat::EuHealthCertificate.code());
/// ```
///
/// Source: `docs/spec/card-qr.md`, rules of detection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodeKind {
    /// A personal QR payload, possibly damaged. Code `personal-qr`.
    PersonalQr,
    /// The text of an identity card (CCCD, Căn cước). Code `identity-card`.
    IdentityCard,
    /// The text of an insurance card (BHYT). Code `insurance-card`.
    InsuranceCard,
    /// An armored payload, `vnqr1:…`. Code `armor`.
    Armor,
    /// Another known format, which is not read. Code as in [`OtherFormat::code`].
    Other(OtherFormat),
    /// No known format. Code `unknown`.
    Unknown(UnknownReason),
}

impl CodeKind {
    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonalQr => "personal-qr",
            Self::IdentityCard => "identity-card",
            Self::InsuranceCard => "insurance-card",
            Self::Armor => "armor",
            Self::Other(other) => other.code(),
            Self::Unknown(_) => "unknown",
        }
    }
}

impl Localize for CodeKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(language.pick(match self {
            Self::PersonalQr => ("personal QR", "mã QR cá nhân"),
            Self::IdentityCard => ("identity card", "thẻ căn cước"),
            Self::InsuranceCard => ("insurance card", "thẻ BHYT"),
            Self::Armor => ("armored personal QR", "mã QR cá nhân dạng chuỗi vnqr1"),
            Self::Other(OtherFormat::EuHealthCertificate) => {
                ("EU health certificate", "chứng nhận sức khỏe số của EU")
            }
            Self::Other(OtherFormat::EmvPayment) => ("payment code", "mã thanh toán"),
            Self::Other(OtherFormat::Url) => ("web address", "địa chỉ web"),
            Self::Other(OtherFormat::VCard) => ("contact", "danh thiếp"),
            Self::Other(OtherFormat::Wifi) => ("Wi-Fi network", "mạng Wi-Fi"),
            Self::Other(OtherFormat::Tel) => ("phone number", "số điện thoại"),
            Self::Other(OtherFormat::Mailto) => ("e-mail address", "địa chỉ email"),
            Self::Other(OtherFormat::PassportZone) => ("passport", "hộ chiếu"),
            Self::Unknown(_) => ("unknown", "không nhận dạng được"),
        }))
    }
}

impl fmt::Display for CodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

catalog! {
    /// A known format that is not read.
    pub enum OtherFormat {
        /// A digital health certificate of the EU, `HC1:…`.
        EuHealthCertificate = "eu-health-certificate",
            "EU health certificate, not supported",
            "chứng nhận sức khỏe số của EU, không hỗ trợ";
        /// An EMV payment code, such as `VietQR`: `000201…`.
        EmvPayment = "emv-payment",
            "payment code (EMV, VietQR), not supported",
            "mã thanh toán (EMV, VietQR), không hỗ trợ";
        /// A URL: a scheme and `://`.
        Url = "url",
            "web address, not supported",
            "địa chỉ web, không hỗ trợ";
        /// A contact in the format `vCard`: `BEGIN:VCARD…`.
        VCard = "vcard",
            "contact (vCard), not supported",
            "danh thiếp (vCard), không hỗ trợ";
        /// The name and password of a Wi-Fi network: `WIFI:S:…`.
        Wifi = "wifi",
            "Wi-Fi network, not supported",
            "mạng Wi-Fi, không hỗ trợ";
        /// A phone number as a link: `tel:…`.
        Tel = "tel",
            "phone number, not supported",
            "số điện thoại, không hỗ trợ";
        /// An e-mail address as a link: `mailto:…`.
        Mailto = "mailto",
            "e-mail address, not supported",
            "địa chỉ email, không hỗ trợ";
        /// The machine readable zone of a passport: two lines of 44 characters, `P<…` (ICAO 9303).
        PassportZone = "passport-zone",
            "machine readable zone of a passport, not supported",
            "vùng đọc máy (MRZ) của hộ chiếu, không hỗ trợ";
    }
}
