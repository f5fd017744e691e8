"""The names under which files declare metadata, in front matter, JSON, tables and HTML alike."""

from __future__ import annotations

import functools
from typing import NamedTuple

from index.reading.draft import bare

# Best first. Case, and the marks between the words of a key, do not count.
KEYS = {
    "title": (
        "title", "headline", "og:title", "dc.title", "dcterms.title", "citation_title",
        "parsely-title", "sailthru.title", "twitter:title", "heading",
        "headline_main", "web_title", "article_title", "news_title", "full title", "hed",
        "headlines", "titel",
        "überschrift", "titre", "título", "titolo", "заголовок", "标题", "標題", "name", "subject",
    ),
    "author": (
        "author", "authors", "byline", "bylines", "byl", "by", "creator", "dc:creator",
        "dc.creator",
        "dcterms.creator", "article:author", "citation_author", "parsely-author",
        "sailthru.author", "author name", "author_name", "writer",
        "written by", "og:article:author", "article_author_name", "cxenseparse:author",
        "shareaholic:article_author_name", "dcsext.author", "bt:author",
        "writers", "writer(s)", "author(s)", "article_author", "news_author",
        "autor", "autorin", "autoren", "verfasser", "auteur", "auteurs", "autores",
        "autore", "автор",
        "авторы", "作者", "journalist", "reporter", "contributors", "credits", "from",
    ),
    "outlet": (
        "outlet", "publication", "newspaper", "site_name", "og:site_name", "publisher", "source",
        "source name", "source_name", "media_name", "media", "pubtitle", "publication title",
        "publication_title", "journal", "dc.publisher", "dc:publisher", "dcterms.publisher",
        "citation_journal_title", "citation_publisher", "source_organization",
        "sourceOrganization", "feed title", "feed", "channel", "site",
        "publication_name", "pub_name", "news_outlet", "news_source", "newspaper_name",
        "outlet_name", "media_outlet",
        "zeitung", "quelle", "medium", "journal", "média", "medio", "fuente", "testata",
        "fonte", "bron",
        "veículo", "издание", "источник", "来源", "來源",
        "application-name", "copyright_holder", "copyrightHolder",
    ),
    "date": (
        "date", "pdate", "published", "date_published", "article:published_time",
        "og:published_time", "published_at", "published_on",
        "published time", "published_date", "publish_date",
        "publishing_date", "pubdate", "pub_date", "publication_date", "date_of_publication",
        "publication date", "publication time", "issued", "dc.date", "dc:date", "dc.date.issued",
        "dcterms.date", "dcterms.issued", "dcterms.available", "citation_publication_date",
        "citation_date", "citation_online_date", "parsely-pub-date", "sailthru.date",
        "article.published", "article_date_original", "cxenseparse:recs:publishtime",
        "bt:pubdate", "publish-date", "shareaholic:article_published_time", "date.release",
        "dc.date.created", "vr:published", "og:article:published_time", "last-published",
        "datetime", "timestamp", "posted", "release_date",
        "date_publish", "publish_time", "web_publication_date", "date_posted", "post_date",
        "news_date", "article_date", "print_date", "pub_dt", "display_date", "publish_dt",
        "datum", "erscheinungsdatum", "veröffentlicht", "date de publication", "fecha",
        "fecha de publicación", "data di pubblicazione", "data de publicação", "data",
        "дата", "дата публикации", "日期",
    ),
    "first_published": (
        "first_published", "original_date", "first published", "date_first_published",
        "original_publication_date", "first publication", "originally_published",
    ),
    "original_outlet": (
        "original_outlet", "original_source", "first_outlet", "original publication",
        "originally_published_in", "original_publisher", "syndication_source",
    ),
    "url": (
        "url", "link", "permalink", "canonical", "canonical_url", "og:url", "main_entity_of_page",
        "mainEntityOfPage", "article_url", "source_url", "web_url", "saved from", "href",
        "news_url", "page_url", "original_url", "uri",
        "twitter:url", "parsely-link",
    ),
    "language": (
        "language", "lang", "in_language", "inLanguage", "og:locale", "dc.language",
        "dcterms.language", "content-language", "locale",
        "sprache", "langue", "idioma", "lingua", "язык",
    ),
}  # fmt: skip
# Days that are declared and are not those of a publication.
CHANGED = frozenset({
    "modified", "updated", "datemodified", "articlemodifiedtime", "ogupdatedtime",
    "lastmodified", "dctermsmodified", "modifieddate", "updatedat", "lastupdated",
    "datecreated", "created", "createdat", "dctermscreated",
})  # fmt: skip

_MOST_KEYS, _MOST_PLANS = 40, 64  # of a layer whose plan is remembered, and of such plans
_LONGEST = 200  # characters of a key; no field has one a quarter as long
_MOST_REMEMBERED = 1_024  # keys; the articles of a container have the same
_FIELD_OF = {
    bare(key): (field, rank) for field, keys in KEYS.items() for rank, key in enumerate(keys)
}


class Plan(NamedTuple):
    """What the keys of a layer declare."""

    fields: tuple[tuple[str, str], ...]
    """Each field with a key that declares it, best first."""
    changes: tuple[str, ...]
    """The keys of later changes."""
    languages: tuple[str, ...]
    """The keys of languages as they stand there."""


def plan_of(keys: tuple[str, ...]) -> Plan:
    """What the keys of a layer declare; of the same keys, which many articles have, told once."""
    small = len(keys) <= _MOST_KEYS and all(len(str(key)) <= _LONGEST for key in keys)
    return _known_plan(keys) if small else _plan(keys)


def _plan(keys: tuple[str, ...]) -> Plan:
    known = [(field, key) for key in keys if (field := field_of(str(key)))]
    fields = [(field, key) for (field, _), key in sorted(known, key=lambda one: one[0][1])]
    changes = (key for key in keys if not field_of(str(key)) and bare(str(key)) in CHANGED)
    languages = (key for (field, _), key in known if field == "language")
    return Plan(tuple(fields), tuple(changes), tuple(languages))


_known_plan = functools.lru_cache(_MOST_PLANS)(_plan)


def field_of(key: str) -> tuple[str, int] | None:
    """The field that a key declares, with the rank of the key among those of the field."""
    return _field_of(key) if len(key) <= _LONGEST else None


@functools.lru_cache(_MOST_REMEMBERED)
def _field_of(key: str) -> tuple[str, int] | None:
    return _FIELD_OF.get(bare(key))
