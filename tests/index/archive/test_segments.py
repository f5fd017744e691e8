"""The segments of a generation in the making: articles added, deleted, merged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import Archive, Generation, Writer, check, open_writer
from index.archive.segments import SegmentChanges
from index.codec import builder
from index.codec.builder import BYTES_A_KEY, MOST_SORTS
from index.codec.live import open_segments
from index.codec.segment import Segment
from index.codec.tiers import MOST_SEGMENTS
from index.model import Article
from index.segment import segments_of
from tests.index.archive.publishing import publish, put, texts_of
from tests.index.codec.segments import FEW, MEMORY, article, places_of_words, stored_places


@pytest.fixture
def soon_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Builders look at what they hold after each paragraph."""
    monkeypatch.setattr(builder, "_CHUNK", 1)


def _living(work: Path) -> list[Article]:
    """The articles that are not deleted, as they stand in a folder."""
    return [
        held.segment.article(number)
        for held in open_segments(work)
        for number in held.live_articles.tolist()
    ]


# Up to two of these articles.
_source = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=2, unique=True)
_change = st.tuples(st.sampled_from(("put", "put", "put", "remove", "touch")), _source)
_transactions = st.lists(st.lists(_change, max_size=7), min_size=1, max_size=4)


@pytest.mark.parametrize("chunk", [1, 3, 4096], ids=["full at once", "full at times", "never full"])
def test_whatever_is_changed_in_whatever_order_the_last_version_lives(chunk: int) -> None:
    """Added, replaced and removed in one transaction or in several: an article is there once,
    as it was last added, and not at all where it was last removed.

    The model is a dict.
    """

    @FEW
    @given(_transactions)
    def holds(transactions: Sequence[Sequence[tuple[str, list[str]]]]) -> None:
        expected: dict[str, Article] = {}
        with TemporaryDirectory() as work:
            for number, transaction in enumerate(transactions):
                changes = SegmentChanges(Path(work), 0, is_new=number == 0)
                for version, (change, addresses) in enumerate(transaction):
                    _apply(changes, expected, change, addresses, f"v{number}-{version}")
                paragraphs = changes.finish()
                living = _living(Path(work))
                assert {each.id: each for each in living} == expected
                assert len(living) == len(expected)
                assert paragraphs == sum(len(each.paragraphs) for each in living)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "_CHUNK", chunk)
        holds()


def _apply(
    changes: SegmentChanges,
    expected: dict[str, Article],
    change: str,
    addresses: list[str],
    version: str,
) -> None:
    """One change to some articles, as a Writer makes it, and to the model."""
    if change == "put":
        for address in addresses:
            new = article(address, f"{address} {version}", "A ferry waits.")
            changes.add(new)
        for address in addresses:
            changes.delete(address)
            expected[address] = article(address, f"{address} {version}", "A ferry waits.")
    elif change == "remove":
        for address in addresses:
            changes.delete(address)
            changes.delete_added(address)
            expected.pop(address, None)


def test_an_article_put_back_within_one_transaction_is_there(tmp_path: Path) -> None:
    """Added, removed and added again, in one builder or in two."""
    changes = SegmentChanges(tmp_path, MEMORY, is_new=True)
    for text in ("first", "second"):
        changes.add(article("a", text))
        changes.delete("a")
        changes.delete_added("a")
    changes.add(article("a", "third"))
    assert changes.finish() == 1
    assert _living(tmp_path) == [article("a", "third")]


def test_deleting_what_was_never_there_does_nothing(tmp_path: Path) -> None:
    """Nor does it disturb what is being built."""
    changes = SegmentChanges(tmp_path, MEMORY, is_new=True)
    changes.delete("a")
    changes.add(article("b", "B"))
    changes.delete_added("a")
    assert changes.finish() == 1
    assert [path.suffix for path in sorted(tmp_path.iterdir())] == [".segment", ".toc"]


def test_an_article_that_was_added_outlives_the_deletion_of_the_one_before(
    tmp_path: Path, soon_full: None
) -> None:
    """Though others that came after it have filled its builder."""
    changes = SegmentChanges(tmp_path, 0, is_new=True)
    changes.add(article("a", "before"))
    for address in "abc":
        changes.add(article(address, "after"))
    changes.delete("a")
    assert changes.finish() == 3
    assert _living(tmp_path) == [article(address, "after") for address in "abc"]


def test_all_articles_can_be_deleted(tmp_path: Path) -> None:
    """What is left is an index of nothing, which can be added to."""
    changes = SegmentChanges(tmp_path, MEMORY, is_new=True)
    changes.add(article("a", "A"))
    assert changes.finish() == 1
    changes = SegmentChanges(tmp_path, MEMORY, is_new=False)
    changes.delete("a")
    assert changes.finish() == 0
    assert open_segments(tmp_path) == ()
    assert list(tmp_path.glob("*.segment")) == []
    changes = SegmentChanges(tmp_path, MEMORY, is_new=False)
    changes.add(article("a", "B"))
    assert changes.finish() == 1


def test_discarding_closes_what_is_open(tmp_path: Path, soon_full: None) -> None:
    """The segment in the making goes; a second time there is nothing left to let go of."""
    changes = SegmentChanges(tmp_path, 0, is_new=True)
    changes.add(article("a", "A"))
    changes.add(article("b", "B"))
    changes.discard()
    changes.discard()
    assert len(list(tmp_path.iterdir())) == 1  # a segment that was whole: its folder goes later


# Memory


def test_little_memory_gives_several_segments_and_the_same_answers(
    tmp_path: Path, soon_full: None
) -> None:
    """Each word is where it is with memory for all, however few are held at once."""
    articles = [article(str(n), f"Ferry w{n % 7}", "The bridge waits.") for n in range(30)]
    found = {}
    for memory in (32 * BYTES_A_KEY // MOST_SORTS, MEMORY):
        (work := tmp_path / str(memory)).mkdir()
        changes = SegmentChanges(work, memory, is_new=True)
        for each in articles:
            changes.add(each)
        assert changes.finish() == 60
        segments = open_segments(work)
        found[memory] = len(segments)
        assert _living(work) == articles
        assert _places([held.segment for held in segments]) == places_of_words(articles)
    # The builder is full when the seventh article of five words has come.
    assert list(found.values()) == [5, 1]


def _places(segments: Sequence[Segment]) -> dict[str, dict[int, list[int]]]:
    """Words and their places, all segments numbered through."""
    found: dict[str, dict[int, list[int]]] = {}
    first = 0
    for segment in segments:
        for word, places in stored_places(segment).items():
            moved = {first + document: own for document, own in places.items()}
            found.setdefault(word, {}).update(moved)
        first += segment.documents
    return found


def _filled(writer: Writer) -> Iterator[tuple[str, str]]:
    for number in range(6):
        text = f"Ferry {number}\n\n" + f"The bridge {number} waits.\n\n" * 1_500
        put(writer, f"{number}.txt", text)
        yield f"{number}.txt", text


def test_a_writer_with_little_memory_publishes_the_same(empty: Archive) -> None:
    """`memory` bounds what is held, and changes nothing of what is found."""
    with open_writer(empty, memory=5_000) as writer:
        expected = dict(_filled(writer))
        writer.commit()
    assert texts_of(empty) == expected
    with empty.open() as generation:
        assert 1 < len(segments_of(generation)) <= MOST_SEGMENTS
        assert generation.manifest.paragraphs == 6 * 1_501
    assert [checked.problems for checked in check(empty)] == [()]


# Merging


def _sizes(generation: Generation) -> list[tuple[int, int]]:
    return [
        (held.state.doc_count_all(), held.state.doc_count()) for held in segments_of(generation)
    ]


def test_many_commits_leave_few_segments(tmp_path: Path) -> None:
    """However often something is added, a search looks at five segments at most."""
    for number in range(30):
        changes = SegmentChanges(tmp_path, MEMORY, is_new=number == 0)
        changes.add(article(str(number), f"Ferry {number}"))
        assert changes.finish() == number + 1
        segments = open_segments(tmp_path)
        assert len(segments) <= MOST_SEGMENTS
        assert {path.name for path in tmp_path.glob("*.segment")} == {
            held.state.file_name() for held in segments
        }
    assert _living(tmp_path) == [article(str(n), f"Ferry {n}") for n in range(30)]


def test_the_end_of_a_run_brings_together_what_it_added(tmp_path: Path) -> None:
    """In one segment, with what is small; nothing of it is lost or changed."""
    for number in range(3):
        changes = SegmentChanges(tmp_path, MEMORY, is_new=number == 0)
        changes.add(article(str(number), f"Ferry {number}"))
        changes.finish()
    assert len(open_segments(tmp_path)) == 3
    changes = SegmentChanges(tmp_path, MEMORY, is_new=False)
    changes.delete("1")
    assert changes.finish(settled=3) == 2
    assert len(open_segments(tmp_path)) == 1
    assert _living(tmp_path) == [article("0", "Ferry 0"), article("2", "Ferry 2")]


def test_what_is_mostly_deleted_is_rewritten(empty: Archive) -> None:
    """Deleted paragraphs stay until they are more than a third of their segment."""
    publish(empty, **dict.fromkeys("abcdef", "Crossing\n\nA ferry."))
    for name, sizes in (("a", [(12, 10)]), ("b", [(12, 8)]), ("c", [(6, 6)])):
        with open_writer(empty) as writer:
            writer.remove(f"{name}.txt")
            writer.commit()
        with empty.open() as generation:
            assert _sizes(generation) == sizes
    assert set(texts_of(empty)) == {"d.txt", "e.txt", "f.txt"}


def test_merging_does_not_touch_the_generation_before(empty: Archive) -> None:
    """Its files are linked, and stay whole for those who read it."""
    for number in range(MOST_SEGMENTS):
        publish(empty, **{f"f{number}": f"Ferry {number}\n\nA bridge."})
    with empty.open() as before:
        publish(empty, last="The last\n\nA bridge.")
        with empty.open() as after:
            assert len(segments_of(after)) < len(segments_of(before))
        assert [held.segment.text(0) for held in segments_of(before)] == [
            f"Ferry {number}" for number in range(MOST_SEGMENTS)
        ]
    assert all(checked.problems == () for checked in check(empty))
