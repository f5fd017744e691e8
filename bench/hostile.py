"""Strings in twelve scripts that wish ill to whoever cuts them into words."""

from __future__ import annotations

import random
from collections.abc import Iterator

SCRIPTS = {
    "Latin": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "Latin with accents": "éèüöäßøłđıİşçñåœæǿẞĳŉſﬁệờǰẖ\u0301\u0307\u030a\u0323",
    "Greek": "αβγδεζΑΒΓΣςάέήίόύώΐὁᾳᾼ\u0345\u0301",
    "Cyrillic": "абвгдежзАБВГЁёйЙіїјђѓќ\u0301\u0306\u0308",
    "Arabic": "ابتثجحأإآىیکةؤئﷺﻻﹰـ\u064b\u064e\u0651\u0654\u0670٠١٢٣٫٬",
    "Hebrew": "אבגדהוזחט\u05b0\u05b8\u05bc\u05c1שׁײַﬡ׳״",
    "Devanagari": "अआइकखगघक़\u093c\u093e\u094d\u0903०१२।॥",
    "Thai and Lao": "กขคงจนมาเแโำะั็ิ\u0e49\u0e4d๐๑ກຂນມຫໜຳ\u0ecd\u0eb2",
    "Han": "桥在等罢工码头〇々𠮷葛\U000e0100\ufe00〸㈠㊀龘",
    "Kana": "あいうがぎカタカガギー・ゝヽｶﾀﾞﾟ゛゜ゟヿ\u3099\u309a",
    "Hangul": "파업중한글ㄱㅏㅋ\u1112\u1161\u11ab\u1160ﾡￂ",
    "beyond the basic plane": "𞤀𞤢\U0001e944𑄥\U00011127𝐀𝟘𐐀𐐨🚢👩🚀\u200d\U0001f3fd",
}
_SIGNS: tuple[str, ...] = (
    *".,.,.,+#'\"!?-_/:;@&()[]{}<>*%$\\|~^`=", "++", "...", ". ", "! ", '." ', ".) The ", "; ",
    *"…‽؟۔።।॥。！？｡，．、：’‘“”«»„‹›–—‑−£€¥°§№℃½¾⅓⑴⒈①Ⅳ²₂ªº·•×™＋＃＇＂ʼʻ\u2044",
)  # fmt: skip
_BLANKS: tuple[str, ...] = (
    *("      \n\t"), "\r\n", "  ", "\n\n", "\x00", "\x01", "\x0b", "\x0c", "\x1c", "\x1f", "\x7f",
    *"\x85\xa0\u1680\u2000\u2003\u2009\u2028\u2029\u202f\u205f\u3000",
)  # fmt: skip
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u061c"
_WHOLE: tuple[str, ...] = (
    *("The", "the", "Mr.", "U.S.", "u.s", "No.", "Jan.", "Inc.", "etc.", "J.", "Mai"),
    *("5.", "19.", "3.5", "1,578", "1.578,50", "1,50,000", "26.02.1987", "3.5m", "C++", "C#"),
    *("Jahrhundert", "O'Neill", "e.g.", "г.", "т.", "В", "Mme", "Die", "\ud800", "\udfff"),
)  # fmt: skip
_MOST_PARTS = 14


def strings(number: int, seed: int) -> Iterator[str]:
    """This many strings, the same ones for the same seed."""
    chance = random.Random(seed)
    alphabets = list(SCRIPTS.values())
    for _ in range(number):
        own = chance.sample(alphabets, chance.choice((1, 1, 2, 3)))
        yield "".join(_part(chance, own) for _ in range(chance.randint(1, _MOST_PARTS)))


def _part(chance: random.Random, alphabets: list[str]) -> str:
    kind = chance.random()
    if kind < 0.45:
        alphabet = chance.choice(alphabets)
        # Words of all lengths, and now and then such as fill eight, sixteen, thirty-two bytes.
        length = chance.choice((1, 2, 3, 5, 7, 8, 9, 11, 15, 16, 17, 31, 32, 33, 300))
        return "".join(chance.choices(alphabet, k=length))
    if kind < 0.65:
        return chance.choice(_BLANKS)
    if kind < 0.85:
        return chance.choice(_SIGNS)
    if kind < 0.9:
        return "".join(chance.choices("0123456789.,", k=chance.randint(1, 9)))
    if kind < 0.93:
        return chance.choice(_INVISIBLE)
    if kind < 0.99:
        return chance.choice(_WHOLE)
    return chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000))))
