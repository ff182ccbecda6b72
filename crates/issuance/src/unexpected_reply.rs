use alloc::boxed::Box;
use core::fmt;

use thiserror::Error;
use vn_personal_qr::{Language, Localize};

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

/// The reason of an [`UnexpectedReply`].
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnexpectedReplyReason {
    /// The reply has another request id. Code `other-ticket`.
    #[error("the reply belongs to another request")]
    OtherRequest,
    /// The record is another person's, or older than the registration. Code `other-record`.
    #[error("the record does not contain the registered data")]
    OtherRecord,
}

impl UnexpectedReplyReason {
    /// All reasons.
    pub const ALL: &'static [Self] = &[Self::OtherRequest, Self::OtherRecord];

    /// Returns the stable kebab-case code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherRequest => "other-ticket",
            Self::OtherRecord => "other-record",
        }
    }
}

impl Localize for UnexpectedReplyReason {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, language) {
            (Self::OtherRequest, Language::Vietnamese) => {
                f.write_str("phản hồi thuộc về yêu cầu khác")
            }
            (Self::OtherRecord, Language::Vietnamese) => {
                f.write_str("bản ghi không chứa dữ liệu vừa đăng ký")
            }
            _ => write!(f, "{self}"),
        }
    }
}
