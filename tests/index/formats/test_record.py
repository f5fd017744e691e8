"""Articles that are entries of a file."""

from __future__ import annotations

import pytest

from index.errors import ArticleError
from index.formats import record


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"text": "a", "body": "b"}, "text"),
        ({"Body": "b"}, "Body"),
        ({"text": " ", "content": "c"}, "content"),
        ({"text": 5, "article": "d"}, "article"),
        ({"Full_Text": "e", "html": "<p>e</p>"}, "Full_Text"),
        ({"bodyText": "f", "x" * 99: "g"}, "bodyText"),
    ],
    ids=["the first name", "in capitals", "not an empty one", "not a number", "two words", "camel"],
)
def test_the_text_goes_by_several_names(item: dict[str, object], key: str) -> None:
    """The best name that has a text is taken."""
    assert record.text_key(item) == key


def test_an_entry_without_a_text_is_refused() -> None:
    """The refusal says what the text may be called."""
    with pytest.raises(ArticleError, match="text, body, content, article"):
        record.text_key({"title": "Ferry"})
    assert record.named(["Title", "Text"]) and not record.named(["Title"])


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("<p>One.</p>", ["One."]),
        ("One.<br>two.<br/><br>Three.", ["One. two.", "Three."]),
        ("Use <b> for bold, and </p> to end.", ["Use <b> for bold, and </p> to end."]),
        ("5 < 6", ["5 < 6"]),
        ("<Name> left.", ["<Name> left."]),
    ],
    ids=["a block", "breaks", "a text about tags", "a sign", "no tag"],
)
def test_html_is_told_from_text(text: str, blocks: list[str]) -> None:
    """Only what is marked up is read as HTML; the source text is what the entry holds."""
    draft = record.article(text, (), "1")
    assert [block.text for block in draft.blocks] == blocks
    assert draft.source_text == text


def test_an_entry_goes_by_its_id_or_its_number() -> None:
    """An id that is none gives way to the number; one that is taken is refused."""
    parts = record.Parts("line")
    assert [parts.part(one, n) for n, one in enumerate(["w1", 7, "", None, 1.5], start=1)] == [
        "w1", "7", "line 3", "line 4", "line 5"
    ]  # fmt: skip
    with pytest.raises(ArticleError, match="Its id '7' is that of line 2"):
        parts.part("7", 6)
