"""What every node can do."""

from __future__ import annotations

import pytest

from search.proof.node import any_holds


@pytest.mark.parametrize(
    ("proofs", "held"),
    [([], False), ([None], False), ([None, []], True), ([None, [(0, 4)]], True)],
    ids=["no node", "none", "without marks", "with marks"],
)
def test_a_node_holds_where_it_has_a_proof(proofs: list[object | None], held: bool) -> None:
    """A proof without marks is one: NOT a and outlet:b mark nothing."""
    assert any_holds(proofs) is held
