"""Fields that stand in the text itself."""

from __future__ import annotations

import time

import pytest

from index.formats import plain
from index.reading.draft import Draft
from index.reading.metadata.inset import FORWARDED, read_inset

_TEXT = "The ferry left at noon, and nobody knew when it would be back at the steps.\n"


def _read(text: str) -> tuple[str, dict[str, object], int]:
    """Where the fields stand, what they are, and how many blocks hold nothing else."""
    draft = Draft(text, tuple(plain.blocks(text)))
    layers, places = read_inset(draft)
    return (layers[0].where, dict(layers[0].values), len(places)) if layers else ("", {}, 0)


@pytest.mark.parametrize(
    "header",
    [
        "From: Keel Press <news@keel.example>\nDate: Wed, May 3, 2023 at 7:00 AM\n"
        "Subject: The ferry\nTo: <you@keel.example>",
        "Von: Keel Press <news@keel.example>\nGesendet: Wed, May 3, 2023 at 7:00 AM\n"
        "An: you@keel.example\nBetreff: WG: The ferry",
        "> From: Keel Press [mailto:news@keel.example]\n> Sent: Wed, May 3, 2023 at 7:00 AM\n"
        "> Subject: Fwd: The ferry",
    ],
    ids=["English", "German", "quoted"],
)
def test_the_header_of_a_forwarded_mail_is_read(header: str) -> None:
    """Who sent it on, and when, is not who wrote it, and when."""
    where, values, _ = _read(f"See below.\n\n{header}\n\n{_TEXT}")
    assert where == FORWARDED
    assert values == {
        "subject": "The ferry", "from": ["Keel Press"], "date": "Wed, May 3, 2023 at 7:00 AM",
    }  # fmt: skip


def test_the_codes_of_a_database_are_read() -> None:
    """Two capitals at the beginning of a line name a field."""
    text = f"HD The ferry\nBY Jane Doe\nWC 12 words\nPD 3 May 2023\nSN Keel Press\nLP\n{_TEXT}"
    _, values, _ = _read(text)
    assert values == {
        "title": "The ferry", "author": "Jane Doe", "date": "3 May 2023", "outlet": "Keel Press",
    }  # fmt: skip


def test_a_citation_is_read() -> None:
    """Databases cite what they print, in a line above it."""
    line = "Doe, Jane. Keel Press; Keel (UK) [Keel (UK)]. 3 May 2023: A.4."
    assert _read(f"The ferry\n\n{line}\n\n{_TEXT}")[1] == {
        "author": "Doe, Jane", "outlet": "Keel Press", "date": "3 May 2023",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"From: the steps\n\n{_TEXT}",
        f"US ships left\n\nEU ships too\n\nUN ships not\n\nUK ships never\n\n{_TEXT}",
        _TEXT,
        "",
    ],
    ids=["one field", "capitals", "text", "nothing"],
)
def test_other_text_holds_no_fields(text: str) -> None:
    """A word with a colon, or in capitals, is no field."""
    assert _read(text) == ("", {}, 0)


@pytest.mark.parametrize("unit", ["From: a\n", "PD 3 May\n", "A, b; c [d]. ", "; b [", "> "])
def test_time_is_in_proportion_to_the_text(unit: str) -> None:
    """Whatever stands at the head, a look at it is short."""
    began = time.process_time()
    _read("Subject: a\n" + unit * 50_000)
    assert time.process_time() - began < 2.0
