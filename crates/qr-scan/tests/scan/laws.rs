//! Checks the law of the fuzz target `pictures_laws` for every input in `fuzz/corpus`.

use std::path::Path;

#[path = "../../../../fuzz/src/corpus.rs"]
mod corpus;
#[path = "../../../../fuzz/src/qr_scan.rs"]
mod qr_scan;

#[test]
fn pictures_laws() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let inputs = corpus::read_all(&corpus).expect("corpus files");
    let is_file =
        |input: &&Vec<u8>| input.starts_with(b"\x89PNG") || input.starts_with(b"\xFF\xD8");
    let files = inputs.iter().filter(is_file);
    assert!(files.clone().count() >= 6);
    // Every other input is a small picture too, but scanning all of them takes minutes in a debug build.
    for input in files.chain(inputs.iter().step_by(7)) {
        qr_scan::pictures_laws(input);
    }
}
