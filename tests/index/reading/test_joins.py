"""Whether a paragraph goes on in the next block."""

from __future__ import annotations

import pytest

from index.reading.ends import Ends
from index.reading.joins import goes_on

_LONG = "The bridge was shut again on Monday. The engineers who looked at its bearings said that "


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_LONG + "cooperation plays an", "important role in the matter."),
        (_LONG + "they met the", "Mayor of Tarlemouth."),
        (_LONG + "it would cost,", "Holt said, eleven million."),
        (_LONG + "it would cost about", "11 million."),
        (_LONG + "they asked Gen.", "Holt for more."),
        (_LONG + "they asked John F.", "Holt for more."),
        (_LONG + "they asked Ms", "Holt for more."),
        (_LONG + "it was the city's", "Harbour Office that had asked."),
        (_LONG + '"it is the fault of the port,"', "Ms Holt told the council."),
        (_LONG + "they went to the U.S.", "embassy."),
        ('"Why does the bridge over the Tarle wait for nobody?"', "asked the Mayor."),
        ("Die Brücke blieb am Montag gesperrt, sagte der Leiter des", "Hafenamtes."),
        (_LONG + "it is open,” said", "Ruth Holt of the council."),
        (_LONG + "it went by way of New", "York, as they all do."),
        (
            "Der Hafen rechnet nach dem Winter und wegen der Kosten mit einer stark sinkenden",
            "Nachfrage.",
        ),
        ("«Это предосторожность, — заявила глава инженерного отдела Р.", "А. Амосова."),
        (_LONG + "nothing more,”", "Gen. Holt told the council."),
        ("Мост оставался закрытым весь понедельник, сообщили в", "Управлении порта."),
        ("Le pont est resté fermé toute la journée de lundi à cause de", "Marées trop fortes."),
        (_LONG + 'nobody "has ever told us what the', 'Harbour Office wants", and left.'),
        (_LONG + "nobody “has ever warned Elle", "Hunt of that”, and left."),
        ("Er sagte, es habe „wegen des Winters kaum Platz", "Holt zufolge“ gegeben, und ging."),
        (_LONG + "a grant of the fund (in the hands of Keel", "Press) is too small."),
        (_LONG + "they know that, but", "I never asked."),
    ],
)
def test_a_sentence_that_is_cut_goes_on(left: str, right: str) -> None:
    """What ends within a sentence is joined to its rest."""
    assert goes_on(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_LONG + "it waits.", "The ferry leaves at nine."),
        (_LONG + "it waits.", "the ferry leaves at nine."),
        (_LONG + "it waits:", "we know that now."),
        ("Eleven ships", "the ferry leaves at nine."),
        (_LONG + "it waits for", "- the ferry"),
        (_LONG + "it waits for", "www.harbour.example has more."),
        (_LONG + 'it waits <a href="https://harbour.example/strain-', "putin said."),
        ("10 Reasons Why the Bridge Over the Tarle Is Still Waiting", "Mayor Holt knows all."),
        (_LONG + "it is minus 10 degrees F.", "Snow fell."),
        (_LONG + "they were asked by Dr.", "The ferry left."),
        (_LONG + "she said no.", "Mayor Holt agreed."),
        ("Photo: The bridge on Monday | Keel Press/Getty Images", "Mayor Holt knows all."),
        (_LONG + "the answer was in the U.S.", "Mayor Holt knew."),
        (_LONG + "nobody knows? No.", "Mayor Holt knows."),
        (_LONG + "she told the council,", "“We have waited for long.”"),
        (_LONG + "it would cost eleven million,", "Until May nobody will pay."),
        (_LONG.upper() + "SCROLL DOWN FOR", "Mayor Holt agreed."),
        (
            _LONG + "he turned it down. He said it was none of the business of the port",
            "Mayor Holt.",
        ),
        (_LONG + "they met the captain", "Holt in the customs house was not asked."),
        (_LONG + "a pier that holds; and", "A boat that nobody wanted."),
        ("Holt Says the Harbour Is Barely Scraping by", "Ships left the quay at noon."),
        ("Kaum noch Schiffe im Hafen, und die Zahl steigt nicht mehr an", "Holt hat es gesehen."),
        (_LONG + "Holt, Keel, and", "Boats and Piers"),
        (_LONG + 'what he calls "a bridge" of the Tarle', 'Holt asked: "Why?"'),
        (_LONG + "a pier (of wood) for Keel", "Holt (47) agreed."),
        ("", "a"),
        ("a", ""),
    ],
)
def test_what_is_whole_or_another_thing_is_not_joined(left: str, right: str) -> None:
    """Sentence ends, colons, headings, items, addresses and damaged tags end a paragraph."""
    assert not goes_on(left, right)


_MARKED, _UNMARKED = Ends([_LONG + "."] * 4), Ends([_LONG] * 4)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_LONG + "it was shut by the Tarlemouth Harbour", "Office, which said nothing."),
        (_LONG + "it was paid for by the Harbour", "Office (HO), as he said."),
        (_LONG + "nothing was known, as they told", "Reuters."),
        (_LONG + "nothing was known, said the captain", "Ruth Holt. The rest of it is to come."),
        (_LONG + "nothing was known, said the captain", "Ruth Holt said."),
        (
            "Auf dem Kai, der nach dem Winter und wegen der Kosten gesperrt war, fielen massive",
            "Steine von der Brücke.",
        ),
    ],
    ids=["a name", "a name and its short form", "the last word", "a speaker", "who said", "a noun"],
)
def test_what_lacks_the_mark_that_others_have_is_cut(left: str, right: str) -> None:
    """A name that begins with a capital letter may be the rest of a sentence, where all others of
    the article have a mark.
    """
    assert goes_on(left, right, ends=_MARKED)
    assert not goes_on(left, right, ends=_UNMARKED)
    assert not goes_on(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (_LONG + "it was shut by the Harbour", "Holt asked them why."),
        (_LONG + "it was shut by the Harbour", "Sadly, they knew nothing."),
        (_LONG + "it was shut. —Elle Hunt", "Holt, who knew, left."),
        (_LONG + "it was shut. Jane Poole (Poole / Keel)", "Holt, who knew, left."),
        (_LONG + "it was shut. REUTER", "Holt, who knew, left."),
        (_LONG + "it was shut by the port", "Gen. Holt knew."),
        (_LONG + "it was shut by the Harbour", "Holt, who Knew"),
        ("The Ferry and the Harbour", "Holt, who knew, left."),
    ],
    ids=["a sentence", "an adverb", "signed", "a credit", "capitals", "a title", "no end", "short"],
)
def test_what_may_begin_a_paragraph_is_not_joined_for_a_lacking_mark(left: str, right: str) -> None:
    """One paragraph without a mark is no proof."""
    assert not goes_on(left, right, ends=_MARKED)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("What the Engineers Found", "The ferry left at noon."),
        (_LONG + "the steps. (Jane Poole / Reuters)", "The ferry left at noon, and he with it."),
        (_LONG + "the steps (Jane Poole / Keel)", "Holt left at noon, and he with it."),
        (_LONG + "the steps of the ferry", "There is no other way."),
    ],
    ids=["a heading", "a credit", "a credit in brackets", "a word that begins sentences"],
)
def test_what_ends_without_a_mark_is_not_joined_at_page_ends(left: str, right: str) -> None:
    """A page that ends with a heading or a caption cuts no paragraph."""
    assert not goes_on(left, right, page_ends=True)


def test_a_word_that_calls_for_more_is_joined_at_page_ends_however_short_the_line() -> None:
    """The first line of a paragraph may be all that the page had room for."""
    assert goes_on("It was seen by the", "Keel Press.", page_ends=True)


def test_where_a_page_ends_more_is_joined() -> None:
    """A page end explains why a sentence stops before a capital letter."""
    left, right = (
        "The ferry was followed by eleven boats of the Tarlemouth Rowing",
        "Club, he said.",
    )
    assert not goes_on(left, right)
    assert goes_on(left, right, page_ends=True)
    assert not goes_on(left + ".", right, page_ends=True)
