//! What a scanned text can be.

use super::Reason;
use crate::catalogue::catalogue;

/// What a scanned text is, by its shape.
///
/// ```
/// use vn_personal_qr::gate::{Kind, KnownOther, tell};
///
/// let kind = tell("0123456789|4e67|1990|1|-|01 - 028|01/01/2022|-|05/01/2022".as_bytes());
/// assert_eq!((kind, kind.code()), (Kind::InsuranceCard, "insurance-card"));
/// assert_eq!(tell(b"HC1:6BFOXN").code(), KnownOther::EuHealthCertificate.code());
/// ```
///
/// Source: `docs/spec/card-qr.md`, "Telling them apart".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A personal QR payload, or nearly one. Code `personal-qr`.
    PersonalQr,
    /// The text of an identity card (CCCD, Căn cước). Code `identity-card`.
    IdentityCard,
    /// The text of an insurance card (BHYT). Code `insurance-card`.
    InsuranceCard,
    /// A payload in an armour, `vnqr1:…`. Code `armour`.
    Armour,
    /// Something else that is well known; it is named and not read.
    Other(KnownOther),
    /// Nothing that is known. Code `unknown`.
    Unknown(Reason),
}

impl Kind {
    /// The stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PersonalQr => "personal-qr",
            Self::IdentityCard => "identity-card",
            Self::InsuranceCard => "insurance-card",
            Self::Armour => "armour",
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
            Self::Armour => ("armoured personal QR", "mã QR cá nhân dạng bọc"),
            Self::Other(KnownOther::EuHealthCertificate) => {
                ("EU health certificate", "chứng nhận sức khoẻ số của EU")
            }
            Self::Other(KnownOther::EmvPayment) => ("payment code", "mã thanh toán"),
            Self::Other(KnownOther::Url) => ("web address", "địa chỉ trang mạng"),
            Self::Unknown(_) => ("unknown", "không nhận ra"),
        }
    }
}

catalogue! {
    /// A code that is not ours and well known.
    pub enum KnownOther {
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
