//! A conformance suite for implementations of [`Registry`] and [`AsyncRegistry`].
//!
//! Add this package to the `dev-dependencies`, without default features, and call [`run`] or [`run_async`] in a test:
//!
//! ```
//! use std::collections::BTreeMap;
//! use std::convert::Infallible;
//! use std::sync::{Arc, Mutex, PoisonError};
//!
//! use vn_personal_qr_issuance::{
//!     Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey, UpdatedRecord,
//! };
//! use vn_personal_qr_registry::{conformance, os_random};
//!
//! /// A registry in memory. It is not durable.
//! #[derive(Clone, Default)]
//! struct Memory(Arc<Mutex<BTreeMap<SubjectKey, Record>>>);
//!
//! impl Registry for Memory {
//!     type Error = Infallible;
//!
//!     fn upsert(&mut self, request: &RegistrationRequest) -> Result<RegistrationReply, Infallible> {
//!         let mut records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
//!         let has_qid = |qid| records.values().any(|record| record.qid() == qid);
//!         if request.declarant_qid().is_some_and(|qid| !has_qid(qid)) {
//!             return Ok(request.declarant_unknown());
//!         }
//!         let record = match records.get(request.subject()) {
//!             // Two of 9 × 10¹⁷ QIDs are hardly equal. A database rejects the second one, and the loop tries again.
//!             None => request.new_record(os_random().expect("random bytes")),
//!             Some(current) => match request.updated_record(current) {
//!                 UpdatedRecord::Unchanged => return Ok(request.registered(current.clone())),
//!                 UpdatedRecord::Changed(record) => record,
//!             },
//!         };
//!         records.insert(request.subject().clone(), record.clone());
//!         Ok(request.registered(record))
//!     }
//!
//!     fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Infallible> {
//!         let records = self.0.lock().unwrap_or_else(PoisonError::into_inner);
//!         Ok(records.get(subject).cloned())
//!     }
//! }
//!
//! let registry = Memory::default();
//! conformance::run(|| registry.clone());
//! ```

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::pin::{Pin, pin};
use std::sync::Barrier;
use std::thread;

use vn_personal_qr_issuance::{
    AsyncRegistry, AwaitingRegistration, Draft, Record, RegistrationOutcome, RegistrationReply,
    RegistrationRequest, Registry, RequestId, SubjectKey, UpdatedRecord, VerificationOutcome,
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
pub fn run<R: Registry>(open: impl Fn() -> R + Sync) {
    a_person_keeps_one_qid(&open);
    people_have_different_qids(&open);
    the_newest_contact_data_stay(&open);
    find_returns_the_registered_record(&open);
    an_unknown_declarant_is_rejected(&open);
    similar_keys_are_different_people(&open);
    equal_concurrent_requests_have_one_record(&open);
    concurrent_changes_are_all_stored(&open);
}

/// Checks the guarantees of [`AsyncRegistry`].
///
/// It makes the same calls as [`run`], from several threads. `block_on` runs a future to its end on the current thread, as
/// every runtime can; for example `|future| runtime.block_on(future)` with a `tokio::runtime::Runtime`. It is not called
/// inside another future, so the test is a plain function, without `#[tokio::test]`.
///
/// ```
/// # use vn_personal_qr_issuance::AsyncRegistry;
/// use vn_personal_qr_registry::conformance;
///
/// fn conforms<R: AsyncRegistry>(connect: impl AsyncFn() -> R + Sync) {
///     conformance::run_async(connect, |future| pollster::block_on(future));
/// }
/// ```
///
/// # Panics
///
/// As [`run`], and if `block_on` returns before its future is ready.
pub fn run_async<R: AsyncRegistry>(
    open: impl AsyncFn() -> R + Sync,
    block_on: impl Fn(Pin<&mut dyn Future<Output = ()>>) + Sync,
) {
    run(|| BlockingRegistry {
        registry: output(&block_on, open()),
        block_on: &block_on,
    });
}

/// A synchronous view of an asynchronous registry.
struct BlockingRegistry<'a, R, B> {
    registry: R,
    block_on: &'a B,
}

impl<R, B> Registry for BlockingRegistry<'_, R, B>
where
    R: AsyncRegistry,
    B: Fn(Pin<&mut dyn Future<Output = ()>>),
{
    type Error = R::Error;

    fn upsert(&mut self, request: &RegistrationRequest) -> Result<RegistrationReply, R::Error> {
        output(self.block_on, self.registry.upsert(request))
    }

    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, R::Error> {
        output(self.block_on, self.registry.find(subject))
    }
}

/// Returns the output of a future. `block_on` takes futures without output, so that it can be a closure.
fn output<T>(
    block_on: &impl Fn(Pin<&mut dyn Future<Output = ()>>),
    future: impl Future<Output = T>,
) -> T {
    let mut output = None;
    block_on(pin!(async { output = Some(future.await) }));
    output.expect("block_on runs the future to its end")
}

fn a_person_keeps_one_qid<R: Registry>(open: &impl Fn() -> R) {
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

fn people_have_different_qids<R: Registry>(open: &impl Fn() -> R) {
    let mut registry = open();
    let mut qids = BTreeSet::new();
    for number in 0..100 {
        let step = confirmed(&format!("own-{number}"), |draft| draft);
        qids.insert(register(&mut registry, &step).qid().as_str().to_owned());
    }
    assert_eq!(qids.len(), 100, "people have different QIDs");
}

fn the_newest_contact_data_stay<R: Registry>(open: &impl Fn() -> R) {
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

fn find_returns_the_registered_record<R: Registry>(open: &impl Fn() -> R) {
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

fn an_unknown_declarant_is_rejected<R: Registry>(open: &impl Fn() -> R) {
    let mut registry = open();
    let unknown = confirmed("child", |draft| draft.with_declarant_qid("nobody-has-this"));
    let reply = registry.upsert(unknown.request()).expect("a reply");
    assert_eq!(
        reply,
        unknown.request().declarant_unknown(),
        "an unknown declarant is rejected"
    );
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

fn similar_keys_are_different_people<R: Registry>(open: &impl Fn() -> R) {
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

fn equal_concurrent_requests_have_one_record<R: Registry>(open: &(impl Fn() -> R + Sync)) {
    for round in 0..8 {
        let step = confirmed(&format!("crowd-{round}"), |draft| draft);
        let records = concurrently(open, |registry, _| register(registry, &step));
        assert!(
            records.iter().all(|record| *record == records[0]),
            "equal concurrent requests have one record"
        );
    }
}

fn concurrent_changes_are_all_stored<R: Registry>(open: &(impl Fn() -> R + Sync)) {
    for round in 0..8 {
        let name = format!("changes-{round}");
        let phone = confirmed(&name, |draft| draft.with_phone("0944713700"));
        let card = confirmed(&name, |draft| draft.with_health_card("HS4010120878821"));
        // Both changes start from the same record.
        register(&mut open(), &confirmed(&name, |draft| draft));
        concurrently(open, |registry, thread| {
            let step = if thread % 2 == 0 { &phone } else { &card };
            register(registry, step);
            let record = registry.find(&subject(&name)).expect("a reply");
            let record = record.expect("a record");
            assert_eq!(
                step.request().updated_record(&record),
                UpdatedRecord::Unchanged,
                "concurrent changes are all stored"
            );
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
fn concurrently<R: Registry, T: Send>(
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
            .map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

fn register<R: Registry>(registry: &mut R, step: &AwaitingRegistration) -> Record {
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
