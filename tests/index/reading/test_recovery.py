"""Paragraph recovery: from what a file shows to the paragraphs that were written."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given

from index.formats import plain
from index.model import Kind, Span
from index.reading.draft import Block, Layout
from index.reading.recovery import recover
from tests.index.hostile import FIXED, hostile_text

_BRIDGE = (
    "The bridge over the Tarle was shut on Monday for the third time this year. The engineers "
    "who looked at its bearings said that nobody should expect it to open before the end of May."
)
_FERRY = (
    "The rowing boat that crosses in its place takes eleven passengers and one bicycle, if the "
    "bicycle is paid for, and leaves from the steps below the customs house when it is full."
)
_MAYOR = (
    "Mayor Agnes Holt told the council that the city had asked for money twice and had been sent "
    "a questionnaire, which she held up, to some laughter, before she put it away again."
)
_PARAGRAPHS = [_BRIDGE, _FERRY, _MAYOR]


def _read(text: str) -> list[str]:
    blocks = recover(text, tuple(plain.blocks(text)))
    return [block.text for block in blocks if block.kind is not Kind.BOILERPLATE]


def _halves(text: str) -> tuple[str, str]:
    left, _, right = text.partition(" and ")
    return left, f"and {right}"


def _wrapped(text: str, width: int = 64) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return lines


def test_where_pages_are_known_nothing_else_cuts_a_paragraph() -> None:
    """A blank line on a page stands between paragraphs, whatever the words say."""
    left, right = _halves(_FERRY)
    torn = f"{_BRIDGE}\n\n{left}\n\n{right}\n\n{_MAYOR}"
    assert _read(torn) == _PARAGRAPHS
    assert _read(f"{torn}\n\f\n{_BRIDGE}") == [_BRIDGE, left, right, _MAYOR, _BRIDGE]


def test_a_name_that_is_cut_is_joined_where_paragraphs_have_their_marks() -> None:
    """The capital letter of its rest is none of a new paragraph."""
    one = f"{_BRIDGE} The council met them in the rooms of the Tarlemouth Harbour Office, and left."
    torn = one.replace("Harbour Office", "Harbour\n\nOffice")
    assert _read("\n\n".join([_MAYOR, torn, _FERRY, _MAYOR])) == [_MAYOR, one, _FERRY, _MAYOR]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["Unix", "Windows", "old Mac"])
@pytest.mark.parametrize(
    ("between", "indent"), [("\n", ""), ("", "    "), ("\n", "  ")],
    ids=["blank lines", "indents", "both"],
)  # fmt: skip
def test_hard_line_ends_are_taken_out(between: str, indent: str, end: str) -> None:
    """Lines wrapped at a column become the paragraphs that they were wrapped from."""
    text = between.join(indent + "\n".join(_wrapped(one)) + "\n" for one in _PARAGRAPHS)
    assert _read(text.replace("\n", end)) == _PARAGRAPHS


def test_without_blank_lines_or_indents_a_short_line_ends_a_paragraph() -> None:
    """A line with room for the next word, behind a full stop, is a paragraph's last."""
    text = "\n".join("\n".join(_wrapped(one, 58)) for one in _PARAGRAPHS)
    assert _read(text) == _PARAGRAPHS


def test_a_paragraph_a_line_needs_no_blank_lines() -> None:
    """Long lines that end sentences are paragraphs; headline and byline stand by themselves."""
    lines = ["The bridge waits", "By Felix Holt", *_PARAGRAPHS]
    assert _read("\n".join(lines)) == lines


def test_a_typescript_is_read_across_its_blank_lines() -> None:
    """Where blank lines stand between all lines they mean nothing, and indents do."""
    lines = [("     " if not at else "") + line
             for one in _PARAGRAPHS * 2 for at, line in enumerate(_wrapped(one, 60))]  # fmt: skip
    assert _read("\n\n".join(lines)) == _PARAGRAPHS * 2


@pytest.mark.parametrize(
    "page_end",
    ["\n\n", "\n\f\n", "\f", "\n\nPage 3 of 7\n\n", "\n\n- 3 -\n\n", "\n\f\n3\n\n",
     "\n\f\nTHE EVENING LEDGER    Page 3\n\n", "\n\nSeite 3 von 7\n\n", "\n\n[3]\n\n",
     "\n\nContinued on page A4\n\n"],
    ids=["a blank line", "a form feed", "a form feed alone", "its number", "a number in dashes",
         "a bare number", "a running head", "German", "brackets", "a jump"],
)  # fmt: skip
def test_a_paragraph_cut_by_a_page_end_is_whole_again(page_end: str) -> None:
    """What stands between its halves is lifted out, and it has two spans around it."""
    left, right = _halves(_FERRY)
    text = f"{_BRIDGE}\n\n{left}{page_end}{right}\n\n{_MAYOR}\n"
    blocks = recover(text, tuple(plain.blocks(text)))
    assert [b.text for b in blocks if b.kind is not Kind.BOILERPLATE] == _PARAGRAPHS
    ferry = blocks[1]
    assert " ".join(
        text[s.start : s.end].replace("\f", " ").strip() for s in ferry.spans
    ).split() == (_FERRY.split())
    lifted = [b for b in blocks if b.kind is Kind.BOILERPLATE]
    assert [b.text for b in lifted] == ([" ".join(page_end.split())] if page_end.strip() else [])
    assert len(ferry.spans) == 1 + bool(lifted)


def test_a_name_cut_in_two_is_whole_again_where_the_article_has_it_elsewhere() -> None:
    """Which paragraphs stand around makes no difference, so that addresses outlive re-ordering."""
    left, right = (
        "The ferry was followed by eleven boats of the Rowing",
        "Club, most of them painted.",
    )
    others = [_BRIDGE, "“Nobody asked us,” said Ilse Keel of the Rowing Club’s committee."]
    for ahead, behind in ((others, []), ([], others), (others[:1], others[1:])):
        cut = _read("\n\n".join([*ahead, left, right, *behind]))
        assert cut == [*ahead, f"{left} {right}", *behind]
    assert _read("\n\n".join([_BRIDGE, left, right])) == [_BRIDGE, left, right]


def test_a_running_head_is_known_by_coming_again() -> None:
    """A line between the halves of sentences, with another number each time, is no paragraph."""
    left, right = _halves(_FERRY)
    first, last = _halves(_MAYOR)
    pages = [_BRIDGE, left, "Tarlemouth, May 1", right, first, "Tarlemouth, May 2", last]
    assert _read("\n\n".join(pages)) == _PARAGRAPHS


def test_words_broken_at_line_ends_are_mended() -> None:
    """A hyphen that only breaks the line goes, in lines and in printed blocks alike."""
    text = "The bridge over the Tarle was shut on Mon-\nday, and a well-\nknown boat crosses."
    mended = "The bridge over the Tarle was shut on Monday, and a well-known boat crosses."
    assert _read(text) == [mended]
    printed = Block(" ".join(text.split()), Span(0, len(text)), hard_lines=True)
    assert [block.text for block in recover(text, (printed,))] == [mended]


def test_run_together_paragraphs_know_their_places() -> None:
    """Each part of a split text has the span of its own characters."""
    text = f"  {_BRIDGE}{_FERRY}\x00{_MAYOR}"
    blocks = recover(text, tuple(plain.blocks(text)))
    assert [block.text for block in blocks] == _PARAGRAPHS
    assert [text[b.span.start : b.span.end].strip("\x00") for b in blocks] == _PARAGRAPHS


def test_markup_between_run_together_paragraphs_is_stepped_over() -> None:
    """Places are found in a source whose markup no reader sees."""
    source = f"<b>{_BRIDGE}</b>{_FERRY} &amp; <i>so</i> on.{_MAYOR}"
    text = f"{_BRIDGE}{_FERRY} & so on.{_MAYOR}"
    blocks = recover(source, (Block(text, Span(0, len(source))),))
    assert [block.text for block in blocks] == [_BRIDGE, f"{_FERRY} & so on.", _MAYOR]
    assert source[blocks[2].span.start : blocks[2].span.end] == _MAYOR


def _page(text: str, start: int, layout: Layout) -> Block:
    return Block(text, Span(start, start + len(text)), layout=layout)


def test_the_layout_of_pages_tells_what_words_cannot() -> None:
    """A full last line before a page end goes on in a line without an indent."""
    first, second, third = "The bridge is shut.", "Nobody knows why.", "The ferry leaves."
    source = f"{first}\n{second}\n{third}"

    def read(full: bool, indented: bool) -> list[str]:
        blocks = (
            _page(first, 0, Layout(1, indented=True, full=full)),
            _page(second, 20, Layout(2, indented=indented)),
            _page(third, 38, Layout(2, indented=True)),
        )
        return [block.text for block in recover(source, blocks)]

    assert read(full=True, indented=False) == [f"{first} {second}", third]
    assert read(full=True, indented=True) == [first, second, third]
    assert read(full=False, indented=False) == [first, second, third]


def test_where_no_paragraph_ends_in_a_mark_none_is_joined_for_having_none() -> None:
    """Verse, lists and transcripts stay as they are parted."""
    said = [
        "well it was shut on monday I think or it may have been the tuesday before",
        "so nobody came over except for the boat that crosses in its place of course",
        "and the mayor who held up the letter that they had sent her from the ministry",
    ]
    assert _read("\n\n".join(said)) == said


def test_items_that_begin_in_small_letters_stay_apart() -> None:
    """A list has commas at its line ends, and no item goes on in the next."""
    items = [
        "those who had come over with the ferry on Monday,",
        "those who had waited at the customs house since Sunday, and",
        "those who had never seen a boat and would not go into one.",
    ]
    said = [_BRIDGE, f"{_MAYOR[:-1]}:", *items]
    assert _read("\n\n".join(said)) == said


def test_what_the_format_knows_is_not_joined() -> None:
    """Headings, whole paragraphs and letters of another size are kept apart."""
    left, right = "The bridge over the Tarle was shut on Monday because the", _FERRY.lower()
    source = f"{left}\n{right}"
    end = len(left) + 1
    plain_left, plain_right = Block(left, Span(0, len(left))), Block(right, Span(end, len(source)))
    assert len(recover(source, (plain_left, plain_right))) == 1
    for apart in (
        Block(left, Span(0, len(left)), kind=Kind.HEADING),
        Block(left, Span(0, len(left)), whole=True),
    ):
        assert len(recover(source, (apart, plain_right))) == 2
    small = _page(left, 0, Layout(1, size=8.0)), _page(right, end, Layout(1, size=11.0))
    assert len(recover(source, small)) == 2


@FIXED
@given(hostile_text)
def test_no_character_is_lost_or_doubled(text: str) -> None:
    """Every visible character of the blocks is in exactly one block afterwards, in its place."""
    blocks = recover(text, tuple(plain.blocks(text)))
    spans = sorted((span.start, span.end) for block in blocks for span in block.spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = "".join(text[start:end] for start, end in spans)
    assert _visible(inside) == _visible(text)
    for block in blocks:
        shown = _visible("".join(text[span.start : span.end] for span in block.spans))
        assert _without_hyphens(block.text) == _without_hyphens(shown)
        assert block.text == " ".join(block.text.split())


def _without_hyphens(text: str) -> str:
    return "".join(c for c in _visible(text) if c not in "-\u00ad\u2010\ufffe")


def _visible(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cc")


@pytest.mark.parametrize(
    "unit",
    ["word ", "x", "word\n", "word-\n", "word\n\n", "word\f", "1\n\n2\n\n",
     "The head\n\nand on\n\n", "a.B", "- a\n", "The boat left.Then she said.",
     "The boats of the old Rowing Club of Tarlemouth Rowing\n\nClub of the Rowing\n\n"],
)  # fmt: skip
def test_time_is_in_proportion_to_the_text(unit: str) -> None:
    """Neither one long line nor very many short ones hold up a run."""
    text = unit * (40_000 // len(unit))
    blocks = tuple(plain.blocks(text))
    began = time.process_time()
    recover(text, blocks)
    assert time.process_time() - began < 2.0
