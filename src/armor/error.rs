use core::fmt;

use crate::language::{Language, Localize, Localized};

/// The reason why armored text cannot be decoded, with the offset.
///
/// Contains none of the text, so it may be logged. `Display` gives the English message, [`vi`](Self::vi) the
/// Vietnamese one, [`code`](Self::code) a stable name.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::armor::{self, ArmorErrorKind};
///
/// let decode = |text: &[u8]| armor::decode_to_slice(text, &mut [0; 99]).unwrap_err();
/// let error = decode(b"vnqr2:YWIpybgd");
/// assert_eq!(error.kind(), ArmorErrorKind::UnknownVersion { version: 2 });
/// assert_eq!(error.to_string(), "armor: unsupported version vnqr2, expected vnqr1 (byte 0)");
///
/// let error = decode(b"vnqr1:YWI|vHTI");
/// assert_eq!((error.code(), error.offset()), ("unexpected-character", Some(9)));
///
/// let error = decode(b"vnqr1:YWIpyb");
/// assert_eq!(error.to_string(), "armor: checksum mismatch, damaged or cut short");
/// assert_eq!(error.vi().to_string(), "chuỗi vnqr1: sai mã kiểm tra, bị hỏng hoặc bị cắt ngắn");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.in_language(Language::English))]
pub struct ArmorError {
    kind: ArmorErrorKind,
    offset: Option<usize>,
}

/// The kinds of [`ArmorError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ArmorErrorKind {
    /// The text does not start with `vnqr1:`: `001093029317|NGUYEN AN|…`. Code `unknown-label`.
    UnknownPrefix,
    /// Armor of another version: `vnqr2:YWI`. Code `unknown-version`.
    UnknownVersion {
        /// The number after `vnqr`.
        version: u32,
    },
    /// A character that is neither base64url nor whitespace: `vnqr1:YWI=`. Code `unexpected-character`.
    UnexpectedCharacter,
    /// The checksum does not match, or the text is too short to hold one: `vnqr1:YWI`. Code `damaged`.
    ChecksumMismatch,
    /// The checksum matches, but unused bits of the last character are not 0: `vnqr1:YR8b9T1` instead of
    /// `vnqr1:YR8b9T0`. Code `not-canonical`.
    NotCanonical,
    /// The payload does not fit into the given slice. Code `slice-too-short`.
    SliceTooShort {
        /// The length of the payload in bytes.
        needed: usize,
    },
    /// Several valid armors with different payloads, in a text around them. Code `several-payloads`.
    SeveralPayloads {
        /// The number of different payloads.
        count: usize,
    },
}

impl ArmorErrorKind {
    /// Returns the stable kebab-case name, for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownPrefix => "unknown-label",
            Self::UnknownVersion { .. } => "unknown-version",
            Self::UnexpectedCharacter => "unexpected-character",
            Self::ChecksumMismatch => "damaged",
            Self::NotCanonical => "not-canonical",
            Self::SliceTooShort { .. } => "slice-too-short",
            Self::SeveralPayloads { .. } => "several-payloads",
        }
    }
}

impl ArmorError {
    pub(super) const CHECKSUM_MISMATCH: Self = Self::new(ArmorErrorKind::ChecksumMismatch);

    pub(crate) const fn new(kind: ArmorErrorKind) -> Self {
        Self { kind, offset: None }
    }

    pub(super) const fn at(kind: ArmorErrorKind, offset: usize) -> Self {
        Self {
            kind,
            offset: Some(offset),
        }
    }

    /// Returns the kind of the error.
    #[must_use]
    pub const fn kind(&self) -> ArmorErrorKind {
        self.kind
    }

    /// Returns the offset of the prefix or character in bytes from the start of the text, or `None` if the error has no
    /// position, like a checksum mismatch.
    #[must_use]
    pub const fn offset(&self) -> Option<usize> {
        self.offset
    }

    /// Returns the error with `base` added to its offset, for text that starts `base` bytes into a larger one.
    #[must_use]
    pub const fn with_base_offset(mut self, base: usize) -> Self {
        if let Some(offset) = self.offset {
            self.offset = Some(offset.saturating_add(base));
        }
        self
    }

    /// Returns the stable kebab-case name of the [kind](Self::kind).
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns the message in Vietnamese; `Display` gives the English one.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for ArmorError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(language.pick(("armor: ", "chuỗi vnqr1: ")))?;
        let message = match self.kind {
            ArmorErrorKind::UnknownPrefix => (
                "the text does not start with vnqr1:",
                "văn bản không bắt đầu bằng vnqr1:",
            ),
            ArmorErrorKind::UnknownVersion { version } => {
                let start =
                    language.pick(("unsupported version vnqr", "không hỗ trợ phiên bản vnqr"));
                write!(f, "{start}{version}")?;
                (", expected vnqr1", ", cần vnqr1")
            }
            ArmorErrorKind::UnexpectedCharacter => (
                "unexpected character, expected A-Z, a-z, 0-9, -, _ or whitespace",
                "ký tự không hợp lệ, cần A-Z, a-z, 0-9, -, _ hoặc khoảng trắng",
            ),
            ArmorErrorKind::ChecksumMismatch => (
                "checksum mismatch, damaged or cut short",
                "sai mã kiểm tra, bị hỏng hoặc bị cắt ngắn",
            ),
            ArmorErrorKind::NotCanonical => (
                "unused bits of the last character are not 0",
                "ký tự cuối có bit thừa khác 0",
            ),
            ArmorErrorKind::SliceTooShort { needed } => {
                let start = language.pick(("buffer too short, ", "bộ đệm quá nhỏ, cần "));
                write!(f, "{start}{needed}")?;
                (" bytes needed", " byte")
            }
            ArmorErrorKind::SeveralPayloads { count } => {
                write!(f, "{count}")?;
                (
                    " different payloads in the text, expected one",
                    " mã khác nhau trong văn bản, cần đúng một mã",
                )
            }
        };
        f.write_str(language.pick(message))?;
        match self.offset {
            Some(offset) => write!(f, " (byte {offset})"),
            None => Ok(()),
        }
    }
}
