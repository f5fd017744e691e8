"""What a process asked of the file system, from strace: the calls that change or sync files."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

ROOT = Path(__file__).parents[2]  # where `bench` is imported from
MISSING = "there is no strace here that may trace a process (apt-get install strace)"

_NAMING = (
    "open,openat,creat,truncate,rename,renameat,renameat2,link,linkat,unlink,unlinkat,"
    "mkdir,mkdirat,rmdir,symlink,symlinkat"
)
_BY_DESCRIPTOR = (
    "close,lseek,write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,"
    "ftruncate,fallocate,fsync,fdatasync,sync_file_range,mmap"
)
_LONGEST_STRING = 1 << 24

_LINE = re.compile(r"(?:\d+ +)?(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\w+)(?P<rest>.*)")
# An argument is a string, a descriptor with its path, or a word; hexadecimal, so without commas.
_ARGUMENT = re.compile(r'"(?P<string>[^"]*)"|(?P<number>-?\w+)<(?P<path>[^>]*)>|(?P<word>[^,\s]+)')


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument: the bytes of a string, else a word; a descriptor comes with its path."""

    string: bytes | None
    word: str
    path: str

    @property
    def text(self) -> str:
        """A string that is a path."""
        return (self.string or b"").decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that returned. `result_path` is that of a descriptor just opened."""

    name: str
    arguments: Sequence[Argument]
    result: int
    result_path: str
    injected: bool

    @property
    def paths(self) -> list[str]:
        """Every path that the call names, itself or by a descriptor; relative ones made whole."""
        if self.name not in _NAMING.split(","):
            return [argument.path for argument in self.arguments if argument.path]
        folders = ["", *(argument.path for argument in self.arguments)]
        return [
            os.path.normpath(PurePath(folder, argument.text))
            for folder, argument in zip(folders, self.arguments, strict=False)
            if argument.string is not None
        ]


def can_trace() -> bool:
    """Whether this machine has strace, and lets it trace."""
    if not shutil.which("strace"):
        return False
    probe = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return probe.returncode == 0


def strace(log: Path, module: str, arguments: Sequence[str], *options: str) -> tuple[int, str]:
    """Run `python -m module` under strace; returns exit code and stderr, the calls are in `log`."""
    done = subprocess.run(
        [
            *("strace", "-f", "-y", "-xx", "-s", str(_LONGEST_STRING), "-o", str(log)),
            *("-e", f"trace={_NAMING},{_BY_DESCRIPTOR}", *options),
            *(sys.executable, "-B", "-m", module, *arguments),
        ],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


def calls(log: Path) -> Iterator[Call]:
    """The calls of a log in their order. Raises ValueError for what cannot be replayed in order."""
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if "<unfinished" in line or "resumed>" in line:
                raise ValueError(f"two threads at once: {line[:80]}")
            if match := _LINE.match(line):
                yield _call(match)


def _call(match: re.Match[str]) -> Call:
    result_path = re.match(r"<([^>]*)>", match["rest"])
    return Call(
        match["name"],
        [_argument(argument) for argument in _ARGUMENT.finditer(match["arguments"])],
        -1 if match["result"] == "?" else int(match["result"], 0),
        _bytes(result_path[1]).decode("utf-8", "surrogateescape") if result_path else "",
        "(INJECTED)" in match["rest"],
    )


def _argument(match: re.Match[str]) -> Argument:
    if match["string"] is not None:
        return Argument(_bytes(match["string"]), "", "")
    if match["path"] is not None:
        path = _bytes(match["path"]).decode("utf-8", "surrogateescape")
        return Argument(None, match["number"], path)
    return Argument(None, match["word"], "")


def _bytes(hexadecimal: str) -> bytes:
    return bytes.fromhex(hexadecimal.replace("\\x", ""))
