"""Plain text and Markdown that wish ill: long lines, many lines, marks without partners."""

from __future__ import annotations

import random

from bench.hostile_files.making import (
    MEGABYTE,
    Pieces,
    Sample,
    around,
    line,
    much,
    noise,
    numbered,
)


def _token(scale: float) -> Pieces:
    return much(b"a", 100 * MEGABYTE * scale)


def _text_noise(scale: float) -> Pieces:
    """Random letters of all alphabets, with one byte that is no UTF-8."""
    chance = random.Random(2)
    letters = "abc def. ghi\n\n«éßж桥한🚢\u0301\u202e\u200d\x00\x0c\x1c"
    for number in range(int(20 * scale) or 1):
        yield "".join(chance.choices(letters, k=500_000)).encode() + b"\xe9" * (number == 3)


def _laughing_yaml() -> Pieces:
    yield b"---\ntitle: Ferry\na0: &a0 [ha, ha]\n"
    for number in range(40):
        yield f"a{number + 1}: &a{number + 1} [{', '.join([f'*a{number}'] * 10)}]\n".encode()
    yield b"author: *a40\n---\n\nThe ferry stayed.\n"


SAMPLES = (
    Sample("line.txt", line, True),
    Sample("token.txt", _token, True),
    Sample("lines.txt", lambda s: numbered("Line % of a text.\n", 5e6 * s)),
    Sample("paragraphs.txt", lambda s: numbered("Paragraph % of a text.\n\n", 4e6 * s)),
    Sample(
        "no-blank-after-marks.txt",
        lambda s: much(b"The ferry stayed.It was Tuesday.", 100 * MEGABYTE * s),
    ),
    Sample("emoji.txt", lambda s: around("🚢 ".encode(), line(s), b"")),
    Sample("bad-byte.txt", lambda s: around("Über die Brücke. ".encode(), line(s), b"\xe9."), True),
    Sample("blank.txt", lambda s: much(b" \n", 100 * MEGABYTE * s), False),
    Sample("zeros.txt", lambda s: much(b"\0", 100 * MEGABYTE * s), False),
    Sample("noise.txt", noise, False),
    Sample("alphabets.txt", _text_noise),
    Sample(
        "marks.txt", lambda s: around(b"a", much("\u0301".encode(), 10 * MEGABYTE * s), b" b"), True
    ),
    Sample(
        "utf-16.txt",
        lambda s: around(b"\xff\xfe", (p.decode().encode("utf-16-le") for p in line(s / 2)), b""),
        True,
    ),
    Sample("quotes.txt", lambda s: much("“Yes.” «No». ".encode(), 50 * MEGABYTE * s), True),
    Sample("hyphens.txt", lambda s: much(b"har-\nbour fer-\nry ", 50 * MEGABYTE * s)),
    Sample("form-feeds.txt", lambda s: numbered("the ferry of page\n\fPage %\n\n", 1e6 * s)),
    Sample("line.md", lambda s: around(b"# Ferry\n\n", line(s), b""), True),
    Sample(
        "brackets.md", lambda s: around(b"# Ferry\n\n", much(b"[", 2 * MEGABYTE * s), b" x"), True
    ),
    Sample("stars.md", lambda s: around(b"# Ferry\n\nx ", much(b"**a ", 20 * MEGABYTE * s), b"")),
    Sample(
        "tags.md", lambda s: around(b"# Ferry\n\nx ", much(b"<a b=c ", 2 * MEGABYTE * s), b""), True
    ),
    Sample(
        "ticks.md",
        lambda s: around(b"# Ferry\n\nx ", much(b"`a ``b ", 2 * MEGABYTE * s), b""),
        True,
    ),
    Sample(
        "links.md",
        lambda s: around(b"# Ferry\n\nx ", much(b"[a](b) ![c](d) ", 20 * MEGABYTE * s), b""),
        True,
    ),
    Sample("headings.md", lambda s: numbered("# Heading %\n", 1e6 * s)),
    Sample(
        "front-matter.md",
        lambda s: around(
            b"---\ntitle: Ferry\n",
            numbered("key%: value\n", 1e5 * s),
            b"---\n\nThe ferry stayed.\n",
        ),
        True,
    ),
    Sample(
        "deep-front-matter.md",
        lambda s: around(
            b"---\ntitle: Ferry\na: ", much(b"[", MEGABYTE * s), b"\n---\n\nThe ferry stayed.\n"
        ),
        True,
    ),
    Sample("laughing-front-matter.md", lambda s: _laughing_yaml(), True),
    Sample(
        "open-front-matter.md",
        lambda s: around(b"---\ntitle: Ferry\n", much(b"a: b\n", 20 * MEGABYTE * s), b""),
        None,
    ),
)
