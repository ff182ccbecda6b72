//! Test vectors of the standards, whose messages are not payloads.

use alloc::vec::Vec;

use crate::algorithm::Algorithm;
use crate::key_error::KeyErrorKind;
use crate::sign::{SignError, canonical_signature};
use crate::signing_key::{SecretKey, SigningKey};
use crate::verifying_key::VerifyingKey;

fn sign_message(key: &SigningKey, message: &[u8]) -> Result<[u8; 64], SignError> {
    match key.secret_key() {
        SecretKey::Ed25519(signer) => {
            canonical_signature::<ed25519_dalek::Signature>(signer, message)
        }
        SecretKey::P256(signer) => {
            canonical_signature::<p256::ecdsa::Signature>(signer, message).map(Into::into)
        }
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("a digit");
    let pairs = hex.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte"))
        .collect()
}

fn number(hex: &str) -> [u8; 32] {
    bytes(hex).try_into().expect("32 bytes")
}

fn signature(hex: &str) -> [u8; 64] {
    bytes(hex).try_into().expect("64 bytes")
}

/// RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc). Secret, public, message, signature.
const ED25519: [[&str; 4]; 4] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
    ],
];

#[test]
fn signs_and_verifies_the_ed25519_vectors() {
    for [secret, public, message, expected] in ED25519 {
        let (message, expected) = (bytes(message), signature(expected));
        let key = SigningKey::from_secret(Algorithm::ED25519, &number(secret)).expect("a key");
        let verifier = VerifyingKey::ed25519(&number(public)).expect("a key");
        assert_eq!(key.verifying_key(), verifier);
        assert_eq!(sign_message(&key, &message), Ok(expected));
        assert!(verifier.is_valid(&message, &expected));
        assert!(!verifier.is_valid(&[&message, &b"x"[..]].concat(), &expected));
        for at in 0..64 {
            let mut changed = expected;
            changed[at] ^= 1;
            assert!(!verifier.is_valid(&message, &changed), "byte {at}");
        }
    }
}

const ORDER: &str = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";

/// RFC 6979, appendix A.2.5, with SHA-256: message, r, s.
const P256: [[&str; 3]; 2] = [
    [
        "sample",
        "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716",
        "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8",
    ],
    [
        "test",
        "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367",
        "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083",
    ],
];

/// Returns the negative modulo the order of the curve.
fn negative(number: [u8; 32]) -> [u8; 32] {
    let mut difference = [0; 32];
    let mut borrow = 0;
    for ((target, order), byte) in { &mut difference }
        .iter_mut()
        .zip(bytes(ORDER))
        .zip(number)
        .rev()
    {
        let digit = i32::from(order) - i32::from(byte) - borrow;
        borrow = i32::from(digit < 0);
        *target = u8::try_from(digit.rem_euclid(256)).expect("a byte");
    }
    difference
}

#[test]
fn signs_and_verifies_the_p256_vectors_with_a_low_s() {
    let secret = number("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721");
    let x = number("60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6");
    let y = number("7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299");
    let key = SigningKey::from_secret(Algorithm::P256, &secret).expect("a key");
    let verifier = VerifyingKey::p256(&x, &y).expect("a key");
    assert_eq!(key.verifying_key(), verifier);
    for [message, r, s] in P256 {
        let s = number(s);
        let low = s.min(negative(s));
        let high = s.max(negative(s));
        let with = |s: [u8; 32]| signature_of_parts(number(r), s);
        assert_eq!(
            sign_message(&key, message.as_bytes()),
            Ok(with(low)),
            "{message}"
        );
        assert!(verifier.is_valid(message.as_bytes(), &with(low)));
        assert!(
            !verifier.is_valid(message.as_bytes(), &with(high)),
            "a high s"
        );
        assert!(!verifier.is_valid(b"another", &with(low)));
        for at in 0..64 {
            let mut changed = with(low);
            changed[at] ^= 1;
            assert!(
                !verifier.is_valid(message.as_bytes(), &changed),
                "byte {at}"
            );
        }
    }
}

fn signature_of_parts(r: [u8; 32], s: [u8; 32]) -> [u8; 64] {
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&r);
    signature[32..].copy_from_slice(&s);
    signature
}

#[test]
fn rejects_invalid_p256_secrets() {
    for secret in [[0; 32], number(ORDER), [0xFF; 32]] {
        let error = SigningKey::from_secret(Algorithm::P256, &secret).expect_err("no key");
        assert_eq!(error.kind(), KeyErrorKind::BadMember { name: "d" });
    }
    let other = Algorithm::other('X').expect("a letter");
    let error = SigningKey::from_secret(other, &[7; 32]).expect_err("no key");
    assert_eq!(error.kind(), KeyErrorKind::KeyType);
}

/// All encodings of the points whose order divides 8.
const SMALL_ORDER: [&str; 14] = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
];

#[test]
fn rejects_ed25519_keys_of_small_order() {
    for key in SMALL_ORDER {
        let error = VerifyingKey::ed25519(&number(key)).expect_err(key);
        assert!(
            matches!(
                error.kind(),
                KeyErrorKind::WeakKey | KeyErrorKind::NotAPoint
            ),
            "{key}"
        );
    }
}

/// A coordinate and its sum with the field prime are the same point.
#[test]
fn rejects_ed25519_keys_that_are_not_canonical() {
    let mut points = 0;
    for least in 0xED..=0xFF {
        for most in [0x7F, 0xFF] {
            let mut key = [0xFF; 32];
            (key[0], key[31]) = (least, most);
            points += usize::from(ed25519_dalek::VerifyingKey::from_bytes(&key).is_ok());
            assert!(
                VerifyingKey::ed25519(&key).is_err(),
                "{least:02x}, {most:02x}"
            );
        }
    }
    assert!(points > 10, "ed25519-dalek accepts {points} of them");
}

#[test]
fn rejects_p256_keys_off_the_curve() {
    for (x, y) in [
        ([0; 32], [0; 32]),
        ([7; 32], [7; 32]),
        ([0xFF; 32], [1; 32]),
    ] {
        let error = VerifyingKey::p256(&x, &y).expect_err("no point");
        assert_eq!(error.kind(), KeyErrorKind::NotAPoint);
    }
}
