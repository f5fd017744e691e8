"""Addresses of this search, some of it changed: what every link and form of a page repeats."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import current_app, request
from werkzeug.datastructures import MultiDict

LONGEST_REPEATED = 8 * 1024  # bytes of an address, by hundreds of links and more
_OF_ONE_PAGE = ("page", "cursor", "all")  # parameters that no other address takes over
_OF_MARKS = ("q", "scope")  # parameters by which an article is marked


def address(path: str = "/", /, **changes: str | list[str] | None) -> str:
    """This search with some parameters changed; None leaves one out.

    It starts at page 1, in the archive as it is then.
    """
    return _address(path, request.args, changes)


def newest(path: str) -> str | None:
    """This search from its beginning, be it asked by address or form; None if that is too long."""
    made = _address(path, request.values, {})
    return made if _length(made) <= current_app.config["LONGEST_ADDRESS"] else None


def length() -> int:
    """How many bytes of this address after the “?” each link to this search repeats."""
    return _length(address())


def _length(address: str) -> int:
    return len(address.partition("?")[2])


def _address(
    path: str, asked: MultiDict[str, str], changes: Mapping[str, str | list[str] | None]
) -> str:
    arguments = asked.to_dict(flat=False)
    for name in _OF_ONE_PAGE:
        arguments.pop(name, None)
    for name, change in changes.items():
        arguments[name] = change if isinstance(change, list) else [change or ""]
    pairs = [(name, value) for name, values in arguments.items() for value in values if value]
    return f"{request.script_root}{path}{'?' if pairs else ''}{urlencode(pairs)}"


def article_address(article_id: str) -> str:
    """The address of an article that this search found, with the search: its words are marked
    there, and a link leads back.

    Of a long search only what is marked goes along, since every hit repeats it.
    """
    path = f"/article/{article_id}"
    if length() <= LONGEST_REPEATED:
        return address(path)
    return address(path, **{name: None for name in request.args if name not in _OF_MARKS})


def carried(*own: str) -> list[tuple[str, str]]:
    """What a form sends along: this search but for the fields that are its own."""
    return [
        (name, value)
        for name, value in request.args.items(multi=True)
        if value and name not in (*own, *_OF_ONE_PAGE)
    ]
