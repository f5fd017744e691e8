"""The front door of `search`: what it lists is what it has."""

from __future__ import annotations

from types import ModuleType

import search


def test_all_that_is_exported_is_listed() -> None:
    """`__all__` names every public thing the package holds, and nothing it does not hold."""
    public = {
        name
        for name, value in vars(search).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert set(search.__all__) == public
    assert len(search.__all__) == len(public)


def test_every_facet_is_a_filter() -> None:
    """What is counted can be filtered by, under the same name."""
    assert set(search.FACETS) <= set(search.Filters.__dataclass_fields__)
