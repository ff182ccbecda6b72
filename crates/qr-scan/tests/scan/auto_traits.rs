//! Auto traits and derived traits of the public types.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use qr_scan::{Budget, FoundSymbol, Picture, PictureError, Scan, ScanPass};
use static_assertions::{assert_impl_all, assert_not_impl_any};

macro_rules! assert_values {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Eq, Hash);
    )*};
}

macro_rules! assert_not_display {
    ($($type:ty)*) => {$( assert_not_impl_any!($type: Display); )*};
}

assert_values! { Budget PictureError ScanPass }
assert_impl_all!(PictureError: Error, Display);
assert_impl_all!(ScanPass: Ord, Display);
assert_impl_all!(Picture<'static>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Eq);
assert_impl_all!(Scan: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Default);
assert_impl_all!(FoundSymbol: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug);
assert_not_display! { Picture<'static> Scan FoundSymbol Budget }
