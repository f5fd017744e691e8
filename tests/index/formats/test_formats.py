"""The one door through which every kind of file becomes articles, and what all formats promise.

The invariants at the end run over every format; a new format joins them by its suffix alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path, PurePosixPath
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import formats
from index.formats import format_of, read_file, telling
from index.model import Article, Failure, Kind
from tests.articles import FILES
from tests.index.formats.samples import FIRST, SAMPLES, SECOND
from tests.index.hostile import FIXED, hostile_bytes, hostile_text

_SUFFIXES = telling.suffixes()


def _articles(data: bytes, path: str) -> list[Article]:
    return [item for item in read_file(data, path) if isinstance(item, Article)]


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.txt", "text"),
        ("a.text", "text"),
        ("b/a.md", "markdown"),
        ("A.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.jsonl", "json lines"),
        ("a.ndjson", "json lines"),
        ("a.html", "html"),
        ("a.HTM", "html"),
    ],
)
def test_a_name_promises_a_format(name: str, format_name: str) -> None:
    """Files are told by their endings, in capitals too."""
    found = format_of(Path(name))
    assert found is not None
    assert found.name == format_name


@pytest.mark.parametrize("name", ["a.jpg", "a", ".md", "a.txt.zip", "txt"])
def test_what_byline_does_not_read_has_no_format(name: str) -> None:
    """No format is guessed for a name that promises none."""
    assert format_of(PurePosixPath(name)) is None


@pytest.mark.parametrize(
    ("path", "named"),
    [("saved/a.xls", ".xls"), ("README", "files without an ending")],
    ids=["another ending", "no ending"],
)
def test_a_file_of_no_known_format_is_refused(path: str, named: str) -> None:
    """A file that Byline cannot read is a failure that says what it can read."""
    assert list(read_file(b"Ahoy.", path)) == [
        Failure(
            path,
            f"Byline reads no {named}. It reads {', '.join(_SUFFIXES)}, and HTML, PDF, Word files, "
            "feeds and mail under any name. Convert the file, or leave it out.",
        )
    ]


def test_an_article_names_its_source() -> None:
    """Path, hash of the bytes, format and its version are kept with each article."""
    data = FILES["ledger/strike.txt"].encode()
    (article,) = _articles(data, "ledger/strike.txt")
    assert article.source.path == "ledger/strike.txt"
    assert article.source.sha256 == hashlib.sha256(data).hexdigest()
    assert (article.source.format, article.source.format_version) == ("text", 2)
    assert article.source_text == FILES["ledger/strike.txt"]


def test_markdown_under_the_name_of_a_text_is_markdown() -> None:
    """A .txt file with front matter keeps its metadata and shows none of its marks."""
    (article,) = _articles(FILES["gazette/inquiry.md"].encode(), "inquiry.txt")
    assert article.source.format == "markdown"
    assert article.metadata.outlet == "Harbour Gazette"


@pytest.mark.parametrize("data", [b"", b" \n\n ", b"\x00", b"\xef\xbb\xbf"], ids=repr)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_a_file_without_a_word_is_a_failure(data: bytes, suffix: str) -> None:
    """An empty file is reported, not indexed as an empty article."""
    assert list(read_file(data, f"a{suffix}")) == [
        Failure(
            f"a{suffix}",
            "There is no text in it. An article needs at least one paragraph. "
            "Put the text in, or remove the file.",
        )
    ]


@pytest.mark.parametrize("suffix", telling.suffixes())
def test_an_empty_file_is_a_failure_in_every_format(suffix: str) -> None:
    """A file of no bytes says that there is no text in it, whatever it is called."""
    (failure,) = read_file(b"", f"a{suffix}")
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("There is no text in it.")


@pytest.mark.parametrize(
    ("path", "data"),
    [("a.jsonl", b" \n\n"), ("a.csv", b"title,text\n"), ("a.csv", b"title,text\n" + b'"",' * 99)],
)
def test_a_container_without_an_article_says_so(path: str, data: bytes) -> None:
    """No file is passed over in silence."""
    (failure,) = read_file(data, path)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith("There is no article in it.")


def test_what_was_assumed_to_decode_a_file_is_evidence() -> None:
    """A file in another encoding is an article, and says which encoding was assumed and why."""
    text = "Мэр города объявил, что забастовка портовых рабочих закончится завтра утром."
    (article,) = _articles(text.encode("cp1251"), "a.txt")
    (evidence,) = [one for one in article.evidence if one.field == "encoding"]
    assert (evidence.value, evidence.where) == ("cp1251", "its letters; it declares no encoding")
    assert text in [paragraph.text for paragraph in article.paragraphs]


def test_one_bad_line_of_many_is_a_failure_of_its_own() -> None:
    """Good and bad articles of one file come out in the order in which they stand in it."""
    data = b'{"text": "One."}\nnonsense\n{"text": "Three."}\n'
    items = list(read_file(data, "wire.jsonl"))
    assert [type(item) for item in items] == [Article, Failure, Article]
    assert isinstance(items[1], Failure)
    assert items[1].path == "wire.jsonl, line 2"


# What holds for every format and every input


@pytest.mark.parametrize("path", SAMPLES)
def test_an_ordinary_file_is_an_ordinary_article(path: str) -> None:
    """Title and paragraphs of the same article are found in every format."""
    (article,) = _articles(SAMPLES[path], path)
    assert article.metadata.title == "Ferry stays"
    assert [p.text for p in article.paragraphs if p.kind is Kind.BODY] == [FIRST, SECOND]
    assert_sound(article)


@pytest.mark.parametrize("path", SAMPLES)
def test_damage_is_an_article_or_a_failure(path: str) -> None:
    """Bytes flipped, cut out, doubled or put in: what comes out is sound, or says what is wrong."""
    chance = Random(path)
    for _ in range(25):
        data = _damaged(SAMPLES[path], chance)
        for item in read_file(data, path):
            if isinstance(item, Article):
                assert_sound(item)
            else:
                assert "The fault is Byline's" not in item.reason


def _damaged(data: bytes, chance: Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 20])):
        at, other = chance.randrange(len(damaged) + 1), chance.randrange(len(damaged) + 1)
        match chance.randrange(4):
            case 0 if at < len(damaged):
                damaged[at] = chance.randrange(256)
            case 1:
                del damaged[at : at + chance.choice([1, 10, 100])]
            case 2:
                damaged[at:at] = damaged[other : other + chance.choice([1, 5, 50])]
            case _:
                damaged[at:at] = chance.choice(
                    [b"<", b'"', b"\0", b"\xff", b"<!--", b"\x1b$B", b"]]>"]
                )
    return bytes(damaged)


_paths = st.sampled_from([f"dir/a{suffix}" for suffix in _SUFFIXES])


@FIXED
@given(hostile_bytes, _paths)
def test_no_file_breaks_the_reading(data: bytes, path: str) -> None:
    """Whatever a file holds, what comes out are articles and failures, each sound in itself."""
    for item in read_file(data, path):
        if isinstance(item, Article):
            assert_sound(item)
        else:
            assert item.path.startswith(path) and item.reason


@FIXED
@given(hostile_text, _paths)
def test_no_text_breaks_the_reading(text: str, path: str) -> None:
    """Hostile text in any format gives sound articles, and hides no letter between them."""
    for article in _articles(text.encode("utf-8"), path):
        assert_sound(article)


@FIXED
@given(hostile_bytes, _paths)
def test_the_same_bytes_and_path_are_the_same_articles(data: bytes, path: str) -> None:
    """Reading a file twice gives the same articles with the same addresses."""
    assert list(read_file(data, path)) == list(read_file(data, path))


@FIXED
@given(hostile_text)
def test_a_plain_text_keeps_every_letter(text: str) -> None:
    """The letters and digits of all paragraphs together are those of the source, in order."""
    for article in _articles(text.encode("utf-8"), "a.txt"):
        if article.source.format == "text":
            in_order = sorted(article.paragraphs, key=lambda paragraph: paragraph.start)
            shown = "".join(p.text for p in in_order if p.start < p.end)
            assert _letters(shown) == _letters(article.source_text)


@FIXED
@given(
    st.lists(
        st.text("abcé桥7", min_size=1).map(lambda word: f"The crew said {word} and left."),
        unique=True,
        min_size=2,
    ),
    st.randoms(use_true_random=False),
)
def test_unchanged_paragraphs_keep_their_addresses(texts: list[str], chance: Random) -> None:
    """Paragraphs that keep their words are found at their old addresses after any other edit."""
    before = _addresses(texts)
    edited = [*texts[1:], "A paragraph that is quite new."]
    chance.shuffle(edited)
    after = _addresses(edited)
    for text in texts[1:]:
        assert after[text] == before[text]


def _addresses(texts: list[str]) -> dict[str, str]:
    """The address of each paragraph of a file that has a title besides."""
    data = "\n\n".join(["What the bridge wants", *texts]).encode("utf-8")
    (article,) = _articles(data, "a.txt")
    return {paragraph.text: paragraph.id for paragraph in article.paragraphs}


def assert_sound(article: Article) -> None:
    """What holds for every article, whatever its format."""
    paragraphs = article.paragraphs
    assert paragraphs[0].kind is Kind.TITLE
    assert [paragraph.kind for paragraph in paragraphs].count(Kind.TITLE) == 1
    assert [paragraph.number for paragraph in paragraphs] == list(range(len(paragraphs)))
    assert len({paragraph.id for paragraph in paragraphs}) == len(paragraphs)
    assert all(paragraph.id.startswith(f"{article.id}.") for paragraph in paragraphs)
    for paragraph in paragraphs:
        assert paragraph.text == " ".join(paragraph.text.split()) != ""
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in paragraph.text)
    assert_tiled(article)


def assert_tiled(article: Article) -> None:
    """The spans lie in the source text, apart from each other, with no words between them."""
    spans = sorted(
        (span.start, span.end)
        for paragraph in article.paragraphs
        for span in paragraph.spans
        if paragraph.number > 0 or span.start < span.end
    )
    end = 0
    for start, stop in [*spans, (len(article.source_text), len(article.source_text) + 1)]:
        assert end <= start < stop
        gap = article.source_text[end:start]
        # The words of HTML, in pages and in entries of feeds, are held by html/test_page.py.
        if article.source.format in ("text", "markdown", "pdf", "docx"):
            assert not _letters(_without_markup(gap, article)), f"lost: {gap!r}"
        end = stop
    assert end == len(article.source_text) + 1


def _without_markup(gap: str, article: Article) -> str:
    if article.source.format != "markdown":
        return gap
    for markup in (r"\A---.*?^(?:---|\.\.\.)", r"<[^<>]*(?:>|\Z)", r"\]\([^)]*\)", r"&#?\w+;?"):
        gap = re.sub(markup, "", gap, flags=re.DOTALL | re.MULTILINE)
    return gap


def _letters(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


def test_a_file_that_needs_too_much_memory_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """In three parts, for the fault is the file's: whole ones and stretches of lines."""

    def broken(*arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(formats, "read_article", broken)
    line = '{"text": "Ahoy."}'
    whole = read_file(line.encode(), "a.jsonl")
    lines = formats.read_lines(
        line, "a.jsonl", "", (), first_line=7, places={}, repeated=frozenset()
    )
    for (failure,), place in ((whole, "a.jsonl"), (lines, "a.jsonl, from line 7 on")):
        assert isinstance(failure, Failure)
        assert failure.path == place
        assert failure.reason.startswith("Reading it needed more memory than one file may take.")


def test_a_fault_in_a_parser_is_a_failure_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that brings a library down is named with the fault, and the run goes on."""

    def broken(*arguments: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(formats, "decode", broken)
    (failure,) = read_file(b"Ahoy.", "a.txt")
    assert failure == Failure(
        "a.txt",
        "Reading it ended in RecursionError: too deep. What follows that place was not read. "
        "The fault is Byline's: report it with the file.",
    )
