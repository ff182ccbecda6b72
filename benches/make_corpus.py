#!/usr/bin/env python3
"""Writes corpus.txt next to this file: 4,096 distinct payloads of invented people in random order, the same in every run.

80 % 12-digit numbers, 10 % CMND, 7 % passports, 3 % without; 12 % by proxy; in the extension a quarter each: gender;
gender and phone; gender, the placeholder 00 and phone; gender, health card and phone. Declarations by proxy have the
declarant's QID.
"""
import calendar
import pathlib
import random
import string

SURNAMES = "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY".split()
MIDDLES = "VAN THI DUC MINH NGOC THANH HUU QUOC XUAN KIM GIA BAO KHANH HONG PHUONG".split()
GIVEN = "AN BINH CHAU DUNG GIANG HA HUNG KHOA LAN LINH LONG MAI NAM NGA NHUNG PHONG QUAN SON THAO TRANG TUAN UYEN VINH YEN".split()
MARKED = ["H'HEN NIE", "Y-BLOM KSOR", "K'SOR H'MAI", "R'COM SA-DUYEN"]
PLACES = "001 004 010 019 025 030 031 034 038 040 044 048 052 056 060 066 068 072 075 079 083 087 092 096".split()
CARDS = "DN HX CH HC GD HS SV TE BT CN".split()


def payload(rng, document, proxy, slots):
    year, month = rng.randint(1930, 2020), rng.randint(1, 12)
    day = rng.randint(1, calendar.monthrange(year, month)[1])
    gender = rng.choice("112200" if rng.random() < 0.05 else "12")
    digits = lambda count: "".join(rng.choice(string.digits) for _ in range(count))
    century = (0 if year < 2000 else 2) + (gender == "2")
    id_number = {
        "citizen": rng.choice(PLACES) + str(century) + f"{year % 100:02}" + digits(6),
        "cmnd": digits(9),
        "passport": rng.choice("BCNPK") + digits(7),
        "none": "",
    }[document]
    if rng.random() < 0.02:
        name = rng.choice(MARKED)
    else:
        middles = rng.choices([0, 1, 2, 3], [1, 12, 8, 2])[0]
        name = " ".join([rng.choice(SURNAMES), *rng.sample(MIDDLES, middles), rng.choice(GIVEN)])
    qid = lambda: "16" + digits(16)
    declarant = qid() if proxy else ""
    phone = "0" + rng.choice("35789") + digits(8)
    card = rng.choice(CARDS) + rng.choice("12345") + rng.choice(PLACES)[1:] + digits(10)
    extension = [
        [declarant, gender],
        [declarant, gender, "", phone],
        [declarant, gender, "00", phone],
        [declarant, gender, card, phone],
    ][slots]
    date = f"{year:04}-{month:02}-{day:02}"
    return "|".join([id_number, name, date, "01"[proxy], qid(), "<".join(extension)])


def corpus(seed, count):
    rng = random.Random(seed)
    shares = {"citizen": 0.80, "cmnd": 0.10, "passport": 0.07}
    documents = [document for document, share in shares.items() for _ in range(round(share * count))]
    documents += ["none"] * (count - len(documents))
    # Payloads without a number are by proxy; the other proxies are distributed over the rest.
    proxies = round(0.12 * count)
    others = [at for at, document in enumerate(documents) if document != "none"]
    by_proxy = set(rng.sample(others, proxies - documents.count("none")))
    slots = [at % 4 for at in range(count)]
    rng.shuffle(slots)
    texts = [
        payload(rng, document, document == "none" or at in by_proxy, slots[at])
        for at, document in enumerate(documents)
    ]
    rng.shuffle(texts)
    assert len(set(texts)) == count
    return texts


texts = corpus(1405, 4096)
pathlib.Path(__file__).resolve().with_name("corpus.txt").write_text("".join(text + "\n" for text in texts), "ascii")
print(f"{len(texts)} payloads, {sum(map(len, texts)) / len(texts):.1f} bytes each")
