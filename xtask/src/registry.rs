//! The registries on `SQLite` and on a `PostgreSQL` server, which runs in a temporary folder and listens on a socket there.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context as _, Result};
use xshell::{Shell, cmd};

use crate::tools::{self, Arguments};

pub(crate) fn run(shell: &Shell, mut arguments: Arguments) -> Result<()> {
    let runs = arguments.number(1).to_string();
    let is_bench = arguments.flag("bench");
    arguments.finish()?;
    let server = Server::start(shell)?;
    shell.set_var(
        "REGISTRY_POSTGRES",
        format!(
            "host={} user=registry dbname=postgres",
            server.folder.display()
        ),
    );
    shell.set_var("REGISTRY_CRASH", server.control("restart").join(" "));
    shell.set_var("KILL_RUNS", runs);
    let package = ["--package=vn-personal-qr-registry", "--all-features"];
    if is_bench {
        cmd!(shell, "cargo bench --quiet {package...} --bench flow").run()?;
    } else {
        // One after the other, because some stop the server.
        cmd!(
            shell,
            "cargo test --quiet {package...} -- --include-ignored --nocapture --test-threads 1"
        )
        .run()?;
    }
    Ok(())
}

/// A running `PostgreSQL` server.
struct Server<'a> {
    shell: &'a Shell,
    folder: PathBuf,
    programs: PathBuf,
    /// `PostgreSQL` does not run as root.
    user: &'static [&'static str],
}

impl<'a> Server<'a> {
    fn start(shell: &'a Shell) -> Result<Self> {
        if programs().is_none() {
            tools::debian(shell, &[("pg_ctl", "postgresql")])?;
        }
        let programs = programs().context("no server was installed")?;
        let folder = env::temp_dir().join(format!("registry-{}", std::process::id()));
        fs::create_dir(&folder)?;
        let mut user: &[&str] = &[];
        if cmd!(shell, "id -u").quiet().read()? == "0" {
            cmd!(shell, "chown postgres {folder}").quiet().run()?;
            user = &["runuser", "-u", "postgres", "--"];
        }
        let server = Self {
            shell,
            folder,
            programs,
            user,
        };
        let initdb = server.programs.join("initdb");
        let data = server.folder.join("data");
        cmd!(
            shell,
            "env {user...} {initdb} --pgdata {data} --username registry --auth trust --encoding UTF8 --no-instructions"
        )
        .ignore_stdout()
        .run()?;
        let options = format!(
            "-c listen_addresses= -k {} -c max_connections=200",
            server.folder.display()
        );
        let start = server.control("start");
        cmd!(shell, "env {start...} --options {options}").run()?;
        Ok(server)
    }

    /// Returns a command that starts, stops or restarts the server, without giving it time to shut down.
    fn control(&self, action: &str) -> Vec<String> {
        let path = |path: &Path| path.display().to_string();
        let user = self.user.iter().map(|&word| word.to_owned());
        let log = path(&self.folder.join("log"));
        let mut words = vec![
            path(&self.programs.join("pg_ctl")),
            "--silent".to_owned(),
            "--wait".to_owned(),
        ];
        words.extend([
            "--pgdata".to_owned(),
            path(&self.folder.join("data")),
            "--log".to_owned(),
            log,
        ]);
        if action != "start" {
            words.extend(["--mode".to_owned(), "immediate".to_owned()]);
        }
        words.push(action.to_owned());
        user.chain(words).collect()
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        let stop = self.control("stop");
        let _ = cmd!(self.shell, "env {stop...}").run();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Returns the folder with the programs of the newest installed server.
fn programs() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin")));
    folders
        .filter(|folder| folder.join("pg_ctl").exists())
        .max()
}
