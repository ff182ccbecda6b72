//! The pictures that a command reads: files, and folders of them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::input::is_standard;
use crate::outcome::Failure;

/// No picture file is larger than this: 50 million pixels of 24 bits that nothing could be saved on have 150 MB.
const MAX_BYTES: u64 = 256 << 20;

/// The pictures named on the command line, in order, with those in folders by name. That one is missing is said now, not after
/// hours spent on those before it.
pub(crate) fn list(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut pictures = Vec::new();
    for path in named {
        if is_standard(path) {
            pictures.push(path.clone());
            continue;
        }
        let metadata = fs::metadata(path).map_err(|error| Failure::at(path, error))?;
        if metadata.is_dir() {
            add_folder(path, &mut pictures)?;
        } else {
            pictures.push(path.clone());
        }
    }
    Ok(pictures)
}

/// Adds the pictures of a folder and those below it. A link to a folder is not followed: it might lead back.
fn add_folder(folder: &Path, pictures: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let failed = |error| Failure::at(folder, error);
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(failed)?.is_dir() {
            add_folder(&path, pictures)?;
        } else if is_picture(&path) {
            pictures.push(path);
        }
    }
    Ok(())
}

fn is_picture(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["png", "jpg", "jpeg"]
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    })
}

/// How many bytes the pictures have, where that is known.
pub(crate) fn size(pictures: &[PathBuf]) -> Option<u64> {
    let sizes = pictures
        .iter()
        .map(|path| fs::metadata(path).ok().filter(fs::Metadata::is_file));
    sizes
        .map(|metadata| metadata.map(|metadata| metadata.len()))
        .sum()
}

/// The bytes of a picture.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file: Box<dyn Read> = if is_standard(path) {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let mut bytes = Vec::new();
    let length = (&mut file).take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if length as u64 > MAX_BYTES {
        return Err(io::Error::other("a file of more than 256 MiB"));
    }
    Ok(bytes)
}
