//! Prints version, level, mask, bits, modes and modules of the symbol of each text on standard input, for
//! `scripts/symbol-zint`. The level is what the argument says and is kept.

use std::io::stdin;

use vn_personal_qr::symbol::{Level, Profile, plan};

fn main() {
    let level = std::env::args()
        .nth(1)
        .and_then(|level| Level::from_letter(level.chars().next()?));
    let profile = Profile::UNIFORM
        .min_level(level.expect("L, M, Q or H"))
        .keep_level();
    for text in stdin().lines() {
        let text = text.expect("UTF-8");
        let plan = plan(text.as_bytes(), profile).expect("it fits");
        let symbol = plan.write();
        let modes: String = plan
            .segments()
            .iter()
            .flat_map(|segment| {
                vec![["N", "A", "B"][segment.mode() as usize]; segment.range().len()]
            })
            .collect();
        let rows: Vec<String> = (0..symbol.size())
            .map(|y| {
                (0..symbol.size())
                    .map(|x| if symbol.module(x, y) { '1' } else { '0' })
                    .collect()
            })
            .collect();
        println!(
            "{}-{} {} {} {modes} {}",
            symbol.version(),
            symbol.level(),
            symbol.mask(),
            plan.bits(),
            rows.join("/")
        );
    }
}
