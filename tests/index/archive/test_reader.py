"""An archive held open by a process that answers from it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from index.addresses import article_id
from index.archive import Archive, Generation, Reader, open_writer
from index.errors import ArchiveDamagedError, ArchiveMissingError, GenerationGoneError
from tests.index.archive.publishing import files_of, flip, publish, put, texts_in

_FIRST = "Crossing\n\nThe first words."
_SECOND = "Crossing\n\nThe second words."


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The numbers of the generations that are open, kept up to date."""
    numbers: set[int] = set()
    real_init, real_close = Generation.__init__, Generation.close

    def init(self: Generation, *arguments: object) -> None:
        real_init(self, *arguments)  # type: ignore[arg-type]
        numbers.add(self.number)

    def close(self: Generation) -> None:
        real_close(self)
        numbers.remove(self.number)

    monkeypatch.setattr(Generation, "__init__", init)
    monkeypatch.setattr(Generation, "close", close)
    return numbers


def test_nothing_is_opened_before_it_is_needed(empty: Archive, opened: set[int]) -> None:
    """A server can start before there is anything to serve, and serves as soon as there is."""
    reader = Reader(empty)
    with pytest.raises(ArchiveMissingError), reader.generation():
        pass
    publish(empty, a=_FIRST)
    assert opened == set()
    with reader.generation() as generation:
        assert texts_in(generation) == {"a.txt": _FIRST}


def test_a_generation_is_opened_once(empty: Archive, opened: set[int]) -> None:
    """As long as nothing is published, every use gets the same open generation."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    with reader.generation() as one, reader.generation() as other:
        assert one is other
    with reader.generation() as later:
        assert later is one
    assert opened == {1}


def test_a_new_generation_is_seen_by_the_next_use(empty: Archive) -> None:
    """What was published is found at once, without opening the archive anew."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    for text in (_FIRST, _SECOND, _FIRST):
        publish(empty, a=text)
        with reader.generation() as generation:
            assert texts_in(generation) == {"a.txt": text}


def test_a_use_keeps_its_generation(empty: Archive, opened: set[int]) -> None:
    """A request that began before a commit is answered from one whole generation to its end."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    with reader.generation() as old:
        publish(empty, a=_SECOND)
        with reader.generation() as new:
            assert (old.number, new.number) == (1, 2)
            assert texts_in(old) == {"a.txt": _FIRST}
        assert texts_in(old) == {"a.txt": _FIRST}
        assert opened == {1, 2}
    assert opened == {2}


def test_a_generation_is_closed_when_its_last_use_ends(empty: Archive, opened: set[int]) -> None:
    """A server that runs for years holds open what is in use and nothing else."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    with reader.generation():
        with reader.generation():
            publish(empty, a=_SECOND)
            with reader.generation():
                pass
        assert opened == {1, 2}
    assert opened == {2}
    for number in range(3, 6):
        publish(empty, a=_FIRST if number % 2 else _SECOND)
        with reader.generation():
            pass
        assert opened == {number}


def test_a_failing_use_lets_go_of_its_generation(empty: Archive, opened: set[int]) -> None:
    """A request that ends in an error holds nothing open."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    with pytest.raises(ZeroDivisionError), reader.generation():
        publish(empty, a=_SECOND)
        raise ZeroDivisionError
    with reader.generation():
        pass
    assert opened == {2}


def test_damage_in_a_new_generation_is_said_and_not_served(empty: Archive) -> None:
    """Where the newest generation is damaged, answers come from the one before, and say so."""
    publish(empty, a=_FIRST)
    reader = Reader(empty)
    with reader.generation():
        pass
    publish(empty, a=_SECOND)
    flip(next(path for path in files_of(empty, 2) if path.stat().st_nlink == 1))
    with reader.generation() as generation:
        assert generation.number == 1
        assert generation.damage
        assert texts_in(generation) == {"a.txt": _FIRST}


def test_a_mended_archive_is_served_again(empty: Archive) -> None:
    """An error is not remembered: what was mended is read by the next use."""
    publish(empty, a=_FIRST)
    path = next(files_of(empty, 1))
    flip(path)
    reader = Reader(empty)
    for _ in range(2):
        with pytest.raises(ArchiveDamagedError), reader.generation():
            pass
    flip(path)
    with reader.generation() as generation:
        assert texts_in(generation) == {"a.txt": _FIRST}


def test_many_threads_read_while_another_writes(empty: Archive, opened: set[int]) -> None:
    """Every answer comes from one whole generation, none fails, and nothing is left open."""
    texts = {1: _FIRST}
    publish(empty, a=_FIRST, b=_FIRST)
    reader, done = Reader(empty), threading.Event()

    def read() -> set[int]:
        seen = set()
        while not done.is_set():
            with reader.generation() as generation:
                text = texts[generation.number]
                assert texts_in(generation) == {"a.txt": text, "b.txt": text}
                seen.add(generation.number)
        return seen

    with ThreadPoolExecutor(4) as threads:
        reading = [threads.submit(read) for _ in range(4)]
        try:
            for number in range(2, 10):
                texts[number] = f"Crossing\n\nWords {number}."
                publish(empty, a=texts[number], b=texts[number])
        finally:
            done.set()
        assert len(set().union(*(thread.result() for thread in reading))) > 1
    with reader.generation() as generation:
        assert generation.number == 9
    assert opened == {9}


def _publish_times(archive: Archive, numbers: range) -> None:
    for number in numbers:
        publish(archive, a=f"Crossing\n\nWords {number}.")


def test_an_earlier_generation_is_handed_out_by_its_number(empty: Archive) -> None:
    """Who was answered from it goes on in it, also in a process that has never had it open."""
    _publish_times(empty, range(1, 4))
    for reader in (Reader(empty), Reader(empty)):
        for number in (1, 3, 2, 1):
            with reader.generation(number) as generation:
                assert generation.number == number
                assert texts_in(generation) == {"a.txt": f"Crossing\n\nWords {number}."}
        with reader.generation() as generation:
            assert generation.number == 3


def test_few_earlier_generations_are_held_open(empty: Archive, opened: set[int]) -> None:
    """Those asked for last, and those in use: a reader of many does not fill the memory."""
    _publish_times(empty, range(1, 9))
    reader = Reader(empty)
    with reader.generation(1) as first:
        for number in range(2, 8):
            with reader.generation(number):
                pass
        assert opened == {1, 4, 5, 6, 7, 8}
        assert texts_in(first) == {"a.txt": "Crossing\n\nWords 1."}
    with reader.generation(7) as seventh, reader.generation(7) as again:
        assert seventh is again
    assert opened == {4, 5, 6, 7, 8}


def test_a_generation_that_is_not_kept_is_gone(empty: Archive, opened: set[int]) -> None:
    """It is refused by its number as soon as it is pruned, though it was open until then."""
    _publish_times(empty, range(1, 3))
    reader = Reader(empty)
    with reader.generation(1) as first:
        for number in (3, 4):
            with open_writer(empty, keep_seconds=-1.0) as writer:
                put(writer, "a.txt", f"Crossing\n\nWords {number}.")
                writer.commit()
        with pytest.raises(GenerationGoneError, match="Generation 1 "), reader.generation(1):
            pass
        assert first.article(article_id("a.txt"))
    with reader.generation():
        assert opened == {4}
    with pytest.raises(GenerationGoneError), reader.generation(99):
        pass


def test_a_damaged_earlier_generation_is_not_served(empty: Archive) -> None:
    """It is verified like any other before anything is answered from it."""
    _publish_times(empty, range(1, 3))
    flip(next(path for path in files_of(empty, 1) if path.stat().st_nlink == 1))
    with pytest.raises(ArchiveDamagedError), Reader(empty).generation(1):
        pass


def test_many_threads_walk_through_earlier_generations(empty: Archive) -> None:
    """Each gets the generation it asks for, whole, while others push it out."""
    _publish_times(empty, range(1, 8))
    reader = Reader(empty)

    def walk(start: int) -> None:
        for step in range(60):
            number = (start + step) % 7 + 1
            with reader.generation(number) as generation:
                assert generation.number == number
                assert texts_in(generation) == {"a.txt": f"Crossing\n\nWords {number}."}

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(walk, (0, 1, 4, 6)))
