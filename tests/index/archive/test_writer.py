"""Changes to the archive, published as a new generation or not at all."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from index.archive import Archive, check, open_writer
from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
)
from index.model import Failure
from index.segment import segments_of
from tests.index.archive.publishing import (
    contents,
    files_of,
    flip,
    publish,
    put,
    read,
    state_of,
    texts_of,
)

_FIRST = "Crossing\n\nThe first words."
_SECOND = "Crossing\n\nThe second words."


# What is published


def test_an_article_comes_back_as_it_went_in(empty: Archive) -> None:
    """What was committed is read back whole: text, places, metadata and evidence."""
    article = read(
        "gazette/a.md", "---\ndate: 2023-04\nauthor: Ana Sørensen\n---\n# Crossing\n\nAhoy.\n"
    )
    with open_writer(empty) as writer:
        writer.add(article)
        writer.replace(state_of(article))
        assert writer.commit() == 1
    with empty.open() as generation:
        assert generation.article(article.id) == article
        assert generation.register() == {"gazette/a.md": state_of(article)}
        assert (generation.manifest.articles, generation.manifest.paragraphs) == (1, 2)


def test_each_commit_is_a_generation_of_its_own(empty: Archive) -> None:
    """A writer may commit as often as it likes; every commit builds on the one before."""
    with open_writer(empty) as writer:
        for number, name in enumerate(("a.txt", "b.txt", "c.txt"), start=1):
            put(writer, name, _FIRST)
            assert writer.commit() == number
            assert len(texts_of(empty)) == number


def test_a_commit_without_changes_publishes_nothing(empty: Archive) -> None:
    """An idle run makes no new generation."""
    publish(empty, a=_FIRST)
    before = contents(empty.path)
    with open_writer(empty) as writer:
        assert writer.commit() == 1
    assert contents(empty.path) == before


def test_the_last_commit_of_a_run_leaves_one_segment(empty: Archive) -> None:
    """What several commits added is brought together, though nothing was added since."""
    with open_writer(empty) as writer:
        for name in ("a.txt", "b.txt", "c.txt"):
            put(writer, name, _FIRST)
            writer.commit()
        with empty.open() as generation:
            assert len(segments_of(generation)) == 3
        assert writer.commit(last=True) == 4
        assert writer.commit(last=True) == 4
    assert texts_of(empty) == dict.fromkeys(("a.txt", "b.txt", "c.txt"), _FIRST)
    with empty.open() as generation:
        assert len(segments_of(generation)) == 1
    assert [checked.problems for checked in check(empty)][-1:] == [()]


def test_the_last_commit_without_changes_publishes_nothing(empty: Archive) -> None:
    """An idle run makes no new generation, nor does one whose only commit has all."""
    publish(empty, a=_FIRST)
    with open_writer(empty) as writer:
        assert writer.commit(last=True) == 1
        put(writer, "b.txt", _FIRST)
        assert writer.commit() == 2
        assert writer.commit(last=True) == 2


def test_the_first_commit_publishes_even_nothing(empty: Archive) -> None:
    """An archive of no articles can be searched, and finds none."""
    with open_writer(empty) as writer:
        assert writer.commit() == 1
    assert texts_of(empty) == {}


def test_an_article_is_replaced_by_its_newer_words(empty: Archive) -> None:
    """What a file held before is gone when what it holds now is there."""
    publish(empty, a=_FIRST, b=_FIRST)
    publish(empty, a=_SECOND)
    assert texts_of(empty) == {"a.txt": _SECOND, "b.txt": _FIRST}
    with empty.open() as generation:
        assert generation.manifest.paragraphs == 4


def test_a_removed_source_is_gone(empty: Archive) -> None:
    """Articles of a source that was taken out are neither found nor counted."""
    publish(empty, a=_FIRST, b=_SECOND)
    with open_writer(empty) as writer:
        writer.remove("a.txt")
        writer.commit()
    assert texts_of(empty) == {"b.txt": _SECOND}
    with empty.open() as generation:
        assert generation.article(read("a.txt", _FIRST).id) is None
        assert (generation.manifest.articles, generation.manifest.paragraphs) == (1, 2)


def test_a_removed_source_can_come_back(empty: Archive) -> None:
    """Within one run or in the next, what was taken out can be put in again."""
    publish(empty, a=_FIRST)
    with open_writer(empty) as writer:
        writer.remove("a.txt")
        put(writer, "a.txt", _SECOND)
        writer.commit()
    assert texts_of(empty) == {"a.txt": _SECOND}


def test_noting_a_source_leaves_its_articles(empty: Archive) -> None:
    """A file that was only touched keeps its articles under its new state."""
    publish(empty, a=_FIRST)
    failures = (Failure("a.txt", "Torn."),)
    state = replace(state_of(read("a.txt", _FIRST)), modified=2, failures=failures)
    with open_writer(empty) as writer:
        writer.note(state)
        assert writer.register == {"a.txt": state}
        writer.commit()
    assert texts_of(empty) == {"a.txt": _FIRST}
    with empty.open() as generation:
        assert generation.register() == {"a.txt": state}
        assert generation.failures() == list(failures)


def test_a_writer_from_nothing_replaces_everything(empty: Archive) -> None:
    """A rebuild holds what it added and nothing of the generation before, under a new number."""
    publish(empty, a=_FIRST)
    with open_writer(empty, from_nothing=True) as writer:
        assert writer.register == {}
        put(writer, "b.txt", _SECOND)
        assert writer.commit() == 2
    assert texts_of(empty) == {"b.txt": _SECOND}


def test_unchanged_files_are_shared_and_never_written_to(empty: Archive) -> None:
    """What an earlier generation consists of stays as it is, byte for byte."""
    publish(empty, a=_FIRST)
    before = contents(empty.folder(1))
    publish(empty, b=_SECOND)
    publish(empty, a=_SECOND)
    assert contents(empty.folder(1)) == before


# What is not published


def test_what_was_not_committed_is_dropped(empty: Archive) -> None:
    """Leaving a writer without a commit leaves no trace."""
    publish(empty, a=_FIRST)
    before = contents(empty.path)
    with open_writer(empty) as writer:
        put(writer, "b.txt", _SECOND)
    assert contents(empty.path) == before


def test_a_failure_drops_only_what_was_not_committed(empty: Archive) -> None:
    """What was acknowledged before something went wrong stays; what came after it does not."""
    with pytest.raises(ZeroDivisionError), open_writer(empty) as writer:
        put(writer, "a.txt", _FIRST)
        writer.commit()
        put(writer, "b.txt", _SECOND)
        raise ZeroDivisionError
    assert texts_of(empty) == {"a.txt": _FIRST}
    assert publish(empty, b=_SECOND) == 2


def test_discarding_twice_is_discarding_once(empty: Archive) -> None:
    """A writer that has dropped its work can go on from the current generation."""
    publish(empty, a=_FIRST)
    with open_writer(empty) as writer:
        writer.add(read("b.txt", _SECOND))
        writer.discard()
        writer.discard()
    assert texts_of(empty) == {"a.txt": _FIRST}


def test_nothing_is_written_where_there_is_no_archive(tmp_path: Path) -> None:
    """A writer is not the one who makes an archive."""
    with pytest.raises(ArchiveMissingError), open_writer(Archive(tmp_path / "archive")):
        pass
    assert contents(tmp_path) == {}


def test_nothing_is_built_on_damage(empty: Archive) -> None:
    """Where the current generation does not verify, writing is refused and changes nothing."""
    publish(empty, a=_FIRST)
    flip(next(files_of(empty, 1)))
    before = {name: data for name, data in contents(empty.path).items() if name != "write.lock"}
    with pytest.raises(ArchiveDamagedError), open_writer(empty):
        pass
    after = {name: data for name, data in contents(empty.path).items() if name != "write.lock"}
    assert after == before


def test_two_writers_are_one_too_many(empty: Archive) -> None:
    """A second writer is refused while the first is at work, and the first goes on undisturbed."""
    with open_writer(empty) as writer:
        put(writer, "a.txt", _FIRST)
        with pytest.raises(ArchiveBusyError), open_writer(empty):
            pass
        writer.commit()
    assert texts_of(empty) == {"a.txt": _FIRST}


# Where the disk refuses

Refuse = Callable[[str, int, bool], list[int]]


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Refuse:
    """Let the n-th call of a function of `os` fail, and those after it if asked.

    What comes back is the numbers of the calls that did fail, as they do.
    """

    def install(name: str, at: int, for_ever: bool) -> list[int]:
        real, calls = getattr(os, name), count(1)
        failed: list[int] = []

        def maybe(*arguments: object, **options: object) -> object:
            call = next(calls)
            if call == at or (for_ever and call > at):
                failed.append(call)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/disk/full")
            return real(*arguments, **options)

        monkeypatch.setattr(os, name, maybe)
        return failed

    return install


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", ["fsync", "rename", "mkdir"])
def test_a_refusal_of_the_disk_leaves_the_old_generation(
    empty: Archive, monkeypatch: pytest.MonkeyPatch, refuse: Refuse, name: str, for_ever: bool
) -> None:
    """Whichever step of a commit fails, the archive is whole, and the next run puts it right."""
    publish(empty, a=_FIRST)
    for at in count(1):
        before, newer = texts_of(empty), {"a.txt": f"Crossing\n\nAttempt {at}."}
        failed = refuse(name, at, for_ever)
        try:
            publish(empty, a=newer["a.txt"])
            acknowledged = True
        except ArchiveError as error:
            acknowledged = False
            assert str(error) == (
                "/disk/full cannot be written: No space left on device. "
                "What was published before is as it was; what was not published is dropped. "
                "Mend the disk or make room on it, and run the command again."
            )
        monkeypatch.undo()
        # Where the disk no longer obeys at all, the last step may not be taken back.
        states = [newer] if acknowledged else [before, newer] if for_ever else [before]
        assert texts_of(empty) in states
        with empty.open() as generation:
            assert generation.damage == ()
        if not failed:
            break
        repaired = f"Crossing\n\nRepaired {at}."
        publish(empty, a=repaired)
        assert texts_of(empty) == {"a.txt": repaired}
        assert set(empty.generations.iterdir()) == set(map(empty.folder, empty.numbers()))
    assert acknowledged
    assert at > 1, "nothing was ever refused"


def test_a_refused_commit_is_not_half_made_by_the_next(empty: Archive) -> None:
    """A writer whose commit was refused publishes no register without its articles."""
    publish(empty, a=_FIRST)
    with open_writer(empty) as writer, pytest.MonkeyPatch.context() as patch:
        put(writer, "b.txt", _SECOND)
        patch.setattr(os, "fsync", _no_space)
        with pytest.raises(ArchiveError):
            writer.commit()
        patch.undo()
        assert writer.commit() == 1
        assert texts_of(empty) == {"a.txt": _FIRST}


def _no_space(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_an_archive_works_without_hard_links(empty: Archive, refuse: Refuse) -> None:
    """On a file system that refuses links, generations are copies and otherwise the same."""
    refuse("link", 1, True)
    publish(empty, a=_FIRST)
    publish(empty, b=_SECOND)
    assert texts_of(empty) == {"a.txt": _FIRST, "b.txt": _SECOND}
    assert all(path.stat().st_nlink == 1 for path in files_of(empty, 2))


def test_a_lock_that_cannot_be_taken_is_an_error_with_a_remedy(empty: Archive) -> None:
    """A write-protected archive is named, not answered with a traceback."""
    empty.lock_file.mkdir()
    with (
        pytest.raises(ArchiveError, match=r"write.lock cannot be written: Is a directory\."),
        open_writer(empty),
    ):
        pass


# What is cleaned up


def _age(archive: Archive, seconds: float) -> None:
    """Let all generations have been published that much earlier."""
    then = time.time() - seconds
    for number in archive.numbers():
        os.utime(archive.folder(number), (then, then))


def test_young_generations_are_kept(empty: Archive) -> None:
    """Who walks through results has an hour before a generation is gone."""
    for number in range(1, 6):
        publish(empty, a=f"Crossing\n\nWords {number}.")
        _age(empty, 3500.0)
    assert list(empty.numbers()) == [5, 4, 3, 2, 1]


def test_two_generations_are_kept_however_old(empty: Archive) -> None:
    """There is always one to fall back to; what an hour has passed over goes with a commit."""
    for number in range(1, 6):
        _age(empty, 3700.0)
        publish(empty, a=f"Crossing\n\nWords {number}.")
    assert list(empty.numbers()) == [5, 4]
    assert texts_of(empty) == {"a.txt": "Crossing\n\nWords 5."}


def test_how_long_generations_are_kept_is_a_setting(empty: Archive) -> None:
    """A writer that is told to keep generations for a minute keeps them for a minute."""
    for number in range(1, 5):
        _age(empty, 61.0)
        with open_writer(empty, keep_seconds=60.0) as writer:
            put(writer, "a.txt", f"Crossing\n\nWords {number}.")
            writer.commit()
    assert list(empty.numbers()) == [4, 3]


def test_a_generation_is_kept_for_an_hour_after_another_took_its_place(empty: Archive) -> None:
    """Who has just been answered from it can go on in it, however long it was the newest."""
    publish(empty, a=_FIRST)
    _age(empty, 7200.0)
    for number in (2, 3, 4):
        publish(empty, a=f"Crossing\n\nWords {number}.")
    assert list(empty.numbers()) == [4, 3, 2, 1]


@pytest.mark.parametrize("name", [".work", ".removed", "000007"])
def test_what_a_dead_writer_left_behind_is_removed(empty: Archive, name: str) -> None:
    """Half a generation is gone after the next run, and is never taken for a whole one."""
    publish(empty, a=_FIRST)
    left = empty.generations / name
    left.mkdir()
    (left / "half").write_bytes(b"half")
    assert texts_of(empty) == {"a.txt": _FIRST}
    publish(empty, b=_SECOND)
    assert set(empty.generations.iterdir()) == {empty.folder(1), empty.folder(2)}


@pytest.mark.parametrize("name", [".DS_Store", ".nfs0000001", "².txt", "²"])
def test_a_stray_file_stops_nobody(empty: Archive, name: str) -> None:
    """A file that some other program put beside the generations holds up no run."""
    publish(empty, a=_FIRST)
    (empty.generations / name).write_bytes(b"stray")
    assert publish(empty, b=_SECOND) == 2
    assert publish(empty, b=_FIRST) == 3
