"""The second door of `index`, for the engine of `search` alone."""

from __future__ import annotations

from index import Archive, Generation
from index.segment import searching


def test_the_engine_sees_every_paragraph_of_the_generation(
    generation: Generation, shared_archive: Archive
) -> None:
    """The searcher behind the second door reads the generation it was asked for."""
    with searching(generation) as searcher:
        assert searcher.doc_count() == shared_archive.current().paragraphs
