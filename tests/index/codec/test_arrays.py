"""One immutable file of named arrays."""

from __future__ import annotations

from itertools import accumulate, chain, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec import arrays
from index.codec.arrays import (
    Array,
    ArrayFile,
    ArrayWriter,
    Spool,
    ranges,
    starts,
    unsigned,
)
from tests.index.hostile import FIXED

_DTYPES = ("u1", "<u2", ">u4", "<u8", "i4", "S3")
_SHAPES = ((0,), (1,), (100,), (0, 2), (7, 2))
_counts = st.lists(st.integers(0, 5), max_size=8)


def _written(path: Path, **given_arrays: Array) -> ArrayFile:
    writer = ArrayWriter(path)
    for name, array in given_arrays.items():
        writer.add(name, array)
    writer.finish()
    return ArrayFile(path)


def _example(dtype: str, shape: tuple[int, ...]) -> Array:
    return np.arange(np.prod(shape)).reshape(shape).astype(dtype)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """Arrays of all types and shapes come back, empty ones too, each with its dtype."""
    given_arrays = {
        f"{dtype} {shape}": _example(dtype, shape) for dtype in _DTYPES for shape in _SHAPES
    }
    file = _written(tmp_path / "arrays", **given_arrays)
    assert file.names == set(given_arrays)
    for name, array in given_arrays.items():
        assert file.array(name).dtype == array.dtype.newbyteorder("<")
        assert file.array(name).shape == array.shape
        assert np.array_equal(file.array(name), array)
        if array.dtype.kind != "S":
            assert file.view(name).tolist() == array.tolist()


def test_facts_are_kept_beside_the_arrays(tmp_path: Path) -> None:
    """What is one number needs no array."""
    writer = ArrayWriter(tmp_path / "arrays")
    writer.facts["documents"] = 1 << 40
    writer.finish()
    assert ArrayFile(tmp_path / "arrays").facts == {"documents": 1 << 40}


def test_arrays_cannot_be_written_to(tmp_path: Path) -> None:
    """A published file is mapped by several processes, and changed by none."""
    array = _written(tmp_path / "arrays", a=np.arange(3)).array("a")
    with pytest.raises(ValueError, match="read-only"):
        array[0] = 1


def test_arrays_begin_where_processors_like_it(tmp_path: Path) -> None:
    """Each array begins at a cache line, whatever stands before it."""
    file = _written(tmp_path / "arrays", a=np.zeros(3, "u1"), b=np.zeros(5, "u8"), c=np.ones(1))
    for name in "abc":
        assert file.array(name).ctypes.data % 64 == 0


def test_an_unknown_name_is_a_key_error(tmp_path: Path) -> None:
    """An array that is not there is not empty either."""
    with pytest.raises(KeyError):
        _written(tmp_path / "arrays", a=np.arange(3)).array("b")


def test_arrays_can_be_written_piece_by_piece(tmp_path: Path) -> None:
    """Room is kept for an array, and others are written meanwhile; pieces take on its dtype."""
    writer = ArrayWriter(tmp_path / "arrays")
    section = writer.reserve("pieces", np.uint16, (4,))
    writer.add("other", np.arange(100))
    section.append(np.array([1, 2]))
    section.append(np.array([], np.int64))
    section.append(np.array([300, 65_535]))
    assert writer.read("pieces").tolist() == [1, 2, 300, 65_535]
    writer.finish()
    file = ArrayFile(tmp_path / "arrays")
    assert file.array("pieces").tolist() == [1, 2, 300, 65_535]
    assert file.array("other").tolist() == list(range(100))


def test_a_stream_is_as_long_as_what_was_written(tmp_path: Path) -> None:
    """Of a stream nobody knows beforehand how long it will be."""
    writer = ArrayWriter(tmp_path / "arrays")
    stream = writer.stream("text")
    for piece in (b"The ", b"", b"bridge"):
        stream.append_bytes(piece)
    writer.end_stream("text", stream)
    writer.add("other", np.arange(3))
    writer.finish()
    file = ArrayFile(tmp_path / "arrays")
    assert bytes(file.view("text")) == b"The bridge"
    assert file.array("other").tolist() == [0, 1, 2]


# What is no such file


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    """Wherever a file was cut short, down to nothing, it is not opened."""
    path = tmp_path / "arrays"
    _written(path, a=np.arange(3))
    data = path.read_bytes()
    for size in range(len(data)):
        path.write_bytes(data[:size])
        with pytest.raises(OSError, match="arrays is not a file of arrays"):
            ArrayFile(path)


@pytest.mark.parametrize("at", [0, 7, -8, -1], ids=["first", "eighth", "last but 7", "last"])
def test_another_magic_number_is_refused(tmp_path: Path, at: int) -> None:
    """What begins or ends in another way was written by something else."""
    path = tmp_path / "arrays"
    _written(path, a=np.arange(3))
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    with pytest.raises(OSError, match="not a file of arrays"):
        ArrayFile(path)


def test_a_damaged_directory_is_refused(tmp_path: Path) -> None:
    """A directory that cannot be read is a damaged file, not an error of the program."""
    path = tmp_path / "arrays"
    _written(path, a=np.arange(3))
    for letter in (b"{", b"\xff"):
        data = path.read_bytes()
        path.write_bytes(data.replace(b'"sections"', letter * 10))
        with pytest.raises(OSError, match="not a file of arrays"):
            ArrayFile(path)
        path.write_bytes(data)


@pytest.mark.parametrize("data", [b"", b"BYLINE01", b"A text.\n", b"\0" * 4096])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    """Nor is a text one, nor zeros that a power cut has left."""
    (tmp_path / "arrays").write_bytes(data)
    with pytest.raises(OSError, match="not a file of arrays"):
        ArrayFile(tmp_path / "arrays")


def test_an_unfinished_file_is_refused(tmp_path: Path) -> None:
    """A file is one when it is finished, and not before."""
    writer = ArrayWriter(tmp_path / "arrays")
    writer.add("a", np.arange(100))
    writer.close()
    with pytest.raises(OSError, match="not a file of arrays"):
        ArrayFile(tmp_path / "arrays")


# What grows


@pytest.mark.parametrize("in_memory", [True, False], ids=["in memory", "in a file"])
def test_a_spool_becomes_the_narrowest_array(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_memory: bool
) -> None:
    """What was appended is written in the dtype that its largest number asks for."""
    if not in_memory:
        monkeypatch.setattr(arrays, "_SPOOLED_BYTES", 16)
        monkeypatch.setattr(arrays, "_SPOOL_BYTES", 16)
    writer = ArrayWriter(tmp_path / "arrays")
    for largest in (0, 255, 256, 65_536):
        spool = Spool(np.uint32, tmp_path)
        for piece in ([1, 2, 3], [], [largest], range(20)):
            spool.append(np.array(piece, np.int64))
        assert spool.largest == max(19, largest)
        spool.pour(writer, f"up to {largest}")
    Spool(np.uint32, tmp_path).pour(writer, "nothing")
    writer.finish()
    file = ArrayFile(tmp_path / "arrays")
    for largest in (0, 255, 256, 65_536):
        array = file.array(f"up to {largest}")
        assert array.tolist() == [1, 2, 3, largest, *range(20)]
        assert array.dtype == unsigned(largest)
    assert file.array("nothing").shape == (0,)


@pytest.mark.parametrize(
    ("largest", "dtype"),
    [(-1, "u1"), (0, "u1"), (255, "u1"), (256, "u2"), (65_535, "u2"), (65_536, "u4"),
     (2**32 - 1, "u4"), (2**32, "u8"), (np.int64(300), "u2")],
)  # fmt: skip
def test_numbers_take_as_few_bytes_as_they_need(largest: Any, dtype: str) -> None:
    """One byte up to 255, two up to 65,535, and so on."""
    assert unsigned(largest) == np.dtype(dtype)


@FIXED
@given(_counts)
def test_runs_begin_where_the_one_before_ends(counts: list[int]) -> None:
    """Where each begins, and at last where all end."""
    found = starts(np.array(counts, np.int64))
    assert found.dtype == np.int64
    assert found.tolist() == [0, *accumulate(counts)]
    for count, (begin, end) in zip(counts, pairwise(found.tolist()), strict=True):
        assert end - begin == count


@FIXED
@given(st.lists(st.tuples(st.integers(0, 300), st.integers(0, 5)), max_size=8))
def test_ranges_follow_one_another(runs: list[tuple[int, int]]) -> None:
    """The numbers of all ranges, one after another; narrow numbers do not overflow."""
    begins, counts = np.array(runs, np.uint16).reshape(-1, 2).T
    expected = chain.from_iterable(range(begin, begin + count) for begin, count in runs)
    assert ranges(begins, counts).tolist() == list(expected)


@FIXED
@given(_counts, st.integers(0, 5), st.integers(0, 30))
def test_what_waits_in_a_scratch_file_is_read_from_any_place(
    folder: Path, counts: list[int], begin: int, size: int
) -> None:
    """Whatever was appended before, piece by piece."""
    spool = Spool(np.int32, folder)
    expected = list(range(sum(counts)))
    for first, last in pairwise([0, *accumulate(counts)]):
        spool.append(np.arange(first, last))
    end = min(begin + size, len(expected))
    assert len(spool) == len(expected)
    if begin <= end:
        assert spool.read(begin, end).tolist() == expected[begin:end]
    spool.close()


def test_a_scratch_file_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no name where it is, so that a process that is killed leaves nothing either."""
    monkeypatch.setattr(arrays, "_SPOOLED_BYTES", 16)
    spool = Spool(np.int32, tmp_path)
    spool.append(np.arange(1_000))
    assert list(tmp_path.iterdir()) == []
    spool.close()
