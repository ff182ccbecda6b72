use core::fmt;

use signature::SignatureEncoding;

/// An algorithm, by the letter that it has in slot 5.
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

    /// An algorithm that is not of the profile, for [`sign_with`](super::sign_with) and
    /// [`verify_with`](super::verify_with): a capital letter other than `E` and `P`.
    #[must_use]
    pub const fn other(letter: char) -> Option<Self> {
        match letter {
            'E' | 'P' => None,
            'A'..='Z' => Some(Self(letter as u8)),
            _ => None,
        }
    }

    pub(super) const fn of_letter(letter: u8) -> Option<Self> {
        if letter.is_ascii_uppercase() {
            Some(Self(letter))
        } else {
            None
        }
    }

    /// The letter.
    #[must_use]
    pub const fn letter(self) -> char {
        self.0 as char
    }

    /// Whether the profile has it.
    #[must_use]
    pub const fn is_supported(self) -> bool {
        matches!(self, Self::ED25519 | Self::P256)
    }
}

/// The name, or for another algorithm its letter.
impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::ED25519 => f.pad("Ed25519"),
            Self::P256 => f.pad("ECDSA P-256"),
            Self(letter) => fmt::Write::write_char(f, letter.into()),
        }
    }
}

/// A type of signature that may stand in slot 5, with the algorithm that it is of.
///
/// The signatures of `ed25519-dalek` and `p256` are such types. For another algorithm implement it for a type of your own,
/// with a letter of your own: whoever has the matching verifier can verify such texts, and every other reader of the profile
/// says that they are not of it.
pub trait SlotSignature: SignatureEncoding {
    /// The algorithm.
    const ALGORITHM: Algorithm;

    /// The one form that is written and accepted, where a signature can be changed into another that holds too. The
    /// default is for algorithms without such.
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

    /// With `s` in the lower half: the negative of `s` holds as well.
    fn canonical(self) -> Self {
        self.normalize_s()
    }
}
