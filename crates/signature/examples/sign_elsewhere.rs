//! Signs with a key that is kept elsewhere: in a security module, behind a service. Whatever signs takes part through the
//! trait `Signer` of the crate `signature`; the library never sees the key.
//!
//! `cargo run --features signature --example sign_elsewhere`

use std::cell::Cell;

use p256::ecdsa::{Signature, VerifyingKey};
use signature::Signer;
use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{self as qr_signature, KeyId, KeySet};

/// Stands for a session with the module. A real one sends the message there.
struct SecurityModule {
    key: p256::ecdsa::SigningKey,
    used: Cell<u32>,
}

impl Signer<Signature> for SecurityModule {
    fn try_sign(&self, message: &[u8]) -> Result<Signature, signature::Error> {
        self.used.set(self.used.get() + 1);
        println!("the module signs {} bytes", message.len());
        self.key.try_sign(message)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let module = SecurityModule {
        key: p256::ecdsa::SigningKey::from_slice(&[7; 32])?,
        used: Cell::new(0),
    };
    let payload =
        PersonalQr::try_from("001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1")?;
    let signed = qr_signature::sign_with::<Signature>(&payload, KeyId::new("hsm-1")?, &module)?;
    println!("{}", signed.as_str());

    // Who verifies needs the public half only: as a key set, or as any verifier.
    let point = VerifyingKey::from(&module.key).to_sec1_point(false);
    let (x, y) = (point.x().ok_or("no x")?, point.y().ok_or("no y")?);
    let mut keys = KeySet::default();
    let key = qr_signature::VerifyingKey::p256(&(*x).into(), &(*y).into())?;
    keys.insert(KeyId::new("hsm-1")?, key)?;
    let verified = qr_signature::verify(signed.as_str().as_bytes(), &keys)?;
    println!(
        "verified: {}, key {}",
        verified.payload().name().as_str(),
        verified.key_id()
    );
    println!("used {} time", module.used.get());
    Ok(())
}
