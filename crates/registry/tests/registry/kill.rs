//! Processes that register the same people, are killed and restarted, and the invariants that hold afterwards.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::env;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use vn_personal_qr::Phone;
use vn_personal_qr_issuance::{
    Pending, RegistrationOutcome, Registry, RequestId, VerificationOutcome,
};
use vn_personal_qr_registry::Sqlite;

use crate::population::{Person, SplitMix64, VerificationSystem};

const PROCESSES: u32 = 8;
const THREADS: u32 = 8;
const DECLARATIONS: u32 = 10_000;
const PEOPLE: u32 = 1_000;
const KILLS: usize = 24;
const FAILURE_PERCENT: u64 = 20;

/// The environment variable with the arguments of a worker process: address, log, process and seed, one a line.
const WORKER: &str = "REGISTRY_TEST_WORKER";

/// Returns the number of runs.
pub(crate) fn runs() -> u64 {
    env::var("KILL_RUNS").map_or(1, |runs| runs.parse().expect("KILL_RUNS is a number"))
}

/// Runs all declarations in processes that are killed with SIGKILL and restarted.
///
/// `disturb` receives the number of kills.
pub(crate) fn kill_and_restart<R: Registry>(
    address: &str,
    log: &Path,
    run: u64,
    mut disturb: impl FnMut(usize),
    open: impl FnOnce() -> (R, u64),
) {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("a time after 1970")
        .as_nanos();
    let seed = run ^ u64::try_from(now & 0xFFFF_FFFF).unwrap_or(0);
    let mut random = SplitMix64::new(seed);
    // The workers are this test program itself.
    let program = env::current_exe().expect("a path");
    let start = |process: usize, seed: u64| {
        let arguments = format!("{address}\n{}\n{process}\n{}", log.display(), seed & 0xFFFF);
        Command::new(&program)
            .args(["--exact", "kill::worker", "--ignored", "--nocapture"])
            .env(WORKER, arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("a worker")
    };
    let processes = PROCESSES as usize;
    let mut workers = Workers(
        (0..processes)
            .map(|process| Some(start(process, seed)))
            .collect(),
    );
    let mut kills = 0;
    while workers.0.iter().any(Option::is_some) {
        thread::sleep(Duration::from_millis(10 + random.below(120)));
        let victim = usize::try_from(random.below(u64::from(PROCESSES))).unwrap_or(0);
        for (process, worker) in workers.0.iter_mut().enumerate() {
            let Some(child) = worker else { continue };
            if let Some(status) = child.try_wait().expect("a status") {
                assert!(status.success(), "a worker failed: {status}");
                *worker = None;
            } else if process == victim && kills < KILLS {
                child.kill().expect("a running worker");
                child.wait().expect("a status");
                kills += 1;
                disturb(kills);
                *worker = Some(start(process, seed.wrapping_add(kills as u64)));
            }
        }
    }
    let (registry, count) = open();
    assert_invariants(log, registry, count, seed);
    assert!(kills > 0, "no process was killed");
    println!("seed {seed}: {PEOPLE} QIDs, none changed; {kills} processes killed");
}

/// The running workers, which are killed if the test fails.
struct Workers(Vec<Option<Child>>);

impl Drop for Workers {
    fn drop(&mut self) {
        for worker in self.0.iter_mut().flatten() {
            let _ = worker.kill();
            let _ = worker.wait();
        }
    }
}

fn assert_invariants<R: Registry>(log: &Path, mut registry: R, count: u64, seed: u64) {
    let text = fs::read_to_string(log).expect("the log");
    let mut declarations = BTreeSet::new();
    let mut qids: BTreeMap<u32, &str> = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split(' ');
        let mut number = || {
            let number = words.next().and_then(|word| word.parse().ok());
            number.expect("a number")
        };
        let (declaration, person): (u32, u32) = (number(), number());
        let qid = words.next().expect("a QID");
        declarations.insert(declaration);
        let first = *qids.entry(person).or_insert(qid);
        assert_eq!(first, qid, "seed {seed}: a QID has changed");
    }
    assert!(
        declarations.into_iter().eq(0..DECLARATIONS),
        "seed {seed}: a declaration is lost"
    );
    assert_eq!(qids.len(), PEOPLE as usize);
    assert_eq!(
        count,
        u64::from(PEOPLE),
        "seed {seed}: wrong number of people"
    );
    let distinct: BTreeSet<_> = qids.values().collect();
    assert_eq!(
        distinct.len(),
        PEOPLE as usize,
        "seed {seed}: two people share a QID"
    );
    for (person, qid) in &qids {
        let person = Person::new(*person);
        let record = registry.find(&person.subject).expect("a reply");
        let record = record.expect("a record");
        assert_eq!(
            record.qid().as_str(),
            *qid,
            "seed {seed}: an issued QID has changed"
        );
        let phone = record.payload().extension().phone().map(Phone::as_str);
        assert_eq!(
            phone,
            Some(person.phone.as_str()),
            "seed {seed}: a phone number is lost"
        );
    }
}

/// Registers the declarations of one process that are not in the log, and logs each QID.
#[test]
#[ignore = "a process of the kill tests"]
fn worker() {
    let Ok(arguments) = env::var(WORKER) else {
        return;
    };
    let arguments: Vec<&str> = arguments.lines().collect();
    let [address, log, process, seed] = arguments.as_slice() else {
        panic!("wrong arguments: {arguments:?}");
    };
    let process: u32 = process.parse().expect("a number");
    let seed: u32 = seed.parse().expect("a number");
    let done: BTreeSet<u32> = fs::read_to_string(log)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split(' ').next()?.parse().ok())
        .collect();
    let open: Vec<u32> = (0..DECLARATIONS)
        .filter(|number| number % PROCESSES == process && !done.contains(number))
        .collect();
    let log = File::options()
        .append(true)
        .create(true)
        .open(log)
        .expect("the log");
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let share: Vec<u32> = open
                .iter()
                .copied()
                .filter(|number| number / PROCESSES % THREADS == thread)
                .collect();
            let log = &log;
            let seed = u64::from(seed ^ (process << 8 | thread) << 16);
            scope.spawn(move || match address.split_once(':') {
                Some(("sqlite", file)) => {
                    let mut registry = Sqlite::open(file).expect("a registry");
                    register_all(&mut registry, &share, log, seed);
                }
                #[cfg(feature = "postgresql")]
                Some(("postgresql", config)) => {
                    register_all(&mut connect(config), &share, log, seed);
                }
                _ => panic!("unknown address: {address}"),
            });
        }
    });
}

/// Opens a connection, possibly while the server restarts.
#[cfg(feature = "postgresql")]
fn connect(config: &str) -> vn_personal_qr_registry::Postgres {
    use vn_personal_qr_registry::Postgres;

    for _ in 0..600 {
        if let Ok(registry) = Postgres::open(config) {
            return registry;
        }
        thread::sleep(Duration::from_millis(100));
    }
    Postgres::open(config).expect("a registry")
}

fn register_all<R: Registry>(registry: &mut R, share: &[u32], mut log: &File, seed: u64) {
    let people = share.iter().map(|number| Person::new(number % PEOPLE));
    let mut verification = VerificationSystem::new(people, FAILURE_PERCENT, seed);
    let mut random = SplitMix64::new(seed);
    let mut stored: VecDeque<String> = VecDeque::new();
    let mut unseen = share.iter();
    loop {
        let resume = !stored.is_empty() && random.below(2) == 0;
        let next = if resume { None } else { unseen.next() };
        let step = if let Some(&number) = next {
            declare(number)
        } else if let Some(text) = stored.pop_front() {
            serde_json::from_str(&text).expect("a stored step")
        } else {
            return;
        };
        if let Some(step) = advance(step, &mut verification, registry, &mut log) {
            stored.push_back(serde_json::to_string(&step).expect("a stored step"));
        }
    }
}

/// Returns a declaration whose number is the request id. The declarations of a person differ in spelling and content.
fn declare(number: u32) -> Pending {
    let person = Person::new(number % PEOPLE);
    let variant = number / PEOPLE;
    let mut draft = person.draft();
    if variant % 2 == 1 {
        draft = draft.with_name(person.name.to_lowercase());
    }
    if variant % 3 == 1 {
        draft = draft.with_id_number(&*person.old_id_number);
    }
    if variant % 4 == 2 {
        draft = draft.with_phone(&*person.phone);
    }
    let declaration = draft.declare().expect("a declaration");
    declaration.verify(RequestId::new(number.into())).into()
}

/// Advances a declaration to its code and logs the QID, or returns the step to store.
fn advance<R: Registry>(
    step: Pending,
    verification: &mut VerificationSystem,
    registry: &mut R,
    log: &mut &File,
) -> Option<Pending> {
    let step = match step {
        Pending::AwaitingRegistration(step) => step,
        Pending::AwaitingVerification(step) => {
            let reply = verification.verify(&step.request());
            match step.with_reply(reply).expect("the reply of this request") {
                VerificationOutcome::Confirmed(step) if step.request_id().number() % 2 == 0 => step,
                // Every other step is stored between the two systems.
                VerificationOutcome::Confirmed(step) => return Some(step.into()),
                VerificationOutcome::Later(step) => return Some(step.into()),
                VerificationOutcome::Refused(refusal) => panic!("{refusal}"),
            }
        }
        _ => unreachable!("there are two steps"),
    };
    let Ok(reply) = registry.upsert(step.request()) else {
        thread::sleep(Duration::from_millis(20));
        return Some(step.into());
    };
    let number = step.request_id().number();
    match step.with_reply(reply).expect("the reply of this request") {
        RegistrationOutcome::Issued(issued) => {
            let person = number % u64::from(PEOPLE);
            let line = format!("{number} {person} {}\n", issued.record().qid().as_str());
            log.write_all(line.as_bytes()).expect("a written line");
            None
        }
        RegistrationOutcome::Refused(refusal) => panic!("{refusal}"),
    }
}
