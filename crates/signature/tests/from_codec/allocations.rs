//! Cut from the codec's tests/allocations.rs; to be merged into this package's tests.

#[cfg(feature = "signature")]
#[test]
fn verifying_does_not_allocate() {
    use vn_personal_qr_signature::{self, Algorithm, KeySet, SigningKey};

    let mut keys = KeySet::default();
    let payload = PersonalQr::try_from("001093029317|A|1987-01-18|0|1|<1").expect("a payload");
    for algorithm in [Algorithm::ED25519, Algorithm::P256] {
        let key = SigningKey::from_secret(algorithm, &[7; 32]).expect("a key");
        keys.insert(key.key_id(), key.verifying_key()).expect("new");
        let signed = signature::sign(&payload, &key).expect("signed");
        let changed = signed.as_str().replace("|A|", "|B|");
        let mut writer = Fixed::new();
        let allocations = count(|| {
            let verified = signature::verify(black_box(signed.as_str().as_bytes()), &keys);
            assert!(black_box(verified).is_ok());
            let error = signature::verify(changed.as_bytes(), &keys).expect_err("changed");
            assert!(write!(writer, "{error}{}", error.vi()).is_ok());
        });
        assert_eq!(allocations, 0, "{algorithm}");
    }
}
