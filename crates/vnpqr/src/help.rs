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

Reads personal QR codes leniently and names every repair; reads identity and
insurance cards; names other known codes. Nothing that is unsound is guessed.

Exit codes:
  0 known, and a personal QR is sound
  1 unknown, or a personal QR with a field that is not sound
  2 wrong usage";

pub(crate) const SCAN: &str = "\
Example:
  vnpqr scan photo.jpg
  vnpqr scan --masked --output found.ndjson photos/

Every code gives a record, in the order of the pictures. Those of a folder are
taken by name, with the folders in it. Where a picture holds no code, or cannot
be read, standard error says so, and the others are read all the same.

Exit codes:
  0 a code was read in every picture
  1 in one there is none, or it is no picture, or two readings of it differ
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const DRAW: &str = "\
Example:
  vnpqr draw '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'
  vnpqr draw --card --output card.svg - < code.txt

Any text can be drawn, as it stands; a card needs a payload. Without --level and
--pattern it is the uniform symbol, the same modules in every app. The symbol
holds everything, whatever the lines of the card mask.

Exit codes:
  0 drawn
  1 the text is empty or too long, or is no payload and has no card
  2 wrong usage, or a file that cannot be written";

pub(crate) const DECLARE: &str = "\
Example:
  vnpqr declare --name 'nguyễn văn a' --birth-date 18/01/1987 --id-number 001093029317
  vnpqr declare --json - < form.json
  vnpqr declare --phone 0944713700 - < scanned-card.txt

Nothing is sent. All faults are told at once, each with its field and reason. The
members of the JSON object are named as the options, with _ for -. What is given
by an option goes before what the text has.

Exit codes:
  0 a platform would take it
  1 it would not; or a text that is neither an object nor a card
  2 wrong usage";

pub(crate) const DECODE: &str = "\
Example:
  vnpqr decode scans.txt --output scans.ndjson
  vnpqr decode --format csv --only-errors < scans.txt
  vnpqr decode --lenient scans.txt

Every line gives a record, an empty one too. Lines end in LF or CRLF and are
counted from 1. With more than one FILE a record also names its file, and the
lines are counted in each. With --keys each valid line is verified, and a record
says by which key, or why not.

With --lenient a line is valid if it can be repaired without guessing. Each
record lists its repairs; one that is assumed went by custom, as 03/04/1989 for
the third of April. A line that is not valid keeps its sound fields, and what
can be read of those that are masked or not whole.

Exit codes:
  0 all lines read, whatever they hold
  1 a line is not valid, or with --keys not verified (with --fail)
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

pub(crate) const ARMOR: &str = "\
Example:
  vnpqr armor '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'
  vnpqr armor --link https://example.vn/qr - < code.txt

The payload's bytes are armored as they are, a signature and all.

Exit codes:
  0 armored
  1 not a valid payload
  2 wrong usage";

pub(crate) const UNARMOR: &str = "\
Example:
  vnpqr unarmor - < mail.txt
  vnpqr unarmor 'https://example.vn/qr?c=vnqr1:...'

Blanks and line breaks within the armor are passed over.

Exit codes:
  0 opened
  1 damaged, cut short, of an unknown version, or no valid payload in it
  2 wrong usage";

pub(crate) const KEYGEN: &str = "\
Example:
  vnpqr keygen --key issuer.jwk --keys jwks.json
  vnpqr keygen --algorithm p256 --kid moh-2027 --key next.jwk --keys jwks.json

Prints the name of the key. The private key is for its owner alone to read, and
never replaces a file; publish the JWK Set, never the private key.

Exit codes:
  0 both files are written
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const SIGN: &str = "\
Example:
  vnpqr sign --key issuer.jwk - < code.txt

Puts the signature into slot 5. A payload that has one, or slots beyond it, is
refused. The same payload and key give the same signature.

Exit codes:
  0 signed
  1 not a valid payload, or one that cannot be signed
  2 wrong usage, or a key file that cannot be used";

pub(crate) const VERIFY: &str = "\
Example:
  vnpqr verify --keys jwks.json - < scan.txt

The text is verified as it was received. A signature proves who issued it, not
that the person who shows it is that person, nor that it still holds.

Exit codes:
  0 verified
  1 not verified: no payload, no signature, another profile, unknown key, or bad
    signature
  2 wrong usage, or a key file that cannot be used";
