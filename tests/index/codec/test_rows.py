"""The rows of a segment, as they stand in its file."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.codec.arrays import ArrayFile, ArrayWriter
from index.codec.rows import write_rows
from index.codec.texts import PARTS


def test_each_row_finds_its_own_and_is_no_wider_than_needed(tmp_path: Path) -> None:
    """Counts become places, articles are ordered by id, numbers have the narrowest dtype."""
    file = ArrayWriter(tmp_path / "rows")
    write_rows(
        file,
        ids=np.array([b"b", b"a"]),
        run_lengths=np.array([2, 1]),
        text_sizes=np.array([10, 7]),
        bounds=np.arange(2 * PARTS),
        kinds=np.array([0, 1, 0], np.uint8),
        pages=np.array([0, 0, 300]),
        addresses=np.array([b"x", b"y", b"z"]),
        texts=np.array([[0, 4], [4, 9], [0, 7]]),
        span_counts=np.array([1, 2, 0]),
        spans=np.array([0, 4, 5, 6, 7, 9]),
        sentence_counts=np.array([0, 0, 1]),
        sentences=np.array([2]),
    )
    file.finish()
    rows = ArrayFile(tmp_path / "rows")

    assert rows.array("article.order").tolist() == [1, 0]
    assert rows.array("article.documents").tolist() == [0, 2, 3]
    assert rows.array("article.text_starts").tolist() == [0, 10, 17]
    assert rows.array("article.bounds").shape == (2, PARTS)
    assert rows.array("document.article").tolist() == [0, 0, 1]
    assert rows.array("document.spans").tolist() == [0, 1, 3, 3]
    assert rows.array("spans").tolist() == [[0, 4], [5, 6], [7, 9]]
    assert rows.array("document.sentences").tolist() == [0, 0, 0, 1]
    assert rows.array("document.pages").dtype == np.uint16
    assert rows.array("spans").dtype == np.uint8
