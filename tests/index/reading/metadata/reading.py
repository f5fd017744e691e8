"""Articles read for a test, and the evidence of what was read."""

from __future__ import annotations

import json

from index.formats import read_file
from index.model import Article, Evidence

BODY = "The dock strike went into its third day with the gates shut, and the bridge stayed open."


def read(text: str, path: str = "saved/0419.txt") -> Article:
    """The one article of a file."""
    (article,) = read_file(text.encode("utf-8"), path)
    assert isinstance(article, Article)
    return article


def declared(**values: object) -> Article:
    """An article of a JSON Lines file that declares these values."""
    return read(json.dumps({"text": BODY, **values}, default=str), "wire.jsonl")


def evidence_of(article: Article, field: str) -> list[Evidence]:
    """What was found of a field, the value that is used first."""
    return [evidence for evidence in article.evidence if evidence.field == field]
