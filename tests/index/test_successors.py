"""What became of addresses."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from index.addresses import paragraph_ids
from index.model import Kind, Paragraph, Span
from index.successors import retire
from tests.index.hostile import FIXED

_BRIDGE = "The bridge is not broken, it is waiting, said the engineer who was asked on Monday."
_FERRY = "The rowing boat crosses in its place and takes eleven passengers and one bicycle."
_MAYOR = "Mayor Agnes Holt told the council that the city had asked for money twice."


def _article(*texts: str) -> list[Paragraph]:
    ids = paragraph_ids("a", texts)
    return [
        Paragraph(address, number, Kind.BODY, text, (Span(0, 0),))
        for number, (address, text) in enumerate(zip(ids, texts, strict=True))
    ]


def _became(before: list[Paragraph], after: list[Paragraph]) -> dict[str, list[str]]:
    texts = {paragraph.id: paragraph.text for paragraph in [*before, *after]}
    register = retire({}, before, after)
    return {texts[old]: [texts[new] for new in ids] for old, ids in register.items()}


def test_an_edited_paragraph_is_succeeded_by_what_it_became() -> None:
    """An old address leads to the paragraph that says most of the same."""
    edited = _FERRY.replace("eleven", "twelve")
    assert _became(_article(_BRIDGE, _FERRY), _article(edited, _BRIDGE)) == {_FERRY: [edited]}


def test_joined_and_split_paragraphs_are_followed() -> None:
    """Both halves lead to the whole, and the whole to both halves, that with most of it first."""
    whole = f"{_BRIDGE} {_FERRY}"
    assert _became(_article(_BRIDGE, _FERRY), _article(whole)) == {
        _BRIDGE: [whole], _FERRY: [whole],
    }  # fmt: skip
    assert _became(_article(whole), _article(_FERRY, _BRIDGE)) == {whole: [_FERRY, _BRIDGE]}


def test_what_is_gone_has_no_successor() -> None:
    """A paragraph that was taken out is retired all the same, so that its address can say so."""
    assert _became(_article(_BRIDGE, _FERRY), _article(_BRIDGE, _MAYOR)) == {_FERRY: []}


def test_of_two_equal_paragraphs_the_one_that_stays_is_the_successor() -> None:
    """Where one of two copies is taken out, its address leads to the other."""
    two, one = _article(_FERRY, _FERRY), _article(_FERRY)
    assert retire({}, two, one) == {two[1].id: (one[0].id,)}


def test_an_address_that_lives_again_is_no_longer_retired() -> None:
    """A paragraph that comes back has its old address back."""
    first, second = _article(_BRIDGE, _FERRY), _article(_BRIDGE)
    assert retire(retire({}, first, second), second, first) == {}


def test_successors_are_followed_to_the_living() -> None:
    """After a second edit the first address leads to what stands there now."""
    texts = [_FERRY, _FERRY.replace("eleven", "twelve"), _FERRY.replace("eleven", "nine")]
    first, second, third = (_article(text) for text in texts)
    register = retire(retire({}, first, second), second, third)
    assert register == {first[0].id: (third[0].id,), second[0].id: (third[0].id,)}


@FIXED
@given(
    st.lists(st.text("abcdé桥 ", min_size=1, max_size=30), max_size=12),
    st.lists(st.text("abcdé桥 ", min_size=1, max_size=30), max_size=12),
)
def test_every_old_address_is_accounted_for(before: list[str], after: list[str]) -> None:
    """Each id of before is a living paragraph or retired, and every successor is living."""
    old, new = _article(*before), _article(*after)
    living = {paragraph.id for paragraph in new}
    register = retire({}, old, new)
    assert {paragraph.id for paragraph in old} <= living | register.keys()
    assert not living & register.keys()
    assert all(set(ids) <= living for ids in register.values())


def test_unchanged_paragraphs_keep_their_address_in_an_edited_article() -> None:
    """5 % edited, all re-ordered: every other paragraph is found where it was, none elsewhere."""
    chance = Random(5)
    words = ["bridge", "ferry", "boat", "mayor", "council", "engineer", "water", "crane", "dock"]
    texts = [" ".join(chance.choices(words, k=30)) + f" {number}." for number in range(400)]
    before = _article(*texts)
    edited = [text.replace("bridge", "tunnel", 3) if n % 20 == 0 else text
              for n, text in enumerate(texts)]  # fmt: skip
    chance.shuffle(edited)
    after = {paragraph.id: paragraph.text for paragraph in _article(*edited)}
    register = retire({}, before, _article(*edited))
    for paragraph in before:
        if paragraph.text in edited:
            assert after[paragraph.id] == paragraph.text
        else:
            assert paragraph.id not in after
            first = register[paragraph.id][0]
            assert after[first] == paragraph.text.replace("bridge", "tunnel", 3)
