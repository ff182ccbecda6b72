use core::fmt;

use vn_personal_qr::{Language, Localize};

/// An error in a key or a key set. It contains nothing of a key.
///
/// ```
/// use vn_personal_qr_signature::{KeyErrorKind, KeySet};
///
/// let error = KeySet::from_json(br#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}"#).unwrap_err();
/// assert_eq!(error.kind(), KeyErrorKind::BadMember { name: "x" });
/// assert_eq!(error.index(), Some(0));
/// assert_eq!(error.to_string(), "keys[0]: x: missing or invalid, expected base64url of 32 bytes");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyError {
    kind: KeyErrorKind,
    index: Option<usize>,
}

/// The kinds of [`KeyError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum KeyErrorKind {
    /// Not JSON: `{"keys":`. Code `not-json`.
    #[error("not JSON (line {line}, column {column})")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// JSON, but not an object with an array `keys`: `[]`. Code `not-a-key-set`.
    #[error("not a JWK Set, expected an object with an array keys")]
    NotAKeySet,
    /// JSON, but not an object with `kty`, or a member that is not a string: `{"kty":1}`. Code `not-a-key`.
    #[error("not a JWK, expected an object with string members")]
    NotAKey,
    /// A private JWK that is neither an Ed25519 nor a P-256 key: `{"kty":"oct"}`. Code `key-type`.
    #[error("unsupported key type, expected Ed25519 or P-256")]
    KeyType,
    /// A number that is missing or not base64url of 32 bytes: `"x":"AA"`. Code `bad-member`.
    #[error("{name}: missing or invalid, expected base64url of 32 bytes")]
    BadMember {
        /// The name of the member: `x`, `y` or `d`.
        name: &'static str,
    },
    /// Coordinates that are not of a point on the curve, or not in their canonical encoding. Code `not-a-point`.
    #[error("not a point on the curve")]
    NotAPoint,
    /// A point of small order, for which anybody can make valid signatures. Code `weak-key`.
    #[error("weak key (point of small order)")]
    WeakKey,
    /// A private key in a set of public keys. Code `private-key`.
    #[error("private key (member d), publish the public key only")]
    PrivateKey,
    /// Public members of a private JWK that do not belong to its `d`. Code `not-a-pair`.
    #[error("public members do not match d")]
    NotAPair,
    /// A `kid` of a private JWK that is not a [`KeyId`](crate::KeyId): `moh.2026`. Code `key-id`.
    #[error("kid: expected 1 to 16 characters A-Z, a-z, 0-9, - or _")]
    KeyId,
    /// A second key with the same key ID and algorithm. Code `duplicate`.
    #[error("duplicate key ID for this algorithm")]
    Duplicate,
}

impl KeyErrorKind {
    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::NotAKeySet => "not-a-key-set",
            Self::NotAKey => "not-a-key",
            Self::KeyType => "key-type",
            Self::BadMember { .. } => "bad-member",
            Self::NotAPoint => "not-a-point",
            Self::WeakKey => "weak-key",
            Self::PrivateKey => "private-key",
            Self::NotAPair => "not-a-pair",
            Self::KeyId => "key-id",
            Self::Duplicate => "duplicate",
        }
    }
}

impl Localize for KeyErrorKind {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language != Language::Vietnamese {
            return fmt::Display::fmt(self, f);
        }
        f.write_str(match self {
            Self::NotJson { line, column } => {
                return write!(f, "không phải JSON (dòng {line}, cột {column})");
            }
            Self::BadMember { name } => {
                return write!(f, "{name}: thiếu hoặc sai, cần base64url của 32 byte");
            }
            Self::NotAKeySet => "không phải JWK Set, cần một đối tượng có mảng keys",
            Self::NotAKey => "không phải JWK, cần một đối tượng có giá trị là chuỗi",
            Self::KeyType => "loại khóa không được hỗ trợ, cần Ed25519 hoặc P-256",
            Self::NotAPoint => "không phải điểm trên đường cong",
            Self::WeakKey => "khóa yếu (điểm có bậc nhỏ)",
            Self::PrivateKey => "khóa bí mật (d), chỉ được công bố khóa công khai",
            Self::NotAPair => "phần công khai không khớp với d",
            Self::KeyId => "kid: cần 1 đến 16 ký tự A-Z, a-z, 0-9, - hoặc _",
            Self::Duplicate => "trùng ID với khóa khác của cùng thuật toán",
        })
    }
}

impl KeyError {
    pub(crate) const fn with_index(kind: KeyErrorKind, index: usize) -> Self {
        Self {
            kind,
            index: Some(index),
        }
    }

    /// Returns the kind of the error.
    #[must_use]
    pub const fn kind(&self) -> KeyErrorKind {
        self.kind
    }

    /// Returns the index of the key in its set, counted from 0.
    #[must_use]
    pub const fn index(&self) -> Option<usize> {
        self.index
    }

    /// Returns the stable kebab-case code of the [kind](Self::kind).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl From<KeyErrorKind> for KeyError {
    fn from(kind: KeyErrorKind) -> Self {
        Self { kind, index: None }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_in(Language::English, f)
    }
}

impl Localize for KeyError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, "keys[{index}]: ")?;
        }
        self.kind.fmt_in(language, f)
    }
}

impl core::error::Error for KeyError {}
