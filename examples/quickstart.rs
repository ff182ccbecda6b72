//! Decodes the ministry's published example, shows it masked and in full, and encodes it again.

use vn_personal_qr::{Language, PersonalQr};

const EXAMPLE: &str =
    "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("The text of the symbol:\n\n{EXAMPLE}\n");

    let qr = PersonalQr::try_from(EXAMPLE)?;
    println!("Masked:\n\n{}\n", qr.masked());
    println!(
        "In full, in Vietnamese:\n\n{}\n",
        qr.full().language(Language::Vietnamese)
    );

    let encoded = qr.encode();
    println!("Encoded again:\n\n{encoded}\n");
    println!("Equal to the input: {}", encoded == EXAMPLE);

    let cut = &EXAMPLE[..40];
    match PersonalQr::try_from(cut) {
        Ok(_) => println!("Cut after 40 bytes: decoded, which is a bug"),
        Err(error) => println!(
            "Cut after 40 bytes: {error}\n                    {}",
            error.vi()
        ),
    }
    Ok(())
}
