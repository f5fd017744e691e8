"""Sets of positions as integers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from search.proof.bits import bits_of, positions_of, reached, reaching
from tests.search.oracle import FIXED

_POSITIONS = st.sets(st.integers(0, 200), max_size=60)
_DISTANCES = st.integers(1, 40)


@given(_POSITIONS)
@FIXED
def test_a_set_comes_back_as_it_was(positions: set[int]) -> None:
    """Positions that became bits become the same positions, in order."""
    assert positions_of(bits_of(sorted(positions))) == sorted(positions)


@given(_POSITIONS, _DISTANCES)
@FIXED
def test_distances_count_from_one(positions: set[int], distance: int) -> None:
    """Reached is what stands 1 to `distance` after a position; reaching is what does before."""
    bits = bits_of(sorted(positions))
    steps = range(1, distance + 1)
    after = {at + step for at in positions for step in steps}
    before = {at - step for at in positions for step in steps if at >= step}
    assert set(positions_of(reached(bits, distance))) == after
    assert set(positions_of(reaching(bits, distance))) == before
