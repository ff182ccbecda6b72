use core::fmt;

use super::answer::{Verdict, VerificationReply};
use super::declaration::Declaration;
use super::fact::Facts;
use super::identity::{Identity, SubjectKey};
use super::misplaced::{UnexpectedReply, UnexpectedReplyReason};
use super::refusal::Refusal;
use super::registering::{AwaitingRegistration, RegistrationRequest};
use vn_personal_qr::{BirthDate, Gender, HealthCard, IdNumber, Name};

/// A number that tells the questions and answers of one declaration from those of others, chosen by the platform.
///
/// Prints as 16 hexadecimal digits. It is no personal data and may be logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(u64);

impl RequestId {
    /// The ticket with this number; no other open declaration of the platform may have it.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number)
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The step at which a declaration waits for the verification system.
///
/// ```
/// use vn_personal_qr_issuance::{Draft, Fact, ServiceUnavailable, Refusal, RequestId, VerificationOutcome};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare()?.verify(RequestId::new(1));
///
/// // No answer now: the same step again.
/// let answer = step.question().unavailable();
/// let Ok(VerificationOutcome::Later(step)) = step.answer(answer) else { panic!() };
/// assert!(ServiceUnavailable::Verification.to_string().starts_with("Your declaration is kept"));
///
/// // Then one.
/// let answer = step.question().mismatch(Fact::BirthDate.into());
/// assert_eq!(step.answer(answer).unwrap(), VerificationOutcome::Refused(Refusal::Mismatch(Fact::BirthDate.into())));
/// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
/// ```
///
/// Made by [`Declaration::verify`]. With feature `serde` it can be stored, as [`Pending`](super::Pending) or by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingVerification {
    pub(super) ticket: RequestId,
    pub(super) declaration: Declaration,
}

impl AwaitingVerification {
    pub(super) const fn new(ticket: RequestId, declaration: Declaration) -> Self {
        Self {
            ticket,
            declaration,
        }
    }

    /// The declaration's ticket.
    #[must_use]
    pub const fn ticket(&self) -> RequestId {
        self.ticket
    }

    /// What is to be verified.
    #[must_use]
    pub const fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// What to ask the verification system.
    #[must_use]
    pub const fn question(&self) -> VerificationRequest<'_> {
        VerificationRequest {
            ticket: self.ticket,
            declaration: &self.declaration,
        }
    }

    /// Goes on with the answer.
    ///
    /// What the system confirms may still contradict the declaration, in name, birth date, gender or 12-digit number; then
    /// it is refused as if the system had said so.
    ///
    /// # Errors
    ///
    /// [`OtherTicket`](UnexpectedReplyReason::OtherTicket): the answer to another declaration's question.
    pub fn answer(
        self,
        answer: VerificationReply,
    ) -> Result<VerificationOutcome, UnexpectedReply<Self>> {
        if answer.ticket != self.ticket {
            return Err(UnexpectedReply::new(
                self,
                UnexpectedReplyReason::OtherTicket,
            ));
        }
        Ok(match answer.verdict {
            Verdict::Confirmed { subject, identity } => {
                match RegistrationRequest::new(self.ticket, self.declaration, subject, identity) {
                    Ok(entry) => VerificationOutcome::Confirmed(AwaitingRegistration::new(entry)),
                    Err(contradicted) => {
                        VerificationOutcome::Refused(Refusal::Mismatch(contradicted))
                    }
                }
            }
            Verdict::Mismatch(facts) => VerificationOutcome::Refused(Refusal::Mismatch(facts)),
            Verdict::NotFound => VerificationOutcome::Refused(Refusal::NotFound),
            Verdict::Unavailable => VerificationOutcome::Later(self),
        })
    }
}

/// What came of verifying a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it holds the next step"]
pub enum VerificationOutcome {
    /// It is true; the registry is next.
    Confirmed(AwaitingRegistration),
    /// It is not; the person reads why and declares anew.
    Refused(Refusal),
    /// Not known yet: the same step, to be kept and asked again. The person reads
    /// [`ServiceUnavailable::Verification`](super::ServiceUnavailable::Verification).
    Later(AwaitingVerification),
}

/// What the verification system is asked: the facts that make up an identity.
///
/// The phone is not among them, nor who declares. With feature `serde` it can be written as JSON; `Debug` shows none of it.
#[derive(Clone, Copy, Debug)]
pub struct VerificationRequest<'a> {
    ticket: RequestId,
    declaration: &'a Declaration,
}

impl<'a> VerificationRequest<'a> {
    /// The ticket that the answer must have.
    #[must_use]
    pub const fn ticket(&self) -> RequestId {
        self.ticket
    }

    /// The number of the person's document.
    #[must_use]
    pub fn id_number(&self) -> Option<IdNumber<'a>> {
        self.declaration.id_number()
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> Name<'a> {
        self.declaration.name()
    }

    /// The birth date.
    #[must_use]
    pub const fn birth_date(&self) -> BirthDate {
        self.declaration.birth_date()
    }

    /// Male or female, if that was said.
    #[must_use]
    pub const fn gender(&self) -> Option<Gender> {
        self.declaration.gender()
    }

    /// The number of the health card, another document to find the person by; never the placeholder `00`.
    #[must_use]
    pub fn health_card(&self) -> Option<HealthCard<'a>> {
        self.declaration
            .health_card()
            .filter(|card| !card.is_placeholder())
    }

    /// The identity that was declared, for a system that confirms and says no more. It has no id number: the person may
    /// have declared another document before.
    #[must_use]
    pub fn as_declared(&self) -> Identity {
        Identity::new(self.name(), self.birth_date()).with_gender(self.gender())
    }

    /// The answer that these are the facts of a subject.
    #[must_use]
    pub const fn confirmed(&self, subject: SubjectKey, identity: Identity) -> VerificationReply {
        self.answer(Verdict::Confirmed { subject, identity })
    }

    /// The answer that there is such a person, with other facts.
    #[must_use]
    pub const fn mismatch(&self, facts: Facts) -> VerificationReply {
        self.answer(Verdict::Mismatch(facts))
    }

    /// The answer that there is no such person.
    #[must_use]
    pub const fn not_found(&self) -> VerificationReply {
        self.answer(Verdict::NotFound)
    }

    /// The answer that there is none now.
    #[must_use]
    pub const fn unavailable(&self) -> VerificationReply {
        self.answer(Verdict::Unavailable)
    }

    const fn answer(&self, verdict: Verdict) -> VerificationReply {
        VerificationReply::new(self.ticket, verdict)
    }
}
