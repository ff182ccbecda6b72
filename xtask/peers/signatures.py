"""Compares signatures with Python's cryptography.

Computes tests/vectors/signature.json from docs/spec/signature.md; --write writes the file. With the path of the command vnpqr, checks
texts that Python signed with the command, and texts that the command signed with Python.
"""
import base64
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, utils

CONTEXT = b"vn-personal-qr:v1.1\n"
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
L = 2**252 + 27742317777372353535851937790883648493
SHA256 = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)
EXAMPLE = "001093029317|NGUYEN LE KHA HAN|1987-01-18|0|162979388586171100|<1<00<0123232422"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Key:
    """A key of the profile, from 32 secret bytes."""

    def __init__(self, letter, secret, kid=None):
        self.letter, self.secret = letter, secret
        if letter == "E":
            self.key = ed25519.Ed25519PrivateKey.from_private_bytes(secret)
            x = self.key.public_key().public_bytes_raw()
            self.jwk = {"kty": "OKP", "crv": "Ed25519", "x": b64(x)}
        else:
            self.key = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1())
            point = self.key.public_key().public_numbers()
            x, y = (b64(number.to_bytes(32, "big")) for number in (point.x, point.y))
            self.jwk = {"kty": "EC", "crv": "P-256", "x": x, "y": y}
        # RFC 7638: the required members, sorted by name, without white space.
        thumbprint = hashlib.sha256(json.dumps(self.jwk, sort_keys=True, separators=(",", ":")).encode()).digest()
        self.kid = kid or b64(thumbprint[:8])

    def public(self):
        return self.jwk | {"kid": self.kid}

    def private(self):
        return self.public() | {"d": b64(self.secret)}

    def raw(self, message):
        if self.letter == "E":
            return self.key.sign(message)
        r, s = utils.decode_dss_signature(self.key.sign(message, SHA256))
        return r.to_bytes(32, "big") + min(s, N - s).to_bytes(32, "big")

    def sign(self, payload, raw=None):
        covered = cover(payload)
        return f"{covered}<{self.letter}.{self.kid}.{b64(raw or self.raw(CONTEXT + covered.encode()))}"


def cover(payload):
    """Returns the payload with all of slots 1 to 4."""
    return payload + "<" * (3 - payload.count("<"))


def verifies(jwks, text):
    """Returns the result for a valid payload, as in the specification."""
    slots = text.split("|")[5].split("<")
    if len(slots) < 5 or not slots[4]:
        return "no-signature"
    parts = slots[4].split(".", 2)
    if len(parts) < 3 or parts[0] not in ("E", "P") or not 1 <= len(parts[1]) <= 16 or not set(parts[1]) <= set(ALPHABET):
        return "not-this-profile"
    if len(parts[2]) != 86 or not set(parts[2]) <= set(ALPHABET) or b64(unb64(parts[2])) != parts[2]:
        return "not-this-profile"
    curve = {"E": "Ed25519", "P": "P-256"}[parts[0]]
    jwk = next((key for key in jwks["keys"] if key.get("crv") == curve and key.get("kid") == parts[1]), None)
    if jwk is None:
        return "unknown-key"
    at = [i for i, c in enumerate(text) if c == "<"][3]
    message, raw = CONTEXT + text[:at].encode(), unb64(parts[2])
    try:
        if parts[0] == "E":
            ed25519.Ed25519PublicKey.from_public_bytes(unb64(jwk["x"])).verify(raw, message)
        else:
            r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
            if s > N // 2 or not r or not s:
                return "bad-signature"
            x, y = (int.from_bytes(unb64(jwk[name]), "big") for name in "xy")
            key = ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
            key.verify(utils.encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
    except InvalidSignature:
        return "bad-signature"
    return {"algorithm": parts[0], "key_id": parts[1], "uncovered_slots": any(slots[5:])}


def secret(label):
    return hashlib.sha256(label.encode()).digest()


KEYS = [
    Key("E", secret("vn-personal-qr test key 1")),
    Key("P", secret("vn-personal-qr test key 2")),
    Key("E", secret("vn-personal-qr test key 3"), "moh-2026"),
    Key("P", secret("vn-personal-qr test key 4"), "moh-2026"),
    Key("E", secret("vn-personal-qr test key 5"), "a"),
    Key("P", secret("vn-personal-qr test key 6"), "_-0123456789abcZ"),
]
PAYLOADS = [
    ("the published example", EXAMPLE),
    ("an empty extension", "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|"),
    ("a gender alone: the empty slots behind it are covered", "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<1"),
    ("a phone number alone", "001093029317|NGUYEN AN|1987-01-18|0|162979388586171100|<<<0944713700"),
    ("declared by proxy", "|TRAN THI B|2015-06-01|1|162979388586171101|162979388586171100<2"),
    ("the shortest payload", "|A|0001-01-01|1|!|"),
    ("the longest fields", "001093029317|" + "A" * 150 + "|9999-12-31|0|" + "~" * 64 + "|" + "Q" * 64 + "<2<" + "Z" * 20 + "<0944713700"),
]


def vectors():
    first, second = KEYS[:2]
    stranger = Key("E", secret("a stranger"))
    signed, signed_p = first.sign(EXAMPLE), second.sign(EXAMPLE)
    message = CONTEXT + EXAMPLE.encode()
    raw, raw_p = first.raw(message), second.raw(message)
    s_p = int.from_bytes(raw_p[32:], "big")
    for why, payload in PAYLOADS:
        for key in KEYS:
            yield f"{why}, {key.letter}.{key.kid}", key.sign(payload)
    for key, text in ((first, signed), (second, signed_p)):
        yield f"empty slots behind the signature, {key.letter}", text + "<<"
        yield f"slot 6 filled by somebody else, {key.letter}", text + "<tiêm 2 mũi"
        yield f"slot 7 filled by somebody else, {key.letter}", text + "<<x"
        for at, what in ((0, "id number"), (13, "name"), (39, "birth date"), (45, "QID"), (64, "gender"), (78, "phone")):
            other = {"0": "1", "1": "2", "2": "0"}.get(text[at], "B" if text[at] != "B" else "C")
            changed = text[:at] + other + text[at + 1 :]
            yield f"another {what}, {key.letter}", changed
        yield f"another character in the signature, {key.letter}", text[:-10] + ("A" if text[-10] != "A" else "B") + text[-9:]
        yield f"a slot emptied, {key.letter}", text.replace("<00<", "<<")
        yield f"bits behind the last byte, {key.letter}", text[:-1] + ALPHABET[ALPHABET.index(text[-1]) + 1]
        yield f"padding, {key.letter}", text + "=="
        yield f"one character cut off, {key.letter}", text[:-1]
        yield f"one character more, {key.letter}", text + "A"
        yield f"signed without the context, {key.letter}", key.sign(EXAMPLE, key.raw(EXAMPLE.encode()))
        yield f"signed with the delimiter of slot 5, {key.letter}", key.sign(EXAMPLE, key.raw(message + b"<"))
    yield "Ed25519 with S beyond the order", first.sign(EXAMPLE, raw[:32] + (int.from_bytes(raw[32:], "little") + L).to_bytes(32, "little"))
    yield "Ed25519 of zeros", first.sign(EXAMPLE, bytes(64))
    yield "Ed25519 with R the neutral point", first.sign(EXAMPLE, b"\x01" + bytes(63))
    yield "P-256 with a high s", second.sign(EXAMPLE, raw_p[:32] + (N - s_p).to_bytes(32, "big"))
    yield "P-256 of zeros", second.sign(EXAMPLE, bytes(64))
    yield "P-256 with r beyond the order", second.sign(EXAMPLE, b"\xff" * 32 + raw_p[32:])
    yield "the other algorithm's letter", signed.replace("<E.", "<P.")
    yield "a letter in lower case", signed.replace("<E.", "<e.")
    yield "a key that nobody knows", stranger.sign(EXAMPLE)
    yield "a stranger who takes a known key's name", stranger.sign(EXAMPLE).replace(stranger.kid, first.kid)
    yield "a key's name in the wrong case", signed.replace(first.kid, first.kid.swapcase())
    yield "a name of 17 characters", signed.replace(first.kid, "a" * 17)
    yield "no name", signed.replace(first.kid, "")
    yield "a name with another character", signed.replace(first.kid, "moh:2026")
    yield "an algorithm that is not of the profile", signed.replace("<E.", "<X.")
    yield "two letters", signed.replace("<E.", "<EE.")
    yield "the signature of another payload", first.sign(EXAMPLE.replace("1987", "1988")).replace("1988", "1987")
    yield "some other signature", EXAMPLE + "<MEUCIQDx"
    yield "a JWS", EXAMPLE + "<eyJhbGciOiJFZERTQSJ9..c2lnbmF0dXJl"
    yield "no signature", EXAMPLE
    yield "slot 5 empty, slot 6 filled", EXAMPLE + "<<" + signed.rsplit("<", 1)[1]


jwks = {"keys": [key.public() for key in KEYS]}
document = {
    "about": "Signatures of personal QR payloads, docs/spec/signature.md. keys: private JWKs, for tests only; jwks: their public "
    "keys. signing: the only text that a key signs a payload to. verifying: the result for a text with jwks: the key, and whether a "
    "slot after the signature is filled; or the code of the error.",
    "provenance": "made by xtask/peers/signatures.py with Python's cryptography; secrets are SHA-256 of 'vn-personal-qr test key N'",
    "keys": [key.private() for key in KEYS],
    "jwks": jwks,
    "signing": [
        {"why": why, "algorithm": key.letter, "key_id": key.kid, "payload": payload, "signed": key.sign(payload)}
        for why, payload in PAYLOADS for key in KEYS
    ],
    "verifying": [
        {"why": why, "text": text} | ({"error": result} if isinstance(result := verifies(jwks, text), str) else {"verified": result})
        for why, text in vectors()
    ],
}
# The specification says more about these texts than the library does.
for vector in document["verifying"]:
    if vector["why"].startswith(("another", "a slot emptied", "signed with", "P-256", "Ed25519", "a stranger")):
        assert vector["error"] == "bad-signature", vector
text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
file = pathlib.Path(__file__).resolve().parents[2] / "tests/vectors/signature.json"
arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
if "--write" in sys.argv:
    file.write_text(text)
elif file.read_text() != text:
    sys.exit("tests/vectors/signature.json differs; --write writes it")
print(f"{len(document['signing'])} signatures and {len(document['verifying'])} results agree with Python")

if arguments:
    command = pathlib.Path(arguments[0]).resolve()

    def run(*more, given=""):
        return subprocess.run([command, *more], input=given, capture_output=True, text=True)

    # Some texts are not canonical: the command verifies the received text.
    made = random.Random(2027)
    folder = tempfile.TemporaryDirectory()
    place = pathlib.Path(folder.name)

    def payload(n):
        extension = made.choice(["", "<1", "<2<HS4010120878821", "<<<0944713700", f"{n}<1<00<0123232422"])
        return f"{made.randrange(10**12):012}|NGUYEN AN|{1950 + n % 60}-0{1 + n % 9}-1{n % 10}|{made.choice('01')}|{made.randrange(10**18)}|{extension}"

    keys = [Key(made.choice("EP"), made.randbytes(32)) for _ in range(20)]
    (place / "jwks.json").write_text(json.dumps({"keys": [key.public() | {"use": "sig"} for key in keys]}))
    lines = [made.choice(keys).sign(payload(n)) + made.choice(["", "<", "<<x"]) for n in range(400)]
    lines += [line.replace("NGUYEN", "NGUYEM") for line in lines[:100]]
    records = [json.loads(line) for line in run("decode", "--keys", str(place / "jwks.json"), given="\n".join(lines)).stdout.splitlines()]
    assert len(records) == len(lines) and all(record["ok"] for record in records)
    for n, record in enumerate(records):
        assert record["verification"]["ok"] == (n < 400), (lines[n], record)
    print(f"{len(lines)} texts signed by Python, 100 of them changed: the command verifies them")

    count = 0
    for n, algorithm in enumerate(["ed25519", "p256"] * 5):
        key = place / f"{n}.jwk"
        kid = run("keygen", "--algorithm", algorithm, "--key", str(key), "--keys", str(place / "made.json")).stdout.split()[0]
        public = json.loads((place / "made.json").read_text())
        secret_key = json.loads(key.read_text())
        twin = Key("E" if algorithm == "ed25519" else "P", unb64(secret_key["d"]))
        assert (twin.kid, twin.jwk["x"]) == (kid, secret_key["x"]), "thumbprint or public half differ"
        for _ in range(20):
            text = payload(count)
            signed = run("sign", "--key", str(key), "-", given=text).stdout.rstrip("\n")
            assert verifies(public, signed)["key_id"] == kid, signed
            assert signed == twin.sign(text), "not the deterministic signature"
            assert run("verify", "--keys", str(place / "made.json"), "-", given=signed).returncode == 0
            count += 1
    print(f"{count} texts signed by the command with its own keys: Python verifies them")
