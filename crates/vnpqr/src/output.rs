//! Where a command's result goes: standard output, or a file that is whole or not there.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::interrupt::removed_on_interrupt;
use crate::outcome::Failure;

/// A place for bytes. What [`finish`](Self::finish) was not called for leaves no file.
pub(crate) struct Output {
    /// What to call it in a complaint.
    place: String,
    target: Target,
}

enum Target {
    Standard(io::Stdout),
    /// A device or a pipe.
    Device(File),
    /// Written beside `path`, and renamed to it when all is well.
    Replacement {
        file: NamedTempFile,
        path: PathBuf,
    },
    /// The same, for its owner alone to read; what is there already stays.
    Secret {
        file: NamedTempFile,
        path: PathBuf,
    },
}

impl Output {
    pub(crate) fn standard() -> Self {
        Self {
            place: "standard output".to_owned(),
            target: Target::Standard(io::stdout()),
        }
    }

    /// Prints a text to standard output.
    pub(crate) fn print(text: &[u8]) -> Result<(), Failure> {
        let mut output = Self::standard();
        output.write(text)?;
        output.finish()
    }

    /// The file, or standard output for none and for `-`.
    pub(crate) fn to(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::standard());
        };
        let target = match fs::metadata(path) {
            // A device or a pipe is written to as it is: a file must not take its place.
            Ok(old) if !old.is_file() => File::options().write(true).open(path).map(Target::Device),
            // Through a link the file it points to is replaced, not the link.
            Ok(old) => path
                .canonicalize()
                .and_then(|path| Target::replacement(path, Some(old.permissions()))),
            Err(_) => Target::replacement(path.to_owned(), None),
        };
        Ok(Self {
            place: path.display().to_string(),
            target: target.map_err(|error| Failure::at(path, error))?,
        })
    }

    /// A new file for its owner alone to read. A key that is there already is not replaced.
    pub(crate) fn to_new_secret(path: &Path) -> Result<Self, Failure> {
        let target = if path.symlink_metadata().is_ok() {
            Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                "there is such a file already, and it may be a key",
            ))
        } else {
            removed_on_interrupt(|| {
                let mut builder = tempfile::Builder::new();
                let builder = builder.prefix(".vnpqr-").suffix(".tmp");
                builder.tempfile_in(folder(path))
            })
        };
        let target = target.map(|file| Target::Secret {
            file,
            path: path.to_owned(),
        });
        Ok(Self {
            place: path.display().to_string(),
            target: target.map_err(|error| Failure::at(path, error))?,
        })
    }

    pub(crate) fn is_standard(&self) -> bool {
        matches!(self.target, Target::Standard(_))
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match &mut self.target {
            Target::Standard(stream) => stream.write_all(bytes),
            Target::Device(file) => file.write_all(bytes),
            Target::Replacement { file, .. } | Target::Secret { file, .. } => {
                file.as_file().write_all(bytes)
            }
        }
        .map_err(|error| Failure::of_output(&self.place, error))
    }

    /// Makes sure that all of it arrived; a file gets its name now.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.target {
            Target::Standard(mut stream) => stream.flush(),
            Target::Device(mut file) => file.flush(),
            Target::Replacement { file, path } => file
                .as_file()
                .sync_all()
                .and_then(|()| file.persist(path).map_err(|refused| refused.error))
                .map(drop),
            Target::Secret { file, path } => file
                .as_file()
                .sync_all()
                .and_then(|()| {
                    file.persist_noclobber(path)
                        .map_err(|refused| refused.error)
                })
                .map(drop),
        }
        .map_err(|error| Failure::of_output(&self.place, error))
    }
}

impl Target {
    /// `permissions` are those of the file to be replaced: what its owner has hidden stays hidden.
    fn replacement(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Self> {
        let file = removed_on_interrupt(|| new_file(folder(&path)))?;
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        Ok(Self::Replacement { file, path })
    }
}

fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A file with the permissions that a new file has; those of temporary files are narrower.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vnpqr-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
