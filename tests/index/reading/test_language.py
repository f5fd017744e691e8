"""The language of an article, told from its words."""

from __future__ import annotations

import pytest

from index.reading import language
from index.reading.language import detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The dockers went back to work on Monday, and nobody asked the ferry's captain.", "en"),
        ("Der Streik im Hafen dauert an, und die Drehbrücke steht seit Montag offen.", "de"),
        ("La grève au port continue et le pont tournant reste ouvert depuis lundi.", "fr"),
        ("Забастовка в порту продолжается, и разводной мост открыт с понедельника.", "ru"),
        ("码头工人罢工进入第九天，从远港出发的货轮仍停在外锚地，船上有一架钢琴。", "zh"),
        ("ドック労働者のストライキは九日目に入り、橋はまだ開いたままである。", "ja"),
    ],
    ids=["English", "German", "French", "Russian", "Chinese", "Japanese"],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    """A sentence or two are enough to tell which language a text is in."""
    assert detect_language(text) == code


def test_english_is_told_by_its_small_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Prose that has enough of them needs no model; that of other languages goes to it."""
    monkeypatch.setattr(language, "_model", None)
    text = (
        "The dockers said that they would not go back to work by Monday, as the talks with the port"
        " were at an end and their pay had not been raised."
    )
    assert detect_language(text) == "en"
    for other in ("De dokwerkers zijn in staking en de brug was op maandag of dinsdag open.",
                  "The the the the the the the the the the the the of and that."):  # fmt: skip
        with pytest.raises(TypeError):
            detect_language(other)


@pytest.mark.parametrize("text", ["", "Berth 6", "1911, 760, 9,400, 6,200, 312, 43, 38, 94, 1,578"],
                         ids=["nothing", "a name", "figures"])  # fmt: skip
def test_too_few_words_tell_no_language(text: str) -> None:
    """A language is not guessed from names and figures."""
    assert detect_language(text) is None
