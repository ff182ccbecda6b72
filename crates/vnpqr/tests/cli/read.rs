use crate::vnpqr;

#[test]
fn detects_and_masks_the_text() {
    vnpqr(&[
        "read",
        "001093029317|Nguyễn An|03/04/1987|0|162979388586171100",
    ])
    .assert()
    .code(0)
    .stderr("")
    .stdout(
        "\
personal QR
Id number         ******029317
Name              NGUYEN AN (diacritics of the name removed; name converted to upper case)
Birth date        1987-**-** (date with the day first rewritten; assumed)
Declared          by the person
QID               ***************100
Text              (extension missing, read as empty)
",
    );
    vnpqr(&["read", "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022"])
        .assert()
        .code(0)
        .stdout("identity card\nId number         ******001234\nName              Trần Thị Bình\nBirth date        1995-**-**\nGender            female\nIssued            2022-01-15\n");
    vnpqr(&["read", "--full", "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2|15012022"])
        .assert()
        .code(0)
        .stdout("identity card\nId number         079195001234\nName              Trần Thị Bình\nBirth date        1995-11-20\nGender            female\nAddress           Ấp 2\nIssued            2022-01-15\n");
}

#[test]
fn reports_why_a_text_is_unknown() {
    vnpqr(&["read", "a|b|c|de|f|g"])
        .assert()
        .code(1)
        .stdout("unknown: six fields, but the third is not a date\n");
    vnpqr(&["read", "--lang", "vi", "a|b|c|de|f|g"])
        .assert()
        .code(1)
        .stdout("không nhận dạng được: sáu trường, nhưng trường thứ ba không phải ngày\n");
    vnpqr(&["read", "******029317|NGUYEN AN|1987-**-**|0|1|"])
        .assert()
        .code(1)
        .stdout("personal QR\nId number         partial: …029317\nName              NGUYEN AN\nBirth date        partial: 1987\nDeclared          by the person\nQID               *\n");
}

#[test]
fn fails_for_any_field_that_is_not_valid() {
    for text in [
        "001093029317|NGUYEN AN|00/00/1950|0|1|",
        "001093029317|NGUYEN AN|31/02/1950|0|1|",
        "079195001234||Trần Thị Bình|31021995|Nữ|Ấp 2|15012022",
        "079195001234||Trần Thị Bình|20111995|X|Ấp 2|15012022",
        "0123456789|4e6|01/02/1990|1|-|01 - 028|01/01/2022|-|05/01/2022",
    ] {
        vnpqr(&["read", text]).assert().code(1).stderr("");
    }
    vnpqr(&["read", "001093029317|NGUYEN AN|00/00/1950|0|1|"])
        .assert()
        .code(1)
        .stdout("personal QR\nId number         ******029317\nName              NGUYEN AN\nBirth date        partial: 1950\nDeclared          by the person\nQID               *\n");
}
