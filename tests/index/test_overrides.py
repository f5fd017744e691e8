"""byline.toml: what the people who keep a folder know better than its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Archive, Article, Failure, Options, index_paths
from index.overrides import Overrides, read_overrides

_OUTLET = 'outlet = "Gazette"'
_TEXT = "Fares\n\nA crossing is fifty pence, children half, and the ferry waits for nobody.\n"


def _read(path: Path, **files: str) -> Overrides:
    for name, text in files.items():
        folder = path / name.replace("_", "/").removeprefix("root").strip("/")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "byline.toml").write_text(text)
    return read_overrides(path, ["", "a/", "a/b/"])


def _values(overrides: Overrides, path: str) -> dict[str, object]:
    """What holds for a file, once stronger layers have hidden weaker ones."""
    values: dict[str, object] = {}
    for layer in reversed(overrides.layers(path)):
        values |= layer.values
    return values


def test_keys_at_the_top_hold_for_the_folder_and_all_below(tmp_path: Path) -> None:
    """An outlet that is said once is the outlet of every file under it."""
    overrides = _read(tmp_path, a='outlet = "Harbour Gazette"\n')
    assert _values(overrides, "a/b/one.txt") == {"outlet": "Harbour Gazette"}
    assert _values(overrides, "one.txt") == {}
    assert overrides.failures == ()


def test_the_nearest_word_is_the_strongest(tmp_path: Path) -> None:
    """A file's own table wins over a glob, a glob over the folder, a folder over the one around."""
    overrides = _read(
        tmp_path,
        root='outlet = "Ledger"\nlanguage = "en"\n',
        a='outlet = "Gazette"\n[files."2023-*.txt"]\noutlet = "Wire"\n'
        '[files."2023-04-19.txt"]\noutlet = "Courier"\ndate = 2023-04-19\n',
    )
    assert _values(overrides, "a/x.txt") == {"outlet": "Gazette", "language": "en"}
    assert _values(overrides, "a/2023-01.txt")["outlet"] == "Wire"
    assert _values(overrides, "a/b/2023-04-19.txt") == {
        "outlet": "Courier", "date": "2023-04-19", "language": "en",
    }  # fmt: skip
    assert _values(overrides, "x.txt")["outlet"] == "Ledger"


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('outlet = "A"\noulet = "B"\n', "byline.toml, line 2", "There is no “oulet”"),
        ('outlet = "A"\ndate = "03/04/2023"\n', "byline.toml, line 2", "Write 2023-04-19"),
        ('[files."*.txt"]\ndate = "soon"\n', "byline.toml, line 2", "“date” cannot be 'soon'."),
        ("title = true\n", "byline.toml, line 1", "“title” cannot be True."),
        ('outlet = "A"\nauthor =\n', "byline.toml, line 2", "It is not TOML"),
        ("title = 1984\nauthor = 5\n", "byline.toml, line 2", '“author” cannot be 5. Write ["'),
        ("outlet = 5\n", "byline.toml, line 1", "“outlet” cannot be 5. Write it in quotes."),
        ('url = "not a url"\n', "byline.toml, line 1", 'Write the whole address: "https://'),
        ('language = "english"\n', "byline.toml, line 1", "“language” cannot be 'english'."),
        ("files = 3\n", "byline.toml, line 1", "“files” is a table"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(
    tmp_path: Path, text: str, place: str, reason: str
) -> None:
    """A mistake costs nothing but itself, and says where it stands."""
    (failure,) = _read(tmp_path, root=text).failures
    assert failure.path == place
    assert reason in failure.reason


def test_what_is_right_beside_a_mistake_holds(tmp_path: Path) -> None:
    """A key that is misspelt does not hide the others."""
    assert _values(_read(tmp_path, root='outlet = "A"\noulet = "B"\n'), "x.txt") == {"outlet": "A"}


# In a run of indexing


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one article that says little of itself."""
    (tmp_path / "articles" / "old").mkdir(parents=True)
    (tmp_path / "articles" / "old" / "fares.txt").write_text(_TEXT)
    return tmp_path / "articles"


def _article(archive: Archive) -> Article:
    with archive.open() as generation:
        (address,) = generation.register()["old/fares.txt"].articles
        article = generation.article(address)
    assert article is not None
    return article


def test_it_overrides_the_file_and_is_evidence(folder: Path, tmp_path: Path) -> None:
    """What byline.toml says is the metadata, and the evidence names it."""
    (folder / "byline.toml").write_text('outlet = "Gazette"\nauthor = ["Ana Sørensen"]\n')
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [folder])
    article = _article(archive)
    assert (article.metadata.outlet, article.metadata.authors) == ("Gazette", ("Ana Sørensen",))
    assert [e.where for e in article.evidence if e.field == "outlet"] == ["byline.toml: outlet"]


def test_a_table_for_no_file_is_named(folder: Path, tmp_path: Path) -> None:
    """A misspelt name is told with its line; one further down, a pattern, a kept file are not."""
    archive = Archive(tmp_path / "archive")
    (folder / "gone.txt").write_text("Moorings\n\nThe mooring of the tug is let again.\n")
    index_paths(archive, [folder])
    (folder / "gone.txt").unlink()
    (folder / "byline.toml").write_text("".join(
        f'[files."{name}"]\n{_OUTLET}\n'
        for name in ("fares.txt", "old/fares.txt", "gone.txt", "fears.txt", "old/x.txt", "x*.txt")
    ))  # fmt: skip
    failed = index_paths(archive, [folder], Options(keep_missing=True)).failed
    assert [(one.path, one.reason.partition(".txt”")[0]) for one in failed] == [
        ("byline.toml, line 7", "There is no file “fears"),
        ("byline.toml, line 9", "There is no file “old/x"),
    ]


def test_when_it_changes_the_articles_below_are_read_again(folder: Path, tmp_path: Path) -> None:
    """Made, changed or removed: the next run brings the articles in step, and only once."""
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [folder])
    (folder / "old" / "byline.toml").write_text("date = 1931\n")
    assert index_paths(archive, [folder]).read == 1
    assert str(_article(archive).metadata.date) == "1931"
    assert index_paths(archive, [folder]).unchanged == 1
    (folder / "old" / "byline.toml").unlink()
    assert index_paths(archive, [folder]).read == 1
    assert _article(archive).metadata.date is None


def test_one_that_breaks_changes_nothing(folder: Path, tmp_path: Path) -> None:
    """While byline.toml cannot be read, articles keep what it said before, and the run says so."""
    archive = Archive(tmp_path / "archive")
    (folder / "byline.toml").write_text('outlet = "Gazette"\n')
    index_paths(archive, [folder])
    (folder / "byline.toml").write_text("outlet = \n")
    report = index_paths(archive, [folder])
    assert (report.read, report.unchanged) == (0, 1)
    assert report.failed == [
        Failure("byline.toml, line 1",
                "It is not TOML: Invalid value. Articles keep the metadata they had.")
    ]  # fmt: skip
    assert _article(archive).metadata.outlet == "Gazette"


def test_an_empty_value_says_that_there_is_none(folder: Path, tmp_path: Path) -> None:
    """A name that was taken for an author wrongly is taken back, and is still to be seen."""
    (folder / "old" / "fares.txt").write_text(f"By Felix Holt\n\n{_TEXT}")
    (folder / "byline.toml").write_text("author = []\n")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [folder])
    article = _article(archive)
    assert article.metadata.authors == ()
    (evidence,) = [one for one in article.evidence if one.field == "author"]
    assert (evidence.value, evidence.used) == ("Felix Holt", False)


def test_what_was_read_beside_a_broken_one_is_read_again(tmp_path: Path) -> None:
    """Once the byline.toml is as it was, so is what it says of a file that changed meanwhile."""
    folder, archive = tmp_path / "articles", Archive(tmp_path / "archive")
    folder.mkdir()
    toml = folder / "byline.toml"
    for said, text in ((_OUTLET, "first"), ("outlet = ", "second"), (_OUTLET, "second")):
        toml.write_text(said)
        (folder / "a.txt").write_text(f"Crossing\n\nThe {text} boat waits.\n")
        index_paths(archive, [folder])
    with archive.open() as generation:
        ((article,),) = [state.articles for state in generation.register().values()]
        assert generation.metadata(article).outlet == "Gazette"
