//! Requests in any order, with repeated, unexpected and missing replies: one QID a person, and no data lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Draft, RegistrationOutcome, Registry, RequestId,
    UpdatedRecord, VerificationOutcome,
};

use crate::memory::Memory;
use crate::people::key;

const PEOPLE: usize = 3;

#[derive(Clone, Debug)]
struct Plan {
    person: usize,
    phone: Option<u8>,
    health_card: bool,
    old_document: bool,
    spelling: u8,
}

fn plan() -> impl Strategy<Value = Plan> {
    (
        0..PEOPLE,
        prop::option::of(0..3_u8),
        any::<bool>(),
        any::<bool>(),
        0..3_u8,
    )
        .prop_map(
            |(person, phone, health_card, old_document, spelling)| Plan {
                person,
                phone,
                health_card,
                old_document,
                spelling,
            },
        )
}

impl Plan {
    fn draft(&self) -> Draft<'static> {
        let names = [
            ["Lê Văn An", "LE VAN AN", "le\u{302} va\u{306}n an"],
            ["Trần Bình", "tran binh", "TRÂ\u{300}N BI\u{300}NH"],
            ["Y-Blơm", "y - blom", "Y-BLOM"],
        ];
        let number = if self.old_document {
            format!("01234567{}", self.person)
        } else {
            format!("00109000000{}", self.person)
        };
        let draft = Draft::new()
            .with_name(names[self.person][usize::from(self.spelling)])
            .with_birth_date(["01/02/1990", "1990-02-01", "01021990"][usize::from(self.spelling)])
            .with_id_number(number);
        let draft = match self.phone {
            Some(digit) => draft.with_phone(format!("094471370{digit}")),
            None => draft,
        };
        if self.health_card {
            draft.with_health_card("HS4010120878821")
        } else {
            draft
        }
    }
}

/// The state of a declaration.
enum State {
    AwaitingVerification(AwaitingVerification),
    AwaitingRegistration(AwaitingRegistration),
    Issued(String),
}

/// An event in a network, a process or another system.
#[derive(Clone, Copy, Debug)]
enum Event {
    Reply,
    Unavailable,
    UnexpectedReply,
    Store,
    RepeatedRequest,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Reply),
        1 => Just(Event::Unavailable),
        1 => Just(Event::UnexpectedReply),
        1 => Just(Event::Store),
        1 => Just(Event::RepeatedRequest),
    ]
}

/// Stores a step and restores it, as after a crash.
#[cfg(feature = "serde")]
fn stored(state: State) -> State {
    use vn_personal_qr_issuance::Pending;
    let pending = match state {
        State::AwaitingVerification(step) => Pending::from(step),
        State::AwaitingRegistration(step) => Pending::from(step),
        State::Issued(_) => return state,
    };
    let json = serde_json::to_string(&pending).expect("it can be stored");
    let bytes = postcard::to_allocvec(&pending).expect("it can be stored");
    let read: Pending = serde_json::from_str(&json).expect("it can be read");
    assert_eq!(read, pending);
    assert_eq!(postcard::from_bytes(&bytes), Ok(pending));
    match read {
        Pending::AwaitingVerification(step) => State::AwaitingVerification(step),
        Pending::AwaitingRegistration(step) => State::AwaitingRegistration(step),
        _ => unreachable!("there are two steps"),
    }
}

#[cfg(not(feature = "serde"))]
fn stored(state: State) -> State {
    state
}

fn apply(event: Event, state: State, person: usize, registry: &mut Memory) -> State {
    let subject = || key(&format!("subject-{person}"));
    match (state, event) {
        (state, Event::Store) => stored(state),
        (State::AwaitingVerification(step), Event::Unavailable) => {
            let reply = step.request().unavailable();
            match step.with_reply(reply) {
                Ok(VerificationOutcome::Later(step)) => State::AwaitingVerification(step),
                other => panic!("{other:?}"),
            }
        }
        (State::AwaitingVerification(step), Event::UnexpectedReply) => {
            let other = step.declaration().clone().verify(RequestId::new(u64::MAX));
            let reply = other.request().not_found();
            State::AwaitingVerification(
                step.with_reply(reply)
                    .expect_err("another request")
                    .into_step(),
            )
        }
        (State::AwaitingVerification(step), _) => {
            let request = step.request();
            let reply = request.confirmed(subject(), request.as_declared());
            match step.with_reply(reply) {
                Ok(VerificationOutcome::Confirmed(step)) => State::AwaitingRegistration(step),
                other => panic!("{other:?}"),
            }
        }
        (State::AwaitingRegistration(step), Event::Unavailable) => {
            registry.is_down = true;
            assert!(registry.upsert(step.request()).is_err());
            registry.is_down = false;
            State::AwaitingRegistration(step)
        }
        (State::AwaitingRegistration(step), Event::UnexpectedReply) => {
            let other = step
                .request()
                .declaration()
                .clone()
                .verify(RequestId::new(u64::MAX));
            let reply = other
                .request()
                .confirmed(subject(), other.request().as_declared());
            let Ok(VerificationOutcome::Confirmed(other)) = other.with_reply(reply) else {
                panic!("not confirmed");
            };
            let reply = other.request().declarant_unknown();
            State::AwaitingRegistration(
                step.with_reply(reply)
                    .expect_err("another request")
                    .into_step(),
            )
        }
        (State::AwaitingRegistration(step), event) => {
            if matches!(event, Event::RepeatedRequest) {
                // The first reply is lost.
                registry.upsert(step.request()).expect("available");
            }
            let reply = registry.upsert(step.request()).expect("available");
            let again = registry.upsert(step.request()).expect("available");
            assert_eq!(reply, again, "registration is idempotent");
            match step.with_reply(reply) {
                Ok(RegistrationOutcome::Issued(issued)) => {
                    State::Issued(issued.code().into_string())
                }
                other => panic!("{other:?}"),
            }
        }
        (issued @ State::Issued(_), _) => issued,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_person_has_one_qid_after_any_events(
        plans in prop::collection::vec(plan(), 1..12),
        events in prop::collection::vec((0..12_usize, event()), 0..80),
    ) {
        let mut registry = Memory::default();
        let mut states: Vec<_> = (0..)
            .zip(&plans)
            .map(|(number, plan)| {
                let declaration = plan.draft().declare().expect("a declaration");
                Some(State::AwaitingVerification(declaration.verify(RequestId::new(number))))
            })
            .collect();
        // Declarations that still wait are completed.
        let rest = (0..plans.len()).flat_map(|index| [(index, Event::Reply); 2]);
        for (index, event) in events.into_iter().chain(rest) {
            let index = index % plans.len();
            let state = states[index].take().expect("a state");
            states[index] = Some(apply(event, state, plans[index].person, &mut registry));
        }

        let mut qids = BTreeMap::new();
        for (plan, state) in plans.iter().zip(states) {
            let Some(State::Issued(text)) = state else { panic!("a declaration is lost") };
            let qid = text.split('|').nth(4).expect("a QID").to_owned();
            prop_assert_eq!(qids.entry(plan.person).or_insert(qid.clone()), &qid);
            let record = registry.find(&key(&format!("subject-{}", plan.person))).expect("available");
            let record = record.expect("a record");
            prop_assert_eq!(record.qid().as_str(), qid);
        }
        prop_assert_eq!(registry.len(), qids.len());
        let mut distinct: Vec<_> = qids.values().collect();
        distinct.sort();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), qids.len());
    }

    #[test]
    fn the_same_data_in_any_spelling_have_one_text(
        person in 0..PEOPLE,
        spellings in prop::collection::vec(0..3_u8, 2..8),
        phone in prop::option::of(0..3_u8),
        old_document in any::<bool>(),
    ) {
        let mut registry = Memory::default();
        let texts: Vec<_> = spellings
            .into_iter()
            .map(|spelling| {
                let plan = Plan { person, phone, health_card: false, old_document, spelling };
                let issued = crate::people::issued(&mut registry, &plan.draft(), "s", None);
                issued.code().into_string()
            })
            .collect();
        prop_assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", texts);
    }

    #[test]
    fn a_second_update_changes_nothing(plans in prop::collection::vec(plan(), 2..6)) {
        let mut registry = Memory::default();
        for plan in &plans {
            let step = crate::people::awaiting_registration(&Plan { person: 0, ..plan.clone() }.draft(), "s", None);
            let reply = registry.upsert(step.request()).expect("available");
            let record = reply.record().expect("a record");
            prop_assert_eq!(step.request().updated_record(record), UpdatedRecord::Unchanged);
        }
    }
}
