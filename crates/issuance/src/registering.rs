use super::declaration::Declaration;
use super::fact::Facts;
use super::identity::{Identity, SubjectKey};
use super::issued::Issued;
use super::misplaced::{UnexpectedReply, UnexpectedReplyReason};
use super::qid;
use super::refusal::Refusal;
use super::registry::{Outcome, Record, RegistrationReply};
use super::verifying::RequestId;
use vn_personal_qr::{Extension, PersonalQr};
use vn_personal_qr::{IdNumber, IdNumberKind, Qid};

/// The step at which a verified declaration waits for the registry.
///
/// ```
/// # use vn_personal_qr_issuance::{Draft, Issued, Record, RegistrationOutcome, AwaitingRegistration, Registry, RegistrationReply, SubjectKey, RequestId};
/// /// The code, or the step to be kept for later.
/// fn register<R: Registry>(step: AwaitingRegistration, registry: &mut R) -> Result<RegistrationOutcome, AwaitingRegistration> {
///     match registry.upsert(step.entry()) {
///         Ok(reply) => step.answer(reply).map_err(|misplaced| misplaced.into_step()),
///         Err(_) => Err(step),
///     }
/// }
/// ```
///
/// Made by [`AwaitingVerification::answer`](super::AwaitingVerification::answer) alone. With feature `serde` it can be stored, as
/// [`Pending`](super::Pending) or by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingRegistration {
    entry: RegistrationRequest,
}

impl AwaitingRegistration {
    pub(super) const fn new(entry: RegistrationRequest) -> Self {
        Self { entry }
    }

    /// The declaration's ticket.
    #[must_use]
    pub const fn ticket(&self) -> RequestId {
        self.entry.ticket
    }

    /// What to ask the registry: to enter this. A [`Registry`](super::Registry) that cannot answer now leaves the step
    /// as it is, and the person reads [`ServiceUnavailable::Registry`](super::ServiceUnavailable::Registry).
    #[must_use]
    pub const fn entry(&self) -> &RegistrationRequest {
        &self.entry
    }

    /// Goes on with the registry's answer.
    ///
    /// # Errors
    ///
    /// - [`OtherTicket`](UnexpectedReplyReason::OtherTicket): the reply to another declaration's entry
    /// - [`OtherRecord`](UnexpectedReplyReason::OtherRecord): a record that entering would still change
    pub fn answer(
        self,
        reply: RegistrationReply,
    ) -> Result<RegistrationOutcome, UnexpectedReply<Self>> {
        if reply.ticket != self.entry.ticket {
            return Err(UnexpectedReply::new(
                self,
                UnexpectedReplyReason::OtherTicket,
            ));
        }
        match reply.outcome {
            Outcome::Kept(record) if self.entry.update(&record).is_none() => {
                Ok(RegistrationOutcome::Issued(Issued::new(record)))
            }
            Outcome::Kept(_) => Err(UnexpectedReply::new(
                self,
                UnexpectedReplyReason::OtherRecord,
            )),
            Outcome::DeclarantUnknown => {
                Ok(RegistrationOutcome::Refused(Refusal::DeclarantUnknown))
            }
        }
    }
}

/// What came of entering a declaration in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it holds the next step"]
pub enum RegistrationOutcome {
    /// The subject has its QID, and this is the code.
    Issued(Issued),
    /// The declaration cannot be entered; the person reads why.
    Refused(Refusal),
}

/// A verified declaration as the registry sees it: whose record it changes, and to what.
///
/// What is in the record by which rule, the [module](super) tells. Both ways to a record are pure: a registry decides
/// between them inside its own transaction, and asks again as often as another writer was faster.
///
/// ```
/// # use vn_personal_qr_issuance::{RegistrationRequest, Record};
/// /// One turn of a registry: the record that is to be written, if any.
/// fn next(entry: &RegistrationRequest, present: Option<&Record>, random: [u8; 16]) -> Option<Record> {
///     match present {
///         None => Some(entry.first(random)),
///         Some(present) => entry.update(present),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistrationRequest {
    ticket: RequestId,
    declaration: Declaration,
    subject: SubjectKey,
    identity: Identity,
}

impl RegistrationRequest {
    /// Refused with the facts in which identity and declaration differ.
    pub(super) fn new(
        ticket: RequestId,
        declaration: Declaration,
        subject: SubjectKey,
        identity: Identity,
    ) -> Result<Self, Facts> {
        let contradicted = identity.contradicted_by(&declaration);
        if !contradicted.is_empty() {
            return Err(contradicted);
        }
        Ok(Self {
            ticket,
            declaration,
            subject,
            identity,
        })
    }

    /// Whose record it is.
    #[must_use]
    pub const fn subject(&self) -> &SubjectKey {
        &self.subject
    }

    /// What the person declared.
    #[must_use]
    pub const fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// Who the subject is by the verification system.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// A QID that must be in the registry, else the answer is [`declarant_unknown`](Self::declarant_unknown).
    #[must_use]
    pub fn declarant_qid(&self) -> Option<Qid<'_>> {
        self.declaration.declarant_qid()
    }

    /// The first record of a subject, with a QID of 18 digits made from random bytes.
    ///
    /// The bytes must come from the operating system's generator, so that nothing can be read out of the QID and nobody
    /// can guess the next. There are 9 × 10¹⁷ of them; one that another subject has is to be thrown away with its
    /// record.
    #[must_use]
    pub fn first(&self, random: [u8; 16]) -> Record {
        self.record(qid::from_random(random).view(), None)
    }

    /// The record that takes the place of the present one; `None` if nothing changes. The QID never does.
    #[must_use]
    pub fn update(&self, present: &Record) -> Option<Record> {
        let record = self.record(present.qid(), Some(present.payload()));
        (record != *present).then_some(record)
    }

    /// The answer of a registry that has this record now, durably.
    #[must_use]
    pub const fn kept(&self, record: Record) -> RegistrationReply {
        RegistrationReply {
            ticket: self.ticket,
            outcome: Outcome::Kept(record),
        }
    }

    /// The answer of a registry that has nobody with the [declarant's QID](Self::declarant_qid), and entered nothing.
    #[must_use]
    pub const fn declarant_unknown(&self) -> RegistrationReply {
        RegistrationReply {
            ticket: self.ticket,
            outcome: Outcome::DeclarantUnknown,
        }
    }

    /// The rules of the module's table, part by part. They give the same record whoever of several comes first, but for the
    /// first of two proxies and the newest of two phones or health cards; entering the outcome again changes nothing.
    fn record(&self, qid: Qid<'_>, present: Option<PersonalQr<'_>>) -> Record {
        let before = present.map_or(Extension::EMPTY, |present| *present.extension());
        let declared = &self.declaration;
        let by_self = declared.declarant_qid().is_none()
            || present.is_some_and(|present| {
                matches!(
                    present.holder(),
                    vn_personal_qr::Holder::SelfDeclared(_)
                )
            });
        let id_number = self.id_number(present.and_then(|present| present.id_number()));
        let (declaration, declarant_qid) = match id_number {
            Some(number) if by_self => (vn_personal_qr::Holder::SelfDeclared(number), None),
            number => (
                vn_personal_qr::Holder::ByProxy(number),
                before.declarant_qid().or(declared.declarant_qid()),
            ),
        };
        let extension = Extension::EMPTY
            .with_declarant_qid(declarant_qid)
            .with_gender(
                self.identity
                    .gender()
                    .or(declared.gender())
                    .or(before.gender()),
            )
            .with_health_card(declared.health_card().or(before.health_card()))
            .with_phone(declared.phone().or(before.phone()));
        let identity = &self.identity;
        Record::of(
            PersonalQr::new(declaration, identity.name(), identity.birth_date(), qid),
            extension,
        )
    }

    /// The verified number. A system that names none has confirmed the declared one all the same, and two documents of one
    /// person must not take turns in the code: so 12 digits stay once they are known, and so does what there was.
    fn id_number<'a>(&'a self, before: Option<IdNumber<'a>>) -> Option<IdNumber<'a>> {
        let declared = self.declaration.id_number();
        let citizen = |number: &IdNumber<'_>| number.kind() == IdNumberKind::Citizen;
        self.identity
            .id_number()
            .or(before.filter(citizen))
            .or(declared.filter(citizen))
            .or(before)
            .or(declared)
    }
}
