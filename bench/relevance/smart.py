"""Judged collections in the SMART form: documents, questions, and which documents answer them.

A folder holds three files, plain or gzipped, told by their names: `.all` in it for the documents,
`qry` and `rel` at its end for questions and judgements. Records begin with `.I` and a number, their
fields with a letter: `.T` is a title, `.W` a text.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis import words

_FIELD = re.compile(r"\.([A-Z])(?:\s+(\S+))?\s*$")
_BEST = 5  # grades go from 1, a complete answer, to this: of no interest


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched: a title, "" where the collection has none, and the words below it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, in whole sentences, and how good an answer each document is, from 1 on."""

    id: str
    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents with words, and questions that at least one of them answers."""

    name: str
    documents: tuple[Document, ...]
    questions: tuple[Question, ...]


def read(folder: Path) -> Collection:
    """The collection in a folder, which gives it its name."""
    records = [*_records(_file(folder, r"\.all\b"))]
    documents = tuple(
        Document(number, fields.get("T", ""), fields.get("W", ""))
        for number, fields in records
        if "W" in fields or "T" in fields
    )
    asked = [(number, fields["W"]) for number, fields in _records(_file(folder, "qry$"))
             if "W" in fields]  # fmt: skip
    grades = _judgements(_file(folder, "rel$"))
    # Judgements name a question by its number or, in some collections, by its place in the file.
    if not grades.keys() <= {number for number, _ in asked}:
        asked = [(str(place), text) for place, (_, text) in enumerate(asked, 1)]
    known = {document.id for document in documents}
    questions = []
    for number, text in asked:
        own = {of: grade for of, grade in grades.get(number, {}).items() if of in known}
        questions.append(Question(number, text, own))
    return Collection(folder.name, documents, tuple(each for each in questions if each.grades))


def any_word(text: str) -> list[str]:
    """A question as all engines are asked it: each of its words, as often as it says it."""
    return [text[word.start : word.end] for word in words(text)]


def _file(folder: Path, name: str) -> Path:
    found = [
        path for path in sorted(folder.iterdir())
        if re.search(name, path.name.lower().removesuffix(".gz"))
    ]  # fmt: skip
    if len(found) != 1:
        raise ValueError(f"{folder} has {len(found)} files like {name}, not one")
    return found[0]


def _lines(path: Path) -> Sequence[str]:
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    return data.decode("utf-8", "replace").splitlines()


def _records(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The number and the fields of each record, without the line breaks of the print."""
    number, name = "", ""
    fields: dict[str, list[str]] = {}
    for line in _lines(path):
        found = _FIELD.match(line)
        if found and found[1] == "I" and found[2]:
            if number:
                yield number, _joined(fields)
            number, name, fields = found[2].lstrip("0"), "", {}
        elif found and not found[2]:
            name = found[1]
        elif name:
            fields.setdefault(name, []).append(line)
    if number:
        yield number, _joined(fields)


def _joined(fields: Mapping[str, Sequence[str]]) -> dict[str, str]:
    texts = {name: " ".join(" ".join(lines).split()) for name, lines in fields.items()}
    return {name: text for name, text in texts.items() if text}


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    """By question, the documents that answer it.

    Of three numbers a line the third is a grade, the smaller the better, or -1. Of four, two are
    question and document, and no line says more than that they belong together; in TREC's form of
    them the document is the third.
    """
    found: dict[str, dict[str, int]] = {}
    rows = [line.split() for line in _lines(path) if line.strip()]
    is_trec = all(len(row) == 4 and row[1] == "0" for row in rows)
    for row in rows:
        question, document = row[0].lstrip("0"), row[2 if is_trec else 1].lstrip("0")
        grade = int(row[3]) if is_trec else 1
        if len(row) == 3:
            grade = _BEST - int(row[2]) if int(row[2]) > 0 else 0
        if grade > 0:
            found.setdefault(question, {})[document] = grade
    return found
