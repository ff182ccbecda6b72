"""Checks the command vnpqr with much input, and on a terminal.

Usage: command.py VNPQR [LINES]. Decodes LINES lines (1,000,000), a third of them damaged, with one and two jobs; reads the records
with DuckDB and compares each with its line; decodes a line of 1 GiB; compares the time with mawk; runs on terminals of several widths.
"""
import fcntl
import hashlib
import itertools
import os
import pathlib
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

import duckdb

MEMORY = 200 * 2**20
EXAMPLE = "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422"
SLOTS = ["", "tiêm \"2\", mũi", "a,b", "\\\\", "=1+1", "文字 🙂", "'", "tie\u0302m", " x ", "\u202ex\u2028"]

root = pathlib.Path(__file__).resolve().parents[2]
vnpqr = sys.argv[1]
count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000


def damaged(number, line):
    """Returns the line cut off, with a wrong field, or with characters that JSON and CSV escape; or the line itself."""
    fields = line.split(b"|")
    turn = number // 10 % 10
    match number % 10:
        case 3:
            return line[: number % len(line)]
        case 6:
            wrong = [b"|".join([*fields[:5], b"<<<<<\xff"]), line + b"<" * 5 + b"x" * (number % 5000), line.lower()]
            return wrong[turn] if turn < 3 else line.replace(b"-", b"/")
        case 9:
            return b"|".join([*fields[:4], b'"' + fields[4] + b"\\,", b"<1<00<<sig+/=<" + SLOTS[turn].encode() + b"<b<<\r"])
        case _:
            return line


def write_lines(path, count, change=lambda _, line: line):
    corpus = (root / "benches/corpus.txt").read_bytes().splitlines()
    with open(path, "wb") as file:
        for number, line in enumerate(itertools.islice(itertools.cycle(corpus), count)):
            fields = line.split(b"|")
            fields[4] = b"16%016d" % number
            file.write(change(number, b"|".join(fields)) + b"\n")


def decode(arguments, source):
    """Returns the hash and the number of lines of the output."""
    process = subprocess.Popen([vnpqr, "decode", *arguments], stdin=source, stdout=subprocess.PIPE)
    digest, lines = hashlib.sha256(), 0
    while piece := process.stdout.read(1 << 20):
        digest.update(piece)
        lines += piece.count(b"\n")
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    memory = usage.ru_maxrss * 1024
    print(f"decode {' '.join(arguments)}: {lines} lines, at most {memory / 2**20:.1f} MiB")
    assert memory < MEMORY, "too much memory"
    return digest.digest(), lines


def check_jobs(lines):
    for form, head in ("ndjson", 0), ("csv", 1):
        results = []
        for jobs in "1", "2":
            with open(lines, "rb") as source:
                results.append(decode(["--jobs", jobs, "--format", form], source))
        assert results[0] == results[1], "the output depends on the number of jobs"
        assert results[0][1] == count + head, "not one record per line"


def check_long_line():
    zeros = subprocess.Popen(["head", "-c", str(2**30), "/dev/zero"], stdout=subprocess.PIPE)
    assert decode(["--jobs", "2"], zeros.stdout)[1] == 1
    assert zeros.wait() == 0


def check_records(lines, folder):
    """Compares the records, as DuckDB reads them, with the lines and the two formats with each other."""
    ndjson, csv = folder / "records.ndjson", folder / "records.csv"
    subprocess.run([vnpqr, "decode", lines, "--output", ndjson], check=True)
    subprocess.run([vnpqr, "decode", lines, "--format", "csv", "--output", csv], check=True)
    db = duckdb.connect()
    db.execute(
        f"""
        CREATE TABLE json AS
        SELECT line, ok, canonical, value.id_number AS id_number, value.name AS name, value.birth_date AS birth_date,
            value.declaration AS declaration, value.qid AS qid, value.extension.declarant_qid AS declarant_qid,
            value.extension.gender AS gender, value.extension.health_card AS health_card, value.extension.phone AS phone,
            value.extension.signature AS signature, nullif(array_to_string(value.extension.other, '<'), '') AS other,
            error.code AS error_code, error.field AS error_field, error."offset" AS error_offset, error.message AS error_message
        FROM read_json('{ndjson}', format = 'newline_delimited', columns = {{
            line: 'BIGINT', ok: 'BOOLEAN', canonical: 'BOOLEAN',
            value: 'STRUCT(id_number VARCHAR, name VARCHAR, birth_date DATE, declaration VARCHAR, qid VARCHAR,
                extension STRUCT(declarant_qid VARCHAR, gender VARCHAR, health_card VARCHAR, phone VARCHAR,
                signature VARCHAR, other VARCHAR[]))',
            error: 'STRUCT(code VARCHAR, field VARCHAR, "offset" BIGINT, message VARCHAR)'
        }})
        """
    )
    types = {name: kind for name, kind, *_ in db.execute("DESCRIBE json").fetchall()}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in types.items())
    db.execute(f"CREATE TABLE csv AS SELECT * FROM read_csv('{csv}', header = true, columns = {{{columns}}})")
    for one, other in ("json", "csv"), ("csv", "json"):
        rest = db.execute(f"SELECT count(*) FROM (SELECT * FROM {one} EXCEPT SELECT * FROM {other})").fetchone()[0]
        assert rest == 0, f"{rest} rows are in {one} and not in {other}"

    valid = 0
    rows = db.execute("SELECT * FROM json ORDER BY line").fetchall()
    for text, row in zip(lines.read_bytes().removesuffix(b"\n").split(b"\n"), rows, strict=True):
        text = text.removesuffix(b"\r")
        record = dict(zip(types, row))
        if not record["ok"]:
            assert record["error_code"] and 0 <= record["error_offset"] <= min(len(text), 2953), record["line"]
            assert all(record[name] is None for name in list(types)[2:14]), record["line"]
            continue
        valid += 1
        fields = text.decode().split("|")
        slots = (fields[5].split("<") + [""] * 5)[:5]
        gender = {"": None, "0": "unknown", "1": "male", "2": "female"}[slots[1]]
        other = "<".join(fields[5].split("<")[5:]).rstrip("<")
        expected = [
            not text.endswith(b"<"), fields[0] or None, fields[1], fields[2], {"0": "self", "1": "proxy"}[fields[3]], fields[4],
            slots[0] or None, gender, *(slot or None for slot in slots[2:]), other or None, None, None, None, None,
        ]
        found = [str(value) if name == "birth_date" else value for name, value in list(record.items())[2:]]
        assert found == expected, record["line"]
    assert 0 < valid < len(rows)
    print(f"{len(rows)} records agree with their lines, {valid} of them valid")


def compare_time(folder, rounds=5):
    """Prints times beside mawk's. All commands take turns, so that load of the machine affects all."""
    lines = folder / "valid.txt"
    write_lines(lines, count)
    commands = {
        "mawk": ["mawk", "-F|", "-f", root / "benches/naive.awk", lines],
        "vnpqr --jobs 1": [vnpqr, "decode", "--jobs", "1", lines],
        "vnpqr --jobs 2": [vnpqr, "decode", "--jobs", "2", lines],
    }
    seconds = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
            seconds[name].append(time.perf_counter() - start)
    for name, times in seconds.items():
        ratio = statistics.median(a / b for a, b in zip(times, seconds["mawk"]))
        print(f"{name:15} {statistics.median(times):6.3f} s, {ratio:.2f} of mawk")
        assert ratio <= 0.5 or name == "mawk", "more than half of mawk's time"


def on_terminal(arguments, columns=80, stdin=None, output=True):
    """Returns what the command writes to a terminal."""
    terminal, other_end = pty.openpty()
    fcntl.ioctl(other_end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    stdout = other_end if output else subprocess.DEVNULL
    process = subprocess.Popen([vnpqr, *arguments], stdin=stdin, stdout=stdout, stderr=other_end)
    os.close(other_end)
    text = b""
    while True:
        try:
            text += os.read(terminal, 1 << 16)
        except OSError:  # the end of a terminal on Linux
            process.wait()
            os.close(terminal)
            return text.decode().replace("\r\n", "\n")


def check_terminal(folder):
    lines = folder / "valid.txt"
    bar = on_terminal(["decode", lines], output=False)
    assert "% of " in bar and "iB/s" in bar and " left" in bar, bar
    with open(lines, "rb") as source:
        spinner = on_terminal(["decode", "--output", "/dev/null"], stdin=source)
    assert "iB/s" in spinner and " left" not in spinner, spinner
    assert on_terminal(["decode", "--only-errors", lines]) == "", "a progress bar among the records"

    for columns in 30, 40, 80, 81, 82, 83, 84, 200:
        rows = on_terminal(["check", EXAMPLE + "|"], columns).split("\n")[2:]
        caret = next(at for at, row in enumerate(rows) if row.strip() == "^")
        assert all(len(row) < columns for row in rows[: caret + 1]), columns
        assert "".join(row[2:] for row in rows[:caret]).endswith("*|"), columns
        assert rows[caret].index("^") == len(rows[caret - 1]) - 1, columns

    def draw(arguments=(), columns=80, terminal="xterm"):
        os.environ["TERM"] = terminal
        return on_terminal(["draw", *arguments, EXAMPLE], columns)

    def draw_to_pipe(background):
        command = [vnpqr, "draw", "--background", background, EXAMPLE]
        return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout

    dark, light = draw_to_pipe("dark"), draw_to_pipe("light")
    colored = "".join(f"\x1b[38;5;16;48;5;231m{row}\x1b[0m\n" for row in light.splitlines())
    assert draw() == draw(columns=41) == colored
    assert draw(terminal="dumb") == draw(["--background", "dark"]) == dark
    assert draw(["--background", "light"]) == light
    assert draw(columns=40).startswith("vnpqr: "), "a symbol that is wider than the terminal"
    print("the output on terminals is as expected")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    write_lines(folder / "damaged.txt", count, damaged)
    # First, because the memory of a process counts what this one had before it.
    check_jobs(folder / "damaged.txt")
    check_long_line()
    write_lines(folder / "fewer.txt", count // 5, damaged)
    check_records(folder / "fewer.txt", folder)
    compare_time(folder)
    check_terminal(folder)
