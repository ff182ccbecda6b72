use signature::Signer;
use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{
    Algorithm, KeyId, KeySet, SignError, SigningKey, sign_with, verify, verify_with,
};

use crate::support::EXAMPLE;

/// A signer with any behavior.
struct TestSigner(fn(&[u8]) -> Result<p256::ecdsa::Signature, signature::Error>);

impl Signer<p256::ecdsa::Signature> for TestSigner {
    fn try_sign(&self, message: &[u8]) -> Result<p256::ecdsa::Signature, signature::Error> {
        (self.0)(message)
    }
}

#[test]
fn signs_and_verifies_through_the_traits() {
    let payload = PersonalQr::try_from(EXAMPLE).expect("a payload");
    let key_id = KeyId::new("hsm-1").expect("a name");
    let failing = TestSigner(|_| Err(signature::Error::new()));
    assert_eq!(
        sign_with(&payload, key_id, &failing),
        Err(SignError::Signer)
    );

    // A high s, as in half of the signatures of some modules, is replaced by the low one.
    let high = TestSigner(|message| {
        let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
        let low: p256::ecdsa::Signature = key.sign(message);
        let low = low.normalize_s();
        let (r, s) = low.split_scalars();
        p256::ecdsa::Signature::from_scalars(r, -*s)
    });
    let signed = sign_with(&payload, key_id, &high).expect("signed");
    let key = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
    let verifier = key.verifying_key();
    let text = signed.as_str().as_bytes();
    let outcome = verify_with::<p256::ecdsa::Signature>(text, key_id, verifier);
    assert_eq!(
        outcome.map(|verified| *verified.payload()),
        Ok(signed.view())
    );

    let own_key = SigningKey::from_secret(Algorithm::P256, &[7; 32])
        .expect("a key")
        .with_key_id(key_id);
    let mut set = KeySet::default();
    set.insert(key_id, own_key.verifying_key())
        .expect("the first");
    assert!(verify(text, &set).is_ok());
    let changed = signed.as_str().replace("NGUYEN", "NGUYEM");
    let outcome = verify_with::<p256::ecdsa::Signature>(changed.as_bytes(), key_id, verifier);
    assert_eq!(outcome.expect_err("changed").code(), "bad-signature");
    let other = KeyId::new("hsm-2").expect("a name");
    let outcome = verify_with::<p256::ecdsa::Signature>(text, other, verifier);
    assert_eq!(outcome.expect_err("another key").code(), "unknown-key");
    let ed25519 = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key();
    let outcome = verify_with::<ed25519_dalek::Signature>(text, key_id, &ed25519);
    assert_eq!(
        outcome.expect_err("another algorithm").code(),
        "unknown-key"
    );
    let other = format!("{EXAMPLE}<sig");
    let outcome = verify_with::<ed25519_dalek::Signature>(other.as_bytes(), key_id, &ed25519);
    assert_eq!(
        outcome.expect_err("another format").code(),
        "not-this-profile"
    );
    // The longest text of slot 5 has the format, but is not a signature.
    let longest = format!("{EXAMPLE}<P.hsm-1.{}", "A".repeat(1024 - 8));
    let outcome = verify_with::<p256::ecdsa::Signature>(longest.as_bytes(), key_id, verifier);
    assert_eq!(outcome.expect_err("too long").code(), "bad-signature");
}
