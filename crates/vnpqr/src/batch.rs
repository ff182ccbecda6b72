//! Many lines on several threads, with the results in the order of the input.
//!
//! Every worker draws a block of lines and a ticket, works on the block by itself, and waits for its ticket's turn to
//! write. So at any time there is one block a worker in memory, however fast the input and however slow the output.

use std::io;
use std::mem;
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::input::Input;
use crate::lines::Block;
use crate::outcome::Failure;
use crate::output::Output;
use crate::progress::Progress;

/// What came of a block.
#[derive(Default)]
pub(crate) struct Results {
    /// For the output.
    pub(crate) bytes: Vec<u8>,
    /// For standard error.
    pub(crate) complaints: Vec<u8>,
    /// How many lines there were, and how many of them are not what they should be.
    pub(crate) tally: Tally,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct Tally {
    pub(crate) lines: u64,
    pub(crate) bad: u64,
}

/// Runs `work` on all blocks of the input, and gives the output back, not finished, with the tally of all.
///
/// The first failure ends the run at once, also where a worker still waits for input that may never come; what came of
/// the blocks before it has been written then.
pub(crate) fn run(
    input: Input,
    output: Output,
    jobs: NonZeroUsize,
    work: impl Fn(&Block, &mut Results) -> io::Result<()> + Copy + Send + 'static,
) -> Result<(Output, Tally), Failure> {
    let progress = Progress::new(input.size(), output.is_standard());
    let batch = Arc::new(Batch {
        source: Mutex::new(Source {
            input,
            tickets: 0,
            has_ended: false,
        }),
        sink: Mutex::new(Sink {
            turn: 0,
            workers: 0,
            output: Ok(output),
            progress,
            tally: Tally::default(),
        }),
        change: Condvar::new(),
    });
    for number in 1..=jobs.get() {
        let worker = Worker::new(&batch);
        match thread::Builder::new().spawn(move || worker.work(work)) {
            // Where the system gives no more threads, those that are there do the work.
            Err(error) if number == 1 => {
                let place = "a thread to work".to_owned();
                return Err(Failure::Io { place, error });
            }
            _ => {}
        }
    }
    let mut sink = batch.wait_while(|sink| sink.workers > 0 && sink.output.is_ok());
    sink.progress.clear();
    let tally = sink.tally;
    // Taken out of what a worker may still hold, so that a half file is dropped before the process ends.
    let output = mem::replace(&mut sink.output, Err(Failure::BrokenPipe));
    output.map(|output| (output, tally))
}

struct Batch {
    source: Mutex<Source>,
    sink: Mutex<Sink>,
    /// Of anything in the sink that someone waits for.
    change: Condvar,
}

struct Source {
    input: Input,
    tickets: u64,
    has_ended: bool,
}

struct Sink {
    /// The ticket that may write.
    turn: u64,
    workers: usize,
    /// Or what went wrong; nothing is written after that.
    output: Result<Output, Failure>,
    progress: Progress,
    tally: Tally,
}

impl Batch {
    fn wait_while(&self, condition: impl Fn(&Sink) -> bool) -> MutexGuard<'_, Sink> {
        self.change
            .wait_while(lock(&self.sink), |sink| condition(sink))
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The next block and its ticket; `None` where there is no more to do. That reading failed is told in its turn too.
    fn draw(&self, block: &mut Block) -> Option<(RequestId<'_>, Result<(), Failure>)> {
        let mut source = lock(&self.source);
        if source.has_ended {
            return None;
        }
        let read = source.input.next_block(block);
        source.has_ended = !matches!(read, Ok(true));
        if matches!(read, Ok(false)) {
            return None;
        }
        let ticket = RequestId {
            number: source.tickets,
            batch: self,
        };
        source.tickets += 1;
        Some((ticket, read.map(drop)))
    }
}

impl Sink {
    fn take(&mut self, results: &Results, bytes_read: usize) {
        let Ok(output) = &mut self.output else { return };
        if let Err(failure) = output.write(&results.bytes) {
            self.output = Err(failure);
            return;
        }
        self.progress.complain(&results.complaints);
        self.tally.lines += results.tally.lines;
        self.tally.bad += results.tally.bad;
        self.progress.advance(bytes_read);
    }

    /// Drops the output; the first failure is the one to tell.
    fn fail(&mut self, failure: Failure) {
        if self.output.is_ok() {
            self.output = Err(failure);
        }
    }
}

/// One of those who work. It is known when the last is dropped, also by a panic.
struct Worker(Arc<Batch>);

impl Worker {
    fn new(batch: &Arc<Batch>) -> Self {
        lock(&batch.sink).workers += 1;
        Self(Arc::clone(batch))
    }

    fn work(&self, work: impl Fn(&Block, &mut Results) -> io::Result<()>) {
        let mut block = Block::new();
        let mut results = Results::default();
        while let Some((ticket, drawn)) = self.0.draw(&mut block) {
            let done = drawn.and_then(|()| {
                results.bytes.clear();
                results.complaints.clear();
                results.tally = Tally::default();
                work(&block, &mut results).map_err(|error| Failure::of_output("the results", error))
            });
            let mut sink = ticket.wait();
            match done {
                Ok(()) => sink.take(&results, block.len()),
                Err(failure) => sink.fail(failure),
            }
            if sink.output.is_err() {
                break;
            }
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut sink = lock(&self.0.sink);
        sink.workers -= 1;
        if thread::panicking() {
            sink.fail(Failure::Input(
                "a fault of vnpqr itself; please report it".to_owned(),
            ));
        }
        self.0.change.notify_all();
    }
}

/// A right to write in order. The turn passes on when it is dropped, also by a panic: nobody waits forever.
struct RequestId<'b> {
    number: u64,
    batch: &'b Batch,
}

impl<'b> RequestId<'b> {
    fn wait(&self) -> MutexGuard<'b, Sink> {
        self.batch.wait_while(|sink| sink.turn != self.number)
    }
}

impl Drop for RequestId<'_> {
    fn drop(&mut self) {
        self.wait().turn += 1;
        self.batch.change.notify_all();
    }
}

/// A panic elsewhere is reported elsewhere; what it left is still in order.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
