"""Do paragraphs keep their address when 5 % of an article is edited and the rest re-ordered?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from bench.reading.corpus import Whole
from index.addresses import normal_form, paragraph_ids
from index.formats import plain
from index.reading.recovery import recover

_EDITED = 0.05  # of the paragraphs of an archive


@dataclass(slots=True)
class Kept:
    """Counts over paragraphs that nobody edited: `kept` of them have the id they had before.

    `wrong` counts ids that answered with another text afterwards.
    """

    unchanged: int = 0
    kept: int = 0
    wrong: int = 0


def kept(articles: Iterable[Whole], chance: Random) -> Kept:
    """Reads each article, edits and shuffles it, and reads it again."""
    result = Kept()
    for article in articles:
        before = _ids(article.paragraphs)
        edited = [
            text + " It was said twice." if chance.random() < _EDITED else text
            for text in article.paragraphs
        ]
        chance.shuffle(edited)
        after = _ids(edited)
        texts = {address: text for text, address in after.items()}
        for text, address in before.items():
            # What has the same letters ("Comments", "comments") is one text, told by its number.
            answers = normal_form(texts.get(address, "")) == normal_form(text)
            if text in edited:
                result.unchanged += 1
                result.kept += answers
            result.wrong += address in texts and not answers
    return result


def _ids(paragraphs: Iterable[str]) -> dict[str, str]:
    """The id of each paragraph's text, the first where several have the same."""
    text = "\n\n".join(paragraphs)
    texts = [block.text for block in recover(text, tuple(plain.blocks(text)))]
    ids: dict[str, str] = {}
    for one, address in zip(texts, paragraph_ids("a", texts), strict=True):
        ids.setdefault(one, address)
    return ids
