use vn_personal_qr::{Extension, Holder, IdNumber, IdNumberKind, PersonalQr, Qid};

use crate::declaration::Declaration;
use crate::fact::Facts;
use crate::identity::Identity;
use crate::qid;
use crate::record::Record;
use crate::registration_reply::{RegistrationReply, RegistrationVerdict};
use crate::request_id::RequestId;
use crate::subject_key::SubjectKey;

/// A verified declaration, ready to be registered.
///
/// It computes the record to write; the rules are in the [crate's table](crate#contents-of-the-code). Both computations
/// are pure, so a registry can call them inside a transaction and again after a conflict.
///
/// ```
/// # use std::collections::BTreeMap;
/// # use vn_personal_qr_issuance::{RegistrationReply, RegistrationRequest, Record, SubjectKey, UpdatedRecord};
/// /// Updates a table that nobody else uses at the same time.
/// fn upsert(
///     table: &mut BTreeMap<SubjectKey, Record>,
///     request: &RegistrationRequest,
///     random: [u8; 16],
/// ) -> RegistrationReply {
///     let record = match table.get(request.subject()) {
///         None => request.new_record(random),
///         Some(current) => match request.updated_record(current) {
///             UpdatedRecord::Changed(record) => record,
///             UpdatedRecord::Unchanged => return request.registered(current.clone()),
///         },
///     };
///     table.insert(request.subject().clone(), record.clone());
///     request.registered(record)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationRequest {
    request_id: RequestId,
    declaration: Declaration,
    subject: SubjectKey,
    identity: Identity,
}

impl RegistrationRequest {
    /// Returns an error with the facts in which identity and declaration differ.
    pub(crate) fn new(
        request_id: RequestId,
        declaration: Declaration,
        subject: SubjectKey,
        identity: Identity,
    ) -> Result<Self, Facts> {
        let differences = identity.differences(&declaration);
        if !differences.is_empty() {
            return Err(differences);
        }
        Ok(Self {
            request_id,
            declaration,
            subject,
            identity,
        })
    }

    /// Returns the id that the reply must have.
    #[must_use]
    pub const fn request_id(&self) -> RequestId {
        self.request_id
    }

    /// Returns the key of the person whose record is to be written.
    #[must_use]
    pub const fn subject(&self) -> &SubjectKey {
        &self.subject
    }

    /// Returns the declaration.
    #[must_use]
    pub const fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// Returns the verified identity.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Returns the QID of the proxy.
    ///
    /// If the registry has no record with this QID, it replies with [`declarant_unknown`](Self::declarant_unknown).
    #[must_use]
    pub fn declarant_qid(&self) -> Option<Qid<'_>> {
        self.declaration.declarant_qid()
    }

    /// Returns the first record of a person, with a QID of 18 digits made from random bytes.
    ///
    /// The bytes must come from the operating system's generator, so that QIDs carry no information and cannot be
    /// guessed. There are 9 × 10¹⁷ QIDs. If another person has this one, discard the record and try again with other
    /// bytes.
    #[must_use]
    pub fn new_record(&self, random: [u8; 16]) -> Record {
        self.record(qid::from_random(random).view(), None)
    }

    /// Returns the record that replaces the current one, with the same QID.
    pub fn updated_record(&self, current: &Record) -> UpdatedRecord {
        let record = self.record(current.qid(), Some(current.payload()));
        if record == *current {
            UpdatedRecord::Unchanged
        } else {
            UpdatedRecord::Changed(record)
        }
    }

    /// Creates the reply of a registry that durably stores `record`.
    #[must_use]
    pub const fn registered(&self, record: Record) -> RegistrationReply {
        RegistrationReply {
            request_id: self.request_id,
            verdict: RegistrationVerdict::Registered(record),
        }
    }

    /// Creates the reply of a registry that has no record with the [proxy's QID](Self::declarant_qid) and has written
    /// nothing.
    #[must_use]
    pub const fn declarant_unknown(&self) -> RegistrationReply {
        RegistrationReply {
            request_id: self.request_id,
            verdict: RegistrationVerdict::DeclarantUnknown,
        }
    }

    /// Applies the rules of the crate's table.
    ///
    /// The result is idempotent. It does not depend on the order of requests, except for the first of two proxies and
    /// the newest of two phone numbers or health cards.
    fn record(&self, qid: Qid<'_>, current: Option<PersonalQr<'_>>) -> Record {
        let identity = &self.identity;
        let declaration = &self.declaration;
        let old = current.map_or(Extension::EMPTY, |payload| *payload.extension());
        let was_self_declared =
            current.is_some_and(|payload| matches!(payload.holder(), Holder::SelfDeclared(_)));
        let is_self_declared = was_self_declared || declaration.declarant_qid().is_none();
        let (holder, declarant_qid) = match self.id_number(current) {
            Some(number) if is_self_declared => (Holder::SelfDeclared(number), None),
            number => (
                Holder::ByProxy(number),
                old.declarant_qid().or(declaration.declarant_qid()),
            ),
        };
        let gender = identity.gender().or(declaration.gender());
        let extension = Extension::EMPTY
            .with_declarant_qid(declarant_qid)
            .with_gender(gender.or(old.gender()))
            .with_health_card(declaration.health_card().or(old.health_card()))
            .with_phone(declaration.phone().or(old.phone()));
        Record::new(
            PersonalQr::new(holder, identity.name(), identity.birth_date(), qid),
            extension,
        )
    }

    /// Returns the verified id number. Without one, a 12-digit number takes precedence, then the current number, so that
    /// two documents of a person do not alternate in the code.
    fn id_number<'a>(&'a self, current: Option<PersonalQr<'a>>) -> Option<IdNumber<'a>> {
        let current = current.and_then(|payload| payload.id_number());
        let declared = self.declaration.id_number();
        let citizen = |number: &IdNumber<'_>| number.kind() == IdNumberKind::Citizen;
        self.identity
            .id_number()
            .or(current.filter(citizen))
            .or(declared.filter(citizen))
            .or(current)
            .or(declared)
    }
}

/// The result of [`RegistrationRequest::updated_record`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it may hold a record to write"]
pub enum UpdatedRecord {
    /// The current record already contains the registered data. There is nothing to write.
    Unchanged,
    /// This record replaces the current one.
    Changed(Record),
}
