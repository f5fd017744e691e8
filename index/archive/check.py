"""Whether every generation is what was published, byte for byte and posting for posting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from index.addresses import paragraph_ids
from index.archive import manifest
from index.archive.generation import Generation, segments_of
from index.archive.store import Archive
from index.archive.writer import MEMORY
from index.codec.builder import SegmentBuilder
from index.codec.postings import Stems
from index.codec.segment import Segment
from index.errors import ArchiveDamagedError, ArchiveFormatError

_STEMS_AT_ONCE = 1 << 10  # compared: their lists are copied together


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one generation; without problems it is whole.

    Number 0 is CURRENT itself, where it is damaged and no generation is to blame.
    `other` says what it is and what to do where it is of another Byline, that this one cannot read:
    that is no damage.
    """

    number: int
    is_current: bool
    files: int
    size: int  # in bytes
    problems: tuple[str, ...]
    other: str = ""


def check(archive: Archive) -> Iterator[Checked]:
    """Check all generations, the newest first, reading every byte of their files again.

    The current one is also walked: every posting and every stored text, and their counts.
    Where CURRENT names none of them, that comes last.
    Raises ArchiveError where there is no archive.
    """
    manifest.forget_verified()
    current, fault = 0, None
    said: set[str] = set()
    whole = 0
    try:
        current = archive.current().number
    except ArchiveFormatError:
        current = int(archive.pointer().split()[0])
    except ArchiveDamagedError as error:
        fault = error
    for number in archive.numbers():
        folder = archive.folder(number)
        checked = _checked(folder, number, number == current)
        if checked.problems and not folder.is_dir():
            continue  # a commit took it away meanwhile
        yield checked
        said.update(checked.problems)
        if not (checked.problems or checked.other):
            whole = max(whole, number)
    if fault and fault.happened not in said:
        yield Checked(0, False, 0, 0, (fault.happened, _way_out(whole)))


def _way_out(whole: int) -> str:
    """What to do where CURRENT is damaged; `whole` is the newest generation that is whole, or 0."""
    if whole:
        return (
            f"Searches are answered from generation {whole}, and nothing can be indexed. "
            "Run “byline rollback”: it publishes that generation again."
        )
    return "Nothing can be searched or indexed. Run “byline rebuild”, or index into a new archive."


def _checked(folder: Path, number: int, is_current: bool) -> Checked:
    problems: list[str] = []
    sizes: list[int] = []
    other = ""
    try:
        other = _of_another_byline(folder)
        contents = manifest.read(folder, earlier=True)
        sizes = [file.size for file in contents.files.values()]
        if other:
            manifest.verify(folder, contents, whole=True)
        else:
            with Generation.open(folder, contents) as generation:
                problems += _walk(generation) if is_current else ()
    except ArchiveFormatError:
        pass  # a newer Byline may keep its files in any way
    except ArchiveDamagedError as error:
        problems.append(error.happened)
    return Checked(number, is_current, len(sizes), sum(sizes), tuple(problems), other)


def _of_another_byline(folder: Path) -> str:
    """What a generation of another Byline is, and what to do; "" for one of this Byline."""
    try:
        manifest.read(folder)
    except ArchiveFormatError as error:
        return str(error)
    return ""


def _walk(generation: Generation) -> Iterator[str]:
    """What does not fit together in a generation whose files are those that were written."""
    try:
        yield from _counts(generation)
        yield from _articles(generation)
        yield from _rebuilt(generation)
    except Exception as error:  # a damaged index raises whatever its bytes happen to mean
        yield f"reading it ends in {type(error).__name__}: {error}"


def _counts(generation: Generation) -> Iterator[str]:
    articles = sum(len(held.live_articles) for held in segments_of(generation))
    paragraphs = sum(held.state.doc_count() for held in segments_of(generation))
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


def _rebuilt(generation: Generation) -> Iterator[str]:
    """A segment made anew out of what it stores is the same, array for array."""
    for held in segments_of(generation):
        segment = held.segment
        with TemporaryDirectory() as folder:
            builder = SegmentBuilder(Path(folder) / "rebuilt", MEMORY)
            for article in range(segment.articles):
                builder.add(segment.article(article))
            builder.finish()
            rebuilt = Segment(Path(folder) / "rebuilt")
            for name in sorted(segment.file.names | rebuilt.file.names):
                if not name.startswith("stems.") and not _same(segment, rebuilt, name):
                    yield f"“{name}” of {held.state.file_name()} does not fit its articles"
            if not _same_stems(segment.stems, rebuilt.stems):
                yield f"the stems of {held.state.file_name()} do not fit its words"


def _same(left: Segment, right: Segment, name: str) -> bool:
    return (
        name in left.file.names
        and name in right.file.names
        and np.array_equal(left.file.array(name), right.file.array(name))
    )


def _same_stems(left: Stems, right: Stems) -> bool:
    """Whether they say the same; which lists are shared may depend on what was merged."""
    return left.dictionary.terms() == right.dictionary.terms() and all(
        np.array_equal(one, other)
        for first in range(0, len(left.dictionary), _STEMS_AT_ONCE)
        for one, other in zip(
            left.slices(first, min(first + _STEMS_AT_ONCE, len(left.dictionary))),
            right.slices(first, min(first + _STEMS_AT_ONCE, len(left.dictionary))),
            strict=True,
        )
    )
