"""Makes pictures of QR symbols as cameras and scanners produce them.

Writes CLASS-NUMBER.png (or .jpg) and truth.tsv: file, class, payload (empty if there is no symbol). The payloads are invented, of five
kinds from 51 to 206 bytes, at the levels L, M, Q and H. A picture depends only on the seed, its class and its number. Needs
opencv-python-headless, numpy and segno.
"""
import argparse
import hashlib
import math
import pathlib
import sys

import cv2
import numpy as np
import segno

FAMILIES = "NGUYEN TRAN LE PHAM HUYNH HOANG PHAN VU VO DANG BUI DO HO NGO DUONG LY".split()
MIDDLES = "VAN THI DUC MINH NGOC QUANG HUU THANH KIM XUAN".split()
GIVEN = "AN BINH CHI DUNG GIANG HAI HOA KHANH LAN LINH MAI NAM PHUC QUYEN SON TAM UYEN VINH YEN".split()
BASE64 = np.frombuffer(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", np.uint8)


def digits(random, count):
    return "".join(str(d) for d in random.integers(0, 10, count))


def payload(random, kind):
    """Returns a payload of one of five kinds: short, with gender and phone, by proxy, with a health card, signed."""
    name = " ".join([random.choice(FAMILIES), random.choice(MIDDLES), random.choice(GIVEN)])
    born = f"{random.integers(1930, 2022):04}-{random.integers(1, 13):02}-{random.integers(1, 29):02}"
    number, qid = "0" + digits(random, 11), "1629" + digits(random, 14)
    gender, phone = random.integers(1, 3), "09" + digits(random, 8)
    head = f"{number}|{name}|{born}|0|{qid}|"
    signature = "E.k1." + bytes(random.choice(BASE64, 86)).decode()
    return [
        head,
        f"{head}<{gender}<<{phone}",
        f"|{name}|{born}|1|{qid}|1629{digits(random, 14)}<{gender}",
        f"{head}<{gender}<HS4{digits(random, 12)}<{phone}",
        f"{head}<{gender}<DN4{digits(random, 12)}<{phone}<{signature}",
    ][kind]


def symbol(random, number, pixels):
    """Returns the gray pixels of a symbol with its quiet zone, and its text."""
    text = payload(random, number % 5)
    qr = segno.make(text, error="LMQH"[number // 5 % 4], micro=False, boost_error=False)
    modules = np.array([[0 if bit else 255 for bit in row] for row in qr.matrix_iter(border=4)], np.uint8)
    return np.kron(modules, np.ones((pixels, pixels), np.uint8)), text


def page(random, picture, around=40):
    """Puts the symbol somewhere on a white page."""
    left, top, right, bottom = (int(n) for n in random.integers(around // 2, 2 * around, 4))
    return cv2.copyMakeBorder(picture, top, bottom, left, right, cv2.BORDER_CONSTANT, value=255)


def rotated(picture, degrees):
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cosine, sine = abs(turn[0, 0]), abs(turn[0, 1])
    new = int(height * sine + width * cosine) + 2, int(height * cosine + width * sine) + 2
    turn[:, 2] += (new[0] - width) / 2, (new[1] - height) / 2
    return cv2.warpAffine(picture, turn, new, flags=cv2.INTER_LINEAR, borderValue=255)


def in_perspective(random, picture, strength):
    height, width = picture.shape
    corners = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    moved = corners + np.float32(random.uniform(-strength, strength, (4, 2)) * (width, height))
    moved -= moved.min(axis=0)
    size = tuple(int(n) + 1 for n in moved.max(axis=0))
    transform = cv2.getPerspectiveTransform(corners, moved)
    return cv2.warpPerspective(picture, transform, size, flags=cv2.INTER_LINEAR, borderValue=255)


def blurred(picture, sigma):
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def with_noise(random, picture, sigma):
    return np.clip(picture + random.normal(0, sigma, picture.shape), 0, 255).astype(np.uint8)


def toned(picture, dark, light):
    return np.rint(dark + picture.astype(np.float32) * ((light - dark) / 255)).astype(np.uint8)


def shaded(random, picture, least):
    """Lights the picture from one side."""
    height, width = picture.shape
    angle = random.uniform(0, 2 * math.pi)
    x, y = np.meshgrid(np.linspace(-1, 1, width), np.linspace(-1, 1, height))
    slope = (x * math.cos(angle) + y * math.sin(angle)) / math.sqrt(2)
    return np.rint(picture * (least + (1 - least) * (slope + 1) / 2)).astype(np.uint8)


def jpeg(picture, quality):
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(quality)])[1], cv2.IMREAD_GRAYSCALE)


def occluded(random, picture, share):
    """Covers part of the symbol, but not its finder patterns, with a gray rectangle."""
    picture = picture.copy()
    height, width = picture.shape
    side = share * width * height
    wide = int(math.sqrt(side) * random.uniform(0.7, 1.4))
    high = int(side / max(wide, 1))
    left = int(random.uniform(0.36, 0.92) * width - wide / 2)
    top = int(random.uniform(0.36, 0.92) * height - high / 2)
    picture[max(top, 0) : top + high, max(left, 0) : left + wide] = random.integers(0, 256)
    return picture


def small(random, number, pixels, turn):
    """Scales a symbol to the given pixels per module, which may be a fraction."""
    picture, text = symbol(random, number, 12)
    if turn:
        picture = rotated(picture, random.uniform(-180, 180))
    picture = page(random, picture, 120)
    size = tuple(round(n * pixels / 12) for n in picture.shape[::-1])
    return cv2.resize(picture, size, interpolation=cv2.INTER_AREA), text


def phone(random, number):
    picture, text = symbol(random, number, int(random.integers(4, 8)))
    pixels = picture.shape[0] / 45
    picture = rotated(page(random, picture), random.uniform(-25, 25))
    picture = in_perspective(random, picture, 0.08)
    picture = blurred(picture, random.uniform(0.1, 0.36) * pixels)
    picture = toned(picture, random.integers(20, 90), random.integers(150, 240))
    picture = shaded(random, picture, random.uniform(0.35, 0.9))
    return jpeg(with_noise(random, picture, random.uniform(2, 16)), random.integers(35, 85)), text


def nothing(random, number):
    """Draws no symbol, but text, random modules, noise, finder patterns or rectangles."""
    height, width = (int(n) for n in random.integers(160, 500, 2))
    picture = np.full((height, width), 255, np.uint8)
    kind = number % 5
    if kind == 0:
        for y in range(30, height, 26):
            text = " ".join(random.choice(GIVEN, 12))
            cv2.putText(picture, text, (10, y), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 0, 1, cv2.LINE_AA)
    elif kind == 1:
        modules = random.integers(0, 2, (height // 5 + 1, width // 5 + 1)).astype(np.uint8) * 255
        picture = np.kron(modules, np.ones((5, 5), np.uint8))[:height, :width]
    elif kind == 2:
        picture = with_noise(random, np.full((height, width), 128, np.uint8), 60)
    elif kind == 3:
        for _ in range(12):
            x, y = int(random.integers(0, width - 40)), int(random.integers(0, height - 40))
            for inset, gray in ((0, 0), (5, 255), (10, 0)):
                cv2.rectangle(picture, (x + inset, y + inset), (x + 34 - inset, y + 34 - inset), gray, -1)
    else:
        for _ in range(30):
            x, y, w, h = (int(n) for n in random.integers(0, 200, 4))
            cv2.rectangle(picture, (x, y), (x + w, y + h), int(random.integers(0, 256)), -1)
    return picture, ""


def changed(change):
    """Returns a class of pictures: symbols to which a change is applied."""

    def make(random, number):
        pixels = int(random.integers(4, 8))
        picture, text = symbol(random, number, pixels)
        return change(random, picture, pixels), text

    return make


CLASSES = {
    "clean": changed(lambda r, p, m: page(r, p)),
    "rotated-7": changed(lambda r, p, m: rotated(page(r, p), 7)),
    "rotated-30": changed(lambda r, p, m: rotated(page(r, p), 30)),
    "rotated-45": changed(lambda r, p, m: rotated(page(r, p), 45)),
    "perspective": changed(lambda r, p, m: in_perspective(r, page(r, p), r.uniform(0.08, 0.2))),
    "blur": changed(lambda r, p, m: blurred(page(r, p), r.uniform(0.4, 0.76) * m)),
    "noise": changed(lambda r, p, m: with_noise(r, page(r, p), r.uniform(45, 105))),
    "low-contrast": changed(lambda r, p, m: toned(page(r, p), *(lambda d: (d, d + int(r.integers(8, 42))))(r.integers(60, 180)))),
    "shade": changed(lambda r, p, m: shaded(r, page(r, p), r.uniform(0.05, 0.3))),
    "3-pixels": lambda r, n: small(r, n, 3, False),
    "3-pixels-rotated": lambda r, n: small(r, n, 3, True),
    "2-pixels": lambda r, n: small(r, n, 2, False),
    "2-pixels-rotated": lambda r, n: small(r, n, r.uniform(1.9, 2.5), True),
    "jpeg": changed(lambda r, p, m: jpeg(page(r, p), r.integers(4, 25))),
    "occluded": changed(lambda r, p, m: page(r, occluded(r, p, r.uniform(0.02, 0.11)))),
    "inverted": changed(lambda r, p, m: 255 - page(r, p)),
    "phone": phone,
    "nothing": nothing,
}


def random_of(seed, name, number):
    digest = hashlib.sha256(f"{seed}/{name}/{number}".encode()).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest[:8], "big")))


def picture(seed, name, number):
    """Returns a picture and its text."""
    return CLASSES[name](random_of(seed, name, number), number)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--each", type=int, default=200)
    arguments.add_argument("--classes", default=",".join(CLASSES))
    options = arguments.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with open(options.folder / "truth.tsv", "w", encoding="utf-8") as truth:
        for name in options.classes.split(","):
            for number in range(options.each):
                pixels, text = picture(options.seed, name, number)
                file = f"{name}-{number:05}.{'jpg' if name in ('jpeg', 'phone') else 'png'}"
                quality = [cv2.IMWRITE_JPEG_QUALITY, 90] if file.endswith("jpg") else [cv2.IMWRITE_PNG_COMPRESSION, 3]
                cv2.imwrite(str(options.folder / file), pixels, quality)
                print(file, name, text, sep="\t", file=truth)


if __name__ == "__main__":
    sys.exit(main())
