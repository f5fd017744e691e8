"""What the server logs: never what people search for."""

from __future__ import annotations

import sys
import traceback

from gunicorn.glogging import Logger as _Logger

_INVALID, _ERROR = "Invalid request from ip=", "Error handling request"


class Logger(_Logger):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's logger, without the addresses and request lines in its messages."""

    def warning(self, msg: str, *args: object, **options: object) -> None:
        """Tell whose request could not be read, and not the line at fault."""
        if msg.startswith(_INVALID):
            msg = msg.partition(": ")[0]
        super().warning(msg, *args, **options)

    def exception(self, msg: str, *args: object, **options: object) -> None:
        """Tell where an error was raised, and not what was asked."""
        if msg.startswith(_ERROR) and (error := sys.exception()):
            self.error("%s\n%s", _ERROR, account_of(error))
        else:
            super().exception(msg, *args, **options)


def account_of(error: BaseException) -> str:
    """Where an error was raised, and those that led to it: their kinds, places and lines of code.

    Not what they say, which may quote the query; but for what the operating system says.
    """
    told: list[str] = []
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause and cause not in chain:
        chain.append(cause)
        said = f": {cause.strerror}" if isinstance(cause, OSError) and cause.strerror else ""
        told += [f"{type(cause).__name__}{said}, raised in\n",
                 *traceback.format_tb(cause.__traceback__)]  # fmt: skip
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "".join(told).rstrip()
