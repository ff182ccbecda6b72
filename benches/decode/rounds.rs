//! Times of several functions on the same payloads, in rounds.

use std::hint::black_box;
use std::ops::Range;
use std::time::Instant;

/// Payloads in a round. They fit in the second-level cache of most machines.
const ROUND: u32 = 4096;

/// A function that reads one payload at a time.
pub(crate) struct Function<'t> {
    pub(crate) name: &'static str,
    /// Loads payloads into the cache.
    load: Box<dyn Fn(Range<usize>) + 't>,
    run: Box<dyn FnMut(Range<usize>) + 't>,
}

impl<'t> Function<'t> {
    /// Creates a function that reads a form of each payload.
    pub(crate) fn new<T: AsRef<[u8]>>(
        name: &'static str,
        inputs: &'t [T],
        mut read: impl FnMut(&'t T) + 't,
    ) -> Self {
        let load = move |range: Range<usize>| {
            let bytes = inputs[range].iter().flat_map(|input: &T| input.as_ref());
            black_box(bytes.fold(0, |sum: u8, byte| sum ^ byte));
        };
        let run = move |range: Range<usize>| inputs[range].iter().for_each(&mut read);
        Self {
            name,
            load: Box::new(load),
            run: Box::new(run),
        }
    }
}

/// The nanoseconds per payload of each function in each round. The second function is what the others are compared with.
pub(crate) struct Rounds(Vec<Vec<f64>>);

impl Rounds {
    pub(crate) fn measure(payloads: usize, functions: &mut [Function<'_>]) -> Self {
        let mut times = vec![Vec::new(); functions.len()];
        let count = functions.len();
        let length = ROUND as usize;
        for round in 0..payloads / length {
            let range = round * length..(round + 1) * length;
            for at in 0..count {
                let at = (at + round) % count;
                (functions[at].load)(range.clone());
                let start = Instant::now();
                (functions[at].run)(range.clone());
                times[at].push(start.elapsed().as_secs_f64() * 1e9 / f64::from(ROUND));
            }
        }
        Self(times)
    }

    /// Returns the cells of a function: median of the times, median and quartiles of the ratios to the second function.
    pub(crate) fn row(&self, at: usize) -> String {
        let [_, time, _] = quartiles(self.0[at].clone());
        let [first, ratio, third] = self.ratios(at, 1);
        format!("{time:.1} | {ratio:.2} | {first:.2} to {third:.2}")
    }

    /// Returns the quartiles of the ratios of two functions.
    pub(crate) fn ratios(&self, at: usize, base: usize) -> [f64; 3] {
        let pairs = self.0[at].iter().zip(&self.0[base]);
        quartiles(pairs.map(|(time, base)| time / base).collect())
    }
}

fn quartiles(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarter| values[(values.len() - 1) * quarter / 4])
}
