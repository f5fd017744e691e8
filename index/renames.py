"""Sources whose files have other paths now, given these before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import replace

from index.archive import SourceState, Writer
from index.sources import SourceFile
from index.states import NEVER

_Moving = Collection[tuple[SourceState, SourceFile]]


def rebase(writer: Writer, files: dict[str, SourceFile]) -> None:
    """Give the sources of files that are indexed under another root now the paths they have there.

    They keep their addresses, and are read again, for what is kept of them names the old path.
    """
    known = [(state, files.get(state.place)) for state in writer.register.values()]
    moving = [(state, file) for state, file in known if file and file.path != state.path]
    leaving = {state.path for state, _ in moving}
    _move(writer, [(s, f) for s, f in moving if f.path in leaving or f.path not in writer.register])


def exchange(writer: Writer, files: dict[str, SourceFile]) -> int:
    """Give sources the paths that their files have taken from one another; returns how many.

    A file is known by its inode, size and time, and then by its bytes. What has a new name, while
    nothing else has its old one, is not looked for here.
    """
    register = writer.register
    if not any(_is_another(file, register.get(file.path)) for file in files.values()):
        return 0
    known = {
        (state.root, state.inode, state.size, state.modified): state
        for state in register.values() if state.articles
    }  # fmt: skip
    moving: dict[str, tuple[SourceState, SourceFile]] = {}
    for file in files.values():
        now = file.stat
        state = known.get((str(file.root), now.st_ino, now.st_size, now.st_mtime_ns))
        if state and state.path != file.path:
            moving[state.path] = state, file
    taken = {file.path for _, file in moving.values()}
    moving = {
        path: (state, file) for path, (state, file) in moving.items()
        if path in taken and _has_bytes(file, state.sha256)
    }  # fmt: skip
    while held := [path for path, (_, file) in moving.items()
                   if file.path in register and file.path not in moving]:  # fmt: skip
        for path in held:
            del moving[path]
    _move(writer, moving.values())
    return len(moving)


def _is_another(file: SourceFile, before: SourceState | None) -> bool:
    """Whether another file stands where one was read."""
    return bool(before and before.inode != file.stat.st_ino and before.place == file.place)


def _has_bytes(file: SourceFile, sha256: str) -> bool:
    try:
        with file.file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest() == sha256
    except OSError:
        return False


def _move(writer: Writer, moving: _Moving) -> None:
    for state, _ in moving:
        writer.note(replace(state, articles=()))
        writer.remove(state.path)
    for state, file in moving:
        origin = "" if state.address == file.path else state.address
        copy_of = next(
            (new.path for old, new in moving if old.path == state.copy_of), state.copy_of
        )
        writer.note(replace(state, path=file.path, root=str(file.root), origin=origin,
                            copy_of=copy_of, format_version=NEVER))  # fmt: skip
