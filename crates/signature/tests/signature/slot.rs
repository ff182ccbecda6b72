use vn_personal_qr::{PersonalQr, Signature};
use vn_personal_qr_signature::{Algorithm, SignatureFinding, SignatureSlot, SlotError};

use crate::support::{EXAMPLE, vietnamese};

#[test]
fn parses_slots_of_the_profile_only() {
    let slot = "A".repeat(86);
    for (text, error) in [
        (format!("E.a.{slot}"), None),
        (format!("P.0123456789abc-_Z.{slot}"), None),
        (
            format!("E.0123456789abc-_ZZ.{slot}"),
            Some(SlotError::KeyId),
        ),
        (format!("E..{slot}"), Some(SlotError::KeyId)),
        (format!("E.a.b.{slot}"), Some(SlotError::Signature)),
        (format!("e.a.{slot}"), Some(SlotError::Format)),
        (format!("EE.a.{slot}"), Some(SlotError::Format)),
        (format!("X.a.{slot}"), Some(SlotError::Algorithm)),
        (format!(".a.{slot}"), Some(SlotError::Format)),
        (format!("E.a.{slot}A"), Some(SlotError::Signature)),
        (format!("E.a.{}", &slot[1..]), Some(SlotError::Signature)),
        (format!("E.a.{}B", &slot[1..]), Some(SlotError::Signature)),
        (format!("E.a.{}Q", &slot[1..]), None),
        (format!("E.a.{}+", &slot[1..]), Some(SlotError::Signature)),
        (format!("E.a.{slot}="), Some(SlotError::Signature)),
        ("E.a.".to_owned(), Some(SlotError::Signature)),
        ("E.a".to_owned(), Some(SlotError::Format)),
        ("E".to_owned(), Some(SlotError::Format)),
    ] {
        let signature = Signature::new(&text).expect("a text");
        assert_eq!(SignatureSlot::parse(signature).err(), error, "{text}");
        let payload = PersonalQr::try_from(EXAMPLE).expect("a payload");
        let extension = payload.extension().with_signature(signature);
        let payload = payload.with_extension(extension).expect("short");
        let finding = if error.is_none() {
            SignatureFinding::OfProfile
        } else {
            SignatureFinding::NotOfProfile
        };
        assert_eq!(SignatureFinding::of(&payload), Some(finding));
    }
    let unsigned = PersonalQr::try_from(EXAMPLE).expect("a payload");
    assert_eq!(SignatureFinding::of(&unsigned), None);
    let codes = SignatureFinding::ALL.iter().map(|finding| finding.code());
    assert!(codes.eq(["signature-of-profile", "signature-not-of-profile"]));
    for finding in SignatureFinding::ALL {
        assert_ne!(finding.to_string(), vietnamese(finding));
    }
    for error in SlotError::ALL {
        assert_ne!(error.to_string(), vietnamese(error));
    }
}

#[test]
fn debug_shows_no_signature() {
    let text = format!("E.moh-2026.{}", "A".repeat(86));
    let slot = SignatureSlot::parse(Signature::new(&text).expect("a text")).expect("a slot");
    assert_eq!(
        format!("{slot:?}"),
        format!(
            "SignatureSlot {{ algorithm: {:?}, key_id: KeyId(moh-2026), .. }}",
            Algorithm::ED25519
        )
    );
}
