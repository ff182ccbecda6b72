use crate::awaiting_registration::AwaitingRegistration;
use crate::declaration::Declaration;
use crate::refusal::Refusal;
use crate::registration_request::RegistrationRequest;
use crate::request_id::RequestId;
use crate::unexpected_reply::{UnexpectedReply, UnexpectedReplyReason};
use crate::verification_reply::{Verdict, VerificationReply};
use crate::verification_request::VerificationRequest;

impl Declaration {
    /// Starts the verification.
    ///
    /// ```
    /// use vn_personal_qr_issuance::{Draft, RequestId};
    ///
    /// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
    /// let step = draft.declare()?.verify(RequestId::new(7));
    /// assert_eq!(step.request_id().to_string(), "0000000000000007");
    /// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
    /// ```
    #[must_use]
    pub const fn verify(self, request_id: RequestId) -> AwaitingVerification {
        AwaitingVerification {
            request_id,
            declaration: self,
        }
    }
}

/// The step in which a declaration waits for the verification system; made by [`Declaration::verify`].
///
/// With feature `serde`, it can be stored, by itself or as [`Pending`](crate::Pending).
///
/// ```
/// use vn_personal_qr_issuance::{Draft, Fact, Refusal, RequestId, VerificationOutcome};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare()?.verify(RequestId::new(1));
///
/// // The system is unavailable: the step stays the same.
/// let reply = step.request().unavailable();
/// let Ok(VerificationOutcome::Later(step)) = step.with_reply(reply) else { panic!() };
///
/// let reply = step.request().mismatch(Fact::BirthDate.into());
/// let outcome = step.with_reply(reply).unwrap();
/// assert_eq!(outcome, VerificationOutcome::Refused(Refusal::Mismatch(Fact::BirthDate.into())));
/// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingVerification {
    request_id: RequestId,
    declaration: Declaration,
}

impl AwaitingVerification {
    /// Returns the id of the request.
    #[must_use]
    pub const fn request_id(&self) -> RequestId {
        self.request_id
    }

    /// Returns the declaration.
    #[must_use]
    pub const fn declaration(&self) -> &Declaration {
        &self.declaration
    }

    /// Returns the request for the verification system.
    #[must_use]
    pub const fn request(&self) -> VerificationRequest<'_> {
        VerificationRequest::new(self.request_id, &self.declaration)
    }

    /// Continues with the verification system's reply.
    ///
    /// A confirmed identity that differs from the declaration in name, birth date, gender or 12-digit number is a
    /// [`Refusal::Mismatch`].
    ///
    /// # Errors
    ///
    /// [`OtherRequest`](UnexpectedReplyReason::OtherRequest): the reply has another request id.
    pub fn with_reply(
        self,
        reply: VerificationReply,
    ) -> Result<VerificationOutcome, UnexpectedReply<Self>> {
        let request_id = self.request_id;
        if reply.request_id != request_id {
            let reason = UnexpectedReplyReason::OtherRequest;
            return Err(UnexpectedReply::new(self, reason));
        }
        Ok(match reply.verdict {
            Verdict::Confirmed { subject, identity } => {
                match RegistrationRequest::new(request_id, self.declaration, subject, identity) {
                    Ok(request) => {
                        VerificationOutcome::Confirmed(AwaitingRegistration::new(request))
                    }
                    Err(facts) => VerificationOutcome::Refused(Refusal::Mismatch(facts)),
                }
            }
            Verdict::Mismatch(facts) => VerificationOutcome::Refused(Refusal::Mismatch(facts)),
            Verdict::NotFound => VerificationOutcome::Refused(Refusal::NotFound),
            Verdict::Unavailable => VerificationOutcome::Later(self),
        })
    }
}

/// The result of [`AwaitingVerification::with_reply`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "it holds the next step"]
pub enum VerificationOutcome {
    /// The declaration is confirmed and waits for the registry.
    Confirmed(AwaitingRegistration),
    /// The declaration is refused. The person can correct it and declare again.
    Refused(Refusal),
    /// The verification system is unavailable. Store the unchanged step and send its request again later; show
    /// [`ServiceUnavailable::Verification`](crate::ServiceUnavailable::Verification) to the person.
    Later(AwaitingVerification),
}
