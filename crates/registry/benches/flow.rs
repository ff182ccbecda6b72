//! What the flow costs beside the database: declarations a second from draft to code, against the bare transactions that
//! the same registry takes for them, with the same statements, settings and number of threads, turn by turn in one run.
//!
//! `scripts/registries bench`. Every person is new, so that each declaration is a durable transaction. Fails where the
//! median ratio of a registry is below 0.7.

use std::env;
use std::fmt::Debug;
use std::sync::Barrier;
use std::thread;
use std::time::Instant;

use vn_personal_qr_issuance::{RegistrationOutcome, Registry, RequestId, VerificationOutcome};
use vn_personal_qr_registry::population::{Invented, Verification};
use vn_personal_qr_registry::table::Table;
use vn_personal_qr_registry::{Postgres, Sqlite, key};

const ROUNDS: usize = 9;
const THREADS: [usize; 3] = [1, 4, 16];
/// Of a round, over all threads.
const DECLARATIONS: usize = 960;
const BAR: f64 = 0.7;

fn main() {
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let file = folder.path().join("registry.sqlite");
    println!(
        "registry    threads  declarations/s  bare transactions/s  ratio (median of {ROUNDS} rounds, least, most)"
    );
    let mut good = measure("SQLite", || Sqlite::open(&file).expect("a registry"));
    match env::var("REGISTRY_POSTGRES") {
        Ok(config) => {
            Postgres::prepare(&config).expect("tables");
            good &= measure("PostgreSQL", || {
                Postgres::open(&config).expect("a registry")
            });
        }
        Err(_) => println!("PostgreSQL  no server; scripts/registries bench starts one"),
    }
    assert!(good, "a ratio is below {BAR}");
}

fn measure<R>(name: &str, open: impl Fn() -> R + Sync) -> bool
where
    R: Registry<Error: Debug> + Table<Error: Debug>,
{
    let mut numbers = 0_u32..;
    let mut good = true;
    for threads in THREADS {
        let (mut flows, mut bares, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // Which goes first changes from round to round.
            let (flow, bare) = if round % 2 == 0 {
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
        good &= ratio >= BAR;
    }
    good
}

/// New people, in a share a thread.
fn people(threads: usize, numbers: &mut impl Iterator<Item = u32>) -> Vec<Vec<Invented>> {
    let share = DECLARATIONS / threads;
    (0..threads)
        .map(|_| numbers.by_ref().take(share).map(Invented::new).collect())
        .collect()
}

/// Declarations a second, from what people type to the text of the code.
fn flow<R: Registry<Error: Debug>>(
    open: &(impl Fn() -> R + Sync),
    shares: Vec<Vec<Invented>>,
) -> f64 {
    let shares = shares
        .into_iter()
        .map(|people| (Verification::new(people.clone(), 0, 1), people))
        .collect();
    timed(open, shares, |registry, (mut verification, people)| {
        for (number, person) in (0..).zip(people) {
            let declaration = person.draft().declare().expect("a declaration");
            let step = declaration.verify(RequestId::new(number));
            let answer = verification.ask(&step.question());
            let Ok(VerificationOutcome::Confirmed(step)) = step.answer(answer) else {
                panic!("not confirmed");
            };
            let reply = registry.upsert(step.entry()).expect("an answer");
            let Ok(RegistrationOutcome::Issued(issued)) = step.answer(reply) else {
                panic!("not issued");
            };
            assert!(issued.code().as_str().len() > 40);
        }
    })
}

/// Transactions a second: the statements of the same declarations, with everything made ready before.
fn bare<R: Table<Error: Debug>>(open: &(impl Fn() -> R + Sync), shares: Vec<Vec<Invented>>) -> f64 {
    let ready = |person: Invented| {
        let random = u128::from_be_bytes(key::random().expect("randomness"));
        let qid = (random % 900_000_000_000_000_000 + 100_000_000_000_000_000).to_string();
        let name = person.identity();
        let (number, name, day) = (&person.id_number, name.name(), person.birth_date);
        let payload = format!("{number}|{}|{}|0|{qid}|<1", name.as_str(), day.as_str());
        (key::hash(&person.subject), qid, payload)
    };
    let shares = shares
        .into_iter()
        .map(|people| people.into_iter().map(ready).collect::<Vec<_>>())
        .collect();
    timed(open, shares, |table, rows| {
        for (key, qid, payload) in rows {
            assert_eq!(table.find(&key).expect("an answer"), None);
            assert!(table.add(&key, &qid, &payload).expect("an answer"));
        }
    })
}

/// How many a second, of all threads together from the moment when all were ready.
fn timed<R, T: Send>(
    open: &(impl Fn() -> R + Sync),
    shares: Vec<T>,
    work: impl Fn(&mut R, T) + Sync,
) -> f64 {
    let barrier = Barrier::new(shares.len() + 1);
    let mut begin = None;
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
        begin = Some(Instant::now());
    });
    let seconds = begin.expect("it has begun").elapsed().as_secs_f64();
    f64::from(u32::try_from(DECLARATIONS).unwrap_or(0)) / seconds
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
