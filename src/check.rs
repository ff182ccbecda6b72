//! What is odd in a payload that is valid: contradictions between its fields, and values that registries do not know.
//!
//! Nothing here makes a payload invalid. The ministry's own example has two findings: its id number tells of 1993, its
//! birth date of 1987, and its phone number has no mobile prefix.
//!
//! ```
//! use vn_personal_qr::PersonalQr;
//! use vn_personal_qr::check::Finding;
//!
//! let text = b"001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";
//! let findings = PersonalQr::decode(text)?.findings(None);
//! assert!(findings.iter().eq([Finding::IdNumberBirthYear, Finding::PhonePrefix]));
//! # Ok::<(), vn_personal_qr::DecodeError>(())
//! ```

mod citizen_number;
mod finding;
mod health_card;
mod phone;

pub use citizen_number::{CitizenNumber, Place};
pub use finding::{Finding, Findings, Severity};

use crate::field::{BirthDate, DeclarationKind, Gender};
use crate::payload::PersonalQr;

/// Older than this nobody has become.
const OLDEST_AGE: u16 = 130;

impl PersonalQr<'_> {
    /// What is odd in this payload. The library reads no clock: without `today`, nothing that needs it is looked at.
    ///
    /// ```
    /// use vn_personal_qr::{BirthDate, PersonalQr};
    ///
    /// let text = "|TRAN THI B|2035-06-01|1|162979388586171101|<2";
    /// let qr = PersonalQr::try_from(text)?;
    /// let findings = qr.findings(Some(BirthDate::from_ymd(2026, 11, 23)?));
    /// let codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
    /// assert_eq!(codes, ["birth-date-in-future", "proxy-without-declarant"]);
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    ///
    /// Source: `docs/spec/personal-qr-v1.1.md`, "Facts that shaped the decisions", and the registries of
    /// `docs/spec/card-qr.md`.
    #[must_use]
    pub fn findings(&self, today: Option<BirthDate>) -> Findings {
        let mut findings = Findings::NONE;
        let extension = self.extension();
        if let Some(number) = self.id_number().and_then(CitizenNumber::of) {
            if number.place().name().is_none() {
                findings.add(Finding::IdNumberPlace);
            }
            if number.birth_year() != self.birth_date().year() {
                findings.add(Finding::IdNumberBirthYear);
            }
            match extension.gender() {
                None | Some(Gender::Unknown) => {}
                Some(gender) if gender == number.gender() => {}
                Some(_) => findings.add(Finding::IdNumberGender),
            }
        }
        if let Some(today) = today {
            self.look_at_age(today, &mut findings);
        }
        match (self.declaration_kind(), extension.declarant_qid()) {
            (DeclarationKind::SelfDeclared, Some(_)) => findings.add(Finding::DeclarantOfSelf),
            (DeclarationKind::ByProxy, None) => findings.add(Finding::ProxyWithoutDeclarant),
            _ => {}
        }
        if let Some(odd) = extension.health_card().and_then(health_card::oddity) {
            findings.add(odd);
        }
        if extension
            .phone()
            .is_some_and(|phone| !phone::is_mobile(phone))
        {
            findings.add(Finding::PhonePrefix);
        }
        if !extension.other().is_empty() {
            findings.add(Finding::OtherSlots);
        }
        findings
    }

    fn look_at_age(&self, today: BirthDate, findings: &mut Findings) {
        let born = self.birth_date();
        let day = |date: BirthDate, later: u16| {
            let year = date.year().saturating_add(later);
            (year, date.month(), date.day())
        };
        if born > today {
            findings.add(Finding::BirthDateInFuture);
        } else if day(born, OLDEST_AGE) < day(today, 0) {
            findings.add(Finding::BirthDateLongAgo);
        }
    }
}
