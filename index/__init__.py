"""Files in, a published generation out. Knows nothing of queries or of the web."""

from index.archive import Archive, Generation, Reader, open_writer
from index.dates import ArticleDate
from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    ArticleError,
    BylineError,
)
from index.formats import read_file
from index.indexer import Progress, Report, index_paths
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
    "Evidence",
    "Failure",
    "Generation",
    "Kind",
    "Metadata",
    "Paragraph",
    "Progress",
    "Reader",
    "Report",
    "Source",
    "Span",
    "index_paths",
    "open_writer",
    "read_file",
]
