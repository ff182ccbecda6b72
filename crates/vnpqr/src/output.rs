//! The output of a command: standard output, or a file that appears only when it is complete.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::exit::CommandError;
use crate::input;
use crate::interrupt::removed_on_interrupt;
use crate::messages::Message;

/// An output. If [`finish`](Self::finish) is not called, no file is left.
pub(crate) struct Output {
    /// The name in error messages.
    place: String,
    target: Target,
}

enum Target {
    Standard(io::Stdout),
    /// A device or a pipe.
    Device(File),
    /// A temporary file in the folder of `path`, renamed to it at the end.
    Replacement {
        file: NamedTempFile,
        path: PathBuf,
    },
    /// The same, readable only by its owner; does not replace a file.
    Secret {
        file: NamedTempFile,
        path: PathBuf,
    },
}

impl Output {
    pub(crate) fn standard() -> Self {
        Self {
            place: Message::StandardOutput.to_string(),
            target: Target::Standard(io::stdout()),
        }
    }

    /// Writes a text to standard output.
    pub(crate) fn print(text: &[u8]) -> Result<(), CommandError> {
        let mut output = Self::standard();
        output.write(text)?;
        output.finish()
    }

    /// Opens the file, or standard output for `None` and `-`.
    ///
    /// A write-protected file is replaced only with `force`. Renaming would not notice the protection.
    pub(crate) fn open(path: Option<&Path>, force: bool) -> Result<Self, CommandError> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::standard());
        };
        let target = match fs::metadata(path) {
            // A file must not replace a device or a pipe, nor what a process has opened, as `/dev/stdout` and `/dev/fd/3`.
            Ok(old) if !old.is_file() || is_opened(path) => {
                File::options().append(true).open(path).map(Target::Device)
            }
            Ok(old) if old.permissions().readonly() && !force => {
                let message = Message::WriteProtected.to_string();
                Err(io::Error::new(io::ErrorKind::PermissionDenied, message))
            }
            // The target of a symbolic link is replaced, not the link.
            Ok(old) => path
                .canonicalize()
                .and_then(|path| Target::replacement(path, Some(old.permissions()))),
            Err(_) => Target::replacement(end_of_links(path), None),
        };
        Ok(Self {
            place: input::escaped(path),
            target: target.map_err(|error| CommandError::io(path, error))?,
        })
    }

    /// Creates a file that only its owner can read. An existing file is an error: it may be a key.
    pub(crate) fn create_secret(path: &Path) -> Result<Self, CommandError> {
        let target = if path.symlink_metadata().is_ok() {
            Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                Message::KeyExists.to_string(),
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
            place: input::escaped(path),
            target: target.map_err(|error| CommandError::io(path, error))?,
        })
    }

    pub(crate) fn is_standard(&self) -> bool {
        matches!(self.target, Target::Standard(_))
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), CommandError> {
        match &mut self.target {
            Target::Standard(stream) => stream.write_all(bytes),
            Target::Device(file) => file.write_all(bytes),
            Target::Replacement { file, .. } | Target::Secret { file, .. } => {
                file.as_file().write_all(bytes)
            }
        }
        .map_err(|error| CommandError::output(&self.place, error))
    }

    /// Flushes the output and gives a file its name.
    pub(crate) fn finish(self) -> Result<(), CommandError> {
        match self.target {
            Target::Standard(mut stream) => stream.flush(),
            Target::Device(mut file) => file.flush(),
            Target::Replacement { file, path } => file
                .as_file()
                .sync_all()
                .and_then(|()| file.persist(path).map_err(io::Error::from))
                .map(drop),
            Target::Secret { file, path } => file
                .as_file()
                .sync_all()
                .and_then(|()| file.persist_noclobber(path).map_err(io::Error::from))
                .map(drop),
        }
        .map_err(|error| CommandError::output(&self.place, error))
    }
}

impl Target {
    /// `permissions` are those of the file to be replaced; they are kept.
    fn replacement(path: PathBuf, permissions: Option<Permissions>) -> io::Result<Self> {
        let file = removed_on_interrupt(|| new_file(folder(&path)))?;
        if let Some(permissions) = permissions {
            file.as_file().set_permissions(permissions)?;
        }
        Ok(Self::Replacement { file, path })
    }
}

/// Returns `true` for a path in a folder of the operating system that lists open files.
fn is_opened(path: &Path) -> bool {
    let folder = folder(path).canonicalize();
    folder.is_ok_and(|folder| folder.starts_with("/dev") || folder.starts_with("/proc"))
}

/// Returns the path that dangling symbolic links lead to.
fn end_of_links(path: &Path) -> PathBuf {
    let mut end = path.to_owned();
    // The number of links that Linux follows.
    for _ in 0..40 {
        match fs::read_link(&end) {
            Ok(next) => end = folder(&end).join(next),
            Err(_) => break,
        }
    }
    end
}

pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Creates a temporary file with the permissions of a new file instead of 0600.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".vnpqr-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
