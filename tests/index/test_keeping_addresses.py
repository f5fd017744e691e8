"""What becomes of addresses when files are moved, copied, edited and removed."""

from __future__ import annotations

import os
from itertools import pairwise
from pathlib import Path

import pytest

from index import (
    Archive,
    Failure,
    Options,
    check,
    index_paths,
)
from index.addresses import article_id
from tests.index.archive.publishing import texts_of
from tests.index.runs import ONE, THREE, TWO, article_at, counts_of

# Addresses


def test_an_address_is_the_path_under_the_folder_that_is_indexed(
    new: Archive, folder: Path
) -> None:
    """Articles keep their addresses when the folder they are all in is moved."""
    index_paths(new, [folder])
    moved = folder.rename(folder.with_name("moved"))
    report = index_paths(new, [moved])
    assert counts_of(report) == {"unchanged": 2}
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}


def test_a_file_named_alone_keeps_the_address_it_has(new: Archive, folder: Path) -> None:
    """After its folder was indexed, a file that is indexed alone is the same article."""
    index_paths(new, [folder])
    (folder / "ledger" / "two.txt").write_text(THREE)
    assert counts_of(index_paths(new, [folder / "ledger" / "two.txt"])) == {"read": 1, "indexed": 1}
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": THREE}


def test_a_folder_within_an_indexed_folder_keeps_its_addresses(new: Archive, folder: Path) -> None:
    """Indexing a part of what was indexed before makes no second address."""
    index_paths(new, [folder])
    assert counts_of(index_paths(new, [folder / "ledger"])) == {"unchanged": 1}
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_folder_indexed_after_its_part_holds_each_article_once(
    new: Archive, folder: Path
) -> None:
    """When the folder around an indexed folder is indexed, no article is there twice."""
    index_paths(new, [folder / "ledger"])
    assert texts_of(new) == {"two.txt": TWO}
    index_paths(new, [folder])
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}


def test_a_file_that_is_damaged_as_it_moves_keeps_its_articles(new: Archive, folder: Path) -> None:
    """Bad input loses nothing that was there before, at whichever address it is there."""
    index_paths(new, [folder / "ledger"])
    (folder / "ledger" / "two.txt").write_bytes(b" ")
    report = index_paths(new, [folder])
    assert [failure.path for failure in report.failed] == ["ledger/two.txt"]
    assert sorted(texts_of(new).values()) == sorted([ONE, TWO])


def test_a_folder_indexed_after_its_part_needs_one_run(new: Archive, folder: Path) -> None:
    """A name that stands both in the folder and in its part is no clash once both are indexed."""
    (folder / "two.txt").write_text(THREE)
    index_paths(new, [folder / "ledger"])
    report = index_paths(new, [folder])
    assert report.failed == []
    assert texts_of(new) == {"one.txt": ONE, "two.txt": THREE, "ledger/two.txt": TWO}


def test_two_folders_with_the_same_names_clash(new: Archive, folder: Path, tmp_path: Path) -> None:
    """Of two files with one address the first stays, and the second is named with a way out."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(TWO)
    report = index_paths(new, [folder, other])
    assert report.failed == [
        Failure(
            str(other / "one.txt"),
            f"{folder / 'one.txt'} has the same address, “one.txt”. An address is the path under "
            "the folder that is indexed. Index the folder that holds them both.",
        )
    ]
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}


def test_a_file_named_in_two_ways_is_one_file(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Relative, absolute, twice, or by way of “..”: it is the same file."""
    monkeypatch.chdir(folder)
    paths = [Path("one.txt"), folder / "one.txt", Path("ledger/../one.txt"), Path()]
    assert counts_of(index_paths(new, paths)) == {"read": 2, "indexed": 2}


# Keeping in step


def test_a_renamed_file_keeps_its_addresses(new: Archive, folder: Path) -> None:
    """Who cited an article finds it after its file has another name, and finds it once."""
    index_paths(new, [folder])
    before = article_at(new, "one.txt")
    (folder / "one.txt").rename(folder / "ledger" / "uno.txt")
    report = index_paths(new, [folder])
    after = article_at(new, "ledger/uno.txt")
    assert (report.moved, report.removed) == (1, 0)
    assert (after.id, after.source.path) == (before.id, "ledger/uno.txt")
    assert [one.id for one in after.paragraphs] == [one.id for one in before.paragraphs]


def test_addresses_survive_a_rename_and_the_edit_after_it(new: Archive, folder: Path) -> None:
    """A file that was renamed is the same article ever after, run after run."""
    index_paths(new, [folder])
    before = article_at(new, "one.txt")
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    (folder / "uno.txt").rename(folder / "eins.txt")
    index_paths(new, [folder])
    (folder / "eins.txt").write_text(ONE + "\nAnd a hat.\n")
    index_paths(new, [folder])
    after = article_at(new, "eins.txt")
    assert after.id == before.id
    assert after.paragraphs[1].id == before.paragraphs[1].id


def test_a_new_file_at_an_old_name_is_another_article(new: Archive, folder: Path) -> None:
    """The addresses that a renamed file took along are not given to what stands there now."""
    index_paths(new, [folder])
    before = article_at(new, "one.txt")
    (folder / "one.txt").rename(folder / "uno.txt")
    index_paths(new, [folder])
    (folder / "one.txt").write_text(THREE)
    index_paths(new, [folder])
    assert article_at(new, "uno.txt").id == before.id != article_at(new, "one.txt").id
    assert texts_of(new).keys() == {"one.txt", "uno.txt", "ledger/two.txt"}


def test_the_same_bytes_twice_are_one_article(new: Archive, folder: Path) -> None:
    """A copy is counted and known, and nothing is found twice for it."""
    (folder / "copy.txt").write_text(TWO)
    report = index_paths(new, [folder])
    assert (report.read, report.copies) == (2, 1)
    assert texts_of(new).keys() == {"copy.txt", "one.txt"}
    with new.open() as generation:
        assert generation.register()["ledger/two.txt"].copy_of == "copy.txt"
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 3}


def test_what_is_no_copy_at_the_end_is_not_counted(new: Archive, folder: Path) -> None:
    """Two files exchange their texts: on the way one has the bytes that the other had before."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(TWO)
    (folder / "ledger" / "two.txt").write_text(ONE)
    report = index_paths(new, [folder])
    assert (report.read, report.copies) == (2, 0)
    assert texts_of(new) == {"one.txt": TWO, "ledger/two.txt": ONE}


def test_a_copy_takes_over_where_the_original_goes(new: Archive, folder: Path) -> None:
    """An article stays, under its addresses, while any file with its bytes does."""
    (folder / "copy.txt").write_text(TWO)
    index_paths(new, [folder])
    before = article_at(new, "copy.txt")
    (folder / "copy.txt").unlink()
    index_paths(new, [folder])
    assert article_at(new, "ledger/two.txt").id == before.id
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_copy_is_an_article_once_the_original_changes(new: Archive, folder: Path) -> None:
    """Of two files that were the same, both are found after one of them was edited."""
    (folder / "copy.txt").write_text(TWO)
    index_paths(new, [folder])
    (folder / "copy.txt").write_text(THREE)
    index_paths(new, [folder])
    assert texts_of(new) == {"copy.txt": THREE, "one.txt": ONE, "ledger/two.txt": TWO}


def test_what_is_gone_is_kept_on_demand(new: Archive, folder: Path) -> None:
    """With keep_missing the archive holds on to articles whose files were cleared away."""
    index_paths(new, [folder])
    (folder / "one.txt").unlink()
    report = index_paths(new, [folder], Options(keep_missing=True))
    assert (report.kept, report.removed) == (1, 0)
    assert texts_of(new).keys() == {"one.txt", "ledger/two.txt"}


def test_a_thorough_run_trusts_no_times(
    new: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a disk or a tool lies about times, the bytes decide."""
    index_paths(new, [folder])
    (folder / "one.txt").write_text(ONE.replace("boat", "bout"))
    monkeypatch.setattr("index.indexer.is_untouched", lambda before, file: True)
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 2}
    assert counts_of(index_paths(new, [folder], Options(thorough=True))) == {
        "read": 1, "indexed": 1, "unchanged": 1,
    }  # fmt: skip


def test_a_file_whose_old_times_were_put_back_is_read(new: Archive, folder: Path) -> None:
    """An edit is noticed even where a tool gives the file its old time and size again."""
    index_paths(new, [folder])
    before = (folder / "one.txt").stat()
    (folder / "one.txt").write_text(ONE.replace("boat", "bout"))
    os.utime(folder / "one.txt", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert counts_of(index_paths(new, [folder])) == {"read": 1, "indexed": 1, "unchanged": 1}


def test_a_line_gone_bad_keeps_its_article(new: Archive, folder: Path) -> None:
    """Of a file of many articles, what cannot be read any more is as it was, the rest is new."""
    lines = '{"id": "a", "text": "One tug."}\n{"id": "b", "text": "Two tugs."}\n'
    (folder / "wire.jsonl").write_text(lines)
    index_paths(new, [folder])
    (folder / "wire.jsonl").write_text(lines.replace('Two tugs."}', "Two").replace("One", "No"))
    report = index_paths(new, [folder])
    assert [failure.path for failure in report.failed] == ["wire.jsonl, line 2"]
    with new.open() as generation:
        read = [generation.article(article_id(f"wire.jsonl#{name}")) for name in "ab"]
    texts = {article.source_text for article in read if article}
    assert texts == {"No tug.", "Two tugs."}
    assert [checked.problems for checked in check(new)][-1:] == [()]


def test_the_folder_of_a_saved_page_belongs_to_it(new: Archive, folder: Path) -> None:
    """What a browser saved along with a page is no article."""
    (folder / "page.html").write_text("<h1>Fares</h1><p>A crossing is fifty pence.</p>")
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text("<p>Buy a hat.</p>")
    index_paths(new, [folder])
    assert texts_of(new).keys() == {"page.html", "one.txt", "ledger/two.txt"}


def test_processes_read_what_one_reads(new: Archive, folder: Path, tmp_path: Path) -> None:
    """With several processes the archive is the same, article by article and in order."""
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"Day {number}\n\nNo ferry on day {number}.\n")
    other = Archive(tmp_path / "other")
    one = index_paths(new, [folder], Options(processes=1))
    two = index_paths(other, [folder], Options(processes=2))
    assert counts_of(one) == counts_of(two) == {"read": 42, "indexed": 42}
    with new.open() as left, other.open() as right:
        assert list(left.register().items()) == list(right.register().items())


# What became of old addresses


def test_an_edited_paragraph_leaves_word_of_what_holds_its_words(
    new: Archive, folder: Path
) -> None:
    """The old address of a paragraph names the one that it was edited into."""
    index_paths(new, [folder])
    before = article_at(new, "one.txt")
    (folder / "one.txt").write_text(ONE.replace("the bridge waits", "the tall bridge waits"))
    index_paths(new, [folder])
    after = article_at(new, "one.txt")
    with new.open() as generation:
        retired = generation.retired(before.id)
    assert retired is not None
    assert not retired.gone
    assert retired.paragraphs == {before.paragraphs[1].id: (after.paragraphs[1].id,)}


def test_an_article_that_goes_leaves_word_of_what_it_was(new: Archive, folder: Path) -> None:
    """The old address of an article says title and file, until the article comes back."""
    index_paths(new, [folder])
    before = article_at(new, "one.txt")
    (folder / "one.txt").unlink()
    index_paths(new, [folder])
    with new.open() as generation:
        retired = generation.retired(before.id)
    assert retired is not None
    assert (retired.gone, retired.title, retired.path) == (True, "Crossing", "one.txt")
    (folder / "one.txt").write_text(ONE)
    index_paths(new, [folder])
    with new.open() as generation:
        again = generation.retired(before.id)
    assert again is None or not again.gone
    assert article_at(new, "one.txt").id == before.id


def test_files_that_swap_their_names_lose_nothing(new: Archive, folder: Path) -> None:
    """Two or three in a ring: each text is found under the name that its file has now."""
    (folder / "three.txt").write_text(THREE)
    index_paths(new, [folder])
    names = ["one.txt", "ledger/two.txt", "three.txt"]
    texts = texts_of(new)
    for ring in (names[:2], names):
        (folder / ring[0]).rename(folder / "aside")
        for to, source in pairwise(ring):
            (folder / source).rename(folder / to)
        (folder / "aside").rename(folder / ring[-1])
        moved = [texts[name] for name in ring]
        texts |= dict(zip(ring, [*moved[1:], moved[0]], strict=True))
        index_paths(new, [folder])
        assert texts_of(new) == texts
        assert next(check(new)).problems == ()


def test_addresses_go_along_where_files_take_one_anothers_names(new: Archive, folder: Path) -> None:
    """In a ring, or each the next one's: who cited a text finds it, whatever name it has."""
    (folder / "three.txt").write_text(THREE)
    index_paths(new, [folder])
    before = {text: article_at(new, path).id for path, text in texts_of(new).items()}
    for ring in (["one.txt", "three.txt"], ["one.txt", "three.txt", "ledger/two.txt"]):
        (folder / ring[-1]).rename(folder / "aside")
        for source, to in reversed(list(pairwise(ring))):
            (folder / source).rename(folder / to)
        (folder / "aside").rename(folder / ring[0])
        report = index_paths(new, [folder])
        assert (report.moved, report.copies, report.failed) == (len(ring), 0, [])
        assert {text: article_at(new, path).id for path, text in texts_of(new).items()} == before
    for source, to in (("three.txt", "four.txt"), ("one.txt", "three.txt")):
        (folder / source).rename(folder / to)
    report = index_paths(new, [folder])
    assert (report.moved, report.copies, report.removed) == (2, 0, 0)
    assert texts_of(new).keys() == {"three.txt", "four.txt", "ledger/two.txt"}
    assert {text: article_at(new, path).id for path, text in texts_of(new).items()} == before
    assert next(check(new)).problems == ()
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 3}


def test_another_root_with_the_same_names_takes_nothing_over(new: Archive, tmp_path: Path) -> None:
    """What would have the address of a file of another folder is named and left alone."""
    for root in ("y/b", "x/b"):
        (tmp_path / root).mkdir(parents=True)
    (tmp_path / "y/b/a.txt").write_text(ONE)
    (tmp_path / "x/b/a.txt").write_text(TWO)
    index_paths(new, [tmp_path / "y"])
    index_paths(new, [tmp_path / "x/b"])
    report = index_paths(new, [tmp_path / "x"])
    assert len(report.failed) == 1
    assert texts_of(new) == {"b/a.txt": ONE, "a.txt": TWO}
    assert next(check(new)).problems == ()


def test_names_that_addresses_take_for_one_are_not_both_read(new: Archive, folder: Path) -> None:
    """An accent is one letter or two: the second file is named, and does not replace the first."""
    (folder / "caf\u00e9.txt").write_text(THREE)
    (folder / "cafe\u0301.txt").write_text("Menu\n\nToast, and toast with jam.\n")
    report = index_paths(new, [folder])
    assert [failure.path for failure in report.failed] == ["caf\u00e9.txt"]
    assert len(texts_of(new)) == 3
    assert next(check(new)).problems == ()


def test_a_folder_that_is_away_is_not_replaced_by_one_of_the_same_names(
    new: Archive, folder: Path, tmp_path: Path
) -> None:
    """Files of another disk with the same names are refused, and those of the first stay."""
    index_paths(new, [folder])
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(THREE)
    away = folder.rename(tmp_path / "away")
    report = index_paths(new, [other])
    assert len(report.failed) == 1
    assert texts_of(new) == {"one.txt": ONE, "ledger/two.txt": TWO}
    away.rename(folder)
    assert counts_of(index_paths(new, [folder])) == {"unchanged": 2}
