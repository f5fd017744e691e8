"""Permanent addresses of articles and paragraphs."""

from __future__ import annotations

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import addresses
from index.addresses import article_id, paragraph_ids
from tests.index.hostile import FIXED, any_text

_BRIDGE = "The bridge is not broken, it is waiting."


def _one(text: str) -> str:
    return next(iter(paragraph_ids("a", [text])))


def test_addresses_made_once_are_made_for_ever() -> None:
    """A link made by the first Byline still leads to the same article and paragraph."""
    # blake2b of the locator in 10 bytes, and of the letters and digits in 5, in base 32.
    assert article_id("gazette/inquiry.md") == "jznmu4ht5bfjbjyc"
    assert list(paragraph_ids("jznmu4ht5bfjbjyc", [_BRIDGE])) == ["jznmu4ht5bfjbjyc.js35pt2e"]


def test_one_locator_is_one_address_however_its_accents_are_stored() -> None:
    """An archive copied from a Mac, which takes accents apart, keeps its addresses."""
    name = "Zwei Nächte.md"
    assert article_id(unicodedata.normalize("NFD", name)) == article_id(name)


@pytest.mark.parametrize(
    "mended",
    [
        "The bridge is not broken; it is waiting",
        "“The bridge is not broken, it is waiting.”",
        "THE BRIDGE is not broken,  it is waiting.",
        "The bridge is not bro\u00adken, it is waiting.",
        "The bridge is not bro-\nken, it is waiting.",
        "Ｔｈｅ bridge is not broken, it is waiting.",
    ],
    ids=["punctuation", "quotes", "case and spaces", "soft hyphen", "line break", "full width"],
)
def test_mending_what_is_no_letter_keeps_the_address(mended: str) -> None:
    """Quotes, hyphens, spaces and case may be mended without breaking a link."""
    assert _one(mended) == _one(_BRIDGE)


@pytest.mark.parametrize(
    "other",
    ["The bridge is broken, it is waiting.", _BRIDGE + " 1", "The bridgé is not broken, it waits."],
    ids=["a word less", "a figure more", "another letter"],
)
def test_other_letters_are_another_address(other: str) -> None:
    """A link never leads to a paragraph that says something else."""
    assert _one(other) != _one(_BRIDGE)


def test_the_same_words_again_are_numbered() -> None:
    """Each of several paragraphs with the same words has an address of its own."""
    addresses = list(paragraph_ids("a", ["Ahoy!", "Land.", "ahoy", "Ahoy…"]))
    first = addresses[0]
    assert [addresses[2], addresses[3]] == [f"{first}-2", f"{first}-3"]
    assert addresses[1].startswith("a.")


@FIXED
@given(st.lists(any_text, max_size=20))
def test_no_two_paragraphs_of_an_article_share_an_address(texts: list[str]) -> None:
    """Addresses within an article are unique, even of paragraphs without any letter."""
    addresses = list(paragraph_ids("a", texts))
    assert len(addresses) == len(texts) == len(set(addresses))


@FIXED
@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.randoms(use_true_random=False))
def test_a_paragraph_keeps_its_address_whatever_becomes_of_the_others(
    texts: list[str], chance: Random
) -> None:
    """Editing, removing and reordering other paragraphs leaves an address alone."""
    before = dict(zip(texts, paragraph_ids("a", texts), strict=True))
    after = [*texts[::2], "something new"]
    chance.shuffle(after)
    for text, address in zip(after, paragraph_ids("a", after), strict=True):
        assert before.get(text, address) == address


@pytest.mark.parametrize("locator", ["a.md", "wire.jsonl#\ud800", "Брод/桥.txt", ""])
def test_an_address_fits_into_a_url(locator: str) -> None:
    """The address of an article is sixteen letters and digits, whatever its file is called."""
    address = article_id(locator)
    assert len(address) == 16
    assert address.isascii() and address.isalnum() and address == address.lower()


def test_the_normal_form_holds_the_letters_and_digits_of_unicode() -> None:
    """Categories L and N and nothing else, in every version of Python that reads an archive."""
    for letter in map(chr, range(0x110000)):
        assert letter.isalnum() == (unicodedata.category(letter)[0] in "LN")


# Letters that normal forms take apart, put together, put in order or fold into several.
_JOINING = "aeE \u00a0.…ﬁßİΣς\u0301\u0323\u3099かｶﾞ桥\u1112\u1161\u11ab한\u0345ᾳ½"


@FIXED
@given(st.text(st.sampled_from(_JOINING), min_size=9) | any_text)
def test_a_long_text_has_the_normal_form_that_short_ones_have(text: str) -> None:
    """Wherever it is cut to be folded."""
    expected = addresses.normal_form(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(addresses, "_PIECE", 2)
        assert addresses.normal_form(text) == expected
