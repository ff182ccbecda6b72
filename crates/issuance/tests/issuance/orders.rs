//! Whatever the order, however often an answer is repeated, misplaced or missing: one QID a subject, nothing lost.

use std::collections::BTreeMap;

use proptest::prelude::*;
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Draft, RegistrationOutcome, Registry, RequestId,
    VerificationOutcome,
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
    habit: u8,
}

fn plan() -> impl Strategy<Value = Plan> {
    (
        0..PEOPLE,
        prop::option::of(0..3_u8),
        any::<bool>(),
        any::<bool>(),
        0..3_u8,
    )
        .prop_map(|(person, phone, health_card, old_document, habit)| Plan {
            person,
            phone,
            health_card,
            old_document,
            habit,
        })
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
            .with_name(names[self.person][usize::from(self.habit)])
            .with_birth_date(["01/02/1990", "1990-02-01", "01021990"][usize::from(self.habit)])
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

/// Where a declaration is.
enum Place {
    AwaitingVerification(AwaitingVerification),
    AwaitingRegistration(AwaitingRegistration),
    Issued(String),
}

/// What happens to a declaration: anything a network, a process or another system may do to it.
#[derive(Clone, Copy, Debug)]
enum Event {
    Answered,
    Unavailable,
    UnexpectedReply,
    Stored,
    EnteredTwice,
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => Just(Event::Answered),
        1 => Just(Event::Unavailable),
        1 => Just(Event::UnexpectedReply),
        1 => Just(Event::Stored),
        1 => Just(Event::EnteredTwice),
    ]
}

/// Everything there is to try again after a crash is in the stored form.
#[cfg(feature = "serde")]
fn stored(place: Place) -> Place {
    use vn_personal_qr_issuance::Pending;
    let pending = match place {
        Place::AwaitingVerification(step) => Pending::from(step),
        Place::AwaitingRegistration(step) => Pending::from(step),
        Place::Issued(_) => return place,
    };
    let json = serde_json::to_string(&pending).expect("it can be stored");
    let bytes = postcard::to_allocvec(&pending).expect("it can be stored");
    let read: Pending = serde_json::from_str(&json).expect("it can be read");
    assert_eq!(read, pending);
    assert_eq!(postcard::from_bytes(&bytes), Ok(pending));
    match read {
        Pending::AwaitingVerification(step) => Place::AwaitingVerification(step),
        Pending::AwaitingRegistration(step) => Place::AwaitingRegistration(step),
        _ => unreachable!("there are two steps"),
    }
}

#[cfg(not(feature = "serde"))]
fn stored(place: Place) -> Place {
    place
}

fn happens(event: Event, place: Place, person: usize, registry: &mut Memory) -> Place {
    let subject = || key(&format!("subject-{person}"));
    match (place, event) {
        (place, Event::Stored) => stored(place),
        (Place::AwaitingVerification(step), Event::Unavailable) => {
            let answer = step.question().unavailable();
            match step.answer(answer) {
                Ok(VerificationOutcome::Later(step)) => Place::AwaitingVerification(step),
                other => panic!("{other:?}"),
            }
        }
        (Place::AwaitingVerification(step), Event::UnexpectedReply) => {
            let other = step.declaration().clone().verify(RequestId::new(u64::MAX));
            let answer = other.question().not_found();
            Place::AwaitingVerification(step.answer(answer).expect_err("misplaced").into_step())
        }
        (Place::AwaitingVerification(step), _) => {
            let question = step.question();
            let answer = question.confirmed(subject(), question.as_declared());
            match step.answer(answer) {
                Ok(VerificationOutcome::Confirmed(step)) => Place::AwaitingRegistration(step),
                other => panic!("{other:?}"),
            }
        }
        (Place::AwaitingRegistration(step), Event::Unavailable) => {
            registry.is_down = true;
            assert!(registry.upsert(step.entry()).is_err());
            registry.is_down = false;
            Place::AwaitingRegistration(step)
        }
        (Place::AwaitingRegistration(step), Event::UnexpectedReply) => {
            let other = step
                .entry()
                .declaration()
                .clone()
                .verify(RequestId::new(u64::MAX));
            let answer = other
                .question()
                .confirmed(subject(), other.question().as_declared());
            let Ok(VerificationOutcome::Confirmed(other)) = other.answer(answer) else {
                panic!("not confirmed");
            };
            let reply = other.entry().declarant_unknown();
            Place::AwaitingRegistration(step.answer(reply).expect_err("misplaced").into_step())
        }
        (Place::AwaitingRegistration(step), event) => {
            if matches!(event, Event::EnteredTwice) {
                // The first reply is lost on its way.
                registry.upsert(step.entry()).expect("it is up");
            }
            let reply = registry.upsert(step.entry()).expect("it is up");
            let again = registry.upsert(step.entry()).expect("it is up");
            assert_eq!(reply, again, "entering is idempotent");
            match step.answer(reply) {
                Ok(RegistrationOutcome::Issued(issued)) => {
                    Place::Issued(issued.code().into_string())
                }
                other => panic!("{other:?}"),
            }
        }
        (issued @ Place::Issued(_), _) => issued,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn one_qid_a_subject_whatever_happens(
        plans in prop::collection::vec(plan(), 1..12),
        events in prop::collection::vec((0..12_usize, event()), 0..80),
    ) {
        let mut registry = Memory::default();
        let mut places: Vec<_> = (0..)
            .zip(&plans)
            .map(|(ticket, plan)| {
                let declaration = plan.draft().declare().expect("a declaration");
                Some(Place::AwaitingVerification(declaration.verify(RequestId::new(ticket))))
            })
            .collect();
        // Whatever did not happen in time happens at the end: nothing is stuck.
        let rest = (0..plans.len()).flat_map(|at| [(at, Event::Answered); 2]);
        for (at, event) in events.into_iter().chain(rest) {
            let at = at % plans.len();
            let place = places[at].take().expect("a place");
            places[at] = Some(happens(event, place, plans[at].person, &mut registry));
        }

        let mut qids = BTreeMap::new();
        for (plan, place) in plans.iter().zip(places) {
            let Some(Place::Issued(text)) = place else { panic!("a declaration is lost") };
            let qid = text.split('|').nth(4).expect("a QID").to_owned();
            prop_assert_eq!(qids.entry(plan.person).or_insert(qid.clone()), &qid);
            let record = registry.find(&key(&format!("subject-{}", plan.person))).expect("it is up");
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
    fn the_same_facts_in_any_order_and_habit_are_one_text(
        person in 0..PEOPLE,
        habits in prop::collection::vec(0..3_u8, 2..8),
        phone in prop::option::of(0..3_u8),
        old_document in any::<bool>(),
    ) {
        let mut registry = Memory::default();
        let texts: Vec<_> = habits
            .into_iter()
            .map(|habit| {
                let plan = Plan { person, phone, health_card: false, old_document, habit };
                let issued = crate::people::issued(&mut registry, &plan.draft(), "s", None);
                issued.code().into_string()
            })
            .collect();
        prop_assert!(texts.windows(2).all(|pair| pair[0] == pair[1]), "{:?}", texts);
    }

    #[test]
    fn an_update_is_complete_at_once(plans in prop::collection::vec(plan(), 2..6)) {
        let mut registry = Memory::default();
        for plan in &plans {
            let step = crate::people::registering(&Plan { person: 0, ..plan.clone() }.draft(), "s", None);
            let reply = registry.upsert(step.entry()).expect("it is up");
            let record = reply.record().expect("a record");
            prop_assert_eq!(step.entry().update(record), None);
        }
    }
}
