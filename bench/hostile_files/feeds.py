"""Feeds that wish ill: huge items, many items, entities that laugh or reach outside."""

from __future__ import annotations

from bench.hostile_files.making import (
    LAUGHING,
    MEGABYTE,
    Pieces,
    Sample,
    around,
    line,
    much,
    numbered,
)


def _rss(inner: Pieces) -> Pieces:
    return around(
        b'<?xml version="1.0"?><rss version="2.0"><channel><title>G</title>',
        inner,
        b"</channel></rss>",
    )


_ITEM = (
    "<item><title>Ferry %</title><guid>%</guid><description>The ferry stayed.</description></item>"
)
SAMPLES = (
    Sample(
        "item.rss",
        lambda s: _rss(
            around(b"<item><title>F</title><description>", line(s), b"</description></item>")
        ),
    ),
    Sample(
        "ten-megabytes.rss",
        lambda s: _rss(
            around(b"<item><title>F</title><description>", line(s / 10), b"</description></item>")
        ),
    ),
    Sample("items.rss", lambda s: _rss(numbered(_ITEM, 2e5 * s))),
    Sample("twenty-thousand-items.rss", lambda s: _rss(numbered(_ITEM, 2e4 * s)), True),
    Sample("deep.rss", lambda s: _rss(much(b"<item>", 5 * MEGABYTE * s))),
    Sample(
        "deep-content.rss",
        lambda s: _rss(
            around(b"<item><description>x", much(b"<div>", MEGABYTE * s), b"</description></item>")
        ),
    ),
    Sample(
        "laughing.rss",
        lambda s: around(
            LAUGHING,
            _rss(
                iter(
                    [
                        b"<item><title>&lol9;</title>"
                        b"<description>The ferry stayed. &lol9;</description></item>"
                    ]
                )
            ),
            b"",
        ),
    ),
    Sample(
        "outside.atom",
        lambda s: around(
            b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">'
            b'<!ENTITY % y SYSTEM "http://127.0.0.1:9/y"> %y;]>',
            iter(
                [
                    b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>F</title>"
                    b"<content>The ferry stayed. &x;</content></entry></feed>"
                ]
            ),
            b"",
        ),
        True,
    ),
    Sample(
        "attribute.rss",
        lambda s: _rss(
            around(
                b"<item><title>F</title><description x='",
                much(b"a", 20 * MEGABYTE * s),
                b"'>The ferry stayed.</description></item>",
            )
        ),
    ),
    Sample(
        "broken.rss",
        lambda s: _rss(
            around(
                b"<item><title>F & G</title><description>The ferry <b stayed.",
                much(b"<", MEGABYTE * s),
                b"",
            )
        ),
    ),
    Sample(
        "entities.rss",
        lambda s: _rss(
            around(
                b"<item><title>F</title><description>",
                much(b"&amp;lt;", 10 * MEGABYTE * s),
                b"</description></item>",
            )
        ),
    ),
    Sample(
        "cdata.rss",
        lambda s: _rss(
            around(
                b"<item><title>F</title><description>The ferry.",
                much(b"<![CDATA[", 5 * MEGABYTE * s),
                b"</description></item>",
            )
        ),
    ),
)
