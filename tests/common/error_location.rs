//! The fields in which a changed byte may give an error.

use vn_personal_qr::{Field, PersonalQr};

/// Checks the error of a valid payload in which one byte is changed.
///
/// The bytes before it stay valid. So the error is in the part that contains the byte or, if a delimiter is added or
/// removed, in a part beside it. A `<` shifts all later slots, so there the error may be in any later slot.
pub(crate) fn check_error_location(text: &str, at: usize, byte: u8) -> Result<(), String> {
    let mut changed = text.as_bytes().to_vec();
    let before = std::mem::replace(&mut changed[at], byte);
    let Err(error) = PersonalQr::decode(&changed) else {
        return Ok(());
    };
    let parts = Parts::of(&text.as_bytes()[..at]);
    let changed_field = parts.last();
    let found = error.field().expect("not too long");
    let is_delimiter = |byte| byte == b'|' || (byte == b'<' && parts.fields == 6);

    // Only a character of slot 6 can start before the changed byte.
    let character = (0..=at).rfind(|&at| text.is_char_boundary(at));
    if character.is_none_or(|start| error.offset() < start) {
        return Err(format!(
            "{text:?} changed at {at} to {:?}: error before it, at {}",
            char::from(byte),
            error.offset()
        ));
    }

    let allowed: Vec<Field> = if changed_field == Field::Declaration && byte == b'0' {
        // Without an id number only `1` is valid.
        vec![Field::Declaration, Field::IdNumber]
    } else if byte == b'|' && parts.fields == 6 {
        vec![changed_field, Field::Extension]
    } else if (byte == b'<' || before == b'<') && parts.fields == 6 {
        let from = ORDER.iter().position(|&field| field == changed_field);
        ORDER[from.unwrap_or(0)..].to_vec()
    } else if is_delimiter(byte) || is_delimiter(before) {
        // The rest of a split id number may be a name; then the error is in the old name, which is the birth date now.
        let cut_id_number = changed_field == Field::IdNumber && byte == b'|';
        let reach = if cut_id_number { 3 } else { 2 };
        let from = ORDER.iter().position(|&field| field == changed_field);
        let mut allowed: Vec<_> = ORDER[from.unwrap_or(0)..]
            .iter()
            .take(reach)
            .copied()
            .collect();
        if changed_field == Field::Qid {
            // The extension is a seventh field now.
            allowed.push(Field::Extension);
        }
        allowed
    } else {
        vec![changed_field]
    };
    if allowed.contains(&found) {
        Ok(())
    } else {
        Err(format!(
            "{text:?} changed at {at} to {:?}: error in {found:?}, not in {allowed:?}",
            char::from(byte)
        ))
    }
}

pub(crate) const ORDER: [Field; 11] = [
    Field::IdNumber,
    Field::Name,
    Field::BirthDate,
    Field::Declaration,
    Field::Qid,
    Field::DeclarantQid,
    Field::Gender,
    Field::HealthCard,
    Field::Phone,
    Field::Signature,
    Field::Other,
];

/// The number of fields of a prefix, and of slots in the last of them.
struct Parts {
    fields: usize,
    slots: usize,
}

impl Parts {
    fn of(text: &[u8]) -> Self {
        let fields: Vec<_> = text.split(|&byte| byte == b'|').collect();
        let slots = fields[fields.len() - 1].split(|&byte| byte == b'<');
        Self {
            fields: fields.len(),
            slots: slots.count(),
        }
    }

    /// Returns the last field or slot.
    fn last(&self) -> Field {
        if self.fields < 6 {
            ORDER[self.fields - 1]
        } else {
            ORDER[(4 + self.slots).min(10)]
        }
    }
}
