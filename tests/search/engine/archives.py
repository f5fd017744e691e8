"""Small archives for the engine: written out in a test, or random."""

from __future__ import annotations

from random import Random
from typing import Any

from index import ArticleDate, Kind, Metadata
from index.segment import Segment
from search import Query
from search.engine.question import Question
from search.engine.terms import Terms
from search.engine.view import View
from search.engine.whole import Whole
from search.language import Node, parse
from tests.search.truth.random_cases import Put, article_of, random_commits
from tests.search.truth.trial import Trial

_MARKED_KINDS = {f"{kind.value}: ": kind for kind in Kind}


def put(path: str, *texts: str, date: str = "", first: str = "", **metadata: Any) -> Put:
    """A source with one article: its title, then body; "note: …" is a note, and so on."""
    told = Metadata(
        title=texts[0],
        date=ArticleDate.parse(date) if date else None,
        first_published=ArticleDate.parse(first) if first else None,
        **metadata,
    )
    paragraphs = [(Kind.TITLE, texts[0]), *map(_kind_and_text, texts[1:])]
    return Put(path, (article_of(path, "", told, paragraphs),))


def _kind_and_text(text: str) -> tuple[Kind, str]:
    for beginning, kind in _MARKED_KINDS.items():
        if text.startswith(beginning):
            return kind, text.removeprefix(beginning)
    return Kind.BODY, text


def archive(*puts: Put) -> Trial:
    """An archive in which each source came by a commit of its own: a segment each."""
    return Trial(tuple((each,) for each in puts))


def random_archive(seed: object) -> Trial:
    """A random one: some segments, some deleted articles."""
    return Trial(random_commits(Random(f"engine/{seed}")))


def view_of(trial: Trial) -> View:
    """What the engine sees of an archive."""
    return View.of(trial.generation)


def question_of(trial: Trial, query: Query) -> Question:
    """A query put to an archive."""
    asked = parse(query.text) if query.text else None
    return Question(Terms(view_of(trial)), asked, query)


def whole_of(trial: Trial) -> Whole:
    """All segments of an archive as one."""
    return view_of(trial).whole


def segment_of(trial: Trial) -> Segment:
    """The one segment of an archive."""
    (segment,) = whole_of(trial).segments
    return segment


def terms_of(segment: Segment, numbers: Any) -> list[str]:
    """Words of a segment by their numbers."""
    return [segment.words.dictionary.term(int(number)).decode() for number in numbers]


def tree(text: str) -> Node:
    """A query, read."""
    return parse(text)
