//! A registry in memory, that fails when it is told to.

use std::collections::BTreeMap;

use vn_personal_qr::Qid;
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey,
};

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) records: BTreeMap<SubjectKey, Record>,
    pub(crate) is_down: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Down;

impl Memory {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    fn knows(&self, qid: Qid<'_>) -> bool {
        self.records.values().any(|record| record.qid() == qid)
    }
}

impl Registry for Memory {
    type Error = Down;

    fn upsert(&mut self, entry: &RegistrationRequest) -> Result<RegistrationReply, Down> {
        if self.is_down {
            return Err(Down);
        }
        if entry.declarant_qid().is_some_and(|qid| !self.knows(qid)) {
            return Ok(entry.declarant_unknown());
        }
        let number = self.records.len() as u128;
        let record = match self.records.get(entry.subject()) {
            None => entry.first(number.to_be_bytes()),
            Some(present) => entry.update(present).unwrap_or_else(|| present.clone()),
        };
        self.records.insert(entry.subject().clone(), record.clone());
        Ok(entry.kept(record))
    }

    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Down> {
        if self.is_down {
            return Err(Down);
        }
        Ok(self.records.get(subject).cloned())
    }
}
