"""Where a page begins, and what a cursor is of."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from hashlib import blake2b

from index import Generation
from search.cursor import SEAL_BYTES, Cursor
from search.errors import CursorError
from search.model import Filters, Query

_ORDER = 1  # goes up with every change to the order of hits, for which old cursors are no good


def beginning(generation: Generation, query: Query) -> Cursor:
    """Where the page that a query asks for begins. Raises CursorError where another's cursor is."""
    seal = _seal(generation, query)
    if query.cursor is None:
        place = (query.page - 1) * query.size
        return Cursor(generation.number, place, query.today, seal)
    if query.cursor.seal != seal:
        raise CursorError(
            "The cursor is of another search.",
            "It goes on with the query, filters, scope, order, grouping and archive that it was "
            "given for, and nothing was searched.",
            "Send the parameters of that search, or search from the beginning without the cursor.",
        )
    return query.cursor


def _seal(generation: Generation, query: Query) -> bytes:
    return _sealed(
        generation.manifest.digest, query.text.strip(), query.filters, query.sort, query.scope,
        query.groups, query.today,
    )  # fmt: skip


@lru_cache(maxsize=1_000)  # people turn pages
def _sealed(archive: str, text: str, filters: Filters, *decides: object) -> bytes:
    """A digest of all that decides which hit stands where; the size of pages does not."""
    chosen = [getattr(filters, field.name) for field in fields(Filters)]
    values = [sorted(each) if isinstance(each, frozenset) else str(each) for each in chosen]
    all_of_them = [_ORDER, archive, text, *values, *map(str, decides)]
    return blake2b(json.dumps(all_of_them).encode(), digest_size=SEAL_BYTES).digest()
