"""Reading files in several processes."""

from __future__ import annotations

import json
import os
import signal
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from index import Article, Failure, stretches, workers
from index.worker import Reading, Task, read
from index.workers import read_all


def _tasks(folder: Path, count: int) -> list[Task]:
    tasks = []
    for number in range(count):
        file = folder / f"{number:02}.txt"
        file.write_text(f"Day {number}\n\nNo ferry on day {number}.\n")
        tasks.append(Task(file, file.name, file.stat().st_size))
    return tasks


def _titles(reading: Reading) -> list[str]:
    return [item.metadata.title for item in reading.items if isinstance(item, Article)]


def test_what_is_read_comes_in_order(tmp_path: Path) -> None:
    """However many processes there are, the first file is the first."""
    tasks = _tasks(tmp_path, 30)
    readings = list(read_all(tasks, 2))
    assert [reading.task for reading in readings] == tasks
    assert [_titles(reading) for reading in readings] == [[f"Day {n}"] for n in range(30)]


def test_a_file_whose_bytes_are_known_is_not_read(tmp_path: Path) -> None:
    """The SHA-256 decides, and costs no reading."""
    (task,) = _tasks(tmp_path, 1)
    digest = read(task).sha256
    again = read(Task(task.file, task.path, task.size, known=digest))
    assert (again.sha256, list(again.items)) == (digest, [])


def test_a_file_that_is_gone_is_a_failure_of_its_own(tmp_path: Path) -> None:
    """What vanishes between the walk and the reading is named."""
    reading = read(Task(tmp_path / "gone.txt", "gone.txt", 1))
    assert reading.sha256 == ""
    assert list(reading.items) == [
        Failure("gone.txt", "It cannot be read: No such file or directory.")
    ]


def test_a_large_file_of_lines_is_read_by_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes of it is what one process reads, an id that comes twice included."""
    monkeypatch.setattr(stretches, "_SIZE", 1000)
    monkeypatch.setattr(workers, "_FEW_BYTES", 0)
    texts = [{"id": f"w{n % 90}", "text": f"Day {n}\n\nNo ferry on day {n}."} for n in range(100)]
    file = tmp_path / "wire.jsonl"
    file.write_text("".join(json.dumps(text) + "\n" for text in texts))
    task = Task(file, file.name, file.stat().st_size)
    whole = read(task)
    items = list(whole.items)
    assert [type(item) for item in items] == [Article] * 90 + [Failure] * 10
    (taken,) = ([one.taken for _ in one.items] for one in read_all([task], 2))
    assert taken == sorted(taken)  # so much is done of the file, for all who watch
    assert len(set(taken)) > 3
    for known, expected in (("", items), (whole.sha256, [])):
        readings = read_all([replace(task, known=known)], 2)
        assert [(one.sha256, list(one.items)) for one in readings] == [(whole.sha256, expected)]


class _Endless:
    """A process that reads until it is killed."""

    def __init__(self) -> None:
        self._killed = threading.Event()
        self.alive = True

    def read(self, task: Task) -> Reading:
        self._killed.wait(20)
        self.alive = False
        return Reading(task, "", ())

    def kill(self) -> None:
        self._killed.set()

    end = kill


@pytest.mark.parametrize("at_once", [True, False])
def test_who_leaves_early_leaves_no_process(
    at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends what is under way, and nothing that waits is begun."""
    monkeypatch.setattr(workers, "_Process", _Endless)
    pool = workers._Pool(2, at_once=at_once)
    tasks = _tasks(tmp_path, 8)
    for task in tasks:
        pool._threads.submit(pool._read, task)
    pool.close()
    assert len(pool._processes) <= 2


def test_lines_that_end_their_process_are_a_failure_of_their_own(tmp_path: Path) -> None:
    """The failure says where they begin, and the other lines of the file are read."""
    file = tmp_path / "wire.jsonl"
    file.write_text('{"text": "No ferry ran."}\n')
    process = workers._Process()
    os.kill(process._process.pid, signal.SIGSEGV)
    stretch = stretches.Stretch(0, file.stat().st_size, 17, b"")
    task = stretches.StretchTask(file, file.name, stretch, "", frozenset())
    (failure,) = process.read_stretch(task).items
    assert isinstance(failure, Failure)
    assert failure.path == "wire.jsonl, from line 17 on"
    assert "ended the process that did it (SIGSEGV)" in failure.reason


def test_a_file_that_ends_its_process_is_a_failure_of_its_own(tmp_path: Path) -> None:
    """A crash costs one file; the next is read by a new process."""
    tasks = _tasks(tmp_path, 2)
    process = workers._Process()
    os.kill(process._process.pid, signal.SIGSEGV)
    crashed = process.read(tasks[0])
    (failure,) = crashed.items
    assert isinstance(failure, Failure)
    assert failure.path == "00.txt"
    assert "ended the process that did it (SIGSEGV)" in failure.reason
    assert crashed.sha256 == read(tasks[0]).sha256
    assert not process.alive


def test_a_file_that_takes_for_ever_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file holds the run up for longer than the limit."""
    monkeypatch.setattr(workers, "_LIMIT", 0.0)
    (task,) = _tasks(tmp_path, 1)
    reading = workers._Process().read(task)
    (failure,) = reading.items
    assert isinstance(failure, Failure)
    assert "took more than 0 seconds" in failure.reason


def _table(folder: Path, rows: int) -> Task:
    file = folder / "wire.csv"
    file.write_text("text\n" + "".join(f"No ferry on day {n}.\n" for n in range(rows)))
    return Task(file, file.name, file.stat().st_size)


def test_the_articles_of_a_large_file_come_while_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are those that a process reads in one go; who stops early gets the next file whole."""
    monkeypatch.setattr(workers, "_FEW_BYTES", 0)
    monkeypatch.setattr(workers, "_LARGE_BYTES", 0)
    table, (text,) = _table(tmp_path, 700), _tasks(tmp_path, 1)
    whole = read(table)
    pool = workers._Pool(1, at_once=False)
    readings = pool.read([table, table, text])
    first = next(readings)
    assert (first.sha256, list(first.items)) == (whole.sha256, list(whole.items))
    assert next(readings).sha256 == whole.sha256  # none of its articles is asked for
    assert _titles(next(readings)) == ["Day 0"]
    pool.close()


def test_a_large_file_that_ends_its_process_keeps_what_was_read(tmp_path: Path) -> None:
    """What follows is a failure that says why."""
    table = _table(tmp_path, 2_000)
    process = workers._Process()
    reading = process.stream(table)
    items = iter(reading.items)
    assert isinstance(next(items), Article)
    os.kill(process._process.pid, signal.SIGXCPU)
    *_, last = items
    assert isinstance(last, Failure)
    assert "took more than 30 seconds of the processor" in last.reason
    assert not process.is_free


def test_one_core_reads_in_another_process_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What ends the reader does not end the run."""
    monkeypatch.setattr(workers, "_FEW_BYTES", 0)
    file = tmp_path / "a.txt"
    file.write_text("No ferry ran.")
    monkeypatch.setattr(workers, "read", None)  # would read in this one
    (reading,) = read_all([Task(file, file.name, file.stat().st_size)], 1)
    assert [type(item) for item in reading.items] == [Article]
