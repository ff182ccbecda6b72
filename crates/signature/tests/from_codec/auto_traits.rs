//! Cut from the codec's tests/auto_traits.rs; to be merged into this package's tests.

#[cfg(feature = "signature")]
mod signed {
    use super::*;
    use vn_personal_qr::PersonalQrBuf;
    use vn_personal_qr_signature::{
        Algorithm, IgnoredKey, IgnoredReason, KeyError, KeyErrorKind, KeyId, KeyIdError, KeySet,
        SignError, SignatureFinding, SignatureSlot, SigningKey, Verified, VerifyError,
        VerifyingKey,
    };

    values! {
        Algorithm KeyId KeyIdError KeyError KeyErrorKind SignError VerifyError SignatureFinding
        IgnoredKey IgnoredReason Verified<PersonalQr<'static>>
    }
    assert_impl_all!(KeySet: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug);
    assert_impl_all!(VerifyingKey: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Eq);
    assert_impl_all!(SignatureSlot<'static>: Send, Sync, Copy, Debug, Eq);
    assert_impl_all!(Verified<PersonalQrBuf>: Send, Sync, Unpin, Clone, Debug, Eq);
    assert_impl_all!(VerifyError: Error, Display);
    assert_impl_all!(SignError: Error, Display);
    assert_impl_all!(KeyError: Error, Display);
    assert_impl_all!(KeyIdError: Error, Display);

    // A secret is not copied, compared or printed; a proof is not made of anything else.
    assert_impl_all!(SigningKey: Send, Sync, Unpin, Debug);
    assert_not_impl_any!(SigningKey: Clone, Display, PartialEq, Default);
    assert_not_impl_any!(Verified<PersonalQr<'static>>: Display, Default, From<PersonalQr<'static>>);
    assert_not_impl_any!(Verified<PersonalQrBuf>: Display, Default, From<PersonalQrBuf>);
    #[cfg(feature = "serde")]
    assert_not_impl_any!(Verified<PersonalQrBuf>: serde::Serialize, serde::de::DeserializeOwned);
}
