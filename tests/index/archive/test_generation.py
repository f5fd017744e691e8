"""One published, immutable state of the archive, open for reading."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

import pytest

from index.addresses import article_id
from index.archive import Archive, Generation, open_writer
from index.archive.generation import segments_of
from index.errors import ArchiveDamagedError
from index.model import Failure
from tests.index.archive.publishing import files_of, flip, publish, put, read, state_of


def test_a_generation_knows_what_it_is(generation: Generation) -> None:
    """Number, time of publication and counts can be had without a search."""
    assert generation.number == generation.manifest.number == 1
    assert generation.manifest.articles == 8
    assert generation.damage == ()


def test_a_generation_names_its_languages(generation: Generation) -> None:
    """The languages of its articles are known, in order."""
    assert generation.languages() == ("de", "en", "zh")


@pytest.mark.parametrize("paragraphs", [1, 300], ids=["few paragraphs", "many paragraphs"])
def test_a_language_goes_with_its_last_article(empty: Archive, paragraphs: int) -> None:
    """A generation names no language that no article of it is in."""
    body = "\n\nAhoy there." * paragraphs
    with open_writer(empty) as writer:
        put(writer, "de.md", f"---\ntitle: Reede\nlanguage: de\n---{body}")
        writer.commit()
        put(writer, "en.md", f"---\ntitle: Crossing\nlanguage: en\n---{body}")
        writer.commit()
        writer.remove("de.md")
        writer.commit()
    with empty.open() as generation:
        assert generation.languages() == ("en",)


def test_an_article_is_found_by_its_id(generation: Generation) -> None:
    """An article comes back whole, with its paragraphs in order."""
    article = generation.article(article_id("undated.txt"))
    assert article is not None
    assert [paragraph.text for paragraph in article.paragraphs] == [
        "Crossing, fifty pence",
        "The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat.",
    ]
    assert generation.metadata(article.id) == article.metadata
    assert generation.source(article.id) == article.source


def test_an_id_that_no_article_has_finds_none(generation: Generation) -> None:
    """Asking for an article that is not there is no error; asking for its metadata is one."""
    assert generation.article("a2a2a2a2a2a2a2a2") is None
    with pytest.raises(KeyError):
        generation.metadata("a2a2a2a2a2a2a2a2")
    with pytest.raises(KeyError):
        generation.source("a2a2a2a2a2a2a2a2")


def test_a_paragraph_is_no_article(generation: Generation) -> None:
    """The address of a paragraph does not find its article by accident."""
    article = generation.article(article_id("undated.txt"))
    assert article is not None
    assert generation.article(article.paragraphs[1].id) is None


def test_failures_are_kept_with_the_register(empty: Archive) -> None:
    """What could not be read can be told long after the run that failed."""
    failure = Failure("wire.jsonl, line 2", "It is not JSON.")
    article = read("a.txt", "Crossing\n\nAhoy.")
    with open_writer(empty) as writer:
        writer.add(article)
        writer.replace(state_of(article))
        writer.note(replace(state_of(article), path="wire.jsonl", articles=(), failures=(failure,)))
        writer.commit()
    with empty.open() as generation:
        assert generation.failures() == [failure]
        assert generation.register().keys() == {"a.txt", "wire.jsonl"}


def test_nothing_of_a_damaged_generation_is_opened(empty: Archive) -> None:
    """Opening a generation directly verifies it whole."""
    publish(empty, a="Crossing\n\nAhoy.")
    for path in files_of(empty, 1):
        flip(path)
        with pytest.raises(ArchiveDamagedError):
            Generation.open(empty.folder(1))
        flip(path)
    Generation.open(empty.folder(1)).close()


def test_many_threads_may_ask_at_once(generation: Generation) -> None:
    """Each of many threads gets the answer to its own question."""
    addresses = [address for state in generation.register().values() for address in state.articles]
    expected = {address: generation.article(address) for address in addresses}

    def ask(address: str) -> bool:
        article = generation.article(address)
        metadata = generation.metadata(address)
        return article is not None and article == expected[address] and article.metadata == metadata

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, addresses * 20))


def test_an_open_generation_outlives_its_pruning(empty: Archive) -> None:
    """Who has a generation open can read it to the end, though its folder is gone."""
    publish(empty, a="Crossing\n\nThe first words.")
    with empty.open() as old:
        for number in range(3):
            with open_writer(empty, keep_seconds=-1.0) as writer:
                put(writer, "a.txt", f"Crossing\n\nWords {number}.")
                writer.commit()
        assert not old.folder.exists()
        article = old.article(article_id("a.txt"))
        assert article is not None
        assert article.paragraphs[1].text == "The first words."


def test_a_closed_generation_answers_nothing(empty: Archive) -> None:
    """That it holds no article would be untrue, so asking is an error."""
    publish(empty, a="Crossing\n\nAhoy.")
    generation = empty.open()
    generation.close()
    asks = generation.languages, partial(generation.article, "a"), partial(segments_of, generation)
    for ask in asks:
        with pytest.raises(ValueError, match="generation 1 is closed"):
            ask()


def test_the_same_words_are_found_in_whichever_article(empty: Archive) -> None:
    """Their first paragraph in each that lives; of an id that was never there, none."""
    with open_writer(empty) as writer:
        for name in ("a", "b", "c"):
            put(writer, f"{name}.txt", f"Crossing {name}\n\nAhoy, there.\n\nAhoy there!")
        writer.commit()
        writer.remove("b.txt")
        writer.commit()
    a, b, c = (article_id(f"{name}.txt") for name in ("a", "b", "c"))
    with empty.open() as generation:
        article = generation.article(a)
        assert article
        words = article.paragraphs[1].id.partition(".")[2]
        expected = [f"{a}.{words}", f"{c}.{words}"]
        assert generation.same_words(f"{b}.{words}") == expected
        assert generation.same_words(article.paragraphs[2].id) == expected
        for nothing in ("", "a", "a.b", f"{a}.桥"):
            assert generation.same_words(nothing) == []
