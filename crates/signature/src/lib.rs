//! Proof of origin: a signature in slot 5 that every reader of version 1.1 takes for what the rule calls it.
//!
//! The rule gives slot 5 to an "electronic signature" and names no algorithm. This is one profile of it:
//!
//! ```abnf
//! slot-5    = algorithm "." key-id "." signature
//! algorithm = "E" / "P"                    ; Ed25519; ECDSA on P-256 with SHA-256
//! key-id    = 1*16( ALPHA / DIGIT / "-" / "_" )
//! signature = 86( ALPHA / DIGIT / "-" / "_" )   ; base64url of 64 bytes: R and S, or r and s, with s low
//! ```
//!
//! What is signed is `vn-personal-qr:v1.1`, a line feed, and the payload's bytes up to and not including the `<` in front
//! of slot 5. Slots from the sixth on are not covered; a [`Verified`] payload tells whether it has some.
//!
//! ```
//! use vn_personal_qr::PersonalQr;
//! use vn_personal_qr_signature::{self, Algorithm, KeySet, SigningKey};
//!
//! // The issuer, who keeps the key and publishes its public half. A real secret comes from a source of random bytes.
//! let key = SigningKey::from_secret(Algorithm::ED25519, &[7; 32])?;
//! let mut published = KeySet::default();
//! published.insert(key.key_id(), key.verifying_key())?;
//! let jwks = published.to_json();
//! let payload = PersonalQr::decode(b"001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1")?;
//! let signed = signature::sign(&payload, &key)?;
//! assert!(signed.as_str().starts_with("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<<<E."));
//!
//! // Whoever scans it, who has the issuer's keys.
//! let keys = KeySet::from_json(jwks.as_bytes())?;
//! let verified = signature::verify(signed.as_str().as_bytes(), &keys)?;
//! assert_eq!(verified.payload().name().as_str(), "NGUYEN AN");
//! assert!(!verified.has_unsigned_slots());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! **What it proves:** that the holder of the key wrote this text. **What not:** that the person who shows it is that
//! person, that it has not been shown before, that it still holds. `docs/signature.md` says more.
//!
//! Algorithms are those of the crates `ed25519-dalek` and `p256`; keys elsewhere, as in a security module, take part through
//! the traits of the crate `signature`: [`sign_with`], [`verify_with`].
//!
//! Source: the project's `docs/spec/signature.md`; RFC 8032, FIPS 186-5, RFC 6979; keys RFC 7517, RFC 8037, RFC 7638.

#![no_std]
// Nothing in the library may panic.
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::unwrap_used
    )
)]
#![warn(
    clippy::alloc_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core
)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

mod algorithm;
mod jwk;
mod key_error;
mod key_id;
mod key_set;
mod message;
mod sign;
mod signing_key;
mod slot;
#[cfg(test)]
mod standards;
mod verified;
mod verify;
mod verifying_key;

pub use algorithm::{Algorithm, SlotSignature};
pub use key_error::{KeyError, KeyErrorKind};
pub use key_id::{KeyId, KeyIdError};
pub use key_set::{IgnoredKey, IgnoredReason, KeySet};
pub use sign::{SignError, sign, sign_with};
pub use signing_key::SigningKey;
pub use slot::{SignatureFinding, SignatureSlot};
pub use verified::Verified;
pub use verify::{VerifyError, verify, verify_with};
pub use verifying_key::VerifyingKey;

use base64::alphabet::URL_SAFE;
use base64::engine::GeneralPurpose;
use base64::engine::general_purpose::NO_PAD;

/// Refuses padding, and bits behind the last byte.
const BASE64: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, NO_PAD);
