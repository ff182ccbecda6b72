//! The time of verification, compared with the bare verification of the same messages by the algorithm crates.
//!
//! Limit: 1.1 times the bare verification.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use p256::ecdsa::signature::{Signer, Verifier};
use vn_personal_qr::PersonalQr;
use vn_personal_qr_signature::{Algorithm, KeySet, SigningKey, sign, verify};

/// The number of payloads.
const COUNT: usize = 64;

fn benches(criterion: &mut Criterion) {
    let payloads: Vec<PersonalQr<'_>> = include_str!("../../../benches/corpus.txt")
        .lines()
        .filter_map(|text| PersonalQr::try_from(text).ok())
        .filter(|payload| payload.extension().signature().is_none())
        .filter(|payload| payload.extension().other().is_empty())
        .take(COUNT)
        .collect();
    assert_eq!(payloads.len(), COUNT);
    let signed = |key: &SigningKey| -> Vec<String> {
        let texts = payloads.iter().map(|payload| sign(payload, key));
        texts
            .map(|text| text.expect("signed").into_string())
            .collect()
    };
    let messages = |texts: &[String]| -> Vec<Vec<u8>> {
        let signed_parts = texts
            .iter()
            .map(|text| &text[..text.rfind('<').expect("slot 5")]);
        signed_parts
            .map(|part| format!("vn-personal-qr:v1.1\n{part}").into_bytes())
            .collect()
    };
    let keys = |key: &SigningKey| {
        let mut keys = KeySet::default();
        keys.insert(key.key_id(), key.verifying_key())
            .expect("the first");
        keys
    };

    let mut group = criterion.benchmark_group("verify");
    {
        let key = SigningKey::from_secret(Algorithm::ED25519, &[7; 32]).expect("a key");
        let (texts, keys) = (signed(&key), keys(&key));
        let bare = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        let verifier = bare.verifying_key();
        let messages = messages(&texts);
        let signatures: Vec<_> = messages.iter().map(|message| bare.sign(message)).collect();
        group.bench_function("Ed25519", |bencher| {
            bencher.iter(|| {
                for text in &texts {
                    let outcome = verify(black_box(text.as_bytes()), &keys);
                    black_box(outcome).expect("verified");
                }
            });
        });
        group.bench_function("Ed25519 bare", |bencher| {
            bencher.iter(|| {
                for (message, signature) in messages.iter().zip(&signatures) {
                    let outcome = verifier.verify_strict(black_box(message), black_box(signature));
                    black_box(outcome).expect("verified");
                }
            });
        });
    }
    {
        let key = SigningKey::from_secret(Algorithm::P256, &[7; 32]).expect("a key");
        let (texts, keys) = (signed(&key), keys(&key));
        let bare = p256::ecdsa::SigningKey::from_slice(&[7; 32]).expect("a key");
        let verifier = bare.verifying_key();
        let messages = messages(&texts);
        let signatures: Vec<p256::ecdsa::Signature> =
            messages.iter().map(|message| bare.sign(message)).collect();
        group.bench_function("P-256", |bencher| {
            bencher.iter(|| {
                for text in &texts {
                    let outcome = verify(black_box(text.as_bytes()), &keys);
                    black_box(outcome).expect("verified");
                }
            });
        });
        group.bench_function("P-256 bare", |bencher| {
            bencher.iter(|| {
                for (message, signature) in messages.iter().zip(&signatures) {
                    let outcome = verifier.verify(black_box(message), black_box(signature));
                    black_box(outcome).expect("verified");
                }
            });
        });
    }
    group.finish();
}

criterion_group!(signatures, benches);
criterion_main!(signatures);
