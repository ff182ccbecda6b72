//! A scan that was told and read, and how it is shown.

use core::fmt;

use super::{ArmoredPayload, CodeKind, OtherFormat, UnknownReason, classify};
use crate::card::{CardDisplay, IdentityCard, InsuranceCard};
use crate::error::ErrorKind;
use crate::language::Language;
use crate::lenient::{self, LenientDisplay, LenientPayload};

/// What was scanned, read. `Debug` shows nothing of what it holds.
///
/// What a gate does with it: let a sound personal QR through, ask about its repairs, take what a declaration needs from a
/// card, and tell the rest by name.
///
/// ```
/// use vn_personal_qr::detect::{self, Detected};
///
/// fn answer(scan: &[u8]) -> String {
///     match detect::read(scan) {
///         Detected::PersonalQr(reading) if reading.is_valid() => "come in".to_owned(),
///         Detected::PersonalQr(_) => "some of this code cannot be read".to_owned(),
///         Detected::IdentityCard(card) => format!("{:?}", card.person().gender),
///         Detected::InsuranceCard(card) if card.person().health_card.is_some() => "please declare".to_owned(),
///         other => other.masked().to_string(),
///     }
/// }
/// assert_eq!(answer(b"001093029317|nguyen an|1987-01-18|0|1\r\n"), "come in");
/// assert_eq!(answer(b"00020101021138"), "payment code");
/// ```
#[derive(Clone)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "it is looked at once and gone")]
pub enum Detected<'a> {
    /// A personal QR payload, leniently read: not all of its fields need be sound.
    PersonalQr(LenientPayload<'a>),
    /// An identity card.
    IdentityCard(IdentityCard<'a>),
    /// An insurance card.
    InsuranceCard(InsuranceCard<'a>),
    /// An armor, opened: what is in it is read as the rest.
    Armor(ArmoredPayload),
    /// Something else that is well known, named only: its text is with the caller.
    Other(OtherFormat),
    /// Nothing that is known, and what speaks against the nearest.
    Unknown(UnknownReason),
}

/// Reads scanned bytes, whatever they are: see [the module](super) for how they are told apart.
///
/// Never a failure: what cannot be read is [`Unknown`](Detected::Unknown) with a reason. That is what was
/// [told](super::classify()), but for a text that has the shape of a code and nothing of its content: a personal QR longer than
/// any symbol, or an insurance card with neither a number nor a date.
///
/// ```
/// use vn_personal_qr::detect;
///
/// let scanned = detect::read("079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022".as_bytes());
/// assert_eq!(scanned.kind().code(), "identity-card");
/// assert!(scanned.masked().to_string().starts_with("identity card\nId number         ******001234\n"));
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Detected<'_> {
    match classify(bytes) {
        CodeKind::PersonalQr => match lenient::read(bytes) {
            Ok(reading) => Detected::PersonalQr(reading),
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
        CodeKind::Armor => Detected::Armor(ArmoredPayload::open(bytes)),
        CodeKind::Other(other) => Detected::Other(other),
        CodeKind::Unknown(reason) => Detected::Unknown(reason),
    }
}

impl<'a> Detected<'a> {
    /// What it is.
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

    /// What it is in a line, and what it holds in the lines below, masked; in English.
    ///
    /// ```
    /// use vn_personal_qr::{Language, detect};
    ///
    /// let scanned = detect::read("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes());
    /// let lines = scanned.masked().language(Language::Vietnamese).to_string();
    /// assert!(lines.starts_with("thẻ căn cước\nSố định danh      ******001234\nHọ và tên         Trần B\n"));
    /// ```
    #[must_use]
    pub const fn masked(&self) -> DetectedDisplay<'_, 'a> {
        DetectedDisplay {
            scanned: self,
            masked: true,
            language: Language::English,
        }
    }

    /// The same, with everything that it holds: for who has asked the person, not for a screen that others see.
    #[must_use]
    pub const fn full(&self) -> DetectedDisplay<'_, 'a> {
        DetectedDisplay {
            scanned: self,
            masked: false,
            language: Language::English,
        }
    }
}

/// Shows what it is, nothing of what it holds.
impl fmt::Debug for Detected<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PersonalQr(reading) => f.debug_tuple("PersonalQr").field(reading).finish(),
            Self::IdentityCard(card) => f.debug_tuple("IdentityCard").field(card).finish(),
            Self::InsuranceCard(card) => f.debug_tuple("InsuranceCard").field(card).finish(),
            Self::Armor(armored) => f.debug_tuple("Armor").field(armored).finish(),
            Self::Other(other) => f.debug_tuple("Other").field(other).finish(),
            Self::Unknown(reason) => f.debug_tuple("Unknown").field(reason).finish(),
        }
    }
}

/// What was scanned, as a person at the gate reads it; made by [`Detected::masked`] and [`Detected::full`].
///
/// Of an unknown text, and of an armor that cannot be opened, only the reason shows, of other codes only what they are. No line break at the end.
#[derive(Clone, Copy, Debug)]
pub struct DetectedDisplay<'s, 'a> {
    scanned: &'s Detected<'a>,
    masked: bool,
    language: Language,
}

impl DetectedDisplay<'_, '_> {
    /// The same in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    fn card(
        &self,
        masked: CardDisplay<'_>,
        full: CardDisplay<'_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let lines = if self.masked { masked } else { full };
        write!(f, "\n{}", lines.language(self.language))
    }

    fn reading(
        &self,
        masked: LenientDisplay<'_, '_>,
        full: LenientDisplay<'_, '_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let lines = if self.masked { masked } else { full };
        write!(f, "\n{}", lines.language(self.language))
    }
}

impl fmt::Display for DetectedDisplay<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vietnamese = self.language == Language::Vietnamese;
        let (english_label, vietnamese_label) = self.scanned.kind().label();
        f.write_str(if vietnamese {
            vietnamese_label
        } else {
            english_label
        })?;
        match self.scanned {
            Detected::PersonalQr(reading) => self.reading(reading.masked(), reading.full(), f),
            Detected::IdentityCard(card) => self.card(card.masked(), card.full(), f),
            Detected::InsuranceCard(card) => self.card(card.masked(), card.full(), f),
            Detected::Armor(armored) => match armored.read() {
                Ok(reading) => self.reading(reading.masked(), reading.full(), f),
                Err(refusal) => {
                    f.write_str(": ")?;
                    refusal.write(self.language, f)
                }
            },
            Detected::Other(_) => Ok(()),
            Detected::Unknown(reason) if vietnamese => write!(f, ": {}", reason.vi()),
            Detected::Unknown(reason) => write!(f, ": {reason}"),
        }
    }
}
