use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

use crate::catalog::catalog;

/// An answer that does not belong to the step it was given to. The step is as it was: see [`into_step`](Self::into_step).
///
/// This is a fault of the program or of another system, nothing for the person to read. Nothing is lost by it.
///
/// ```
/// use vn_personal_qr::issuance::{VerificationReply, Draft, UnexpectedReplyReason, RequestId, Verdict};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare()?.verify(RequestId::new(1));
/// let misplaced = step.answer(VerificationReply::new(RequestId::new(2), Verdict::NotFound)).unwrap_err();
/// assert_eq!(misplaced.reason(), UnexpectedReplyReason::OtherTicket);
/// assert_eq!(misplaced.into_step().ticket(), RequestId::new(1));
/// # Ok::<(), vn_personal_qr::issuance::FieldErrors>(())
/// ```
#[derive(Debug)]
pub struct UnexpectedReply<S> {
    step: Box<S>,
    reason: UnexpectedReplyReason,
}

impl<S> UnexpectedReply<S> {
    pub(super) fn new(step: S, reason: UnexpectedReplyReason) -> Self {
        Self {
            step: Box::new(step),
            reason,
        }
    }

    /// The step, still waiting for its answer.
    #[must_use]
    pub fn into_step(self) -> S {
        *self.step
    }

    /// Why the answer was not taken.
    #[must_use]
    pub const fn reason(&self) -> UnexpectedReplyReason {
        self.reason
    }
}

impl<S> fmt::Display for UnexpectedReply<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reason.fmt(f)
    }
}

impl<S: fmt::Debug> Error for UnexpectedReply<S> {}

catalog! {
    /// Why an answer was not taken.
    pub enum UnexpectedReplyReason {
        /// It has the ticket of another declaration.
        OtherTicket = "other-ticket",
            "this is the answer to another declaration's question",
            "đây là câu trả lời cho câu hỏi của tờ khai khác";
        /// A record that does not hold what was to be entered: of another subject, or of an older state.
        OtherRecord = "other-record",
            "the registry's record does not hold what was entered",
            "bản ghi của sổ đăng ký không chứa nội dung vừa ghi";
    }
}
