"""The ways in: pages, HTTP interface, command line, settings.

The application is imported when it is first asked for: commands start without Flask.
"""

import typing

from web.settings import Settings

if typing.TYPE_CHECKING:
    from web.app import create_app

__all__ = ["Settings", "create_app"]

if not typing.TYPE_CHECKING:

    def __getattr__(name):
        """What is imported later."""
        if name != "create_app":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from web.app import create_app

        return create_app

    def __dir__():
        """All names, that which is imported later too."""
        return [*globals(), "create_app"]
