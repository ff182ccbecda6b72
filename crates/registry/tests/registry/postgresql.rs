//! `cargo xtask registry` starts a server and runs these tests.

use std::env;
use std::process::Command;

use postgres::{Client, NoTls};
use vn_personal_qr_registry::{Postgres, conformance};

use crate::kill;

/// Creates a schema and returns the connection string to it.
fn config(schema: &str) -> String {
    let server = env::var("REGISTRY_POSTGRES").expect("REGISTRY_POSTGRES is a connection string");
    let mut client = Client::connect(&server, NoTls).expect("a server");
    client
        .batch_execute(&format!(
            "DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}"
        ))
        .expect("a schema");
    let config = format!("{server} options='-c search_path={schema}'");
    Postgres::create_tables(&config).expect("tables");
    config
}

#[test]
#[ignore = "needs a server: cargo xtask registry"]
fn conforms() {
    let config = config("conformance");
    conformance::run(|| Postgres::open(&config).expect("a registry"));
}

/// Crashes and restarts the server after every eighth kill.
fn crash_server(kills: usize) {
    if kills.is_multiple_of(8) {
        let restart = env::var("REGISTRY_CRASH").expect("REGISTRY_CRASH is a command");
        let status = Command::new("sh").args(["-c", &restart]).status();
        assert!(status.expect("a shell").success(), "no restart");
    }
}

#[test]
#[ignore = "needs a server: cargo xtask registry"]
fn killed_processes_lose_and_duplicate_nothing() {
    for run in 0..kill::runs() {
        let config = config("killed");
        let folder = tempfile::tempdir().expect("a folder");
        let address = format!("postgresql:{config}");
        let log = folder.path().join("log");
        kill::kill_and_restart(&address, &log, run, crash_server, || {
            let mut registry = Postgres::open(&config).expect("a registry");
            let count = registry.count().expect("a count");
            (registry, count)
        });
    }
}
