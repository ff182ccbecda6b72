//! Removes unfinished files on signals.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::process;
use std::sync::{Mutex, MutexGuard, Once, PoisonError};
#[cfg(unix)]
use std::thread;

use tempfile::NamedTempFile;

/// The exit code of a command ended by SIGINT, as shells report it. Also for the other signals.
const INTERRUPTED: i32 = 130;

static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

fn unfinished() -> MutexGuard<'static, Vec<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Creates a file that SIGINT, SIGTERM and SIGHUP remove.
///
/// A signal that is ignored stays ignored, as SIGHUP under `nohup` and SIGINT in the background of a script: the run should go on.
pub(crate) fn removed_on_interrupt(
    create: impl FnOnce() -> io::Result<NamedTempFile>,
) -> io::Result<NamedTempFile> {
    static HANDLER: Once = Once::new();
    HANDLER.call_once(set_handler);
    // Locked before the file exists, so that the handler waits until its path is in the list.
    let mut paths = unfinished();
    let file = create()?;
    paths.push(file.path().to_owned());
    Ok(file)
}

fn remove_all_and_exit() -> ! {
    for path in unfinished().drain(..) {
        let _ = fs::remove_file(path);
    }
    process::exit(INTERRUPTED)
}

#[cfg(unix)]
fn set_handler() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;

    let ignored = ignored_signals();
    let signals = [SIGINT, SIGTERM, SIGHUP];
    let signals = signals
        .into_iter()
        .filter(|signal| ignored >> (signal - 1) & 1 == 0);
    if let Ok(mut signals) = Signals::new(signals) {
        thread::spawn(move || {
            if signals.forever().next().is_some() {
                remove_all_and_exit();
            }
        });
    }
}

/// Returns the set of ignored signals, the lowest bit for signal 1. Empty where the system has no `/proc`.
#[cfg(unix)]
fn ignored_signals() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    ignored
        .and_then(|set| u64::from_str_radix(set.trim(), 16).ok())
        .unwrap_or(0)
}

#[cfg(not(unix))]
fn set_handler() {
    let _ = ctrlc::try_set_handler(|| remove_all_and_exit());
}
