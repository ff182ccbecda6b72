//! The penalty module by module, from the text of the standard, and the best segmentation, by exhaustive search.

use qr_symbol::Mode;

/// Returns the penalty of a symbol's modules, row by row, with reading A of the third rule.
pub(crate) fn penalty(modules: &[bool]) -> u64 {
    let size = modules.len().isqrt();
    let row = |y: usize| -> Vec<bool> { (0..size).map(|x| modules[y * size + x]).collect() };
    let column = |x: usize| -> Vec<bool> { (0..size).map(|y| modules[y * size + x]).collect() };
    let lines = (0..size).map(row).chain((0..size).map(column));
    let mut points = lines.map(|line| runs(&line) + finders(&line)).sum::<u64>();

    for y in 1..size {
        for x in 1..size {
            let corner = modules[y * size + x];
            let square = [(x - 1, y), (x, y - 1), (x - 1, y - 1)];
            if square.iter().all(|&(x, y)| modules[y * size + x] == corner) {
                points += 3;
            }
        }
    }

    // Count the full steps of 5 % between the share of dark modules and one half.
    let dark = modules.iter().filter(|&&dark| dark).count() as u64;
    let total = modules.len() as u64;
    let is_off_by = |steps: u64| {
        100 * dark >= (50 + 5 * steps) * total || 100 * dark <= (50 - 5 * steps) * total
    };
    let steps = (0..=10).rfind(|&steps| is_off_by(steps)).unwrap_or(0);
    points + 10 * steps
}

fn runs(line: &[bool]) -> u64 {
    line.chunk_by(|a, b| a == b)
        .filter(|run| run.len() >= 5)
        .map(|run| 3 + run.len() as u64 - 5)
        .sum()
}

fn finders(line: &[bool]) -> u64 {
    let pattern = [true, false, true, true, true, false, true];
    // Four modules of quiet zone on either side.
    let mut wide = vec![false; 4];
    wide.extend(line);
    wide.extend([false; 4]);
    let light = |modules: &[bool]| modules.iter().all(|dark| !dark);
    let found = wide
        .windows(15)
        .filter(|window| window[4..11] == pattern && (light(&window[..4]) || light(&window[11..])));
    40 * found.count() as u64
}

/// Returns bits, number of segments and modes of the best segmentation of a text.
pub(crate) fn best_segmentation(text: &[u8], version: u8) -> (usize, usize, Vec<Mode>) {
    let mut best = None;
    let mut modes = Vec::new();
    search(text, version, &mut modes, &mut best);
    best.expect("byte mode is always possible")
}

fn search(
    text: &[u8],
    version: u8,
    modes: &mut Vec<Mode>,
    best: &mut Option<(usize, usize, Vec<Mode>)>,
) {
    let Some(&next) = text.get(modes.len()) else {
        let runs = modes.chunk_by(|a, b| a == b);
        let bits = runs
            .clone()
            .map(|run| bits(run[0], run.len(), version))
            .sum();
        let found = (bits, runs.count(), modes.clone());
        if best.as_ref().is_none_or(|best| found < *best) {
            *best = Some(found);
        }
        return;
    };
    for mode in [Mode::Numeric, Mode::Alphanumeric, Mode::Byte] {
        if allows(mode, next) {
            modes.push(mode);
            search(text, version, modes, best);
            modes.pop();
        }
    }
}

fn allows(mode: Mode, character: u8) -> bool {
    match mode {
        Mode::Numeric => character.is_ascii_digit(),
        Mode::Alphanumeric => {
            character.is_ascii_digit()
                || character.is_ascii_uppercase()
                || b" $%*+-./:".contains(&character)
        }
        Mode::Byte => true,
    }
}

/// Returns the bits of a segment by the formulas of the standard.
pub(crate) fn bits(mode: Mode, characters: usize, version: u8) -> usize {
    let range = match version {
        ..=9 => 0,
        10..=26 => 1,
        _ => 2,
    };
    let (count, data) = match mode {
        Mode::Numeric => ([10, 12, 14], (characters * 10).div_ceil(3)),
        Mode::Alphanumeric => ([9, 11, 13], (characters * 11).div_ceil(2)),
        Mode::Byte => ([8, 16, 16], characters * 8),
    };
    4 + count[range] + data
}
