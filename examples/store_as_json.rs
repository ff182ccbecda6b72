//! Stores a check-in as JSON in both forms, as an object and as the wire text, and reads it back.

use serde::{Deserialize, Serialize};
use vn_personal_qr::PersonalQrBuf;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct CheckIn {
    gate: u32,
    /// An object with a member for each field.
    person: PersonalQrBuf,
    /// The text of the symbol, as a string.
    #[serde(with = "vn_personal_qr::wire_text")]
    scanned: PersonalQrBuf,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let person: PersonalQrBuf =
        "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422"
            .parse()?;
    let check_in = CheckIn {
        gate: 7,
        scanned: person.clone(),
        person,
    };

    let json = serde_json::to_string_pretty(&check_in)?;
    println!("{json}\n");
    let read: CheckIn = serde_json::from_str(&json)?;
    println!("Read back, equal: {}\n", read == check_in);

    // Invalid values are rejected when they are read.
    let invalid = json.replace("1987-01-18\",\n", "1987-02-29\",\n");
    match serde_json::from_str::<CheckIn>(&invalid) {
        Ok(_) => println!("With 29 February 1987: read, which is a bug"),
        Err(error) => println!("With 29 February 1987: {error}"),
    }
    Ok(())
}
