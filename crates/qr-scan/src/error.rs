use core::error::Error;
use core::fmt;

/// Why something is not taken as a picture. No pixel of it is in the error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PictureError {
    /// It has no pixels. Code `empty`.
    Empty,
    /// There are fewer bytes than its sides ask for, or rows overlap. Code `too-few-bytes`.
    TooFewBytes,
    /// Neither PNG nor JPEG. Code `unknown-format`.
    UnknownFormat,
    /// It has more pixels than are allowed. Code `too-large`.
    TooLarge {
        /// Pixels in a row.
        width: u64,
        /// Rows.
        height: u64,
    },
    /// What the file holds besides its pixels takes too much memory. Code `too-much-memory`.
    TooMuchMemory,
    /// The file is damaged or cut short. Code `broken`.
    Broken,
}

impl PictureError {
    /// The stable kebab-case name, for programs.
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

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the picture has no pixels"),
            Self::TooFewBytes => f.write_str("fewer bytes than the picture's size asks for"),
            Self::UnknownFormat => f.write_str("neither PNG nor JPEG"),
            Self::TooLarge { width, height } => {
                write!(f, "the picture is too large: {width} x {height} pixels")
            }
            Self::TooMuchMemory => f.write_str("the file takes too much memory"),
            Self::Broken => f.write_str("the picture file is damaged or cut short"),
        }
    }
}

impl Error for PictureError {}
