//! Stores a check-in as JSON in both forms, as values and as wire text, and reads it back.

use serde::{Deserialize, Serialize};
use vn_personal_qr::PersonalQrBuf;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct CheckIn {
    gate: u32,
    /// An object with a member a field.
    person: PersonalQrBuf,
    /// One string, as it stood in the symbol.
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
    let again: CheckIn = serde_json::from_str(&json)?;
    println!("Read back, the same: {}\n", again == check_in);

    // Values that no code could hold are refused when they are read.
    let wrong = json.replace("1987-01-18\",\n", "1987-02-29\",\n");
    match serde_json::from_str::<CheckIn>(&wrong) {
        Ok(_) => println!("A day that does not exist was read, which must not be"),
        Err(error) => println!("With 29 February 1987: {error}"),
    }
    Ok(())
}
