"""Computes tests/vectors/armor.json from docs/spec/armor.md with Python's base64 and zlib. --write writes the file."""
import base64
import json
import pathlib
import sys
import zlib

LABEL = b"vnqr1:"
EXAMPLE = "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422"
PAYLOADS = [
    ("the published example", EXAMPLE),
    ("the same with a trailing delimiter: bytes are kept as they are", EXAMPLE + "<"),
    ("the shortest payload", "|A|2015-06-01|1|1|"),
    ("declared by proxy", "|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2"),
    ("two bytes over", "001093029317|NGUYEN AN|1987-01-18|0|1|<1<00<0944713700"),
    ("one byte over", "001093029317|NGUYEN AN|1987-01-18|0|12|<1<00<0944713700"),
    ("nothing over", "001093029317|NGUYEN AN|1987-01-18|0|123|<1<00<0944713700"),
    ("slots beyond the fifth, not ASCII", "001093029317|NGUYEN AN|1987-01-18|0|1|<1<<<<tiêm 2 mũi<\U0001F600"),
    ("a signature slot of 1,024 characters", "001093029317|NGUYEN AN|1987-01-18|0|1|<<<<" + "s" * 1024),
    ("the longest payload", "001093029317|NGUYEN AN|1987-01-18|0|1|<<<<<" + "x" * (2953 - 43)),
    ("no payload, but bytes are bytes", ""),
    ("one byte", "a"),
    ("two bytes", "ab"),
    ("three bytes", "abc"),
    ("not a payload", "hello, world"),
]
BYTES = [("bytes that are not UTF-8, and both letters that base64url has of its own", bytes([0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFE, 0]))]
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def armor(payload):
    check = zlib.crc32(LABEL + payload).to_bytes(4, "big")
    return (LABEL + base64.urlsafe_b64encode(payload + check).rstrip(b"=")).decode()


def good(why, payload, text=None):
    vector = {"why": why, "armor": text or armor(payload)}
    try:
        vector["text"] = payload.decode()
    except UnicodeDecodeError:
        vector["hex"] = payload.hex()
    return vector | {"canonical": text is None}


def bad(why, text, code, offset=None):
    return {"why": why, "armor": text, "error": {"code": code, "offset": offset}}


def stray(text, bits):
    last = ALPHABET.index(text[-1])
    assert last % (1 << bits) == 0
    return text[:-1] + ALPHABET[last + 1]


def fold(text, width, end):
    return end.join(text[at : at + width] for at in range(0, len(text), width))


def vectors():
    example = armor(EXAMPLE.encode())
    assert len(example) == 117 and zlib.crc32(LABEL + EXAMPLE.encode()) == 0x2116CDC9
    for why, text in PAYLOADS:
        yield good(why, text.encode())
    for why, payload in BYTES:
        yield good(why, payload)
    payload, body = EXAMPLE.encode(), example[6:]
    yield good("the label in capital letters", payload, "VNQR1:" + body)
    yield good("the label in mixed case", payload, "vNqr1:" + body)
    yield good("folded at 76 characters with CRLF", payload, fold(example, 76, "\r\n"))
    yield good("folded at 76 characters with LF, and a line end", payload, fold(example, 76, "\n") + "\n")
    yield good("folded at 40 characters with blanks in front of lines", payload, fold(example, 40, "\r\n  "))
    yield good("a tab between all characters", payload, "vnqr1:" + "\t".join(body))
    yield good("a blank behind the label", payload, "vnqr1: " + body)
    yield bad("nothing", "", "unknown-label", 0)
    yield bad("a payload", EXAMPLE, "unknown-label", 0)
    yield bad("the characters alone", body, "unknown-label", 0)
    yield bad("no version", "vnqr:" + body, "unknown-label", 0)
    yield bad("no colon", "vnqr1" + body, "unknown-label", 0)
    yield bad("a version of the future", "vnqr2:" + body, "unknown-version", 0)
    yield bad("a version of the future, in capital letters", "VNQR12:" + body, "unknown-version", 0)
    yield bad("padding", armor(b"ab") + "=", "unexpected-character", 14)
    yield bad("the plus of base64", "vnqr1:" + body[:10] + "+" + body[11:], "unexpected-character", 16)
    yield bad("the slash of base64", "vnqr1:" + body[:11] + "/" + body[12:], "unexpected-character", 17)
    yield bad("a quotation mark of an e-mail", fold(example, 76, "\n> "), "unexpected-character", 77)
    yield bad("a full stop behind it", example + ".", "unexpected-character", 117)
    yield bad("a form feed", example[:50] + "\f" + example[50:], "unexpected-character", 50)
    yield bad("a no-break space", example[:50] + "\u00a0" + example[50:], "unexpected-character", 50)
    yield bad("a zero-width space", example[:50] + "\u200b" + example[50:], "unexpected-character", 50)
    yield bad("half a line", example[:60], "damaged")
    for cut in range(1, 5):
        yield bad(f"{cut} characters cut off", example[:-cut], "damaged")
    yield bad("nothing behind the label", "vnqr1:", "damaged")
    yield bad("too few characters for a check", "vnqr1:AAAA", "damaged")
    yield bad("one character changed", example[:40] + "z" + example[41:], "damaged")
    yield bad("two characters in the other order", example[:20] + example[21] + example[20] + example[22:], "damaged")
    yield bad("characters in lower case", example.lower(), "damaged")
    yield bad("a check without the label", "vnqr1:" + base64.urlsafe_b64encode(
        payload + zlib.crc32(payload).to_bytes(4, "big")).rstrip(b"=").decode(), "damaged")
    yield bad("a check that is little-endian", "vnqr1:" + base64.urlsafe_b64encode(
        payload + zlib.crc32(LABEL + payload).to_bytes(4, "little")).rstrip(b"=").decode(), "damaged")
    yield bad("two stray bits in the last character", stray(example, 2), "not-canonical", 116)
    yield bad("four stray bits in the last character", stray(armor(b"abc"), 4), "not-canonical", 15)
    yield bad("stray bits, and a line end behind", stray(example, 2) + "\r\n", "not-canonical", 116)


document = {
    "about": "Armor of personal QR payloads, docs/spec/armor.md. armor: the text to decode. text, or hex if it is not UTF-8: "
    "the payload; canonical: whether encoding the payload gives this armor. error: its code, and its offset in bytes or null.",
    "provenance": "made by xtask/peers/armor.py with Python's base64 and zlib; the first one is in the specification",
    "vectors": list(vectors()),
}
text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
file = pathlib.Path(__file__).resolve().parents[2] / "tests/vectors/armor.json"
if "--write" in sys.argv:
    file.write_text(text)
elif file.read_text() != text:
    sys.exit("tests/vectors/armor.json differs; --write writes it")
print(f"{len(document['vectors'])} armor vectors agree with Python")
