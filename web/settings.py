"""What can be set: read once, from BYLINE_* variables and the flags of a command."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from index import BylineError

PREFIX = "BYLINE_"
_ARCHIVE = Path("archive")
_TRUE, _FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off", "")


class SettingError(BylineError):
    """A setting that cannot be used."""


def _setting(default: Any, help_text: str) -> Any:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, checked. Each is the variable BYLINE_ and its name in capitals."""

    archive: Path = _setting(_ARCHIVE, "Folder of the archive.")
    host: str = _setting("127.0.0.1", "Address the server listens on.")
    port: int = _setting(8000, "Port the server listens on.")
    workers: int = _setting(2, "Server processes; one for each core is plenty.")
    threads: int = _setting(4, "Requests that one process answers side by side.")
    accept_anonymous: bool = _setting(
        False, "Lets anyone who reaches the server read everything in it."
    )
    trusted_hosts: tuple[str, ...] = _setting(
        (), "Host names the server answers to, parted by commas."
    )
    largest_file: int = _setting(256, "Megabytes of the largest file that is read as a whole.")

    def __post_init__(self) -> None:
        if not 1 <= self.port <= 65535:
            raise _bad("port", str(self.port), "a number from 1 to 65535")
        if self.workers < 1:
            raise _bad("workers", str(self.workers), "a number from 1 up")
        if self.threads < 1:
            raise _bad("threads", str(self.threads), "a number from 1 up")
        if self.largest_file < 1:
            raise _bad("largest_file", str(self.largest_file), "a number from 1 up")
        if not self.accept_anonymous and not is_loopback(self.host):
            raise SettingError(
                f"BYLINE_HOST is {self.host}, which other machines can reach.",
                "Byline has no sign-in: whoever reaches it reads every article and sees what "
                "is searched for.",
                "Listen on 127.0.0.1, or set BYLINE_ACCEPT_ANONYMOUS=yes if that is what you want.",
            )

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ, **flags: object) -> Settings:
        """The settings: a flag that is not None, else the variable, else the default.

        Raises SettingError naming the variable and its value.
        """
        values: dict[str, Any] = {}
        for setting in fields(cls):
            text = environment.get(variable(setting.name))
            if (flag := flags.get(setting.name)) is not None:
                values[setting.name] = flag
            elif text is not None:
                values[setting.name] = _parsed(setting.name, text, setting.default)
        return cls(**values)

    @property
    def address(self) -> str:
        """Host and port, as in a URL."""
        host = self.host.strip("[]")
        return f"[{host}]:{self.port}" if ":" in host else f"{host}:{self.port}"

    def environment(self) -> dict[str, str]:
        """The variables from which `read` makes the same settings again."""
        return {variable(setting.name): _written(getattr(self, setting.name))
                for setting in fields(self)}  # fmt: skip


def archive_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the archive, for who serves nothing: no other setting needs to be right."""
    name = variable("archive")
    return Settings.read({name: environment[name]} if name in environment else {}).archive


def largest_file(environment: Mapping[str, str] = os.environ) -> int:
    """How many bytes the largest file may have, for who serves nothing."""
    name = variable("largest_file")
    return (
        Settings.read({name: environment[name]} if name in environment else {}).largest_file << 20
    )


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens on `host`."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _parsed(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() not in _TRUE + _FALSE:
            raise _bad(name, text, "yes or no")
        return text.lower() in _TRUE
    if isinstance(default, int):
        try:
            return int(text)
        except ValueError as error:
            raise _bad(name, text, "a whole number") from error
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return Path(text) if isinstance(default, Path) else text


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _bad(name: str, text: str, allowed: str) -> SettingError:
    return SettingError(
        f"{variable(name)} is “{text}”.", f"It must be {allowed}.", "Change it and start again."
    )


def wants_colour() -> bool:
    """Whether the terminal may be coloured: not where NO_COLOR is set."""
    return not os.environ.get("NO_COLOR")
