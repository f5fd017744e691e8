"""The same article laid out as newspapers of thirty years lay out their pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

HEADLINE = "Night ferry stays for breakfast"
BODY = (
    "The night ferry from Grauwerder did not leave Tarlemouth on Tuesday, and by eight in the "
    "morning its passengers had eaten the harbour out of rolls.",
    "“Nobody told us anything, and then somebody told us to sit down,” said Ottilie Brandt, who "
    "was on her way to a wedding that began at noon.",
    "The operator blamed the bridge. The bridge, which has blamed the operator since March, "
    "declined to open until the tide had turned twice.",
    "Passengers were offered vouchers for the café. It accepts none, the owner said, and she has "
    "a drawer full of them to prove it.",
)
_NAV = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "Port", "Weather"))
_TEASERS = "".join(
    f'<div class="x"><h3><a href="/{n}">Another story altogether, number {n}</a></h3>'
    f"<p>It has a teaser of its own, as long as a sentence is.</p></div>"
    for n in range(4)
)
_FOOT = '<div class="footer"><p>© 2024 Harbour Gazette. All rights reserved.</p></div>'
COOKIES = "We and our 412 partners use cookies to read your mind. Accept them all to read on."
COMMENT = "I was on that ferry and I never had better rolls in my life, whatever they may say here."


def modern(body: Sequence[str]) -> str:
    """Semantic elements, with a consent dialog, a share bar, a figure and readers' comments."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return f"""<!doctype html><html lang="en">
<head><title>{HEADLINE} | Harbour Gazette</title></head>
<body><div class="cookie-consent" role="dialog"><p>{COOKIES}</p></div><nav><ul>{_NAV}</ul></nav>
<main><article><header><h1>{HEADLINE}</h1><p class="byline">By <a href="/felix">Felix Holt</a></p>
<time datetime="2024-03-12T06:40:00+00:00">12 March 2024</time></header>
<div class="share-bar"><a href="#">Share</a> <a href="#">Print</a></div>
<figure><img src="f.jpg"><figcaption>The ferry at the quay on Tuesday, with rolls.</figcaption>
</figure>{text}</article><section class="comments"><h2>Comments</h2><p>{COMMENT}</p></section>
<aside><h2>Most read</h2>{_TEASERS}</aside></main><footer>{_FOOT}</footer></body></html>"""


def divs(body: Sequence[str]) -> str:
    """Nothing but <div>, with class names that say little."""
    text = "".join(f"<div>{paragraph}</div>" for paragraph in body)
    return f"""<html><body><div class="top"><ul>{_NAV}</ul></div><div class="c1"><div class="t">
<h1>{HEADLINE}</h1></div><div class="story-body">{text}</div></div>
<div class="c2"><div>{_TEASERS}</div></div>{_FOOT}</body></html>"""


def breaks(body: Sequence[str]) -> str:
    """Paragraphs parted by double line breaks, as weblogs were written."""
    text = "<br><br>\n".join(body)
    return f"""<html><body><div id="nav">{_NAV}</div><h2>{HEADLINE}</h2><div id="post">{text}</div>
<h3>Leave a comment</h3><div>{COMMENT}</div></body></html>"""


def layout_table(body: Sequence[str]) -> str:
    """A table for a page, as in the nineties."""
    text = "\n".join(f"<P>{paragraph}" for paragraph in body)
    return f"""<HTML><BODY BGCOLOR="#FFFFFF"><TABLE BORDER=0><TR><TD WIDTH=120><UL>{_NAV}</UL>
<TD><FONT FACE="Times"><H1>{HEADLINE}</H1>{text}</FONT><TD><TABLE><TR><TD>Weather<TR><TD>Rain, all
day</TABLE></TABLE>{_FOOT}</BODY></HTML>"""


def frames_of_teasers(body: Sequence[str]) -> str:
    """Several <article>, only one of which is the article."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    teaser = "<article><h2>Elsewhere</h2><p>A teaser which is a sentence, and not a short one.</p>"
    return f"""<html><body>{(teaser + "</article>") * 3}<article class="main"><h1>{HEADLINE}</h1>
{text}</article>{(teaser + "</article>") * 5}</body></html>"""


LAYOUTS: tuple[Callable[[Sequence[str]], str], ...] = (
    modern, divs, breaks, layout_table, frames_of_teasers
)  # fmt: skip
