"""Pages that wish ill: a million tags, deep nesting, what never ends."""

from __future__ import annotations

import random

from bench.hostile_files.making import (
    LAUGHING,
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


def _broken_html() -> Pieces:
    chance = random.Random(3)
    bits = (
        "<p>",
        "</p>",
        "<div",
        ">",
        "<",
        "</",
        "<!--",
        "-->",
        '"',
        "'",
        "<table>",
        "<td>",
        "&",
        "<script>",
        "</script>",
        "<b>",
        "</i>",
        "word ",
        "The ferry. ",
        "=",
        "é",
        "\0",
        "<br>",
    )
    for _ in range(50):
        yield "".join(chance.choices(bits, k=20_000)).encode()


SAMPLES = (
    Sample("line.html", lambda s: page(around(b"<p>", line(s), b"</p>")), True),
    Sample(
        "paragraphs.html",
        lambda s: page(much(b"<p>" + PROSE.encode() + b"</p>", 100 * MEGABYTE * s)),
    ),
    Sample("tags.html", lambda s: page(numbered("<b>a</b><p>Line %", 1e6 * s))),
    Sample(
        "million-tags.html", lambda s: page(numbered("<div class=c%><i>", 1e6 * s, "x</i></div>"))
    ),
    Sample("tags-on-a-line.html", lambda s: page(much(b"<p>a", 100 * MEGABYTE * s))),
    Sample(
        "deep.html",
        lambda s: page(around(b"", much(b"<div>", 5 * MEGABYTE * s), b"The ferry stayed.")),
    ),
    Sample(
        "deep-inline.html",
        lambda s: page(around(b"", much(b"<b><i>", 6 * MEGABYTE * s), b"The ferry stayed.")),
    ),
    Sample(
        "deep-tables.html",
        lambda s: page(
            around(b"", much(b"<table><tr><td>", 3 * MEGABYTE * s), b"The ferry stayed.")
        ),
    ),
    Sample(
        "ends.html",
        lambda s: page(around(b"<p>x", much(b"</div></b></p>", 20 * MEGABYTE * s), b"")),
        True,
    ),
    Sample(
        "open-tag.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p><a ", much(b'b="c ', 20 * MEGABYTE * s), b"")
        ),
        True,
    ),
    Sample(
        "open-tags.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p>", much(b"<a b='", 20 * MEGABYTE * s), b"")
        ),
        True,
    ),
    Sample(
        "comments.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p>", much(b"<!-- <!", 20 * MEGABYTE * s), b"")
        ),
        True,
    ),
    Sample(
        "script.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p><script>", much(b"a<b;", 100 * MEGABYTE * s), b"")
        ),
        True,
    ),
    Sample(
        "scripts.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p>", much(b"<script></scrip", 20 * MEGABYTE * s), b"")
        ),
        True,
    ),
    Sample(
        "picture.html",
        lambda s: page(
            around(
                b"<p>The ferry stayed.</p><img src='data:image/png;base64,",
                much(b"QUJD", 100 * MEGABYTE * s),
                b"'>",
            )
        ),
        True,
    ),
    Sample(
        "attributes.html",
        lambda s: page(
            around(b"<p>The ferry stayed.</p><div ", numbered("a%=b ", 2e6 * s), b">x</div>")
        ),
        True,
    ),
    Sample(
        "entities.html",
        lambda s: page(
            around(
                b"<p>The ferry stayed.</p><p>",
                much(b"&amp;&lt;&#x41;&notit;", 50 * MEGABYTE * s),
                b"",
            )
        ),
        True,
    ),
    Sample("breaks.html", lambda s: page(much(b"The ferry stayed.<br>", 50 * MEGABYTE * s))),
    Sample("links.html", lambda s: page(numbered('<li><a href="%">Ferry %</a>', 1e6 * s))),
    Sample(
        "json-ld.html",
        lambda s: page(
            around(
                b'<p>The ferry stayed.</p><script type="application/ld+json">',
                much(b'{"@graph":[', 5 * MEGABYTE * s),
                b"</script>",
            )
        ),
        True,
    ),
    Sample(
        "many-json-ld.html",
        lambda s: page(
            around(
                b"<p>The ferry stayed.</p>",
                numbered(
                    '<script type="application/ld+json">'
                    '{"@type":"NewsArticle","headline":"%"}</script>',
                    3e5 * s,
                ),
                b"",
            )
        ),
        True,
    ),
    Sample(
        "metas.html",
        lambda s: page(
            around(
                b"<p>The ferry stayed.</p>",
                numbered('<meta name="author" content="A. Author %">', 1e6 * s),
                b"",
            )
        ),
    ),
    Sample(
        "items.html",
        lambda s: page(
            around(
                b"<p>The ferry stayed.</p>",
                numbered(
                    '<div itemscope itemtype="http://a.example/NewsArticle">'
                    '<b itemprop="author">A %</b>',
                    3e5 * s,
                ),
                b"",
            )
        ),
    ),
    Sample("no-text.html", lambda s: page(much(b"<div></div>", 20 * MEGABYTE * s)), False),
    Sample("broken.html", lambda s: _broken_html(), True),
    Sample(
        "laughing.html",
        lambda s: around(LAUGHING, page(iter([b"<p>The ferry stayed. &lol9;</p>"])), b""),
        True,
    ),
)
