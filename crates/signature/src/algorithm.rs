use core::fmt;

use signature::SignatureEncoding;

/// A signature algorithm, identified by its letter in slot 5.
///
/// ```
/// use vn_personal_qr_signature::Algorithm;
///
/// assert_eq!((Algorithm::ED25519.letter(), Algorithm::P256.letter()), ('E', 'P'));
/// assert_eq!(Algorithm::P256.to_string(), "ECDSA P-256");
/// assert!(Algorithm::other('X').is_some() && Algorithm::other('E').is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Algorithm(u8);

impl Algorithm {
    /// `E`: Ed25519, RFC 8032.
    pub const ED25519: Self = Self(b'E');

    /// `P`: ECDSA on P-256 with SHA-256, FIPS 186-5.
    pub const P256: Self = Self(b'P');

    /// Returns an algorithm outside the profile, for [`sign_with`](crate::sign_with) and
    /// [`verify_with`](crate::verify_with), or `None` unless `letter` is a capital letter other than `E` and `P`.
    #[must_use]
    pub const fn other(letter: char) -> Option<Self> {
        match letter {
            'E' | 'P' => None,
            'A'..='Z' => Some(Self(letter as u8)),
            _ => None,
        }
    }

    pub(crate) const fn from_letter(letter: u8) -> Option<Self> {
        if letter.is_ascii_uppercase() {
            Some(Self(letter))
        } else {
            None
        }
    }

    /// Returns the letter.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }

    /// Returns whether the algorithm is in the profile: Ed25519 or ECDSA P-256.
    #[must_use]
    pub const fn is_supported(self) -> bool {
        matches!(self, Self::ED25519 | Self::P256)
    }
}

/// Writes the name, or the letter of an algorithm outside the profile.
impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ED25519 => f.pad("Ed25519"),
            Self::P256 => f.pad("ECDSA P-256"),
            Self(letter) => fmt::Write::write_char(f, letter.into()),
        }
    }
}

/// A type of signature that slot 5 can hold, with its algorithm.
///
/// It is implemented for the signatures of `ed25519-dalek` and `p256`. Implement it for a type of your own, with
/// [a letter of your own](Algorithm::other), to use another algorithm. Such texts can be verified with a matching
/// verifier and [`verify_with`](crate::verify_with); other readers report that they are not of this profile.
pub trait SlotSignature: SignatureEncoding {
    /// The algorithm.
    const ALGORITHM: Algorithm;

    /// Returns the only form that is written and accepted.
    ///
    /// Implement it where anybody can turn a valid signature into another valid one. The default returns the signature
    /// unchanged.
    #[must_use]
    fn canonical(self) -> Self {
        self
    }
}

impl SlotSignature for ed25519_dalek::Signature {
    const ALGORITHM: Algorithm = Algorithm::ED25519;
}

impl SlotSignature for p256::ecdsa::Signature {
    const ALGORITHM: Algorithm = Algorithm::P256;

    /// Returns the signature with the lower of `s` and its negative: both are valid.
    fn canonical(self) -> Self {
        self.normalize_s()
    }
}
