"""Why a paragraph was found: the words that satisfy the query, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index import Article, ArticleDate, Metadata
from index.segment import Word as IndexedWord
from index.segment import stem, words
from search.language import And, Dated, Named, Node, Not, Or, Word, parse
from search.model import Mark
from search.terms import as_written, is_plain, opens_pairs, phrase_terms


def marks(tree: Node, text: str, metadata: Metadata) -> tuple[Mark, ...]:
    """The marks of a paragraph, in order, without overlaps; () where the tree does not find it."""
    found = _Proof(words(text), metadata).of(tree)
    return tuple(_merged(found or ()))


def mark_article(article: Article, query: str) -> dict[str, tuple[Mark, ...]]:
    """The marks of each paragraph that the query finds, by paragraph id. Raises QueryError."""
    tree = parse(query)
    marked = ((p.id, marks(tree, p.text, article.metadata)) for p in article.paragraphs)
    return {paragraph: found for paragraph, found in marked if found}


@dataclass(frozen=True, slots=True)
class _Proof:
    """Evaluates a tree on one paragraph: its marks where it holds, None where it does not."""

    words: list[IndexedWord]
    metadata: Metadata

    def of(self, node: Node) -> list[Mark] | None:
        match node:
            case Word(text) if is_plain(text):
                return self._stems(text)
            case Word(text):
                return self._phrase(text)
            case And(parts):
                proofs = [self.of(part) for part in parts]
                return None if None in proofs else _joined(proofs)
            case Or(parts):
                proofs = [proof for part in parts if (proof := self.of(part)) is not None]
                return _joined(proofs) if proofs else None
            case Not(part):
                return [] if self.of(part) is None else None
            case Named("outlet" | "author" as field, part, _, False):
                return [] if self._is_named(field, as_written(part)) else None
            case Dated("date", ArticleDate() as date):
                own = self.metadata.date
                return [] if own and date.first <= own.first and own.last <= date.last else None
            case _:
                return self._phrase(as_written(node))

    def _stems(self, text: str) -> list[Mark] | None:
        language = self.metadata.language
        wanted = stem(words(text)[0].text, language)
        return [Mark(word.start, word.end)
                for word in self.words if stem(word.text, language) == wanted] or None  # fmt: skip

    def _phrase(self, text: str) -> list[Mark] | None:
        terms = phrase_terms(text)
        return [Mark(word.start, word.start + 1 if opens_pairs(term) else word.end)
                for place in _places(terms, [word.text for word in self.words])
                for word, term in zip(self.words[place:], terms, strict=False)] or None  # fmt: skip

    def _is_named(self, field: str, text: str) -> bool:
        names = self.metadata.authors if field == "author" else (self.metadata.outlet or "",)
        return any(
            True
            for name in names
            for _ in _places(phrase_terms(text), [word.text for word in words(name)])
        )


def _places(terms: list[str], texts: list[str]) -> Iterator[int]:
    """Where the terms stand one right after the other."""
    *whole, last = terms
    for at in range(len(texts) - len(whole)):
        end = texts[at + len(whole)]
        if texts[at : at + len(whole)] == whole and (
            end == last or (opens_pairs(last) and end.startswith(last))
        ):
            yield at


def _joined(proofs: Iterable[list[Mark] | None]) -> list[Mark]:
    return [mark for proof in proofs for mark in proof or ()]


def _merged(found: Iterable[Mark]) -> Iterator[Mark]:
    last: Mark | None = None
    for mark in sorted(set(found)):
        if last and mark.start < last.end:
            last = Mark(last.start, max(last.end, mark.end))
        else:
            if last:
                yield last
            last = mark
    if last:
        yield last
