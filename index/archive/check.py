"""Whether every generation is what was published, byte for byte and posting for posting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from index import analysis, records
from index.addresses import paragraph_ids
from index.archive import manifest
from index.archive.generation import Generation
from index.archive.store import Archive
from index.errors import ArchiveDamagedError


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one generation; without problems it is whole."""

    number: int
    is_current: bool
    files: int
    size: int  # in bytes
    problems: tuple[str, ...]


def check(archive: Archive) -> Iterator[Checked]:
    """Check all generations, the newest first, reading every byte of their files again.

    The current one is also walked: every posting and every stored text, and their counts.
    Raises ArchiveError where there is no archive; at the end, ArchiveDamagedError where CURRENT
    names none of them, if no problem has said so.
    """
    manifest.forget_verified()
    current, fault = None, None
    said: set[str] = set()
    try:
        current = archive.current()
    except ArchiveDamagedError as error:
        fault = error
    for number in archive.numbers():
        is_current = current is not None and number == current.number
        problems: list[str] = []
        files = size = 0
        try:
            contents = manifest.read(archive.folder(number))
            files = len(contents.files)
            size = sum(file.size for file in contents.files.values())
            with Generation.open(archive.folder(number), contents) as generation:
                if is_current:
                    problems += _walk(generation)
        except ArchiveDamagedError as error:
            problems.append(error.happened)
        yield Checked(number, is_current, files, size, tuple(problems))
        said.update(problems)
    if fault and fault.happened not in said:
        raise fault


def _walk(generation: Generation) -> Iterator[str]:
    """What does not fit together in a generation whose files are those that were written."""
    try:
        yield from _counts(generation)
        yield from _articles(generation)
        yield from _postings(generation)
    except Exception as error:  # a damaged index raises whatever its bytes happen to mean
        yield f"reading it ends in {type(error).__name__}: {error}"


def _counts(generation: Generation) -> Iterator[str]:
    with generation._searching() as searcher:
        numbers = [stored["number"] for stored in searcher.reader().all_stored_fields()]
    paragraphs, articles = len(numbers), numbers.count(0)
    expected = generation.manifest
    if (articles, paragraphs) != (expected.articles, expected.paragraphs):
        yield (
            f"it holds {articles:,} articles and {paragraphs:,} paragraphs instead of "
            f"{expected.articles:,} and {expected.paragraphs:,}"
        )


def _articles(generation: Generation) -> Iterator[str]:
    """Every article of the register is there, under its addresses, its spans inside its source."""
    for state in generation.register().values():
        for address in state.articles:
            article = generation.article(address)
            if article is None:
                yield f"article {address} of {state.path} is missing"
                continue
            texts = [paragraph.text for paragraph in article.paragraphs]
            if [p.id for p in article.paragraphs] != list(paragraph_ids(address, texts)):
                yield f"article {address} has paragraphs under addresses that are not theirs"
            if any(not 0 <= s.start <= s.end <= len(article.source_text)
                   for p in article.paragraphs for s in p.spans):  # fmt: skip
                yield f"article {address} has spans outside its source text"


def _postings(generation: Generation) -> Iterator[str]:
    """Every word of every stored text has its posting, and no posting is without its word."""
    with generation._searching() as searcher:
        reader = searcher.reader()
        written: Counter[tuple[str, str]] = Counter()
        for document in reader.all_doc_ids():
            text = records.paragraph_of(reader.stored_fields(document)).text
            written.update(("words", word.text) for word in analysis.words(text))
        for field, term in reader.all_terms():
            found, last = 0, -1
            postings = reader.postings(field, term)
            while postings.is_active():
                if not last < postings.id() < reader.doc_count_all():
                    yield f"the postings of {term!r} in {field} are out of order"
                last = postings.id()
                found += len(postings.value_as("positions")) if field == "words" else 0
                postings.next()
            if field == "words" and found != written.pop((field, term.decode()), 0):
                yield f"the postings of {term.decode()!r} do not fit the texts"
        if written:
            yield f"{len(written):,} words of the texts have no postings"
