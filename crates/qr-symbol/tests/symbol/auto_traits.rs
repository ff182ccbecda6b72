//! Traits that every public type has, or must not have.

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};

use qr_symbol::{
    Background, Bitmap, Color, Colors, HalfBlocks, Level, LowContrast, Mask, Mode, Plan, Profile,
    Segment, Segments, Svg, SvgPath, Symbol, TooLong, Version,
};
use static_assertions::{assert_impl_all, assert_not_impl_any};

macro_rules! values {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Copy, Debug, Eq, Hash);
    )*};
}
values! { Background Color Colors Level LowContrast Mask Mode Profile TooLong Version }

macro_rules! large_values {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug, Eq, Hash);
        assert_not_impl_any!($type: Copy, Display);
    )*};
}
large_values! { Symbol Plan<'static> Segments Segment }

macro_rules! drawings {
    ($($type:ty)*) => {$(
        assert_impl_all!($type: Send, Sync, Unpin, UnwindSafe, RefUnwindSafe, Clone, Debug);
    )*};
}
drawings! { Svg<'static> SvgPath<'static> HalfBlocks<'static> Bitmap<'static> }
#[cfg(feature = "png")]
drawings! { qr_symbol::Png<'static> }

macro_rules! ordered {
    ($($type:ty)*) => {$( assert_impl_all!($type: Ord); )*};
}
ordered! { Level Mask Mode Version }

assert_impl_all!(TooLong: Error, Display);
assert_impl_all!(LowContrast: Error, Display);
