//! Vietnamese messages of types of the crates `qr-symbol` and `qr-scan`.

use core::fmt;

#[cfg(feature = "image")]
use qr_scan::{PictureError, ScanPass};
use qr_symbol::TooLong;

use crate::language::{Language, Localize};

impl Localize for TooLong {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match language {
            Language::English => fmt::Display::fmt(self, f),
            Language::Vietnamese => write!(
                f,
                "không mã QR nào ở mức {} chứa được văn bản này: thừa {} bit ({} trên tối đa {})",
                self.level(),
                self.excess(),
                self.bits(),
                self.capacity()
            ),
        }
    }
}

#[cfg(feature = "image")]
impl Localize for PictureError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            return fmt::Display::fmt(self, f);
        }
        match self {
            Self::Empty => f.write_str("ảnh không có điểm ảnh nào"),
            Self::TooFewBytes => f.write_str("số byte ít hơn kích thước ảnh yêu cầu"),
            Self::UnknownFormat => f.write_str("không phải PNG, cũng không phải JPEG"),
            Self::TooLarge { width, height } => {
                write!(f, "ảnh quá lớn: {width} x {height} điểm ảnh")
            }
            Self::TooMuchMemory => f.write_str("tệp cần quá nhiều bộ nhớ"),
            Self::Broken => f.write_str("tệp ảnh hỏng hoặc bị cắt ngắn"),
            // Added by a newer version of `qr-scan`.
            other => fmt::Display::fmt(other, f),
        }
    }
}

#[cfg(feature = "image")]
impl Localize for ScanPass {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            return fmt::Display::fmt(self, f);
        }
        f.pad(match self {
            Self::Plain => "ảnh gốc",
            Self::Stretched => "kéo giãn độ tương phản",
            Self::Smoothed => "làm mịn",
            Self::SmoothedStretched => "làm mịn, kéo giãn độ tương phản",
            Self::Inverted => "đảo màu",
            Self::Sharpened => "làm nét",
            Self::SharpenedFinely => "làm nét mịn",
            Self::SmoothedSharpened => "làm mịn rồi làm nét",
            Self::Local => "ngưỡng cục bộ",
            Self::Halved => "thu nhỏ một nửa",
            Self::Quartered => "thu nhỏ còn một phần tư",
            Self::Doubled => "phóng to gấp đôi",
            Self::InvertedSmoothed => "đảo màu rồi làm mịn",
            // Added by a newer version of `qr-scan`.
            other => return fmt::Display::fmt(other, f),
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString as _;

    use qr_scan::PictureError;

    use crate::language::{Language, Localize};

    #[test]
    fn picture_errors_have_a_vietnamese_message() {
        let (width, height) = (70_000, 3);
        for (error, message) in [
            (PictureError::Empty, "ảnh không có điểm ảnh nào"),
            (
                PictureError::TooFewBytes,
                "số byte ít hơn kích thước ảnh yêu cầu",
            ),
            (
                PictureError::UnknownFormat,
                "không phải PNG, cũng không phải JPEG",
            ),
            (
                PictureError::TooLarge { width, height },
                "ảnh quá lớn: 70000 x 3 điểm ảnh",
            ),
            (PictureError::TooMuchMemory, "tệp cần quá nhiều bộ nhớ"),
            (PictureError::Broken, "tệp ảnh hỏng hoặc bị cắt ngắn"),
        ] {
            let localized = error.in_language(Language::Vietnamese).to_string();
            assert_eq!(localized, message);
            assert_ne!(localized, error.to_string());
        }
    }
}
