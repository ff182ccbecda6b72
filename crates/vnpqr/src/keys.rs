//! Files of keys.

use std::fs;
use std::io;
use std::path::Path;

use vn_personal_qr_signature::{KeyError, KeySet, SigningKey};
use zeroize::Zeroizing;

use crate::complaint::complain;
use crate::input;
use crate::language::Language;
use crate::outcome::Failure;

/// The keys of a JWK Set file.
pub(crate) fn read_set(path: &Path, language: Language) -> Result<KeySet, Failure> {
    let json = fs::read(path).map_err(|error| Failure::at(path, error))?;
    KeySet::from_json(&json).map_err(|error| refused(path, error, language))
}

/// Says which keys of the set were passed over: it may have been one of them.
pub(crate) fn tell_ignored(path: &Path, keys: &KeySet, language: Language) {
    for ignored in keys.ignored() {
        let english = ignored.reason().to_string();
        let reason = language.choose(english.as_str(), ignored.reason().vi());
        let place = input::place(path);
        complain(format_args!("{place}: keys[{}]: {reason}", ignored.index()));
    }
}

/// A private JWK file. What was read is wiped.
pub(crate) fn read_secret(path: &Path, language: Language) -> Result<SigningKey, Failure> {
    let json = fs::read(path).map_err(|error| Failure::at(path, error))?;
    let json = Zeroizing::new(json);
    if is_open_to_others(path).map_err(|error| Failure::at(path, error))? {
        let place = input::place(path);
        let warning = language.choose(
            "other users of the machine can read this private key",
            "người dùng khác trên máy đọc được khoá bí mật này",
        );
        complain(format_args!("{place}: {warning}"));
    }
    SigningKey::from_jwk(&json).map_err(|error| refused(path, error, language))
}

fn refused(path: &Path, error: KeyError, language: Language) -> Failure {
    let (english, vietnamese) = (error.to_string(), error.vi().to_string());
    let sentence = language.choose(&english, &vietnamese);
    Failure::Input(format!("{}: {sentence}", input::place(path)))
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;

    let metadata = fs::metadata(path)?;
    Ok(metadata.is_file() && metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_: &Path) -> io::Result<bool> {
    Ok(false)
}
