use thiserror::Error;

/// An error from reading a picture. It contains no pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
#[non_exhaustive]
pub enum PictureError {
    /// The width or height is zero. Code `empty`.
    #[error("the picture has no pixels")]
    Empty,
    /// There are fewer bytes than width, height and stride require, or the stride is less than the width.
    /// Code `too-few-bytes`.
    #[error("fewer bytes than the size of the picture requires")]
    TooFewBytes,
    /// The file is neither PNG nor JPEG. Code `unknown-format`.
    #[error("neither PNG nor JPEG")]
    UnknownFormat,
    /// The picture has more pixels than allowed, or a side is too long. Code `too-large`.
    #[error("the picture is too large: {width} x {height} pixels")]
    TooLarge {
        /// Pixels in a row.
        width: u64,
        /// Rows.
        height: u64,
    },
    /// The file needs too much memory besides its pixels. Code `too-much-memory`.
    #[error("the file needs too much memory")]
    TooMuchMemory,
    /// The file is damaged or cut short. Code `broken`.
    #[error("the picture file is damaged or cut short")]
    Broken,
}

impl PictureError {
    /// Returns the stable code in kebab case, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooFewBytes => "too-few-bytes",
            Self::UnknownFormat => "unknown-format",
            Self::TooLarge { .. } => "too-large",
            Self::TooMuchMemory => "too-much-memory",
            Self::Broken => "broken",
        }
    }
}
