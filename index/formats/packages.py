"""Parts of ZIP packages and the XML in them, read without trusting either."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from index.errors import ArticleError

_MOST_PARTS = 10_000  # a Word file with a picture on each of 500 pages has some 600
_MOST_BYTES = 100 << 20  # of all parts unpacked; a book has some 5 MB
_MOST_RATIO = 200  # unpacked to packed; repetitive XML packs to a thirtieth
_FREE_BYTES = 1 << 20  # for which the ratio is not looked at: small parts pack very well
_PIECE = 1 << 16


class Package:
    """A ZIP file of which named parts are read, within limits on what they unpack to.

    Raises ArticleError for what is damaged, locked, or would unpack to too much.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged(str(error)) from error
        self.names = self._zip.namelist()
        self._left = _MOST_BYTES
        if len(self.names) > _MOST_PARTS:
            raise _bomb(f"It has {len(self.names):,} parts")

    def part(self, name: str) -> bytes | None:
        """A part unpacked; None where there is no such part. Nothing is written to any folder."""
        if name not in self.names:
            return None
        try:
            entry = self._zip.getinfo(name)
            most = min(self._left, max(entry.compress_size * _MOST_RATIO, _FREE_BYTES))
            pieces, size = [], 0
            with self._zip.open(entry) as packed:
                # What unpacks is counted: the size that the package states may be a lie.
                while piece := packed.read(_PIECE):
                    size += len(piece)
                    if size > most:
                        raise _bomb(f"Its part {name} unpacks to more than {most:,} bytes")
                    pieces.append(piece)
        except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError,
                RuntimeError) as error:  # fmt: skip
            raise _damaged(str(error)) from error
        except Exception as error:
            if isinstance(error, ArticleError):
                raise
            raise _damaged(f"{type(error).__name__} {error}") from error  # zlib.error and the like
        self._left -= size
        return b"".join(pieces)

    def xml(self, name: str) -> Any | None:
        """The root of a part that is XML; None where there is no such part."""
        data = self.part(name)
        return None if data is None else parsed(data, name)


def parsed(data: bytes, name: str) -> Any:
    """The root of XML without document types: no entity is resolved and nothing is fetched.

    Raises ArticleError for what is no XML, or hostile.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )
    if b"<!DOCTYPE" in data[:4_096]:
        raise _has_doctype(name)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _damaged(f"{name}: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise _has_doctype(name)
    return root


def _damaged(reason: str) -> ArticleError:
    return ArticleError(
        f"It cannot be unpacked: {reason.rstrip('.')}.",
        "The file is damaged, locked, or was cut short.",
        "Open it in the program it was made with and save it anew, without a password.",
    )


def _bomb(what: str) -> ArticleError:
    return ArticleError(
        f"{what}.",
        "No document does that: the package is damaged or made to do harm, and was not read on.",
        "Leave it out.",
    )


def _has_doctype(name: str) -> ArticleError:
    return ArticleError(
        f"Its part {name} declares a document type.",
        "Office files have none; with one, XML can be made to unpack for ever or to fetch files.",
        "Open it in the program it was made with and save it anew.",
    )
