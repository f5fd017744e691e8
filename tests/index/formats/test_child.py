"""The process that reads what might do harm."""

from __future__ import annotations

import os
import re
import signal
import threading
import zlib
from collections.abc import Iterator

import pytest

from index.errors import ArticleError
from index.formats import child as child_module
from index.formats.child import Child
from index.reading.draft import Draft
from tests.index.formats.building import pdf

_GOOD = pdf([[(72, 700, 11, "The night ferry stayed.")]])


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    """A child that gives up sooner than the real one."""
    child = Child(seconds=2.0, memory=256 << 20)
    yield child
    child.close()


def _text(child: Child, data: bytes = _GOOD) -> str:
    (draft,) = child.read("pdf", data)
    assert isinstance(draft, Draft)
    return draft.blocks[0].text


def test_a_file_is_read_by_another_process(child: Child) -> None:
    """What it finds comes back, file after file, from the same process."""
    assert _text(child) == "The night ferry stayed."
    process = child._process
    assert _text(child) == "The night ferry stayed."
    assert process is not None and child._process is process and process.pid != os.getpid()


def test_a_process_that_dies_is_replaced(child: Child) -> None:
    """The file that brought it down is a failure; the next one is read."""
    assert _text(child)
    assert child._process is not None
    child._process.send_signal(signal.SIGKILL)
    with pytest.raises(ArticleError, match=r"broke down \(code -9\)"):
        _text(child)
    assert _text(child) == "The night ferry stayed."


def test_a_file_that_takes_too_long_is_given_up(child: Child) -> None:
    """A page that draws for ever ends with a reason after its seconds of the processor."""
    packed = zlib.compress(b"BT /F1 1 Tf (x) Tj ET " * 4_000_000)
    stream = b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)
    data = re.sub(rb"/Length \d+ >>\nstream\n.*?\nendstream", lambda _: stream, _GOOD, flags=re.S)
    with pytest.raises(ArticleError) as refusal:
        _text(child, data)
    assert str(refusal.value).startswith(
        ("Reading it took more than", "Reading it needed more memory", "The program that reads it")
    )
    assert _text(child) == "The night ferry stayed."


def test_threads_ask_one_after_the_other(child: Child) -> None:
    """Two who ask at once each get their own answer."""
    data = [pdf([[(72, 700, 11, f"Ferry number {n}.")]]) for n in range(8)]
    found: dict[int, str] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: _text(child, data[n])}))
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: f"Ferry number {n}." for n in range(8)}


def test_a_child_that_was_closed_starts_again() -> None:
    """Closing twice is closing once, and asking again starts anew."""
    child = Child()
    assert _text(child)
    child.close()
    child.close()
    assert _text(child)
    child.close()


def test_a_process_that_read_a_large_file_is_replaced(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it needed for that is free again."""
    monkeypatch.setattr(child_module, "_LARGE", len(_GOOD) - 1)
    assert _text(child) == _text(child) == "The night ferry stayed."
    assert child._process is None
