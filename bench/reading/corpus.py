"""Articles to break: those of a JSON Lines file that are prose."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FEWEST = 4  # paragraphs of an article worth breaking
_LONG = 40  # letters; a paragraph of prose has more
_SHARE = 0.7  # of an article's paragraphs are long, or it is a table

# An agency signs behind the last full stop, which no newspaper prints.
_SIGNATURE = re.compile(r"(?<=[.\"]) ?(?:reuter|more)$", re.I)


@dataclass(frozen=True, slots=True)
class Whole:
    """An article as it should be read."""

    id: str
    paragraphs: tuple[str, ...]

    @property
    def is_prose(self) -> bool:
        """Whether it has several paragraphs, most of them longer than a line of a table."""
        long = sum(len(text) >= _LONG for text in self.paragraphs)
        return len(self.paragraphs) >= _FEWEST and long >= _SHARE * len(self.paragraphs)

    @property
    def is_held_out(self) -> bool:
        """Whether it is in the half that rules are not tuned on."""
        return hashlib.blake2b(self.id.encode(), digest_size=1).digest()[0] % 2 == 1


def read(path: Path) -> Iterator[Whole]:
    """The articles of a JSON Lines file, gzipped or not, whose text has paragraphs."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open() as lines:
        for number, line in enumerate(lines):
            item = json.loads(line)
            texts = (" ".join(text.split()) for text in item["text"].split("\n\n"))
            paragraphs = tuple(signed for text in texts if (signed := _SIGNATURE.sub("", text)))
            if paragraphs:
                yield Whole(str(item.get("id", number)), paragraphs)
