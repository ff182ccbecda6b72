//! The cost of the flow on top of the database: declarations a second, from draft to code, and bare transactions a second
//! with the same statements, settings and threads, in alternating rounds of one run.
//!
//! `cargo xtask registry bench`. Every person is new, so each declaration is one durable transaction. A median ratio of
//! less than 0.7 is an error.

use std::env;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

use vn_personal_qr_issuance::{RegistrationOutcome, Registry, RequestId, VerificationOutcome};
use vn_personal_qr_registry::table::Table;
use vn_personal_qr_registry::{Postgres, Sqlite, hash_subject, os_random};

use self::population::{Person, VerificationSystem};

#[expect(dead_code, reason = "the benchmark declares no phone numbers")]
#[path = "../examples/one_code/population.rs"]
mod population;

const ROUNDS: usize = 9;
const THREADS: [usize; 3] = [1, 4, 16];
/// The number of declarations a round, of all threads together.
const DECLARATIONS: usize = 960;
const MIN_RATIO: f64 = 0.7;

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let file = folder.path().join("registry.sqlite");
    println!(
        "registry    threads  declarations/s  bare transactions/s  ratio (median of {ROUNDS} rounds, least, most)"
    );
    let mut passed = measure("SQLite", || Sqlite::open(&file).expect("a registry"));
    match env::var("REGISTRY_POSTGRES") {
        Ok(config) => {
            Postgres::create_tables(&config).expect("tables");
            passed &= measure("PostgreSQL", || {
                Postgres::open(&config).expect("a registry")
            });
        }
        Err(_) => println!("PostgreSQL  no server; cargo xtask registry bench starts one"),
    }
    assert!(passed, "a ratio is less than {MIN_RATIO}");
}

fn measure<R>(name: &str, open: impl Fn() -> R + Sync) -> bool
where
    R: Registry + Table,
{
    let mut numbers = 0_u32..;
    let mut passed = true;
    for threads in THREADS {
        let (mut flows, mut bares, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            let flow_first = round % 2 == 0;
            let (flow, bare) = if flow_first {
                let flow = flow(&open, people(threads, &mut numbers));
                (flow, bare(&open, people(threads, &mut numbers)))
            } else {
                let bare = bare(&open, people(threads, &mut numbers));
                (flow(&open, people(threads, &mut numbers)), bare)
            };
            flows.push(flow);
            bares.push(bare);
            ratios.push(flow / bare);
        }
        let ratio = median(&mut ratios);
        let (least, most) = (ratios[0], ratios[ROUNDS - 1]);
        println!(
            "{name:<10}  {threads:>7}  {:>14.0}  {:>19.0}  {ratio:.2} ({least:.2}, {most:.2})",
            median(&mut flows),
            median(&mut bares)
        );
        passed &= ratio >= MIN_RATIO;
    }
    passed
}

/// Returns new people, divided among the threads.
fn people(threads: usize, numbers: &mut impl Iterator<Item = u32>) -> Vec<Vec<Person>> {
    let share = DECLARATIONS / threads;
    (0..threads)
        .map(|_| numbers.by_ref().take(share).map(Person::new).collect())
        .collect()
}

/// Returns declarations a second, from the draft to the text of the code.
fn flow<R: Registry>(open: &(impl Fn() -> R + Sync), shares: Vec<Vec<Person>>) -> f64 {
    let shares = shares
        .into_iter()
        .map(|people| (VerificationSystem::new(people.clone(), 0, 1), people))
        .collect();
    rate(open, shares, |registry, (mut verification, people)| {
        for (number, person) in (0..).zip(people) {
            let declaration = person.draft().declare().expect("a declaration");
            let step = declaration.verify(RequestId::new(number));
            let reply = verification.verify(&step.request());
            let Ok(VerificationOutcome::Confirmed(step)) = step.with_reply(reply) else {
                panic!("not confirmed");
            };
            let reply = registry.upsert(step.request()).expect("a reply");
            let Ok(RegistrationOutcome::Issued(issued)) = step.with_reply(reply) else {
                panic!("not issued");
            };
            assert!(issued.code().as_str().len() > 40);
        }
    })
}

/// Returns transactions a second: the statements of the same declarations, with prepared values.
fn bare<R: Table>(open: &(impl Fn() -> R + Sync), shares: Vec<Vec<Person>>) -> f64 {
    let row = |person: Person| {
        let random = u128::from_be_bytes(os_random().expect("random bytes"));
        let qid = (random % 900_000_000_000_000_000 + 100_000_000_000_000_000).to_string();
        let name = person.identity();
        let (number, name, day) = (&person.id_number, name.name(), person.birth_date);
        let payload = format!("{number}|{}|{}|0|{qid}|<1", name.as_str(), day.as_str());
        (hash_subject(&person.subject), qid, payload)
    };
    let shares = shares
        .into_iter()
        .map(|people| people.into_iter().map(row).collect::<Vec<_>>())
        .collect();
    rate(open, shares, |table, rows| {
        for (subject, qid, payload) in rows {
            assert_eq!(table.payload(&subject).expect("a reply"), None);
            assert!(table.insert(&subject, &qid, &payload).expect("a reply"));
        }
    })
}

/// Returns declarations a second of all threads together, without the time to open connections.
fn rate<R, T: Send>(
    open: &(impl Fn() -> R + Sync),
    shares: Vec<T>,
    work: impl Fn(&mut R, T) + Sync,
) -> f64 {
    let barrier = Barrier::new(shares.len() + 1);
    let mut start = None;
    thread::scope(|scope| {
        for share in shares {
            let (barrier, work) = (&barrier, &work);
            scope.spawn(move || {
                let mut registry = open();
                barrier.wait();
                work(&mut registry, share);
            });
        }
        barrier.wait();
        start = Some(Instant::now());
    });
    let seconds = start.expect("a start").elapsed().as_secs_f64();
    f64::from(u32::try_from(DECLARATIONS).unwrap_or(0)) / seconds
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
