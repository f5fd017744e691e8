"""Values, numbers and their names as people read them, on pages and in the terminal alike."""

from __future__ import annotations

from datetime import date

from index import ArticleDate

_LANGUAGES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "fr": "French", "hi": "Hindi", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
_FACETS = {
    "outlet": "Outlet", "author": "Author", "original_outlet": "First published in",
    "language": "Language", "kind": "Found in", "year": "Year",
}  # fmt: skip
_KINDS = {
    "title": "Headline", "dek": "Standfirst", "byline": "Byline", "body": "Text",
    "heading": "Subheading", "caption": "Caption", "note": "Note", "boilerplate": "Boilerplate",
    "all": "Anywhere, boilerplate too",
}  # fmt: skip


def facet_name(facet: str) -> str:
    """What a facet is called above its values."""
    return _FACETS[facet]


def kind_name(kind: str) -> str:
    """What a kind of paragraph is called; “all” stands for every kind."""
    return _KINDS[kind]


def value_name(facet: str, value: str) -> str:
    """A value of a facet as people read it: languages and kinds by their names."""
    if facet == "kind":
        return kind_name(value)
    return language_name(value) if facet == "language" else value


def plural(number: int, noun: str) -> str:
    """A number and what it counts: 1 paragraph, 1,204 paragraphs."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size_text(size: int) -> str:
    """A number of bytes in kB, or from a million on in MB."""
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.1f} kB"


def age_text(seconds: int) -> str:
    """A span of time in its largest unit: 40 seconds, 3 hours, 12 days."""
    for unit, length in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= length:
            return plural(seconds // length, unit)
    return plural(seconds, "second")


def day_text(day: ArticleDate | None) -> str:
    """A date as people write it: 19 April 2023, April 2023, 2023."""
    if day is None:
        return "undated"
    form = {"day": f"{day.first.day} %B %Y", "month": "%B %Y", "year": "%Y"}[day.precision]
    return day.first.strftime(form)


def days_text(since: date | None, until: date | None) -> str:
    """Days from one to another, or open on a side: from 1 May 2023 to 2 May 2023, on 1 May 2023."""
    first, last = (
        day_text(ArticleDate.parse(day.isoformat())) if day else "" for day in (since, until)
    )
    if since == until:
        return f"on {first}"
    return " ".join(filter(None, [first and f"from {first}", last and f"to {last}"]))


def language_name(code: str) -> str:
    """The English name of a language; its code where the name is not known."""
    return _LANGUAGES.get(code, code)
