//! The registry on `PostgreSQL`: `scripts/registries` starts a server and runs these.

mod common;

use std::process::Command;

use postgres::{Client, NoTls};
use vn_personal_qr_registry::{Postgres, conformance};

/// The server, with a new schema of this name.
fn config(schema: &str) -> String {
    let server = std::env::var("REGISTRY_POSTGRES").expect("scripts/registries starts a server");
    let mut client = Client::connect(&server, NoTls).expect("a server");
    client
        .batch_execute(&format!(
            "DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"
        ))
        .expect("a schema");
    let config = format!("{server} options='-c search_path={schema}'");
    Postgres::prepare(&config).expect("tables");
    config
}

#[test]
#[ignore = "needs a server: scripts/registries"]
fn it_conforms() {
    let config = config("conformance");
    conformance::run(|| Postgres::open(&config).expect("a registry"));
}

/// Stops the server as a power cut would, and starts it again.
fn crash_now_and_then(kills: usize) {
    if kills.is_multiple_of(8) {
        let restart = std::env::var("REGISTRY_CRASH").expect("scripts/registries says how");
        let status = Command::new("sh").args(["-c", &restart]).status();
        assert!(
            status.expect("a shell").success(),
            "the server did not start again"
        );
    }
}

#[test]
#[ignore = "needs a server: scripts/registries"]
fn killed_processes_lose_and_double_nothing() {
    for run in 0..common::runs() {
        let config = config("killed");
        let folder = tempfile::tempdir().expect("a folder");
        let address = format!("postgres:{config}");
        common::kill_and_restart(
            &address,
            &folder.path().join("log"),
            run,
            crash_now_and_then,
            || {
                let mut registry = Postgres::open(&config).expect("a registry");
                let count = registry.count().expect("an answer");
                (registry, count)
            },
        );
    }
}
