"""Bytes of a file to source text."""

from __future__ import annotations

import codecs

from index.errors import ArticleError

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark is its beginning
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def decode(data: bytes) -> str:
    """The source text: what a byte order mark says, UTF-8 without one. Line ends stay as they are.

    Raises ArticleError with the first byte that does not fit.
    """
    encoding = next((e for mark, e in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # Python counts from behind the mark where the codec takes it off.
        mark = len(data) - len(error.object)
        raise ArticleError(
            f"Byte {mark + error.start} is not {encoding.removesuffix('-sig').upper()}.",
            "The file is in another encoding, or is no text.",
            "Save it as UTF-8.",
        ) from error
