use core::fmt;

use vn_personal_qr::{Language, Localize};

/// A reason to ignore a key of a JWK Set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum IgnoredReason {
    /// Neither `kty` `OKP` with `crv` `Ed25519` nor `EC` with `P-256`. Code `key-type`.
    KeyType,
    /// `use` is not `sig`, or `key_ops` does not contain `verify`. Code `key-use`.
    Use,
    /// `alg` is another algorithm. Code `key-algorithm`.
    Algorithm,
    /// `kid` is not a [`KeyId`](crate::KeyId). Code `key-id`.
    KeyId,
}

impl IgnoredReason {
    /// All reasons.
    pub const ALL: &'static [Self] = &[Self::KeyType, Self::Use, Self::Algorithm, Self::KeyId];

    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::KeyType => "key-type",
            Self::Use => "key-use",
            Self::Algorithm => "key-algorithm",
            Self::KeyId => "key-id",
        }
    }
}

impl Localize for IgnoredReason {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (english, vietnamese) = match self {
            Self::KeyType => (
                "unsupported key type, expected Ed25519 or P-256",
                "loại khoá không được hỗ trợ, cần Ed25519 hoặc P-256",
            ),
            Self::Use => (
                "not for verifying signatures (use, key_ops)",
                "không dùng để kiểm tra chữ ký (use, key_ops)",
            ),
            Self::Algorithm => (
                "for another algorithm (alg)",
                "dành cho thuật toán khác (alg)",
            ),
            Self::KeyId => (
                "kid: expected 1 to 16 characters A-Z, a-z, 0-9, - or _",
                "kid: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _",
            ),
        };
        f.pad(match language {
            Language::Vietnamese => vietnamese,
            _ => english,
        })
    }
}

impl fmt::Display for IgnoredReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}
