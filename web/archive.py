"""The archive that the application answers from."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import current_app

from index import Generation, Reader


def reader() -> Reader:
    """The reader of this application."""
    return cast(Reader, current_app.extensions["reader"])


def generation() -> AbstractContextManager[Generation]:
    """The current generation, which stays whole inside the `with`. Raises ArchiveError."""
    return reader().generation()
