//! A conformance suite for implementations of [`Registry`].
//!
//! ```no_run
//! use vn_personal_qr_registry::{Sqlite, conformance};
//!
//! conformance::run(|| Sqlite::open("registry.sqlite").expect("a registry"));
//! ```

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Barrier;
use std::thread;

use vn_personal_qr_issuance::{
    AwaitingRegistration, Draft, Record, RegistrationOutcome, Registry, RequestId, SubjectKey,
    VerificationOutcome,
};

/// The number of concurrent threads.
const THREADS: usize = 16;

/// Checks the guarantees of [`Registry`].
///
/// `open` opens another connection to the same registry, which must have no person whose key begins with `conformance-`.
///
/// # Panics
///
/// The registry violates a guarantee, which the message names.
pub fn run<R>(open: impl Fn() -> R + Sync)
where
    R: Registry<Error: Debug>,
{
    a_person_keeps_one_qid(&open);
    people_have_different_qids(&open);
    the_newest_contact_data_stay(&open);
    find_returns_the_registered_record(&open);
    an_unknown_declarant_is_rejected(&open);
    similar_keys_are_different_people(&open);
    equal_concurrent_requests_have_one_record(&open);
    concurrent_changes_are_all_stored(&open);
}

fn a_person_keeps_one_qid<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let step = confirmed("once", |draft| draft);
    let first = register(&mut open(), &step);
    let qid = first.qid().as_str();
    assert!(
        qid.len() == 18 && qid.bytes().all(|byte| byte.is_ascii_digit()),
        "a QID has 18 digits"
    );
    let mut registry = open();
    for _ in 0..3 {
        assert_eq!(
            register(&mut registry, &step),
            first,
            "the same declaration leads to the same record"
        );
    }
    let changed = confirmed("once", |draft| draft.with_phone("0944713700"));
    let changed = register(&mut registry, &changed);
    assert_eq!(
        changed.qid(),
        first.qid(),
        "the QID stays when the payload changes"
    );
    assert_ne!(changed, first, "the payload changes");
}

fn people_have_different_qids<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let mut qids = BTreeSet::new();
    for number in 0..100 {
        let step = confirmed(&format!("own-{number}"), |draft| draft);
        qids.insert(register(&mut registry, &step).qid().as_str().to_owned());
    }
    assert_eq!(qids.len(), 100, "people have different QIDs");
}

fn the_newest_contact_data_stay<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let steps = [
        (confirmed("contact", |draft| draft), ""),
        (
            confirmed("contact", |draft| draft.with_phone("0944713700")),
            "|<<<0944713700",
        ),
        (
            confirmed("contact", |draft| draft.with_health_card("HS4010120878821")),
            "|<<HS4010120878821<0944713700",
        ),
        (
            confirmed("contact", |draft| draft.with_phone("0944713701")),
            "|<<HS4010120878821<0944713701",
        ),
        (
            confirmed("contact", |draft| draft),
            "|<<HS4010120878821<0944713701",
        ),
    ];
    for (step, end) in &steps {
        assert!(
            register(&mut registry, step).as_str().ends_with(end),
            "data that are not declared again stay"
        );
    }
}

fn find_returns_the_registered_record<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut reader = open();
    assert_eq!(reader.find(&subject("found")).expect("a reply"), None);
    for draft in [Draft::new(), Draft::new().with_phone("0944713700")] {
        let step = confirmed("found", |_| person(draft));
        let record = register(&mut open(), &step);
        let found = reader.find(&subject("found")).expect("a reply");
        assert_eq!(
            found,
            Some(record),
            "a registered record is visible to every connection"
        );
    }
}

fn an_unknown_declarant_is_rejected<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let unknown = confirmed("child", |draft| draft.with_declarant_qid("nobody-has-this"));
    let reply = registry.upsert(unknown.request()).expect("a reply");
    assert_eq!(reply, unknown.request().declarant_unknown());
    assert_eq!(
        registry.find(&subject("child")).expect("a reply"),
        None,
        "a rejected request writes nothing"
    );
    let parent = register(&mut registry, &confirmed("parent", |draft| draft));
    let known = confirmed("child", |draft| {
        draft.with_declarant_qid(parent.qid().as_str().to_owned())
    });
    let record = register(&mut registry, &known);
    assert_eq!(
        record.payload().extension().declarant_qid(),
        Some(parent.qid())
    );
}

fn similar_keys_are_different_people<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let long = "k".repeat(SubjectKey::MAX_LEN - "conformance-".len());
    let keys = [
        "a",
        "A",
        "'",
        "\"",
        "\\",
        "%",
        "_",
        "--",
        ";",
        "a'",
        &long,
        &long[1..],
    ];
    let qids: BTreeSet<String> = keys
        .iter()
        .map(|key| {
            let record = register(&mut registry, &confirmed(key, |draft| draft));
            record.qid().as_str().to_owned()
        })
        .collect();
    assert_eq!(
        qids.len(),
        keys.len(),
        "different keys are different people"
    );
}

fn equal_concurrent_requests_have_one_record<R: Registry<Error: Debug>>(
    open: &(impl Fn() -> R + Sync),
) {
    for round in 0..8 {
        let step = confirmed(&format!("crowd-{round}"), |draft| draft);
        let records = concurrently(open, |registry, _| register(registry, &step));
        assert!(
            records.iter().all(|record| *record == records[0]),
            "equal concurrent requests have one record"
        );
    }
}

fn concurrent_changes_are_all_stored<R: Registry<Error: Debug>>(open: &(impl Fn() -> R + Sync)) {
    for round in 0..8 {
        let name = format!("changes-{round}");
        let phone = confirmed(&name, |draft| draft.with_phone("0944713700"));
        let card = confirmed(&name, |draft| draft.with_health_card("HS4010120878821"));
        concurrently(open, |registry, thread| {
            register(registry, if thread % 2 == 0 { &phone } else { &card })
        });
        let record = open().find(&subject(&name)).expect("a reply");
        let record = record.expect("a record");
        assert!(
            record.as_str().ends_with("|<<HS4010120878821<0944713700"),
            "concurrent changes are all stored"
        );
    }
}

/// Runs `work` in all threads at the same time, each with its own connection, and returns the results.
fn concurrently<R: Registry<Error: Debug>, T: Send>(
    open: &(impl Fn() -> R + Sync),
    work: impl Fn(&mut R, usize) -> T + Sync,
) -> Vec<T> {
    let barrier = Barrier::new(THREADS);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let (barrier, work) = (&barrier, &work);
                scope.spawn(move || {
                    let mut registry = open();
                    barrier.wait();
                    work(&mut registry, thread)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    })
}

fn register<R: Registry<Error: Debug>>(registry: &mut R, step: &AwaitingRegistration) -> Record {
    let reply = registry.upsert(step.request()).expect("a reply");
    match step.clone().with_reply(reply) {
        Ok(RegistrationOutcome::Issued(issued)) => issued.record().clone(),
        other => panic!("a reply contains the record of its request: {other:?}"),
    }
}

fn subject(name: &str) -> SubjectKey {
    SubjectKey::new(&format!("conformance-{name}")).expect("a key")
}

fn person(draft: Draft<'_>) -> Draft<'_> {
    draft
        .with_name("Lê Văn An")
        .with_birth_date("01/02/1990")
        .with_id_number("001090000001")
}

/// Returns a confirmed declaration.
fn confirmed<'a>(name: &str, change: impl FnOnce(Draft<'a>) -> Draft<'a>) -> AwaitingRegistration {
    let declaration = change(person(Draft::new()))
        .declare()
        .expect("a declaration");
    let step = declaration.verify(RequestId::new(1));
    let request = step.request();
    let reply = request.confirmed(subject(name), request.as_declared());
    match step.with_reply(reply) {
        Ok(VerificationOutcome::Confirmed(step)) => step,
        other => panic!("{other:?}"),
    }
}
