//! Signs with a key that the library cannot read: in a security module or behind a service.
//!
//! The signer implements the trait `Signer` of the crate `signature`.
//!
//! `cargo run -p vn-personal-qr-signature --example sign_elsewhere`

use std::cell::Cell;

use p256::ecdsa::{Signature, VerifyingKey};
use signature::Signer;
use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{self as qr_signature, KeyId, KeySet, sign_with, verify};

/// A mock of a session with a security module. A real session sends the message to the module.
struct SecurityModule {
    key: p256::ecdsa::SigningKey,
    calls: Cell<u32>,
}

impl Signer<Signature> for SecurityModule {
    fn try_sign(&self, message: &[u8]) -> Result<Signature, signature::Error> {
        self.calls.set(self.calls.get() + 1);
        println!("the module signs {} bytes", message.len());
        self.key.try_sign(message)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let module = SecurityModule {
        key: p256::ecdsa::SigningKey::from_slice(&[7; 32])?,
        calls: Cell::new(0),
    };
    let payload =
        PersonalQr::try_from("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1")?;
    let signed = sign_with::<Signature>(&payload, KeyId::new("hsm-1")?, &module)?;
    println!("{}", signed.as_str());

    // Verification needs the public key only.
    let point = VerifyingKey::from(&module.key).to_sec1_point(false);
    let (x, y) = (point.x().ok_or("no x")?, point.y().ok_or("no y")?);
    let mut keys = KeySet::default();
    let key = qr_signature::VerifyingKey::p256(&(*x).into(), &(*y).into())?;
    keys.insert(KeyId::new("hsm-1")?, key)?;
    let verified = verify(signed.as_str().as_bytes(), &keys)?;
    println!(
        "verified: {}, key {}",
        verified.payload().name().as_str(),
        verified.key_id()
    );
    println!("signatures made: {}", module.calls.get());
    Ok(())
}
