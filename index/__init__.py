"""Files in, a published generation out. Knows nothing of queries or of the web."""

from index.archive import (
    Archive,
    Checked,
    Generation,
    Reader,
    Retired,
    SourceState,
    check,
    open_writer,
    roll_back,
)
from index.dates import ArticleDate
from index.entries import outdated
from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    ArticleError,
    BylineError,
    GenerationGoneError,
)
from index.formats import read_file
from index.indexer import Options, index_paths
from index.model import (
    Article,
    Evidence,
    Failure,
    Kind,
    Metadata,
    Paragraph,
    Source,
    Span,
)
from index.overrides import overrides_above
from index.reading.tiling import gaps
from index.rebuild import rebuild
from index.report import Progress, Report
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
    "watch_paths",
]
