//! A scan that was told and read, and how it is shown.

use core::fmt;

use super::{Armoured, Kind, KnownOther, Reason, tell};
use crate::card::{CardLines, IdentityCard, InsuranceCard};
use crate::display::Language;
use crate::error::ErrorKind;
use crate::tolerant::{self, Reading, ReadingCard};

/// What was scanned, read. `Debug` shows nothing of what it holds.
///
/// What a gate does with it: let a sound personal QR through, ask about its repairs, take what a declaration needs from a
/// card, and tell the rest by name.
///
/// ```
/// use vn_personal_qr::gate::{self, Scanned};
///
/// fn answer(scan: &[u8]) -> String {
///     match gate::read(scan) {
///         Scanned::PersonalQr(reading) if reading.is_sound() => "come in".to_owned(),
///         Scanned::PersonalQr(_) => "some of this code cannot be read".to_owned(),
///         Scanned::IdentityCard(card) => format!("{:?}", card.person().gender),
///         Scanned::InsuranceCard(card) if card.person().health_card.is_some() => "please declare".to_owned(),
///         other => other.masked().to_string(),
///     }
/// }
/// assert_eq!(answer(b"001093029317|nguyen an|1987-01-18|0|1\r\n"), "come in");
/// assert_eq!(answer(b"00020101021138"), "payment code");
/// ```
#[derive(Clone)]
#[non_exhaustive]
#[allow(clippy::large_enum_variant, reason = "it is looked at once and gone")]
pub enum Scanned<'a> {
    /// A personal QR payload, tolerantly read: not all of its fields need be sound.
    PersonalQr(Reading<'a>),
    /// An identity card.
    IdentityCard(IdentityCard<'a>),
    /// An insurance card.
    InsuranceCard(InsuranceCard<'a>),
    /// An armour, opened: what is in it is read as the rest.
    Armour(Armoured),
    /// Something else that is well known, named only: its text is with the caller.
    Other(KnownOther),
    /// Nothing that is known, and what speaks against the nearest.
    Unknown(Reason),
}

/// Reads scanned bytes, whatever they are: see [the module](super) for how they are told apart.
///
/// Never a failure: what cannot be read is [`Unknown`](Scanned::Unknown) with a reason. That is what was
/// [told](super::tell()), but for a text that has the shape of a code and nothing of its content: a personal QR longer than
/// any symbol, or an insurance card with neither a number nor a date.
///
/// ```
/// use vn_personal_qr::gate;
///
/// let scanned = gate::read("079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022".as_bytes());
/// assert_eq!(scanned.kind().code(), "identity-card");
/// assert!(scanned.masked().to_string().starts_with("identity card\nId number         ******001234\n"));
/// ```
#[must_use]
pub fn read(bytes: &[u8]) -> Scanned<'_> {
    match tell(bytes) {
        Kind::PersonalQr => match tolerant::read(bytes) {
            Ok(reading) => Scanned::PersonalQr(reading),
            Err(error) => Scanned::Unknown(match error.kind() {
                ErrorKind::TooLong => Reason::TooLong,
                _ => Reason::NotUtf8 {
                    offset: error.offset(),
                },
            }),
        },
        Kind::IdentityCard => IdentityCard::read(bytes).map_or(
            Scanned::Unknown(Reason::NoIdNumber { fields: 7 }),
            Scanned::IdentityCard,
        ),
        Kind::InsuranceCard => InsuranceCard::read(bytes).map_or(
            Scanned::Unknown(Reason::NoCardNumber),
            Scanned::InsuranceCard,
        ),
        Kind::Armour => Scanned::Armour(Armoured::open(bytes)),
        Kind::Other(other) => Scanned::Other(other),
        Kind::Unknown(reason) => Scanned::Unknown(reason),
    }
}

impl<'a> Scanned<'a> {
    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::PersonalQr(_) => Kind::PersonalQr,
            Self::IdentityCard(_) => Kind::IdentityCard,
            Self::InsuranceCard(_) => Kind::InsuranceCard,
            Self::Armour(_) => Kind::Armour,
            Self::Other(other) => Kind::Other(*other),
            Self::Unknown(reason) => Kind::Unknown(*reason),
        }
    }

    /// What it is in a line, and what it holds in the lines below, masked; in English.
    ///
    /// ```
    /// use vn_personal_qr::{Language, gate};
    ///
    /// let scanned = gate::read("079195001234||Trần B|20111995|Nữ|Ấp 2|15012022".as_bytes());
    /// let lines = scanned.masked().language(Language::Vietnamese).to_string();
    /// assert!(lines.starts_with("thẻ căn cước\nSố định danh      ******001234\nHọ và tên         Trần B\n"));
    /// ```
    #[must_use]
    pub const fn masked(&self) -> ScannedLines<'_, 'a> {
        ScannedLines {
            scanned: self,
            masked: true,
            language: Language::English,
        }
    }

    /// The same, with everything that it holds: for who has asked the person, not for a screen that others see.
    #[must_use]
    pub const fn full(&self) -> ScannedLines<'_, 'a> {
        ScannedLines {
            scanned: self,
            masked: false,
            language: Language::English,
        }
    }
}

/// Shows what it is, nothing of what it holds.
impl fmt::Debug for Scanned<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PersonalQr(reading) => f.debug_tuple("PersonalQr").field(reading).finish(),
            Self::IdentityCard(card) => f.debug_tuple("IdentityCard").field(card).finish(),
            Self::InsuranceCard(card) => f.debug_tuple("InsuranceCard").field(card).finish(),
            Self::Armour(armoured) => f.debug_tuple("Armour").field(armoured).finish(),
            Self::Other(other) => f.debug_tuple("Other").field(other).finish(),
            Self::Unknown(reason) => f.debug_tuple("Unknown").field(reason).finish(),
        }
    }
}

/// What was scanned, as a person at the gate reads it; made by [`Scanned::masked`] and [`Scanned::full`].
///
/// Of an unknown text, and of an armour that cannot be opened, only the reason shows, of other codes only what they are. No line break at the end.
#[derive(Clone, Copy, Debug)]
pub struct ScannedLines<'s, 'a> {
    scanned: &'s Scanned<'a>,
    masked: bool,
    language: Language,
}

impl ScannedLines<'_, '_> {
    /// The same in another language.
    #[must_use]
    pub const fn language(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    fn card(
        &self,
        masked: CardLines<'_>,
        full: CardLines<'_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let lines = if self.masked { masked } else { full };
        write!(f, "\n{}", lines.language(self.language))
    }

    fn reading(
        &self,
        masked: ReadingCard<'_, '_>,
        full: ReadingCard<'_, '_>,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let lines = if self.masked { masked } else { full };
        write!(f, "\n{}", lines.language(self.language))
    }
}

impl fmt::Display for ScannedLines<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let vietnamese = self.language == Language::Vietnamese;
        let (english_label, vietnamese_label) = self.scanned.kind().label();
        f.write_str(if vietnamese {
            vietnamese_label
        } else {
            english_label
        })?;
        match self.scanned {
            Scanned::PersonalQr(reading) => self.reading(reading.masked(), reading.full(), f),
            Scanned::IdentityCard(card) => self.card(card.masked(), card.full(), f),
            Scanned::InsuranceCard(card) => self.card(card.masked(), card.full(), f),
            Scanned::Armour(armoured) => match armoured.read() {
                Ok(reading) => self.reading(reading.masked(), reading.full(), f),
                Err(refusal) => {
                    f.write_str(": ")?;
                    refusal.write(self.language, f)
                }
            },
            Scanned::Other(_) => Ok(()),
            Scanned::Unknown(reason) if vietnamese => write!(f, ": {}", reason.vi()),
            Scanned::Unknown(reason) => write!(f, ": {reason}"),
        }
    }
}
