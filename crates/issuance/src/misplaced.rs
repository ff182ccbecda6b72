use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

/// An answer that does not belong to the step it was given to. The step is as it was: see [`into_step`](Self::into_step).
///
/// This is a fault of the program or of another system, nothing for the person to read. Nothing is lost by it.
///
/// ```
/// use vn_personal_qr_issuance::{VerificationReply, Draft, UnexpectedReplyReason, RequestId, Verdict};
///
/// let draft = Draft::new().with_name("Trần Bình").with_birth_date("20/11/1995").with_id_number("079195001234");
/// let step = draft.declare()?.verify(RequestId::new(1));
/// let misplaced = step.answer(VerificationReply::new(RequestId::new(2), Verdict::NotFound)).unwrap_err();
/// assert_eq!(misplaced.reason(), UnexpectedReplyReason::OtherTicket);
/// assert_eq!(misplaced.into_step().ticket(), RequestId::new(1));
/// # Ok::<(), vn_personal_qr_issuance::FieldErrors>(())
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

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UnexpectedReplyReason {
    /// It has the ticket of another declaration.
    ///
    /// Code `other-ticket`.
    OtherTicket,
    /// A record that does not hold what was to be entered: of another subject, or of an older state.
    ///
    /// Code `other-record`.
    OtherRecord,
}

impl UnexpectedReplyReason {
    /// All of them, in the order in which they are listed.
    pub const ALL: &'static [Self] = &[Self::OtherTicket, Self::OtherRecord];

    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OtherTicket => "other-ticket",
            Self::OtherRecord => "other-record",
        }
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub const fn vi(self) -> &'static str {
        match self {
            Self::OtherTicket => "đây là câu trả lời cho câu hỏi của tờ khai khác",
            Self::OtherRecord => "bản ghi của sổ đăng ký không chứa nội dung vừa ghi",
        }
    }
}

impl fmt::Display for UnexpectedReplyReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OtherTicket => "this is the answer to another declaration's question",
            Self::OtherRecord => "the registry's record does not hold what was entered",
        })
    }
}
