//! What stands below the options in each `--help`, and in the manual pages: examples first.
//!
//! Lines are short, since they are shown as they stand here.

pub(crate) const VNPQR: &str = "\
Example:
  vnpqr show '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'

Exit codes:
  0 all well
  1 the input is not valid (decode: only with --fail)
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const SHOW: &str = "\
Example:
  vnpqr show '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'
  vnpqr show --full --lang vi - < code.txt

Exit codes:
  0 shown
  1 not a valid payload
  2 wrong usage";

pub(crate) const CHECK: &str = "\
Example:
  vnpqr check '001093029317|NGUYEN  AN|1987-01-18|0|162979388586171100|'

Where the text is not valid it is shown with a mark under the place. Letters and
digits are masked, and what a terminal would not show as itself is escaped.
Below a valid text stands what is odd in it, by fields and by registries; that
does not make it less valid.

Exit codes:
  0 valid
  1 not valid
  2 wrong usage";

pub(crate) const READ: &str = "\
Example:
  vnpqr read '001093029317|Nguyễn Văn A|18/01/1987|0|162979388586171100|<Nam'
  vnpqr read --full - < scan.txt

Reads personal QR codes tolerantly and names every repair; reads identity and
insurance cards; names other known codes. Nothing that is unsound is guessed.

Exit codes:
  0 known, and a personal QR is sound
  1 unknown, or a personal QR with a field that is not sound
  2 wrong usage";

pub(crate) const DECODE: &str = "\
Example:
  vnpqr decode scans.txt --output scans.ndjson
  vnpqr decode --format csv --only-errors < scans.txt

Every line gives a record, an empty one too. Lines end in LF or CRLF and are
counted from 1. With more than one FILE a record also names its file, and the
lines are counted in each.

Exit codes:
  0 all lines read, whatever they hold
  1 a line is not valid (with --fail)
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const ENCODE: &str = "\
Example:
  vnpqr encode values.ndjson --output payloads.txt
  vnpqr decode scans.txt | vnpqr encode

A line holds a value, or a record of decode with a value in it. Every bad one
is reported with its line, its JSON path and the reason. The good ones go to
standard output all the same; an output FILE is made only if all are good.

Exit codes:
  0 all well
  1 a line is bad
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const VECTORS: &str = "\
Example:
  vnpqr vectors tests/vectors/valid.json tests/vectors/invalid.json

A file holds an object with a list of vectors. Each vector has a text (or hex)
and either its value and canonical text, or the field and offset of its error.

Exit codes:
  0 no difference
  1 a difference
  2 wrong usage, or a file that cannot be read";

pub(crate) const COMPLETIONS: &str = "\
Example:
  vnpqr completions bash > ~/.local/share/bash-completion/completions/vnpqr";

pub(crate) const MAN: &str = "\
Example:
  vnpqr man | man -l -
  vnpqr man decode > vnpqr-decode.1";
