"""Tables that are lent and given back."""

from __future__ import annotations

import numpy as np
import pytest

from search import give_back_memory
from search.engine.tables import TABLES, Tables, clear


def tables_are_zero() -> bool:
    """Whether every table is fit to be lent again."""
    return not any(table.any() for table in TABLES.free)


def test_a_table_is_lent_again() -> None:
    """To numbers of any type, where it is long enough for so many of them."""
    tables = Tables()
    with tables.lend(np.uint32, 100) as first:
        pass
    with tables.lend(np.float32, 80) as second:
        assert (len(second), second.dtype) == (80, np.dtype(np.float32))
        assert np.shares_memory(first, second)
    with tables.lend(np.uint32, 101) as longer:
        assert len(longer) == 101
        assert not np.shares_memory(first, longer)


def test_two_who_borrow_at_once_have_a_table_each() -> None:
    """One inside the other, or in two threads: what one writes, the other does not read."""
    tables = Tables()
    with tables.lend(np.uint32, 100) as one, tables.lend(np.bool_, 100) as other:
        assert not np.shares_memory(one, other)
    assert len(tables.free) == 2


def test_a_table_is_let_go_where_something_fails() -> None:
    """Nobody has made it zero."""
    tables = Tables()
    with pytest.raises(ZeroDivisionError), tables.lend(np.uint32, 100) as table:
        table[3] = 1 // int(table[3])
    assert not tables.free


@pytest.mark.parametrize("count", [2, 90])
def test_what_was_written_is_cleared(count: int) -> None:
    """Few places one by one, many by making all of it zero."""
    table = np.zeros(100, np.uint32)
    places = np.arange(count)
    table[places] = 7
    clear(table, places)
    assert not table.any()


def test_at_rest_no_table_is_kept() -> None:
    """What is wanted next is made anew."""
    with TABLES.lend(np.uint32, 100):
        pass
    assert TABLES.free
    give_back_memory()
    assert not TABLES.free
