"""byline.toml: what the people who keep a folder know better than its files.

Keys at the top hold for all files in the folder and below it; a table [files."GLOB"] for those that
match, the more exactly named the stronger; a byline.toml further in is stronger than one further
out. A key with an empty value says that there is none.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from index.dates import ArticleDate
from index.model import Failure
from index.reading.draft import Declared

NAME = "byline.toml"
_FIELDS = frozenset({
    "title", "author", "outlet", "date", "first_published", "original_outlet", "url", "language",
})  # fmt: skip
_DATES = ("date", "first_published")
_MOST_BYTES = 1 << 20  # of one such file; a hand does not write more

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one byline.toml says: by glob under its folder, the weakest first; "*" for all."""

    folder: str
    values: tuple[tuple[str, Values], ...]


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
            values, wrong = _rules(tomllib.loads(text), text)
        except (OSError, ValueError, RecursionError) as error:
            unread.add(folder)
            failures.append(_unreadable(f"{folder}{NAME}", error))
            continue
        rules.append(_Rules(folder, values))
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
    if isinstance(value, datetime | date):
        value = value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if name == "author" and isinstance(value, list):
        return value if all(isinstance(one, str) for one in value) else None
    if not isinstance(value, str):
        return None
    if name in _DATES and value:
        try:
            return str(ArticleDate.parse(value))
        except ValueError:
            return None
    return value


def _remedy(name: str) -> str:
    if name in _DATES:
        return "Write 2023-04-19, 2023-04 or 2023."
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
