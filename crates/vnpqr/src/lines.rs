//! Reads lines in blocks, in bounded memory.

use std::io::{self, Read};
use std::sync::Arc;

use memchr::{memchr, memchr_iter};

/// The bytes of a block. A longer line is cut; no payload and no JSON value is that long.
pub(crate) const BLOCK: usize = 256 * 1024;

/// The lines of a block. The limit bounds the memory of the results even if all lines are empty.
const MAX_LINES: usize = 4096;

/// Complete lines from one file.
pub(crate) struct Block {
    bytes: Box<[u8]>,
    length: usize,
    /// The file, as it was named on the command line.
    pub(crate) file: Arc<str>,
    first_number: u64,
    /// Whether the block is the start of a line longer than a block.
    pub(crate) is_cut: bool,
}

/// A line without its line end.
#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Counted from 1 in each file.
    pub(crate) number: u64,
    pub(crate) text: &'a [u8],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            bytes: vec![0; BLOCK].into_boxed_slice(),
            length: 0,
            file: Arc::default(),
            first_number: 1,
            is_cut: false,
        }
    }
}

impl Block {
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let mut rest = &self.bytes[..self.length];
        (self.first_number..).map_while(move |number| {
            if rest.is_empty() {
                return None;
            }
            let text = match memchr(b'\n', rest) {
                Some(end) => {
                    let line = &rest[..end];
                    rest = &rest[end + 1..];
                    line.strip_suffix(b"\r").unwrap_or(line)
                }
                None => std::mem::take(&mut rest),
            };
            Some(Line { number, text })
        })
    }
}

/// Reads [blocks](Block) of lines.
pub(crate) struct Lines<R> {
    reader: R,
    /// Bytes read after the last line returned.
    carry: Vec<u8>,
    next_number: u64,
    in_cut_line: bool,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self {
            reader,
            carry: Vec::new(),
            next_number: 1,
            in_cut_line: false,
        }
    }

    /// Fills `block` with the next lines; returns `false` at the end of the input.
    ///
    /// Waits for one complete line, not for a full block, so that lines from a pipe are handled as they arrive.
    pub(crate) fn next_block(&mut self, block: &mut Block) -> io::Result<bool> {
        let bytes = &mut block.bytes;
        if self.in_cut_line {
            self.skip_line(bytes)?;
        }

        let mut filled = self.carry.len();
        bytes[..filled].copy_from_slice(&self.carry);
        let mut has_line = memchr(b'\n', &self.carry).is_some();
        let mut at_end = false;
        while !has_line && !at_end && filled < bytes.len() {
            let read = read(&mut self.reader, &mut bytes[filled..])?;
            has_line = memchr(b'\n', &bytes[filled..filled + read]).is_some();
            at_end = read == 0;
            filled += read;
        }

        let mut count = 0;
        let mut end = 0;
        for newline in memchr_iter(b'\n', &bytes[..filled]).take(MAX_LINES) {
            count += 1;
            end = newline + 1;
        }
        let ends_without_newline = count == 0 && filled > 0;
        if ends_without_newline {
            count = 1;
            end = filled;
        }
        self.in_cut_line = ends_without_newline && !at_end;
        self.carry.clear();
        self.carry.extend_from_slice(&bytes[end..filled]);

        block.length = end;
        block.first_number = self.next_number;
        block.is_cut = self.in_cut_line;
        self.next_number += count;
        Ok(count > 0)
    }

    /// Discards the rest of a line that was returned cut.
    fn skip_line(&mut self, scratch: &mut [u8]) -> io::Result<()> {
        loop {
            let read = read(&mut self.reader, scratch)?;
            if let Some(end) = memchr(b'\n', &scratch[..read]) {
                self.carry.extend_from_slice(&scratch[end + 1..read]);
                return Ok(());
            }
            if read == 0 {
                return Ok(());
            }
        }
    }
}

fn read(reader: &mut impl Read, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(bytes) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}
