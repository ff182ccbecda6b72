use core::fmt;

use crate::field::{Gender, IdNumber, IdNumberKind};

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

    /// Returns the name, or `None` if the registry does not contain the code. Codes of countries were never published.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let index = PLACES
            .binary_search_by_key(&self.0, |(code, _)| *code)
            .ok()?;
        PLACES.get(index).map(|(_, name)| *name)
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
    use super::PLACES;

    #[test]
    fn registry_is_sorted_and_complete() {
        assert!(PLACES.is_sorted_by_key(|(code, _)| *code));
        assert_eq!(PLACES.len(), 63);
    }
}
