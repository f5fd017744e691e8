"""byline.toml: what the people who keep a folder know better than its files.

Keys at the top hold for all files in the folder and below it; a table [files."GLOB"] for those that
match, the more exactly named the stronger; a byline.toml further in is stronger than one further
out. A key with an empty value says that there is none.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from index.dates import ArticleDate
from index.model import Failure
from index.reading.draft import Declared
from index.reading.metadata.declared import is_web_address, language_code

NAME = "byline.toml"
_FIELDS = frozenset({
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
})  # fmt: skip
_DATES = ("date", "first_published")
_NUMBERS = ("title", *_DATES)  # what may be written without quotes: 1984, 2023-04-19
_MOST_BYTES = 1 << 20  # of one such file; a hand does not write more

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one byline.toml says: by glob under its folder, the weakest first; "*" for all.

    `named` are the tables for one file or one name, each with its line.
    """

    folder: str
    values: tuple[tuple[str, Values], ...]
    named: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Overrides:
    """What holds for the files under a root. `failures` name what in a byline.toml is wrong.

    `unread` are the folders whose byline.toml is no TOML: what holds below them is not known.
    """

    rules: tuple[_Rules, ...] = ()
    failures: tuple[Failure, ...] = ()
    unread: frozenset[str] = frozenset()

    def layers(self, path: str) -> tuple[Declared, ...]:
        """What holds for the file with a path, the strongest layer first."""
        found = []
        for rules in self.rules:
            inner = _below(path, rules.folder)
            for glob, values in rules.values if inner else ():
                if glob == "*" or _matches(inner, glob):
                    found.append(Declared(f"{rules.folder}{NAME}", values))
        return tuple(reversed(found))

    def digest(self, path: str) -> str | None:
        """A value that changes with what holds for a file; None where that is not known."""
        if any(_below(path, folder) for folder in self.unread):
            return None
        layers = [(layer.where, dict(layer.values)) for layer in self.layers(path)]
        text = json.dumps(layers, ensure_ascii=False, sort_keys=True)
        return hashlib.blake2b(text.encode(), digest_size=8).hexdigest() if layers else ""

    def mistakes(self, root: Path, known: Collection[str]) -> Iterator[Failure]:
        """The failures, and the tables for files that are neither on disk nor among the paths of
        `known` sources.
        """
        yield from self.failures
        for rules in self.rules:
            names: set[str] = set()
            for name, line in rules.named:
                if (root / rules.folder / name).is_file() or f"{rules.folder}{name}" in known:
                    continue
                names = names or _names_below(root, rules.folder, known)
                if name not in names:
                    yield Failure(
                        f"{rules.folder}{NAME}, line {line}",
                        f"There is no file “{name}” for its table. Nothing has its metadata. "
                        "Correct the name, or take the table out.",
                    )


def overrides_above(root: Path, paths: Iterable[str]) -> Overrides:
    """What holds for the files at paths under a root: all byline.toml beside and above them."""
    folders = {""}
    for path in paths:
        folder = path[: path.rfind("/") + 1]
        while folder not in folders:
            folders.add(folder)
            folder = folder[: folder.rstrip("/").rfind("/") + 1]
    return read_overrides(root, folders)


def read_overrides(root: Path, folders: Iterable[str]) -> Overrides:
    """The byline.toml files in folders under a root, each with "/" at its end but for the root's,
    which is "". Never raises: what is wrong is among the failures.
    """
    rules: list[_Rules] = []
    failures: list[Failure] = []
    unread: set[str] = set()
    for folder in sorted(set(folders), key=lambda one: one.count("/")):
        file = root / folder / NAME
        if not file.is_file():
            continue
        try:
            text = file.read_bytes()[:_MOST_BYTES].decode()
            table = tomllib.loads(text)
            values, wrong = _rules(table, text)
        except (OSError, ValueError, RecursionError) as error:
            unread.add(folder)
            failures.append(_unreadable(f"{folder}{NAME}", error))
            continue
        rules.append(_Rules(folder, values, tuple(_named(table, text))))
        failures += [Failure(f"{folder}{NAME}, line {line}", why) for line, why in wrong]
    return Overrides(tuple(rules), tuple(failures), frozenset(unread))


def _rules(
    table: dict[str, object], text: str
) -> tuple[tuple[tuple[str, Values], ...], list[tuple[int, str]]]:
    wrong: list[tuple[int, str]] = []
    tables: list[tuple[str, object]] = [("*", {k: v for k, v in table.items() if k != "files"})]
    files = table.get("files", {})
    if isinstance(files, dict):
        # A glob with more letters of its own names its files more exactly.
        tables += sorted(files.items(), key=lambda one: len(re.sub(r"[*?\[\]]", "", one[0])))
    else:
        wrong.append((_line_of(text, "files"), '“files” is a table: [files."2023-*.txt"].'))
    rules = []
    for glob, values in tables:
        if not isinstance(values, dict):
            wrong.append((_line_of(text, glob), f"“{glob}” is a table of metadata."))
            continue
        right = dict(_checked(values, glob, text, wrong))
        if right:
            rules.append((glob, right))
    return tuple(rules), wrong


def _named(table: dict[str, object], text: str) -> Iterator[tuple[str, int]]:
    files = table.get("files")
    for glob in files if isinstance(files, dict) else ():
        if not re.search(r"[*?\[]", glob):
            yield glob, _line_of(text, glob)


def _names_below(root: Path, folder: str, known: Collection[str]) -> set[str]:
    """The names of all files under a folder, on disk and of known sources."""
    on_disk = {name for _, _, names in os.walk(root / folder) for name in names}
    return on_disk | {path.rpartition("/")[2] for path in known if path.startswith(folder)}


def _checked(
    values: dict[str, object], glob: str, text: str, wrong: list[tuple[int, str]]
) -> Iterator[tuple[str, object]]:
    for key, value in values.items():
        name = "author" if key == "authors" else key
        line = _line_of(text, key, glob)
        if name not in _FIELDS:
            wrong.append((line, f"There is no “{key}”; there are {', '.join(sorted(_FIELDS))}."))
        elif (plain := _plain(name, value)) is None:
            wrong.append((line, f"“{key}” cannot be {value!r}. {_remedy(name)}"))
        else:
            yield name, plain


def _plain(name: str, value: object) -> object:
    """A value as metadata has it; None where it is none."""
    if name in _NUMBERS and isinstance(value, datetime | date):
        value = value.isoformat()[:10]
    if name in _NUMBERS and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if name == "author" and isinstance(value, list):
        return value if all(isinstance(one, str) for one in value) else None
    if not isinstance(value, str):
        return None
    try:
        return _understood(name, value) if value else value
    except ValueError:
        return None


def _understood(name: str, value: str) -> str | None:
    """A text that a field can be. Raises ValueError, or is None, where it is none."""
    if name in _DATES:
        return str(ArticleDate.parse(value))
    if name == "language":
        return value if language_code(value) else None
    return value if name != "url" or is_web_address(value) else None


def _remedy(name: str) -> str:
    if name in _DATES:
        return "Write 2023-04-19, 2023-04 or 2023."
    if name == "url":
        return 'Write the whole address: "https://gazette.example/ferry".'
    if name == "language":
        return 'Write its code: "en", "pt-BR".'
    return "Write it in quotes." if name != "author" else 'Write ["Ana Sørensen", "Tom Li"].'


def _line_of(text: str, key: str, glob: str = "*") -> int:
    """The line of a key, in the table of its glob."""
    lines = text.splitlines()
    begin = next((at for at, line in enumerate(lines) if glob != "*" and glob in line), 0)
    stands = re.compile(rf"\s*[\[\"']*(?:files\.)?[\"']?{re.escape(key)}\b")
    return next((at for at in range(begin, len(lines)) if stands.match(lines[at])), begin) + 1


def _unreadable(path: str, error: Exception) -> Failure:
    at = re.search(r"\(at line (\d+), column \d+\)", str(error))
    place = f", line {at[1]}" if at else ""
    why = error.strerror if isinstance(error, OSError) else str(error).partition(" (at ")[0]
    return Failure(f"{path}{place}", f"It is not TOML: {why}. Articles keep the metadata they had.")


def _below(path: str, folder: str) -> str:
    """The path under a folder; "" where it lies elsewhere."""
    return path[len(folder) :] if path.startswith(folder) else ""


def _matches(path: str, glob: str) -> bool:
    """Whether a glob means a file: by its whole path, or by its name where it has no "/"."""
    name = path if "/" in glob else PurePosixPath(path).name
    return fnmatchcase(name, glob)
