//! Cut from the codec's tests/auto_traits.rs; to be merged into this package's tests.

#[cfg(feature = "symbol")]
mod symbols {
    use super::*;
    use qr_symbol::{
        Background, Bitmap, CardDrawing, Color, Colors, HalfBlocks, Level, LowContrast, Mask, Mode,
        Plan, Profile, Segment, Segments, Svg, Symbol, TooLong, Version,
    };

    values! {
        Background Color Colors Level LowContrast Mask Mode Profile TooLong Version
    }
    assert_impl_all!(TooLong: Error, Display);
    assert_impl_all!(LowContrast: Error, Display);
    ordered! { Level Mask Mode Version }

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
    drawings! { Svg<'static> HalfBlocks<'static> Bitmap<'static> CardDrawing<'static> }
    #[cfg(feature = "image")]
    drawings! { qr_symbol::Png<'static> }
}
