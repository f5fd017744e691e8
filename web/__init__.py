"""The ways in: pages, HTTP interface, command line, settings."""

from web.app import create_app
from web.settings import Settings

__all__ = ["Settings", "create_app"]
