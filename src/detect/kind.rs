//! What a scanned text can be.

use super::UnknownReason;
use crate::catalog::catalog;

/// What a scanned text is, by its shape.
///
/// ```
/// use vn_personal_qr::detect::{CodeKind, OtherFormat, classify};
///
/// let kind = classify("0123456789|4e67|1990|1|-|01 - 028|01/01/2022|-|05/01/2022".as_bytes());
/// assert_eq!((kind, kind.code()), (CodeKind::InsuranceCard, "insurance-card"));
/// assert_eq!(classify(b"HC1:6BFOXN").code(), OtherFormat::EuHealthCertificate.code());
/// ```
///
/// Source: `docs/spec/card-qr.md`, "Telling them apart".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CodeKind {
    /// A personal QR payload, or nearly one. Code `personal-qr`.
    PersonalQr,
    /// The text of an identity card (CCCD, Căn cước). Code `identity-card`.
    IdentityCard,
    /// The text of an insurance card (BHYT). Code `insurance-card`.
    InsuranceCard,
    /// A payload in an armor, `vnqr1:…`. Code `armor`.
    Armor,
    /// Something else that is well known; it is named and not read.
    Other(OtherFormat),
    /// Nothing that is known. Code `unknown`.
    Unknown(UnknownReason),
}

impl CodeKind {
    /// The stable kebab-case name, for programs.
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

    /// What people call it, in English and in Vietnamese.
    pub(super) fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::PersonalQr => ("personal QR", "mã QR cá nhân"),
            Self::IdentityCard => ("identity card", "thẻ căn cước"),
            Self::InsuranceCard => ("insurance card", "thẻ BHYT"),
            Self::Armor => ("armored personal QR", "mã QR cá nhân dạng bọc"),
            Self::Other(OtherFormat::EuHealthCertificate) => {
                ("EU health certificate", "chứng nhận sức khoẻ số của EU")
            }
            Self::Other(OtherFormat::EmvPayment) => ("payment code", "mã thanh toán"),
            Self::Other(OtherFormat::Url) => ("web address", "địa chỉ trang mạng"),
            Self::Unknown(_) => ("unknown", "không nhận ra"),
        }
    }
}

catalog! {
    /// A code that is not ours and well known.
    pub enum OtherFormat {
        /// A digital certificate of the EU, `HC1:…`.
        EuHealthCertificate = "eu-health-certificate",
            "an EU health certificate; it is not read here",
            "chứng nhận sức khoẻ số của EU; không đọc ở đây";
        /// A payment code of EMV, such as `VietQR`: `000201…`.
        EmvPayment = "emv-payment",
            "a payment code (EMV, VietQR); it is not read here",
            "mã thanh toán (EMV, VietQR); không đọc ở đây";
        /// A URL: a scheme and `://`.
        Url = "url",
            "a web address; it is not opened here",
            "địa chỉ trang mạng; không mở ở đây";
    }
}
