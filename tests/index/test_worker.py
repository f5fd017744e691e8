"""The process that reads files."""

from __future__ import annotations

import subprocess
import sys
from multiprocessing import Pipe
from pathlib import Path

from index import Article
from index.stretches import StretchReading, StretchTask, divide
from index.worker import Answer, Task, answers, read


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
