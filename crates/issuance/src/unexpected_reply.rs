use alloc::boxed::Box;

use thiserror::Error;
use vn_personal_qr::catalog;

/// A reply that does not belong to the step that received it.
///
/// The step is unchanged; [`into_step`](Self::into_step) returns it. The cause is an error in the platform or in another
/// system, so the message is for developers, not for the person who declares.
///
/// ```
/// use vn_personal_qr_issuance::{Draft, RequestId, UnexpectedReplyReason, Verdict, VerificationReply};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare()?.verify(RequestId::new(1));
/// let error = step.with_reply(VerificationReply::new(RequestId::new(2), Verdict::NotFound)).unwrap_err();
/// assert_eq!(error.reason(), UnexpectedReplyReason::OtherRequest);
/// assert_eq!(error.into_step().request_id(), RequestId::new(1));
/// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
/// ```
#[derive(Debug, Error)]
#[error("{reason}")]
pub struct UnexpectedReply<S> {
    step: Box<S>,
    reason: UnexpectedReplyReason,
}

impl<S> UnexpectedReply<S> {
    pub(crate) fn new(step: S, reason: UnexpectedReplyReason) -> Self {
        Self {
            step: Box::new(step),
            reason,
        }
    }

    /// Returns the step, which still waits for its reply.
    #[must_use]
    pub fn into_step(self) -> S {
        *self.step
    }

    /// Returns why the reply was rejected.
    #[must_use]
    pub const fn reason(&self) -> UnexpectedReplyReason {
        self.reason
    }
}

catalog! {
    /// The reason of an [`UnexpectedReply`].
    pub enum UnexpectedReplyReason {
        /// The reply has another request id.
        OtherRequest = "other-ticket",
            "the reply belongs to another request", "phản hồi thuộc về yêu cầu khác";
        /// The record is another person's, or older than the registration.
        OtherRecord = "other-record",
            "the record does not contain the registered data", "bản ghi không chứa dữ liệu vừa đăng ký";
    }
}

impl core::error::Error for UnexpectedReplyReason {}
