//! Checks the law of the fuzz target `verified_only_if_signed` for every input in `fuzz/corpus`.

use std::path::Path;

#[path = "../../../../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../../../../fuzz/src/signature.rs"]
mod signature;

#[test]
fn verified_only_if_signed() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let inputs = corpus::read_all(&corpus).expect("corpus files");
    assert!(inputs.len() > 2000, "{} inputs", inputs.len());
    for input in &inputs {
        signature::verified_only_if_signed(input);
    }
}
