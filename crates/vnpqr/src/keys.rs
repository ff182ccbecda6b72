//! Key files.

use std::fs;
use std::io;
use std::path::Path;

use vn_personal_qr_signature::{KeyError, KeySet, SigningKey};
use zeroize::Zeroizing;

use crate::exit::CommandError;
use crate::input;
use crate::json;
use crate::messages::Message;
use crate::settings::localized;
use crate::stderr;

/// Reads a JWK Set file.
pub(crate) fn read_set(path: &Path) -> Result<KeySet, CommandError> {
    let json = fs::read(path).map_err(|error| CommandError::io(path, error))?;
    KeySet::from_json(text_of(path, &json)?).map_err(|error| key_error(path, error))
}

/// Reports the keys of the set that were ignored: the missing key may be one of them.
pub(crate) fn report_ignored(path: &Path, keys: &KeySet) {
    for ignored in keys.ignored() {
        let reason = ignored.reason();
        let reason = localized(&reason);
        let place = input::place(path);
        stderr::note(format_args!("{place}: keys[{}]: {reason}", ignored.index()));
    }
}

/// Reads a private JWK file. The memory with its text is zeroized.
pub(crate) fn read_private_key(path: &Path) -> Result<SigningKey, CommandError> {
    let json = fs::read(path).map_err(|error| CommandError::io(path, error))?;
    let json = Zeroizing::new(json);
    if is_readable_by_others(path).map_err(|error| CommandError::io(path, error))? {
        let place = input::place(path);
        stderr::note(format_args!("{place}: {}", Message::KeyReadable));
    }
    SigningKey::from_jwk(text_of(path, &json)?).map_err(|error| key_error(path, error))
}

/// Returns the JSON text of a key file.
pub(crate) fn text_of<'a>(path: &Path, json: &'a [u8]) -> Result<&'a [u8], CommandError> {
    json::without_mark(json)
        .map_err(|error| CommandError::Usage(format!("{}: {error}", input::place(path))))
}

fn key_error(path: &Path, error: KeyError) -> CommandError {
    let message = localized(&error);
    CommandError::Usage(format!("{}: {message}", input::place(path)))
}

#[cfg(unix)]
fn is_readable_by_others(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;

    let metadata = fs::metadata(path)?;
    Ok(metadata.is_file() && metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_readable_by_others(_: &Path) -> io::Result<bool> {
    Ok(false)
}
