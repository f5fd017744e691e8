"""Sets of positions as the bits of an integer: bit n is set where position n is in the set.

Shifting and combining them takes a few machine instructions for 64 positions, and time linear in
the length of a paragraph for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable

_FEW = 8  # bits that are set one by one faster than through bytes


def bits_of(positions: Iterable[int]) -> int:
    """The set of some positions, of which the largest comes last."""
    listed = positions if isinstance(positions, list) else list(positions)
    bits = 0
    if len(listed) <= _FEW:
        for position in listed:
            bits |= 1 << position
        return bits
    # One by one each would copy the whole integer.
    octets = bytearray((listed[-1] >> 3) + 1)
    for position in listed:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def positions_of(bits: int) -> list[int]:
    """The positions in a set, in order."""
    digits = f"{bits:b}"[::-1]
    found = []
    at = digits.find("1")
    while at >= 0:
        found.append(at)
        at = digits.find("1", at + 1)
    return found


def reached(bits: int, distance: int) -> int:
    """The positions that stand 1 up to `distance` after one of the set."""
    return _spread(bits, distance) << 1


def reaching(bits: int, distance: int) -> int:
    """The positions that stand 1 up to `distance` before one of the set."""
    width = 1
    while width < distance:
        step = min(width, distance - width)
        bits |= bits >> step
        width += step
    return bits >> 1


def _spread(bits: int, distance: int) -> int:
    """The positions 0 up to `distance` - 1 after one of the set, by doubling."""
    width = 1
    while width < distance:
        step = min(width, distance - width)
        bits |= bits << step
        width += step
    return bits
