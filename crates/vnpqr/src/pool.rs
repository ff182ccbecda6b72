//! Work on several threads, with results in the order of the input.

use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::exit::CommandError;
use crate::messages::Message;

/// Worker threads.
#[derive(Clone, Copy)]
pub(crate) struct Pool {
    pub(crate) threads: NonZeroUsize,
    /// The number of completed jobs that may wait for an earlier one. It bounds the memory: there are at most
    /// `threads + waiting + 1` jobs. If jobs differ much in time, more of them keep the threads busy.
    pub(crate) waiting: usize,
}

impl Pool {
    /// Fills jobs with `read`, completes them with `work` on the threads, and passes them to `write` in the order in
    /// which they were read.
    ///
    /// `read` returns `false` at the end of the input, also if it is called again. It runs on one thread at a time.
    /// `write` runs on the current thread. A written job is used again.
    ///
    /// The first error of `write` ends the run at once, even if a thread still waits for input: such a thread is left
    /// behind.
    pub(crate) fn run<J: Default + Send + 'static>(
        self,
        read: impl FnMut(&mut J) -> bool + Send + 'static,
        work: impl Fn(&mut J) + Send + Sync + 'static,
        mut write: impl FnMut(&mut J) -> Result<(), CommandError>,
    ) -> Result<(), CommandError> {
        let threads = self.threads.get();
        let (turns, ordered) = mpsc::sync_channel(threads - 1 + self.waiting);
        let (recycle, spare) = mpsc::channel();
        let source = Source { read, turns, spare };
        let shared = Arc::new((Mutex::new(source), work));
        let mut workers = Vec::new();
        for _ in 0..threads {
            let shared = Arc::clone(&shared);
            let worker = thread::Builder::new().spawn(move || {
                let (source, work) = &*shared;
                while let Some((mut job, done)) = next(source) {
                    work(&mut job);
                    // The receiver is gone after an error.
                    let _ = done.send(job);
                }
            });
            match worker {
                Ok(worker) => workers.push(worker),
                Err(error) if workers.is_empty() => {
                    let place = Message::WorkerThread.to_string();
                    return Err(CommandError::Io { place, error });
                }
                // If the system limits the number of threads, those that exist do the work.
                Err(_) => break,
            }
        }
        drop(shared);

        let panicked = || CommandError::from(Message::InternalError);
        for job in ordered {
            let mut job = job.recv().map_err(|_| panicked())?;
            write(&mut job)?;
            let _ = recycle.send(job);
        }
        // A panic of `read` closes the channel too.
        for worker in workers {
            worker.join().map_err(|_| panicked())?;
        }
        Ok(())
    }
}

struct Source<J, R> {
    read: R,
    /// Where each job will arrive, in the order of the input.
    turns: SyncSender<Receiver<J>>,
    spare: Receiver<J>,
}

/// Reads a job and returns it with the channel for the completed job; `None` at the end of the run.
fn next<J: Default, R: FnMut(&mut J) -> bool>(
    source: &Mutex<Source<J, R>>,
) -> Option<(J, SyncSender<J>)> {
    let mut source = source.lock().ok()?;
    let mut job = source.spare.try_recv().unwrap_or_default();
    if !(source.read)(&mut job) {
        return None;
    }
    let (done, turn) = mpsc::sync_channel(1);
    source.turns.send(turn).ok()?;
    Some((job, done))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    const POOL: Pool = Pool {
        threads: NonZeroUsize::new(3).expect("three"),
        waiting: 2,
    };

    /// Numbers up to `end`.
    fn count_to(end: u32) -> impl FnMut(&mut u32) -> bool + Send + 'static {
        let mut numbers = 0..end;
        move |job| {
            let number = numbers.next();
            *job = number.unwrap_or_default();
            number.is_some()
        }
    }

    #[test]
    fn writes_in_the_order_of_the_input() {
        let mut written = Vec::new();
        let work = |job: &mut u32| {
            let millis = u64::from(job.is_multiple_of(7)) * 3;
            thread::sleep(Duration::from_millis(millis));
            *job *= 2;
        };
        POOL.run(count_to(100), work, |job| {
            written.push(*job);
            Ok(())
        })
        .expect("no error");
        assert!(written.into_iter().eq((0..100).map(|number| number * 2)));
    }

    #[test]
    fn reads_no_further_than_its_memory_allows() {
        #[derive(Default)]
        struct Counted(Option<Arc<()>>);
        let token = Arc::new(());
        let mut jobs = 0..50;
        let for_jobs = Arc::clone(&token);
        let read = move |job: &mut Counted| {
            job.0.get_or_insert_with(|| Arc::clone(&for_jobs));
            jobs.next().is_some()
        };
        POOL.run(
            read,
            |_| {},
            |_| {
                thread::sleep(Duration::from_millis(1));
                // The token itself, that of `read`, and those of the jobs.
                assert!(Arc::strong_count(&token) <= 2 + 3 + 2 + 1);
                Ok(())
            },
        )
        .expect("no error");
    }

    #[test]
    fn an_error_ends_the_run_while_a_thread_waits_for_input() {
        let (input, lines) = mpsc::channel();
        let read = move |job: &mut u32| lines.recv().map(|line| *job = line).is_ok();
        input.send(1).expect("a reader");
        let result = POOL.run(read, |_| {}, |_| Err(CommandError::BrokenPipe));
        assert!(matches!(result, Err(CommandError::BrokenPipe)));
        drop(input);
    }

    #[test]
    fn reports_panics() {
        let panics = |job: &mut u32| assert!(*job != 5, "invented");
        let mut written = 0;
        let result = POOL.run(count_to(10), panics, |_| {
            written += 1;
            Ok(())
        });
        assert!(matches!(result, Err(CommandError::Usage(_))));
        assert_eq!(written, 5);

        let read = |_: &mut u32| panic!("invented");
        let result = POOL.run(read, |_| {}, |_| Ok(()));
        assert!(matches!(result, Err(CommandError::Usage(_))));
    }
}
