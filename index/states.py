"""What the register knows of a source, beside the file as it is on disk now."""

from __future__ import annotations

from collections import Counter

from index.archive import SourceState
from index.archive.register import Register
from index.formats import format_of, is_current
from index.sources import SourceFile

NEVER = 0  # a version that no format has: the file is read again


def state_of(file: SourceFile, sha256: str) -> SourceState:
    """A file as it is on disk now, without anything read of it."""
    promised = format_of(file.file)
    return SourceState(
        path=file.path,
        root=str(file.root),
        size=file.stat.st_size,
        modified=file.stat.st_mtime_ns,
        sha256=sha256,
        format=promised.name if promised else "",
        format_version=promised.version if promised else 0,
        articles=(),
        changed=file.stat.st_ctime_ns,
        inode=file.stat.st_ino,
    )


def is_untouched(before: SourceState, file: SourceFile) -> bool:
    """Whether a file has the size, times and inode that it had when it was read."""
    now = file.stat
    return (
        before.place == file.place
        and (before.size, before.modified) == (now.st_size, now.st_mtime_ns)
        and (before.changed, before.inode) == (now.st_ctime_ns, now.st_ino)
    )


def outdated(register: Register) -> Counter[str]:
    """How many sources under each root would be read in another way by this Byline."""
    known = (state for state in register.values() if state.sha256)
    return Counter(state.root for state in known if not is_read_as_today(state))


def is_never_read(state: SourceState) -> bool:
    """Whether a source is known for nothing but that it could not be reached."""
    return not state.sha256 and not state.articles


def is_read_as_today(state: SourceState) -> bool:
    """Whether the format that read a source would read it the same today."""
    return is_current(state.format, state.format_version)
