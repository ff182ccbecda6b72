use super::fact::Facts;
use super::identity::{Identity, SubjectKey};
use super::verifying::RequestId;

/// The verification system's answer to a [`VerificationRequest`](super::VerificationRequest), with the question's ticket.
///
/// Where the question is at hand, [`VerificationRequest::confirmed`](super::VerificationRequest::confirmed) and its like make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationReply {
    pub(super) ticket: RequestId,
    pub(super) verdict: Verdict,
}

impl VerificationReply {
    /// The answer to the question with this ticket.
    #[must_use]
    pub const fn new(ticket: RequestId, verdict: Verdict) -> Self {
        Self { ticket, verdict }
    }
}

/// What the verification system says of a declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The facts are those of this subject.
    Confirmed {
        /// The key of the subject.
        subject: SubjectKey,
        /// Who that is.
        identity: Identity,
    },
    /// There is such a person, but these facts are others; an empty set does not say which.
    Mismatch(Facts),
    /// There is no such person.
    NotFound,
    /// No answer now.
    Unavailable,
}
