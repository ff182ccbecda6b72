//! Ctrl-C: what is half written goes, then the command.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// The exit code of a command that SIGINT ended, as shells give it.
const INTERRUPTED: i32 = 130;

static HALF_WRITTEN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn half_written() -> MutexGuard<'static, Vec<PathBuf>> {
    HALF_WRITTEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Makes a file that Ctrl-C, or a polite request to end or to hang up, removes.
///
/// Where one of these signals is ignored already, as under `nohup`, all are left as they are: to go on is worth more than
/// to tidy up.
pub(crate) fn removed_on_interrupt(
    make: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<NamedTempFile> {
    let _ = ctrlc::try_set_handler(|| {
        for path in half_written().drain(..) {
            let _ = fs::remove_file(path);
        }
        process::exit(INTERRUPTED);
    });
    // Locked before the file is there: the handler waits until it knows the name.
    let mut paths = half_written();
    let file = make()?;
    paths.push(file.path().to_owned());
    Ok(file)
}
