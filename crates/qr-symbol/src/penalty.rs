//! The penalty of a symbol, by which the mask is chosen.
//!
//! | rule | feature | points |
//! |---|---|---|
//! | 1 | a run of five or more modules of one color, in a row or a column | 3, and 1 for each module above five |
//! | 2 | a square of 2 × 2 modules of one color; squares may overlap | 3 |
//! | 3 | dark light dark dark dark light dark, with four light modules before or after it | 40 |
//! | 4 | share of dark modules: each full step of 5 % from 50 % | 10 |
//!
//! A writer spends most of its time here, so the features of 64 modules are found at once. With a row as the bits of
//! `x`, `x ^ x >> 1` has its *edges*, where two neighbors differ; four adjacent places without an edge are five modules
//! of one color. For columns, neighboring rows take the place of shifts.
//!
//! The third rule can be read in several ways. In this reading (A) the quiet zone is light, the format information is
//! in place, and a pattern with light modules on both sides counts once. With `·` for the quiet zone:
//!
//! | row | patterns |
//! |---|---|
//! | `····■□■■■□■■…` | 1: the four light modules before it are the quiet zone |
//! | `····□□■□■■■□■■…` | 1: two light modules and two of the quiet zone |
//! | `…■□□□□■□■■■□■□□□□■…` | 1, not 2 |
//! | `…■□□□■□■■■□■□□□■…` | 0: three light modules are too few |
//!
//! Source: ISO/IEC 18004:2015, 7.8.3 and table 11.

use crate::line::Line;

/// The number of light rows above the symbol in the array of rows.
pub(crate) const ABOVE: usize = 4;
/// The number of light rows below the symbol.
pub(crate) const BELOW: usize = 10;

/// Returns the penalty of a symbol that begins in row [`ABOVE`] and has at least [`BELOW`] light rows below it.
pub(crate) fn penalty<const W: usize, const N: usize>(rows: &[Line<W>; N], size: usize) -> u64 {
    let inside_row = Line::first(size);
    // Where a module differs from the one below. Edges outside of the symbol are set, so that runs end at its border.
    let mut edges = [!Line::EMPTY; N];
    let inside = rows
        .get(ABOVE..ABOVE.wrapping_add(size))
        .unwrap_or_default();
    let lower = inside.get(1..).unwrap_or_default();
    for ((edge, row), below) in edges.iter_mut().skip(ABOVE).zip(inside).zip(lower) {
        *edge = *row ^ *below;
    }

    let mut counts = Counts::default();
    let to_runs = Line::first(size.wrapping_sub(4));
    let to_squares = Line::first(size.wrapping_sub(1));
    let rows = rows.windows(ABOVE + 1 + BELOW).take(size);
    for (rows, edges) in rows.zip(edges.windows(ABOVE + 1).skip(ABOVE - 1)) {
        let &[a4, a3, a2, a1, row, b1, b2, b3, b4, b5, b6, b7, b8, b9, b10] = rows else {
            continue;
        };
        let &[above, down, down1, down2, down3] = edges else {
            continue;
        };
        counts.dark = counts.dark.wrapping_add(row.count());

        let across = row ^ row.earlier(1);
        let two = across | across.earlier(1);
        let run = !(two | two.earlier(2)) & to_runs;
        counts.run(run, run & (across.later(1) | Line::first(1)));
        let run = !(down | down1 | down2 | down3) & inside_row;
        counts.run(run, run & above);

        let square = !(across | down | down.earlier(1)) & to_squares;
        counts.squares = counts.squares.wrapping_add(square.count());

        let dark = row & row.earlier(2);
        let light = row | row.earlier(4);
        let core = dark & dark.earlier(4) & row.earlier(3) & !light.earlier(1);
        let before = row.later(1) | row.later(2);
        let after = row.earlier(7) | row.earlier(8);
        let dark_on_both_sides = (before | before.later(2)) & (after | after.earlier(2));
        counts.finder(core & !dark_on_both_sides);
        let core = row & !b1 & b2 & b3 & b4 & !b5 & b6;
        counts.finder(core & !((a4 | a3 | a2 | a1) & (b7 | b8 | b9 | b10)));
    }
    counts.points(size)
}

/// The number of each feature.
///
/// A run of n ≥ 5 modules costs n − 2 points. It has n − 4 places where five modules begin: one point for each of them
/// and two for the run give its cost without its length.
#[derive(Default)]
struct Counts {
    /// The number of places where five modules of one color begin: three in a run of seven.
    fives: u64,
    runs: u64,
    squares: u64,
    finders: u64,
    dark: u64,
}

impl Counts {
    #[inline(always)]
    fn run<const W: usize>(&mut self, fives: Line<W>, first: Line<W>) {
        self.fives = self.fives.wrapping_add(fives.count());
        self.runs = self.runs.wrapping_add(first.count());
    }

    #[inline(always)]
    fn finder<const W: usize>(&mut self, found: Line<W>) {
        self.finders = self.finders.wrapping_add(found.count());
    }

    fn points(&self, size: usize) -> u64 {
        let modules = (size as u64).wrapping_mul(size as u64);
        // |dark / modules - 1/2| in steps of 1/20.
        let difference = self.dark.wrapping_mul(2).abs_diff(modules);
        let steps = difference
            .wrapping_mul(10)
            .checked_div(modules)
            .unwrap_or(0);
        self.fives
            .wrapping_add(self.runs.wrapping_mul(2))
            .wrapping_add(self.squares.wrapping_mul(3))
            .wrapping_add(self.finders.wrapping_mul(40))
            .wrapping_add(steps.wrapping_mul(10))
    }
}
