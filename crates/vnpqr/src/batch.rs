//! Processes lines on several threads and writes the results in the order of the input.

use std::io;
use std::num::NonZeroUsize;

use crate::exit::CommandError;
use crate::input::Input;
use crate::lines::Block;
use crate::messages::Message;
use crate::output::Output;
use crate::pool::Pool;
use crate::stderr::Progress;

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

#[derive(Default)]
struct Job {
    block: Block,
    results: Results,
    error: Option<CommandError>,
}

/// Runs `process` on all blocks of the input. Returns the output, not yet finished, and the line counts.
///
/// The first error ends the run. The results of the blocks before it are written.
pub(crate) fn run(
    mut input: Input,
    mut output: Output,
    threads: NonZeroUsize,
    process: impl Fn(&Block, &mut Results) -> io::Result<()> + Send + Sync + 'static,
) -> Result<(Output, LineCounts), CommandError> {
    let progress = Progress::new(input.size(), output.is_standard());
    let mut counts = LineCounts::default();
    let read = move |job: &mut Job| {
        let read = input.next_block(&mut job.block);
        read.unwrap_or_else(|error| {
            job.error = Some(error);
            true
        })
    };
    let work = move |job: &mut Job| {
        if job.error.is_none() {
            job.results.bytes.clear();
            job.results.messages.clear();
            job.results.counts = LineCounts::default();
            let processed = process(&job.block, &mut job.results);
            job.error = processed
                .err()
                .map(|error| CommandError::output(Message::Results, error));
        }
    };
    let pool = Pool {
        threads,
        waiting: 0,
    };
    let result = pool.run(read, work, |job| {
        if let Some(error) = job.error.take() {
            return Err(error);
        }
        output.write(&job.results.bytes)?;
        progress.report(&job.results.messages);
        progress.advance(job.block.len());
        counts.total += job.results.counts.total;
        counts.invalid += job.results.counts.invalid;
        Ok(())
    });
    progress.clear();
    result.map(|()| (output, counts))
}
