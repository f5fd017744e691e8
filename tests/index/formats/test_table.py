"""CSV and its like: an article a row."""

from __future__ import annotations

import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats import read_file, table
from index.model import Article
from index.reading.draft import Draft
from tests.index.hostile import FIXED, hostile_text


def _drafts(source_text: str) -> list[Draft]:
    return [item for item in table.read(source_text) if isinstance(item, Draft)]


def _errors(source_text: str) -> dict[str, str]:
    return {item[0]: item[1].happened for item in table.read(source_text)
            if isinstance(item, tuple)}  # fmt: skip


@pytest.mark.parametrize(
    "delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"]
)
def test_each_row_is_an_article(delimiter: str) -> None:
    """Columns go by their names in the first row, whatever parts them."""
    rows = [["id", "Title", "Text"], ["w1", "Ferry", "One.\n\nTwo."], ["", "Rolls", "Three."]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    first, second = _drafts(out.getvalue())
    assert (first.part, first.source_text) == ("w1", "One.\n\nTwo.")
    assert [block.text for block in first.blocks] == ["One.", "Two."]
    assert dict(first.declared[0].values) == {"id": "w1", "Title": "Ferry"}
    assert (second.part, second.source_text) == ("line 5", "Three.")


def test_a_table_goes_through_the_door() -> None:
    """Its rows are articles with the metadata of their columns."""
    data = "title,date,outlet,text\nFerry,2024-03-12,Harbour Gazette,It stayed for breakfast.\n"
    (article,) = read_file(data.encode("utf-8-sig"), "a.csv")
    assert isinstance(article, Article)
    assert (article.metadata.title, str(article.metadata.date)) == ("Ferry", "2024-03-12")


def test_a_row_with_too_many_fields_is_named() -> None:
    """A separator outside of quotes is not taken for the end of the text."""
    source_text = "title,text\nOne,It stayed, and left.\nTwo,It left.\n"
    assert [draft.source_text for draft in _drafts(source_text)] == ["It left."]
    assert _errors(source_text) == {"line 2": "It has 3 fields for 2 columns."}


def test_a_quote_that_never_closes_takes_one_row() -> None:
    """The rows below it are read, each with its own line."""
    source_text = 'title,text\nOne,"It stayed.\nTwo,It left.\nThree,"It, too."\n'
    assert [(draft.part, draft.source_text) for draft in _drafts(source_text)] == [
        ("line 3", "It left."), ("line 4", "It, too.")
    ]  # fmt: skip
    assert _errors(source_text) == {"line 2": "A quote opens in it and never closes."}


def test_a_mark_for_inches_costs_no_row() -> None:
    """A quotation mark in a field that has none around it opens nothing."""
    source_text = 'title,text\nOne,The 5" pipe broke.\nTwo,"It is sound."\nThree,It holds.\n'
    assert [draft.source_text for draft in _drafts(source_text)] == [
        'The 5" pipe broke.', "It is sound.", "It holds."
    ]  # fmt: skip
    assert _errors(source_text) == {}


@pytest.mark.parametrize("source_text", ["", "\n", "a,b\n1,2\n", "One line of words."])
def test_a_table_without_a_text_column_says_so(source_text: str) -> None:
    """A table of figures is refused with what to do."""
    with pytest.raises(ArticleError, match="No column of it is called text, body"):
        list(table.read(source_text))


def test_a_field_may_be_as_long_as_an_article() -> None:
    """Ten megabytes in one field are read, in no time."""
    began = time.process_time()
    (draft,) = _drafts("title,text\nLong," + "word " * 2_000_000 + "\n")
    assert len(draft.source_text) == 10_000_000
    assert time.process_time() - began < 8.0


@FIXED
@given(
    st.lists(st.sampled_from(['"', ",", "\n", "\r", "a", "\x00", '""', "text,", ";"])).map("".join)
)
def test_broken_quotes_break_nothing(rows: str) -> None:
    """Whatever the quotes of a table do, reading it ends with articles and reasons."""
    for item in table.read(f"title,text\n{rows}"):
        assert isinstance(item, Draft) or isinstance(item[1], ArticleError)


def test_quotes_that_never_pair_up_end_the_reading() -> None:
    """A table of which nothing is sure is given up, in no time."""
    began = time.process_time()
    with pytest.raises(ArticleError, match="More than 100 quotes open"):
        list(table.read("title,text\n" + 'a"b,"c\n' * 20_000 + 'a"\n'))
    assert time.process_time() - began < 5.0


@FIXED
@given(st.lists(st.tuples(hostile_text, hostile_text), max_size=5))
def test_every_row_is_an_article_or_an_error(rows: list[tuple[str, str]]) -> None:
    """Whatever stands in quoted fields comes out as it went in."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("title", "text"), *rows])
    items = list(table.read(out.getvalue()))
    assert len(items) == sum(bool(title.strip() or text.strip()) for title, text in rows)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str) -> None:
    """Of a row in quotes that goes over lines, the first counts; after an open quote, all do."""
    rows = ['a,"One', 'two."', 'b,"Never closed', "c,Three.", "", "d,Four."]
    items = list(table.read(end.join(["title,text", *rows])))
    assert [one.part if isinstance(one, Draft) else one[0] for one in items] == [
        "line 2", "line 4", "line 5", "line 7"
    ]  # fmt: skip
