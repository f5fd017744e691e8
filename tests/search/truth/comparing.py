"""Differences between the truth and what an engine says, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isclose

from search.model import Mark
from tests.search.truth.counts import Truth
from tests.search.truth.door import Answer

CLOSE = 1e-6  # relative: the engine adds up in single precision
NOTHING = 1e-7  # a score that is 0 but for Whoosh, which takes 0 for "not found"


def differences(truth: Truth, answers: Mapping[str, Answer]) -> Iterator[str]:
    """What of the hits is not as it should be, one line each."""
    hits = {hit.id: hit for hit in truth.hits}
    for missing in sorted(hits.keys() - answers.keys()):
        yield f"not found: {_told(truth, missing)}"
    for wrong in sorted(answers.keys() - hits.keys()):
        yield f"found wrongly: {wrong}"
    for own_id in sorted(hits.keys() & answers.keys()):
        hit, answer = hits[own_id], answers[own_id]
        if not isclose(hit.score, answer.score, rel_tol=CLOSE, abs_tol=NOTHING):
            yield f"score {answer.score!r} for {hit.score!r}: {_told(truth, own_id)}"
        for paragraph in sorted(hit.marks.keys() | answer.marks.keys()):
            own, said = hit.marks.get(paragraph, ()), answer.marks.get(paragraph, ())
            if own != said:
                yield f"marks {_ranges(said)} for {_ranges(own)}: {_told(truth, own_id)}"


def _told(truth: Truth, own_id: str) -> str:
    hit = next(hit for hit in truth.hits if hit.id == own_id)
    texts = [paragraph.text for paragraph in hit.article.paragraphs
             if paragraph.id in (own_id, *hit.marks)]  # fmt: skip
    return f"{own_id} {' | '.join(map(repr, texts))}"


def _ranges(marks: tuple[Mark, ...]) -> str:
    return " ".join(f"{mark.start}-{mark.end}" for mark in marks) or "none"
