"""Large files of JSON Lines, read in stretches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index import Article, Failure, stretches
from index.formats import read_file
from index.stretches import StretchTask, divide, may_be_divided, read_stretch

_ENDING = "Subscribe to the paper of the harbour town, at the kiosk by the pier."


@pytest.fixture(autouse=True)
def small_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stretch is a few lines, so that a small file has several."""
    monkeypatch.setattr(stretches, "_SIZE", 400)


def _file(folder: Path, lines: list[str], encoding: str = "utf-8") -> Path:
    file = folder / "wire.jsonl"
    file.write_text("\n".join(lines), encoding)
    return file


def _line(number: int) -> str:
    text = f"The ferry was late on day {number}, as it was before.\n\n{_ENDING}"
    return json.dumps({"id": f"w{number}", "title": f"Day {number}", "text": text})


def _read(file: Path) -> list[Article | Failure]:
    divided = divide(file, file.name, 1_000_000)
    assert divided and len(divided.stretches) > 1
    return [
        item
        for stretch in divided.stretches
        for item in read_stretch(
            StretchTask(file, file.name, stretch, divided.sha256, divided.repeated)
        ).items
    ]


def test_stretches_are_read_as_the_whole_is(tmp_path: Path) -> None:
    """Articles, what they repeat, and failures with their lines: nothing tells how it was read."""
    lines = [_line(number) for number in range(40)]
    lines[7] = '{"title": "no text"}'
    lines[20] = "no JSON"
    lines[30] = ""
    file = _file(tmp_path, lines)
    whole = list(read_file(file.read_bytes(), file.name))
    assert _read(file) == whole
    assert [item.path for item in whole if isinstance(item, Failure)] == [
        "wire.jsonl, line 8", "wire.jsonl, line 21"
    ]  # fmt: skip
    (first, *_) = whole
    assert isinstance(first, Article)
    assert first.paragraphs[-1].kind == "boilerplate"


def test_a_stretch_ends_with_a_line(tmp_path: Path) -> None:
    """However long lines are, none is cut, and all of the file is in a stretch."""
    file = _file(tmp_path, [_line(1), json.dumps({"text": "long " * 500}), _line(3)])
    divided = divide(file, file.name, 1_000_000)
    assert divided
    data = file.read_bytes()
    pieces = [data[one.start : one.end] for one in divided.stretches]
    assert b"".join(pieces) == data
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])
    assert [one.first_line for one in divided.stretches] == [1, 3]


def test_a_place_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    """Articles of other stretches count: the first one with an id has it."""
    file = _file(tmp_path, [_line(number) for number in range(9)])
    divided = divide(file, file.name, 1_000_000)
    assert divided
    last = divided.stretches[-1]
    task = StretchTask(file, file.name, last, divided.sha256, divided.repeated, taken={"w8": 2})
    failure = read_stretch(task).items[-1]
    assert isinstance(failure, Failure)
    assert "Its id 'w8' is that of line 2." in failure.reason


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("Zoë\n", "latin-1"), ("Zoë\n", "utf-8-sig"), ("Zoë\n", "utf-16"), ("<html>\n", "utf-8"),
     ("\x01" * 500, "utf-8")],
    ids=["Latin 1", "a mark", "UTF-16", "HTML", "no text"],
)  # fmt: skip
def test_what_is_not_plain_is_read_as_a_whole(tmp_path: Path, text: str, encoding: str) -> None:
    """What must be known of a whole file, as its encoding, cannot be told from a stretch."""
    assert divide(_file(tmp_path, [text] * 99, encoding), "wire.jsonl", 1_000_000) is None


def test_a_file_that_is_gone_is_not_divided(tmp_path: Path) -> None:
    """Reading it as a whole says why."""
    assert divide(tmp_path / "gone.jsonl", "gone.jsonl", 1_000_000) is None


def test_a_file_that_changes_meanwhile_is_a_failure(tmp_path: Path) -> None:
    """No article is made of bytes that are not those the archive remembers."""
    file = _file(tmp_path, [_line(number) for number in range(9)])
    divided = divide(file, file.name, 1_000_000)
    assert divided
    file.write_text(file.read_text().replace("ferry", "train"))
    task = StretchTask(file, file.name, divided.stretches[0], divided.sha256, divided.repeated)
    assert read_stretch(task).items == (
        Failure("wire.jsonl", "It changed while it was being read. Index it again."),
    )
    file.unlink()
    (failure,) = read_stretch(task).items
    assert isinstance(failure, Failure)
    assert failure.reason == "It cannot be read: No such file or directory."


def test_large_files_of_json_lines_are_worth_dividing() -> None:
    """Others are read in one go, or are no lines."""
    assert may_be_divided("a/wire.jsonl", 10_000)
    assert not may_be_divided("a/wire.jsonl", 500)
    assert not may_be_divided("a/wire.csv", 10_000)


def test_a_line_that_is_too_long_is_not_held(tmp_path: Path) -> None:
    """The file is refused as a whole, where it is too large for that."""
    file = _file(tmp_path, ["x" * 1_000] * 9)
    assert divide(file, file.name, 2_000_000)
    assert divide(file, file.name, 900) is None


def test_lines_without_an_article_are_read_as_a_whole(tmp_path: Path) -> None:
    """So that somebody says so."""
    file = tmp_path / "blank.jsonl"
    file.write_text(" \n" * 99)
    assert divide(file, file.name, 1_000_000) is None
