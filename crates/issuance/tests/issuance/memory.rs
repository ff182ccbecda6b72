//! A registry in memory with simulated failures.

use std::collections::BTreeMap;

use vn_personal_qr::Qid;
use vn_personal_qr_issuance::{
    Record, RegistrationReply, RegistrationRequest, Registry, SubjectKey, UpdatedRecord,
};

#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) records: BTreeMap<SubjectKey, Record>,
    pub(crate) is_down: bool,
}

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("down")]
pub(crate) struct Down;

impl Memory {
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    fn has_qid(&self, qid: Qid<'_>) -> bool {
        self.records.values().any(|record| record.qid() == qid)
    }
}

impl Registry for Memory {
    type Error = Down;

    fn upsert(&mut self, request: &RegistrationRequest) -> Result<RegistrationReply, Down> {
        if self.is_down {
            return Err(Down);
        }
        if request
            .declarant_qid()
            .is_some_and(|qid| !self.has_qid(qid))
        {
            return Ok(request.declarant_unknown());
        }
        let number = self.records.len() as u128;
        let record = match self.records.get(request.subject()) {
            None => request.new_record(number.to_be_bytes()),
            Some(current) => match request.updated_record(current) {
                UpdatedRecord::Unchanged => current.clone(),
                UpdatedRecord::Changed(record) => record,
            },
        };
        self.records
            .insert(request.subject().clone(), record.clone());
        Ok(request.registered(record))
    }

    fn find(&mut self, subject: &SubjectKey) -> Result<Option<Record>, Down> {
        if self.is_down {
            return Err(Down);
        }
        Ok(self.records.get(subject).cloned())
    }
}
