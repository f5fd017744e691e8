"""Ways to publish small generations, to harm them, and to see what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from index.archive import Archive, Generation, SourceState, Writer, open_writer
from index.formats import read_file
from index.model import Article


def read(path: str, text: str) -> Article:
    """The article that a file with this text is."""
    (article,) = read_file(text.encode("utf-8"), path)
    assert isinstance(article, Article)
    return article


def state_of(article: Article) -> SourceState:
    """What the register says of an article's file."""
    data = article.source_text.encode("utf-8")
    return SourceState(
        path=article.source.path,
        root="/articles",
        size=len(data),
        modified=1,
        sha256=hashlib.sha256(data).hexdigest(),
        format="text",
        format_version=1,
        articles=(article.id,),
    )


def put(writer: Writer, path: str, text: str) -> Article:
    """Add an article, in the place of what its path held before."""
    article = read(path, text)
    writer.add(article)
    writer.replace(state_of(article))
    return article


def publish(archive: Archive, **texts: str) -> int:
    """Commit articles by the names of their files; returns the generation's number."""
    with open_writer(archive) as writer:
        for name, text in texts.items():
            put(writer, f"{name}.txt", text)
        return writer.commit()


def texts_in(generation: Generation) -> dict[str, str]:
    """The source texts of all articles that a generation's register names, by path."""
    found = {}
    for path, state in generation.register().items():
        for address in state.articles:
            article = generation.article(address)
            assert article is not None
            found[path] = article.source_text
    return found


def texts_of(archive: Archive) -> dict[str, str]:
    """The source texts of all articles of the current generation, by path."""
    with archive.open() as generation:
        return texts_in(generation)


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every file under a folder with its bytes, every folder with None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def files_of(archive: Archive, number: int) -> Iterator[Path]:
    """The files of a generation, its manifest among them."""
    yield from sorted(archive.folder(number).iterdir())


def flip(path: Path, at: int = -1) -> None:
    """Alter one byte in place; a hard link elsewhere shares the damage."""
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
