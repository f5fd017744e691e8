"""What is stored to be shown, in one stretch of bytes for each article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from index.codec.texts import encode
from index.model import Article, Evidence, Paragraph, Source, Span
from tests.index.codec.segments import FEW, article, built, whole_articles


@FEW
@given(articles=whole_articles)
def test_each_part_is_read_alone(folder: Path, articles: Sequence[Article]) -> None:
    """Source text, paragraphs, title, addresses and the rest, whatever stands beside them."""
    segment = built(folder / "segment", articles)
    texts, document = segment.texts, 0
    for number, each in enumerate(articles):
        url = each.metadata.url or ""
        assert texts.source_text(number) == each.source_text
        assert texts.title_and_url(number) == (each.metadata.title, url)
        assert texts.url(number) == url
        assert texts.rest(number) == (each.evidence, each.source.part)
        for paragraph in each.paragraphs:
            assert texts.paragraph(number, document) == paragraph.text
            document += 1


@FEW
@given(articles=whole_articles)
def test_articles_lie_one_after_another(folder: Path, articles: Sequence[Article]) -> None:
    """Each stretch begins with its source text, and has the size that is told."""
    texts = built(folder / "segment", articles).texts
    every = range(len(articles))
    stretches = [bytes(texts.stretches([number])) for number in every]
    assert b"".join(stretches) == bytes(texts.stretches(every))
    assert texts.sizes().tolist() == [len(stretch) for stretch in stretches]
    for each, stretch in zip(articles, stretches, strict=True):
        assert stretch.startswith(encode(each.source_text))


def test_a_paragraph_that_stands_in_its_source_is_stored_once(tmp_path: Path) -> None:
    """Only what was repaired is stored beside the source text."""
    plain = article("a", "Title", "Köşe and a kettle")
    (title, body) = plain.paragraphs
    repaired = replace(plain, id="b", paragraphs=(title, body._replace(text="Köşe and a bridge")))
    texts = built(tmp_path / "segment", [plain, repaired]).texts
    assert bytes(texts.stretches([0])).count(b"kettle") == 1
    assert bytes(texts.stretches([1])).count(b"kettle") == 1
    assert texts.sizes()[1] - texts.sizes()[0] == len(encode("Köşe and a bridge"))


@pytest.mark.parametrize("source", ["ab cd", "äb çd", "桥b 桥d", "𠮷b 🚢d", "\ud83d\ude00 \udfff"])
def test_spans_count_characters_and_not_bytes(tmp_path: Path, source: str) -> None:
    """Every stretch of a source text is the paragraph that it says, in whatever order."""
    size = len(source)
    spans = [Span(begin, end) for begin in range(size, -1, -1) for end in range(begin, size + 1)]
    one = article("a", source)
    paragraphs = tuple(
        Paragraph(f"a.{n}", n, one.paragraphs[0].kind, source[span.start : span.end], (span,))
        for n, span in enumerate(spans)
    )
    segment = built(tmp_path / "segment", [replace(one, paragraphs=paragraphs)])
    assert segment.article(0).paragraphs == paragraphs


def test_half_a_surrogate_pair_stays_one(tmp_path: Path) -> None:
    """Two halves that happen to meet are not joined either, nor in what is kept as JSON."""
    halves = "\ud83d\ude00"
    evidence = (Evidence("title", halves, "\ude00\ud83d", halves, 1.0),)
    strange = replace(
        article("a", halves, outlet=halves, url=halves, authors=(halves,)),
        evidence=evidence,
        source=Source(halves, "0" * 64, "text", 1, halves),
    )
    assert built(tmp_path / "segment", [strange]).article(0) == strange
