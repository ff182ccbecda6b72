//! Who may be blamed for a byte that was changed.

use vn_personal_qr::{Field, PersonalQr};

/// Everything before the changed byte is as good as it was. So the blame falls on the part that holds it, or, where a
/// delimiter came or went, on a part that now lies beside one: the parts behind a new or lost `<` move on by
/// a place, so there any later slot may be the first that does not bear its new place.
pub(crate) fn blamed_where_changed(text: &str, at: usize, byte: u8) -> Result<(), String> {
    let mut changed = text.as_bytes().to_vec();
    let before = std::mem::replace(&mut changed[at], byte);
    let Err(error) = PersonalQr::decode(&changed) else {
        return Ok(());
    };
    let parts = Parts::of(&text.as_bytes()[..at]);
    let mutated = parts.last();
    let blamed = error.field().expect("no longer than before");
    let delimiter = |byte| byte == b'|' || (byte == b'<' && parts.fields == 6);

    // Only a character of slot six can have begun before.
    let character = (0..=at).rfind(|&at| text.is_char_boundary(at));
    if character.is_none_or(|start| error.offset() < start) {
        return Err(format!(
            "{text:?} changed at {at} to {:?}: blamed before it, at {}",
            char::from(byte),
            error.offset()
        ));
    }

    let allowed: Vec<Field> = if mutated == Field::Declaration && byte == b'0' {
        // Without an id number only `1` can stand there.
        vec![Field::Declaration, Field::IdNumber]
    } else if byte == b'|' && parts.fields == 6 {
        vec![mutated, Field::Extension]
    } else if (byte == b'<' || before == b'<') && parts.fields == 6 {
        let from = ORDER.iter().position(|&field| field == mutated);
        ORDER[from.unwrap_or(0)..].to_vec()
    } else if delimiter(byte) || delimiter(before) {
        // What a new bar cuts off an id number may be a name, or leave none; then the old name is the birth date.
        let cut_id_number = mutated == Field::IdNumber && byte == b'|';
        let reach = if cut_id_number { 3 } else { 2 };
        let from = ORDER.iter().position(|&field| field == mutated);
        let mut allowed: Vec<_> = ORDER[from.unwrap_or(0)..]
            .iter()
            .take(reach)
            .copied()
            .collect();
        if mutated == Field::Qid {
            // What was behind the QID's own bar is now a seventh field.
            allowed.push(Field::Extension);
        }
        allowed
    } else {
        vec![mutated]
    };
    if allowed.contains(&blamed) {
        Ok(())
    } else {
        Err(format!(
            "{text:?} changed at {at} to {:?}: blamed {blamed:?}, not of {allowed:?}",
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

/// How many fields, and slots in the last of them, a text has begun.
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

    /// The field or slot that was begun last.
    fn last(&self) -> Field {
        if self.fields < 6 {
            ORDER[self.fields - 1]
        } else {
            ORDER[(4 + self.slots).min(10)]
        }
    }
}
