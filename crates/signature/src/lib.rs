//! Signatures in Vietnam's personal QR code.
//!
//! A payload of version 1.1 is text that anybody can write. Slot 5 of its extension is for an "electronic signature", but
//! the rule names no algorithm. This crate implements one profile:
//!
//! ```abnf
//! slot-5    = algorithm "." key-id "." signature
//! algorithm = "E" / "P"                    ; Ed25519; ECDSA on P-256 with SHA-256
//! key-id    = 1*16( ALPHA / DIGIT / "-" / "_" )
//! signature = 86( ALPHA / DIGIT / "-" / "_" )   ; base64url of 64 bytes: R and S, or r and s, with s low
//! ```
//!
//! The signed message is `vn-personal-qr:v1.1`, a line feed, and the bytes of the payload before the `<` in front of
//! slot 5. Slots 6 and up are not signed; [`Verified::has_unsigned_slots`] reports them.
//!
//! # Tasks
//!
//! | task | item |
//! |---|---|
//! | sign a payload | [`sign()`] with a [`SigningKey`] |
//! | verify a scanned text | [`verify()`] with a [`KeySet`]: returns a [`Verified`] payload or a [`VerifyError`] |
//! | read and publish public keys | [`KeySet::from_json`], [`KeySet::to_json`] |
//! | read and store a private key | [`SigningKey::from_jwk`], [`SigningKey::to_jwk`] |
//! | use a security module, a service or another algorithm | [`sign_with`], [`verify_with`] |
//! | show the format of a signature without a key | [`SignatureFinding::of`], [`SignatureSlot::parse`] |
//!
//! ```
//! use vn_personal_qr::PersonalQr;
//! use vn_personal_qr_signature::{Algorithm, KeySet, SigningKey, sign, verify};
//!
//! // The issuer. A real secret comes from a secure random source.
//! let key = SigningKey::from_secret(Algorithm::ED25519, &[7; 32])?;
//! let mut keys = KeySet::default();
//! keys.insert(key.key_id(), key.verifying_key())?;
//! let published = keys.to_json();
//! let payload = PersonalQr::decode(b"001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1")?;
//! let signed = sign(&payload, &key)?;
//! assert!(signed.as_str().starts_with("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1<<<E."));
//!
//! // The verifier, with the published keys.
//! let keys = KeySet::from_json(published.as_bytes())?;
//! let verified = verify(signed.as_str().as_bytes(), &keys)?;
//! assert_eq!(verified.payload().name().as_str(), "NGUYEN AN");
//! assert!(!verified.has_unsigned_slots());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # What a signature proves
//!
//! A valid signature proves that the holder of the key wrote the signed part. It does not prove that the person who shows
//! the code is the person in it, that the code was not copied, or that it was not revoked.
//!
//! Errors display in English; [`Localize`](vn_personal_qr::Localize) gives the Vietnamese message.
//!
//! Source: the project's `docs/spec/signature.md`; RFC 8032, FIPS 186-5, RFC 6979; keys RFC 7517, RFC 8037, RFC 7638.

#![no_std]
// The library must not panic on any input.
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
mod finding;
mod ignored_reason;
mod jwk;
mod key_error;
mod key_id;
mod key_set;
mod message;
mod sign;
mod signing_key;
mod slot;
mod verified;
mod verify;
mod verifying_key;

#[cfg(test)]
mod standards;

/// Tests the samples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
enum Readme {}

pub use algorithm::{Algorithm, AlgorithmError, SlotSignature};
pub use finding::SignatureFinding;
pub use ignored_reason::IgnoredReason;
pub use key_error::{KeyError, KeyErrorKind};
pub use key_id::{KeyId, KeyIdError};
pub use key_set::{IgnoredKey, KeySet};
pub use sign::{SignError, sign, sign_with};
pub use signing_key::SigningKey;
pub use slot::{SignatureSlot, SlotError};
pub use verified::Verified;
pub use verify::{VerifyError, verify, verify_with};
pub use verifying_key::VerifyingKey;
