//! Checks that verification does not allocate.

use std::fmt::{self, Write};
use std::hint::black_box;

use allocation_counter::measure;
use vn_personal_qr::{Language, Localize, PersonalQr};
use vn_personal_qr_signature::{Algorithm, KeySet, SigningKey, sign, verify};

/// A writer into a fixed buffer.
struct FixedWriter {
    buffer: [u8; 1024],
    length: usize,
}

impl Write for FixedWriter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let target = self.buffer.get_mut(self.length..end).ok_or(fmt::Error)?;
        target.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[test]
fn counts_allocations() {
    assert_eq!(measure(|| drop(black_box(vec![0_u8; 10]))).count_total, 1);
}

#[test]
fn verifying_does_not_allocate() {
    let mut keys = KeySet::default();
    let payload = PersonalQr::try_from("001093029317|A|1987-01-18|0|1|<1").expect("a payload");
    for algorithm in [Algorithm::ED25519, Algorithm::P256] {
        let key = SigningKey::from_secret(algorithm, &[7; 32]).expect("a key");
        keys.insert(key.key_id(), key.verifying_key()).expect("new");
        let signed = sign(&payload, &key).expect("signed");
        let changed = signed.as_str().replace("|A|", "|B|");
        let mut writer = FixedWriter {
            buffer: [0; 1024],
            length: 0,
        };
        let allocations = measure(|| {
            let verified = verify(black_box(signed.as_str().as_bytes()), &keys);
            assert!(black_box(verified).is_ok());
            let error = verify(changed.as_bytes(), &keys).expect_err("changed");
            let vietnamese = error.in_language(Language::Vietnamese);
            assert!(write!(writer, "{error}{vietnamese}").is_ok());
        });
        assert_eq!(allocations.count_total, 0, "{algorithm}");
    }
}
