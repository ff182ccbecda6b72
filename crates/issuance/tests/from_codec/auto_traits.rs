//! Cut from the codec's tests/auto_traits.rs; to be merged into this package's tests.


assert_impl_all!(PersonalQr<'static>: TryFrom<&'static str>, TryFrom<&'static [u8]>);

#[cfg(feature = "lenient")]
mod issuance {
    use super::*;
    use vn_personal_qr_issuance::{
        AwaitingRegistration, AwaitingVerification, Declaration, DeclarationDisplay, Draft, Fact,
        Facts, FieldError, FieldErrorKind, FieldErrors, Identity, Issued, Record, Refusal,
        RegistrationOutcome, RegistrationReply, RegistrationRequest, RequestId, ServiceUnavailable,
        SignError, SubjectKey, UnexpectedReply, UnexpectedReplyReason, Verdict,
        VerificationOutcome, VerificationReply, VerificationRequest,
    };

    values! { RequestId Fact Facts FieldError FieldErrorKind UnexpectedReplyReason ServiceUnavailable Refusal SignError<DecodeError> }

    macro_rules! goes_anywhere {
        ($($type:ty)*) => {$(
            assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Debug);
        )*};
    }

    goes_anywhere! {
        Draft<'static> Declaration DeclarationDisplay<'static> FieldErrors VerificationRequest<'static> VerificationReply Verdict Identity
        SubjectKey AwaitingVerification VerificationOutcome AwaitingRegistration RegistrationOutcome RegistrationRequest RegistrationReply Record Issued
        UnexpectedReply<AwaitingVerification> UnexpectedReply<AwaitingRegistration>
    }

    // A step is used up by its answer; what holds personal data cannot be printed by accident.
    assert_not_impl_any!(AwaitingVerification: Copy, Display);
    assert_not_impl_any!(AwaitingRegistration: Copy, Display);
    not_printable! {
        Draft<'static> Declaration VerificationRequest<'static> VerificationReply Identity SubjectKey RegistrationRequest RegistrationReply Record Issued
    }
    assert_impl_all!(FieldError: Error, Display);
    assert_impl_all!(FieldErrors: Error, Display);
    assert_impl_all!(Refusal: Error, Display);
    assert_impl_all!(UnexpectedReply<AwaitingVerification>: Error, Display);
    assert_impl_all!(SignError<DecodeError>: Error, Display);

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
        // The last step is made by the registry's answer alone.
        assert_not_impl_any!(Issued: DeserializeOwned);
        assert_not_impl_any!(RegistrationRequest: DeserializeOwned);
    }
}
