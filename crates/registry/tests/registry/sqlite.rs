use vn_personal_qr_issuance::Registry;
use vn_personal_qr_registry::table::Table as _;
use vn_personal_qr_registry::{Sqlite, conformance, hash_subject};

use crate::kill;
use crate::population::Person;

#[test]
fn conforms() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("registry.sqlite");
    conformance::run(|| Sqlite::open(&file).expect("a registry"));
}

#[test]
fn killed_processes_lose_and_duplicate_nothing() {
    for run in 0..kill::runs() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("registry.sqlite");
        let address = format!("sqlite:{}", file.display());
        let log = folder.path().join("log");
        kill::kill_and_restart(
            &address,
            &log,
            run,
            |_| {},
            || {
                let mut registry = Sqlite::open(&file).expect("a registry");
                let count = registry.count().expect("a count");
                (registry, count)
            },
        );
    }
}

#[test]
fn an_invalid_row_is_an_error_without_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = Sqlite::open(folder.path().join("registry.sqlite")).expect("a registry");
    let person = Person::new(1);
    let hash = hash_subject(&person.subject);
    let mut insert = |qid| {
        registry
            .insert(&hash, qid, "quizzyxa-payload")
            .expect("a reply")
    };
    assert!(insert("quizzyxa-qid"));
    assert!(!insert("quizzyxa-qid"));
    assert!(!insert("another"), "the person exists");
    assert!(
        !registry.has_qid("another").expect("a reply"),
        "the insertion of the QID was rolled back"
    );
    let error = registry.find(&person.subject).expect_err("an invalid row");
    assert_eq!(error.to_string(), "a row is not a valid record");
    assert!(!format!("{error:?}").contains("quizzyxa"));
}
