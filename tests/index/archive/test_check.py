"""Whether every generation is what was published."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from index.archive import Archive, check, manifest, open_writer, roll_back
from index.archive.publish import prune
from index.errors import ArchiveMissingError
from tests.index.archive.publishing import contents, files_of, flip, publish, put, read, state_of

_FIRST = "Crossing\n\nThe first words."
_SECOND = "Crossing\n\nThe second words."


def test_a_whole_archive_has_no_problems(empty: Archive) -> None:
    """All generations are looked at, the newest first, each with what it consists of."""
    publish(empty, a=_FIRST)
    publish(empty, a=_SECOND)
    newest, older = check(empty)
    assert (newest.number, newest.is_current, newest.problems) == (2, True, ())
    assert (older.number, older.is_current, older.problems) == (1, False, ())
    listed = [path for path in files_of(empty, 2) if path.name != "MANIFEST"]
    assert newest.files == len(listed)
    assert newest.size == sum(path.stat().st_size for path in listed)


@pytest.mark.parametrize("paragraphs", [1, 300], ids=["few paragraphs", "many paragraphs"])
def test_deleting_is_no_damage(empty: Archive, paragraphs: int) -> None:
    """Articles that were replaced or taken out are no problem, whenever Whoosh lets go of them."""
    body = "\n\nAhoy there." * paragraphs
    with open_writer(empty) as writer:
        for name in ("a.txt", "b.txt", "c.txt"):
            put(writer, name, f"Crossing{body}")
            writer.commit()
        writer.remove("b.txt")
        writer.commit()
        put(writer, "a.txt", f"Crossing again{body}")
        writer.commit()
    assert [checked.problems for checked in check(empty)] == [()] * 5


@pytest.mark.parametrize(
    ("change", "said"), [(-1, "of an earlier Byline"), (1, "of a newer Byline")]
)
def test_a_generation_of_another_byline_is_no_damage(
    empty: Archive, monkeypatch: pytest.MonkeyPatch, change: int, said: str
) -> None:
    """It is told apart, with what to do; damage to one of an earlier Byline is still found."""
    with monkeypatch.context() as other:
        other.setattr(manifest, "FORMAT", manifest.FORMAT + change)
        publish(empty, a=_FIRST)
    (checked,) = check(empty)
    assert (checked.number, checked.is_current, checked.problems) == (1, True, ())
    assert said in checked.other
    assert ("byline rebuild" in checked.other) == (change < 0) == (checked.size > 0)

    if change < 0:
        harmed = next(path for path in files_of(empty, 1) if path.name != "MANIFEST")
        flip(harmed)
        (checked,) = check(empty)
        assert checked.problems == (f"{harmed} is not what was written.",)


def test_what_a_commit_takes_away_meanwhile_is_no_damage(empty: Archive) -> None:
    """A check takes minutes; who adds articles beside it and prunes harms nothing."""
    for text in (_FIRST, _SECOND, f"{_FIRST} And more."):
        publish(empty, a=text)
    looked_at = check(empty)
    assert next(looked_at).number == 3
    prune(empty, keep_seconds=-1)

    assert [(checked.number, checked.problems) for checked in looked_at] == [(2, ())]


def test_every_harmed_file_is_found(empty: Archive) -> None:
    """One altered byte, in whichever file of whichever generation, is a problem of that one."""
    publish(empty, a=_FIRST)
    publish(empty, a=_SECOND)
    for number in (1, 2):
        for path in files_of(empty, number):
            if path.stat().st_nlink > 1:
                continue  # a link harms both
            flip(path)
            assert _problems(empty) == {
                number: (f"{path} is not what was written.",),
                3 - number: (),
            }
            flip(path)


def _problems(archive: Archive) -> dict[int, tuple[str, ...]]:
    """What is found of each generation, and under 0 of CURRENT."""
    return {checked.number: checked.problems for checked in check(archive)}


def test_a_file_is_read_again_though_it_was_verified(empty: Archive) -> None:
    """Damage that happened while the archive was in use is found by a check."""
    publish(empty, a=_FIRST)
    empty.open().close()
    path = next(files_of(empty, 1))
    before = path.stat()
    flip(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    (checked,) = check(empty)
    assert checked.problems == (f"{path} is not what was written.",)


def test_a_register_that_names_what_is_not_there_is_found(empty: Archive) -> None:
    """A generation that was published with a hole in it does not pass for whole."""
    article, lost = read("a.txt", _FIRST), read("b.txt", _SECOND)
    with open_writer(empty) as writer:
        writer.add(article)
        writer.note(replace(state_of(article), articles=(article.id, lost.id)))
        writer.commit()
    (checked,) = check(empty)
    assert f"article {lost.id} of a.txt is missing" in checked.problems
    assert any("holds 1 articles" in problem for problem in checked.problems)


def test_an_article_under_a_wrong_address_is_found(empty: Archive) -> None:
    """Paragraphs whose addresses are not those of their words are named."""
    article = read("a.txt", _FIRST)
    wrong = article.paragraphs[1]._replace(id=f"{article.id}.aaaaaaaa")
    with open_writer(empty) as writer:
        writer.add(replace(article, paragraphs=(article.paragraphs[0], wrong)))
        writer.replace(state_of(article))
        writer.commit()
    (checked,) = check(empty)
    assert checked.problems == (
        f"article {article.id} has paragraphs under addresses that are not theirs",
    )


def test_spans_outside_the_source_are_found(empty: Archive) -> None:
    """A paragraph that points to where there is no text is named."""
    article = replace(read("a.txt", _FIRST), source_text="Cross")
    with open_writer(empty) as writer:
        writer.add(article)
        writer.replace(state_of(article))
        writer.commit()
    (checked,) = check(empty)
    assert checked.problems == (f"article {article.id} has spans outside its source text",)


def test_checking_changes_nothing(empty: Archive) -> None:
    """A check reads, and leaves damage as it is for whoever mends it."""
    publish(empty, a=_FIRST)
    flip(next(files_of(empty, 1)))
    before = contents(empty.path)
    list(check(empty))
    assert contents(empty.path) == before


def test_there_must_be_something_to_check(empty: Archive) -> None:
    """A folder without an archive is not checked and found whole."""
    with pytest.raises(ArchiveMissingError):
        list(check(Archive(empty.path / "nowhere")))
    with pytest.raises(ArchiveMissingError):
        list(check(empty))


def test_a_damaged_pointer_is_told_at_the_end(empty: Archive) -> None:
    """Where nobody can tell what is current: what answers meanwhile, and which command mends it."""
    publish(empty, a=_FIRST)
    (empty.path / "CURRENT").write_bytes(b"torn")
    generation, pointer = check(empty)
    assert (generation.number, generation.problems) == (1, ())
    assert (pointer.number, pointer.is_current) == (0, False)
    what, advice = pointer.problems
    assert what == f"{empty.path / 'CURRENT'} is not what was written."
    assert "answered from generation 1" in advice
    assert "Run “byline rollback”" in advice
    assert roll_back(empty) == (1, 2)
    assert [checked.problems for checked in check(empty)] == [(), ()]


def test_a_torn_pointer_is_not_hidden_by_other_damage(empty: Archive) -> None:
    """Where a generation is damaged and CURRENT too, both are told."""
    publish(empty, a=_FIRST)
    (empty.folder(1) / "MANIFEST").write_bytes(b"torn")
    (empty.path / "CURRENT").write_bytes(b"torn")
    problems = _problems(empty)
    assert len(problems[1]) == 1
    assert problems[0] == (
        f"{empty.path / 'CURRENT'} is not what was written.",
        "Nothing can be searched or indexed. Run “byline rebuild”, or index into a new archive.",
    )
