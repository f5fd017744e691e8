"""Articles made for the codec, segments of them, and what brute force says of their words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from index.addresses import paragraph_ids
from index.analysis import stems, words
from index.codec.builder import SegmentBuilder
from index.codec.live import new_state
from index.codec.postings import LENGTH_BITS
from index.codec.segment import Segment
from index.codec.whoosh_codec import ArraySegment
from index.dates import ArticleDate
from index.model import Article, Evidence, Kind, Metadata, Paragraph, Source, Span
from tests.index.hostile import FIXED

FEW = settings(FIXED, max_examples=25)  # of what takes some milliseconds
MEMORY = 1 << 20  # bytes: more than any of these segments needs

# Spellings of the same words, whose stems depend on the language, and some plain ones.
WORDS = (
    "kose",
    "köşe",
    "Köşe",
    "resume",
    "résumé",
    "résumés",
    "strike",
    "strikes",
    "1,578",
    "桥在等",
)
LANGUAGES = (None, "en", "fr", "tr", "xx")

_GAP = "\n\n"
_few_words = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
_traps = st.text(st.sampled_from("aé𠮷\ud83d\ude00\udfff\x00\n .桥\u0301"), max_size=8)
_any_text = _few_words | _traps
_named = _any_text.filter(bool)  # an empty text says as little as None
_days = st.dates(min_value=date(1000, 1, 1))
_dates = st.one_of(
    st.none(),
    _days.map(lambda day: ArticleDate(day, day)),
    _days.map(lambda day: ArticleDate.parse(f"{day:%Y-%m}")),
    _days.map(lambda day: ArticleDate.parse(f"{day:%Y}")),
    st.just(ArticleDate(date.min, date.max)),
)
_languages = st.sampled_from(LANGUAGES)


@st.composite
def _whole_articles(draw: st.DrawFn, address: str) -> Article:
    """Articles of all kinds: repaired paragraphs, empty spans, many spans."""
    source, laid = "", []
    for kind in draw(st.lists(st.sampled_from(Kind), min_size=1, max_size=4)):
        text, begin = draw(_any_text), len(source)
        source += text + draw(st.sampled_from(("", _GAP, "\ud83d")))
        end = begin + len(text)
        shape = draw(st.sampled_from(("whole", "repaired", "outside", "torn")))
        spans = {
            "whole": (Span(begin, end),),
            "repaired": (Span(begin, len(source)),),
            "outside": (Span(begin, begin),),
            "torn": tuple(Span(at, at + 1) for at in range(begin, end)) or (Span(begin, begin),),
        }[shape]
        laid.append((kind, text if shape == "whole" else draw(_any_text), spans))
    addresses = paragraph_ids(address, [text for _, text, _ in laid])
    metadata = Metadata(
        title=draw(_any_text),
        authors=tuple(draw(st.lists(_any_text, max_size=3, unique=True))),
        outlet=draw(st.none() | _named),
        date=draw(_dates),
        first_published=draw(_dates),
        original_outlet=draw(st.none() | _named),
        url=draw(st.none() | _named),
        language=draw(_languages),
    )
    evidence = Evidence("date", draw(_any_text), draw(_any_text), "day", draw(st.floats(0, 1)))
    return Article(
        id=address,
        metadata=metadata,
        evidence=(evidence,) * draw(st.integers(0, 2)),
        paragraphs=tuple(
            Paragraph(own, number, *rest)
            for number, (own, rest) in enumerate(zip(addresses, laid, strict=True))
        ),
        source=Source(draw(_named), "0" * 64, "text", 1, draw(_any_text)),
        source_text=source,
    )


def numbered(number: int) -> str:
    """An address; they differ in length, and do not sort as they are numbered."""
    return f"{number}a" if number % 2 else f"z{number}"


whole_articles = st.integers(1, 3).flatmap(
    lambda count: st.tuples(*(_whole_articles(numbered(number)) for number in range(count)))
)
# Some articles of few words, each with its language: what posting lists are made of.
worded_articles = st.lists(
    st.tuples(_languages, st.lists(_few_words, min_size=1, max_size=3)), min_size=1, max_size=6
).map(
    lambda rows: [
        article(numbered(number), *texts, language=language)
        for number, (language, texts) in enumerate(rows)
    ]
)


def article(address: str, *texts: str, **metadata: Any) -> Article:
    """An article whose paragraphs stand one after another in its source text."""
    source_text = _GAP.join(texts)
    paragraphs, begin = [], 0
    for number, (own, text) in enumerate(zip(paragraph_ids(address, texts), texts, strict=True)):
        kind = Kind.BODY if number else Kind.TITLE
        paragraphs.append(Paragraph(own, number, kind, text, (Span(begin, begin + len(text)),)))
        begin += len(text) + len(_GAP)
    return Article(
        id=address,
        metadata=Metadata(title=texts[0], **metadata),
        evidence=(),
        paragraphs=tuple(paragraphs),
        source=Source(f"{address}.txt", "0" * 64, "text", 1),
        source_text=source_text,
    )


def built(path: Path, articles: Iterable[Article]) -> Segment:
    """A segment of these articles."""
    builder = SegmentBuilder(path, MEMORY)
    for each in articles:
        builder.add(each)
    builder.finish()
    return Segment(path)


def built_state(folder: Path, articles: Iterable[Article]) -> ArraySegment:
    """A segment of these articles as a table of contents names it, in the folder of an index."""
    state = new_state()
    state.set_doc_count(built(folder / state.file_name(), articles).documents)
    return state


def articles_of(segment: Segment) -> list[Article]:
    """All articles of a segment, as they come out of it."""
    return [segment.article(number) for number in range(segment.articles)]


# Posting lists: term, document, and the positions or the frequency there.
Places = dict[str, dict[int, list[int]]]
Frequencies = dict[str, dict[int, int]]


def places_of_words(articles: Sequence[Article]) -> Places:
    """Every word, the paragraphs that hold it, and its positions there, by brute force."""
    found: Places = defaultdict(dict)
    paragraphs = [paragraph for each in articles for paragraph in each.paragraphs]
    for document, paragraph in enumerate(paragraphs):
        for position, word in enumerate(words(paragraph.text)):
            found[word.text].setdefault(document, []).append(position)
    return dict(found)


def frequencies_of_stems(articles: Sequence[Article]) -> tuple[Frequencies, dict[str, set[str]]]:
    """Every stem with the paragraphs that hold it and how often, and with its words, likewise."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    forms: dict[str, set[str]] = defaultdict(set)
    document = 0
    for each in articles:
        for paragraph in each.paragraphs:
            for word in words(paragraph.text):
                written = paragraph.text[word.start : word.end]
                for stem in stems(written, each.metadata.language):
                    found[stem][document] += 1
                    forms[stem].add(word.text)
            document += 1
    return {stem: dict(counts) for stem, counts in found.items()}, dict(forms)


def stored_places(segment: Segment) -> Places:
    """The same as `places_of_words`, as a segment has it."""
    found: Places = {}
    for number, term in enumerate(segment.words.dictionary.terms()):
        documents, codes = segment.words.postings(number)
        positions = iter(segment.words.positions(number).tolist())
        found[term.decode()] = {
            document: [next(positions) for _ in range(code >> LENGTH_BITS)]
            for document, code in zip(documents.tolist(), codes.tolist(), strict=True)
        }
        assert list(positions) == []
    return found


def stored_stems(segment: Segment) -> tuple[Frequencies, dict[str, set[str]]]:
    """The same as `frequencies_of_stems`, as a segment has it."""
    found: Frequencies = {}
    forms: dict[str, set[str]] = {}
    for number, term in enumerate(segment.stems.dictionary.terms()):
        documents, codes = segment.stems.postings(number)
        assert segment.stems.count(number) == len(documents) == len(codes)
        found[term.decode()] = dict(
            zip(documents.tolist(), (codes >> LENGTH_BITS).tolist(), strict=True)
        )
        own = segment.stems.forms(number).tolist()
        assert own == sorted(own)
        forms[term.decode()] = {segment.words.dictionary.term(word).decode() for word in own}
    return found, forms
