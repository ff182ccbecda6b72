use core::error::Error;
use core::fmt;

/// Why a key, or a set of them, cannot be used. It shows nothing of a key.
///
/// ```
/// use vn_personal_qr_signature::{KeyErrorKind, KeySet};
///
/// let error = KeySet::from_json(br#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"AA"}]}"#).unwrap_err();
/// assert_eq!(error.kind(), KeyErrorKind::BadMember { name: "x" });
/// assert_eq!(error.index(), Some(0));
/// assert_eq!(error.to_string(), "keys[0]: x is missing, or is not what it should be: base64url of 32 bytes");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyError {
    kind: KeyErrorKind,
    index: Option<usize>,
}

/// What is wrong with a key or a set of keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyErrorKind {
    /// Not JSON: `{"keys":`. Code `not-json`.
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// JSON, but no object with a list `keys`: `[]`. Code `not-a-key-set`.
    NotAKeySet,
    /// JSON, but no object with `kty`, or a member that is no text: `{"kty":1}`. Code `not-a-key`.
    NotAKey,
    /// A private JWK that is neither an Ed25519 nor a P-256 key: `{"kty":"oct"}`. Code `key-type`.
    KeyType,
    /// A number that is missing, or is not written as it should be: `"x":"AA"`. Code `bad-member`.
    BadMember {
        /// The name of the member: `x`, `y`, `d`.
        name: &'static str,
    },
    /// Coordinates that are of no point, or not written in the one right way. Code `not-a-point`.
    NotAPoint,
    /// A point of small order: signatures that hold can be made without a secret. Code `weak-key`.
    WeakKey,
    /// A private key among those to verify with. Code `private-key`.
    PrivateKey,
    /// The public members of a private JWK are not those of its secret one. Code `not-a-pair`.
    NotAPair,
    /// A `kid` of a private JWK that is no [`KeyId`](super::KeyId): `moh.2026`. Code `key-id`.
    KeyId,
    /// A second key of one name and algorithm. Code `duplicate`.
    Duplicate,
}

impl KeyErrorKind {
    /// The stable kebab-case name, for programs.
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

impl KeyError {
    pub(super) const fn at(kind: KeyErrorKind, index: usize) -> Self {
        Self {
            kind,
            index: Some(index),
        }
    }

    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        KeyErrorKind::NotJson {
            line: error.line(),
            column: error.column(),
        }
        .into()
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> KeyErrorKind {
        self.kind
    }

    /// Which key of a set, counted from 0.
    #[must_use]
    pub const fn index(&self) -> Option<usize> {
        self.index
    }

    /// The stable kebab-case name of the [kind](Self::kind).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The sentence in Vietnamese, as something to print; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> impl fmt::Display + Copy {
        Vietnamese(self)
    }
}

impl From<KeyErrorKind> for KeyError {
    fn from(kind: KeyErrorKind) -> Self {
        Self { kind, index: None }
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.index {
            write!(f, "keys[{index}]: ")?;
        }
        match self.kind {
            KeyErrorKind::NotJson { line, column } => {
                write!(f, "not JSON (line {line}, column {column})")
            }
            KeyErrorKind::NotAKeySet => f.write_str("no JWK Set: an object with a list keys"),
            KeyErrorKind::NotAKey => f.write_str("no JWK: an object whose members are texts"),
            KeyErrorKind::KeyType => f.write_str("neither an Ed25519 nor a P-256 key"),
            KeyErrorKind::BadMember { name } => write!(
                f,
                "{name} is missing, or is not what it should be: base64url of 32 bytes"
            ),
            KeyErrorKind::NotAPoint => f.write_str("no point of the curve"),
            KeyErrorKind::WeakKey => f.write_str("a weak key, of small order"),
            KeyErrorKind::PrivateKey => f.write_str(
                "a private key (d); whoever has it can sign, so publish the public half only",
            ),
            KeyErrorKind::NotAPair => f.write_str("the public members are not those of d"),
            KeyErrorKind::KeyId => f.write_str("kid is not 1 to 16 of A-Z, a-z, 0-9, - and _"),
            KeyErrorKind::Duplicate => {
                f.write_str("there is a key of this name and algorithm already")
            }
        }
    }
}

#[derive(Clone, Copy)]
struct Vietnamese(KeyError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(index) = self.0.index {
            write!(f, "keys[{index}]: ")?;
        }
        match self.0.kind {
            KeyErrorKind::NotJson { line, column } => {
                write!(f, "không phải JSON (dòng {line}, cột {column})")
            }
            KeyErrorKind::NotAKeySet => {
                f.write_str("không phải JWK Set: một đối tượng có danh sách keys")
            }
            KeyErrorKind::NotAKey => f.write_str("không phải JWK: một đối tượng gồm các chuỗi"),
            KeyErrorKind::KeyType => f.write_str("không phải khoá Ed25519 hay P-256"),
            KeyErrorKind::BadMember { name } => write!(
                f,
                "{name} bị thiếu hoặc không đúng dạng: base64url của 32 byte"
            ),
            KeyErrorKind::NotAPoint => f.write_str("không phải điểm trên đường cong"),
            KeyErrorKind::WeakKey => f.write_str("khoá yếu, có bậc nhỏ"),
            KeyErrorKind::PrivateKey => f.write_str(
                "đây là khoá bí mật (d); ai có nó cũng ký được, chỉ công bố nửa công khai",
            ),
            KeyErrorKind::NotAPair => f.write_str("phần công khai không thuộc về d"),
            KeyErrorKind::KeyId => {
                f.write_str("kid không gồm 1 đến 16 ký tự A-Z, a-z, 0-9, - và _")
            }
            KeyErrorKind::Duplicate => f.write_str("đã có khoá cùng tên và cùng thuật toán"),
        }
    }
}

impl Error for KeyError {}
