//! `vnpqr keygen`

use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde_json::{Value, json};
use vn_personal_qr_signature::{KeySet, SigningKey};
use zeroize::Zeroizing;

use crate::args::{KeyAlgorithm, Keygen};
use crate::exit::{CommandError, Status};
use crate::input;
use crate::keys;
use crate::messages::Message;
use crate::output::{self, Output};
use crate::settings::localized;

pub(super) fn run(arguments: &Keygen) -> Result<Status, CommandError> {
    let key = generate(arguments.algorithm)?;
    let key = match arguments.kid {
        Some(key_id) => key.with_key_id(key_id),
        None => key,
    };
    let _lock = lock(&arguments.keys)?;
    let set = add_to_set(&arguments.keys, &key)?;

    // Both temporary files are written before either is renamed.
    let mut secret = Output::create_secret(&arguments.key)?;
    secret.write(key.to_jwk().as_bytes())?;
    secret.write(b"\n")?;
    let mut public = Output::open(Some(&arguments.keys), arguments.force)?;
    public.write(&set)?;
    secret.finish()?;
    public.finish()?;
    Output::print(format!("{} {}\n", key.key_id(), key.algorithm()).as_bytes())?;
    Ok(Status::Success)
}

/// Keeps other runs from changing the set between reading and replacing it, until the returned file is dropped.
///
/// Locks the folder, since the file is replaced. Some systems cannot open or lock a folder; there, runs are not protected
/// from each other.
fn lock(path: &Path) -> Result<Option<File>, CommandError> {
    let Ok(folder) = File::open(output::folder(path)) else {
        return Ok(None);
    };
    match folder.lock() {
        Ok(()) => Ok(Some(folder)),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(None),
        Err(error) => Err(CommandError::io(path, error)),
    }
}

fn generate(algorithm: KeyAlgorithm) -> Result<SigningKey, CommandError> {
    let mut secret = Zeroizing::new([0; 32]);
    loop {
        getrandom::fill(secret.as_mut()).map_err(|error| CommandError::Io {
            place: Message::RandomBytes.to_string(),
            error: io::Error::other(error),
        })?;
        // A few numbers are not a valid P-256 key.
        if let Ok(key) = SigningKey::from_secret(algorithm.into(), &secret) {
            return Ok(key);
        }
    }
}

/// Returns the JWK Set of the file, if it exists, with the public key added. Its other members are kept.
fn add_to_set(path: &Path, key: &SigningKey) -> Result<Vec<u8>, CommandError> {
    let key_error =
        |message: &str| CommandError::Usage(format!("{}: {message}", input::place(path)));
    let mut new_set = KeySet::default();
    let added = new_set.insert(key.key_id(), key.verifying_key());
    let new_set: Value = serde_json::from_str(&new_set.to_json()).unwrap_or_default();
    let mut document = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => json!({ "keys": [] }),
        Err(error) => return Err(CommandError::io(path, error)),
        Ok(json) => {
            let json = keys::text_of(path, &json)?;
            let set = KeySet::from_json(json).and_then(|mut set| {
                set.insert(key.key_id(), key.verifying_key())?;
                added
            });
            set.map_err(|error| key_error(&localized(&error).to_string()))?;
            serde_json::from_slice(json).unwrap_or_default()
        }
    };
    if let (Some(keys), Some(new)) = (document["keys"].as_array_mut(), new_set["keys"].get(0)) {
        keys.push(new.clone());
    }
    let mut bytes = serde_json::to_vec_pretty(&document)
        .map_err(|error| CommandError::output(input::place(path), error.into()))?;
    bytes.push(b'\n');
    Ok(bytes)
}
