//! The auto traits and standard traits of the public types.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use static_assertions::{assert_impl_all, assert_not_impl_any};
use vn_personal_qr::{DecodeError, Localize};
use vn_personal_qr_issuance::{
    AwaitingRegistration, AwaitingVerification, Declaration, DeclarationDisplay, Draft, Fact,
    Facts, FieldError, FieldErrorKind, FieldErrors, Identity, Issued, Record, Refusal,
    RegistrationOutcome, RegistrationReply, RegistrationRequest, RegistrationVerdict, RequestId,
    ServiceUnavailable, SignedCodeError, SubjectKey, UnexpectedReply, UnexpectedReplyReason,
    UpdatedRecord, Verdict, VerificationOutcome, VerificationReply, VerificationRequest,
};

macro_rules! thread_safe {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Debug);
    )*};
}

macro_rules! values {
    ($($type:ty)*) => {$(
        thread_safe!($type);
        assert_impl_all!($type: Copy, Eq, Hash);
    )*};
}

macro_rules! not_printable {
    ($($type:ty)*) => {$( assert_not_impl_any!($type: Display); )*};
}

values! {
    RequestId Fact Facts FieldError FieldErrorKind UnexpectedReplyReason ServiceUnavailable Refusal
    SignedCodeError<DecodeError>
}

thread_safe! {
    Draft<'static> Declaration DeclarationDisplay<'static> FieldErrors VerificationRequest<'static>
    VerificationReply Verdict Identity SubjectKey AwaitingVerification VerificationOutcome
    AwaitingRegistration RegistrationOutcome RegistrationRequest RegistrationReply Record Issued
    RegistrationVerdict UpdatedRecord UnexpectedReply<AwaitingVerification> UnexpectedReply<AwaitingRegistration>
}

// A step is consumed by its reply, and personal data cannot be printed by accident.
assert_not_impl_any!(AwaitingVerification: Copy, Display);
assert_not_impl_any!(AwaitingRegistration: Copy, Display);
not_printable! {
    Draft<'static> Declaration VerificationRequest<'static> VerificationReply Identity SubjectKey
    RegistrationRequest RegistrationReply RegistrationVerdict UpdatedRecord Record Issued
}
assert_impl_all!(FieldError: Error, Display, Localize);
assert_impl_all!(FieldErrors: Error, Display, Localize);
assert_impl_all!(Refusal: Error, Display, Localize);
assert_impl_all!(UnexpectedReply<AwaitingVerification>: Error, Display);
assert_impl_all!(SignedCodeError<DecodeError>: Error, Display);

#[cfg(feature = "serde")]
mod stored {
    use super::*;
    use serde::{Serialize, de::DeserializeOwned};
    use vn_personal_qr_issuance::Pending;

    assert_impl_all!(Declaration: Serialize, DeserializeOwned);
    assert_impl_all!(Pending: Serialize, DeserializeOwned);
    assert_impl_all!(AwaitingVerification: Serialize, DeserializeOwned);
    assert_impl_all!(AwaitingRegistration: Serialize, DeserializeOwned);
    assert_impl_all!(Record: Serialize, DeserializeOwned);
    assert_impl_all!(VerificationRequest<'static>: Serialize);
    // Only the registry's reply leads to the last step.
    assert_not_impl_any!(Issued: DeserializeOwned);
    assert_not_impl_any!(RegistrationRequest: DeserializeOwned);
}
