"""Where sentences begin, in many scripts. The next mistake belongs into the table."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from index.analysis import words
from index.sentences import sentence_starts
from tests.index.hostile import FIXED, hostile_text


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each from its first letter to before the next one's."""
    found = words(text)
    begins = [found[at].start for at in sentence_starts(found, text)]
    ends = [*begins[1:], len(text)]
    return [text[begin:end] for begin, end in zip(begins, ends, strict=False)]


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["It waits. ", "Why? ", "Nobody knows! ", "It waits."], id="plain"),
        pytest.param(["Wait... ", "It opens… ", "It shuts."], id="ellipses that end"),
        pytest.param(["He said… nothing ... at all."], id="ellipses that go on"),
        pytest.param(['Shut!” ', 'He left. (', 'She did not.) ', 'They did.'], id="closing signs"),
        pytest.param(['Why?” he asked. “', 'Because.” ', 'He left.'], id="a question that goes on"),
        pytest.param(["Mr. Li met Gov. Brown at St. Ives. ", "Mrs. Li did not."], id="titles"),
        pytest.param(["J. K. Rowling and George W. Bush met. ", "It rained."], id="initials"),
        pytest.param(["The U.S. President left the U.S. ", "The end."], id="U.S."),
        pytest.param(["It is owned by Ottway Inc. ", "The price fell."], id="Inc. at the end"),
        pytest.param(["Ottway Inc. Chairman Kessel left."], id="Inc. within"),
        pytest.param(["It rose 3.5 pct to 1,578. ", "No. 5 rose. ", "Did it? ", "No. ", "Never."],
                     id="decimals and numbers"),
        pytest.param(["On Jan. 5 it shut. ", "It opens in Jan. ", "We hope."], id="months"),
        pytest.param(["He was 34. ", "She was 35."], id="a number at the end"),
        pytest.param(["See Gazette.Example. ", "Or ask."], id="an address"),
        pytest.param(["At 10 a.m. it shut, at 5 p.m. ", "It opened."], id="hours"),
        pytest.param(["12 came. ", "34 left."], id="sentences that begin with figures"),
        pytest.param(["Am 5. Mai kam Dr. Kessel, z. B. nach Köln, usw. ", "Der Rest blieb."],
                     id="German"),
        pytest.param(["Im 19. Jahrhundert war es so. ", "Frau Prof. Dr. Öz weiß es."],
                     id="German ordinals"),
        pytest.param(["M. Le Pen et Mme Royal. ", "Elle part. «\u00a0", "Pourquoi\u00a0?\u00a0» ",
                      "Nul ne sait."], id="French"),
        pytest.param(["В 1987 г. и т. д. родился А. С. Попов. ", "Он жил на ул. Мира."],
                     id="Russian"),
        pytest.param(["今天。", "明天！「", "好？」", "是。"], id="Chinese"),
        pytest.param(["橋が。", "待つ。"], id="Japanese"),
        pytest.param(["هل جاء؟ ", "نعم. ", "لا."], id="Arabic"),
        pytest.param(["وہ آیا۔ ", "وہ گیا۔"], id="Urdu"),
        pytest.param(["वह गया। ", "वह आया।"], id="Hindi"),
        pytest.param(["Yahoo! shares rose."], id="a name with a sign"),
        pytest.param([], id="nothing"),
    ],
)  # fmt: skip
def test_a_text_is_cut_into_its_sentences(sentences: list[str]) -> None:
    """SENTENCE finds words in one sentence as a reader sees it."""
    assert _sentences("".join(sentences)) == sentences


@FIXED
@given(hostile_text)
def test_sentences_begin_at_words(text: str) -> None:
    """The first word begins a sentence; positions rise and are those of words."""
    found = words(text)
    starts = sentence_starts(found, text)
    assert starts[:1] == [0][: len(found)]
    assert starts == sorted(set(starts))
    assert all(start < len(found) for start in starts)


@pytest.mark.parametrize("run", [".", ". ", '?"', "a. ", "a.) ", "! A"])
def test_a_long_run_of_signs_takes_no_time(run: str) -> None:
    """No text holds up whoever looks for its sentences."""
    text = f"A{run * 20_000}B"
    found = words(text)
    began = time.process_time()
    sentence_starts(found, text)
    assert time.process_time() - began < 1.0
