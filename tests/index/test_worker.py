"""The process that reads files."""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path

from index import Article, Failure
from index.stretches import StretchReading, StretchTask, divide
from index.worker import OUT_OF_MEMORY, Answer, Task, answers, read


def _file(folder: Path) -> Path:
    file = folder / "wire.jsonl"
    file.write_text('{"id": "w1", "title": "A calm night", "text": "No ferry ran."}\n')
    return file


def test_an_answer_is_what_was_read(tmp_path: Path) -> None:
    """Of a file its hash and its items, of a stretch its items and their places."""
    file = _file(tmp_path)
    task = Task(file, file.name, file.stat().st_size)
    (whole,) = answers(task)
    assert whole == Answer(read(task).sha256, tuple(read(task).items))
    assert isinstance(whole, Answer)
    divided = divide(file, file.name, 1_000)
    assert divided
    (stretch,) = divided.stretches
    lines = answers(StretchTask(file, file.name, stretch, whole.sha256, divided.repeated))
    assert list(lines) == [StretchReading(whole.items, {"w1": 1})]


def test_it_works_until_its_pipe_is_closed(tmp_path: Path) -> None:
    """It outlives no parent, however that ended, and imports nothing of what searches."""
    ours, theirs = Pipe()
    code = (
        "from index.worker import main; main(); import sys;"
        "sys.exit(bool({'numpy', 'whoosh', 'babel', 'requests'} & set(sys.modules)))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(theirs.fileno())], pass_fds=(theirs.fileno(),)
    )
    theirs.close()
    file = _file(tmp_path)
    ours.send(Task(file, file.name, file.stat().st_size))
    (article,) = ours.recv().items
    assert isinstance(article, Article)
    ours.close()
    assert process.wait(timeout=20) == 0


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    """Before its bytes are in memory, with the setting that allows it."""
    file = _file(tmp_path)
    size = file.stat().st_size
    os.truncate(file, 3 << 30)  # it takes no room on disk
    reading = read(Task(file, file.name, size))
    (failure,) = reading.items
    assert isinstance(failure, Failure)
    assert (reading.sha256, failure.path) == ("", "wire.jsonl")
    assert "more than 256 MB" in failure.reason
    assert "BYLINE_LARGEST_FILE" in failure.reason


def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(tmp_path: Path) -> None:
    """It was a file when the folder was walked through."""
    os.mkfifo(tmp_path / "a.txt")
    (failure,) = read(Task(tmp_path / "a.txt", "a.txt", 1)).items
    assert failure == Failure("a.txt", "It cannot be read: it is no file any more.")


def test_an_answer_that_memory_is_too_small_for_ends_it_quietly() -> None:
    """Whoever asked is told by the exit code."""
    code = """
from index import worker
def answered(pipe): raise MemoryError
worker._answer = answered
worker.main()
"""
    ours, theirs = Pipe()
    done = subprocess.run(
        [sys.executable, "-c", code, str(theirs.fileno())],
        pass_fds=(theirs.fileno(),), capture_output=True,
    )  # fmt: skip
    ours.close()
    theirs.close()
    assert (done.returncode, done.stderr) == (OUT_OF_MEMORY, b"")
