#!/usr/bin/env bash
# Builds all fuzz targets once, with their seeds and dictionary, as OSS-Fuzz and ClusterFuzz expect them.
#
# OUT: the folder for the result. SANITIZER: address (default), none, or coverage, whose flags OSS-Fuzz sets itself.
# FUZZING_ENGINE: libfuzzer. FEATURES: the features of fuzz/Cargo.toml, "signatures pictures" by default.
set -euo pipefail
: "${OUT:?the folder for the fuzz targets}"
features=${FEATURES-signatures pictures}
if [[ ${FUZZING_ENGINE:-libfuzzer} != libfuzzer ]]; then
    echo "the engine $FUZZING_ENGINE is not supported, only libfuzzer" >&2
    exit 1
fi
case ${SANITIZER:-address} in
address) sanitizer=address ;;
none | coverage) sanitizer=none ;;
*) echo "the sanitizer $SANITIZER is not supported: there is no unsafe code for it" >&2 && exit 1 ;;
esac
mkdir -p "$OUT"
OUT=$(realpath "$OUT")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# OSS-Fuzz selects a nightly toolchain itself.
toolchain=+nightly
[[ ${RUSTUP_TOOLCHAIN:-} != nightly* ]] || toolchain=
built=$PWD/target/$(rustc -vV | sed -n 's/^host: //p')/release
targets=$(cargo $toolchain fuzz list)
for target in $targets; do rm -f "$built/$target"; done
cargo $toolchain fuzz build --target-dir "$PWD/target" --sanitizer "$sanitizer" --features "$features"

for target in $targets; do
    # Targets of other features are not built.
    [[ -x $built/$target ]] || continue
    cp "$built/$target" "$OUT/"
    cp dictionary.txt "$OUT/$target.dict"
    printf '[libfuzzer]\nmax_len = 3200\n' >"$OUT/$target.options"
    python3 - "corpus/$target.txt" "$OUT/${target}_seed_corpus.zip" <<'PYTHON'
import sys, zipfile

# One input a line, escaped as Rust's u8::escape_ascii does.
lines = open(sys.argv[1], encoding="ascii").read().split("\n")[:-1]
with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as seeds:
    for number, line in enumerate(lines):
        name = zipfile.ZipInfo(f"{number:05}")
        seeds.writestr(name, line.encode().decode("unicode_escape").encode("latin-1"))
PYTHON
done
