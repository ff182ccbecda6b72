//! The texts of `--help` and of the manual pages that clap does not have: examples, notes and exit codes, and all texts
//! in Vietnamese. The English texts of commands and options are in `args`.

use std::fmt::Write as _;

use clap::builder::PossibleValue;
use clap::{Arg, Command};
use vn_personal_qr::Language;

use crate::messages::Message;
use crate::settings::language;

/// An English and a Vietnamese text.
type Texts = (&'static str, &'static str);

/// What a command has besides its options.
pub(crate) struct Page {
    /// The name of the command; empty for `vnpqr` itself.
    command: &'static str,
    /// The summary in Vietnamese.
    summary: &'static str,
    pub(crate) examples: &'static [&'static str],
    /// Paragraphs.
    notes: &'static [Texts],
    exit_codes: &'static [(u8, Texts)],
}

const USAGE: (u8, Texts) = (2, ("wrong usage", "sai cách dùng"));
const FILES: (u8, Texts) = (
    2,
    (
        "wrong usage, or a file that cannot be read or written",
        "sai cách dùng, hoặc không đọc hay ghi được tệp",
    ),
);
const SUCCESS: (u8, Texts) = (0, ("success", "thành công"));
const RECORDS: Texts = (
    "Values are masked unless --full is given. With --json, the record holds all values unless --masked is given, too.",
    "Giá trị được che bớt nếu không có --full. Với --json, bản ghi có mọi giá trị nếu không có thêm --masked.",
);

const PAGES: &[Page] = &[
    Page {
        command: "",
        summary: "Hiển thị, kiểm tra, giải mã và mã hóa mã QR cá nhân của Việt Nam, phiên bản 1.1",
        examples: &[
            "vnpqr show '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'",
            "vnpqr scan photo.jpg",
            "vnpqr decode scans.txt --output scans.ndjson",
        ],
        notes: &[(
            "Commands for people (show, read, check, verify, and scan on a terminal) mask values unless --full is given. Commands for programs (decode, scan in a file or a pipe, and --json) give records with all values unless --masked is given.",
            "Các lệnh để xem (show, read, check, verify, và scan trên terminal) che bớt giá trị nếu không có --full. Các lệnh cho chương trình (decode, scan ra tệp hoặc qua pipe, và --json) cho bản ghi với mọi giá trị nếu không có --masked.",
        )],
        exit_codes: &[
            SUCCESS,
            (
                1,
                (
                    "the input is not valid (decode: only with --fail)",
                    "dữ liệu vào không hợp lệ (decode: chỉ khi có --fail)",
                ),
            ),
            FILES,
        ],
    },
    Page {
        command: "show",
        summary: "Hiển thị các trường của một mã",
        examples: &[
            "vnpqr show '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'",
            "vnpqr show --full --lang vi < code.txt",
        ],
        notes: &[RECORDS],
        exit_codes: &[
            (0, ("shown", "đã hiển thị")),
            (1, ("not a valid payload", "không phải mã hợp lệ")),
            USAGE,
        ],
    },
    Page {
        command: "check",
        summary: "Kiểm tra nội dung có phải mã hợp lệ không, và chỉ ra vị trí lỗi",
        examples: &["vnpqr check '001093029317|NGUYEN  AN|1987-01-18|0|162979388586171100|'"],
        notes: &[
            (
                "If the text is not valid, it is printed with a caret under the error. Letters and digits are masked, and invisible characters are escaped. If it is valid, unusual values are listed, by field. They do not change the exit code.",
                "Nếu không hợp lệ, nội dung được in ra với dấu ^ dưới chỗ lỗi; chữ và số được che, ký tự không nhìn thấy được viết thành mã. Nếu hợp lệ, các giá trị bất thường được liệt kê theo trường và không làm thay đổi mã thoát.",
            ),
            RECORDS,
        ],
        exit_codes: &[
            (0, ("valid", "hợp lệ")),
            (1, ("not valid", "không hợp lệ")),
            USAGE,
        ],
    },
    Page {
        command: "read",
        summary: "Nhận biết nội dung vừa quét là gì, sửa nếu được và hiển thị các trường",
        examples: &[
            "vnpqr read '001093029317|Nguyễn Văn A|18/01/1987|0|162979388586171100|<Nam'",
            "vnpqr read --full < scan.txt",
        ],
        notes: &[
            (
                "Reads personal QR codes leniently and lists every repair; reads identity and insurance cards; names other known codes. A field that cannot be repaired is shown as invalid.",
                "Đọc mã QR cá nhân kể cả khi bị hỏng và liệt kê mọi chỗ sửa; đọc thẻ căn cước và thẻ BHYT; cho biết tên các loại mã khác. Trường không sửa được thì hiển thị là không hợp lệ.",
            ),
            RECORDS,
        ],
        exit_codes: &[
            (
                0,
                (
                    "detected; all fields of a personal QR code or a card are valid",
                    "đã nhận ra; mọi trường của mã QR cá nhân hoặc thẻ đều hợp lệ",
                ),
            ),
            (
                1,
                (
                    "unknown, or a field is not valid",
                    "không nhận ra, hoặc có trường không hợp lệ",
                ),
            ),
            USAGE,
        ],
    },
    Page {
        command: "scan",
        summary: "Đọc các mã QR trong ảnh chụp và ảnh khác",
        examples: &[
            "vnpqr scan photo.jpg",
            "vnpqr scan --output found.ndjson photos/",
            "vnpqr scan --masked photos/ | less",
        ],
        notes: &[
            (
                "On a terminal, prints the masked fields of every code, or with --full all values. In a file or a pipe, and with --json, prints a JSON record with all values for every code, or with --masked masked ones.",
                "Trên terminal: in các trường của từng mã, đã che bớt, hoặc đầy đủ nếu có --full. Ra tệp, qua pipe hoặc với --json: mỗi mã một bản ghi JSON với mọi giá trị, hoặc với giá trị đã che nếu có --masked.",
            ),
            (
                "The results have the order of the images. The images of a folder and its subfolders are found by their content and sorted by name; other files are reported. An image without a code, or that cannot be read, is reported on standard error, and the scan continues.",
                "Kết quả theo thứ tự của ảnh. Ảnh trong thư mục và thư mục con được nhận ra theo nội dung và xếp theo tên; các tệp khác được báo. Ảnh không có mã hoặc không đọc được thì được báo ở đầu ra lỗi, rồi đọc tiếp ảnh sau.",
            ),
        ],
        exit_codes: &[
            (0, ("every image has a code", "ảnh nào cũng có mã")),
            (
                1,
                (
                    "an image has no code, or cannot be read, or two readings of a code differ",
                    "có ảnh không có mã, không đọc được, hoặc hai lần đọc một mã cho kết quả khác nhau",
                ),
            ),
            FILES,
        ],
    },
    Page {
        command: "armor",
        summary: "Chuyển mã thành chuỗi vnqr1, dùng trong liên kết, trang web, tin nhắn và thư",
        examples: &[
            "vnpqr armor '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'",
            "vnpqr armor --link https://example.vn/qr < code.txt",
        ],
        notes: &[(
            "The bytes of the payload are not changed, so a signature stays valid.",
            "Các byte của mã không đổi nên chữ ký vẫn hợp lệ.",
        )],
        exit_codes: &[
            SUCCESS,
            (1, ("not a valid payload", "không phải mã hợp lệ")),
            USAGE,
        ],
    },
    Page {
        command: "unarmor",
        summary: "Lấy lại mã từ chuỗi vnqr1, hoặc từ liên kết hay tin nhắn có chuỗi vnqr1",
        examples: &[
            "vnpqr unarmor < mail.txt",
            "vnpqr unarmor 'https://example.vn/qr?c=vnqr1:...'",
        ],
        notes: &[(
            "White space within the armor and words around it are ignored.",
            "Khoảng trắng trong chuỗi vnqr1 và chữ ở xung quanh được bỏ qua.",
        )],
        exit_codes: &[
            SUCCESS,
            (
                1,
                (
                    "damaged, cut short, of an unknown version, or the content is not a payload",
                    "chuỗi vnqr1 bị hỏng, bị cắt, thuộc phiên bản lạ, hoặc nội dung không phải mã",
                ),
            ),
            USAGE,
        ],
    },
    Page {
        command: "keygen",
        summary: "Tạo khóa ký: tệp JWK có khóa bí mật, và khóa công khai trong tệp JWK Set",
        examples: &[
            "vnpqr keygen --key issuer.jwk --keys jwks.json",
            "vnpqr keygen --algorithm p256 --kid moh-2027 --key next.jwk --keys jwks.json",
        ],
        notes: &[(
            "Prints the key ID. The private key file is readable only by its owner and never overwrites a file, not even with --force. Publish the JWK Set file, never the private key file.",
            "In mã khóa. Tệp khóa bí mật chỉ chủ sở hữu đọc được và không bao giờ ghi đè tệp đã có, kể cả với --force. Chỉ công bố tệp JWK Set, không bao giờ công bố tệp khóa bí mật.",
        )],
        exit_codes: &[(0, ("both files are written", "đã ghi cả hai tệp")), FILES],
    },
    Page {
        command: "sign",
        summary: "Ký một mã",
        examples: &["vnpqr sign --key issuer.jwk < code.txt"],
        notes: &[(
            "Writes the signature into slot 5. A payload that has a signature, or slots after the fifth, is an error. The same payload and key give the same signature.",
            "Ghi chữ ký vào mục 5. Mã đã có chữ ký hoặc có mục sau mục thứ năm là lỗi. Cùng một mã và một khóa luôn cho cùng một chữ ký.",
        )],
        exit_codes: &[
            (0, ("signed", "đã ký")),
            (
                1,
                (
                    "not a valid payload, or it cannot be signed",
                    "không phải mã hợp lệ, hoặc không ký được",
                ),
            ),
            (
                2,
                (
                    "wrong usage, or a key file that cannot be used",
                    "sai cách dùng, hoặc tệp khóa không dùng được",
                ),
            ),
        ],
    },
    Page {
        command: "verify",
        summary: "Xác minh chữ ký của một mã",
        examples: &["vnpqr verify --keys jwks.json < scan.txt"],
        notes: &[
            (
                "Pass the text exactly as it was received. A signature proves who issued the code. It does not prove that the holder is that person, or that the code is still valid.",
                "Hãy đưa vào đúng nội dung đã nhận. Chữ ký chứng minh ai đã cấp mã; nó không chứng minh người đưa mã là người đó, cũng không chứng minh mã còn hiệu lực.",
            ),
            RECORDS,
        ],
        exit_codes: &[
            (0, ("verified", "chữ ký hợp lệ")),
            (
                1,
                (
                    "not verified: not a payload, no signature, another profile, an unknown key, or a signature that does not match",
                    "không xác minh được: không phải mã, không có chữ ký, chữ ký kiểu khác, không có khóa, hoặc chữ ký không khớp",
                ),
            ),
            (
                2,
                (
                    "wrong usage, or a key file that cannot be used",
                    "sai cách dùng, hoặc tệp khóa không dùng được",
                ),
            ),
        ],
    },
    Page {
        command: "draw",
        summary: "Vẽ nội dung thành mã QR, trên terminal hoặc ra tệp SVG hay PNG",
        examples: &[
            "vnpqr draw '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'",
            "vnpqr draw --card --output card.svg < code.txt",
            "vnpqr draw --mm 30 --output code.png < code.txt",
        ],
        notes: &[
            (
                "Any text can be drawn; --card needs a valid payload. Without --level and --pattern the QR code has the same modules in every app that follows the uniform profile. The QR code holds all values, also those masked on the card.",
                "Vẽ được văn bản bất kỳ; --card cần một mã hợp lệ. Không có --level và --pattern thì mã QR giống hệt nhau ở mọi ứng dụng theo quy cách thống nhất. Mã QR chứa mọi giá trị, kể cả giá trị đã che trên thẻ.",
            ),
            (
                "With --mm, an SVG has its width in millimeters, and a PNG the resolution that gives this width in print.",
                "Với --mm, tệp SVG có chiều rộng tính bằng milimét, tệp PNG có độ phân giải cho đúng chiều rộng này khi in.",
            ),
        ],
        exit_codes: &[
            (0, ("drawn", "đã vẽ")),
            (
                1,
                (
                    "the text is empty or too long, or --card and not a valid payload",
                    "văn bản trống hoặc quá dài, hoặc có --card mà không phải mã hợp lệ",
                ),
            ),
            (
                2,
                (
                    "wrong usage, or a file that cannot be written",
                    "sai cách dùng, hoặc không ghi được tệp",
                ),
            ),
        ],
    },
    Page {
        command: "declare",
        summary: "Kiểm tra tờ khai của người xin cấp mã",
        examples: &[
            "vnpqr declare --name 'nguyễn văn a' --birth-date 18/01/1987 --id-number 001093029317",
            "vnpqr declare --json - < form.json",
            "vnpqr declare --phone 0944713700 - < scanned-card.txt",
        ],
        notes: &[(
            "Nothing is sent. All errors are listed, each with its field and reason. The JSON members are named as the options, with _ in place of -. An option overrides the same field of TEXT.",
            "Không gửi đi đâu. Mọi lỗi được liệt kê một lần, kèm trường và lý do. Các trường của đối tượng JSON có tên như các tùy chọn, với _ thay cho -. Tùy chọn được ưu tiên hơn trường tương ứng trong TEXT.",
        )],
        exit_codes: &[
            (0, ("the declaration is valid", "tờ khai hợp lệ")),
            (
                1,
                (
                    "it is not valid, or TEXT is neither a JSON object nor a card",
                    "tờ khai không hợp lệ, hoặc TEXT không phải đối tượng JSON hay thẻ",
                ),
            ),
            USAGE,
        ],
    },
    Page {
        command: "decode",
        summary: "Chuyển các mã, mỗi dòng một mã, thành bản ghi JSON hoặc CSV",
        examples: &[
            "vnpqr decode scans.txt --output scans.ndjson",
            "vnpqr decode --format csv --only-errors < scans.txt",
            "vnpqr decode --lenient scans.txt",
        ],
        notes: &[
            (
                "Records contain all values, unmasked.",
                "Bản ghi có mọi giá trị, không che bớt.",
            ),
            (
                "Every line gives a record, also an empty line. Lines end in LF or CRLF and are counted from 1. With more than one FILE, each record names its file, and lines are counted per file. With --keys, the signature of each valid line is verified, and the record holds the key ID or the reason.",
                "Mỗi dòng cho một bản ghi, kể cả dòng trống. Dòng kết thúc bằng LF hoặc CRLF và được đếm từ 1. Khi có nhiều FILE, bản ghi có tên tệp và dòng được đếm riêng theo tệp. Với --keys, chữ ký của từng dòng hợp lệ được xác minh; bản ghi có mã khóa hoặc lý do.",
            ),
            (
                "With --lenient, a damaged line is repaired if possible, and its record lists the repairs. A repair is marked as assumed if it follows a custom, such as 03/04/1989 for the third of April. The record of an invalid line holds its valid fields, and the readable parts of masked and incomplete fields.",
                "Với --lenient, dòng bị hỏng được sửa nếu được, và bản ghi liệt kê các chỗ sửa. Chỗ sửa theo thông lệ, như 03/04/1989 là ngày 3 tháng 4, được đánh dấu là phỏng đoán. Bản ghi của dòng không hợp lệ giữ các trường đúng và phần đọc được của các trường bị che hoặc thiếu.",
            ),
        ],
        exit_codes: &[
            (
                0,
                (
                    "all lines are read, valid or not",
                    "đã đọc mọi dòng, dù hợp lệ hay không",
                ),
            ),
            (
                1,
                (
                    "with --fail: a line is not valid, or with --keys not verified",
                    "với --fail: có dòng không hợp lệ, hoặc với --keys là không xác minh được",
                ),
            ),
            FILES,
        ],
    },
    Page {
        command: "encode",
        summary: "Chuyển các giá trị JSON, mỗi dòng một giá trị, thành mã",
        examples: &[
            "vnpqr encode values.ndjson --output payloads.txt",
            "vnpqr decode scans.txt | vnpqr encode",
        ],
        notes: &[(
            "A line holds a value, or a record of decode with a value. Every invalid line is reported with its number, JSON path and reason. Standard output gets all valid lines; an output FILE is written only if all lines are valid.",
            "Mỗi dòng là một giá trị, hoặc một bản ghi của decode có giá trị. Mỗi dòng không hợp lệ được báo kèm số dòng, đường dẫn JSON và lý do. Đầu ra chuẩn nhận mọi dòng hợp lệ; tệp kết quả chỉ được ghi nếu mọi dòng hợp lệ.",
        )],
        exit_codes: &[
            SUCCESS,
            (1, ("a line is not valid", "có dòng không hợp lệ")),
            FILES,
        ],
    },
    Page {
        command: "vectors",
        summary: "Chạy các vectơ kiểm thử tương thích và báo khác biệt",
        examples: &["vnpqr vectors tests/vectors/*.json"],
        notes: &[(
            "A file holds an object with a list of vectors. Each vector has a text (or hex) and either its value and canonical text, the field and offset of its error, its armor, or its symbol. A file with keys has lists of texts for signing and verifying.",
            "Mỗi tệp là một đối tượng có danh sách vectơ. Mỗi vectơ có text (hoặc hex) và giá trị cùng dạng chuẩn, hoặc trường và vị trí lỗi, hoặc chuỗi vnqr1, hoặc hình mã QR. Tệp có khóa thì có danh sách nội dung để ký và xác minh.",
        )],
        exit_codes: &[
            (0, ("no difference", "không có khác biệt")),
            (1, ("a difference", "có khác biệt")),
            (
                2,
                (
                    "wrong usage, or a file that cannot be read",
                    "sai cách dùng, hoặc không đọc được tệp",
                ),
            ),
        ],
    },
    Page {
        command: "completions",
        summary: "In đoạn mã gợi ý lệnh cho shell",
        examples: &["vnpqr completions bash > ~/.local/share/bash-completion/completions/vnpqr"],
        notes: &[],
        exit_codes: &[SUCCESS, USAGE],
    },
    Page {
        command: "man",
        summary: "In trang hướng dẫn",
        examples: &["vnpqr man | man -l -", "vnpqr man decode > vnpqr-decode.1"],
        notes: &[],
        exit_codes: &[SUCCESS, USAGE],
    },
    Page {
        command: "help",
        summary: "In hướng dẫn của một lệnh",
        examples: &["vnpqr help decode"],
        notes: &[],
        exit_codes: &[SUCCESS, USAGE],
    },
];

/// The options and arguments in Vietnamese: the command, or an empty text for all that have no text of their own, the
/// name, and the text. Values with a meaning of their own are explained in the text.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    (
        "",
        "lang",
        "Ngôn ngữ của mọi văn bản: en là tiếng Anh, vi là tiếng Việt [mặc định: theo môi trường: LC_ALL, LC_MESSAGES hoặc LANG]",
    ),
    (
        "",
        "color",
        "Khi nào dùng màu: auto là trên terminal, trừ khi có NO_COLOR hoặc TERM là dumb; always là luôn luôn, cả trong tệp và pipe; never là không bao giờ",
    ),
    (
        "",
        "quiet",
        "Chỉ in kết quả và lỗi: không in cảnh báo, gợi ý, tổng kết hay tiến độ",
    ),
    ("", "help", "In hướng dẫn"),
    ("", "version", "In phiên bản"),
    ("", "full", "Hiển thị mọi giá trị, không che"),
    (
        "scan",
        "full",
        "Hiển thị mọi giá trị trên terminal, không che; bản ghi ra tệp hoặc qua pipe vốn đã có đủ",
    ),
    (
        "",
        "json",
        "In bản ghi JSON, với mọi giá trị nếu không có --masked",
    ),
    (
        "scan",
        "json",
        "In bản ghi JSON cả trên terminal, với mọi giá trị nếu không có --masked",
    ),
    ("declare", "json", "In đối tượng JSON, không che"),
    ("", "masked", "Che bớt giá trị trong bản ghi JSON"),
    ("scan", "masked", "In bản ghi JSON với giá trị đã che"),
    ("", "hex", "TEXT ở dạng chữ số thập lục phân"),
    ("decode", "hex", "Mỗi dòng ở dạng chữ số thập lục phân"),
    (
        "",
        "text",
        "Nội dung, trong dấu nháy; không có hoặc là - thì đọc đầu vào chuẩn, nơi người dùng khác trên máy không nhìn thấy",
    ),
    (
        "unarmor",
        "text",
        "Chuỗi vnqr1, liên kết hoặc tin nhắn có chuỗi vnqr1, trong dấu nháy; không có hoặc là - thì đọc đầu vào chuẩn",
    ),
    (
        "declare",
        "text",
        "Các trường dưới dạng đối tượng JSON, hoặc nội dung quét được từ thẻ căn cước hay thẻ BHYT; - thì đọc đầu vào chuẩn, nơi người dùng khác trên máy không nhìn thấy",
    ),
    (
        "armor",
        "link",
        "In liên kết tới PAGE với chuỗi vnqr1 là tham số c",
    ),
    (
        "keygen",
        "algorithm",
        "Thuật toán ký: ed25519, hoặc p256 là ECDSA trên P-256 với SHA-256",
    ),
    (
        "keygen",
        "kid",
        "Mã khóa, 1 đến 16 ký tự A-Za-z0-9_- [mặc định: từ dấu vân tay của khóa]",
    ),
    ("keygen", "key", "Tệp cho khóa bí mật; tệp này phải chưa có"),
    (
        "keygen",
        "keys",
        "Tệp JWK Set để thêm khóa công khai; nếu chưa có thì được tạo",
    ),
    (
        "keygen",
        "force",
        "Ghi đè tệp JWK Set kể cả khi tệp ở chế độ chỉ đọc",
    ),
    ("sign", "key", "Tệp khóa bí mật do keygen tạo"),
    (
        "verify",
        "keys",
        "Tệp JWK Set có khóa công khai của các nơi cấp",
    ),
    (
        "draw",
        "output",
        "Ghi ra FILE có tên kết thúc bằng .svg hoặc .png",
    ),
    (
        "draw",
        "card",
        "Vẽ thẻ của một mã: mã QR kèm số giấy tờ, họ tên và ngày sinh, đã che bớt",
    ),
    ("draw", "hide_id", "Không ghi số giấy tờ trên thẻ"),
    (
        "draw",
        "level",
        "Mức sửa lỗi tối thiểu: L khôi phục được khoảng 7 % mã QR, M 15 %, Q 25 %, H 30 %; được nâng lên nếu mã QR không to ra",
    ),
    (
        "draw",
        "pattern",
        "Mẫu mặt nạ, 0 đến 7 [mặc định: mẫu có điểm phạt thấp nhất]",
    ),
    (
        "draw",
        "module_size",
        "Cạnh của một ô, tính bằng điểm ảnh [mặc định: 8; PNG với --mm: đủ cho độ phân giải]",
    ),
    (
        "draw",
        "dpi",
        "Độ phân giải của PNG, số điểm ảnh trên một inch; với --mm là mức tối thiểu, 300 nếu không có",
    ),
    (
        "draw",
        "mm",
        "Chiều rộng chính xác khi in, tính bằng milimét, gồm cả viền sáng của mã QR",
    ),
    (
        "draw",
        "background",
        "Nền của mã QR được in: dark là chữ sáng trên nền tối, light là chữ tối trên nền sáng [mặc định: trên terminal màu được đặt sẵn; qua pipe là dark]",
    ),
    ("declare", "id_number", "Số giấy tờ của người khai"),
    ("declare", "name", "Họ và tên, có hoặc không có dấu"),
    (
        "declare",
        "birth_date",
        "Ngày sinh đủ ngày và tháng, như 1987-01-18 hoặc 18/01/1987",
    ),
    ("declare", "gender", "Nam, Nữ, male hoặc female"),
    ("declare", "health_card", "Số thẻ BHYT; 00 nếu không có"),
    ("declare", "phone", "Số điện thoại"),
    ("declare", "declarant_qid", "QID của người khai hộ"),
    (
        "decode",
        "keys",
        "Xác minh chữ ký bằng các khóa công khai trong tệp JWK Set này, và thêm kết quả vào từng bản ghi",
    ),
    (
        "decode",
        "format",
        "Dạng của bản ghi: ndjson là mỗi dòng một đối tượng JSON, csv là bảng có dòng tiêu đề",
    ),
    (
        "decode",
        "lenient",
        "Sửa các dòng bị hỏng và liệt kê các chỗ sửa",
    ),
    (
        "decode",
        "only_errors",
        "Bỏ các bản ghi hợp lệ, hoặc với --keys các bản ghi đã xác minh",
    ),
    (
        "decode",
        "fail",
        "Thoát với mã 1 nếu có dòng không hợp lệ, hoặc với --keys không xác minh được",
    ),
    (
        "scan",
        "budget",
        "Giới hạn công việc cho mỗi ảnh: N lần đọc cho mỗi điểm ảnh; 8 là đủ cho ảnh rõ nét",
    ),
    (
        "scan",
        "images",
        "Tệp PNG và JPEG, hoặc thư mục có các tệp như vậy; - là đầu vào chuẩn",
    ),
    ("", "output", "Ghi ra FILE; tệp chỉ xuất hiện khi đã đầy đủ"),
    ("", "force", "Ghi đè FILE kể cả khi tệp ở chế độ chỉ đọc"),
    (
        "",
        "jobs",
        "Số luồng xử lý; kết quả không phụ thuộc vào số này [mặc định: một luồng cho mỗi bộ xử lý]",
    ),
    (
        "",
        "files",
        "Các tệp cần đọc; không có hoặc là - thì đọc đầu vào chuẩn",
    ),
    ("vectors", "files", "Các tệp vectơ"),
    ("completions", "shell", "Tên shell"),
    ("", "command", "Lệnh cần xem [mặc định: chính vnpqr]"),
];

impl Page {
    /// Returns the page of a command; that of `vnpqr` for an empty name.
    pub(crate) fn of(command: &str) -> &'static Self {
        let page = PAGES.iter().find(|page| page.command == command);
        page.unwrap_or(&PAGES[0])
    }

    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = &'static str> {
        self.notes.iter().map(|note| language().pick(*note))
    }

    pub(crate) fn exit_codes(&self) -> impl Iterator<Item = (u8, &'static str)> {
        let codes = self.exit_codes.iter();
        codes.map(|(code, meaning)| (*code, language().pick(*meaning)))
    }

    /// Returns the environment variables that all commands read.
    pub(crate) fn environment() -> impl Iterator<Item = (&'static str, &'static str)> {
        let variables: [(&str, Texts); 2] = [
            (
                "LC_ALL, LC_MESSAGES, LANG",
                (
                    "The language of all texts without --lang: the first of them that is not empty. vi and vi_VN.UTF-8 give Vietnamese, all others English.",
                    "Ngôn ngữ của mọi văn bản khi không có --lang: theo biến đầu tiên không trống. vi và vi_VN.UTF-8 là tiếng Việt, còn lại là tiếng Anh.",
                ),
            ),
            (
                "NO_COLOR, TERM",
                (
                    "No colors without --color, if NO_COLOR is set to any text or TERM is dumb.",
                    "Không dùng màu khi không có --color, nếu NO_COLOR có giá trị bất kỳ hoặc TERM là dumb.",
                ),
            ),
        ];
        variables
            .into_iter()
            .map(|(name, meaning)| (name, language().pick(meaning)))
    }

    /// Returns the other manual pages.
    pub(crate) fn see_also(&self) -> String {
        let others = PAGES
            .iter()
            .filter(|page| page.command != self.command && page.command != "help");
        let names = others.map(|page| match page.command {
            "" => "vnpqr(1)".to_owned(),
            command => format!("vnpqr-{command}(1)"),
        });
        names.collect::<Vec<_>>().join(", ")
    }

    /// Returns the text below the options in `--help`.
    fn after_help(&self) -> String {
        let mut text = Message::Example.to_string();
        for example in self.examples {
            let _ = write!(text, "\n  {example}");
        }
        for paragraph in self.paragraphs() {
            let _ = write!(text, "\n\n{paragraph}");
        }
        let _ = write!(text, "\n\n{}", Message::ExitCodes);
        for (code, meaning) in self.exit_codes() {
            let _ = write!(text, "\n  {code} {meaning}");
        }
        text
    }
}

/// Returns the names of all commands.
pub(crate) fn commands() -> impl Iterator<Item = &'static str> {
    PAGES.iter().skip(1).map(|page| page.command)
}

/// Returns the definition of the command line with the texts of the pages, and all texts in the language.
pub(crate) fn in_language(definition: Command, language: Language) -> Command {
    let complete = |command: Command, name: &str| {
        let page = Page::of(name);
        let command = command.after_help(page.after_help());
        if language == Language::Vietnamese {
            vietnamese(command.about(page.summary), name)
        } else {
            command
        }
    };
    let definition = complete(definition, "");
    commands().fold(definition, |definition, name| {
        definition.mut_subcommand(name, |command| complete(command, name))
    })
}

/// Sets the Vietnamese texts of the arguments, and of what clap writes around them.
fn vietnamese(command: Command, name: &str) -> Command {
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n\n", Message::Usage);
    let sections = [
        (
            command.has_subcommands(),
            Message::Commands,
            "{subcommands}",
        ),
        (
            command.get_positionals().next().is_some(),
            Message::Arguments,
            "{positionals}",
        ),
        (true, Message::Options, "{options}"),
    ];
    for (_, heading, tag) in sections.into_iter().filter(|(exists, ..)| *exists) {
        let _ = write!(template, "{heading}\n{tag}\n\n");
    }
    let template = template.trim_end().to_owned() + "{after-help}";
    command.help_template(template).mut_args(|argument| {
        let text = vietnamese_text(name, &argument);
        let takes_values = argument.get_action().takes_values();
        let argument = argument.help(text);
        if takes_values {
            argument.hide_default_value(true).hide_possible_values(true)
        } else {
            argument
        }
    })
}

fn vietnamese_text(command: &str, argument: &Arg) -> String {
    let id = argument.get_id().as_str();
    let of = |command: &str| {
        let mut arguments = ARGUMENTS.iter();
        arguments.find(|(of, name, _)| (*of, *name) == (command, id))
    };
    let text = of(command).or_else(|| of("")).map(|(_, _, text)| *text);
    let mut text = text.unwrap_or_default().to_owned();
    let values = argument.get_possible_values();
    let names: Vec<_> = values.iter().map(PossibleValue::get_name).collect();
    // Flags have the values true and false.
    let is_hidden = argument.is_hide_possible_values_set();
    if argument.get_action().takes_values() && !names.is_empty() && !is_hidden {
        let values = Message::UsagePossibleValues.with(&[&names.join(", ")]);
        let _ = write!(text, " {values}");
    }
    let defaults = argument.get_default_values();
    if let [default] = defaults {
        let default = Message::UsageDefault.with(&[&default.to_string_lossy()]);
        let _ = write!(text, " {default}");
    }
    text
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::args::Arguments;

    #[test]
    fn every_command_and_argument_has_a_vietnamese_text() {
        let definition = Arguments::command();
        let names = definition.get_subcommands().map(Command::get_name);
        assert!(names.eq(super::commands()));
        for page in PAGES {
            assert!(
                !page.summary.is_empty() && !page.examples.is_empty(),
                "{}",
                page.command
            );
        }
        for command in definition.get_subcommands().chain([&definition]) {
            let name = if command.get_name() == "vnpqr" {
                ""
            } else {
                command.get_name()
            };
            for argument in command.get_arguments() {
                let text = vietnamese_text(name, argument);
                let is_translated = !text.is_empty() && !text.starts_with(" [");
                assert!(is_translated, "{name} {}", argument.get_id());
            }
        }
    }
}
