"""Mails that wish ill: thousands of parts, mails in mails, endless headers."""

from __future__ import annotations

import base64

from bench.hostile_files.making import (
    MEGABYTE,
    PROSE,
    Pieces,
    Sample,
    around,
    line,
    much,
    numbered,
    page,
)


def _mail(*lines: str) -> bytes:
    return "\n".join(
        ("Subject: Ferry", "From: F. Holt <f@g.example>", "MIME-Version: 1.0", *lines)
    ).encode()


def _multipart(count: float) -> Pieces:
    yield _mail('Content-Type: multipart/mixed; boundary="b"', "", "")
    yield from numbered("--b\nContent-Type: text/plain\n\nThe ferry % stayed.\n", count)
    yield b"--b--\n"


def _nested(count: float, kind: str) -> Pieces:
    yield _mail("")
    for number in range(int(count)):
        inner = f'multipart/{kind}; boundary="b{number}"' if kind != "rfc822" else "message/rfc822"
        yield f"Content-Type: {inner}\n\n".encode()
        if kind != "rfc822":
            yield f"--b{number}\n".encode()
    yield b"Content-Type: text/plain\n\nThe ferry stayed.\n"


def _encoded(scale: float) -> Pieces:
    yield _mail(
        "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", ""
    )
    data = base64.encodebytes(PROSE.encode() * 1_000)
    for _ in range(int(100 * MEGABYTE * scale / len(data))):
        yield data


SAMPLES = (
    Sample("line.eml", lambda s: around(_mail("", ""), line(s), b"\n")),
    Sample("lines.eml", lambda s: around(_mail("", ""), numbered("The ferry %.\n", 2e6 * s), b"")),
    Sample(
        "attachment.eml",
        lambda s: around(
            _mail(
                'Content-Type: multipart/mixed; boundary="b"',
                "",
                "--b",
                "Content-Type: text/plain",
                "",
                "The ferry stayed.",
                "--b",
                "Content-Type: image/png",
                "Content-Disposition: attachment; filename=a.png",
                "Content-Transfer-Encoding: base64",
                "",
                "",
            ),
            much(b"QUJD" * 19 + b"\n", 30 * MEGABYTE * s),
            b"--b--\n",
        ),
        True,
    ),
    Sample("base64.eml", _encoded),
    Sample("parts.eml", lambda s: _multipart(1e4 * s), True),
    Sample("many-parts.eml", lambda s: _multipart(1e6 * s)),
    Sample("nested.eml", lambda s: _nested(1e4 * s, "mixed")),
    Sample("nested-mails.eml", lambda s: _nested(1e4 * s, "rfc822")),
    Sample("nested-alternatives.eml", lambda s: _nested(300, "alternative")),
    Sample(
        "headers.eml",
        lambda s: around(_mail(""), numbered("X-Header-%: a\n", 1e6 * s), b"\nThe ferry stayed.\n"),
    ),
    Sample(
        "long-header.eml",
        lambda s: around(
            b"To: ",
            much(b"a@b.example, ", 10 * MEGABYTE * s),
            b"\n" + _mail("", "The ferry stayed.\n"),
        ),
    ),
    Sample(
        "long-subject.eml",
        lambda s: around(
            b"Subject: ",
            much(b"=?utf-8?q?a?= ", 2 * MEGABYTE * s),
            b"\nFrom: a@b.example\n\nThe ferry stayed.\n",
        ),
    ),
    Sample(
        "long-from.eml",
        lambda s: around(
            b"Subject: F\nFrom: ", much(b"(((", MEGABYTE * s), b"\n\nThe ferry stayed.\n"
        ),
    ),
    Sample(
        "boundaries.eml",
        lambda s: around(
            _mail('Content-Type: multipart/mixed; boundary=""', "", ""),
            much(b"--\n", MEGABYTE * s),
            b"",
        ),
    ),
    Sample(
        "charset.eml",
        lambda s: around(
            _mail("Content-Type: text/plain; charset=" + "x" * 100_000, "", ""),
            iter([b"The ferry stayed. \xe9\n"]),
            b"",
        ),
        True,
    ),
    Sample(
        "deep-page.eml",
        lambda s: around(
            _mail("Content-Type: text/html", "", ""),
            page(around(b"", much(b"<div>", 5 * MEGABYTE * s), b"The ferry stayed.")),
            b"",
        ),
    ),
)
