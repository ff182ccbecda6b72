//! Processes that declare, are killed and started again, and what must hold afterwards.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use vn_personal_qr::Phone;
use vn_personal_qr_issuance::Registry;
use vn_personal_qr_registry::population::{Dice, Invented};

const PROCESSES: usize = 8;
const THREADS: usize = 8;
const DECLARATIONS: usize = 10_000;
const PEOPLE: usize = 1_000;
/// So many processes at least are killed in a run.
const KILLS: usize = 24;

/// How many runs are asked for.
pub(crate) fn runs() -> u64 {
    std::env::var("KILL_RUNS").map_or(1, |runs| runs.parse().expect("KILL_RUNS is a number"))
}

/// 10,000 declarations of 1,000 people by 64 threads in 8 processes, which die by SIGKILL and are started again.
///
/// `disturb` is told how many have been killed, and may do something to the database.
pub(crate) fn kill_and_restart<R: Registry<Error: Debug>>(
    address: &str,
    log: &Path,
    run: u64,
    mut disturb: impl FnMut(usize),
    open: impl FnOnce() -> (R, u64),
) {
    let moment = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("after 1970")
        .as_nanos();
    let seed = run ^ u64::try_from(moment & 0xFFFF_FFFF).unwrap_or(0);
    let mut dice = Dice::new(seed);
    let start = |process: usize, seed: u64| {
        Command::new(env!("CARGO_BIN_EXE_worker"))
            .args([address, log.to_str().expect("a path")])
            .args([
                process.to_string(),
                PROCESSES.to_string(),
                THREADS.to_string(),
            ])
            .arg((seed & 0xFFFF).to_string())
            .stdin(Stdio::null())
            .spawn()
            .expect("a worker")
    };
    let mut workers = Workers(
        (0..PROCESSES)
            .map(|process| Some(start(process, seed)))
            .collect(),
    );
    let mut kills = 0;
    while workers.0.iter().any(Option::is_some) {
        thread::sleep(Duration::from_millis(10 + dice.below(120)));
        let process = usize::try_from(dice.below(PROCESSES as u64)).unwrap_or(0);
        for (number, worker) in workers.0.iter_mut().enumerate() {
            let Some(child) = worker else { continue };
            if let Some(status) = child.try_wait().expect("a worker can be waited for") {
                assert!(
                    status.success(),
                    "a worker that was not killed failed: {status}"
                );
                *worker = None;
            } else if number == process && kills < KILLS {
                child.kill().expect("a worker can be killed");
                child.wait().expect("it is dead");
                kills += 1;
                disturb(kills);
                *worker = Some(start(process, seed.wrapping_add(kills as u64)));
            }
        }
    }
    let (registry, count) = open();
    judge(log, registry, count, kills, seed);
}

/// Those that run; a test that fails leaves none behind.
struct Workers(Vec<Option<Child>>);

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in self.0.iter_mut().flatten() {
            let _ = worker.kill();
            let _ = worker.wait();
        }
    }
}

fn judge<R: Registry<Error: Debug>>(
    log: &Path,
    mut registry: R,
    count: u64,
    kills: usize,
    seed: u64,
) {
    let text = fs::read_to_string(log).expect("the log");
    let mut declarations = vec![0_u32; DECLARATIONS];
    let mut qids: BTreeMap<usize, &str> = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split(' ');
        let mut number = || {
            words
                .next()
                .and_then(|word| word.parse().ok())
                .expect("a number")
        };
        let (declaration, person): (usize, usize) = (number(), number());
        let qid = words.next().expect("a QID");
        declarations[declaration] += 1;
        assert_eq!(
            *qids.entry(person).or_insert(qid),
            qid,
            "seed {seed}: a QID has changed"
        );
    }
    assert!(
        declarations.iter().all(|times| *times > 0),
        "seed {seed}: a declaration is lost"
    );
    assert_eq!(qids.len(), PEOPLE);
    assert_eq!(
        count, PEOPLE as u64,
        "seed {seed}: there are people whom nobody declared"
    );
    let distinct: std::collections::BTreeSet<_> = qids.values().collect();
    assert_eq!(
        distinct.len(),
        PEOPLE,
        "seed {seed}: two people share a QID"
    );
    for (person, qid) in &qids {
        let person = Invented::new(u32::try_from(*person).expect("small"));
        let record = registry
            .find(&person.subject)
            .expect("an answer")
            .expect("a record");
        assert_eq!(
            record.qid().as_str(),
            *qid,
            "seed {seed}: a QID that was handed out has changed"
        );
        let phone = record.payload().extension().phone().map(Phone::as_str);
        assert_eq!(
            phone,
            Some(person.phone.as_str()),
            "seed {seed}: a phone is lost"
        );
    }
    assert!(kills > 0, "nobody was killed");
    println!("seed {seed}: {PEOPLE} QIDs, none changed; {kills} processes killed");
}
