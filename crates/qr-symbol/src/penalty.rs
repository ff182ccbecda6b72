//! The penalty by which the mask is chosen.
//!
//! Four rules give points for what disturbs a reader; the mask with the fewest wins, the lowest number among equals. This is
//! by far the largest part of the work of a writer, so whole rows are judged at once. With the modules of a row as bits of
//! `x`, its *edges* `x ^ x >> 1` are where two neighbors differ; four places without an edge side by side are five
//! modules of one color, and so on. Down the columns it is the same with neighboring rows in place of shifts.
//!
//! | rule | what | points |
//! |---|---|---|
//! | 1 | a run of five modules or more of one color, in a row or a column | 3, and 1 for each module above five |
//! | 2 | four modules of one color in a square; squares may overlap | 3 |
//! | 3 | dark light dark dark dark light dark, with four light modules before it or behind it | 40 |
//! | 4 | share of dark modules: each full step of 5 % away from 50 % | 10 |
//!
//! The third rule can be read in several ways. Here (reading A) the quiet zone counts as light, so that the pattern may
//! touch the border; the format information is in place; and a pattern with light modules on both sides counts once. With `·`
//! for the quiet zone:
//!
//! | row | patterns |
//! |---|---|
//! | `····■□■■■□■■…` | 1: the four light modules before it are the quiet zone |
//! | `····□□■□■■■□■■…` | 1: two modules and two of the quiet zone |
//! | `…■□□□□■□■■■□■□□□□■…` | 1, not 2, though there is light on both sides |
//! | `…■□□□■□■■■□■□□□■…` | 0: three light modules are too few |
//!
//! Source: ISO/IEC 18004:2015, 7.8.3 and table 11.

use super::line::Line;

/// Rows of quiet zone above the first row of a symbol that is judged.
pub(super) const ABOVE: usize = 4;
/// Rows of quiet zone below the last.
pub(super) const BELOW: usize = 10;

/// The penalty of a symbol that begins [`ABOVE`] rows from the top and has at least [`BELOW`] rows of light below it.
pub(super) fn penalty<const W: usize, const N: usize>(rows: &[Line<W>; N], size: usize) -> u64 {
    let all = Line::first(size);
    // Where a module differs from the one below; outside of the symbol nothing continues.
    let mut edges = [!Line::EMPTY; N];
    let inside = rows
        .get(ABOVE..ABOVE.wrapping_add(size))
        .unwrap_or_default();
    let lower = inside.get(1..).unwrap_or_default();
    for ((edge, row), below) in edges.iter_mut().skip(ABOVE).zip(inside).zip(lower) {
        *edge = *row ^ *below;
    }

    let mut tally = Tally::default();
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
        tally.dark = tally.dark.wrapping_add(row.count());

        let across = row ^ row.earlier(1);
        let two = across | across.earlier(1);
        let run = !(two | two.earlier(2)) & to_runs;
        tally.run(run, run & (across.later(1) | Line::first(1)));
        let run = !(down | down1 | down2 | down3) & all;
        tally.run(run, run & above);

        let square = !(across | down | down.earlier(1)) & to_squares;
        tally.squares = tally.squares.wrapping_add(square.count());

        let dark = row & row.earlier(2);
        let light = row | row.earlier(4);
        let core = dark & dark.earlier(4) & row.earlier(3) & !light.earlier(1);
        let before = row.later(1) | row.later(2);
        let behind = row.earlier(7) | row.earlier(8);
        let between = (before | before.later(2)) & (behind | behind.earlier(2));
        tally.finder(core & !between);
        let core = row & !b1 & b2 & b3 & b4 & !b5 & b6;
        tally.finder(core & !((a4 | a3 | a2 | a1) & (b7 | b8 | b9 | b10)));
    }
    tally.points(size)
}

/// What was found, counted; points are given once, at the end.
///
/// A run of n modules, n at least five, has n − 4 places where five begin, and costs n − 2 points: one for each of these places, and two
/// for the run. So runs need not be measured.
#[derive(Default)]
struct Tally {
    /// Places where a run of five begins: a run of seven has three of them.
    fives: u64,
    runs: u64,
    squares: u64,
    finders: u64,
    dark: u64,
}

impl Tally {
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
        // Steps of 5 %, that is of a twentieth.
        let away = self.dark.wrapping_mul(2).abs_diff(modules);
        let steps = away.wrapping_mul(10).checked_div(modules).unwrap_or(0);
        self.fives
            .wrapping_add(self.runs.wrapping_mul(2))
            .wrapping_add(self.squares.wrapping_mul(3))
            .wrapping_add(self.finders.wrapping_mul(40))
            .wrapping_add(steps.wrapping_mul(10))
    }
}
