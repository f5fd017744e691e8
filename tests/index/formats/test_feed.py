"""Feeds: an article an entry."""

from __future__ import annotations

import pytest

from index.errors import ArticleError
from index.formats import feed, read_file
from index.model import Article
from index.reading.draft import Draft

_PROSE = "The night ferry from Grauwerder did not leave on Tuesday."
_RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour Gazette</title>
<language>en-gb</language>
<item><title>Ferry &amp;amp; rolls</title><link>https://g.example/1</link><guid>g1</guid>
<dc:creator>Felix Holt</dc:creator><pubDate>Tue, 12 Mar 2024 06:40:00 GMT</pubDate>
<description>A teaser.</description>
<content:encoded><![CDATA[<p>{_PROSE}</p><p>It stayed.</p>]]></content:encoded></item>
<item><title>Second</title><description>{_PROSE} Again.</description></item>
</channel></rss>"""
_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Gazette</title>
<entry><id>tag:1</id><title type="html">&lt;b&gt;Ferry&lt;/b&gt;</title>
<author><name>Felix Holt</name></author><published>2024-03-12T06:40:00Z</published>
<link href="https://g.example/1"/><content type="html">&lt;p&gt;{_PROSE}&lt;/p&gt;</content>
</entry></feed>"""


def _drafts(source: str) -> list[Draft]:
    return [item for item in feed.read(source.encode()) if isinstance(item, Draft)]


def test_each_entry_is_an_article() -> None:
    """The fullest text of an entry is its source text; what it declares comes with it."""
    first, second = _drafts(_RSS)
    assert [block.text for block in first.blocks] == [_PROSE, "It stayed."]
    assert first.source_text == f"<p>{_PROSE}</p><p>It stayed.</p>"
    assert dict(first.declared[0].values) == {
        "title": "Ferry & rolls", "author": ["Felix Holt"], "link": "https://g.example/1",
        "published": "Tue, 12 Mar 2024 06:40:00 GMT", "language": "en-gb",
        "feed title": "Harbour Gazette",
    }  # fmt: skip
    assert (first.part, second.part) == ("g1", "item 2")
    assert [block.text for block in second.blocks] == [f"{_PROSE} Again."]


def test_atom_is_read_like_rss() -> None:
    """Titles are without markup, authors are names."""
    (draft,) = _drafts(_ATOM)
    assert draft.part == "tag:1"
    assert draft.declared[0].values["title"] == "Ferry"
    assert draft.declared[0].values["author"] == ["Felix Holt"]


@pytest.mark.parametrize("path", ["a.rss", "a.xml", "a.atom", "a.txt", "a"])
@pytest.mark.parametrize("source", [_RSS, _ATOM], ids=["RSS", "Atom"])
def test_a_feed_goes_through_the_door(path: str, source: str) -> None:
    """A feed is told by its content, under any name."""
    article = next(read_file(source.encode(), path))
    assert isinstance(article, Article)
    assert (article.source.format, str(article.metadata.date)) == ("feed", "2024-03-12")
    assert article.metadata.outlet == "Harbour Gazette"


def test_a_bare_ampersand_loses_nothing() -> None:
    """A feed with the commonest mistake of feeds is read all the same."""
    assert len(_drafts(_RSS.replace("Second", "Fish & chips"))) == 2


def test_an_id_is_taken_once() -> None:
    """Of two entries with one id the first is kept and the second is named."""
    twice = _RSS.replace("<title>Second</title>", "<title>Second</title><guid>g1</guid>")
    (_, second) = feed.read(twice.encode())
    assert isinstance(second, tuple)
    assert second[0] == "item 2"
    assert second[1].happened == "Its id 'g1' is that of item 1."


@pytest.mark.parametrize(
    "source",
    ["", "<rss>", "<feed/>", "nonsense",
     '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel></channel></rss>'],
    ids=["nothing", "cut off", "no entries", "no feed", "an entity"],
)  # fmt: skip
def test_a_feed_without_entries_says_so(source: str) -> None:
    """What holds no article is an article error."""
    with pytest.raises(ArticleError, match="It has no entries"):
        _drafts(source)


def test_no_file_is_opened_for_an_entity() -> None:
    """An entity that names a file of this machine stays without content."""
    bomb = '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    source = bomb + _RSS.partition("?>")[2].replace("Again.", "&e; Again.")
    assert all("root:" not in draft.source_text for draft in _drafts(source))
