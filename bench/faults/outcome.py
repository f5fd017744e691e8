"""What a family of faults found, and the one line it is told in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


class BrokenPromiseError(Exception):
    """The archive did not keep what it promises; the message says which promise."""


@dataclass(slots=True)
class Outcome:
    """Counts runs; `bad` describes each that broke a promise, `figures` is what else to print.

    `skipped` says what this machine lacks, where a family could not run at all.
    """

    runs: int = 0
    bad: list[str] = field(default_factory=list)
    figures: dict[str, str] = field(default_factory=dict)
    skipped: str = ""

    @contextmanager
    def run(self, what: str) -> Iterator[None]:
        """One run, named so that it can be found again; one that ends in any error is bad."""
        self.runs += 1
        try:
            yield
        except BrokenPromiseError as broken:
            self.bad.append(f"{what}: {broken}")
        except Exception as error:
            self.bad.append(f"{what}: {error!r}")

    def line(self, name: str, seed: int) -> str:
        """`name runs=... bad=... seed=...`, with the figures before the seed."""
        if self.skipped:
            return f"{name} skipped: {self.skipped}"
        figures = "".join(f" {key}={value}" for key, value in self.figures.items())
        return f"{name} runs={self.runs} bad={len(self.bad)}{figures} seed={seed}"
