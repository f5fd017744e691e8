"""Differences between the truth and what an engine says, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from math import isclose

from search.model import Mark, Sort
from tests.search.truth.counts import Found, Truth
from tests.search.truth.door import BASE, EXACT_TIES, Answer, Counted

CLOSE = 1e-6  # relative: the engine adds up in single precision
NOTHING = 1e-7  # a score that is 0 but for Whoosh, which takes 0 for "not found"


def differences(
    truth: Truth, answers: Mapping[str, Answer], *, marks: bool = True
) -> Iterator[str]:
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
        for paragraph in sorted(hit.marks.keys() | answer.marks.keys()) if marks else ():
            own, said = hit.marks.get(paragraph, ()), answer.marks.get(paragraph, ())
            if own != said:
                yield f"marks {_ranges(said)} for {_ranges(own)}: {_told(truth, own_id)}"


def count_differences(truth: Truth, counted: Counted, sort: Sort) -> Iterator[str]:
    """What of totals, facets and order is not as it should be, one line each.

    What ranking adds to the order by relevance is no part of the truth.
    """
    for name in ("total", "articles", "undated"):
        own = len(truth.hits) if name == "total" else getattr(truth, name)
        if own != getattr(counted, name):
            yield f"{name} {getattr(counted, name)} for {own}"
    for facet, counts in counted.facets.items():
        if counts != dict(truth.facets[facet]):
            yield f"facet {facet}: {dict(counts)} for {dict(truth.facets[facet])}"
    if counted.left_out is not None and counted.left_out != truth.left_out:
        yield f"left out {counted.left_out} for {truth.left_out}"
    if counted.timeline:
        unit, buckets, imprecise = counted.timeline
        said = {bucket: number for bucket, number in buckets.items() if number}
        if (said, imprecise) != truth.timeline(unit):
            yield f"timeline by {unit}: {said}, {imprecise} for {truth.timeline(unit)}"
    listed = truth
    if counted.of_groups is not None:
        listed = truth.grouped()
        yield from _group_differences(truth, listed, counted.of_groups, sort)
    if sorted(counted.order) != sorted(hit.id for hit in listed.hits):
        yield "the pages do not hold every hit once"
    elif sort is not Sort.RELEVANCE and (line := _disorder(listed, counted, sort)):
        yield line


def _group_differences(
    truth: Truth, listed: Truth, groups: Mapping[str, tuple[float, int]], sort: Sort
) -> Iterator[str]:
    sizes = Counter(hit.article.id for hit in truth.hits)
    for hit in listed.hits:
        score, size = groups.get(hit.id, (0.0, 0))
        if size != sizes[hit.id]:
            yield f"group {hit.id} of {size} for {sizes[hit.id]}"
        elif sort is not Sort.RELEVANCE and not isclose(
            hit.score, score, rel_tol=CLOSE, abs_tol=NOTHING
        ):
            yield f"group {hit.id} of score {score!r} for {hit.score!r}"


def _disorder(truth: Truth, counted: Counted, sort: Sort) -> str:
    """The first hit that stands elsewhere; scores that are as good as equal may change places."""
    hits = {hit.id: hit for hit in truth.hits}
    ordered = truth.ordered(sort)
    for place, (own, said) in enumerate(zip(ordered, counted.order, strict=True), 1):
        same_day = sort is BASE or _day(own) == _day(hits[said])
        alike = isclose(own.score, hits[said].score, rel_tol=CLOSE, abs_tol=NOTHING)
        is_tie = own.score == hits[said].score and EXACT_TIES
        if own.id != said and not (same_day and alike and not is_tie):
            return f"order by {sort}: hit {place} is {said} for {own.id}"
    return ""


def _day(hit: Found) -> date | None:
    return hit.date.first if hit.date else None


def _told(truth: Truth, own_id: str) -> str:
    hit = next(hit for hit in truth.hits if hit.id == own_id)
    texts = [paragraph.text for paragraph in hit.article.paragraphs
             if paragraph.id in (own_id, *hit.marks)]  # fmt: skip
    return f"{own_id} {' | '.join(map(repr, texts))}"


def _ranges(marks: tuple[Mark, ...]) -> str:
    return " ".join(f"{mark.start}-{mark.end}" for mark in marks) or "none"
