#![allow(
    unreachable_pub,
    reason = "tests include this file as a private module"
)]

use std::sync::LazyLock;

use vn_personal_qr::{Language, Localize as _, PersonalQr};
use vn_personal_qr_signature::{Algorithm, KeySet, SigningKey, sign, verify};

const PAYLOAD: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

/// Two keys, and all texts signed with them.
struct Issuer {
    keys: KeySet,
    signed: Vec<String>,
}

static ISSUER: LazyLock<Issuer> = LazyLock::new(|| {
    let payload = PersonalQr::try_from(PAYLOAD).expect("a payload");
    let mut keys = KeySet::default();
    let mut signed = Vec::new();
    for algorithm in [Algorithm::ED25519, Algorithm::P256] {
        let key = SigningKey::from_secret(algorithm, &[7; 32]).expect("a key");
        keys.insert(key.key_id(), key.verifying_key()).expect("new");
        signed.push(sign(&payload, &key).expect("signed").into_string());
    }
    Issuer { keys, signed }
});

/// Only texts that were signed verify, apart from slots after the signature, which `has_unsigned_slots` reports.
///
/// The input is a text; and a list of changes to a signed text: three pairs of position and byte, then bytes to append.
///
/// # Panics
///
/// Panics if the law does not hold.
pub fn verified_only_if_signed(input: &[u8]) {
    check(input);
    for signed in &ISSUER.signed {
        let mut text = signed.clone().into_bytes();
        let (changes, appended) = input.split_at(input.len().min(6));
        for change in changes.chunks_exact(2) {
            let at = usize::from(change[0]) % text.len();
            text[at] ^= change[1];
        }
        text.extend_from_slice(appended);
        check(&text);
    }
}

fn check(text: &[u8]) {
    match verify(text, &ISSUER.keys) {
        Ok(verified) => {
            let signed =
                { ISSUER.signed.iter() }.find(|signed| text.starts_with(signed.as_bytes()));
            let behind = &text[signed.expect("it was signed").len()..];
            assert!(behind.is_empty() || behind.starts_with(b"<"));
            let is_filled = behind.iter().any(|byte| *byte != b'<');
            assert_eq!(verified.has_unsigned_slots(), is_filled);
            assert_eq!(Ok(*verified.payload()), PersonalQr::decode(text));
            let _ = format!("{verified:?}");
        }
        Err(error) => {
            let _ = format!(
                "{error:?}{error}{}",
                error.in_language(Language::Vietnamese)
            );
        }
    }
}
