//! One process of a platform, made to be killed: declares its share of ten thousand declarations of a thousand people, and
//! logs each QID that it hands out.
//!
//! `worker sqlite:FILE|postgres:CONFIG LOG PROCESS PROCESSES THREADS SEED`. Declarations that the log has are done. A
//! verification that fails leaves a stored step, which is taken up again.

use std::collections::{BTreeSet, VecDeque};
use std::env;
use std::fmt::Debug;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::thread;
use std::time::Duration;

use vn_personal_qr_issuance::{
    Pending, RegistrationOutcome, Registry, RequestId, VerificationOutcome,
};
use vn_personal_qr_registry::population::{Dice, Invented, Verification};
use vn_personal_qr_registry::{Postgres, Sqlite};

const DECLARATIONS: u32 = 10_000;
const PEOPLE: u32 = 1_000;
/// Of a hundred questions to the verification system so many have no answer.
const FAILURES: u64 = 20;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [registry, log, process, processes, threads, seed] = arguments.as_slice() else {
        panic!("worker sqlite:FILE|postgres:CONFIG LOG PROCESS PROCESSES THREADS SEED");
    };
    let number = |text: &String| text.parse::<u32>().expect("a number");
    let (process, processes, threads, seed) = (
        number(process),
        number(processes),
        number(threads),
        number(seed),
    );
    let done: BTreeSet<u32> = fs::read_to_string(log)
        .unwrap_or_default()
        .lines()
        .filter_map(|line| line.split(' ').next()?.parse().ok())
        .collect();
    let mine: Vec<u32> = (0..DECLARATIONS)
        .filter(|number| number % processes == process && !done.contains(number))
        .collect();
    let log = File::options()
        .append(true)
        .create(true)
        .open(log)
        .expect("the log");
    thread::scope(|scope| {
        for thread in 0..threads {
            let share: Vec<u32> = mine
                .iter()
                .copied()
                .filter(|number| number / processes % threads == thread)
                .collect();
            let log = &log;
            let seed = u64::from(seed ^ (process << 8 | thread) << 16);
            scope.spawn(move || match registry.split_once(':') {
                Some(("sqlite", file)) => {
                    work(
                        &mut Sqlite::open(Path::new(file)).expect("a registry"),
                        &share,
                        log,
                        seed,
                    );
                }
                Some(("postgres", config)) => {
                    work(&mut patiently(|| Postgres::open(config)), &share, log, seed);
                }
                _ => panic!("sqlite:FILE or postgres:CONFIG"),
            });
        }
    });
}

/// The server may be down just now.
fn patiently<R, E: Debug>(open: impl Fn() -> Result<R, E>) -> R {
    for _ in 0..600 {
        if let Ok(registry) = open() {
            return registry;
        }
        thread::sleep(Duration::from_millis(100));
    }
    open().expect("a registry")
}

fn work<R: Registry<Error: Debug>>(registry: &mut R, share: &[u32], mut log: &File, seed: u64) {
    let people = share.iter().map(|number| Invented::new(number % PEOPLE));
    let mut verification = Verification::new(people, FAILURES, seed);
    let mut dice = Dice::new(seed);
    let mut stored: VecDeque<String> = VecDeque::new();
    let mut fresh = share.iter();
    loop {
        let take_up = !stored.is_empty() && dice.below(2) == 0;
        let next = if take_up { None } else { fresh.next() };
        let pending = match (next, stored.front()) {
            (Some(&number), _) => declared(number),
            (None, Some(_)) => {
                let text = stored.pop_front().unwrap_or_default();
                serde_json::from_str(&text).expect("what was stored")
            }
            (None, None) => return,
        };
        if let Some(later) = step(pending, &mut verification, registry, &mut log) {
            stored.push_back(serde_json::to_string(&later).expect("a stored step"));
        }
    }
}

/// Declares in another manner each time that a person's turn comes; the ticket is the declaration's number.
fn declared(number: u32) -> Pending {
    let person = Invented::new(number % PEOPLE);
    let turn = number / PEOPLE;
    let mut draft = person.draft();
    if turn % 2 == 1 {
        draft = draft.with_name(person.name.to_lowercase());
    }
    if turn % 3 == 1 {
        draft = draft.with_id_number(&*person.old_number);
    }
    if turn % 4 == 2 {
        draft = draft.with_phone(&*person.phone);
    }
    let declaration = draft.declare().expect("a declaration");
    declaration.verify(RequestId::new(number.into())).into()
}

/// Takes a declaration as far as it goes: to its code, or to a step that is to be stored.
fn step<R: Registry<Error: Debug>>(
    pending: Pending,
    verification: &mut Verification,
    registry: &mut R,
    log: &mut &File,
) -> Option<Pending> {
    let registering = match pending {
        Pending::AwaitingRegistration(step) => step,
        Pending::AwaitingVerification(step) => {
            let answer = verification.ask(&step.question());
            match step.answer(answer).expect("its own answer") {
                VerificationOutcome::Confirmed(step) if step.ticket().number() % 2 == 0 => step,
                // Every other one is stored between the two systems too.
                VerificationOutcome::Confirmed(step) => return Some(step.into()),
                VerificationOutcome::Later(step) => return Some(step.into()),
                VerificationOutcome::Refused(refusal) => panic!("{refusal}"),
            }
        }
        _ => unreachable!("there are two steps"),
    };
    let Ok(reply) = registry.upsert(registering.entry()) else {
        thread::sleep(Duration::from_millis(20));
        return Some(registering.into());
    };
    let number = registering.ticket().number();
    match registering.answer(reply).expect("its own reply") {
        RegistrationOutcome::Issued(issued) => {
            let person = number % u64::from(PEOPLE);
            let line = format!("{number} {person} {}\n", issued.record().qid().as_str());
            log.write_all(line.as_bytes())
                .expect("the log takes a line");
            None
        }
        RegistrationOutcome::Refused(refusal) => panic!("{refusal}"),
    }
}
