use crate::symbol::Row;

/// Returns the first module and the length of each run of dark modules in a row.
pub(crate) fn runs(row: &Row) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    core::iter::from_fn(move || {
        at = next(row, at, 0)?;
        let start = at;
        // A row ends light: it has 192 places and at most 177 modules.
        at = next(row, at, u64::MAX)?;
        Some((start, at.wrapping_sub(start)))
    })
}

/// Returns the next place from `at` on whose bit differs from those of `color`.
fn next(row: &Row, mut at: usize, color: u64) -> Option<usize> {
    loop {
        let word = row.get(at / 64)? ^ color;
        let rest = word >> (at % 64);
        if rest != 0 {
            return Some(at.wrapping_add(rest.trailing_zeros() as usize));
        }
        at = (at / 64).wrapping_add(1).wrapping_mul(64);
    }
}
