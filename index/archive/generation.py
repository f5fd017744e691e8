"""One published, immutable state of the archive, open for reading."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.searching import Searcher

from index import records
from index.archive import manifest, register, retired
from index.archive.manifest import Manifest
from index.archive.register import Register
from index.archive.retired import Retired
from index.model import Article, Failure, Metadata


class Generation:
    """A generation that was verified before any of it was opened.

    `damage` names what is wrong with newer generations, where this is the one fallen back to.
    Its methods may be called from several threads.
    """

    def __init__(self, folder: Path, contents: Manifest, damage: tuple[str, ...] = ()) -> None:
        self.folder = folder
        self.manifest = contents
        self.damage = damage
        # Whoosh's readers seek in shared files: one thread at a time.
        self._lock = threading.RLock()
        self._retired: retired.RetiredById | None = None  # read where they are asked for
        self._copies: dict[str, list[str]] | None = None
        self._searcher: Searcher = FileIndex(FileStorage(str(folder), readonly=True)).searcher()

    @classmethod
    def open(
        cls, folder: Path, expected: Manifest | None = None, damage: tuple[str, ...] = ()
    ) -> Generation:
        """Verify the whole generation and open it. Raises ArchiveDamagedError."""
        contents = expected or manifest.read(folder)
        manifest.verify(folder, contents, whole=True)
        return cls(folder, contents, damage)

    @property
    def number(self) -> int:
        """Goes up by one with every commit."""
        return self.manifest.number

    @contextmanager
    def _searching(self) -> Iterator[Any]:
        """Whoosh's searcher, for `index.segment` alone; other threads wait meanwhile."""
        with self._lock:
            yield self._searcher

    def languages(self) -> tuple[str, ...]:
        """The languages that articles of it are in, in alphabetical order."""
        with self._lock:
            reader = self._searcher.reader()
            # A term outlives its last document until segments are merged.
            return tuple(term for term in reader.field_terms("language")
                         if reader.postings("language", term).is_active())  # fmt: skip

    def article(self, article_id: str) -> Article | None:
        """The article with this id, whole; None where the generation does not hold it."""
        with self._lock:
            run = list(self._searcher.documents(article=article_id))
        return records.article_of(article_id, run) if run else None

    def metadata(self, article_id: str) -> Metadata:
        """The metadata of an article that the generation holds. Raises KeyError for others."""
        with self._lock:
            title = self._searcher.document(head=article_id)
        if title is None:
            raise KeyError(article_id)
        return records.metadata_of(title["record"])

    def register(self) -> Register:
        """What has been read, by path."""
        return register.load(self.folder)

    def retired(self, article_id: str) -> Retired | None:
        """What became of the old addresses of an article; None where none of it is retired."""
        with self._lock:
            if self._retired is None:
                self._retired = retired.load(self.folder)
        return self._retired.get(article_id)

    def copies(self, article_id: str) -> tuple[str, ...]:
        """The paths of further sources that have the same bytes as the article's, in order."""
        with self._lock:
            if self._copies is None:
                self._copies = {}
                states = self.register()
                for state in states.values():
                    for holder in states[state.copy_of].articles if state.copy_of in states else ():
                        self._copies.setdefault(holder, []).append(state.path)
        return tuple(sorted(self._copies.get(article_id, ())))

    def failures(self) -> list[Failure]:
        """All that should have been an article and could not be read."""
        return [failure for state in self.register().values() for failure in state.failures]

    def __enter__(self) -> Generation:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of its files."""
        with self._lock:
            self._searcher.close()
