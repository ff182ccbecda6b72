//! What every registry must pass. A failure panics and says what was promised.
//!
//! ```no_run
//! use vn_personal_qr_registry::{Sqlite, conformance};
//!
//! let file = std::path::Path::new("/tmp/registry.sqlite");
//! conformance::run(|| Sqlite::open(file).expect("a registry"));
//! ```

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::Barrier;
use std::thread;

use vn_personal_qr_issuance::{
    AwaitingRegistration, Draft, Record, RegistrationOutcome, Registry, RequestId, SubjectKey,
    VerificationOutcome,
};

/// Threads that do the same at once.
const CROWD: usize = 16;

/// Runs every case. `open` opens one more handle on the same registry, which must not know any subject whose key begins
/// with `conformance-`.
///
/// # Panics
///
/// The registry breaks a promise.
pub fn run<R>(open: impl Fn() -> R + Sync)
where
    R: Registry<Error: Debug>,
{
    a_subject_has_one_qid_for_good(&open);
    subjects_have_qids_of_their_own(&open);
    the_newest_contact_is_kept_and_none_is_lost(&open);
    who_finds_sees_what_was_entered(&open);
    a_declarant_must_be_known(&open);
    keys_of_every_form_are_told_apart(&open);
    a_crowd_gets_one_qid(&open);
    of_two_changes_at_once_none_is_lost(&open);
}

fn a_subject_has_one_qid_for_good<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let step = declared("once", |draft| draft);
    let first = entered(&mut open(), &step);
    let digits = first
        .qid()
        .as_str()
        .bytes()
        .all(|byte| byte.is_ascii_digit());
    assert!(
        digits && first.qid().as_str().len() == 18,
        "a QID is of 18 digits"
    );
    let mut again = open();
    for _ in 0..3 {
        assert_eq!(
            entered(&mut again, &step),
            first,
            "the same declaration, the same record"
        );
    }
    let changed = declared("once", |draft| draft.with_phone("0944713700"));
    let changed = entered(&mut again, &changed);
    assert_eq!(changed.qid(), first.qid(), "another payload, the same QID");
    assert_ne!(changed, first);
}

fn subjects_have_qids_of_their_own<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let mut qids = BTreeSet::new();
    for number in 0..100 {
        let step = declared(&format!("own-{number}"), |draft| draft);
        qids.insert(entered(&mut registry, &step).qid().as_str().to_owned());
    }
    assert_eq!(qids.len(), 100, "no two subjects share a QID");
}

fn the_newest_contact_is_kept_and_none_is_lost<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let tails = [
        (declared("contact", |draft| draft), ""),
        (
            declared("contact", |draft| draft.with_phone("0944713700")),
            "|<<<0944713700",
        ),
        (
            declared("contact", |draft| draft.with_health_card("HS4010120878821")),
            "|<<HS4010120878821<0944713700",
        ),
        (
            declared("contact", |draft| draft.with_phone("0944713701")),
            "|<<HS4010120878821<0944713701",
        ),
        (
            declared("contact", |draft| draft),
            "|<<HS4010120878821<0944713701",
        ),
    ];
    for (step, tail) in &tails {
        assert!(
            entered(&mut registry, step).as_str().ends_with(tail),
            "what is not declared stays"
        );
    }
}

fn who_finds_sees_what_was_entered<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut reader = open();
    assert_eq!(reader.find(&subject("found")).expect("an answer"), None);
    for draft in [Draft::new(), Draft::new().with_phone("0944713700")] {
        let step = declared("found", |_| person(draft));
        let record = entered(&mut open(), &step);
        let found = reader.find(&subject("found")).expect("an answer");
        assert_eq!(
            found,
            Some(record),
            "an answered entry is there for every other handle"
        );
    }
}

fn a_declarant_must_be_known<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
    let mut registry = open();
    let unknown = declared("child", |draft| draft.with_declarant_qid("nobody-has-this"));
    let reply = registry.upsert(unknown.entry()).expect("an answer");
    assert_eq!(reply, unknown.entry().declarant_unknown());
    assert_eq!(
        registry.find(&subject("child")).expect("an answer"),
        None,
        "nothing was entered"
    );
    let parent = entered(&mut registry, &declared("parent", |draft| draft));
    let known = declared("child", |draft| {
        draft.with_declarant_qid(parent.qid().as_str().to_owned())
    });
    let record = entered(&mut registry, &known);
    assert_eq!(
        record.payload().extension().declarant_qid(),
        Some(parent.qid())
    );
}

fn keys_of_every_form_are_told_apart<R: Registry<Error: Debug>>(open: &impl Fn() -> R) {
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
    let qids: BTreeSet<_> = keys
        .iter()
        .map(|key| {
            entered(&mut registry, &declared(key, |draft| draft))
                .qid()
                .as_str()
                .to_owned()
        })
        .collect();
    assert_eq!(qids.len(), keys.len(), "a key is nobody else's");
}

fn a_crowd_gets_one_qid<R: Registry<Error: Debug>>(open: &(impl Fn() -> R + Sync)) {
    for round in 0..8 {
        let step = declared(&format!("crowd-{round}"), |draft| draft);
        let records = at_once(open, |registry, _| entered(registry, &step));
        assert!(
            records.iter().all(|record| *record == records[0]),
            "who enters the same at once gets the same text"
        );
    }
}

fn of_two_changes_at_once_none_is_lost<R: Registry<Error: Debug>>(open: &(impl Fn() -> R + Sync)) {
    for round in 0..8 {
        let name = format!("changes-{round}");
        let phone = declared(&name, |draft| draft.with_phone("0944713700"));
        let card = declared(&name, |draft| draft.with_health_card("HS4010120878821"));
        at_once(open, |registry, number| {
            entered(registry, if number % 2 == 0 { &phone } else { &card })
        });
        let record = open()
            .find(&subject(&name))
            .expect("an answer")
            .expect("a record");
        assert!(
            record.as_str().ends_with("|<<HS4010120878821<0944713700"),
            "of what is entered at once nothing is lost"
        );
    }
}

/// What every thread of a crowd got, each with a handle of its own, all beginning at once.
fn at_once<R: Registry<Error: Debug>, T: Send>(
    open: &(impl Fn() -> R + Sync),
    work: impl Fn(&mut R, usize) -> T + Sync,
) -> Vec<T> {
    let barrier = Barrier::new(CROWD);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..CROWD)
            .map(|number| {
                let (barrier, work) = (&barrier, &work);
                scope.spawn(move || {
                    let mut registry = open();
                    barrier.wait();
                    work(&mut registry, number)
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("no thread panics"))
            .collect()
    })
}

fn entered<R: Registry<Error: Debug>>(registry: &mut R, step: &AwaitingRegistration) -> Record {
    let reply = registry.upsert(step.entry()).expect("an answer");
    match step.clone().answer(reply) {
        Ok(RegistrationOutcome::Issued(issued)) => issued.record().clone(),
        other => panic!("the registry's reply is not taken: {other:?}"),
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

/// A verified declaration, ready to be entered.
fn declared<'a>(name: &str, more: impl FnOnce(Draft<'a>) -> Draft<'a>) -> AwaitingRegistration {
    let declaration = more(person(Draft::new())).declare().expect("a declaration");
    let verifying = declaration.verify(RequestId::new(1));
    let question = verifying.question();
    let answer = question.confirmed(subject(name), question.as_declared());
    match verifying.answer(answer) {
        Ok(VerificationOutcome::Confirmed(registering)) => registering,
        other => panic!("{other:?}"),
    }
}
