//! Decodes, encodes and prints on a microcontroller without an allocator: `cargo run --release`.

#![no_std]
#![no_main]

use core::fmt::{self, Write};
use core::hint::black_box;

use bare_metal::{ARMORED, CUT, EXAMPLE, REFUSED, exit};
use cortex_m_rt::entry;
use cortex_m_semihosting::hio;
use vn_personal_qr::{DeclarationKind, Gender, HealthCard, IdNumber, PersonalQr, Phone, armor};

const CARD: &str = "\
Id number    ******029317
Name         NGUYEN LE KHA HAN
Birth date   1987-**-**
Declared     by the person
QID          ***************100
Gender       male
Health card  00 (none)
Phone        *******422";

const ENGLISH: &str = "phone: unexpected character, expected a digit 0-9 (byte 49)";
const VIETNAMESE: &str = "số điện thoại: ký tự không hợp lệ, cần chữ số 0-9 (byte 49)";

#[entry]
fn main() -> ! {
    exit(run().unwrap_or(false))
}

/// Whether everything came out as expected; an error if the host took no text.
fn run() -> Result<bool, fmt::Error> {
    let mut report = Report {
        passed: true,
        host: hio::hstdout().map_err(|()| fmt::Error)?,
    };
    // Behind black boxes, so that no result can be worked out by the compiler.
    match PersonalQr::decode(black_box(EXAMPLE.as_bytes())) {
        Ok(qr) => {
            report.line("decode", has_the_fields(&qr), EXAMPLE)?;

            let mut buffer = [0; EXAMPLE.len()];
            let encoded = qr.encode_to_slice(&mut buffer) == Ok(EXAMPLE.len());
            let same = encoded && buffer == EXAMPLE.as_bytes();
            report.line(
                "encode",
                same,
                core::str::from_utf8(&buffer).unwrap_or_default(),
            )?;

            report.text("masked card", qr.masked(), CARD)?;
        }
        Err(error) => report.text("decode", error, EXAMPLE)?,
    }
    match PersonalQr::decode(black_box(REFUSED.as_bytes())) {
        Ok(_) => report.line("refuse", false, REFUSED)?,
        Err(error) => {
            report.text("error in English", error, ENGLISH)?;
            report.text("error in Vietnamese", error.vi(), VIETNAMESE)?;
        }
    }
    let mut text = [0; ARMORED.len()];
    let length = armor::encode_to_slice(black_box(EXAMPLE.as_bytes()), &mut text);
    let same = length == Ok(ARMORED.len()) && text == ARMORED.as_bytes();
    report.line("armor", same, ARMORED)?;
    let mut payload = [0; EXAMPLE.len()];
    let length = armor::decode_to_slice(black_box(ARMORED.as_bytes()), &mut payload);
    let same = length == Ok(EXAMPLE.len()) && payload == EXAMPLE.as_bytes();
    report.line("unarmor", same, EXAMPLE)?;
    match armor::decode_to_slice(black_box(CUT.as_bytes()), &mut payload) {
        Ok(_) => report.line("refuse", false, CUT)?,
        Err(error) => report.text(
            "armor error",
            error,
            "armor: checksum mismatch, damaged or cut short",
        )?,
    }
    Ok(report.passed)
}

fn has_the_fields(qr: &PersonalQr<'_>) -> bool {
    let date = qr.birth_date();
    let extension = qr.extension();
    qr.id_number().map(IdNumber::as_str) == Some("001093029317")
        && qr.name().as_str() == "NGUYEN LE KHA HAN"
        && (date.year(), date.month(), date.day()) == (1987, 1, 18)
        && qr.declaration_kind() == DeclarationKind::SelfDeclared
        && qr.qid().as_str() == "162979388586171100"
        && extension.declarant_qid().is_none()
        && extension.gender() == Some(Gender::Male)
        && extension
            .health_card()
            .is_some_and(HealthCard::is_placeholder)
        && extension.phone().map(Phone::as_str) == Some("0123232422")
        && extension.signature().is_none()
        && extension.other().is_empty()
}

struct Report {
    passed: bool,
    host: hio::HostStream,
}

impl Report {
    fn line(&mut self, what: &str, passed: bool, text: &str) -> fmt::Result {
        self.passed &= passed;
        let verdict = if passed { "ok" } else { "FAILED" };
        writeln!(self.host, "{what}: {verdict}\n{text}\n")
    }

    /// Prints into a buffer of fixed size first: what does not fit fails.
    fn text(&mut self, what: &str, value: impl fmt::Display, expected: &str) -> fmt::Result {
        let mut text = Text::default();
        let fits = write!(text, "{value}").is_ok();
        self.line(what, fits && text.as_str() == expected, text.as_str())
    }
}

/// A text in a buffer of its own.
struct Text {
    buffer: [u8; 256],
    length: usize,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            buffer: [0; 256],
            length: 0,
        }
    }
}

impl Text {
    fn as_str(&self) -> &str {
        let written = self.buffer.get(..self.length).unwrap_or_default();
        core::str::from_utf8(written).unwrap_or_default()
    }
}

impl Write for Text {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        self.buffer
            .get_mut(self.length..)
            .and_then(|free| free.get_mut(..piece.len()))
            .ok_or(fmt::Error)?
            .copy_from_slice(piece.as_bytes());
        self.length = self.length.saturating_add(piece.len());
        Ok(())
    }
}
