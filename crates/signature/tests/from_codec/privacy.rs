//! Cut from the codec's tests/privacy.rs; to be merged into this package's tests.

#[cfg(feature = "signature")]
mod signed {
    use vn_personal_qr_signature::{
        Algorithm, KeySet, SignatureFinding, SignatureSlot, SigningKey, sign, verify,
    };

    use super::*;

    /// A secret whose bytes are the canary of all keys, in every way that a key is written.
    const SECRET: [u8; 32] = *b"Qx7#Zw2!Kj9$Vb4%Ny6^Gt1&Hu8*Mc3(";

    fn censor_of_secrets(key: &SigningKey) -> Censor {
        let mut censor = Censor::new();
        let jwk = key.to_jwk();
        let secret = jwk.split("\"d\":\"").nth(1).expect("d");
        let characters: Vec<char> = secret[..43].chars().collect();
        censor
            .pieces
            .extend(characters.windows(5).map(String::from_iter));
        let text = String::from_utf8(SECRET.to_vec()).expect("ASCII");
        censor.pieces.extend(
            text.as_bytes()
                .windows(3)
                .map(|piece| String::from_utf8_lossy(piece).into_owned()),
        );
        let numbers: Vec<String> = SECRET.iter().map(ToString::to_string).collect();
        censor
            .pieces
            .extend(numbers.windows(3).map(|piece| piece.join(", ")));
        censor
    }

    #[test]
    fn no_key_and_no_verdict_shows_a_secret_or_a_person() {
        for algorithm in [Algorithm::ED25519, Algorithm::P256] {
            let key = SigningKey::from_secret(algorithm, &SECRET).expect("a key");
            let mut censor = censor_of_secrets(&key);
            censor.debug(&key);
            censor.debug(Some(&key));
            censor.debug(key.verifying_key());
            censor.debug(key.key_id());
            let mut keys = KeySet::default();
            keys.insert(key.key_id(), key.verifying_key()).expect("new");
            censor.debug(&keys);

            let jwk = key.to_jwk();
            for at in 0..jwk.len() {
                for text in [
                    jwk[..at].to_owned(),
                    [&jwk[..at], "#", &jwk[at + 1..]].concat(),
                ] {
                    if let Err(error) = SigningKey::from_jwk(text.as_bytes()) {
                        censor.debug(error);
                        censor.display(error);
                        censor.display(error.vi());
                    }
                    let set = format!("{{\"keys\":[{text}]}}");
                    if let Err(error) = KeySet::from_json(set.as_bytes()) {
                        censor.debug(error);
                        censor.display(error);
                    }
                }
            }

            for canary in canaries() {
                let payload = PersonalQr::decode(canary.as_bytes()).expect("a payload");
                let error = sign(&payload, &key).expect_err("it has a signature");
                censor.debug(error);
                let extension = payload
                    .extension()
                    .with_signature(None)
                    .with_other(OtherSlots::default());
                let unsigned = payload.with_extension(extension).expect("short");
                let signed = sign(&unsigned, &key).expect("signed");
                let text = signed.as_str();
                let verified = verify(text.as_bytes(), &keys).expect("verified");
                censor.debug(verified);
                censor.debug(verified.to_buf());
                let slot = verified.payload().extension().signature().expect("slot 5");
                censor.debug(SignatureSlot::of(slot));
                censor.debug(SignatureFinding::of(verified.payload()));
                for text in [
                    canary.as_str(),
                    &text[..60],
                    &text.replace("QUIZZ", "QUIZZA"),
                ] {
                    let error = verify(text.as_bytes(), &keys).expect_err("not signed");
                    censor.debug(error);
                    censor.display(error);
                    censor.display(error.vi());
                }
            }
        }
    }
}
