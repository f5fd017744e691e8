"""What the tests of the codec may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from index.codec import builder, inversion, merging, stemming


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that all examples of a module write into, each over the one before."""
    with TemporaryDirectory() as made:
        yield Path(made)


@pytest.fixture(scope="module", params=[None, 5], ids=["at once", "in blocks of 5"])
def in_blocks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Everything is done at once, as for small archives, and in blocks, as for large ones."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param:
            patch.setattr(builder, "_CHUNK", request.param)
            for module in (inversion, merging, stemming):
                patch.setattr(module, "_BLOCK", request.param)
        yield
