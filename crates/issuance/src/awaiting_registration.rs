use crate::issued::Issued;
use crate::refusal::Refusal;
use crate::registration_reply::{RegistrationReply, RegistrationVerdict};
use crate::registration_request::{RegistrationRequest, UpdatedRecord};
use crate::request_id::RequestId;
use crate::unexpected_reply::{UnexpectedReply, UnexpectedReplyReason};

/// The step in which a verified declaration waits for the registry; made by
/// [`AwaitingVerification::with_reply`](crate::AwaitingVerification::with_reply).
///
/// With feature `serde`, it can be stored, by itself or as [`Pending`](crate::Pending).
///
/// ```
/// # use vn_personal_qr_issuance::{AwaitingRegistration, RegistrationOutcome, Registry};
/// /// Returns the outcome, or the step to store for later.
/// fn register<R: Registry>(
///     step: AwaitingRegistration,
///     registry: &mut R,
/// ) -> Result<RegistrationOutcome, AwaitingRegistration> {
///     match registry.upsert(step.request()) {
///         Ok(reply) => step.with_reply(reply).map_err(|error| error.into_step()),
///         Err(_) => Err(step),
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingRegistration {
    request: RegistrationRequest,
}

impl AwaitingRegistration {
    pub(crate) const fn new(request: RegistrationRequest) -> Self {
        Self { request }
    }

    /// Returns the id of the request.
    #[must_use]
    pub const fn request_id(&self) -> RequestId {
        self.request.request_id()
    }

    /// Returns the request for the [`Registry`](crate::Registry).
    ///
    /// If the registry is unavailable, store the step and send the request again later; show
    /// [`ServiceUnavailable::Registry`](crate::ServiceUnavailable::Registry) to the person.
    #[must_use]
    pub const fn request(&self) -> &RegistrationRequest {
        &self.request
    }

    /// Continues with the registry's reply.
    ///
    /// # Errors
    ///
    /// - [`OtherRequest`](UnexpectedReplyReason::OtherRequest): the reply has another request id
    /// - [`OtherRecord`](UnexpectedReplyReason::OtherRecord): the request would still change the record
    pub fn with_reply(
        self,
        reply: RegistrationReply,
    ) -> Result<RegistrationOutcome, UnexpectedReply<Self>> {
        if reply.request_id != self.request_id() {
            let reason = UnexpectedReplyReason::OtherRequest;
            return Err(UnexpectedReply::new(self, reason));
        }
        let record = match reply.verdict {
            RegistrationVerdict::Registered(record) => record,
            RegistrationVerdict::DeclarantUnknown => {
                return Ok(RegistrationOutcome::Refused(Refusal::DeclarantUnknown));
            }
        };
        match self.request.updated_record(&record) {
            UpdatedRecord::Unchanged => Ok(RegistrationOutcome::Issued(Issued::new(record))),
            UpdatedRecord::Changed(_) => {
                let reason = UnexpectedReplyReason::OtherRecord;
                Err(UnexpectedReply::new(self, reason))
            }
        }
    }
}

/// The result of [`AwaitingRegistration::with_reply`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it holds the next step"]
pub enum RegistrationOutcome {
    /// The person has a QID, and the code can be issued.
    Issued(Issued),
    /// The declaration is refused.
    Refused(Refusal),
}
