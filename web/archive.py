"""The archive that the application answers from."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import cast

from flask import current_app

from index import Generation, Reader
from search import Cursor


def reader() -> Reader:
    """The reader of this application."""
    return cast(Reader, current_app.extensions["reader"])


def generation(cursor: Cursor | None = None) -> AbstractContextManager[Generation]:
    """The current generation, or that of a cursor; it stays whole inside the `with`.

    Raises ArchiveError; GenerationGoneError where that of the cursor is not kept any more.
    """
    return reader().generation(cursor.generation if cursor else None)
