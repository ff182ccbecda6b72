//! The registry on `SQLite`.

mod common;

use vn_personal_qr_issuance::Registry;
use vn_personal_qr_registry::population::Invented;
use vn_personal_qr_registry::table::Table as _;
use vn_personal_qr_registry::{Sqlite, conformance, key};

#[test]
fn it_conforms() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("registry.sqlite");
    conformance::run(|| Sqlite::open(&file).expect("a registry"));
}

#[test]
fn killed_processes_lose_and_double_nothing() {
    for run in 0..common::runs() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("registry.sqlite");
        let address = format!("sqlite:{}", file.display());
        common::kill_and_restart(
            &address,
            &folder.path().join("log"),
            run,
            |_| {},
            || {
                let mut registry = Sqlite::open(&file).expect("a registry");
                let count = registry.count().expect("an answer");
                (registry, count)
            },
        );
    }
}

#[test]
fn a_row_that_is_no_record_is_an_error_without_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut registry = Sqlite::open(&folder.path().join("registry.sqlite")).expect("a registry");
    let person = Invented::new(1);
    let key = key::hash(&person.subject);
    assert!(
        registry
            .add(&key, "quizzyxa-qid", "quizzyxa-payload")
            .expect("an answer")
    );
    assert!(
        !registry
            .add(&key, "quizzyxa-qid", "quizzyxa-payload")
            .expect("an answer")
    );
    assert!(
        !registry
            .add(&key, "another", "quizzyxa-payload")
            .expect("an answer"),
        "the person is there"
    );
    assert!(
        !registry.knows("another").expect("an answer"),
        "what was taken for nothing is free again"
    );
    let error = Registry::find(&mut registry, &person.subject).expect_err("no record");
    assert_eq!(error.to_string(), "a row of the registry is no record");
    assert!(!format!("{error:?}").contains("quizzyxa"));
}
