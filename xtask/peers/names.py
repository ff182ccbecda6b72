"""Computes tests/data/names.tsv: Vietnamese names as people write them, and their normalized form.

The normalized names come from Python's unicodedata, by the rules of docs/spec/personal-qr-v1.1.md ("Canonical name"). The codec's test
`names` compares them with the library. Every name is a random combination of common parts. --write writes the file.
"""
import pathlib
import random
import re
import sys
import unicodedata

FAMILY = """Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm
Phùng Mai Tô Hà Tạ Quách Lương Châu Thạch Kim Sơn Điểu Giàng Lò Vàng Sùng Cầm Quàng Tòng Ksor Siu Rơ Niê Kpă Đàm Khổng
Nghiêm Triệu Chử Ông Ưng Âu Ứng Ỷ Ấu Ơ""".split()
MIDDLE = """Văn Thị Hữu Đức Công Minh Quốc Thanh Ngọc Kim Xuân Thu Đình Bá Như Thuỳ Thùy Gia Bảo Khả Diệu Hoài Việt Mỹ
Tuấn Trọng Phước Thế Duy Nhật Ánh Hồng Lệ Tường Uyên Yến Ỷ Ẩn Đăng Huệ Quỳnh Nguyệt Khánh""".split()
GIVEN = """An Bình Cường Dũng Đạt Giang Hân Hạnh Hiếu Hoà Hòa Huệ Hưng Khoa Kiệt Lan Linh Loan Mai Mẫn Nghĩa Ngân Nhung Oanh
Phượng Phúc Quỳnh Quyên Sang Sơn Tâm Thắng Thảo Thịnh Thuý Thúy Tiến Toàn Trang Trâm Trí Tuyết Uyên Vân Vinh Vỹ Xuyến Ý
Yến Ngoãn Khuê Đỡ Đượm Ưu Ước Ẩn Ỡm Lộc Lựu Hợi Kỷ Thuở Huỳnh Ngữ Nữ Sửu""".split()
MARKED = ["H'Hen Niê", "H\u2019Hen Niê", "Y-Blơm", "Y - Blơm", "K\u02bcPă Ló", "H\u2018Yến Êban", "Ma Thị Đi-ên"]


def canonical(written):
    text = "".join(c for c in unicodedata.normalize("NFD", written) if not unicodedata.category(c).startswith("M"))
    text = text.replace("đ", "D").replace("Đ", "D").upper()
    text = re.sub("[\u2018\u2019\u02bc]", "'", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?<=[A-Z'.-]) ?- ?(?=[A-Z])", "-", text)
    assert re.fullmatch(r"[A-Z][A-Z'.-]*( [A-Z][A-Z'.-]*)*", text) and len(text) <= 150, written
    return text


def names(count=2000, seed=6):
    dice = random.Random(seed)
    cases = [str, str.upper, str.lower, str.swapcase, lambda text: "".join(dice.choice((c.upper(), c.lower())) for c in text)]
    blanks = [" ", " ", " ", "  ", "\u00a0", " \t"]
    seen = set()
    while len(seen) < count:
        if dice.random() < 0.03:
            words = [dice.choice(MARKED)]
        else:
            words = [dice.choice(FAMILY), *dice.sample(MIDDLE, dice.randint(0, 3)), dice.choice(GIVEN)]
        text = words[0] + "".join(dice.choice(blanks) + word for word in words[1:])
        text = dice.choice(("", "", "", " ")) + text + dice.choice(("", "", "", "\u00a0 "))
        text = unicodedata.normalize(dice.choice(("NFC", "NFD")), dice.choice(cases)(text))
        if text not in seen:
            seen.add(text)
            yield text


def escaped(text):
    """Escapes as JSON does, so that editors do not change the text."""
    return "".join(c if c.isascii() and c.isprintable() else f"\\u{ord(c):04x}" for c in text)


file = pathlib.Path(__file__).resolve().parents[2] / "tests/data/names.tsv"
made = "# Made by xtask/peers/names.py: written name (as in a JSON string), normalized name. Invented people.\n"
made += "".join(f"{escaped(name)}\t{canonical(name)}\n" for name in names())
if "--write" in sys.argv:
    file.write_text(made, "ascii")
elif file.read_text("ascii") != made:
    sys.exit("tests/data/names.tsv differs; --write writes it")
print(f"{made.count(chr(10)) - 1} names agree with unicodedata {unicodedata.unidata_version}")
