"""What has been reached: no change may fall below it unless somebody says so."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from bench.relevance.metrics import Figures

FILE = Path(__file__).with_name("floor.toml")
_HEAD = """\
# Below this `python -m bench.relevance` fails. A run with --raise-floor lifts what it exceeds;
# only --lower-floor lowers anything, and whoever does says why in the commit.
"""
_SAME = 5e-5  # figures are written with four digits

Floor = dict[str, dict[str, float]]


def read(file: Path = FILE) -> Floor:
    """By collection and order, each figure."""
    return tomllib.loads(file.read_text("utf-8"))


def below(measured: Mapping[str, Figures], floor: Floor) -> list[str]:
    """Each figure that is not reached, in words."""
    return [
        f"{name}: {figure} {value:.4f}, the floor is {floor[name][figure]:.4f}"
        for name, figures in measured.items()
        for figure, value in asdict(figures).items()
        if name in floor and value < floor[name][figure] - _SAME
    ]


def moved(measured: Mapping[str, Figures], floor: Floor, *, lower: bool) -> Floor:
    """The floor after a run: what is new or better is taken, what is worse if it may be."""
    found = {name: dict(figures) for name, figures in floor.items()}
    for name, figures in measured.items():
        own = found.setdefault(name, {})
        for figure, value in asdict(figures).items():
            own[figure] = value if lower else max(value, own.get(figure, 0.0))
    return found


def write(floor: Floor, file: Path = FILE) -> None:
    """Keep it, to four digits."""
    lines = [_HEAD.rstrip()]
    for name, figures in sorted(floor.items()):
        lines += [
            "",
            f'["{name}"]',
            *(f"{figure} = {value:.4f}" for figure, value in figures.items()),
        ]
    file.write_text("\n".join(lines) + "\n", "utf-8")
