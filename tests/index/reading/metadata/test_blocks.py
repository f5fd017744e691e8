"""Lines of blocks, and parts that elements set apart."""

from __future__ import annotations

import pytest

from index.model import Span
from index.reading.draft import Block, Draft
from index.reading.metadata.blocks import lines_of, parts_of


def _draft(source: str, text: str) -> tuple[Draft, Block]:
    block = Block(text, Span(0, len(source)))
    return Draft(source, (block,), (), ""), block


def test_a_block_has_the_lines_of_its_source() -> None:
    """Lines that were joined into one text stand apart again, those of "<br>" as well."""
    assert lines_of(*_draft("Jane Doe\n3 May 2023", "Jane Doe 3 May 2023")) == [
        "Jane Doe",
        "3 May 2023",
    ]
    assert lines_of(*_draft("Jane Doe<br>3 May", "Jane Doe 3 May")) == ["Jane Doe", "3 May"]


@pytest.mark.parametrize(
    ("source", "text", "parts"),
    [
        ("<a>Jane Doe</a><time>3 May</time>", "Jane Doe3 May", ["Jane Doe", "3 May"]),
        ("<b>By</b> <a>Jane Doe</a> <i>Harbour</i>", "By Jane Doe Harbour",
         ["By Jane Doe", "Harbour"]),
        ("<b>Updated:</b> <time>3 May</time><a>Tom Li</a>", "Updated: 3 MayTom Li",
         ["Updated: 3 May", "Tom Li"]),
        ("<a>Jane Doe</a> and <a>Tom Li</a>", "Jane Doe and Tom Li", []),
        ("Jane Doe", "Jane Doe", []),
    ],
    ids=["glued", "a byline", "a label", "a sentence", "no element"],
)  # fmt: skip
def test_elements_side_by_side_are_parts(source: str, text: str, parts: list[str]) -> None:
    """Each keeps the label before it; where words stand between them, there are no parts."""
    assert parts_of(*_draft(source, text)) == parts
