"""Where a text first stood."""

from __future__ import annotations

import pytest

from index.reading.metadata.days import Writing
from index.reading.metadata.reprints import (
    closing_credit,
    copyright_holder,
    read_dateline,
    read_notice,
)


@pytest.mark.parametrize(
    ("text", "outlet", "day"),
    [
        ("First published in The Weekday Ledger on April 19, 2023",
         "The Weekday Ledger", "2023-04-19"),
        ("This article originally appeared in Harbour Gazette.", "Harbour Gazette", None),
        ("This story was first published on 19 April 2023 by Coastline Wire.",
         "Coastline Wire", "2023-04-19"),
        ("Republished with permission from The Conversation under a CC licence.",
         "The Conversation", None),
        ("The original source of this article is Indian Punchline Copyright © A. B., 2023",
         "Indian Punchline", None),
        ("Dieser Artikel erschien zuerst in der Grauwerder Zeitung am 8. Mai 2003.",
         "Grauwerder Zeitung", "2003-05-08"),
        ("Cet article a été initialement publié par Le Phare le 1er mars 2021.",
         "Le Phare", "2021-03-01"),
        ("Впервые опубликовано: Вечерний маяк, 5 мая 2012", "Вечерний маяк", "2012-05-05"),
        ("First published on April 19, 2023", None, "2023-04-19"),
    ],
)  # fmt: skip
def test_a_notice_says_where_and_when(text: str, outlet: str | None, day: str | None) -> None:
    """The outlet and the day of the first publication, in several languages."""
    notice = read_notice(text, Writing())
    assert notice is not None
    assert (notice.outlet, notice.date and str(notice.date)) == (outlet, day)


@pytest.mark.parametrize(
    "text",
    ["The study, first published in The Lancet on March 3, 2020, found nothing.",
     "He had previously published in the Gazette.", "The bridge was first opened in 1931."],
)  # fmt: skip
def test_what_is_said_of_something_else_is_no_notice(text: str) -> None:
    """A study that first appeared elsewhere says nothing of the article about it."""
    assert read_notice(text, Writing("en")) is None


def test_a_dateline_credits_an_agency_and_has_a_day() -> None:
    """“LONDON, April 19, 2023 (Reuters) -” names both; a bracket in a sentence names none."""
    line = read_dateline("LONDON, April 19, 2023 (Reuters) - The bridge is open.", Writing("en"))
    assert (line.agency, str(line.date)) == ("Reuters", "2023-04-19")
    assert read_dateline("The port (see map) was shut.", Writing("en")).agency is None


def test_a_closing_credit_names_an_agency() -> None:
    """German papers end with “(dpa)”."""
    assert closing_credit("Niemand hatte gefragt, wer die Brücke schließen soll. (dpa)") == "dpa"
    assert closing_credit("Nobody asked who was to shut the bridge (again).") is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [("© 2023 Harbour Gazette. All rights reserved.", "Harbour Gazette"),
     ("Copyright © 2021-2023 Ledger Media Ltd", "Ledger Media"),
     ("© 2003 Портовый листок", "Портовый листок"),
     ("© A. B. Hale, Harbour Gazette, 2023", None),
     ("This site holds copyrighted material of others.", None)],
)  # fmt: skip
def test_a_copyright_line_names_the_outlet(text: str, holder: str | None) -> None:
    """The holder of the rights is the outlet, unless a person is."""
    assert copyright_holder(text, "Ledger Media and Ledger Media") == holder
