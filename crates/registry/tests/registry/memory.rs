//! The conformance suite on an asynchronous registry in memory, and on registries that violate one guarantee each.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::Poll;

use vn_personal_qr_issuance::{
    AsyncRegistry, Record, RegistrationReply, RegistrationRequest, SubjectKey, UpdatedRecord,
};
use vn_personal_qr_registry::{conformance, os_random};

/// A violated guarantee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Violation {
    /// Each registration makes a new record.
    OtherQid,
    /// All people have the same QID.
    SharedQid,
    /// A declarant's QID is not looked up.
    AnyDeclarant,
    /// A record is replaced even if it has changed since it was read.
    LostUpdate,
    /// A person who exists is inserted again.
    LostInsert,
    /// Keys are compared without case.
    FoldedKeys,
    /// A changed record is not written.
    NotStored,
}

#[derive(Clone, Default)]
struct Memory {
    records: Arc<Mutex<BTreeMap<String, Record>>>,
    violation: Option<Violation>,
}

impl Memory {
    fn records(&self) -> MutexGuard<'_, BTreeMap<String, Record>> {
        self.records.lock().expect("no panic")
    }

    fn violates(&self, violation: Violation) -> bool {
        self.violation == Some(violation)
    }

    fn key(&self, subject: &SubjectKey) -> String {
        if self.violates(Violation::FoldedKeys) {
            subject.as_str().to_lowercase()
        } else {
            subject.as_str().to_owned()
        }
    }

    fn has_qid(&self, qid: &str) -> bool {
        let mut records = self.records().clone().into_values();
        records.any(|record| record.qid().as_str() == qid)
    }

    /// Writes `new` if the record is still `old`.
    fn replace(&self, key: String, old: Option<&Record>, new: &Record) -> bool {
        let mut records = self.records();
        let ignores_conflicts = match old {
            None => self.violates(Violation::LostInsert),
            Some(_) => self.violates(Violation::LostUpdate),
        };
        if records.get(&key) != old && !ignores_conflicts {
            return false;
        }
        if old.is_none() || !self.violates(Violation::NotStored) {
            records.insert(key, new.clone());
        }
        true
    }
}

impl AsyncRegistry for Memory {
    type Error = Infallible;

    async fn upsert(
        &mut self,
        request: &RegistrationRequest,
    ) -> Result<RegistrationReply, Infallible> {
        if let Some(qid) = request.declarant_qid()
            && !self.violates(Violation::AnyDeclarant)
            && !self.has_qid(qid.as_str())
        {
            return Ok(request.declarant_unknown());
        }
        let key = self.key(request.subject());
        loop {
            let current = self.records().get(&key).cloned();
            yield_now().await;
            let record = match &current {
                Some(current) if !self.violates(Violation::OtherQid) => {
                    match request.updated_record(current) {
                        UpdatedRecord::Unchanged => return Ok(request.registered(current.clone())),
                        UpdatedRecord::Changed(record) => record,
                    }
                }
                _ if self.violates(Violation::SharedQid) => request.new_record([0; 16]),
                _ => request.new_record(os_random().expect("random bytes")),
            };
            if self.replace(key.clone(), current.as_ref(), &record) {
                return Ok(request.registered(record));
            }
        }
    }

    async fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Infallible> {
        yield_now().await;
        Ok(self.records().get(&self.key(subject)).cloned())
    }
}

/// Lets other threads and futures run.
async fn yield_now() {
    let mut is_ready = false;
    poll_fn(|context| {
        if is_ready {
            return Poll::Ready(());
        }
        is_ready = true;
        std::thread::sleep(std::time::Duration::from_micros(200));
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

fn run(violation: Option<Violation>) {
    let registry = Memory {
        violation,
        ..<_>::default()
    };
    conformance::run_async(
        async || registry.clone(),
        |future| pollster::block_on(future),
    );
}

#[test]
fn an_asynchronous_registry_conforms() {
    run(None);
}

#[test]
#[should_panic(expected = "block_on runs the future to its end")]
fn rejects_a_block_on_that_drops_the_future() {
    conformance::run_async(async || Memory::default(), |_| {});
}

macro_rules! rejects {
    ($($test:ident: $violation:ident, $message:literal;)*) => {$(
        #[test]
        #[should_panic(expected = $message)]
        fn $test() {
            run(Some(Violation::$violation));
        }
    )*};
}

rejects! {
    rejects_a_qid_that_changes: OtherQid, "the same declaration leads to the same record";
    rejects_a_shared_qid: SharedQid, "people have different QIDs";
    rejects_an_unknown_declarant: AnyDeclarant, "an unknown declarant is rejected";
    rejects_a_lost_update: LostUpdate, "concurrent changes are all stored";
    rejects_a_lost_insert: LostInsert, "equal concurrent requests have one record";
    rejects_folded_keys: FoldedKeys, "different keys are different people";
    rejects_a_change_that_is_not_stored: NotStored, "data that are not declared again stay";
}
