"""Splitting what scraping ran together."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from index.model import Kind
from index.reading.splits import parts, strong_junctions
from tests.index.hostile import FIXED, hostile_text

_BRIDGE = (
    "The bridge over the Tarle was shut on Monday for the third time this year, and the engineers "
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


def _split(text: str) -> list[str]:
    return [text[part.start : part.end] for part in parts(text)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        (_BRIDGE, _FERRY, _MAYOR),
        (_BRIDGE, f"“{_FERRY}”", _MAYOR),
        (f"“{_BRIDGE}", f"“{_FERRY}”", _MAYOR),
        (f'"{_BRIDGE}"', _FERRY, f'"{_MAYOR}" she said.'),
        (_BRIDGE, f'"{_FERRY}', f'"{_MAYOR}"', _BRIDGE),
        (f'{_BRIDGE} "It is waiting."', f'"{_FERRY}"', _MAYOR),
        (_BRIDGE, f"'{_FERRY}' he said.", _MAYOR),
        (_BRIDGE + " What then?", _FERRY, _MAYOR),
        (_BRIDGE + " (They meant this May.)", _FERRY, _MAYOR),
        (_BRIDGE + " It cost 40%.", "2023 was worse. " + _FERRY, _MAYOR),
        (_BRIDGE.replace("end of May.", "end of May by Keel & Co."), "It " + _FERRY[4:], _MAYOR),
        (_BRIDGE + " She asked:", f'"{_FERRY}"', _MAYOR),
        (_BRIDGE + " She told the Keel Press:", _FERRY, _MAYOR),
        (_BRIDGE, "• " + _FERRY, "• " + _MAYOR, _BRIDGE),
        (_BRIDGE, "-- " + _FERRY, "-- " + _MAYOR, _BRIDGE),
    ],
    ids=["plain", "curly quotes", "a quotation that goes on, curly", "straight quotes",
         "a quotation that goes on, straight", "one quotation ends, another begins",
         "single quotes", "a question", "brackets", "a year", "a short form", "a colon",
         "a colon behind a name", "bullets", "dashes"],
)  # fmt: skip
def test_paragraphs_without_anything_between_come_apart(paragraphs: tuple[str, ...]) -> None:
    """Each paragraph is found again whole, with its own quotation marks."""
    assert _split("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        (
            "Die Brücke bleibt bis auf weiteres gesperrt, wie das Hafenamt am Montag mitteilte.",
            "„Wir können den Zeitpunkt noch nicht nennen“, sagte der Leiter des Amtes, Jens Ohm. "
            "„Es fehlt am Geld.“",
            "Über den Antrag entscheidet der Rat z. B. erst im Juni.",
            "»Das ist zu spät«, sagte Ohm.",
        ),
        (
            "Le pont reste fermé jusqu’à nouvel ordre, a annoncé lundi la capitainerie du port.",
            "« Nous ne savons pas quand il rouvrira », a dit Mme Odile Roux. « L’argent manque. »",
            "Évidemment, le conseil n’en parlera qu’en juin.",
            "À ce moment-là, il sera trop tard.",
        ),
        (
            "Мост через реку останется закрытым, сообщили в понедельник в управлении порта.",
            "«Мы не можем назвать сроки», — сказал глава управления И. П. Волков. «Нет денег.»",
            "Решение совет примет только в июне.",
            "Ёлки на набережной уже убрали.",
        ),
        (
            "El puente seguirá cerrado, según informó el lunes la autoridad del puerto.",
            "¿Cuándo abrirá? Nadie lo sabe, dijo la alcaldesa.",
            "“Falta dinero”, añadió. “Y falta tiempo.”",
            "El consejo decidirá en junio.",
            "—Ya era hora —dijo Ohm.",
        ),
        (
            "Bron är avstängd tills vidare, meddelade hamnen på måndagen.",
            "”Vi vet inte när den öppnar”, sade chefen Jens Ohm. ”Det saknas pengar.”",
            "”Så är det”, sade han.",
            "Rådet beslutar i juni.",
        ),
    ],
    ids=["German", "French", "Russian", "Spanish", "Swedish"],
)
def test_paragraphs_of_other_languages_come_apart(paragraphs: tuple[str, ...]) -> None:
    """Capital letters and quotation marks are those of each language."""
    assert _split("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    "heading",
    ["What the Engineers Found", "A Boat and Its Captain", "THE LONG WAIT", "Nobody Pays in 2023"],
)
def test_headings_glued_on_both_sides_come_apart(heading: str) -> None:
    """A heading ends without a mark, and the next sentence begins right behind it."""
    text = f"{_BRIDGE}{heading}{_FERRY}{_MAYOR}"
    assert [(text[part.start : part.end], part.kind) for part in parts(text)] == [
        (_BRIDGE, None),
        (heading, Kind.HEADING),
        (_FERRY, None),
        (_MAYOR, None),
    ]


def test_a_heading_in_small_letters_comes_apart_too() -> None:
    """A word glued to one that begins sentences ended something."""
    assert _split(f"{_BRIDGE}What we know so far{_FERRY}{_MAYOR}") == [
        _BRIDGE, "What we know so far", _FERRY, _MAYOR,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        _BRIDGE + " " + _FERRY,
        "The U.S.Army and J.P.Morgan met E.D.F.Man and St.Germain in Washington, D.C. on Monday.",
        "He bought shares of TCSF.PA and IBM.N at www.Example.Com, then wrote to a.Name@Mail.Org.",
        "RoboCop, YouTube, PlayStation and McDonald's met MacArthur and DeLay at LinkedIn.",
        "It rose to 3.5 from 2.75.It fell.",
        "Wait...What? No!Really.",
        "1.Introduction",
        "他说。我们走。",
        "",
        "a",
    ],
    ids=["two sentences", "initials", "tickers and addresses", "capitals inside", "one slip",
         "slips in a short text", "numbered", "Chinese", "nothing", "a letter"],
)  # fmt: skip
def test_a_good_text_stays_whole(text: str) -> None:
    """A missing space, a name or an address is no lost paragraph end."""
    assert len(parts(text)) <= (2 if "!Really" in text else 1)


def test_names_stay_whole_where_paragraphs_were_lost() -> None:
    """Also in a text that has to be split, initials and web addresses are not cut."""
    said = "The Rev. Dr. J.R.Smith of the Navy wrote to www.Harbour.Org about McAllister."
    assert _split(f"{_BRIDGE}{said}{_FERRY}{_MAYOR}") == [_BRIDGE, said, _FERRY, _MAYOR]


def test_a_name_with_a_capital_inside_stays_whole_where_it_comes_again() -> None:
    """What an article writes more than once as one word is one, whatever it looks like."""
    said = "Harbour BoatHouse captains wait at the BoatHouse steps. They said so."
    assert _split(f"{said}{_FERRY}{_MAYOR}") == [said, _FERRY, _MAYOR]


@pytest.mark.parametrize(
    "caption",
    [
        "The bridge on Monday. (Jane Poole / Keel Press)",
        "What happens to a bridge that waits [VIDEO]",
    ],
)
def test_a_credit_in_brackets_ends_a_paragraph(caption: str) -> None:
    """Captions end in brackets, and no space follows them."""
    assert _split(f"{_BRIDGE}{caption}Mayor {_FERRY}{_MAYOR}")[-3] == caption


def test_a_curly_quotation_mark_that_opens_right_behind_a_word_begins_a_paragraph() -> None:
    """Its direction is certain: no quotation opens at the end of a word."""
    text = f"{_BRIDGE}Story continued below“It is waiting,” she said. {_FERRY}{_MAYOR}"
    assert "“It is waiting,” she said. " + _FERRY in _split(text)


def test_one_junction_in_a_short_text_counts_where_the_article_has_more() -> None:
    """The other paragraphs of an article tell whether a missing space is a slip."""
    text = "The ferry left.The captain did not."
    assert len(parts(text)) == 1
    assert len(parts(text, lost_elsewhere=5)) == 2
    assert strong_junctions(text) == 1


def test_a_paragraph_as_long_as_others_has_typing_errors() -> None:
    """An end was lost only in what is longer, or where many were lost."""
    text = "The ferry left at noon.The bridge was shut.Nobody saw it."
    assert len(parts(text)) == 3
    assert len(parts(text, usual=len(text))) == 1
    assert len(parts(text, usual=len(text) / 2)) == 3
    assert len(parts(text, lost_elsewhere=1, usual=len(text))) == 3


@pytest.mark.parametrize("ornament", ["***", "* * *", "___", "-----------"])
def test_an_ornament_is_a_paragraph_of_its_own(ornament: str) -> None:
    """Lines of stars and strokes part sections, and scraping glues them to both."""
    assert _split(f"{_BRIDGE}{_MAYOR}{ornament}{_FERRY}") == [_BRIDGE, _MAYOR, ornament, _FERRY]


def test_a_word_left_unsaid_stays_whole() -> None:
    """Stars behind a letter stand for letters."""
    said = "The captain called it a b***Y boat, and sat down."
    assert _split(f"{_BRIDGE}{said}{_FERRY}{_MAYOR}") == [_BRIDGE, said, _FERRY, _MAYOR]


@FIXED
@given(hostile_text)
def test_parts_tile_a_text(text: str) -> None:
    """Whatever the text, its parts are all of it, in order."""
    found = parts(text, lost_elsewhere=9)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert all(part.start < part.end for part in found) or not text


@pytest.mark.parametrize(
    "unit",
    [".", '."', "a.B", "aB", '"', "?!", "Ab c.D", "<", "('", "**", "a- B", "A.B***C", "Ab’C"],
)
def test_time_is_in_proportion_to_the_text(unit: str) -> None:
    """No run of marks makes reading slow."""
    began = time.process_time()
    parts(unit * 10_000, lost_elsewhere=9)
    assert time.process_time() - began < 3.0
