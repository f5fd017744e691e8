"""Random small archives, each made again from its seed; `random_trees` are searched in them.

Words are few, so that random queries find something: forms of one word, words that sign or script
make hard, joined and parted compounds, words whose spellings have two stems.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeAlias

from index import Article, ArticleDate, Kind, Metadata, Paragraph, Source, Span
from index.addresses import article_id, paragraph_ids

SCOPES = ("paragraph", "article")

_FEWEST = 3  # sources, for queries to miss some

_VOCABULARY: dict[str | None, str] = {
    "en": "strike Strikes striking bridge bridges the The is not waiting waited C++ U.S. US us "
    "O'Neill Séverine 1,578 military-industrial militaryindustrial military industrial complex "
    "co-operate cooperate R&D No. 5 Mr. she",
    "de": "Streik Streiks streiken Brücke Brücken Straße nicht Hafenarbeiterstreik Größe 5. Mai",
    "ru": "мост моста мосты ждёт ждет Ёлка ёлки U.S. не",
    "tr": "köşe köşeler kose koseler İstanbul ıstanbul değil",
    "fr": "côté cote cotés l'homme été grève grèves",
    "zh": "桥 桥在等 在等 等 罢工 工人罢工 Moreau 用C写",
    "ja": "スト決行 スト 橋 決行",
    "th": "น้ำท่วม น้ำ ท่วม",
    "eo": "strike strikes ponto",  # no stemmer knows Esperanto
    None: "strike strikes мост ponto 桥在等",
}
_UNSPACED = ("zh", "ja", "th")
_GAPS = (" ",) * 6 + (", ", ". ", ". ", "-", "? ", " “", ".” ", "\u00a0", " – ")
_UNSPACED_GAPS = ("", "，", "。", "”，“", " ")
_OUTLETS = ("Harbour Gazette", "The Gazette", "HarbourGazette", "远港日报", None)
_AUTHORS = ("Ana Sørensen", "Tom Li", "Li Ana", "Ana")
_KINDS = (Kind.BODY,) * 6 + tuple(kind for kind in Kind if kind is not Kind.TITLE)


@dataclass(frozen=True, slots=True)
class Put:
    """A source is read: its articles take the place of those it had."""

    path: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Drop:
    """A source is gone, with its articles."""

    path: str


Commit: TypeAlias = tuple[Put | Drop, ...]


def random_commits(chance: Random) -> tuple[Commit, ...]:
    """How an archive came about; articles that are replaced and removed on the way leave traces."""
    languages = chance.sample(list(_VOCABULARY), chance.randint(1, 4))
    author = _Author(chance, {each: _some_words(chance, each) for each in languages})
    paths = [f"wire/{number}.txt" for number in range(chance.randint(3, 18))]
    chance.shuffle(paths)
    known: list[str] = []
    commits = []
    for _ in range(chance.choice((1, 2, 3, 5, 8, 12))):
        commit: dict[str, Put | Drop] = {}
        for _ in range(chance.randint(1, 4)):
            if known and chance.random() < 0.3:
                path = chance.choice(known)
                commit[path] = author.source(path) if chance.random() < 0.6 else Drop(path)
            elif paths:
                path = paths.pop()
                commit[path] = author.source(path)
        known = [path for path in dict.fromkeys([*known, *commit])
                 if not isinstance(commit.get(path), Drop)]  # fmt: skip
        commits.append(tuple(commit.values()))
    if (missing := _FEWEST - len(known)) > 0:
        commits.append(tuple(author.source(f"late/{number}.txt") for number in range(missing)))
    return tuple(commits)


def _some_words(chance: Random, language: str | None) -> list[str]:
    words_of_it = _VOCABULARY[language].split(" ")
    return chance.sample(words_of_it, min(len(words_of_it), chance.randint(4, 9)))


@dataclass(frozen=True, slots=True)
class _Author:
    """Writes articles of few words."""

    chance: Random
    vocabulary: dict[str | None, list[str]]

    def source(self, path: str) -> Put:
        """A file with an article, or with up to three."""
        count = self.chance.choice((1, 1, 1, 2, 3))
        return Put(path, tuple(self._article(path, number, count) for number in range(count)))

    def _article(self, path: str, number: int, count: int) -> Article:
        chance = self.chance
        language = chance.choice(list(self.vocabulary))
        texts = [self._text(language) for _ in range(chance.randint(1, 5))]
        if chance.random() < 0.2:
            texts.append(texts[-1])
        kinds = [Kind.TITLE, *(chance.choice(_KINDS) for _ in texts[1:])]
        original = chance.choice(_OUTLETS) if chance.random() < 0.3 else None
        metadata = Metadata(
            title=texts[0],
            authors=tuple(chance.sample(_AUTHORS, chance.choice((0, 1, 1, 2)))),
            outlet=chance.choice(_OUTLETS),
            date=self._date(),
            first_published=self._date() if original else None,
            original_outlet=original,
            url=chance.choice((None, f"https://gazette.example/{path}")),
            language=language,
        )
        part = f"line {number + 1}" if count > 1 else ""
        return article_of(path, part, metadata, list(zip(kinds, texts, strict=True)))

    def _text(self, language: str | None) -> str:
        chance = self.chance
        if chance.random() < 0.03:
            return "***"
        length = chance.randint(20, 60) if chance.random() < 0.08 else chance.randint(1, 10)
        gaps = _UNSPACED_GAPS if language in _UNSPACED else _GAPS
        text = chance.choice(self.vocabulary[language])
        for _ in range(length - 1):
            word, gap = chance.choice(self.vocabulary[language]), chance.choice(gaps)
            if len(word) > 5 and word.isalpha() and chance.random() < 0.05:
                word = f"{word[:3]}\u00ad{word[3:]}"
            text += gap + (word.capitalize() if gap == ". " and chance.random() < 0.7 else word)
        return text + chance.choice(("", "", ".", "!"))

    def _date(self) -> ArticleDate | None:
        day = date(2022, 11, 1) + timedelta(self.chance.randrange(500))
        text = self.chance.choice(("", f"{day:%Y}", f"{day:%Y-%m}", f"{day}", f"{day}"))
        return ArticleDate.parse(text) if text else None


def article_of(
    path: str, part: str, metadata: Metadata, paragraphs: Sequence[tuple[Kind, str]]
) -> Article:
    """An article whose source text is its paragraphs."""
    source = Source(path, hashlib.sha256(path.encode()).hexdigest(), "plain", 1, part)
    own_id = article_id(source.locator)
    texts = [text for _, text in paragraphs]
    starts = [sum(len(text) + 2 for text in texts[:number]) for number in range(len(texts))]
    return Article(
        id=own_id,
        metadata=metadata,
        evidence=(),
        paragraphs=tuple(
            Paragraph(address, number, kind, text, (Span(start, start + len(text)),))
            for number, (address, (kind, text), start) in enumerate(
                zip(paragraph_ids(own_id, texts), paragraphs, starts, strict=True)
            )
        ),
        source=source,
        source_text="\n\n".join(texts),
    )
