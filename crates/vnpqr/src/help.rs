//! The texts below the options in `--help` and in the manual pages.
//!
//! They are printed without wrapping, so the lines are short.

pub(crate) const VNPQR: &str = "\
Example:
  vnpqr show '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'

Exit codes:
  0 success
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

If the text is not valid, it is printed with a caret under the error. Letters
and digits are masked, and invisible characters are escaped. If it is valid,
unusual values are listed, by field. They do not change the exit code.

Exit codes:
  0 valid
  1 not valid
  2 wrong usage";

pub(crate) const READ: &str = "\
Example:
  vnpqr read '001093029317|Nguyễn Văn A|18/01/1987|0|162979388586171100|<Nam'
  vnpqr read --full - < scan.txt

Reads personal QR codes leniently and lists every repair; reads identity and
insurance cards; names other known codes. A field that cannot be repaired is
shown as invalid.

Exit codes:
  0 detected; all fields of a personal QR code are valid
  1 unknown, or a personal QR code with an invalid field
  2 wrong usage";

pub(crate) const SCAN: &str = "\
Example:
  vnpqr scan photo.jpg
  vnpqr scan --masked --output found.ndjson photos/

Prints a JSON record for every code, in the order of the images. The images of a
folder and its subfolders are sorted by name. An image without a code, or that
cannot be read, is reported on standard error, and the scan continues.

Exit codes:
  0 every image has a code
  1 an image has no code, or cannot be read, or two readings of a code differ
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const DRAW: &str = "\
Example:
  vnpqr draw '001093029317|NGUYEN VAN A|1987-01-18|0|162979388586171100|<1'
  vnpqr draw --card --output card.svg - < code.txt
  vnpqr draw --mm 30 --output code.png - < code.txt

Any text can be drawn; --card needs a valid payload. Without --level and
--pattern the QR code has the same modules in every app that follows the uniform
profile. The QR code holds all values, also those masked on the card.

With --mm, an SVG has its width in millimeters, and a PNG the resolution that
gives this width in print.

Exit codes:
  0 drawn
  1 the text is empty or too long, or --card and not a valid payload
  2 wrong usage, or a file that cannot be written";

pub(crate) const DECLARE: &str = "\
Example:
  vnpqr declare --name 'nguyễn văn a' --birth-date 18/01/1987 --id-number 001093029317
  vnpqr declare --json - < form.json
  vnpqr declare --phone 0944713700 - < scanned-card.txt

Nothing is sent. All errors are listed at once, with field and reason. The
members of the JSON object have the names of the options, with _ for -. An
option takes precedence over the same field of TEXT.

Exit codes:
  0 the declaration is valid
  1 it is not valid, or TEXT is neither a JSON object nor a card
  2 wrong usage";

pub(crate) const DECODE: &str = "\
Example:
  vnpqr decode scans.txt --output scans.ndjson
  vnpqr decode --format csv --only-errors < scans.txt
  vnpqr decode --lenient scans.txt

Every line gives a record, also an empty line. Lines end in LF or CRLF and are
counted from 1. With more than one FILE, each record names its file, and lines
are counted per file. With --keys, the signature of each valid line is verified,
and the record holds the key ID or the reason.

With --lenient, a damaged line is repaired if possible, and its record lists the
repairs. A repair is marked as assumed if it follows a custom, such as
03/04/1989 for the third of April. The record of an invalid line holds its valid
fields, and the readable parts of masked and incomplete fields.

Exit codes:
  0 all lines are read, valid or not
  1 with --fail: a line is not valid, or with --keys not verified
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const ENCODE: &str = "\
Example:
  vnpqr encode values.ndjson --output payloads.txt
  vnpqr decode scans.txt | vnpqr encode

A line holds a value, or a record of decode with a value. Every invalid line is
reported with its number, JSON path and reason. Standard output gets all valid
lines; an output FILE is written only if all lines are valid.

Exit codes:
  0 success
  1 a line is not valid
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

The bytes of the payload are not changed, so a signature stays valid.

Exit codes:
  0 success
  1 not a valid payload
  2 wrong usage";

pub(crate) const UNARMOR: &str = "\
Example:
  vnpqr unarmor - < mail.txt
  vnpqr unarmor 'https://example.vn/qr?c=vnqr1:...'

White space within the armor is ignored.

Exit codes:
  0 success
  1 damaged, cut short, of an unknown version, or the content is not a payload
  2 wrong usage";

pub(crate) const KEYGEN: &str = "\
Example:
  vnpqr keygen --key issuer.jwk --keys jwks.json
  vnpqr keygen --algorithm p256 --kid moh-2027 --key next.jwk --keys jwks.json

Prints the key ID. The private key file is readable only by its owner and never
overwrites a file. Publish the JWK Set file, never the private key file.

Exit codes:
  0 both files are written
  2 wrong usage, or a file that cannot be read or written";

pub(crate) const SIGN: &str = "\
Example:
  vnpqr sign --key issuer.jwk - < code.txt

Writes the signature into slot 5. A payload that has a signature, or slots after
the fifth, is an error. The same payload and key give the same signature.

Exit codes:
  0 signed
  1 not a valid payload, or it cannot be signed
  2 wrong usage, or a key file that cannot be used";

pub(crate) const VERIFY: &str = "\
Example:
  vnpqr verify --keys jwks.json - < scan.txt

Pass the text exactly as it was received. A signature proves who issued the
code. It does not prove that the holder is that person, or that the code is
still valid.

Exit codes:
  0 verified
  1 not verified: not a payload, no signature, another profile, an unknown key,
    or a signature that does not match
  2 wrong usage, or a key file that cannot be used";
