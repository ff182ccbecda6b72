//! Picture files, and folders of them.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use qr_scan::Picture;

use crate::exit::CommandError;
use crate::input::{self, is_standard};
use crate::messages::Message;
use crate::stderr;

/// The largest file that is read: 50 million uncompressed pixels of 24 bits have 150 MB.
const MAX_BYTES: u64 = 256 << 20;

/// Lists the pictures of the arguments in order; those of a folder are sorted by name.
///
/// A missing file is an error here, before the pictures before it are read.
pub(crate) fn list(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CommandError> {
    let mut pictures = Vec::new();
    for path in paths {
        if is_standard(path) {
            pictures.push(path.clone());
            continue;
        }
        let metadata = fs::metadata(path).map_err(|error| CommandError::io(path, error))?;
        if metadata.is_dir() {
            add_folder(path, &mut pictures)?;
        } else {
            pictures.push(path.clone());
        }
    }
    Ok(pictures)
}

/// Adds the pictures of a folder and its subfolders, and reports all other files. Symbolic links to folders are not
/// followed: there may be cycles.
fn add_folder(folder: &Path, pictures: &mut Vec<PathBuf>) -> Result<(), CommandError> {
    let io_error = |error| CommandError::io(folder, error);
    let entries = fs::read_dir(folder).map_err(io_error)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(io_error)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(io_error)?.is_dir() {
            add_folder(&path, pictures)?;
        } else if is_picture(&path) {
            pictures.push(path);
        } else {
            let place = input::escaped(&path);
            stderr::note(Message::PassedOver.with(&[&place]));
        }
    }
    Ok(())
}

/// Returns `true` for a file that begins as a picture, or has the name of a PNG or JPEG file, or cannot be opened: reading it
/// reports the reason. A pipe or a device is not opened.
fn is_picture(path: &Path) -> bool {
    if !fs::metadata(path).is_ok_and(|metadata| metadata.is_file()) {
        return false;
    }
    let mut start = Vec::new();
    let length = File::open(path).and_then(|file| file.take(12).read_to_end(&mut start));
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_named = extension.is_some_and(|extension| {
        let known = ["png", "jpg", "jpeg"];
        known
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
    });
    is_named || length.is_err() || Picture::is_file(&start) || is_other_picture(&start)
}

/// Returns whether a file begins as a picture of a format that is not read: GIF, BMP, TIFF, WebP, HEIC or AVIF.
fn is_other_picture(start: &[u8]) -> bool {
    let starts = [b"GIF8".as_slice(), b"BM", b"II*\0", b"MM\0*"];
    let is_riff = start.starts_with(b"RIFF") && start.ends_with(b"WEBP");
    let brand = start.get(4..12).unwrap_or_default();
    let brands = [b"heic", b"heix", b"mif1", b"msf1", b"avif"];
    let is_heif = brand
        .strip_prefix(b"ftyp")
        .is_some_and(|brand| brands.iter().any(|known| brand == known.as_slice()));
    is_riff || is_heif || starts.iter().any(|known| start.starts_with(known))
}

/// Returns the number of bytes of the pictures, if known.
pub(crate) fn size(pictures: &[PathBuf]) -> Option<u64> {
    let sizes = pictures
        .iter()
        .map(|path| fs::metadata(path).ok().filter(fs::Metadata::is_file));
    sizes
        .map(|metadata| metadata.map(|metadata| metadata.len()))
        .sum()
}

/// Reads a picture file.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file: Box<dyn Read> = if is_standard(path) {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let mut bytes = Vec::new();
    let length = (&mut file).take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if length as u64 > MAX_BYTES {
        return Err(io::Error::other(Message::PictureTooLarge.to_string()));
    }
    Ok(bytes)
}
