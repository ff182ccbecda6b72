use core::fmt;

use crate::catalog::catalog;
use crate::language::{Language, Localize, Localized};

/// An error of [`Name::normalize`](crate::Name::normalize): its kind, offset and character.
///
/// The message contains the character, escaped if it affects a terminal, and nothing else of the text.
///
/// ```
/// use vn_personal_qr::{Name, NameErrorKind};
///
/// let error = Name::normalize("Jørgen").unwrap_err();
/// assert_eq!((error.kind(), error.offset(), error.character()), (NameErrorKind::Character, 1, Some('ø')));
/// assert_eq!(error.to_string(), "unexpected character in a name: 'ø' U+00F8 (byte 1)");
/// assert_eq!(error.vi().to_string(), "ký tự không dùng được trong họ tên: 'ø' U+00F8 (byte 1)");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[error("{}", self.in_language(Language::English))]
pub struct NameError {
    kind: NameErrorKind,
    offset: usize,
    character: Option<char>,
}

impl NameError {
    pub(super) fn new(kind: NameErrorKind, text: &str, offset: usize) -> Self {
        Self {
            kind,
            offset,
            character: text.get(offset..).and_then(|rest| rest.chars().next()),
        }
    }

    /// Returns what is wrong.
    #[must_use]
    pub const fn kind(&self) -> NameErrorKind {
        self.kind
    }

    /// Returns the stable kebab-case code of the kind, such as `name-character`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns the offset in bytes from the start of the text.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the character at the offset, or `None` at the end of the text.
    #[must_use]
    pub const fn character(&self) -> Option<char> {
        self.character
    }

    /// Returns the message in Vietnamese, to be displayed.
    #[must_use]
    pub fn vi(&self) -> Localized<'_, Self> {
        self.in_language(Language::Vietnamese)
    }
}

impl Localize for NameError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind.in_language(language))?;
        if let Some(character) = self.character {
            write!(
                f,
                ": '{}' U+{:04X}",
                character.escape_debug(),
                u32::from(character)
            )?;
        }
        write!(f, " (byte {})", self.offset)
    }
}

/// Shows kind and offset, not the character.
impl fmt::Debug for NameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NameError")
            .field("kind", &self.kind)
            .field("offset", &self.offset)
            .finish_non_exhaustive()
    }
}

catalog! {
    /// The kind of a [`NameError`]. The error with the smallest offset is reported.
    pub enum NameErrorKind {
        /// A text without a name, such as one of blanks.
        Empty = "name-empty",
            "empty name",
            "họ tên trống";
        /// A character other than a letter `A-Z` with or without marks, a blank, `'`, `-` or `.`: `Jørgen`.
        Character = "name-character",
            "unexpected character in a name",
            "ký tự không dùng được trong họ tên";
        /// A word that starts with `'`, `-` or `.`: `'Anh`.
        WordStart = "name-word-start",
            "a word of a name must start with a letter",
            "mỗi từ trong họ tên phải bắt đầu bằng chữ cái";
        /// A name in the encoding of a VNI font: `Nguyeãn Vaên`.
        VniFont = "name-vni-font",
            "name in the encoding of a VNI font, convert it to Unicode",
            "họ tên gõ bằng phông VNI, hãy chuyển sang Unicode";
        /// A name in the encoding of a TCVN3 (ABC) font: `NguyÔn V¨n`.
        Tcvn3Font = "name-tcvn3-font",
            "name in the encoding of a TCVN3 (ABC) font, convert it to Unicode",
            "họ tên gõ bằng phông TCVN3 (ABC), hãy chuyển sang Unicode";
        /// A name in the encoding of a VPS font: `NguyÍn Væn`.
        VpsFont = "name-vps-font",
            "name in the encoding of a VPS font, convert it to Unicode",
            "họ tên gõ bằng phông VPS, hãy chuyển sang Unicode";
        /// UTF-8 decoded as another encoding, as scanners do with Latin-1, Big5 or Shift JIS: `Nguyá»…n`.
        DecodedTwice = "name-decoded-twice",
            "UTF-8 decoded as another encoding, set the scanner to UTF-8",
            "UTF-8 bị đọc theo bảng mã khác, hãy chuyển máy quét sang UTF-8";
        /// A name of more than 150 bytes.
        TooLong = "name-too-long",
            "name too long, at most 150 characters",
            "họ tên quá dài, tối đa 150 ký tự";
    }
}

impl NameErrorKind {
    /// Returns whether the name is in another encoding.
    pub(crate) const fn is_encoding(self) -> bool {
        matches!(
            self,
            Self::VniFont | Self::Tcvn3Font | Self::VpsFont | Self::DecodedTwice
        )
    }
}
