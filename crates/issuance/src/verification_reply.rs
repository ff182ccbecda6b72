use crate::fact::Facts;
use crate::identity::Identity;
use crate::request_id::RequestId;
use crate::subject_key::SubjectKey;

/// The verification system's reply to a [`VerificationRequest`](crate::VerificationRequest).
///
/// The methods of the request, such as [`confirmed`](crate::VerificationRequest::confirmed), make one too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerificationReply {
    pub(crate) request_id: RequestId,
    pub(crate) verdict: Verdict,
}

impl VerificationReply {
    /// Creates a reply to the request with this id.
    #[must_use]
    pub const fn new(request_id: RequestId, verdict: Verdict) -> Self {
        Self {
            request_id,
            verdict,
        }
    }
}

/// The content of a [`VerificationReply`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The facts are those of this person.
    Confirmed {
        /// The person's key.
        subject: SubjectKey,
        /// The person's verified data.
        identity: Identity,
    },
    /// The person exists and differs in these facts. An empty set does not say in which.
    Mismatch(Facts),
    /// There is no such person.
    NotFound,
    /// The system cannot reply now.
    Unavailable,
}
