"""The project as a whole: what is installed, and what its files give away."""

from __future__ import annotations

import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
TEST = [Requirement(line) for line in PROJECT["project"]["optional-dependencies"]["dev"]]
BUILD = [Requirement(line) for line in PROJECT["build-system"]["requires"]]


def _listed_files() -> list[str]:
    """Every file that git tracks, or would if it were added."""
    if not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]


FILES = _listed_files()


def _pins(requirements: list[Requirement]) -> dict[str, str]:
    """The versions that hold on this machine, by name."""
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate()
    }


@pytest.mark.parametrize("requirement", [*RUN, *TEST, *BUILD], ids=str)
def test_every_dependency_is_pinned(requirement: Requirement) -> None:
    """An install next year is the install of today: one version each, and no address."""
    assert re.fullmatch(r"==\d+(\.\d+)*", str(requirement.specifier))
    assert requirement.url is None


@pytest.mark.parametrize(
    ("asked", "pinned"),
    [pytest.param(RUN, RUN, id="to run"), pytest.param([*RUN, *TEST], [*RUN, *TEST], id="to test")],
)
def test_what_dependencies_bring_along_is_pinned_too(
    asked: list[Requirement], pinned: list[Requirement]
) -> None:
    """Everything that is installed because something of ours needs it has a version of its own."""
    pins = _pins(pinned)
    loose = {
        f"{needed} (for {by})"
        for needed, by in _needed(asked).items()
        if needed not in pins and _installed(needed)
    }
    assert loose == set()


def _needed(asked: list[Requirement]) -> dict[str, str]:
    """All that these requirements need on this machine, and what it is needed for."""
    todo = [(requirement, "byline") for requirement in asked]
    needed: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    while todo:
        requirement, by = todo.pop()
        name = canonicalize_name(requirement.name)
        for extra in {"", *requirement.extras}:
            if (name, extra) in seen or not _holds(requirement, ""):
                continue
            seen.add((name, extra))
            needed.setdefault(name, by)
            if found := _installed(name):
                further = map(Requirement, found.requires or ())
                todo += [(each, name) for each in further if _holds(each, extra)]
    return needed


def _holds(requirement: Requirement, extra: str) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def _installed(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


@pytest.mark.parametrize("requirement", RUN, ids=str)
def test_what_runs_is_what_is_pinned(requirement: Requirement) -> None:
    """The tests run with the versions that users get."""
    if requirement.marker is not None and not requirement.marker.evaluate():
        assert canonicalize_name(requirement.name) not in _pins(RUN)
        return
    assert metadata.version(requirement.name) == str(requirement.specifier).removeprefix("==")


# Where a link may lead: nowhere real, this machine, or the name of an XML vocabulary.
_HOST = re.compile(r"https?://(?P<host>\[[^\]]*\]|[\w.-]+)")
_ALLOWED_HOST = re.compile(
    r"localhost|127(\.\d+)*|0\.0\.0\.0|\[::1?\]|[ax]"
    r"|([\w-]+\.)*(example|invalid|test)|([\w-]+\.)*example\.(org|com)|www\.w3\.org"
)
# Settings that send an installer to another registry than its own.
_REGISTRY = re.compile(r"(index-url|trusted-host|find-links|PIP_INDEX|registry=)\b", re.I)
_IMAGE = re.compile(r"^\s*(?:FROM|image:)\s+(?P<image>\S+)", re.M)
# Folders that one machine has and another has not.
_FOLDER = re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt)/[\w.]")


@pytest.mark.skipif(not FILES, reason="Which files are part of the project is known to git alone.")
def test_files_name_no_machine() -> None:
    """Whoever clones the project finds no folder, registry or host of the machine it grew on."""
    found = []
    for name in FILES:
        try:
            text = (ROOT / name).read_text("utf-8")
        except UnicodeDecodeError:
            continue  # a picture
        # Tests are full of addresses that are none.
        hosts = {match["host"] for match in _HOST.finditer(text) if not name.startswith("tests/")}
        images = {match["image"] for match in _IMAGE.finditer(text)}
        found += [f"{name}: host {host}" for host in hosts if not _ALLOWED_HOST.fullmatch(host)]
        found += [f"{name}: registry of {image}" for image in images if "/" in image]
        found += [f"{name}: {match[0]}" for match in _FOLDER.finditer(text)]
        if name != Path(__file__).relative_to(ROOT).as_posix():
            found += [f"{name}: {match[0]}" for match in _REGISTRY.finditer(text)]
        found += [f"{name}: {place}" for place in {str(ROOT), str(Path.home())} if place in text
                  and len(place) > 5]  # fmt: skip
    assert found == []
