"""The files under the folders that are indexed: which of them should be articles."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index import overrides
from index.errors import BylineError
from index.formats import format_of
from index.model import Failure

# What browsers call the folder with the pictures of a saved page, in their languages.
_PAGE_FOLDERS = (
    "_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "_arquivos",
    "_bestanden", "-filer", "_pliki", "_soubory", "_tiedostot",
)  # fmt: skip
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that is there: `path` is its locator under `root`, with "/" between folders, and
    `place` where it stands on disk.
    """

    root: Path
    path: str
    stat: os.stat_result
    place: str

    @property
    def file(self) -> Path:
        """Where it stands on disk."""
        return Path(self.place)


def source_file(root: Path, path: str) -> SourceFile | None:
    """The file with a locator; None where there is none, be there something else."""
    try:
        state = (root / path).stat()
    except OSError:
        return None
    return SourceFile(root, path, state, str(root / path)) if stat.S_ISREG(state.st_mode) else None


@dataclass(frozen=True, slots=True)
class Unreached:
    """A file or folder that a walk could not get at: `path` is its locator under `root`, in a form
    that can be shown.
    """

    root: Path
    path: str
    failure: Failure


@dataclass(slots=True)
class Found:
    """What a walk came upon, by its place on disk; `ignored` is by reason."""

    files: dict[str, SourceFile] = field(default_factory=dict)
    ignored: Counter[str] = field(default_factory=Counter)
    unreached: dict[str, Unreached] = field(default_factory=dict)

    def is_out_of_reach(self, place: str) -> bool:
        """Whether nobody can tell what stands at a place, or under it."""
        if not self.unreached:
            return False
        return any(str(one) in self.unreached for one in (place, *Path(place).parents))


def existing(path: Path) -> Path:
    """The path, resolved. Raises BylineError where nothing is there."""
    if not path.exists():
        raise BylineError(
            f"{path} does not exist.", "Nothing was indexed.", "Check the spelling of the path."
        )
    return path.resolve()


def root_of(path: Path, roots: Iterable[Path]) -> Path:
    """What addresses under a path are relative to: the folder it was indexed with before, else the
    folder itself, or the one a file stands in.
    """
    for root in sorted(roots, key=lambda root: len(root.parts)):
        if path.is_relative_to(root):
            return root
    return path if path.is_dir() else path.parent


def find_files(path: Path, root: Path, archive: Path, found: Found) -> None:
    """Adds the files under a path, in order of their names; `archive` is left out."""
    if not path.is_dir():
        _add(path, root, found, named=True)
        return
    for folder, name in _walk(path, root, archive, found):
        if name.startswith("."):
            found.ignored["hidden"] += 1
        elif name != overrides.NAME:
            _add(Path(folder, name), root, found, named=False)


def _walk(path: Path, root: Path, archive: Path, found: Found) -> Iterator[tuple[str, str]]:
    def cannot_list(error: OSError) -> None:
        folder = Path(error.filename)
        _miss(folder, root, found, _out_of_reach(folder, error))

    for folder, folders, names in os.walk(path, onerror=cannot_list):
        pages = {name[: -len(end)] for name in names for end in _PAGE_ENDINGS if name.endswith(end)}
        if linked := sum(Path(folder, name).is_symlink() for name in folders):
            found.ignored["linked folder"] += linked
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not _belongs_to_page(name, pages)
            and Path(folder, name) != archive
        )  # fmt: skip
        yield from ((folder, name) for name in sorted(names))


def is_wanted(file: Path, root: Path) -> bool:
    """Whether a walk from a folder would find a file that is there."""
    for folder in [one for one in file.parents if one != root and one.is_relative_to(root)]:
        ending = next((end for end in _PAGE_FOLDERS if folder.name.endswith(end)), "")
        page = folder.with_name(folder.name.removesuffix(ending)) if ending else folder
        if (
            folder.name.startswith(".")
            or folder.is_symlink()
            or (ending and any(page.with_name(page.name + end).exists() for end in _PAGE_ENDINGS))
        ):
            return False
    return not file.name.startswith(".") and format_of(file) is not None


def _belongs_to_page(folder: str, pages: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page saved beside it."""
    return any(folder.endswith(end) and folder[: -len(end)] in pages for end in _PAGE_FOLDERS)


def _add(file: Path, root: Path, found: Found, *, named: bool) -> None:
    try:
        path, state = file.relative_to(root).as_posix(), file.stat()
        path.encode()
        if not stat.S_ISREG(state.st_mode):
            found.ignored["no file"] += 1
        elif not named and format_of(file) is None:
            found.ignored[file.suffix.lower() or "no ending"] += 1
        else:
            found.files[str(file)] = SourceFile(root, path, state, str(file))
    except UnicodeEncodeError:
        _miss(file, root, found, _unnamed(file))
    except OSError as error:
        _miss(file, root, found, _out_of_reach(file, error))


def _miss(file: Path, root: Path, found: Found, failure: Failure) -> None:
    path = _shown(file.relative_to(root).as_posix())
    found.unreached[str(root / path)] = Unreached(root, path, failure)


def _out_of_reach(file: Path, error: OSError) -> Failure:
    if file.is_symlink():
        return Failure(
            _shown(str(file)),
            f"It is a link to {_shown(str(file.readlink()))}, which cannot be reached: "
            f"{error.strerror}. Nothing stands behind it to be read. Put the file back, or remove "
            "the link.",
        )
    return Failure(
        _shown(str(file)),
        f"It cannot be reached: {error.strerror}. What it holds is not in the archive. Let Byline "
        "read it, or leave it out.",
    )


def _unnamed(file: Path) -> Failure:
    return Failure(
        _shown(str(file)),
        "Its name is not UTF-8. It can have no address and is not read. Rename it.",
    )


def _shown(path: str) -> str:
    """A path as text, each byte that is none as "\\xe9", so that no two look the same."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
