"""Word files."""

from __future__ import annotations

import pytest

from index.errors import ArticleError
from index.formats import docx as docx_format
from index.formats import read_file
from index.model import Article, Failure, Kind
from index.reading.draft import Draft
from tests.index.formats.building import docx, words, zipped

_RUN = '<w:r><w:t xml:space="preserve">%s</w:t></w:r>'


def _read(data: bytes) -> Draft:
    (draft,) = docx_format.read(data)
    return draft


def _texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in _read(docx(body, **parts)).blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(words("One.") + words("Two."), ["One.", "Two."], id="paragraphs"),
        pytest.param(f"<w:p>{_RUN % 'Tw'}{_RUN % 'o.'}</w:p>", ["Two."], id="runs"),
        pytest.param("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>",
                     ["a b c"], id="tabs and line breaks"),
        pytest.param(f"<w:p><w:ins>{_RUN % 'in'}</w:ins><w:del><w:r><w:delText>out</w:delText>"
                     "</w:r></w:del></w:p>", ["in"], id="tracked changes"),
        pytest.param(f"<w:p><w:moveFrom>{_RUN % 'from'}</w:moveFrom><w:moveTo>{_RUN % 'to'}"
                     "</w:moveTo></w:p>", ["to"], id="moved text"),
        pytest.param(f"<w:sdt><w:sdtContent>{words('Control.')}</w:sdtContent></w:sdt>",
                     ["Control."], id="a content control"),
        pytest.param(f"<w:p><w:hyperlink>{_RUN % 'Link'}</w:hyperlink>{_RUN % ' here'}</w:p>",
                     ["Link here"], id="a link"),
        pytest.param(f"<w:p>{_RUN % 'Around.'}<w:r><mc:AlternateContent><mc:Choice>"
                     f"<w:txbxContent>{words('Box.')}</w:txbxContent></mc:Choice><mc:Fallback>"
                     f"<w:txbxContent>{words('Box.')}</w:txbxContent></mc:Fallback>"
                     "</mc:AlternateContent></w:r></w:p>", ["Around.", "Box."], id="a text box"),
        pytest.param("<w:tbl><w:tr><w:tc>" + words("Quay 3") + "</w:tc><w:tc>" + words("14")
                     + "</w:tc></w:tr></w:tbl>", ["Quay 3 14"], id="a row of figures"),
        pytest.param("<w:tbl><w:tr><w:tc>" + words("One.") + words("Two.") + "</w:tc><w:tc>"
                     + words("Three.") + "</w:tc></w:tr></w:tbl>", ["One.", "Two.", "Three."],
                     id="a table that lays out a page"),
        pytest.param("<w:p/>" + words(" ") + words("One."), ["One."], id="empty paragraphs"),
        pytest.param("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r></w:p>", ["3"],
                     id="a field"),
    ],
)  # fmt: skip
def test_all_text_of_a_word_file_is_read(body: str, expected: list[str]) -> None:
    """Insertions, controls, boxes, tables and links are text; deletions are not."""
    assert _texts(body) == expected


def test_styles_say_what_a_paragraph_is() -> None:
    """By their English names, whatever language their ids are in."""
    styles = "".join(
        f'<w:style w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
        for identity, name in [("Titel", "Title"), ("berschrift1", "heading 1"),
                               ("Beschriftung", "caption")]
    )  # fmt: skip
    body = words("Night ferry", "Titel") + words("The bridge", "berschrift1") + words("It stays.")
    draft = _read(docx(body + words("A ferry.", "Beschriftung"), styles=styles))
    assert [block.kind for block in draft.blocks] == [
        Kind.TITLE, Kind.HEADING, None, Kind.CAPTION
    ]  # fmt: skip


def test_notes_and_page_heads_are_kept_apart() -> None:
    """Footnotes are notes; what repeats on each page is there once, as boilerplate."""
    draft = _read(
        docx(words("Text."), footnotes=f"<w:footnote>{words('A note.')}</w:footnote>",
             header1=words("Gazette"), header2=words("Gazette"), footer1=words("Page"))
    )  # fmt: skip
    assert [(block.text, block.kind) for block in draft.blocks] == [
        ("Text.", None), ("A note.", Kind.NOTE), ("Page", Kind.BOILERPLATE),
        ("Gazette", Kind.BOILERPLATE),
    ]  # fmt: skip


def test_blocks_stand_in_the_text_taken_out() -> None:
    """Spans count in the source text, in order and apart."""
    draft = _read(docx(words("One &amp; all.") + words("  Two. ")))
    assert draft.source_text == "One & all.\n\nTwo.\n\n"
    assert [draft.source_text[b.span.start : b.span.end] for b in draft.blocks] == [
        "One & all.", "Two."
    ]  # fmt: skip


def test_properties_are_weak_declarations() -> None:
    """Title and author that the program keeps do not override what a reader sees."""
    core = "<dc:title>Ferry</dc:title><dc:creator>F. Holt</dc:creator>"
    (declared,) = _read(docx(words("Text."), core=core)).declared
    assert (dict(declared.values), declared.weak) == ({"title": "Ferry", "author": "F. Holt"}, True)


def test_a_word_file_goes_through_the_door() -> None:
    """Under its own ending or another, a Word file is an article."""
    for path in ("a.docx", "a.txt", "a"):
        (article,) = read_file(docx(words("The night ferry stayed for breakfast.")), path)
        assert isinstance(article, Article)
        assert article.source.format == "docx"


@pytest.mark.parametrize(
    ("data", "happened"),
    [
        (docx(words("Ferry."))[:200], "It cannot be unpacked: "),
        (zipped({"word/other.xml": "<a/>"}), "It has no part word/document.xml."),
        (zipped({"word/document.xml": "<a><b></a>"}), "It cannot be unpacked: word/document.xml: "),
        (zipped({"word/document.xml": b""}), "It cannot be unpacked: word/document.xml: "),
        (b"PK\x03\x04" + bytes(500), "It cannot be unpacked: "),
    ],
    ids=["cut short", "no document", "no XML", "nothing", "zeros"],
)
def test_a_damaged_word_file_says_so(data: bytes, happened: str) -> None:
    """Each way in which a package is broken is an article error."""
    with pytest.raises(ArticleError) as refusal:
        _read(data)
    assert refusal.value.happened.startswith(happened)


def test_an_old_word_file_is_named() -> None:
    """The format before .docx is refused with what to do."""
    (failure,) = read_file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "a.docx")
    assert isinstance(failure, Failure)
    assert failure.reason == (
        "It is a file of an old office program, whatever its name says. Byline does not read such "
        "files. Save it as .docx or as PDF."
    )
