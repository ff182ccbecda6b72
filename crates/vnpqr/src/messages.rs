//! The texts of the command in both languages. The codec and the other packages have their own.

use std::fmt::{self, Display};

use vn_personal_qr::Language;

use crate::settings::language;

/// Defines the messages: a name, the English and the Vietnamese text. `{0}`, `{1}`, … are the arguments of
/// [`Message::with`].
macro_rules! messages {
    ($($name:ident = $english:literal, $vietnamese:literal;)*) => {
        /// A text of the command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Message {
            $($name,)*
        }

        impl Message {
            /// All messages.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the English and the Vietnamese text.
            pub(crate) const fn texts(self) -> (&'static str, &'static str) {
                match self {
                    $(Self::$name => ($english, $vietnamese),)*
                }
            }
        }
    };
}

messages! {
    // Places of errors.
    StandardInput = "standard input", "đầu vào chuẩn";
    StandardOutput = "standard output", "đầu ra chuẩn";
    Results = "the results", "kết quả";
    ManualPage = "the manual page", "trang hướng dẫn";
    RandomBytes = "random bytes", "số ngẫu nhiên";
    WorkerThread = "worker thread", "luồng xử lý";
    InternalError = "internal error; please report it", "lỗi nội bộ, vui lòng báo cho nhóm phát triển";

    // Errors of the operating system.
    OsError = "{0} (os error {1})", "{0} (mã lỗi {1})";
    NotFound = "No such file or directory", "không có tệp hoặc thư mục này";
    PermissionDenied = "Permission denied", "không có quyền truy cập";
    IsADirectory = "Is a directory", "đây là thư mục, không phải tệp";
    NotADirectory = "Not a directory", "đây không phải thư mục";
    AlreadyExists = "File exists", "tệp đã có";
    StorageFull = "No space left on device", "ổ đĩa đã đầy";
    ReadOnlyFilesystem = "Read-only file system", "hệ thống tệp chỉ cho phép đọc";
    FileTooLarge = "File too large", "tệp quá lớn";

    // Files.
    WriteProtected = "the file is write-protected; --force replaces it", "tệp đang ở chế độ chỉ đọc; dùng --force để ghi đè";
    KeyExists = "the file exists; a private key is never overwritten", "tệp đã có; khóa bí mật không bao giờ bị ghi đè";
    KeyReadable = "other users of this machine can read this private key", "người dùng khác trên máy này đọc được khóa bí mật này";
    InLine = "{0}: line {1}: {2}", "{0}: dòng {1}: {2}";
    LinesNotValid = "{0} of {1} lines are not valid", "{0}/{1} dòng không hợp lệ";
    LinesNotVerified = "{0} of {1} lines are not verified", "{0}/{1} dòng chưa xác minh được chữ ký";
    OutputNotWritten = "{0} of {1} lines are not valid; the output file is not written", "{0}/{1} dòng không hợp lệ nên không ghi tệp kết quả";

    // The command line.
    Usage = "Usage:", "Cách dùng:";
    UsageError = "error:", "lỗi:";
    UsageHelp = "For more information, try '--help'.", "Xem thêm bằng '--help'.";
    UsageTip = "tip: did you mean '{0}'?", "gợi ý: có phải bạn muốn dùng '{0}'?";
    UsageHyphen = "tip: a text that begins with - stands after --", "gợi ý: nội dung bắt đầu bằng dấu - phải đứng sau --";
    UsagePossibleValues = "[possible values: {0}]", "[các giá trị: {0}]";
    UsageDefault = "[default: {0}]", "[mặc định: {0}]";
    UsageUnknownArgument = "unexpected argument '{0}'", "không có tham số '{0}'";
    UsageUnknownCommand = "unrecognized command '{0}'", "không có lệnh '{0}'";
    UsageMissing = "required arguments were not given: {0}", "thiếu tham số bắt buộc: {0}";
    UsageValueMissing = "a value is required for '{0}'", "thiếu giá trị cho '{0}'";
    UsageInvalidValue = "invalid value '{0}' for '{1}'", "giá trị '{0}' không hợp lệ cho '{1}'";
    UsageRange = "{0} is not in {1}", "{0} không nằm trong {1}";
    UsageNumber = "expected a number", "cần một số";
    UsageRepeated = "'{0}' cannot be used more than once", "'{0}' chỉ được dùng một lần";
    UsageConflict = "'{0}' cannot be used with '{1}'", "không thể dùng '{0}' cùng với '{1}'";
    UsageNotUtf8 = "an argument is not UTF-8", "có tham số không phải UTF-8";
    UsageOther = "wrong usage", "sai cách dùng";
    NotShown = "(not shown; put the text in quotes, after --)", "(không hiển thị; đặt nội dung trong dấu nháy, sau --)";
    NoText = "no text: give it in quotes, or pipe it to the command", "thiếu nội dung: đặt trong dấu nháy hoặc chuyển qua đầu vào chuẩn";
    NoSuchCommand = "no such command", "không có lệnh này";
    Hex = "--hex: {0}", "--hex: {0}";
    NotAUrl = "--link: expected a URL such as https://example.vn/qr, without an armor in it", "--link: cần địa chỉ trang như https://example.vn/qr, không kèm chuỗi vnqr1";

    // Help and manual pages.
    Commands = "Commands:", "Các lệnh:";
    Arguments = "Arguments:", "Tham số:";
    Options = "Options:", "Tùy chọn:";
    Example = "Example:", "Ví dụ:";
    ExitCodes = "Exit codes:", "Mã thoát:";

    // JSON.
    ExpectedObject = "expected an object", "cần một đối tượng";
    Utf16 = "the text is UTF-16, save it as UTF-8", "nội dung ở dạng UTF-16, hãy lưu lại thành UTF-8";
    InvalidJson = "invalid JSON at column {0}: {1}", "JSON không hợp lệ ở cột {0}";
    Expected = "expected {0}", "cần {0}";
    MissingMember = "missing field `{0}`", "thiếu trường `{0}`";
    UnknownMember = "unknown member, expected {0}", "trường lạ, cần {0}";
    DuplicateMember = "duplicate member", "trường bị lặp";
    OtherReason = "{0}", "giá trị không hợp lệ ({0})";
    ErrorRecord = "an error record has no value", "bản ghi lỗi không có giá trị";
    LineTooLong = "the line is longer than {0} bytes", "dòng dài hơn {0} byte";

    // show, check, read, verify.
    RunCheck = "run vnpqr check to see where the error is", "chạy vnpqr check để xem vị trí lỗi";
    RunDecode = "the text has several lines; vnpqr decode reads one payload per line", "nội dung có nhiều dòng; vnpqr decode đọc mỗi dòng một mã";
    NotHexadecimal = "expected two hexadecimal digits (byte {0})", "cần hai chữ số thập lục phân (byte {0})";
    Valid = "valid", "hợp lệ";
    ValidNotCanonical = "valid, but not canonical", "hợp lệ, nhưng chưa ở dạng chuẩn";
    NotValid = "not valid", "không hợp lệ";
    Field = "field", "trường";
    Kind = "kind", "loại";
    Offset = "offset", "vị trí";
    Reason = "reason", "lý do";
    Warning = "warning", "cảnh báo";
    Notice = "notice", "lưu ý";
    Verified = "verified", "chữ ký hợp lệ";
    NotVerified = "not verified", "không xác minh được";
    BadSignature = "not verified", "chữ ký không hợp lệ";
    Key = "key", "khóa";
    Covered = "covered", "phạm vi";
    CoveredAll = "all", "tất cả";
    CoveredWithoutSlots = "all except slots 6 and up, which anyone can add", "tất cả, trừ các mục từ thứ 6, ai cũng có thể thêm vào";

    // armor, unarmor.
    SeveralPayloads = "the text has armor of different payloads", "nội dung có chuỗi vnqr1 của nhiều mã khác nhau";
    ArmorOfNoPayload = "the armor is intact, but its content is not a valid payload; run vnpqr read to see it", "chuỗi vnqr1 còn nguyên vẹn nhưng nội dung không phải mã hợp lệ; chạy vnpqr read để xem";

    // scan.
    PassedOver = "{0}: passed over, not a PNG or JPEG file", "{0}: bỏ qua, không phải tệp PNG hay JPEG";
    PictureTooLarge = "the file is larger than 256 MiB", "tệp lớn hơn 256 MiB";
    NoImage = "no image in the folder", "thư mục không có ảnh nào";
    NoCode = "no code found", "không tìm thấy mã nào";
    Disagreement = "two readings of a code differ; both are rejected", "hai lần đọc cùng một mã cho kết quả khác nhau; cả hai bị loại";
    ImagesFailed = "{0} of {1} images failed", "{0}/{1} ảnh không đọc được";

    // draw.
    EmptyText = "the text is empty", "văn bản trống";
    TextTooLong = "the text is too long for a QR code: longer than 1 MiB", "văn bản quá dài cho một mã QR: dài hơn 1 MiB";
    CardNeedsPayload = "--card needs a valid payload; without --card any text can be drawn", "--card cần một mã hợp lệ; không có --card thì vẽ được văn bản bất kỳ";
    Millimeters = "expected a number of millimeters, as 30 or 22.5", "cần số milimét, như 30 hoặc 22.5";
    MillimetersRange = "expected more than 0 and at most 10000 millimeters", "cần lớn hơn 0 và không quá 10000 milimét";
    SizesOfPng = "--mm, --dpi and --module-size cannot all hold: leave out one of them", "không thể theo cả --mm, --dpi và --module-size: hãy bỏ bớt một tùy chọn";
    SvgWithoutResolution = "--dpi: an SVG has no resolution; use --mm, or an --output that ends in .png", "--dpi: tệp SVG không có độ phân giải; hãy dùng --mm, hoặc --output có đuôi .png";
    CardWithoutModuleSize = "--module-size: a card has a fixed size in pixels; use --mm", "--module-size: thẻ có kích thước cố định theo điểm ảnh; hãy dùng --mm";
    SizesOfSvg = "--mm and --module-size: an SVG has one width; leave out one of them", "--mm và --module-size: tệp SVG chỉ có một chiều rộng; hãy bỏ bớt một tùy chọn";
    ModulesTooLarge = "--mm {0}: {1} dpi needs modules of more than 255 pixels; choose a smaller --mm or --dpi, or SVG", "--mm {0}: {1} dpi cần mỗi ô lớn hơn 255 điểm ảnh; hãy giảm --mm hoặc --dpi, hoặc dùng SVG";
    CardIsSvg = "--output: a card is drawn as SVG; the name must end in .svg", "--output: thẻ chỉ vẽ được ra SVG; tên tệp phải kết thúc bằng .svg";
    DrawingName = "--output: the name must end in .svg or .png", "--output: tên tệp phải kết thúc bằng .svg hoặc .png";
    TerminalTooNarrow = "the symbol is {0} columns wide, the terminal {1}: widen the terminal or use --output", "mã rộng {0} cột, terminal chỉ có {1} cột: hãy mở rộng terminal hoặc dùng --output";

    // declare.
    CanBeSent = "can be sent to the platform", "có thể gửi tới nền tảng";
    CannotBeSent = "cannot be sent", "chưa gửi được";
    Repaired = "repaired", "đã sửa";
    Assumed = "(assumed)", "(suy đoán)";
    ToBeVerified = "to be verified", "cần xác thực";
    NoDeclaration = "expected a JSON object or the text of an identity or insurance card; run vnpqr read to see what it is", "cần một đối tượng JSON hoặc nội dung thẻ căn cước hay thẻ BHYT; chạy vnpqr read để biết đó là gì";

    // vectors.
    VectorsSummary = "{0} passed, {1} failed", "{0} đạt, {1} không đạt";
    VectorWithoutResult = "expected a value or an error", "cần một giá trị hoặc một lỗi";
    VectorWithBoth = "expected a value or an error, not both", "cần một giá trị hoặc một lỗi, không phải cả hai";
    VectorWithoutText = "expected either text or hex", "cần text hoặc hex";
    VectorHex = "hex: expected pairs of hexadecimal digits", "hex: cần các cặp chữ số thập lục phân";
    VectorWithoutOffset = "error: expected an offset", "error: cần offset";
    VectorWithoutKey = "no key of the file has this algorithm and key ID", "tệp không có khóa nào với thuật toán và mã khóa này";
    DoesNotDecode = "does not decode: {0}", "không giải mã được: {0}";
    ValueDiffers = "the decoded value differs at ${0}", "giá trị giải mã khác ở ${0}";
    TextDiffers = "{0} differs from byte {1} on", "{0} khác từ byte {1}";
    CanonicalText = "the canonical text", "dạng chuẩn";
    EncodedValue = "the encoded value", "giá trị mã hóa";
    ValueNotValid = "the value is not valid", "giá trị không hợp lệ";
    ErrorExpected = "decodes, but an error is expected", "giải mã được, nhưng vectơ này cần lỗi";
    ErrorDiffers = "error at {0}, expected at {1}", "lỗi ở {0}, cần ở {1}";
    ErrorPlace = "{0}, byte {1}", "{0}, byte {1}";
    WholePayload = "the whole payload", "toàn bộ mã";
    ResultDiffers = "{0} differs", "{0} khác với vectơ";
}

impl Message {
    /// Returns the text in the language of the command.
    pub(crate) fn text(self) -> &'static str {
        language().pick(self.texts())
    }

    /// Returns the text with its arguments.
    pub(crate) fn with(self, arguments: &[&dyn Display]) -> String {
        self.with_in(language(), arguments)
    }

    /// Returns the text with its arguments in one of the languages.
    pub(crate) fn with_in(self, language: Language, arguments: &[&dyn Display]) -> String {
        let mut rest = language.pick(self.texts());
        let mut text = String::new();
        while let Some((before, (argument, after))) = rest
            .split_once('{')
            .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        {
            text.push_str(before);
            let argument = argument
                .parse()
                .ok()
                .and_then(|at: usize| arguments.get(at));
            text.extend(argument.map(ToString::to_string));
            rest = after;
        }
        text + rest
    }
}

/// Writes the text in the language of the command.
impl Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl From<Message> for String {
    fn from(message: Message) -> Self {
        message.text().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the numbers of the arguments of a text, in order.
    fn arguments(text: &str) -> Vec<&str> {
        let mut found: Vec<_> = text
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}'))
            .map(|(number, _)| number)
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn both_languages_have_the_same_arguments() {
        for message in Message::ALL {
            let (english, vietnamese) = message.texts();
            assert!(!english.is_empty() && !vietnamese.is_empty(), "{message:?}");
            if !matches!(message, Message::InvalidJson) {
                assert_eq!(arguments(english), arguments(vietnamese), "{message:?}");
            }
        }
    }

    #[test]
    fn fills_in_arguments() {
        let text = Message::InLine.with(&[&"a.txt", &7, &"{0}"]);
        assert_eq!(text, "a.txt: line 7: {0}");
        assert_eq!(format!("{:<8}|", Message::Field), "field   |");
    }
}
