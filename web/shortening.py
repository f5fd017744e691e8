"""Long queries in few letters: the part that matters, with an ellipsis for what is left out."""

from __future__ import annotations

AROUND = 60  # letters on each side of what matters: two lines on a phone, in all about four
_LEFT_OUT = "…"


def around(text: str, start: int, end: int, letters: int = AROUND) -> tuple[str, str, str]:
    """What stands before a part of a text, the part, and what stands after it, each shortened."""
    before, part, after = text[:start], text[start:end], text[end:]
    if len(before) > letters:
        before = _LEFT_OUT + _end(before, letters)
    if len(after) > letters:
        after = _beginning(after, letters) + _LEFT_OUT
    return before, brief(part, 2 * letters), after


def brief(text: str, letters: int = 3 * AROUND) -> str:
    """The beginning and the end of a text that has more letters; else all of it."""
    if len(text) <= letters:
        return text
    half = letters // 2
    return f"{_beginning(text, half)}{_LEFT_OUT}{_end(text, half)}"


def _beginning(text: str, letters: int) -> str:
    """So many letters at most, up to the end of a word if there is one."""
    return text[: text.rfind(" ", 1, letters) + 1 or letters]


def _end(text: str, letters: int) -> str:
    """So many letters at most, from the beginning of a word on if there is one."""
    space = text.find(" ", len(text) - letters, -1)
    return text[space if space >= 0 else len(text) - letters :]


def changed(text: str, other: str, letters: int = AROUND) -> str:
    """A query that is offered in the place of another: where both differ, and what is around."""
    start = _alike(text, other)
    same = _alike(text[start:][::-1], other[start:][::-1])
    return "".join(around(other, start, len(other) - same, letters))


def _alike(text: str, other: str) -> int:
    """With how many letters both begin."""
    pairs = enumerate(zip(text, other, strict=False))
    return next((at for at, (one, two) in pairs if one != two), min(len(text), len(other)))
