use core::fmt;

use crate::field::{Gender, IdNumber, IdNumberKind};

/// Place, gender and year of birth as the digits of a 12-digit number tell them.
///
/// ```abnf
/// citizen-number = place century-and-gender year 6DIGIT
/// place              = 3DIGIT    ; where the birth was registered
/// century-and-gender = DIGIT     ; even male, odd female; 0 and 1: 1900s, 2 and 3: 2000s, up to 8 and 9: 2300s
/// year               = 2DIGIT    ; of birth
/// ```
///
/// An interpretation, no fact: the rule lapsed in 2024, and the law now promises 12 digits only. It is personal data, so
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
    /// What a number tells; `None` for one that is no 12-digit number, as `B1234567`.
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
        let century_and_gender = value(century_and_gender);
        let gender = if century_and_gender % 2 == 0 {
            Gender::Male
        } else {
            Gender::Female
        };
        let century = (century_and_gender >> 1).saturating_add(19);
        Some(Self {
            place: Place(decimal(decimal(value(p1), p2), p3)),
            gender,
            birth_year: decimal(decimal(century, y1), y2),
        })
    }

    /// Where the birth was registered.
    #[must_use]
    pub const fn place(self) -> Place {
        self.place
    }

    /// Male or female.
    #[must_use]
    pub const fn gender(self) -> Gender {
        self.gender
    }

    /// The year of birth, 1900 to 2399.
    #[must_use]
    pub const fn birth_year(self) -> u16 {
        self.birth_year
    }
}

/// Shows the name of the type only: all of it is personal data.
impl fmt::Debug for CitizenNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CitizenNumber(..)")
    }
}

fn value(digit: u8) -> u16 {
    u16::from(digit.saturating_sub(b'0'))
}

/// A number with one more digit behind.
fn decimal(number: u16, digit: u8) -> u16 {
    number.saturating_mul(10).saturating_add(value(digit))
}

/// A place of birth registration: the first three digits of a 12-digit number.
///
/// Source: Circular 59/2021/TT-BCA; the 63 provinces and cities before the mergers of 2025.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place(u16);

/// Code and name, in the order of the codes.
const PLACES: &[(u16, &str)] = include!("data/places.in");

impl Place {
    /// The place with this code; `None` for a code that the registry does not have, as 3 or 100.
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

    /// The code as a number, 0 to 999.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.0
    }

    /// The name, if the registry knows the code; those of countries were never published.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let at = PLACES.binary_search_by_key(&self.0, |(code, _)| *code);
        at.ok().and_then(|at| PLACES.get(at)).map(|(_, name)| *name)
    }
}

/// Shows the name of the type only: where a person was registered is personal data.
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Place(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::PLACES;

    #[test]
    fn the_registry_is_in_order_and_whole() {
        assert!(PLACES.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(PLACES.len(), 63);
    }
}
