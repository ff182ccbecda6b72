use proptest::prelude::*;
use proptest::sample::Index;
use vn_personal_qr::OtherSlots;
use vn_personal_qr_signature::{sign, verify};

use crate::common::{self, cases, oracle, strategies};
use crate::support::{key_set, keys};

proptest! {
    #![proptest_config(cases(60))]

    /// Readers of version 1.1 that do not support signatures read the same fields.
    #[test]
    fn signing_changes_the_signature_slot_only(value in strategies::values(), which in 0..6_usize) {
        let value = oracle::Value { signature: None, other: Vec::new(), ..value };
        let payload = common::build(&value, "");
        let signed = sign(&payload, &keys()[which]).expect("signed");
        let text = signed.as_str().as_bytes();
        let read = oracle::decode(text).expect("a payload");
        let expected = oracle::Value { signature: read.signature.clone(), ..value.clone() };
        prop_assert_eq!(&read, &expected);
        let verified = verify(text, &key_set()).expect("verified");
        prop_assert_eq!(common::read(verified.payload()), expected);
        let without = signed.view().extension().with_signature(None);
        prop_assert_eq!(signed.view().with_extension(without), Ok(payload));
    }

    #[test]
    fn rejects_a_changed_byte(value in strategies::values(), which in 0..6_usize, at in any::<Index>(), byte in any::<u8>(), other in "[ -;=-{}~]{0,20}") {
        let value = oracle::Value { signature: None, other: Vec::new(), ..value };
        let payload = common::build(&value, "");
        let signed = sign(&payload, &keys()[which]).expect("signed");
        let keys = key_set();
        let mut text = signed.as_str().as_bytes().to_vec();
        let at = at.index(text.len());
        prop_assume!(text[at] != byte);
        text[at] = byte;
        let verified = verify(&text, &keys);
        prop_assert!(verified.is_err(), "byte {}", at);

        let more = OtherSlots::new(&other).expect("slots");
        let extended = signed.view().with_extension(signed.view().extension().with_other(more)).expect("short");
        let verified = verify(extended.encode().as_bytes(), &keys).map(|verified| verified.has_unsigned_slots());
        prop_assert_eq!(verified, Ok(!other.is_empty()));
    }
}
