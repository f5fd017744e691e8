"""What became of addresses: ids that no paragraph has any more, and those that have its words now.

An address never answers with another text. Where a paragraph was edited, joined or split its old
id is retired, and the register of retired ids says which paragraphs hold what it said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from index.addresses import normal_form
from index.model import Paragraph

_SHINGLE = 8  # letters and digits compared at a time: rare, yet shorter than most edits
_SHARED = 0.5  # of the shorter text at least is in both
_COMMON = 50  # paragraphs; a shingle in more of them tells nothing, and looking at all takes long

Retired = Mapping[str, tuple[str, ...]]  # a retired id -> its successors, best first; () for none


def retire(
    known: Retired, before: Sequence[Paragraph], after: Sequence[Paragraph]
) -> dict[str, tuple[str, ...]]:
    """The register of retired ids once an article's paragraphs `before` have become `after`.

    An id that lives again leaves the register. Successors are always living ids: where one is
    retired in turn, its own successors take its place. Takes time in proportion to the texts.
    """
    living = {paragraph.id for paragraph in after}
    gone = [paragraph for paragraph in before if paragraph.id not in living]
    old = {paragraph.id for paragraph in before}
    new = [paragraph for paragraph in after if paragraph.id not in old]
    fresh = _successors(gone, new, living)
    register = {
        retired: tuple(dict.fromkeys(chain.from_iterable(fresh.get(one, (one,)) for one in ids)))
        for retired, ids in known.items()
    }
    return {id_: ids for id_, ids in (register | fresh).items() if id_ not in living}


def _successors(
    gone: Sequence[Paragraph], new: Sequence[Paragraph], living: set[str]
) -> dict[str, tuple[str, ...]]:
    """For each paragraph that is gone the new ones that say at least half of the same."""
    if not gone:
        return {}
    shingles = [_shingles(paragraph.text) for paragraph in new]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, texts in enumerate(shingles):
        for text in texts:
            holders[text].append(number)
    found: dict[str, tuple[str, ...]] = {}
    for paragraph in gone:
        # The second of two paragraphs with the same words is gone, the first is there.
        first_of_its_words = paragraph.id.partition("-")[0]
        if first_of_its_words in living:
            found[paragraph.id] = (first_of_its_words,)
            continue
        mine = _shingles(paragraph.text)
        known = (holders.get(text, ()) for text in mine)
        shared = Counter(chain.from_iterable(ids for ids in known if len(ids) <= _COMMON))
        near = [
            number for number, count in shared.most_common()
            if count >= _SHARED * min(len(mine), len(shingles[number]))
        ]  # fmt: skip
        found[paragraph.id] = tuple(new[number].id for number in near)
    return found


def _shingles(text: str) -> frozenset[str]:
    letters = normal_form(text)
    last = max(1, len(letters) - _SHINGLE + 1)
    return frozenset(letters[at : at + _SHINGLE] for at in range(last)) if letters else frozenset()
