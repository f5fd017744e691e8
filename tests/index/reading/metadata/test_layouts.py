"""Faults that pages and exports of kinds not seen before brought to light, a case each."""

from __future__ import annotations

import json

import pytest

from index import Article, Metadata, read_file

_BODY = """The gates of the port stayed shut on the third day of the strike, and the bridge stayed
open, which nobody in the office wanted to explain on Monday evening.

Nobody asked who was to shut it, said a docker who has worked there since March 12, 1987."""
_PARAGRAPHS = "".join(f"<p>{one}</p>" for one in _BODY.split("\n\n"))


def _read(path: str, text: str) -> Metadata:
    article = next(iter(read_file(text.encode(), path)))
    assert isinstance(article, Article), article
    return article.metadata


def _line(line: str, language: str = "en") -> Metadata:
    """The metadata of a page that shows one line between headline and text."""
    page = (
        f'<html lang="{language}"><body><h1>Day three</h1><p>{line}</p>{_PARAGRAPHS}</body></html>'
    )
    return _read("page.html", page)


def _linked(**data: object) -> Metadata:
    """The metadata of a page with JSON-LD and the address of the Harbour Gazette."""
    script = json.dumps({"@type": "NewsArticle", "headline": "Day three"} | data)
    return _read(
        "page.html",
        f'<html><head><title>Day three</title><script type="application/ld+json">{script}</script>'
        '<link rel="canonical" href="https://harbourgazette.example/day-three"><meta property='
        f'"og:site_name" content="Harbour Gazette"></head><body>{_PARAGRAPHS}</body></html>',
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ana Sørensen in Kyiv and Tom Li in Brussels", ("Ana Sørensen", "Tom Li")),
        ("By Ana Sørensen in Bosnia and Herzegovina", ("Ana Sørensen",)),
        ("Posted 3 days ago by Ana Sørensen", ("Ana Sørensen",)),
        ("Von: Ana Sørensen", ("Ana Sørensen",)),
        ("De notre envoyée spéciale à Brest, Ana Sørensen", ("Ana Sørensen",)),
        ("By Ana Sørensen Ana Sørensen", ("Ana Sørensen",)),
        ("Written by Ana Sørensen, MS, RD", ("Ana Sørensen",)),
        ("Ana Sørensen | Harbour Gazette", ("Ana Sørensen",)),
        ("Harbour Gazette | April 19, 2023 | Ana Sørensen", ("Ana Sørensen",)),
        ("김민수 기자", ("김민수",)),
        ("By Ana Sørensen and agencies", ("Ana Sørensen",)),
        ("A guest column by Prof. Ana Sørensen", ("Ana Sørensen",)),
        ("By Ana Sørensen and Luc Petit, in La Rochelle", ("Ana Sørensen", "Luc Petit")),
        ("Ana Sørensen Publié le 14 novembre 2021 à 06:02", ("Ana Sørensen",)),
        ("by Ana Sørensen on 14th Nov 2021 in Nature", ("Ana Sørensen",)),
        ("Tom Li, AP", ()),
        ("Back to the Overview By Ana Sørensen published on April 19, 2023", ("Ana Sørensen",)),
        ("3 hours ago", ()),
    ],
)
def test_a_byline_is_read_in_each_of_these_forms(line: str, authors: tuple[str, ...]) -> None:
    """A town behind each name, a colon, degrees, a bar; a credit below a picture is no byline."""
    assert _line(line).authors == authors


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("2023年4月19日 20時15分", "ja", "2023-04-19"),
        ("Actualizado a 20/04/2023 09:00 | Publicado el 19/04/2023 18:00", "es", "2023-04-19"),
        ("Data publikacji: 19 kwietnia 2023, 18:05", "pl", "2023-04-19"),
        ("2023-04-19 08:15:22 来源：海港晚报 作者：李明", "zh", "2023-04-19"),
        ("19 april 2023 om 06:02", "nl", "2023-04-19"),
        ("Moor-Echo vom 19.4.2023, Seite 3 / Lokales", "de", "2023-04-19"),
        ("April 19, 2023, p. 7", "en", "2023-04-19"),
        ("3 hours ago", "en", None),
        ("Updated April 19, 2023", "en", None),
    ],
)
def test_a_day_is_read_in_each_of_these_forms(line: str, language: str, day: str | None) -> None:
    """Times of day in words, and what a page says of a later change beside it."""
    date = _line(line, language).date
    assert (str(date) if date else None) == day


def test_a_line_in_chinese_names_source_and_author() -> None:
    """Each label with a wide colon begins a part of its own."""
    metadata = _line("2023-04-19 08:15:22 来源：海港晚报 作者：李明", "zh")
    assert (metadata.outlet, metadata.authors) == ("海港晚报", ("李明",))


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("Analysis by Ana Sørensen, Gazette Editor-at-large", ("Ana Sørensen",)),
        ("Ana Sørensen. Harbour Gazette", ("Ana Sørensen",)),
        (["Ana Sørensen", "Harbour Gazette"], ("Ana Sørensen",)),
        (["Ana Sørensen", "Transport Correspondent", "Updated Feb"], ("Ana Sørensen",)),
        ("[[Ana Sørensen]]", ("Ana Sørensen",)),
        ("Текст: Ана Соренсен", ("Ана Соренсен",)),
        ("Sørensen, Ana; Li, Tom", ("Ana Sørensen", "Tom Li")),
        ("HarbourGazette", ()),
        ("jdadmin", ()),
        ("kevin-r", ()),
        ("PMJS", ()),
    ],
)
def test_a_declared_author_is_a_person(declared: object, authors: tuple[str, ...]) -> None:
    """Labels, roles, the outlet and the names of users are no people."""
    assert _linked(author=declared).authors == authors


@pytest.mark.parametrize(
    "publisher",
    ["Associated Press", "DH News Service", "Blogger", "U.S.", "Harbour Gazette | News"],
)
def test_the_outlet_is_that_of_the_host(publisher: str) -> None:
    """Pages name agencies, sections and their software as publisher."""
    assert _linked(publisher={"name": publisher}).outlet == "Harbour Gazette"


def test_an_agency_that_is_named_as_publisher_is_where_the_text_is_from() -> None:
    """The newspaper printed it, the agency wrote it."""
    assert _linked(publisher={"name": "Associated Press"}).original_outlet == "Associated Press"


def test_a_publisher_of_another_name_than_its_host_stays() -> None:
    """A name that has to do with the host is not replaced by one that is spelt like it."""
    assert _linked(publisher={"name": "The Gazette of the Harbour"}).outlet == (
        "The Gazette of the Harbour"
    )


def test_what_programs_escape_is_shown_as_it_is_read() -> None:
    """JSON-LD often holds HTML entities."""
    assert _linked(headline="Day &#8216;three&#8217; &amp; four").title == "Day ‘three’ & four"


def test_a_headline_below_the_name_of_the_site_is_found_in_the_title_of_the_window() -> None:
    """Blogs have their own name above each article, in a heading, too."""
    page = (
        "<html><head><title>Quayside Notes: Day three of the strike</title></head><body>"
        f"<h1>Quayside Notes</h1><h3>Day three of the strike</h3>{_PARAGRAPHS}</body></html>"
    )
    metadata = _read("page.html", page)
    assert (metadata.title, metadata.outlet) == ("Day three of the strike", "Quayside Notes")


def test_an_export_of_an_archive_names_paper_and_edition_above_the_headline() -> None:
    """Outlet, day and edition stand there before the headline does."""
    text = f"Harbour Observer\n\nApril 19, 2023 Wednesday\nFirst Edition\n\nDay three\n\n{_BODY}"
    metadata = _read("export.txt", text)
    assert (metadata.title, metadata.outlet) == ("Day three", "Harbour Observer")


@pytest.mark.parametrize("above", ["BC-TARLEMOUTH-STRIKE", "harbour-gazette.example"])
def test_what_agencies_and_printers_put_above_is_no_headline(above: str) -> None:
    """The name of a story on the wire, the host of a page."""
    assert _read("wire.txt", f"{above}\n\nDay three\n\n{_BODY}").title == "Day three"


def test_a_headline_may_be_one_word_with_a_hyphen() -> None:
    """Which a wire would not call a story."""
    assert _read("a.txt", f"COVID-19\n\n{_BODY}").title == "COVID-19"


def test_labelled_lines_are_no_headline() -> None:
    """“Source: …” on the first line is not the title, “Title: …” says what it is."""
    text = f"Source: Harbour Gazette\nDate: 19 Apr 2023\nTitle: Day three\n\n{_BODY}"
    metadata = _read("labelled.txt", text)
    assert (metadata.title, metadata.outlet) == ("Day three", "Harbour Gazette")


def test_an_address_below_the_headline_is_a_line_of_its_own() -> None:
    """It begins with a small letter and is yet not the rest of the line above."""
    url = "https://gazette.example/2023/04/19/day-three"
    metadata = _read("saved.txt", f"Day three of the strike\n{url}\n\n{_BODY}")
    assert (metadata.title, metadata.url) == ("Day three of the strike", url)


def test_a_byline_may_say_where_the_article_stood_first() -> None:
    """One line, two statements."""
    line = "by Ana Sørensen, originally published by Keel Watch on January 30, 2023"
    metadata = _read("reprint.txt", f"Day three\n\n{line}\n\nApril 19, 2023\n\n{_BODY}")
    assert (metadata.authors, metadata.original_outlet) == (("Ana Sørensen",), "Keel Watch")
    assert (str(metadata.first_published), str(metadata.date)) == ("2023-01-30", "2023-04-19")


@pytest.mark.parametrize(
    ("heads", "day"),
    [
        (("The Ledger   Wednesday, 19 April 2023   4", "The Ledger   Wednesday, 19 April 2023   5"),
         "2023-04-19"),
        (("19 April 2023, 14:05   Day three 1/2", "19 April 2023, 14:05   Day three 2/2"), None),
    ],
    ids=["of the paper", "of the printer"],
)  # fmt: skip
def test_the_head_of_each_page_dates_a_print(heads: tuple[str, str], day: str | None) -> None:
    """What has a time of day beside it is when a browser printed the page."""
    text = f"{heads[0]}\n\nDay three\n\n{_BODY}\n\f{heads[1]}\n\n{_BODY}\n"
    date = _read("print.txt", text).date
    assert (str(date) if date else None) == day


def test_the_sender_of_a_signed_newsletter_is_its_outlet() -> None:
    """Without another name in it the sender is the author."""
    header = "Subject: Day three\nDate: Wed, 19 Apr 2023 06:00:00 +0000\nMessage-ID: <a@b>\n\n"
    signed = _read(
        "a.eml", f"From: Harbour Watch <a@b.example>\n{header}By Ana Sørensen\n\n{_BODY}"
    )
    assert (signed.authors, signed.outlet) == (("Ana Sørensen",), "Harbour Watch")
    own = _read("b.eml", f"From: Ana Sørensen <a@b.example>\n{header}{_BODY}")
    assert (own.authors, own.outlet) == (("Ana Sørensen",), None)


@pytest.mark.parametrize(
    ("path", "item"),
    [
        ("a.jsonl", {"heading": "Day three", "writers": ["Ana Sørensen"], "maintext": _BODY,
                     "date_publish": "2023-04-19 05:00:00", "date_download": "2024-01-01"}),
        ("b.jsonl", {"headline": {"main": "Day three"}, "byline": {"original": "By Ana Sørensen"},
                     "webPublicationDate": "2023-04-19T05:00:00Z", "bodyText": _BODY}),
        ("c.jsonl", {"metadata": {"title": "Day three", "author": "Ana Sørensen",
                                  "date": "2023-04-19"}, "text": _BODY}),
        ("d.jsonl", {"Titel": "Day three", "Autor": "Ana Sørensen", "Datum": "19.04.2023",
                     "Inhalt": _BODY}),
    ],
    ids=["a crawler", "an interface", "nested", "German"],
)  # fmt: skip
def test_the_keys_of_other_programs_are_known(path: str, item: dict[str, object]) -> None:
    """What they name otherwise is the same."""
    metadata = _read(path, json.dumps(item, ensure_ascii=False))
    assert (metadata.title, metadata.authors) == ("Day three", ("Ana Sørensen",))
    assert str(metadata.date) == "2023-04-19"


def test_clippers_call_the_address_the_source() -> None:
    """An address under `source` is the article's, where it is more than a site's."""
    url = "https://gazette.example/2023/day-three"
    text = (
        f'---\nTitle: Day three\nsource: "{url}"\nAuthor(s):\n  - "[[Ana Sørensen]]"\n---\n{_BODY}'
    )
    metadata = _read("clip.md", text)
    assert (metadata.url, metadata.authors) == (url, ("Ana Sørensen",))


def test_what_amp_pages_call_advertising_is_no_text() -> None:
    """Their elements are blocks of their own, and furniture."""
    ad = "<amp-ad>Buy a boat, get an oar.</amp-ad>"
    page = f"<article><h1>Day three</h1>{_PARAGRAPHS}{ad}</article>"
    (article,) = read_file(page.encode(), "amp.html")
    assert isinstance(article, Article)
    assert [one.kind.value for one in article.paragraphs if "oar" in one.text] == ["boilerplate"]
