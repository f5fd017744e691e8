"""The archive's folder: which generations there are, and which of them is current.

byline.json            says that this folder is an archive, and in which format
CURRENT                number and manifest digest of the published generation
write.lock             held by the one process that writes
generations/000042/    a generation: its manifest and the files the manifest lists
generations/.…         work under way, or left behind by a process that died
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from index.archive import durable, manifest
from index.archive.generation import Generation
from index.archive.manifest import Manifest
from index.errors import (
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    GenerationGoneError,
)

FORMAT = 1  # of this layout; what is inside a generation has its own number
_MARK = "byline.json"
_POINTER = re.compile(rb"[0-9]{6,} [0-9a-f]{64}\n")
_NUMBER = re.compile("[0-9]{6,}")
# What an empty volume may hold before anything is put in it.
_NOT_CONTENT = {"lost+found", ".DS_Store", ".gitkeep"}
_UNFINISHED = {"CURRENT", "CURRENT.new", f"{_MARK}.new"}  # what a `create` cut short may leave
_NO_GENERATION = b"000000 none\n"  # in CURRENT before the first commit: to miss it is damage


class Archive:
    """All articles Byline holds, in one folder. Making the object touches nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.generations = path / "generations"
        self.lock_file = path / "write.lock"
        self._current = path / "CURRENT"

    def create(self) -> None:
        """Make an archive in a new or empty folder.

        Raises ArchiveError where the folder holds anything else: nothing there is ever touched.
        """
        try:
            durable.make_folder(self.path)
            names = self._names() - _NOT_CONTENT - _UNFINISHED
            if _MARK in names:
                raise ArchiveError(
                    f"There is an archive in {self.path} already.",
                    "It was left as it is.",
                    "Index into it, or name another folder.",
                )
            if names:
                raise self._foreign()
            self.set_pointer(_NO_GENERATION)
            durable.replace_file(self.path / _MARK, json.dumps({"archive": FORMAT}).encode())
        except OSError as error:
            raise self._unusable("cannot be made", error) from error

    def require(self) -> None:
        """Raises the ArchiveError that says why there is no archive here that can be read."""
        try:
            names = self._names()
            if not names - _NOT_CONTENT - _UNFINISHED:
                raise FileNotFoundError
            if _MARK not in names:
                raise self._foreign()
            found = json.loads((self.path / _MARK).read_bytes())["archive"]
        except FileNotFoundError as error:
            raise ArchiveMissingError(
                f"There is no archive in {self.path}.",
                "Nothing has been indexed there yet, so nothing can be searched.",
                f"Run “byline index FOLDER --archive {self.path}”, or name another archive.",
            ) from error
        except OSError as error:
            raise self._unusable("cannot be read", error) from error
        except (ValueError, TypeError, KeyError) as error:
            raise manifest.damaged(self.path / _MARK, "is not what was written") from error
        if found != FORMAT:
            raise ArchiveError(
                f"{self.path / _MARK} says that this is an archive of format {found}.",
                f"This Byline reads format {FORMAT}.",
                "Use the Byline that made it, or “byline index” with a new archive.",
            )

    def current(self) -> Manifest:
        """The manifest of the published generation, itself verified; its files are not.

        Raises ArchiveMissingError before the first commit, ArchiveDamagedError where pointer or
        manifest are not as they were published.
        """
        self.require()
        try:
            pointer = self.pointer()
        except FileNotFoundError as error:
            raise manifest.damaged(self._current, "is missing") from error
        except OSError as error:
            raise self._unusable("cannot be read", error) from error
        if pointer == _NO_GENERATION:
            raise ArchiveMissingError(
                f"The archive in {self.path} has no generation yet.",
                "The first run of indexing did not end, so nothing can be searched.",
                f"Run “byline index FOLDER --archive {self.path}” again.",
            )
        if not _POINTER.fullmatch(pointer):
            raise manifest.damaged(self._current, "is not what was written")
        folder = self.folder(int(pointer.split()[0]))
        if not folder.is_dir():
            raise manifest.damaged(self._current, f"names {folder}, which is not there")
        contents = manifest.read(folder)
        if contents.pointer != pointer:
            raise manifest.damaged(self._current, "names a generation that is not the one there")
        return contents

    def open(self) -> Generation:
        """The published generation, verified whole; the newest that verifies where it is damaged.

        Raises ArchiveMissingError, or ArchiveDamagedError where no generation verifies.
        """
        try:
            contents = self.current()
            return Generation.open(self.folder(contents.number), contents)
        except ArchiveDamagedError as error:
            first = error
        for number in self.numbers():
            try:
                return Generation.open(self.folder(number), damage=(first.happened,))
            except ArchiveDamagedError:
                continue
        raise first

    def open_number(self, number: int) -> Generation:
        """A generation that is there, published now or earlier, verified whole.

        Raises GenerationGoneError where it is not kept, ArchiveDamagedError where it is damaged.
        """
        folder = self.folder(number)
        try:
            if folder.is_dir():
                return Generation.open(folder)
        except ArchiveDamagedError:
            if folder.is_dir():  # not taken away meanwhile
                raise
        raise GenerationGoneError(
            f"Generation {number} of the archive is no longer kept.",
            "The archive was indexed again, and its earlier states are kept for an hour.",
            "Search the archive as it is now.",
        )

    def pointer(self) -> bytes:
        """What CURRENT holds. Raises OSError."""
        return self._current.read_bytes()

    def set_pointer(self, pointer: bytes) -> None:
        """Make the generation that a pointer names the current one. Raises OSError."""
        durable.replace_file(self._current, pointer)

    def state(self) -> object:
        """A value that changes with every commit; costs one look at the file system."""
        try:
            stat = self._current.stat()
        except OSError:
            return None
        return stat.st_ino, stat.st_mtime_ns

    def numbers(self) -> Iterator[int]:
        """The generations that are there, newest first."""
        try:
            names = [path.name for path in self.generations.iterdir()]
        except OSError:
            return iter(())
        return iter(sorted((int(name) for name in names if _NUMBER.fullmatch(name)), reverse=True))

    def folder(self, number: int) -> Path:
        """Where a generation is kept."""
        return self.generations / f"{number:06}"

    def _names(self) -> set[str]:
        return {path.name for path in self.path.iterdir()}

    def _foreign(self) -> ArchiveError:
        return ArchiveError(
            f"{self.path} is not an archive: it holds other files and no {_MARK}.",
            "Byline neither reads nor changes folders that are not its own.",
            "Name an empty folder, or one that “byline index” made.",
        )

    def _unusable(self, what: str, error: OSError) -> ArchiveError:
        return ArchiveError(
            f"{error.filename or self.path} {what}: {error.strerror}.",
            "Whether there is an archive cannot be told, so nothing was searched or changed.",
            f"Mend the permissions or the mount; this process runs as user {os.getuid()}.",
        )
