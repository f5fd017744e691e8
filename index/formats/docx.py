"""Word files: all paragraphs of the text, those in tables, boxes and notes too.

What tracked changes have inserted is text, what they have deleted is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from lxml import etree

from index.errors import ArticleError
from index.formats.packages import Package
from index.model import Kind, Span
from index.reading.draft import Block, Declared, Draft, clean

__all__ = ["read"]

# How the namespaces end: that of the strict standard begins in another way.
_WORD = ("/wordprocessingml/2006/main", "/ooxml/wordprocessingml/main")
_FALLBACK = "/markup-compatibility/2006}Fallback"
_CORE = "/dc/elements/1.1/}"
_NOT_SHOWN = {"del", "moveFrom", "instrText", "delText"}
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_STYLES = {
    "title": Kind.TITLE, "subtitle": Kind.DEK, "caption": Kind.CAPTION,
    "footnote text": Kind.NOTE, "endnote text": Kind.NOTE,
}  # fmt: skip
_CELL_LETTERS = 200  # a longer cell holds prose, so its table lays out a page


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    row: object = None  # the row of a table that it stands in
    cell: object = None
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts).strip()


def read(data: bytes) -> Iterator[Draft]:
    """The one article that a Word file is; the source text has an empty line between paragraphs.

    Raises ArticleError for a file that is damaged, hostile, or no Word file.
    """
    package = Package(data)
    document = package.xml("word/document.xml")
    if document is None:
        raise ArticleError(
            "It has no part word/document.xml.",
            "It is a ZIP archive or another kind of office file, under the name of a Word file.",
            "Save the document as .docx or as PDF.",
        )
    styles = _style_names(package)
    found = [(paragraph, _kind(styles, paragraph)) for paragraph in _paragraphs(document)]
    for name, kind in (("footnotes", Kind.NOTE), ("endnotes", Kind.NOTE)):
        found += ((paragraph, kind) for paragraph in _part(package, f"word/{name}.xml"))
    edges = sorted(
        name for name in package.names if name.startswith(("word/header", "word/footer"))
    )
    seen = set()
    for name in edges:
        for paragraph in _part(package, name):
            if paragraph.text not in seen:  # first pages and even pages have their own, often alike
                found.append((paragraph, Kind.BOILERPLATE))
            seen.add(paragraph.text)
    yield _draft(found, _properties(package))


def _part(package: Package, name: str) -> Iterator[_Paragraph]:
    root = package.xml(name)
    if root is not None:
        yield from _paragraphs(root)


def _local(element: Any) -> str:
    """The name of an element of Word; "" for those of others, comments and entities."""
    tag = element.tag if isinstance(element.tag, str) else ""
    namespace, _, name = tag.rpartition("}")
    return name if namespace.endswith(_WORD) else ""


def _value(element: Any, name: str) -> str:
    return next((str(v) for key, v in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _paragraphs(root: Any) -> Iterator[_Paragraph]:
    """The paragraphs with text, in the order in which they begin."""
    found: list[_Paragraph] = []
    open_paragraphs: list[_Paragraph] = []  # a box with paragraphs stands inside of another
    rows: list[Any] = []
    cells: list[Any] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _local(element)
        is_start = event == "start"
        if name in _NOT_SHOWN or str(element.tag).endswith(_FALLBACK):
            hidden += 1 if is_start else -1
        elif hidden:
            continue
        elif name in ("tr", "tc"):
            stack = rows if name == "tr" else cells
            stack.append(element) if is_start else stack.pop()
        elif name == "p" and is_start:
            open_paragraphs.append(_Paragraph("", rows[-1] if rows else None,
                                              cells[-1] if cells else None))  # fmt: skip
            found.append(open_paragraphs[-1])
        elif name == "p":
            open_paragraphs.pop()
        elif is_start and open_paragraphs:
            _take(name, element, open_paragraphs[-1])
    return (paragraph for paragraph in found if paragraph.text)


def _take(name: str, element: Any, paragraph: _Paragraph) -> None:
    if name == "t":
        paragraph.parts.append(element.text or "")
    elif name == "pStyle":
        paragraph.style = _value(element, "val")
    elif name in _CHARACTERS and _local(element.getparent()) == "r":
        paragraph.parts.append(_CHARACTERS[name])


def _style_names(package: Package) -> dict[str, str]:
    """The names of styles by their ids: ids are in the writer's language, names in English."""
    root = package.xml("word/styles.xml")
    if root is None:
        return {}
    names: dict[str, str] = {}
    for element in root.iter():
        parent = element.getparent()
        if _local(element) == "name" and parent is not None and _local(parent) == "style":
            names[_value(parent, "styleId")] = _value(element, "val").lower()
    return names


def _kind(styles: dict[str, str], paragraph: _Paragraph) -> Kind | None:
    name = styles.get(paragraph.style, paragraph.style.lower())
    return Kind.HEADING if name.startswith("heading") else _STYLES.get(name)


def _properties(package: Package) -> tuple[Declared, ...]:
    """Title and author that the program keeps; the author is often whoever typed it."""
    root = package.xml("docProps/core.xml")
    if root is None:
        return ()
    texts = {str(element.tag).partition(_CORE)[2]: clean(element.text or "") for element in root}
    values = {"title": texts.get("title", ""), "author": texts.get("creator", "")}
    values = {key: text for key, text in values.items() if text}
    return (Declared("Word properties", values, weak=True),) if values else ()


def _draft(found: list[tuple[_Paragraph, Kind | None]], declared: tuple[Declared, ...]) -> Draft:
    text: list[str] = []
    blocks: list[Block] = []
    length = 0
    for row, group in groupby(found, key=lambda one: one[0].row):
        placed = []
        for paragraph, kind in group:
            placed.append((Span(length, length + len(paragraph.text)), paragraph, kind))
            text.append(f"{paragraph.text}\n\n")
            length += len(text[-1])
        if row is not None and _is_row(placed):
            span = Span(placed[0][0].start, placed[-1][0].end)
            blocks.append(Block(clean(" ".join(p.text for _, p, _ in placed)), span, whole=True))
        else:
            blocks += (Block(shown, span, kind, whole=True)
                       for span, p, kind in placed if (shown := clean(p.text)))  # fmt: skip
    return Draft("".join(text), tuple(blocks), declared)


def _is_row(placed: list[tuple[Span, _Paragraph, Kind | None]]) -> bool:
    """Whether a row of a table has figures or names in its cells, one short paragraph each."""
    cells = {id(paragraph.cell) for _, paragraph, _ in placed}
    short = all(len(paragraph.text) <= _CELL_LETTERS for _, paragraph, _ in placed)
    return len(placed) > 1 and len(cells) == len(placed) and short
