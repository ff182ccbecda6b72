"""Reads the drawings of the example draw_symbols with zxing-cpp and zbar.

Usage: symbols.py FOLDER. resvg draws the SVG files.
"""
import pathlib
import sys

import cv2
import numpy as np
import resvg_py
import zxingcpp
from pyzbar import pyzbar

# Half blocks: the modules that a character shows dark, upper and lower.
DARK_TERMINAL = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
LIGHT_TERMINAL = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}


def from_half_blocks(path, characters):
    lines = path.read_text("utf-8").splitlines()
    rows = [[characters[c][half] for c in line] for line in lines for half in (0, 1)]
    return np.kron(255 - 255 * np.array(rows, np.uint8), np.ones((3, 3), np.uint8))


def from_svg(path):
    png = bytes(resvg_py.svg_to_bytes(svg_string=path.read_text("utf-8"), background="white"))
    return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_GRAYSCALE)


def from_picture(path):
    return cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)


DRAWINGS = {
    "png": from_picture,
    "blue.png": from_picture,
    "gray.png": from_picture,
    "pbm": from_picture,
    "svg": from_svg,
    "dark.txt": lambda path: from_half_blocks(path, DARK_TERMINAL),
    "light.txt": lambda path: from_half_blocks(path, LIGHT_TERMINAL),
}
READERS = {
    "zxing-cpp": lambda pixels: [found.text for found in zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)],
    "zbar": lambda pixels: [found.data.decode() for found in pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])],
}

folder = pathlib.Path(sys.argv[1])
texts = (folder / "texts.txt").read_text("utf-8").splitlines()
unread = 0
for number, text in enumerate(texts):
    for name, load in DRAWINGS.items():
        path = folder / f"{number:05}.{name}"
        pixels = load(path)
        for reader, read in READERS.items():
            if read(pixels) != [text]:
                unread += 1
                print(f"{reader} does not read {path}")
print(f"{len(texts)} payloads, {len(DRAWINGS)} drawings each, {len(READERS)} readers: {unread} not read")
sys.exit(not texts or unread > 0)
