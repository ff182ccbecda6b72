//! Builds a payload from typed values and changes it, and shows two values that cannot be built.

use vn_personal_qr::{
    BirthDate, DeclarationKind, Extension, Gender, HealthCard, Holder, Name, OtherSlots,
    PersonalQr, Phone, Qid,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let child = PersonalQr::new(
        Holder::ByProxy(None),
        Name::new("TRAN THI B")?,
        BirthDate::from_ymd(2015, 6, 1)?,
        Qid::new("162979388586171101")?,
    )
    .with_extension(
        Extension::EMPTY
            .with_declarant_qid(Qid::new("162979388586171100")?)
            .with_gender(Gender::Female),
    )?;
    println!("A child, declared by a parent:\n{}\n", child.encode());

    let extension = child
        .extension()
        .with_health_card(HealthCard::new("TE1790123456789")?)
        .with_phone(Phone::new("0912345678")?);
    let child = child.with_extension(extension)?;
    println!("With a health card and a phone:\n{}\n", child.encode());

    // A self-declaration without an id number cannot be built.
    let holder = Holder::from_parts(DeclarationKind::SelfDeclared, None);
    println!("Self-declared without an id number: {holder:?}");

    let text = "x".repeat(2_900);
    let extension = child.extension().with_other(OtherSlots::new(&text)?);
    match child.with_extension(extension) {
        Ok(_) => println!("With 2,900 bytes more: built, which is a bug"),
        Err(error) => println!("With 2,900 bytes more: {error}"),
    }
    Ok(())
}
