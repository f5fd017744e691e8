"""A folder of what is no ordinary file: loops, pipes, devices, names, and files that change."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TEXT = "The night ferry stayed.\n\nThe bridge was shut on Tuesday.\n"
_MANY = 20_000  # files in one folder
_PAUSE = 0.01  # seconds between two changes

# What is to be named in the report, and articles that are to be there whatever else is.
NAMED = ("nowhere.txt", "itself.txt", "\\xff.txt", "huge.txt", "no-text.txt")
READ = (
    "plain.txt",
    f"{'long-' * 50}a.txt",
    "CASE.txt",
    "case.txt",
    "Brücke 桥.txt",
    "many/kept.txt",
)


def make(folder: Path) -> None:
    """Fill a folder."""
    for name in READ:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(f"{name}\n\n{_TEXT}")
    (folder / "loop").symlink_to(folder)
    (folder / "outside").symlink_to("/etc")
    (folder / "nowhere.txt").symlink_to("nothing")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe")
    with socket.socket(socket.AF_UNIX) as made, suppress(OSError):  # its path may be too long
        made.bind(str(folder / "socket.txt"))
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(_TEXT)
    (folder / "no-text.txt").write_bytes(b"\x00\x01\x02" * 999)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(50 << 30)  # it takes no room on disk
    for number in range(_MANY):
        (folder / "many" / f"{number}.txt").write_text(f"{number}\n\n{_TEXT}")


@contextmanager
def changing(folder: Path) -> Iterator[None]:
    """While it lasts, files in the folder grow, shrink, vanish and are put in place of others."""
    stop = threading.Event()
    changer = threading.Thread(target=_change, args=(folder, stop))
    changer.start()
    try:
        yield
    finally:
        stop.set()
        changer.join()


def _change(folder: Path, stop: threading.Event) -> None:
    number = 0
    while not stop.is_set():
        number += 1
        with (folder / "growing.txt").open("a") as growing:
            growing.write(_TEXT * 1_000)
        (folder / "other").write_text(_TEXT * number)
        (folder / "other").replace(folder / f"replaced-{number % 3}.txt")
        gone = folder / "many" / f"{_MANY - number}.txt"
        with suppress(OSError):
            gone.unlink()
            os.mkfifo(gone) if number % 2 else gone.mkdir()
        os.truncate(folder / "growing.txt", 1_000 * (number % 5))
        time.sleep(_PAUSE)
