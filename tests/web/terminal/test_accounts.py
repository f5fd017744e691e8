"""What a command has done and found out, in a terminal."""

from __future__ import annotations

import sys
from collections import Counter

import pytest

from index import Failure, Progress, Report
from tests.web.printing import shown
from web.terminal.accounts import print_report, print_status, print_watched, progress_bar


def test_a_run_is_accounted_for_in_one_line() -> None:
    """Read, indexed, unchanged, removed, ignored and failed are counted, with the reasons."""
    report = Report(
        read=1_200, indexed=1_198, paragraphs=31_415, unchanged=3, removed=2,
        ignored=Counter({".jpg": 7, "hidden": 1}),
        failed=[Failure("a/b.txt", "Byte 3 is not UTF-8.")], generation=4,
    )  # fmt: skip

    assert shown(print_report, report) == (
        "1,200 files read, 1,198 articles with 31,415 paragraphs indexed, 3 files unchanged, "
        "2 removed, 8 ignored (7 .jpg, 1 hidden), 1 failed.\n"
        "Generation 4 is published.\n",
        "  failed: a/b.txt: Byte 3 is not UTF-8.\n",
    )


@pytest.mark.parametrize(
    ("copies", "said"),
    [(0, "unchanged, 0 removed"), (1, ", 1 copy of another file, "), (2, ", 2 copies of others, ")],
)
def test_copies_are_told_in_their_number(copies: int, said: str) -> None:
    """None is not told of, one is one copy, more are copies."""
    assert said in shown(print_report, Report(copies=copies))[0]


def test_a_run_that_found_nothing_says_what_byline_reads() -> None:
    """Nothing read and nothing known is told with a hint, not as success."""
    _, errors = shown(print_report, Report(generation=1))

    assert errors.startswith("No articles were found there. Byline reads text, Markdown, HTML, ")


def test_what_an_archive_holds_is_a_list_of_labels() -> None:
    """Status shows counts with their words, and damage and failures by name."""
    record = {
        "archive": "/press", "generation": 3, "published": "2024-01-01T00:00:00+00:00",
        "age_seconds": 7_200, "kept": [3, 2],
        "articles": 1_234, "paragraphs": 56_789, "bytes": 1_500_000, "languages": ["de", "en"],
        "damage": ["/press/x is missing."], "failed": [{"path": "a.txt", "reason": "No text."}],
        "outdated": [{"folder": "/press", "files": 2}],
    }  # fmt: skip

    assert shown(print_status, record)[0].splitlines() == [
        "Archive     /press",
        "Generation  3, published 2024-01-01T00:00:00+00:00, 2 hours ago",
        "Kept        3, 2",
        "Articles    1,234",
        "Paragraphs  56,789",
        "Size        1.5 MB",
        "Languages   de, en",
        "Damaged     /press/x is missing.",
        "Outdated    2 files would be read better by this Byline: run “byline index /press”",
        "Failed      a.txt: No text.",
    ]


def test_without_a_terminal_there_is_no_progress_bar() -> None:
    """A log file gets no bar drawn into it."""

    def work() -> None:
        with progress_bar("Indexing") as show:
            show(Progress(1, 2, 3))

    assert shown(work) == ("", "")


def test_a_terminal_sees_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the bar says what is under way, how far, and how much was found."""

    def work() -> None:
        monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
        with progress_bar("Indexing") as show:
            show(Progress(50, 100, 1_234))
            show(Progress(100, 100, 2_345))

    _, errors = shown(work)
    assert "Indexing" in errors
    assert "100%" in errors
    assert "2,345 paragraphs" in errors


def test_no_file_name_drives_the_terminal() -> None:
    """Control characters in a name are not obeyed: no file clears the screen or rings the bell."""
    report = Report(failed=[Failure("evil\x1b[2J\x07.txt", "No text.")], generation=1)
    _, errors = shown(print_report, report, color=True)

    assert "\x1b[2J" not in errors
    assert "\x07" not in errors


def test_a_watch_tells_in_one_line_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    """What was indexed, moved and removed, and each failure by name."""
    report = Report(indexed=1, moved=2, failed=[Failure("a.txt", "No text.")], generation=4)
    print_watched(report)
    output, errors = capsys.readouterr()
    assert output == "1 article indexed, 2 files moved; generation 4\n"
    assert errors == "  failed: a.txt: No text.\n"


def test_what_is_many_or_small_is_told_so_that_it_can_be_read() -> None:
    """Of many generations the first and last; few bytes are not none."""
    record = {
        "archive": "/press", "generation": 40, "published": "2024-01-01T00:00:00+00:00",
        "age_seconds": 1, "kept": list(range(40, 0, -1)), "articles": 1, "paragraphs": 1,
        "bytes": 12_345, "languages": [], "damage": [], "failed": [], "outdated": [],
    }  # fmt: skip

    printed = shown(print_status, record)[0]
    assert "Kept        40 … 1 (40 generations)\n" in printed
    assert "Size        12.3 kB\n" in printed


def test_no_file_name_forges_a_line() -> None:
    """A name with a line break in it is one line of the report."""
    failures = [Failure("a\nGeneration 9 is published.pdf", "No text.")]
    _, errors = shown(print_report, Report(failed=failures, generation=1))

    assert errors == "  failed: a�Generation 9 is published.pdf: No text.\n"
