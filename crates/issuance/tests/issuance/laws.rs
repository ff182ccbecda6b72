//! Checks the law of the fuzz target `issuance_laws` for every input in `fuzz/corpus`.

use std::path::Path;

#[path = "../../../../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../../../../fuzz/src/issuance.rs"]
mod issuance;

#[test]
fn issuance_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let inputs = corpus::read_all(&corpus).expect("corpus files");
    assert!(inputs.len() > 2000, "{} inputs", inputs.len());
    for input in &inputs {
        issuance::issuance_laws(input);
    }
}
