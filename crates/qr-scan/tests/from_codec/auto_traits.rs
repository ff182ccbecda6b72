//! Cut from the codec's tests/auto_traits.rs; to be merged into this package's tests.

#[cfg(feature = "image")]
mod with_image {
    use super::*;
    use qr_scan::{Budget, FoundSymbol, Picture, PictureError, Scan, ScanPass};

    values! { Budget PictureError ScanPass }
    assert_impl_all!(PictureError: Error, Display);
    assert_impl_all!(ScanPass: Ord, Display);
    assert_impl_all!(Picture<'static>: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Eq);
    assert_impl_all!(Scan: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Default);
    assert_impl_all!(FoundSymbol: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug);
    not_printable! { Picture<'static> Scan FoundSymbol Budget }
}
