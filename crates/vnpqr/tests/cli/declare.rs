use crate::{EXAMPLE, stdout, vnpqr};

const FORM: &str = r#"{"name":"Nguyễn Lê Khả Hân","birth_date":"18/01/1987","id_number":"001 087 029 317","gender":"Nam","phone":"+84944713700"}"#;
const CARD: &str =
    "079195001234||Trần Thị Bình|20111995|Nữ|Ấp 2, Xã An Phước, Tỉnh Đồng Nai|15012022";
const MASKED: &str = "\
can be sent to the platform

Id number         ******029317
Name              NGUYEN LE KHA HAN
Birth date        1987-**-**
Declared          by the person
Gender            male
Phone             *******700

repaired
name              diacritics of the name removed
name              name converted to upper case
birth_date        date with the day first rewritten
gender            gender as a word replaced by its code
phone             country code of the phone number replaced by 0

to be verified
id_number, name, birth_date, gender
";

#[test]
fn accepts_options_and_json() {
    vnpqr(&["declare", "-"])
        .write_stdin(FORM)
        .assert()
        .code(0)
        .stderr("")
        .stdout(MASKED);
    vnpqr(&[
        "declare",
        "--name=Nguyễn Lê Khả Hân",
        "--birth-date=18/01/1987",
        "--id-number=001 087 029 317",
        "--gender=Nam",
        "--phone=+84944713700",
    ])
    .assert()
    .code(0)
    .stderr("")
    .stdout(MASKED);
}

#[test]
fn prints_the_declaration_as_json() {
    vnpqr(&["declare", "--json", FORM]).assert().code(0).stderr("").stdout(
        "{\"ok\":true,\"declaration\":{\"id_number\":\"001087029317\",\"name\":\"NGUYEN LE KHA HAN\",\"birth_date\":\"1987-01-18\",\"gender\":\"male\",\"health_card\":null,\"phone\":\"0944713700\",\"declarant_qid\":null},\
\"asked\":[\"id_number\",\"name\",\"birth_date\",\"gender\"],\"changes\":[\
{\"field\":\"name\",\"code\":\"name-diacritics\",\"assumed\":false},{\"field\":\"name\",\"code\":\"name-case\",\"assumed\":false},\
{\"field\":\"birth_date\",\"code\":\"date-day-first\",\"assumed\":false},{\"field\":\"gender\",\"code\":\"gender-word\",\"assumed\":false},\
{\"field\":\"phone\",\"code\":\"phone-country-code\",\"assumed\":false}],\"findings\":[]}\n",
    );
    vnpqr(&["declare", "--json", "--lang=vi", "{}"]).assert().code(1).stderr("").stdout(
        "{\"ok\":false,\"faults\":[\
{\"field\":\"id_number\",\"code\":\"missing\",\"message\":\"số giấy tờ: chưa nhập, chỉ được để trống khi khai hộ\"},\
{\"field\":\"name\",\"code\":\"missing\",\"message\":\"họ tên: chưa nhập\"},\
{\"field\":\"birth_date\",\"code\":\"missing\",\"message\":\"ngày sinh: chưa nhập\"}]}\n",
    );
}

#[test]
fn options_override_the_fields_of_a_card() {
    vnpqr(&[
        "declare",
        "--full",
        "--lang=vi",
        "--phone=0944 713 700",
        "-",
    ])
    .write_stdin(format!("{CARD}\r\n"))
    .assert()
    .code(0)
    .stderr("")
    .stdout(
        "\
có thể gửi tới nền tảng

Số giấy tờ        079195001234
Họ và tên         TRAN THI BINH
Ngày sinh         1995-11-20
Hình thức         tự khai
Giới tính         nữ
Điện thoại        0944713700

đã sửa
name              đã bỏ dấu trong họ tên
name              đã đổi chữ thường trong họ tên thành chữ hoa
gender            đã đổi giới tính viết bằng chữ thành mã số
phone             đã bỏ dấu ngăn cách trong số điện thoại

cần xác thực
id_number, name, birth_date, gender
",
    );
    let renamed = stdout(&mut vnpqr(&["declare", "--name=Lê An", "--full", CARD]));
    let renamed = String::from_utf8(renamed).expect("text");
    assert!(renamed.contains("\nName              LE AN\n"), "{renamed}");
}

#[test]
fn reports_all_errors_at_once() {
    vnpqr(&[
        "declare",
        "--birth-date=1987",
        "--name=Jørgen",
        "--phone=12",
    ])
    .assert()
    .code(1)
    .stderr("")
    .stdout(
        "\
cannot be sent

id number: missing, required unless declared by proxy
name: unexpected character in a name: 'ø' U+00F8 (byte 1)
birth date: day or month missing, the full date is required
phone: invalid format, expected 10 digits
",
    );
    vnpqr(&[
        "declare",
        "--declarant-qid=162979388586171100",
        "--name=Bé",
        "--birth-date=03/04/2019",
        "--lang=vi",
    ])
    .assert()
    .code(0)
    .stdout(
        "\
có thể gửi tới nền tảng

Họ và tên         BE
Ngày sinh         2019-**-**
Hình thức         khai hộ
Người khai hộ     ***************100

đã sửa
name              đã bỏ dấu trong họ tên
name              đã đổi chữ thường trong họ tên thành chữ hoa
birth_date        đã viết lại ngày ghi theo thứ tự ngày, tháng, năm (suy đoán)

cần xác thực
name, birth_date
",
    );
}

#[test]
fn rejects_other_texts() {
    for (text, message) in [
        (
            EXAMPLE,
            "vnpqr: expected a JSON object or the text of an identity or insurance card; run vnpqr read to see what it is\n",
        ),
        (
            "[]",
            "vnpqr: expected a JSON object or the text of an identity or insurance card; run vnpqr read to see what it is\n",
        ),
        ("{\"name\":1}", "vnpqr: $.name: expected a string\n"),
        (
            "{\"name\":\"A\"",
            "vnpqr: $: invalid JSON at column 11: EOF while parsing an object\n",
        ),
    ] {
        vnpqr(&["declare", text])
            .assert()
            .code(1)
            .stdout("")
            .stderr(message);
    }
    let unknown = vnpqr(&["declare", "{\"nam\":\"A\"}"])
        .output()
        .expect("it runs");
    let message = String::from_utf8(unknown.stderr).expect("text");
    assert!(
        message.contains("`name`") && !message.contains("`nam`"),
        "{message}"
    );
    vnpqr(&["declare", "--nmae=A"]).assert().code(2).stdout("");
}

#[test]
fn accepts_a_byte_order_mark_and_names_utf_16() {
    let form = r#"{"id_number":"001093029317","name":"Nguyen Van A","birth_date":"1987-01-18"}"#;
    let run = |text: Vec<u8>| vnpqr(&["declare", "-"]).write_stdin(text).assert();
    run([b"\xEF\xBB\xBF", form.as_bytes()].concat()).code(0);
    let utf_16 = "\u{FEFF}"
        .encode_utf16()
        .chain(form.encode_utf16())
        .flat_map(u16::to_le_bytes);
    run(utf_16.collect())
        .code(1)
        .stderr("vnpqr: $: the text is UTF-16, save it as UTF-8\n");
}

#[test]
fn refuses_a_birth_date_in_the_future_and_shows_findings() {
    let run = |date: &str, more: &[&str]| {
        let date = format!("--birth-date={date}");
        let arguments = ["declare", "--name=An", "--id-number=B1234567", &date];
        let output = vnpqr(&[&arguments, more].concat())
            .output()
            .expect("it runs");
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("text"),
        )
    };
    for date in ["2087-01-18", "18/01/2087", "20870118"] {
        let (code, text) = run(date, &[]);
        assert_eq!(code, Some(1), "{text}");
        assert!(
            text.starts_with("cannot be sent\n\nbirth date in the future\n"),
            "{text}"
        );
        let (code, json) = run(date, &["--json"]);
        assert_eq!(code, Some(1), "{json}");
        assert!(json.contains("\"code\":\"birth-date-in-future\""), "{json}");
    }
    let (code, text) = run("1800-01-18", &[]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("  birth-date-long-ago"), "{text}");
    let (_, json) = run("1800-01-18", &["--json"]);
    assert!(json.contains("\"birth-date-long-ago\""), "{json}");
}
