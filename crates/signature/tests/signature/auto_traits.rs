//! Checks the auto traits and the traits that types must not have.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use static_assertions::{assert_impl_all, assert_not_impl_any};
use vn_personal_qr::{PersonalQr, PersonalQrBuf};
use vn_personal_qr_signature::{
    Algorithm, IgnoredKey, IgnoredReason, KeyError, KeyErrorKind, KeyId, KeyIdError, KeySet,
    SignError, SignatureFinding, SignatureSlot, SigningKey, Verified, VerifyError, VerifyingKey,
};

macro_rules! values {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Eq, Hash);
    )*};
}

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

// A private key cannot be copied, compared or printed; a proof cannot be made from anything else.
assert_impl_all!(SigningKey: Send, Sync, Unpin, Debug);
assert_not_impl_any!(SigningKey: Clone, Display, PartialEq, Default);
assert_not_impl_any!(Verified<PersonalQr<'static>>: Display, Default, From<PersonalQr<'static>>);
assert_not_impl_any!(Verified<PersonalQrBuf>: Display, Default, From<PersonalQrBuf>);
assert_not_impl_any!(Verified<PersonalQrBuf>: serde::Serialize, serde::de::DeserializeOwned);
