//! Processes blocks of lines on several threads and writes the results in the order of the input.
//!
//! Each worker reads a block and gets a turn, processes the block, and waits for its turn to write. So there is one
//! block per worker in memory, however fast the input and however slow the output.

use std::io;
use std::mem;
use std::num::NonZeroUsize;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::exit::CommandError;
use crate::input::Input;
use crate::lines::Block;
use crate::output::Output;
use crate::progress::Progress;

/// The results of a block.
#[derive(Default)]
pub(crate) struct Results {
    /// The bytes for the output.
    pub(crate) bytes: Vec<u8>,
    /// The messages for standard error.
    pub(crate) messages: Vec<u8>,
    pub(crate) counts: LineCounts,
}

#[derive(Clone, Copy, Default)]
pub(crate) struct LineCounts {
    pub(crate) total: u64,
    pub(crate) invalid: u64,
}

/// Runs `process` on all blocks of the input. Returns the output, not yet finished, and the line counts.
///
/// The first error ends the run at once, even if a worker still waits for input. The results of the blocks before it
/// are written.
pub(crate) fn run(
    input: Input,
    output: Output,
    jobs: NonZeroUsize,
    process: impl Fn(&Block, &mut Results) -> io::Result<()> + Copy + Send + 'static,
) -> Result<(Output, LineCounts), CommandError> {
    let progress = Progress::new(input.size(), output.is_standard());
    let batch = Arc::new(Batch {
        source: Mutex::new(Source {
            input,
            next_turn: 0,
            has_ended: false,
        }),
        sink: Mutex::new(Sink {
            turn: 0,
            workers: 0,
            output: Ok(output),
            progress,
            counts: LineCounts::default(),
        }),
        sink_changed: Condvar::new(),
    });
    for number in 1..=jobs.get() {
        let worker = Worker::new(&batch);
        match thread::Builder::new().spawn(move || worker.run(process)) {
            // If the system limits the number of threads, those that exist do the work.
            Err(error) if number == 1 => {
                let place = "worker thread".to_owned();
                return Err(CommandError::Io { place, error });
            }
            _ => {}
        }
    }
    let mut sink = batch.wait_while(|sink| sink.workers > 0 && sink.output.is_ok());
    sink.progress.clear();
    let counts = sink.counts;
    // A worker may still hold the batch. Moving the output out drops an unfinished file before the process ends.
    let output = mem::replace(&mut sink.output, Err(CommandError::BrokenPipe));
    output.map(|output| (output, counts))
}

struct Batch {
    source: Mutex<Source>,
    sink: Mutex<Sink>,
    /// Notified after each change that a thread may wait for.
    sink_changed: Condvar,
}

struct Source {
    input: Input,
    next_turn: u64,
    has_ended: bool,
}

struct Sink {
    /// The turn that may write.
    turn: u64,
    workers: usize,
    /// The first error ends the output.
    output: Result<Output, CommandError>,
    progress: Progress,
    counts: LineCounts,
}

impl Batch {
    fn wait_while(&self, condition: impl Fn(&Sink) -> bool) -> MutexGuard<'_, Sink> {
        self.sink_changed
            .wait_while(lock(&self.sink), |sink| condition(sink))
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the next block and returns its turn; `None` at the end of the input. An input error is returned with a
    /// turn, so that it is reported in order.
    fn read_block(&self, block: &mut Block) -> Option<(Turn<'_>, Result<(), CommandError>)> {
        let mut source = lock(&self.source);
        if source.has_ended {
            return None;
        }
        let read = source.input.next_block(block);
        source.has_ended = !matches!(read, Ok(true));
        if matches!(read, Ok(false)) {
            return None;
        }
        let turn = Turn {
            number: source.next_turn,
            batch: self,
        };
        source.next_turn += 1;
        Some((turn, read.map(drop)))
    }
}

impl Sink {
    fn write(&mut self, results: &Results, bytes_read: usize) {
        let Ok(output) = &mut self.output else { return };
        if let Err(error) = output.write(&results.bytes) {
            self.output = Err(error);
            return;
        }
        self.progress.report(&results.messages);
        self.counts.total += results.counts.total;
        self.counts.invalid += results.counts.invalid;
        self.progress.advance(bytes_read);
    }

    /// Drops the output and keeps the first error.
    fn fail(&mut self, error: CommandError) {
        if self.output.is_ok() {
            self.output = Err(error);
        }
    }
}

/// A worker thread. It is counted until it is dropped, also by a panic.
struct Worker(Arc<Batch>);

impl Worker {
    fn new(batch: &Arc<Batch>) -> Self {
        lock(&batch.sink).workers += 1;
        Self(Arc::clone(batch))
    }

    fn run(&self, process: impl Fn(&Block, &mut Results) -> io::Result<()>) {
        let mut block = Block::new();
        let mut results = Results::default();
        while let Some((turn, read)) = self.0.read_block(&mut block) {
            let processed = read.and_then(|()| {
                results.bytes.clear();
                results.messages.clear();
                results.counts = LineCounts::default();
                process(&block, &mut results)
                    .map_err(|error| CommandError::output("the results", error))
            });
            let mut sink = turn.wait();
            match processed {
                Ok(()) => sink.write(&results, block.len()),
                Err(error) => sink.fail(error),
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
            sink.fail(CommandError::Usage(
                "internal error; please report it".to_owned(),
            ));
        }
        self.0.sink_changed.notify_all();
    }
}

/// The right to write in order. Dropping it, also by a panic, passes the right on, so that no thread waits forever.
struct Turn<'b> {
    number: u64,
    batch: &'b Batch,
}

impl<'b> Turn<'b> {
    fn wait(&self) -> MutexGuard<'b, Sink> {
        self.batch.wait_while(|sink| sink.turn != self.number)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.wait().turn += 1;
        self.batch.sink_changed.notify_all();
    }
}

/// Locks a mutex, also after a panic of another thread: no panic leaves its data inconsistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
