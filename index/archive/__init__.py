"""The archive: one folder, in generations that are published whole."""

from index.archive.check import Checked, check
from index.archive.generation import Generation
from index.archive.reader import Reader
from index.archive.register import SourceState
from index.archive.retired import Retired
from index.archive.rollback import roll_back
from index.archive.store import Archive
from index.archive.writer import Writer, open_writer

__all__ = [
    "Archive",
    "Checked",
    "Generation",
    "Reader",
    "Retired",
    "SourceState",
    "Writer",
    "check",
    "open_writer",
    "roll_back",
]
