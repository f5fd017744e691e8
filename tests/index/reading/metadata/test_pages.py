"""Pages of many kinds, each in few lines, and what they state: `pages.txt` beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Article, read_file

_TEXT = (
    "The council voted on Tuesday to close the old fish market, ending a trade that has stood on "
    "the quay for a century and a half.\n\n"
    "Stallholders said they had been told nothing until the letters came. “We read it in the "
    "street,” said Marta Quill, who sells eels.\n\n"
    "The mayor, Jon Abery, said a new hall would open in 2031 and that nobody would lose a pitch.\n"
)
_PARAGRAPHS = "".join(f"<p>{text}</p>" for text in _TEXT.strip().split("\n\n"))


def _pages() -> list[tuple[str, dict[str, str], str]]:
    """Name, truth and text of each page of the file."""
    pages = []
    for page in Path(__file__).with_name("pages.txt").read_text("utf-8").split("=== ")[1:]:
        head, _, text = page.partition("\n~~~\n")
        name, *fields = head.splitlines()
        truth = dict(field.split(": ", 1) for field in fields)
        text = text.replace("{text}", _TEXT).replace("{paragraphs}", _PARAGRAPHS)
        pages.append((name, truth, text))
    return pages


_PAGES = _pages()


@pytest.mark.parametrize(
    ("name", "truth", "text"), _PAGES, ids=[f"{at} {page[0]}" for at, page in enumerate(_PAGES)]
)
def test_a_page_is_read_as_its_readers_read_it(name: str, truth: dict[str, str], text: str) -> None:
    """What it states is found, what it does not state stays unknown ("-"); "||" parts answers that
    are both true.
    """
    (article,) = read_file(text.encode(), name)
    assert isinstance(article, Article)
    record = article.metadata.record()
    for field, wanted in truth.items():
        value = record[field]
        found = "; ".join(value) if isinstance(value, list) else value
        assert (found or "-") in wanted.split(" || "), field
