use core::fmt;

use crate::field::{BirthDate, Gender, IdNumber, IdNumberKind};

/// Place, gender and year of birth, decoded from a 12-digit id number.
///
/// ```abnf
/// citizen-number = place century-and-gender year 6DIGIT
/// place              = 3DIGIT    ; where the birth was registered
/// century-and-gender = DIGIT     ; even male, odd female; 0 and 1: 1900s, 2 and 3: 2000s, up to 8 and 9: 2300s
/// year               = 2DIGIT    ; of birth
/// ```
///
/// This is an interpretation: the rule lapsed in 2024, and the law now only requires 12 digits. It is personal data, so
/// `Debug` shows none of it.
///
/// Source: Circular 59/2021/TT-BCA (lapsed 2024-07-01); Law 26/2023/QH15.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CitizenNumber {
    place: Place,
    gender: Gender,
    birth_year: u16,
}

impl CitizenNumber {
    /// Decodes an id number, or returns `None` if it does not have 12 digits, such as `B1234567`.
    ///
    /// ```
    /// use vn_personal_qr::check::CitizenNumber;
    /// use vn_personal_qr::{Gender, IdNumber};
    ///
    /// let number = CitizenNumber::of(IdNumber::new("001093029317")?).unwrap();
    /// assert_eq!(number.place().name(), Some("Hà Nội"));
    /// assert_eq!((number.gender(), number.birth_year()), (Gender::Male, 1993));
    /// assert!(CitizenNumber::of(IdNumber::new("B1234567")?).is_none());
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn of(number: IdNumber<'_>) -> Option<Self> {
        if number.kind() != IdNumberKind::Citizen {
            return None;
        }
        let &[p1, p2, p3, century_and_gender, y1, y2, ..] = number.as_bytes() else {
            return None;
        };
        let century_and_gender = digit_value(century_and_gender);
        let gender = if century_and_gender % 2 == 0 {
            Gender::Male
        } else {
            Gender::Female
        };
        let century = (century_and_gender >> 1).saturating_add(19);
        Some(Self {
            place: Place(push_digit(push_digit(digit_value(p1), p2), p3)),
            gender,
            birth_year: push_digit(push_digit(century, y1), y2),
        })
    }

    /// Returns where the birth was registered.
    #[must_use]
    pub const fn place(self) -> Place {
        self.place
    }

    /// Returns where the birth was registered, or `None` if it is not certain: for a birth from July 2025 on, when
    /// provinces were merged, and for a code that the registry does not contain.
    ///
    /// ```
    /// use vn_personal_qr::check::CitizenNumber;
    /// use vn_personal_qr::{BirthDate, IdNumber};
    ///
    /// let number = CitizenNumber::of(IdNumber::new("024325000001")?).unwrap();
    /// let place = number.certain_place(BirthDate::from_ymd(2025, 6, 30)?).unwrap();
    /// assert_eq!(place.name(), Some("Bắc Giang"));
    /// assert!(number.certain_place(BirthDate::from_ymd(2025, 7, 1)?).is_none());
    /// # Ok::<(), vn_personal_qr::DecodeError>(())
    /// ```
    #[must_use]
    pub fn certain_place(self, birth_date: BirthDate) -> Option<Place> {
        (!is_after_merger(birth_date) && self.place.name().is_some()).then_some(self.place)
    }

    /// Returns the gender, male or female.
    #[must_use]
    pub const fn gender(self) -> Gender {
        self.gender
    }

    /// Returns the year of birth, 1900 to 2399.
    #[must_use]
    pub const fn birth_year(self) -> u16 {
        self.birth_year
    }
}

/// Shows only the name of the type, since its content is personal data.
impl fmt::Debug for CitizenNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenNumber(..)")
    }
}

/// Returns whether the place code of a person with this birth date is not certain.
pub(super) fn is_after_merger(birth_date: BirthDate) -> bool {
    (birth_date.year(), birth_date.month(), birth_date.day()) >= MERGER
}

fn digit_value(digit: u8) -> u16 {
    u16::from(digit.saturating_sub(b'0'))
}

/// Appends a decimal digit to a number.
fn push_digit(number: u16, digit: u8) -> u16 {
    number.saturating_mul(10).saturating_add(digit_value(digit))
}

/// A place of birth registration: the first three digits of a 12-digit number.
///
/// Source: Circular 59/2021/TT-BCA; the 63 provinces and cities before the mergers of 2025.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place(u16);

/// Codes and names, sorted by code.
const PLACES: &[(u16, &str)] = include!("data/places.in");

/// Codes and names of today's provinces where they differ, sorted by code.
const SUCCESSORS: &[(u16, &str)] = include!("data/successors.in");

/// The first day of births for which the code of a place is not certain: the mergers of provinces took effect.
const MERGER: (u16, u8, u8) = (2025, 7, 1);

impl Place {
    /// Returns the place with this code, or `None` if the registry does not contain it, such as 3 or 100.
    ///
    /// ```
    /// # use vn_personal_qr::check::Place;
    /// assert_eq!(Place::from_code(79).and_then(Place::name), Some("TP Hồ Chí Minh"));
    /// assert_eq!(Place::from_code(3), None);
    /// ```
    #[must_use]
    pub fn from_code(code: u16) -> Option<Self> {
        let place = Self(code);
        place.name().map(|_| place)
    }

    /// Returns the code, 0 to 999.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// Returns the name of the province as it was called when the birth was registered, or `None` if the registry does
    /// not contain the code. Codes of countries were never published.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let index = PLACES
            .binary_search_by_key(&self.0, |(code, _)| *code)
            .ok()?;
        PLACES.get(index).map(|(_, name)| *name)
    }

    /// Returns the name of today's province, since the mergers of 2025, or `None` if the registry does not contain the
    /// code.
    ///
    /// ```
    /// # use vn_personal_qr::check::Place;
    /// let place = Place::from_code(24).unwrap();
    /// assert_eq!((place.name(), place.current_name()), (Some("Bắc Giang"), Some("Bắc Ninh")));
    /// ```
    #[must_use]
    pub fn current_name(self) -> Option<&'static str> {
        let name = self.name()?;
        let successor = SUCCESSORS.binary_search_by_key(&self.0, |(code, _)| *code);
        let successor = successor.ok().and_then(|index| SUCCESSORS.get(index));
        Some(successor.map_or(name, |(_, name)| *name))
    }
}

/// Shows only the name of the type, since a place of birth is personal data.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Place(..)")
    }
}

#[cfg(test)]
mod tests {
    extern crate alloc;

    use alloc::collections::BTreeSet;

    use super::{PLACES, Place, SUCCESSORS};

    #[test]
    fn registry_is_sorted_and_complete() {
        assert!(PLACES.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(PLACES.len(), 63);
    }

    #[test]
    fn mergers_leave_34_provinces() {
        assert!(SUCCESSORS.is_sorted_by_key(|(code, _)| *code));
        let names: BTreeSet<_> = PLACES
            .iter()
            .map(|(code, _)| Place(*code).current_name().expect("a name"))
            .collect();
        assert_eq!(names.len(), 34);
        for (code, name) in SUCCESSORS {
            assert!(Place(*code).name().is_some_and(|before| before != *name));
        }
    }
}
