"""Compares symbols with those of zint: version and level, and if the modes are the same, mask and modules.

Usage: zint.py FOLDER, with the modules.txt of the example draw_symbols. zint may divide a text in another way, but not into fewer bits.
"""
import collections
import itertools
import pathlib
import re
import subprocess
import sys


def bits(modes, version):
    """Returns the bits of a division into modes. zint's own number may be that of another range of versions."""
    size = 0 if version <= 9 else 1 if version <= 26 else 2
    count = {"N": (10, 12, 14), "A": (9, 11, 13), "B": (8, 16, 16)}
    data = {"N": lambda n: -(-n * 10 // 3), "A": lambda n: -(-n * 11 // 2), "B": lambda n: n * 8}
    runs = [(mode, len(list(run))) for mode, run in itertools.groupby(modes)]
    return sum(4 + count[mode][size] + data[mode](n) for mode, n in runs)


def modules(row, size):
    """Returns a row of zint's dump as bits: hexadecimal digits, the leftmost module first."""
    return "".join(f"{int(digit, 16):04b}" for digit in row.replace(" ", ""))[:size]


differences = collections.Counter()
symbols = other_modes = 0
for line in (pathlib.Path(sys.argv[1]) / "modules.txt").read_text("utf-8").splitlines():
    version, mask, length, modes, rows, text = line.split("\t")
    rows = rows.split("/")
    level = "LMQH".index(version[-1]) + 1
    command = ["zint", "-b", "QRCODE", "--verbose", f"--secure={level}", "--dump", "-d", text]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    output = run.stdout + run.stderr
    zint_modes = re.findall(r"Mode: ([NAB]+)", output)[-1]
    number = int(version.split("-")[0])
    symbols += 1
    differences["version"] += re.search(r"Selected version: (\d+-[LMQH])", output)[1] != version
    differences["bits"] += int(length) != bits(modes, number) or int(length) > bits(zint_modes, number)
    if zint_modes != modes:
        other_modes += 1
        continue
    differences["mask"] += re.search(r"[Mm]ask\D*(\d)", output)[1] != mask
    dump = re.findall(r"^[0-9A-F ]+$", output, re.M)[-len(rows) :]
    differences["modules"] += [modules(row, len(rows)) for row in dump] != rows
print(f"zint: {symbols} symbols, {other_modes} with other modes; differences: {dict(differences)}")
sys.exit(not symbols or any(differences.values()))
