"""What the server logs: never what people search for."""

from __future__ import annotations

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
        if msg.startswith(_ERROR):
            msg, args = _ERROR, ()
        super().exception(msg, *args, **options)
