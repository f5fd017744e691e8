"""Files in, a published generation out. Knows nothing of queries or of the web.

What is heavy is imported when it is first asked for: who searches does not load what reads files.
"""

import importlib
import typing

from index.dates import ArticleDate
from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    ArticleError,
    BylineError,
    GenerationGoneError,
)
from index.model import Article, Evidence, Failure, Kind, Metadata, Paragraph, Source, Span

if typing.TYPE_CHECKING:
    from index.archive import (
        Archive,
        Generation,
        Reader,
        Retired,
        SourceState,
        open_writer,
        roll_back,
    )
    from index.archive.check import Checked, check
    from index.formats import read_file
    from index.freed_memory import share_freed_memory
    from index.indexer import Options, index_paths
    from index.overrides import overrides_above
    from index.rebuilding import rebuild
    from index.report import Progress, Report
    from index.states import outdated
    from index.tiling import gaps
    from index.watching import watch_paths

__all__ = [
    "Archive",
    "ArchiveBusyError",
    "ArchiveDamagedError",
    "ArchiveError",
    "ArchiveMissingError",
    "Article",
    "ArticleDate",
    "ArticleError",
    "BylineError",
    "Checked",
    "Evidence",
    "Failure",
    "Generation",
    "GenerationGoneError",
    "Kind",
    "Metadata",
    "Options",
    "Paragraph",
    "Progress",
    "Reader",
    "Report",
    "Retired",
    "Source",
    "SourceState",
    "Span",
    "check",
    "gaps",
    "index_paths",
    "open_writer",
    "outdated",
    "overrides_above",
    "read_file",
    "rebuild",
    "roll_back",
    "share_freed_memory",
    "watch_paths",
]

_LATER = {
    "index.archive": (
        "Archive", "Generation", "Reader", "Retired", "SourceState", "open_writer", "roll_back",
    ),
    "index.archive.check": ("Checked", "check"),
    "index.formats": ("read_file",),
    "index.freed_memory": ("share_freed_memory",),
    "index.indexer": ("Options", "index_paths"),
    "index.overrides": ("overrides_above",),
    "index.tiling": ("gaps",),
    "index.rebuilding": ("rebuild",),
    "index.report": ("Progress", "Report"),
    "index.states": ("outdated",),
    "index.watching": ("watch_paths",),
}  # fmt: skip
_HOMES = {name: home for home, names in _LATER.items() for name in names}

if not typing.TYPE_CHECKING:

    def __getattr__(name):
        """What is imported later, looked for in its module."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value

    def __dir__():
        """All names, those that are imported later too."""
        return [*globals(), *_HOMES]
