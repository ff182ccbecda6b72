//! Nothing allocates, except PNG files and the functions for readers.

use std::fmt::{self, Write};
use std::hint::black_box;

use allocation_counter::measure;
use qr_symbol::{Background, Symbol};

use crate::CORPUS;

fn allocations(work: impl FnOnce()) -> u64 {
    measure(work).count_total
}

/// A writer into a buffer that is allocated beforehand.
struct Buffer {
    bytes: Box<[u8]>,
    length: usize,
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let free = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        free.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

#[test]
fn counts_allocations() {
    assert_eq!(allocations(|| drop(black_box(vec![0_u8; 10]))), 1);
}

#[test]
fn writes_and_draws_without_allocating() {
    let mut writer = Buffer {
        bytes: vec![0; 1 << 20].into_boxed_slice(),
        length: 0,
    };
    let longest = "a".repeat(2331);
    let texts = CORPUS.lines().step_by(100).chain(["", &longest]);
    for text in texts {
        writer.length = 0;
        let mut row = [0; 24];
        let count = allocations(|| {
            let Ok(symbol) = black_box(Symbol::new(black_box(text.as_bytes()))) else {
                return;
            };
            symbol.bitmap(1).row(10, &mut row);
            assert!(write!(writer, "{symbol:?}{}{}", symbol.svg(), symbol.svg_path()).is_ok());
            assert!(write!(writer, "{}", symbol.half_blocks(Background::Dark)).is_ok());
        });
        assert_eq!(count, 0, "{text}");
        assert!(writer.length > 0, "{text}");
    }
}

#[test]
fn fails_without_allocating() {
    let text = vec![b'a'; 2332];
    let mut writer = Buffer {
        bytes: vec![0; 1000].into_boxed_slice(),
        length: 0,
    };
    let count = allocations(|| {
        let error = Symbol::new(black_box(&text)).err();
        assert!(error.is_some_and(|error| write!(writer, "{error}{error:?}").is_ok()));
    });
    assert_eq!(count, 0);
}
