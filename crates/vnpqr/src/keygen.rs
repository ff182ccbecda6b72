//! `vnpqr keygen`

use std::fs;
use std::io;
use std::path::Path;

use serde_json::{Value, json};
use vn_personal_qr_signature::{KeyId, KeySet, SigningKey};
use zeroize::Zeroizing;

use crate::args::{KeyKind, Keygen};
use crate::input;
use crate::language::Language;
use crate::outcome::{Failure, Verdict};
use crate::output::Output;

pub(crate) fn run(arguments: &Keygen) -> Result<Verdict, Failure> {
    let key = generate(arguments.algorithm)?;
    let key = match arguments.kid {
        Some(name) => key.with_key_id(name),
        None => key,
    };
    let set = with_key(&arguments.keys, &key, arguments.lang)?;

    // Both are written beside their places before either gets its name.
    let mut secret = Output::to_new_secret(&arguments.key)?;
    secret.write(key.to_jwk().as_bytes())?;
    secret.write(b"\n")?;
    let mut public = Output::to(Some(&arguments.keys))?;
    public.write(&set)?;
    secret.finish()?;
    public.finish()?;
    Output::print(format!("{} {}\n", key.key_id(), key.algorithm()).as_bytes())?;
    Ok(Verdict::Good)
}

fn generate(kind: KeyKind) -> Result<SigningKey, Failure> {
    let mut secret = Zeroizing::new([0; 32]);
    loop {
        getrandom::fill(secret.as_mut()).map_err(|error| Failure::Io {
            place: "random bytes".to_owned(),
            error: io::Error::other(error),
        })?;
        // Of P-256 not every number is a key; another will be.
        if let Ok(key) = SigningKey::from_secret(kind.into(), &secret) {
            return Ok(key);
        }
    }
}

/// The JWK Set of the file, if there is one, with the public half of the key added. What else is in it stays.
fn with_key(path: &Path, key: &SigningKey, language: Language) -> Result<Vec<u8>, Failure> {
    let refused = |sentence: &str| Failure::Input(format!("{}: {sentence}", input::place(path)));
    let mut alone = KeySet::default();
    let added = alone.insert(key.key_id(), key.verifying_key());
    let alone: Value = serde_json::from_str(&alone.to_json()).unwrap_or_default();
    let mut document = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => json!({ "keys": [] }),
        Err(error) => return Err(Failure::at(path, error)),
        Ok(json) => {
            let set = KeySet::from_json(&json).and_then(|mut set| {
                set.insert(key.key_id(), key.verifying_key())?;
                added
            });
            set.map_err(|error| {
                let (english, vietnamese) = (error.to_string(), error.vi().to_string());
                refused(language.choose(&english, &vietnamese))
            })?;
            serde_json::from_slice(&json).unwrap_or_default()
        }
    };
    if let (Some(keys), Some(new)) = (document["keys"].as_array_mut(), alone["keys"].get(0)) {
        keys.push(new.clone());
    }
    let mut bytes = serde_json::to_vec_pretty(&document)
        .map_err(|error| Failure::of_output(&input::place(path), error.into()))?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A name for a key, from the command line.
pub(crate) fn key_id(text: &str) -> Result<KeyId, String> {
    KeyId::new(text).map_err(|error| error.to_string())
}
