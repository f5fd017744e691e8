"""How often metadata is found, right, and wrong: `python -m bench.reading.metadata [--held]`."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict

from bench.reading.pages import Page, pages
from index import Article, read_file

_FIELDS = ("title", "author", "outlet", "date", "first_published", "original_outlet")
_PAGES = 1000


def judge(page: Page) -> dict[str, str]:
    """For each field of the truth: right, missed or wrong; "missed" also where nothing was read."""
    read = next((item for item in read_file(page.text.encode(), page.path)
                 if isinstance(item, Article)), None)  # fmt: skip
    found = read.metadata.record() if read else {}
    verdicts = {}
    for name in _FIELDS:
        if name in page.truth:
            value, wanted = found.get(name), page.truth[name]
            same = value in (wanted, page.truth.get(f"{name}_too", wanted))
            verdicts[name] = "right" if same else "wrong" if value else "missed"
    return verdicts


def main() -> None:
    """Print a table of the fields, and with --show the pages that were not read right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page in pages(_PAGES, held="--held" in sys.argv):
        for name, verdict in judge(page).items():
            counts[name][verdict] += 1
            if verdict != "right" and "--show" in sys.argv:
                _show(page, name, verdict)
    print(f"{'field':16}{'stated':>8}{'right':>8}{'missed':>8}{'wrong':>8}")
    for name in _FIELDS:
        of = counts[name]
        total = of.total() or 1
        shares = "".join(f"{of[verdict] / total:8.1%}" for verdict in ("right", "missed", "wrong"))
        print(f"{name:16}{of.total():8}{shares}")


def _show(page: Page, name: str, verdict: str) -> None:
    read = next(iter(read_file(page.text.encode(), page.path)))
    got = read.metadata.record()[name] if isinstance(read, Article) else read.reason[:60]
    print(f"{page.path} [{page.shape}] {name} {verdict}: {got!r} for {page.truth[name]!r}")


if __name__ == "__main__":
    main()
