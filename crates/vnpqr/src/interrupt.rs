//! Removes unfinished files on Ctrl-C.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::NamedTempFile;

/// The exit code of a command ended by SIGINT, as shells report it.
const INTERRUPTED: i32 = 130;

static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates a file that SIGINT, SIGTERM and SIGHUP remove.
///
/// If one of these signals is already ignored, as under `nohup`, no handler is set: the run should go on.
pub(crate) fn removed_on_interrupt(
    create: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<NamedTempFile> {
    let _ = ctrlc::try_set_handler(|| {
        for path in unfinished().drain(..) {
            let _ = fs::remove_file(path);
        }
        process::exit(INTERRUPTED);
    });
    // Locked before the file exists, so that the handler waits until its path is in the list.
    let mut paths = unfinished();
    let file = create()?;
    paths.push(file.path().to_owned());
    Ok(file)
}
