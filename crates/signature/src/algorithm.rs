use core::fmt;

use signature::SignatureEncoding;
use vn_personal_qr::catalog;

/// A signature algorithm, identified by its letter in slot 5.
///
/// ```
/// use vn_personal_qr_signature::Algorithm;
///
/// assert_eq!((Algorithm::ED25519.letter(), Algorithm::P256.letter()), ('E', 'P'));
/// assert_eq!(Algorithm::P256.to_string(), "ECDSA P-256");
/// assert!(Algorithm::other('X').is_ok() && Algorithm::other('E').is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Algorithm(u8);

impl Algorithm {
    /// `E`: Ed25519, RFC 8032.
    pub const ED25519: Self = Self(b'E');

    /// `P`: ECDSA on P-256 with SHA-256, FIPS 186-5.
    pub const P256: Self = Self(b'P');

    /// Returns an algorithm outside the profile, for [`sign_with`](crate::sign_with) and
    /// [`verify_with`](crate::verify_with).
    ///
    /// # Errors
    ///
    /// | error | letter |
    /// |---|---|
    /// | [`Letter`](AlgorithmError::Letter) | `x`, `1`, `Đ` |
    /// | [`Taken`](AlgorithmError::Taken) | `E`, `P` |
    pub const fn other(letter: char) -> Result<Self, AlgorithmError> {
        match letter {
            'E' | 'P' => Err(AlgorithmError::Taken),
            'A'..='Z' => Ok(Self(letter as u8)),
            _ => Err(AlgorithmError::Letter),
        }
    }

    /// `letter` is a capital letter.
    pub(crate) const fn from_letter(letter: u8) -> Self {
        Self(letter)
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

catalog! {
    /// An error for a letter that cannot be an [algorithm outside the profile](Algorithm::other).
    pub enum AlgorithmError {
        /// Not a capital letter: `x`.
        Letter = "letter",
            "algorithm: expected a letter A-Z", "thuật toán: cần chữ cái A-Z";
        /// The letter of an algorithm of the profile: `E`.
        Taken = "taken",
            "algorithm: E and P are algorithms of the profile", "thuật toán: E và P đã có trong định dạng";
    }
}

impl core::error::Error for AlgorithmError {}

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
