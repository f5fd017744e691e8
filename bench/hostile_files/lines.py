"""JSON Lines and tables that wish ill: one long line, deep objects, quotes that never close."""

from __future__ import annotations

from bench.hostile_files.making import MEGABYTE, Pieces, Sample, around, line, much, numbered


def _json(inner: Pieces) -> Pieces:
    return around(b'{"title": "Ferry", "text": "', inner, b'"}\n')


SAMPLES = (
    Sample("line.jsonl", lambda s: _json(line(s)), True),
    Sample("no-json.jsonl", line, False),
    Sample(
        "lines.jsonl",
        lambda s: numbered('{"id": "a%", "title": "F", "text": "The ferry stayed."}\n', 1e5 * s),
        True,
    ),
    Sample("bad-lines.jsonl", lambda s: numbered('{"text": "The ferry %"\n', 1e6 * s), False),
    Sample(
        "one-id.jsonl", lambda s: numbered('{"id": "a", "text": "The ferry %"}\n', 1e6 * s), None
    ),
    Sample(
        "deep.jsonl",
        lambda s: around(b'{"text": "The ferry.", "a": ', much(b"[", 100 * MEGABYTE * s), b"\n"),
        False,
    ),
    Sample(
        "deep-objects.jsonl",
        lambda s: around(b"", much(b'{"text":', 50 * MEGABYTE * s), b"\n"),
        False,
    ),
    Sample(
        "keys.jsonl",
        lambda s: around(b'{"text": "The ferry stayed."', numbered(', "k%": 1', 2e6 * s), b"}\n"),
    ),
    Sample(
        "numbers.jsonl",
        lambda s: around(
            b'{"text": "The ferry stayed.", "date": ',
            much(b"9", MEGABYTE * s),
            b', "a": 1e400, "b": NaN}\n{"text": "The bridge stayed."}\n',
        ),
        True,
    ),
    Sample(
        "listed.jsonl",
        lambda s: around(
            b'{"paragraphs": ["a"', much(b', "The ferry stayed."', 50 * MEGABYTE * s), b"]}\n"
        ),
    ),
    Sample(
        "wide.jsonl",
        lambda s: around(
            b'{"text": "The ferry stayed.", "author": ["a"',
            numbered(', "Author %"', 1e6 * s),
            b"]}\n",
        ),
    ),
    Sample("escapes.jsonl", lambda s: _json(much(b"\\ud800\\u0000 a ", 20 * MEGABYTE * s)), True),
    Sample("cell.csv", lambda s: around(b'title,text\nFerry,"', line(s), b'"\n'), True),
    Sample("open-cell.csv", lambda s: around(b'title,text\nFerry,"', line(s), b"\n"), False),
    Sample(
        "rows.csv",
        lambda s: around(b"title,text\n", numbered("Ferry,The ferry % stayed.\n", 1e5 * s), b""),
        True,
    ),
    Sample(
        "columns.csv",
        lambda s: around(b"text,", numbered("c%,", 1e5 * s), b"\nThe ferry stayed.\n"),
        True,
    ),
    Sample(
        "fields.csv",
        lambda s: around(b"title,text\n", much(b"a,", 50 * MEGABYTE * s), b"\nF,The ferry.\n"),
        None,
    ),
    Sample(
        "quotes.csv",
        lambda s: around(b"title,text\n", numbered('a,"The ferry %\n', 1e5 * s), b""),
        None,
    ),
    Sample(
        "quote-row.csv",
        lambda s: around(b"title,text\n", much(b'"",', 20 * MEGABYTE * s), b""),
        False,
    ),
    Sample("no-column.csv", lambda s: around(b"a,b\n", line(s), b"\n"), False),
    Sample("emoji-cell.csv", lambda s: around('title,text\nFerry,"🚢 '.encode(), line(s), b'"\n')),
)
