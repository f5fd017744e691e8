"""Power cuts: writes that strace saw, replayed up to any moment, unsynced ones lost or mangled."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.faults import trace
from bench.faults.checks import check_next_commit, step_after_crash
from bench.faults.disk_model import Acknowledged, Data, Recorder
from bench.faults.outcome import Outcome
from bench.faults.power_cut import DATA, NAMES, PowerCut
from bench.faults.workload import Workload
from index import Archive

_LONG, _SHORT = 40, 2  # steps: a long trace folds, merges and prunes, short ones begin
_SHORT_TRACES = 8
_FULL_RUNS = 500  # with fewer, a few commits are enough to cut


def power(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """As many states after a power cut as runs, one in four from the first commits."""
    if not trace.can_trace():
        outcome.skipped = trace.MISSING
        return
    random, share = Random(seed), min(1.0, runs / _FULL_RUNS)
    long = _Trace(folder / "long", "archive", seed, round(_LONG * share) + 4)
    shorts = [
        _Trace(folder / f"short {number}", "new/folders/archive", seed + number, _SHORT)
        for number in range(1, round(_SHORT_TRACES * share) + 2)
    ]
    outcome.figures["commits"] = str(sum(traced.steps for traced in (long, *shorts)))
    for run in range(runs):
        traced = random.choice(shorts) if run % 4 == 0 else long
        cut = random.choice(traced.moments)
        data, names = random.choice(DATA), random.choice(NAMES)
        with (
            outcome.run(f"run {run}, {traced.name} cut at {cut}, data {data}, names {names}"),
            TemporaryDirectory(dir=folder) as target,
        ):
            power_cut = PowerCut(traced.operations[:cut], data, names, random)
            power_cut.restore(Path(target), traced.folders)
            traced.check(cut, Path(target))


class _Trace:
    """The operations of a writer that made an archive and took it through some steps."""

    def __init__(self, folder: Path, archive: str, seed: int, steps: int) -> None:
        disk, log = folder / "disk", folder / "log"
        disk.mkdir(parents=True)
        arguments = [str(part) for part in (disk / archive, folder, seed, 1, steps)]
        code, error = trace.strace(log, "bench.faults.victim", arguments)
        if code:
            raise RuntimeError(f"the traced writer ended with {code}: {error}")
        recorder = Recorder(disk, folder / "ledger", trace.calls(log))
        self.name, self.steps, self._archive = folder.name, steps, archive
        self.operations, self.folders = recorder.operations, recorder.folders
        self._workload = Workload(seed)

    @property
    def moments(self) -> list[int]:
        """After how many operations to cut. Most are writes of data, one much like another: those
        of a row of them are one moment, the last.
        """
        is_data = [isinstance(operation, Data) for operation in [*self.operations, None]]
        return [
            at
            for at in range(len(self.operations) + 1)
            if not (at and is_data[at - 1] and is_data[at])
        ]

    def check(self, cut: int, disk: Path) -> None:
        """Raises BrokenPromiseError unless the old state or the new is there, and goes on."""
        marks = [0] + [op.step for op in self.operations[:cut] if isinstance(op, Acknowledged)]
        archive = Archive(disk / self._archive)
        step = step_after_crash(archive, self._workload, (marks[-1], marks[-1] + 1))
        check_next_commit(archive, self._workload, step + 1)
