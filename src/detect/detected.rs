use core::fmt;

use super::armored::ArmoredPayload;
use super::classify::classify;
use super::kind::{CodeKind, OtherFormat};
use super::reason::UnknownReason;
use crate::card::{IdentityCard, InsuranceCard};
use crate::error::ErrorKind;
use crate::language::{Language, Localize};
use crate::lenient::{self, LenientPayload};

/// A scanned text of any kind, created by [`read`]. `Debug` shows nothing of the text.
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
///
/// fn message(scan: &[u8]) -> String {
///     match detect::read(scan) {
///         Detected::PersonalQr(payload) if payload.is_valid() => "checked in".to_owned(),
///         Detected::PersonalQr(_) => "invalid code".to_owned(),
///         Detected::IdentityCard(card) => format!("{:?}", card.person().gender),
///         Detected::InsuranceCard(card) if card.person().health_card.is_some() => "declaration required".to_owned(),
///         other => other.masked().to_string(),
///     }
/// }
/// assert_eq!(message(b"001093029317|nguyen an|1987-01-18|0|1\r\n"), "checked in");
/// assert_eq!(message(b"00020101021138"), "payment code");
/// ```
#[derive(Clone)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "it is short-lived")]
pub enum Detected<'a> {
    /// A leniently read personal QR payload. It may have invalid fields.
    PersonalQr(LenientPayload<'a>),
    /// An identity card.
    IdentityCard(IdentityCard<'a>),
    /// An insurance card.
    InsuranceCard(InsuranceCard<'a>),
    /// An armored payload.
    Armor(ArmoredPayload),
    /// Another known format, which is not read.
    Other(OtherFormat),
    /// No known format, with the difference from the nearest one.
    Unknown(UnknownReason),
}

/// Reads scanned bytes of any kind; see [the module](super) for the rules.
///
/// Never fails: a text that cannot be read is [`Unknown`](Detected::Unknown) with a reason. The kind is that of
/// [`classify`](super::classify()).
///
/// # Examples
///
/// ```
/// use vn_personal_qr::detect;
///
/// let detected = detect::read("079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022".as_bytes());
/// assert_eq!(detected.kind().code(), "identity-card");
/// assert!(detected.masked().to_string().starts_with("identity card\nId number         ******001234\n"));
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Detected<'_> {
    match classify(bytes) {
        CodeKind::PersonalQr => match lenient::read(bytes) {
            Ok(payload) => Detected::PersonalQr(payload),
            Err(error) => Detected::Unknown(match error.kind() {
                ErrorKind::TooLong => UnknownReason::TooLong,
                _ => UnknownReason::NotUtf8 {
                    offset: error.offset(),
                },
            }),
        },
        CodeKind::IdentityCard => IdentityCard::read(bytes).map_or(
            Detected::Unknown(UnknownReason::NoIdNumber { fields: 7 }),
            Detected::IdentityCard,
        ),
        CodeKind::InsuranceCard => InsuranceCard::read(bytes).map_or(
            Detected::Unknown(UnknownReason::NoCardNumber),
            Detected::InsuranceCard,
        ),
        CodeKind::Armor => Detected::Armor(ArmoredPayload::decode(bytes)),
        CodeKind::Other(other) => Detected::Other(other),
        CodeKind::Unknown(reason) => Detected::Unknown(reason),
    }
}

impl<'a> Detected<'a> {
    /// Returns the kind.
    #[must_use]
    pub const fn kind(&self) -> CodeKind {
        match self {
            Self::PersonalQr(_) => CodeKind::PersonalQr,
            Self::IdentityCard(_) => CodeKind::IdentityCard,
            Self::InsuranceCard(_) => CodeKind::InsuranceCard,
            Self::Armor(_) => CodeKind::Armor,
            Self::Other(other) => CodeKind::Other(*other),
            Self::Unknown(reason) => CodeKind::Unknown(*reason),
        }
    }

    /// Copies the borrowed texts, so that the value can outlive the scanned bytes.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::detect::{self, Detected};
    ///
    /// fn scan() -> Detected<'static> {
    ///     let bytes = b"001093029317|nguyen an|1987-01-18|0|1\r\n".to_vec();
    ///     detect::read(&bytes).into_owned()
    /// }
    /// assert_eq!(scan().kind().code(), "personal-qr");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Detected<'static> {
        match self {
            Self::PersonalQr(payload) => Detected::PersonalQr(payload.into_owned()),
            Self::IdentityCard(card) => Detected::IdentityCard(card.into_owned()),
            Self::InsuranceCard(card) => Detected::InsuranceCard(card.into_owned()),
            Self::Armor(armored) => Detected::Armor(armored),
            Self::Other(other) => Detected::Other(other),
            Self::Unknown(reason) => Detected::Unknown(reason),
        }
    }

    /// Returns `true` if all of a payload, of a card or of the payload in an armor is valid or repaired.
    ///
    /// Other formats and unknown texts are not valid.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::detect;
    ///
    /// assert!(detect::read(b"001093029317|nguyen an|1987-01-18|0|1|").is_valid());
    /// assert!(!detect::read(b"001093029317|nguyen an|1987-02-29|0|1|").is_valid());
    /// assert!(!detect::read(b"https://example.com").is_valid());
    /// ```
    #[must_use]
    pub fn is_valid(&self) -> bool {
        match self {
            Self::PersonalQr(payload) => payload.is_valid(),
            Self::IdentityCard(card) => card.errors().next().is_none(),
            Self::InsuranceCard(card) => card.errors().next().is_none(),
            Self::Armor(armored) => armored
                .lenient_payload()
                .is_some_and(|payload| payload.is_valid()),
            Self::Other(_) | Self::Unknown(_) => false,
        }
    }

    /// Returns a display that masks values, for a screen that others can see.
    ///
    /// # Examples
    ///
    /// ```
    /// use vn_personal_qr::{Language, detect};
    ///
    /// let detected = detect::read("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes());
    /// let lines = detected.masked().language(Language::Vietnamese).to_string();
    /// assert!(lines.starts_with("thẻ căn cước\nSố giấy tờ        ******001234\nHọ và tên         Trần B\n"));
    /// ```
    #[must_use]
    pub const fn masked(&self) -> DetectedDisplay<'_, 'a> {
        DetectedDisplay {
            detected: self,
            masked: true,
            language: Language::English,
        }
    }

    /// Returns a display of the full values.
    #[must_use]
    pub const fn full(&self) -> DetectedDisplay<'_, 'a> {
        DetectedDisplay {
            detected: self,
            masked: false,
            language: Language::English,
        }
    }
}

/// Writes the kind, nothing of the text.
impl fmt::Debug for Detected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PersonalQr(payload) => f.debug_tuple("PersonalQr").field(payload).finish(),
            Self::IdentityCard(card) => f.debug_tuple("IdentityCard").field(card).finish(),
            Self::InsuranceCard(card) => f.debug_tuple("InsuranceCard").field(card).finish(),
            Self::Armor(armored) => f.debug_tuple("Armor").field(armored).finish(),
            Self::Other(other) => f.debug_tuple("Other").field(other).finish(),
            Self::Unknown(reason) => f.debug_tuple("Unknown").field(reason).finish(),
        }
    }
}

/// A display of a [`Detected`], created by [`Detected::masked`] and [`Detected::full`].
///
/// The first line is the kind, and the lines below are the fields or columns. An unknown text or invalid armor shows
/// the reason only, another known format the kind only. There is no line break at the end.
#[derive(Clone, Copy, Debug)]
pub struct DetectedDisplay<'s, 'a> {
    detected: &'s Detected<'a>,
    masked: bool,
    language: Language,
}

impl DetectedDisplay<'_, '_> {
    /// Returns the display in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }
}

impl fmt::Display for DetectedDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.language;
        self.detected.kind().fmt_in(language, f)?;

        macro_rules! lines {
            ($value:expr) => {
                if self.masked {
                    write!(f, "\n{}", $value.masked().language(language))
                } else {
                    write!(f, "\n{}", $value.full().language(language))
                }
            };
        }

        match self.detected {
            Detected::PersonalQr(payload) => lines!(payload),
            Detected::IdentityCard(card) => lines!(card),
            Detected::InsuranceCard(card) => lines!(card),
            Detected::Armor(armored) => match armored.read() {
                Ok(payload) => {
                    if !armored.repairs().is_empty() {
                        write!(f, " ({})", armored.repairs().in_language(language))?;
                    }
                    lines!(payload)
                }
                Err(error) => write!(f, ": {}", error.in_language(language)),
            },
            Detected::Other(_) => Ok(()),
            Detected::Unknown(reason) => write!(f, ": {}", reason.in_language(language)),
        }
    }
}
