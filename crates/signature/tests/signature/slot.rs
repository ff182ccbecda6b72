use vn_personal_qr::{PersonalQr, Signature};
use vn_personal_qr_signature::{Algorithm, SignatureFinding, SignatureSlot};

use crate::support::{EXAMPLE, vietnamese};

#[test]
fn parses_slots_of_the_profile_only() {
    let slot = "A".repeat(86);
    for (text, is_supported) in [
        (format!("E.a.{slot}"), true),
        (format!("P.0123456789abc-_Z.{slot}"), true),
        (format!("E.0123456789abc-_ZZ.{slot}"), false),
        (format!("E..{slot}"), false),
        (format!("E.a.b.{slot}"), false),
        (format!("e.a.{slot}"), false),
        (format!("X.a.{slot}"), false),
        (format!(".a.{slot}"), false),
        (format!("E.a.{slot}A"), false),
        (format!("E.a.{}", &slot[1..]), false),
        (format!("E.a.{}B", &slot[1..]), false),
        (format!("E.a.{}Q", &slot[1..]), true),
        (format!("E.a.{}+", &slot[1..]), false),
        (format!("E.a.{slot}="), false),
        ("E.a.".to_owned(), false),
        ("E".to_owned(), false),
    ] {
        let signature = Signature::new(&text).expect("a text");
        assert_eq!(
            SignatureSlot::parse(signature).is_some(),
            is_supported,
            "{text}"
        );
        let payload = PersonalQr::try_from(EXAMPLE).expect("a payload");
        let extension = payload.extension().with_signature(signature);
        let payload = payload.with_extension(extension).expect("short");
        let finding = if is_supported {
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
