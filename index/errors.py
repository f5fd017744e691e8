"""What the user can mend, said in three parts."""

from __future__ import annotations


class BylineError(Exception):
    """The one base class for what the user can mend: HTTP 400 or 503, exit code 2.

    The three parts are full sentences and safe to show: `happened` names the path, field, value or
    place at fault, `meaning` says what follows from it, `remedy` says what to do.
    """

    def __init__(self, happened: str, meaning: str, remedy: str) -> None:
        super().__init__(happened, meaning, remedy)
        self.happened = happened
        self.meaning = meaning
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.happened} {self.meaning} {self.remedy}"


class ArticleError(BylineError):
    """A file, or one article inside it, that cannot be read; the run goes on without it."""


class ArchiveError(BylineError):
    """The archive cannot be opened or written: no answer can be given from it."""


class ArchiveMissingError(ArchiveError):
    """There is no archive in the folder: nobody has made one yet."""


class ArchiveDamagedError(ArchiveError):
    """The archive is there, and none of what it holds can be trusted."""


class ArchiveFormatError(ArchiveDamagedError):
    """The archive is another Byline's, which this one cannot read; nothing need be wrong in it."""


class GenerationGoneError(ArchiveError):
    """The archive no longer keeps, or never had, the generation that was asked for by number."""


class ArchiveBusyError(ArchiveError):
    """Another process is writing to the archive."""
