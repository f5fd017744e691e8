"""Drafts as JSON and back, to pass from the process that reads a file to the one that asked.

JSON and nothing richer: a parser that a hostile file has taken over can say wrong things with it,
and run nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from index.errors import ArticleError
from index.model import Evidence, Kind, Span
from index.reading.draft import Block, Declared, Draft, Layout

Item = Draft | tuple[str, ArticleError]


def packed(items: Iterable[Item]) -> bytes:
    """What was read of a file. What a parser raises is passed on as a message."""
    found: list[dict[str, Any]] = []
    answer: dict[str, Any] = {"items": found}
    try:
        for item in items:
            if isinstance(item, Draft):
                found.append(_draft(item))
            else:
                place, error = item
                found.append({"place": place, "error": _parts(error)})
    except ArticleError as error:
        answer["error"] = _parts(error)
    except MemoryError:
        answer["fault"] = "memory"
    except Exception as error:  # named to the one who asked, who goes on with the next file
        answer["fault"] = f"{type(error).__name__}: {error}"
    return json.dumps(answer, default=str).encode("ascii")


def unpacked(answer: bytes) -> Iterator[Item]:
    """What `packed` was given. Raises ArticleError for what ended the reading of the file."""
    message = json.loads(answer)
    del answer
    for item in message["items"]:
        yield (item["place"], ArticleError(*item["error"])) if "error" in item else _undraft(item)
    if "error" in message:
        raise ArticleError(*message["error"])
    if message.get("fault") == "memory":
        raise too_much_memory()
    if "fault" in message:
        raise ArticleError(
            f"Reading it ended in {message['fault']}.",
            "It is damaged in a way that its reader does not foresee.",
            "Save the document anew; if that does not help, report it with the file.",
        )


def too_much_memory() -> ArticleError:
    """What ends the reading of a file that comes to more than is in its bytes."""
    return ArticleError(
        "Reading it needed more memory than one file may take.",
        "It comes to far more than its size allows, or is damaged.",
        "Save the document anew, or split it.",
    )


def _parts(error: ArticleError) -> list[str]:
    return [error.happened, error.meaning, error.remedy]


def _draft(draft: Draft) -> dict[str, Any]:
    return {
        "text": draft.source_text,
        "blocks": [_block(block) for block in draft.blocks],
        "declared": [(one.where, dict(one.values), one.weak) for one in draft.declared],
        "part": draft.part,
        "evidence": [
            (one.field, one.value, one.where, one.precision, one.confidence)
            for one in draft.evidence
        ],
    }


def _undraft(item: dict[str, Any]) -> Draft:
    return Draft(
        item["text"],
        tuple(map(_unblock, item["blocks"])),
        tuple(Declared(where, values, weak) for where, values, weak in item["declared"]),
        item["part"],
        tuple(Evidence(*one) for one in item["evidence"]),
    )


def _block(block: Block) -> list[Any]:
    page = block.layout
    layout = page and [page.page, page.size, page.indented, page.full, page.column, page.furniture]
    return [
        block.text, block.span.start, block.span.end, block.kind, block.whole, block.hard_lines,
        layout, block.soft_lines,
    ]  # fmt: skip


def _unblock(row: list[Any]) -> Block:
    text, start, end, kind, whole, hard_lines, layout, soft_lines = row
    return Block(
        text,
        Span(start, end),
        Kind(kind) if kind else None,
        whole,
        hard_lines,
        Layout(*layout) if layout else None,
        soft_lines,
    )
