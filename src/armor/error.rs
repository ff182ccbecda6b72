use core::error::Error;
use core::fmt;

/// Why a text is no armor that can be opened, and where.
///
/// It carries none of the text, so it may be logged. `Display` gives the English sentence, [`vi`](Self::vi) the Vietnamese
/// one, [`code`](Self::code) a name for programs.
///
/// ```
/// use vn_personal_qr::armor::{self, ArmorErrorKind};
///
/// let refused = |text: &[u8]| armor::decode_to_slice(text, &mut [0; 99]).unwrap_err();
/// let error = refused(b"vnqr2:YWIpybgd");
/// assert_eq!(error.kind(), ArmorErrorKind::UnknownVersion { version: 2 });
/// assert_eq!(error.to_string(), "armor: this is vnqr2, and only vnqr1 is known here (byte 0)");
///
/// let error = refused(b"vnqr1:YWI|vHTI");
/// assert_eq!((error.code(), error.offset()), ("unexpected-character", Some(9)));
///
/// let error = refused(b"vnqr1:YWIpyb");
/// assert_eq!(error.to_string(), "armor: damaged or cut short");
/// assert_eq!(error.vi().to_string(), "dạng bọc: bị hỏng hoặc bị cắt");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ArmorError {
    kind: ArmorErrorKind,
    offset: Option<usize>,
}

/// What is wrong with the text of an armor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ArmorErrorKind {
    /// The text does not begin with `vnqr1:`: `001093029317|NGUYEN AN|…`. Code `unknown-label`.
    UnknownLabel,
    /// An armor of another version: `vnqr2:YWI`. Code `unknown-version`.
    UnknownVersion {
        /// The number behind `vnqr`.
        version: u32,
    },
    /// A character that is neither of the alphabet nor a blank: `vnqr1:YWI=`. Code `unexpected-character`.
    UnexpectedCharacter,
    /// The check does not fit, or there are too few characters for one: `vnqr1:YWI`. Code `damaged`.
    ChecksumMismatch,
    /// The check fits, but the last character is not the one that is written: some of its bits belong to no byte and
    /// are not 0. `vnqr1:YR8b9T1` for `vnqr1:YR8b9T0`. Code `not-canonical`.
    NotCanonical,
    /// The payload does not fit into the slice that was given. Code `slice-too-short`.
    SliceTooShort {
        /// How many bytes are needed.
        needed: usize,
    },
}

impl ArmorErrorKind {
    /// The stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownLabel => "unknown-label",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::UnexpectedCharacter => "unexpected-character",
            Self::ChecksumMismatch => "damaged",
            Self::NotCanonical => "not-canonical",
            Self::SliceTooShort { .. } => "slice-too-short",
        }
    }
}

impl ArmorError {
    pub(super) const fn at(kind: ArmorErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: Some(offset),
        }
    }

    pub(super) const fn of_whole(kind: ArmorErrorKind) -> Self {
        Self { kind, offset: None }
    }

    pub(super) const DAMAGED: Self = Self::of_whole(ArmorErrorKind::ChecksumMismatch);

    /// What is wrong.
    #[must_use]
    pub const fn kind(&self) -> ArmorErrorKind {
        self.kind
    }

    /// Where, in bytes from the start of the text: the label, or the character. `None` where no place is at fault: damage
    /// may be anywhere.
    #[must_use]
    pub const fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// The same error where the text that was read starts `by` bytes into a larger one.
    #[must_use]
    pub const fn with_base_offset(mut self, by: usize) -> Self {
        if let Some(offset) = self.offset {
            self.offset = Some(offset.saturating_add(by));
        }
        self
    }

    /// The stable kebab-case name of the [kind](Self::kind).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// The sentence in Vietnamese, as something to print.
    #[must_use]
    pub const fn vi(self) -> impl fmt::Display + Copy {
        Vietnamese(self)
    }
}

impl fmt::Display for ArmorError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("armor: ")?;
        match self.kind {
            ArmorErrorKind::UnknownLabel => f.write_str("the text does not begin with vnqr1:")?,
            ArmorErrorKind::UnknownVersion { version } => {
                write!(f, "this is vnqr{version}, and only vnqr1 is known here")?;
            }
            ArmorErrorKind::UnexpectedCharacter => f.write_str(
                "this character cannot stand here; expected A-Z, a-z, 0-9, - or _, or a blank",
            )?,
            ArmorErrorKind::ChecksumMismatch => f.write_str("damaged or cut short")?,
            ArmorErrorKind::NotCanonical => {
                f.write_str("the last character is not the one that is written for these bytes")?;
            }
            ArmorErrorKind::SliceTooShort { needed } => {
                write!(
                    f,
                    "the slice is too short; the payload takes {needed} bytes"
                )?;
            }
        }
        place(self.offset, f)
    }
}

#[derive(Clone, Copy)]
struct Vietnamese(ArmorError);

impl fmt::Display for Vietnamese {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dạng bọc: ")?;
        match self.0.kind {
            ArmorErrorKind::UnknownLabel => f.write_str("văn bản không bắt đầu bằng vnqr1:")?,
            ArmorErrorKind::UnknownVersion { version } => {
                write!(f, "đây là vnqr{version}, ở đây chỉ biết vnqr1")?;
            }
            ArmorErrorKind::UnexpectedCharacter => f.write_str(
                "ký tự này không được phép ở đây; cần có A-Z, a-z, 0-9, - hoặc _, hoặc khoảng trắng",
            )?,
            ArmorErrorKind::ChecksumMismatch => f.write_str("bị hỏng hoặc bị cắt")?,
            ArmorErrorKind::NotCanonical => {
                f.write_str("ký tự cuối không đúng ký tự được viết ra cho các byte này")?;
            }
            ArmorErrorKind::SliceTooShort { needed } => {
                write!(f, "vùng nhớ quá ngắn; nội dung cần {needed} byte")?;
            }
        }
        place(self.0.offset, f)
    }
}

fn place(offset: Option<usize>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match offset {
        Some(offset) => write!(f, " (byte {offset})"),
        None => Ok(()),
    }
}

impl Error for ArmorError {}
