"""The codec: with it stock Whoosh reads our segments. They are written by `SegmentBuilder` alone.

The class paths `index.codec.whoosh_codec.ArraySegment` and `index.schema.WordAnalyzer` are pickled
into every generation: they are part of the format.
"""

# ruff: noqa: D102  # Whoosh says what its methods are for

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.columns import ColumnReader
from whoosh.filedb.filestore import FileStorage
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo

from index.codec.arrays import Array
from index.codec.columns import DayColumn, TextColumn
from index.codec.lengths import LENGTHS
from index.codec.segment import Segment
from index.codec.whoosh_fields import SIGN, Field, fields_of

SUFFIX = ".segment"


class ArraySegment(base.Segment):  # type: ignore[misc]  # Whoosh is untyped
    """What Whoosh's table of contents holds of a segment: its name, its size, what is deleted."""

    def __init__(self, indexname: str, documents: int = 0) -> None:
        super().__init__(indexname)
        self._documents = documents
        self.deleted: Array = np.empty(0, np.uint32)  # numbers of documents, ascending
        self._deleted_set: frozenset[int] | None = None

    def __getstate__(self) -> dict[str, Any]:
        steps = np.diff(self.deleted.astype("<u4"), prepend=np.uint32(0))
        return {
            "indexname": self.indexname,
            "segid": self.segid,
            "documents": self._documents,
            "deleted": zlib.compress(steps.astype("<u4").tobytes(), 1),
        }

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.indexname, self.segid = state["indexname"], state["segid"]
        self._documents = state["documents"]
        steps = np.frombuffer(zlib.decompress(state["deleted"]), "<u4")
        self.deleted = np.cumsum(steps, dtype=np.int64).astype(np.uint32)
        self._deleted_set = None
        self.compound = False

    def codec(self) -> ArrayCodec:
        return ArrayCodec()

    def should_assemble(self) -> bool:
        return False

    def file_name(self) -> str:
        """The name of its one file."""
        return str(self.make_filename(SUFFIX))

    def set_doc_count(self, doccount: int) -> None:
        self._documents = doccount

    def doc_count_all(self) -> int:
        return self._documents

    def deleted_count(self) -> int:
        return len(self.deleted)

    def deleted_docs(self) -> Iterator[int]:
        return iter(self.deleted.tolist())

    def is_deleted(self, docnum: int) -> bool:
        if self._deleted_set is None:
            self._deleted_set = frozenset(self.deleted.tolist())
        return docnum in self._deleted_set

    def delete(self, documents: Array) -> None:
        """Take out documents, int64[n], besides those that are."""
        self.deleted = np.union1d(self.deleted, documents).astype(np.uint32)
        self._deleted_set = None


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Reads segments. Its segments are not written through Whoosh."""

    def terms_reader(self, storage: FileStorage, segment: ArraySegment) -> _Terms:
        return _Terms(_opened(storage, segment))

    def per_document_reader(self, storage: FileStorage, segment: ArraySegment) -> _Documents:
        return _Documents(_opened(storage, segment), segment)

    def new_segment(self, storage: FileStorage, indexname: str) -> ArraySegment:
        return ArraySegment(indexname)


def _opened(storage: FileStorage, segment: ArraySegment) -> Segment:
    return Segment(Path(storage.folder) / segment.file_name())


class _Terms(base.TermsReader):  # type: ignore[misc]
    def __init__(self, segment: Segment) -> None:
        self._fields = fields_of(segment)
        self._segment = segment

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        return name in self._fields and self._fields[name].find(text) >= 0

    def indexed_field_names(self) -> list[str]:
        return list(self._fields)

    def cursor(self, fieldname: str, fieldobj: Any) -> _Cursor:
        return _Cursor(self, fieldname, self._fields[fieldname], fieldobj)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, field.term(n)) for name, field in self._fields.items()
                for n in range(len(field)))  # fmt: skip

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        field = self._fields[fieldname]
        return ((fieldname, field.term(n)) for n in range(field.place(prefix), len(field)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        documents, frequencies = self._fields[fieldname].postings(self._find(fieldname, text))
        lengths = self._segment.lengths.take(documents)
        return TermInfo(
            weight=float(frequencies.sum()),
            df=len(documents),
            minlength=int(LENGTHS[lengths.min()]),
            maxlength=int(LENGTHS[lengths.max()]),
            maxweight=float(frequencies.max()),
            minid=int(documents[0]),
            maxid=int(documents[-1]),
        )

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        field, number = self._fields[fieldname], self._find(fieldname, text)
        documents, frequencies = field.postings(number)
        positions = field.positions(number)
        return ListMatcher(
            documents.tolist(),
            frequencies.astype(float).tolist(),
            [format_.encode(places) for places in positions] if positions else None,
            format_,
            scorer,
            term=(fieldname, text),
            terminfo=self.term_info(fieldname, text),
        )

    def _find(self, name: str, text: bytes) -> int:
        number = self._fields[name].find(text) if name in self._fields else -1
        if number < 0:
            raise KeyError((name, text))
        return number


class _Cursor(base.FieldCursor):  # type: ignore[misc]
    def __init__(self, terms: _Terms, name: str, field: Field, fieldobj: Any) -> None:
        self._terms, self._name, self._field, self._fieldobj = terms, name, field, fieldobj
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, string: str | bytes) -> str | None:
        text = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._at = self._field.place(text)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._fieldobj.from_bytes(self._field.term(self._at)) if self.is_valid() else None

    def term_info(self) -> TermInfo:
        return self._terms.term_info(self._name, self._field.term(self._at))

    def is_valid(self) -> bool:
        return self._at < len(self._field)


class _Documents(base.PerDocumentReader):  # type: ignore[misc]
    def __init__(self, segment: Segment, state: ArraySegment) -> None:
        self._segment = segment
        self._state = state
        self._columns = {
            "outlet": segment.outlet,
            "original_outlet": segment.original_outlet,
            "language": segment.language,
            "first_day": segment.date,
            "last_day": segment.date,
        }

    def doc_count(self) -> int:
        return int(self._state.doc_count())

    def doc_count_all(self) -> int:
        return self._state.doc_count_all()

    def has_deletions(self) -> bool:
        return bool(self._state.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return self._state.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        return self._state.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        if fieldname not in ("words", "stems"):
            return default
        return int(LENGTHS[self._segment.lengths[docnum]])

    def field_length(self, fieldname: str) -> int:
        return self._segment.total_words if fieldname in ("words", "stems") else 0

    def min_field_length(self, fieldname: str) -> int:
        return int(LENGTHS[self._segment.lengths.min()])

    def max_field_length(self, fieldname: str) -> int:
        return int(LENGTHS[self._segment.lengths.max()])

    def supports_columns(self) -> bool:
        return True

    def list_columns(self) -> list[str]:
        return list(self._columns)

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self._columns

    def column_reader(self, fieldname: str, column: Any) -> _Column:
        source = self._columns[fieldname]
        values: list[Any]
        if isinstance(source, TextColumn):
            values = [value.encode("utf-8", "replace") for value in source.values]
        else:
            assert isinstance(source, DayColumn)
            side = 0 if fieldname == "first_day" else 1
            values = [day + SIGN for day in source.days[:, side].tolist()]
        return _Column(self._segment, source.numbers, values)

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        paragraph = self._segment.paragraph(docnum)
        article = int(self._segment.article_of[docnum])
        return {
            "id": paragraph.id,
            "article": self._segment.article_id(article),
            "number": paragraph.number,
            "kind": paragraph.kind.value,
            "text": paragraph.text,
            "spans": [(span.start, span.end) for span in paragraph.spans],
        }


class _Column(ColumnReader):  # type: ignore[misc]
    """A column of articles, asked for by document; values as Whoosh's columns hold them."""

    def __init__(self, segment: Segment, numbers: Array, values: list[Any]) -> None:
        self._article_of = segment.article_of
        self._numbers = numbers
        self._values = values
        self._doccount = segment.documents

    def __getitem__(self, docnum: int) -> Any:
        return self._values[self._numbers[self._article_of[docnum]]]

    def sort_key(self, docnum: int) -> Any:
        return self[docnum]

    def load(self) -> list[Any]:
        return [self[docnum] for docnum in range(self._doccount)]
