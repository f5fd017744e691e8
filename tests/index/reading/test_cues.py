"""Phrases by which a paragraph says that it is no body."""

from __future__ import annotations

import pytest

from index.model import Kind
from index.reading.cues import cued


@pytest.mark.parametrize(
    "text",
    ["Sign up for our daily newsletter and never miss a tide.", "Follow us on Instagram and X",
     "Click here to read more.", "© 2023 Harbour Gazette. All rights reserved.", "Read more: Tides",
     "ADVERTISEMENT", "Story continues below", "Share this article", "Leave a comment",
     "The views expressed here are those of the author.", "Related: The bridge waits",
     "Subscribe to our Telegram channel.", "Disclaimer: nothing here is true.",
     "For media inquiries: desk@harbour.example", "Articles by: Felix Holt",
     "Thanks for reading The Towpath! Subscribe for free to support it.", "Unsubscribe",
     "You receive this because you subscribed. Unsubscribe", "Discussion about this post",
     "View this email in your browser", "BODY:", "---------- Forwarded message ---------",
     "Newsletter abonnieren", "Alle Rechte vorbehalten.", "Lesen Sie auch: Die Brücke wartet",
     "Abonnez-vous à notre lettre", "Lire aussi : Le pont attend", "Tous droits réservés",
     "Подписывайтесь на наш канал", "Читайте также: Мост ждёт", "Все права защищены."],
)  # fmt: skip
def test_furniture_of_a_site_speaks_to_the_reader(text: str) -> None:
    """It asks to click, follow, subscribe, share, or claims rights, in several languages."""
    assert cued(text) is Kind.BOILERPLATE


@pytest.mark.parametrize(
    "text",
    ["Photo: The bridge on Monday", "The bridge on Monday. (AP Photo/Agnes Holt)",
     "Featured image: the ferry", "The bridge on Monday. | Keel/Getty Images", "Foto: dpa",
     "Bild: Die Brücke am Montag", "Crédit photo : AFP", "Фото: ТАСС"],
)  # fmt: skip
def test_captions_name_a_picture_or_its_maker(text: str) -> None:
    """A label in front or a credit behind."""
    assert cued(text) is Kind.CAPTION


@pytest.mark.parametrize(
    "text",
    ["First published on April 19, 2023", "This article was updated on Monday.",
     "Editor's note: The bridge is open.", "Correction: The bridge is shut.", "Theme: Bridges",
     "The original source of this article is the Gazette", "Felix Holt contributed to this report.",
     "Anmerkung der Redaktion: Die Brücke ist offen.", "От редакции: мост открыт.",
     "Источник: ТАСС", "Źródło: Kurier Nadrzeczny", "LOAD-DATE: March 15, 2024",
     "LANGUAGE: ENGLISH", "Reading time: 3 min"],
)  # fmt: skip
def test_notes_speak_of_the_article(text: str) -> None:
    """Where it stood first, what was corrected, who else wrote, under what it is filed."""
    assert cued(text) is Kind.NOTE


@pytest.mark.parametrize(
    "text",
    ["The council will share this burden, the mayor said, and nobody will click their tongues.",
     "The newsletter that the harbour prints for its captains has eleven readers.",
     "He follows the ships on a map, and the rights of seamen are reserved for later.",
     "The photo showed a bridge; the picture was sold for 40 crowns at an auction in March.",
     "Related companies made 3.1 million.", "She first published a novel at nineteen, in Keel.",
     "More than eleven ships waited.", "You can unsubscribe from the harbour, she said.",
     "Thanks for reading it aloud, said the mayor.",
     "The original version was longer, the director said.",
     "Comments by the mayor angered the captains.", "The correction took eleven days.",
     "Die Anzeige gegen den Kapitän liegt beim Amt.", "Реклама на мосту запрещена."],
)  # fmt: skip
def test_an_article_may_speak_of_such_things(text: str) -> None:
    """Words alone make no boilerplate: an article that mentions newsletters stays body."""
    assert cued(text) is None
