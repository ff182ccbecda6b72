//! Checks the law of the fuzz target `symbol_keeps_its_plan` for every input in `fuzz/corpus`.

#![cfg(feature = "png")]

use std::path::Path;

#[path = "../../../../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../../../../fuzz/src/qr_symbol.rs"]
mod qr_symbol;

#[test]
fn symbol_keeps_its_plan() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let inputs = corpus::read_all(&corpus).expect("corpus files");
    assert!(inputs.len() > 2000, "{} inputs", inputs.len());
    for input in &inputs {
        qr_symbol::symbol_keeps_its_plan(input);
    }
}
