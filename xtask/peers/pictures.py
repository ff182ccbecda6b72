"""Reads the pictures of make_pictures.py with qr-scan, zxing-cpp and zbar, and prints a table: pictures read and median time per class.

Fails if qr-scan reads less than 1.07 times as many pictures as zxing-cpp or 1.15 times as many as zbar, reads 3 % less than zxing-cpp
in a class, reads a wrong text, or takes more than 0.4 of zbar's time for a clean picture. With seed 1 and 200 pictures per class, also
fails if it reads less of a class than crates/qr-scan/tests/pictures/counts.tsv says; --write writes that file.
"""
import argparse
import collections
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import cv2
import zxingcpp
from pyzbar import pyzbar

root = pathlib.Path(__file__).resolve().parents[2]
counts = root / "crates/qr-scan/tests/pictures/counts.tsv"


def read_with(reader, folder, truth):
    """Yields for each picture whether it is read, and the microseconds."""
    for file, _, text in truth:
        pixels = cv2.imread(str(folder / file), cv2.IMREAD_GRAYSCALE)
        start = time.perf_counter()
        texts = reader(pixels)
        micros = (time.perf_counter() - start) * 1e6
        yield ("read" if text and text.encode() in texts else "wrong" if texts else "missed"), micros


def zxing(pixels):
    return [bytes(found.bytes) for found in zxingcpp.read_barcodes(pixels, formats=zxingcpp.BarcodeFormat.QRCode)]


def zbar(pixels):
    return [found.data for found in pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])]


def qr_scan(folder):
    command = ["cargo", "bench", "--quiet", "--package", "qr-scan", "--bench", "pictures", "--", str(folder)]
    lines = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()
    for line in lines:
        columns = line.split("\t")
        yield columns[3], float(columns[2])


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--each", type=int, default=200)
    arguments.add_argument("--classes")
    arguments.add_argument("--folder", type=pathlib.Path, help="a folder of pictures that exists")
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or pathlib.Path(made)
        if not options.folder:
            classes = ["--classes", options.classes] if options.classes else []
            make = [sys.executable, root / "xtask/peers/make_pictures.py", folder, "--seed", str(options.seed), "--each", str(options.each)]
            subprocess.run([*make, *classes], check=True)
        truth = [line.split("\t") for line in (folder / "truth.tsv").read_text("utf-8").splitlines()]
        results = {
            "qr-scan": list(qr_scan(folder)),
            "zxing-cpp": list(read_with(zxing, folder, truth)),
            "zbar": list(read_with(zbar, folder, truth)),
        }

    read = {name: collections.Counter() for name in results}
    micros = {name: collections.defaultdict(list) for name in results}
    wrong = collections.Counter()
    for name, outcomes in results.items():
        assert len(outcomes) == len(truth)
        for (file, kind, _), (outcome, time_taken) in zip(truth, outcomes):
            read[name][kind] += outcome == "read"
            wrong[name] += outcome == "wrong"
            micros[name][kind].append(time_taken)
            if name == "qr-scan" and outcome == "wrong":
                print("wrong:", file)

    kinds = list(dict.fromkeys(kind for _, kind, _ in truth))
    print(f"{'class':18}" + "".join(f"{name:>11}" for name in results) + "".join(f"{name:>13} us" for name in results))
    for kind in kinds:
        times = "".join(f"{statistics.median(micros[name][kind]):16.0f}" for name in results)
        print(f"{kind:18}" + "".join(f"{read[name][kind]:11}" for name in results) + times)
    sums = {name: sum(read[name].values()) for name in results}
    print(f"{'sum':18}" + "".join(f"{sums[name]:11}" for name in results))
    print(f"{'wrong':18}" + "".join(f"{wrong[name]:11}" for name in results))

    missed = []
    for name, bar in (("zxing-cpp", 1.07), ("zbar", 1.15)):
        print(f"sum / {name}: {sums['qr-scan'] / max(sums[name], 1):.3f} (at least {bar})")
        if sums["qr-scan"] < bar * sums[name] and not options.classes:
            missed.append(f"sum / {name}")
    if "clean" in kinds:
        ratio = statistics.median(micros["qr-scan"]["clean"]) / statistics.median(micros["zbar"]["clean"])
        print(f"clean picture / zbar: {ratio:.2f} (at most 0.4)")
        if ratio > 0.4:
            missed.append("clean picture / zbar")
    missed += [kind for kind in kinds if read["qr-scan"][kind] < 0.97 * read["zxing-cpp"][kind]]
    if wrong["qr-scan"]:
        missed.append("wrong texts")
    if options.write:
        counts.write_text("".join(f"{kind}\t{read['qr-scan'][kind]}\n" for kind in kinds), "utf-8")
    elif (options.seed, options.each) == (1, 200) and counts.exists():
        recorded = dict(line.split("\t") for line in counts.read_text("utf-8").splitlines())
        missed += [f"{kind}: {read['qr-scan'][kind]} instead of {recorded[kind]}" for kind in kinds if read["qr-scan"][kind] < int(recorded[kind])]
    if missed:
        print("missed:", ", ".join(missed))
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
