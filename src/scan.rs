//! Vietnamese messages of the crate `qr-scan`.

use core::fmt;

use qr_scan::{PictureError, ScanPass};

use crate::language::{Language, Localize};

impl Localize for PictureError {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            return fmt::Display::fmt(self, f);
        }
        match self {
            Self::Empty => f.write_str("ảnh không có điểm ảnh nào"),
            Self::TooFewBytes => f.write_str("ít byte hơn kích thước ảnh đòi hỏi"),
            Self::UnknownFormat => f.write_str("không phải PNG, cũng không phải JPEG"),
            Self::TooLarge { width, height } => {
                write!(f, "ảnh quá lớn: {width} x {height} điểm ảnh")
            }
            Self::TooMuchMemory => f.write_str("tệp cần quá nhiều bộ nhớ"),
            Self::Broken => f.write_str("tệp ảnh hỏng hoặc bị cắt ngắn"),
            // A kind that a newer `qr-scan` adds.
            other => fmt::Display::fmt(other, f),
        }
    }
}

impl Localize for ScanPass {
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if language == Language::English {
            return fmt::Display::fmt(self, f);
        }
        f.pad(match self {
            Self::Plain => "giữ nguyên",
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
            // A pass that a newer `qr-scan` adds.
            other => return fmt::Display::fmt(other, f),
        })
    }
}
