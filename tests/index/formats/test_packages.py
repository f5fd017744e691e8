"""Parts of ZIP packages and the XML in them."""

from __future__ import annotations

import struct
import time

import pytest

from index.errors import ArticleError
from index.formats.packages import Package, parsed
from tests.index.formats.building import zipped


def _refused(data: bytes, name: str = "a.xml") -> str:
    with pytest.raises(ArticleError) as refusal:
        Package(data).part(name)
    return refusal.value.happened


def test_parts_are_read_by_name() -> None:
    """A part that is not there is none; names that lead out of a folder are only names."""
    package = Package(zipped({"a.xml": "<a/>", "../../b": "out"}))
    assert package.part("a.xml") == b"<a/>"
    assert package.part("c.xml") is None
    assert package.part("../../b") == b"out"


def test_a_bomb_is_not_unpacked() -> None:
    """A part that unpacks to hundreds of times its size is refused before it is all there."""
    began = time.process_time()
    assert "unpacks to more than" in _refused(zipped({"a.xml": bytes(64 << 20)}))
    assert time.process_time() - began < 3.0


def test_the_size_that_is_stated_is_not_believed() -> None:
    """What unpacks is counted, whatever the package says of it."""
    data = zipped({"a.xml": bytes(8 << 20)})
    lie = data.replace(struct.pack("<L", 8 << 20), struct.pack("<L", 10))
    assert _refused(lie).startswith(("It cannot be unpacked", "Its part a.xml unpacks to more"))


def test_many_parts_are_too_many() -> None:
    """A package of more parts than any document has is refused at once."""
    with pytest.raises(ArticleError, match="It has 10,001 parts"):
        Package(zipped({f"{n}": b"" for n in range(10_001)}))


def test_damage_anywhere_is_an_article_error() -> None:
    """Every byte that is flipped leaves a part, none, or an article error."""
    data = zipped({"a.xml": "<a>" + "words " * 50 + "</a>"})
    for place in range(len(data)):
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        try:
            Package(damaged).part("a.xml")
        except ArticleError:
            continue


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{_LAUGHS}]><a>&l9;</a>'.encode(),
        b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'.encode(
            "utf-16"
        ),
        b"<!-- " + b"x" * 5_000 + b' --><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>',
    ],
    ids=["billion laughs", "a file", "an address", "in UTF-16", "after a long comment"],
)
def test_document_types_are_refused(data: bytes) -> None:
    """No entity is unfolded, and no file or address is opened."""
    with pytest.raises(ArticleError, match="declares a document type"):
        parsed(data, "a.xml")


@pytest.mark.parametrize(
    "data", [b"<a>" * 100_000, b"<a " + b'b="c" ' * 100_000, b"", b"\x00", b"a"]
)
def test_what_is_no_sound_xml_is_an_article_error(data: bytes) -> None:
    """Depth, breadth and emptiness end in a reason."""
    with pytest.raises(ArticleError, match="It cannot be unpacked"):
        parsed(data, "a.xml")
