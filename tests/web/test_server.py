"""gunicorn's settings, as gunicorn reads them: in a process with a known environment."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PRINT = (
    "import json, web.server as s;"
    "print(json.dumps({k: v for k, v in vars(s).items()"
    " if not k.startswith('_') and isinstance(v, (str, int, bool, type(None)))}))"
)


def _run(environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _PRINT],
        env={"PYTHONPATH": str(_ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=30,
    )


def _read(environment: Mapping[str, str]) -> dict[str, object]:
    done = _run(environment)
    assert done.returncode == 0, done.stderr
    read: dict[str, object] = json.loads(done.stdout)
    return read


def test_a_clean_environment_serves_this_machine_alone() -> None:
    """Without settings the server listens on loopback."""
    assert _read({})["bind"] == "127.0.0.1:8000"


def test_the_settings_reach_gunicorn() -> None:
    """Address, processes and threads are those of the settings."""
    read = _read(
        {
            "BYLINE_HOST": "0.0.0.0",
            "BYLINE_PORT": "9000",
            "BYLINE_WORKERS": "3",
            "BYLINE_THREADS": "6",
            "BYLINE_ACCEPT_ANONYMOUS": "1",
        }
    )

    assert (read["bind"], read["workers"], read["threads"]) == ("0.0.0.0:9000", 3, 6)


@pytest.mark.parametrize("host", ["::1", "[::1]"])
def test_an_address_of_ipv6_is_written_as_gunicorn_takes_it(host: str) -> None:
    """An IPv6 address stands in brackets, or its end could not be told from the port."""
    assert _read({"BYLINE_HOST": host})["bind"] == "[::1]:8000"


def test_what_is_searched_for_is_written_nowhere() -> None:
    """There is no access log: addresses hold what people look for."""
    assert _read({})["accesslog"] is None


def test_an_address_may_be_longer_than_byline_takes() -> None:
    """What is too long is refused by Byline, with a page of its own, and not by gunicorn."""
    assert _read({})["limit_request_line"] == 1024 * 1024


def test_every_name_is_a_setting_that_gunicorn_knows() -> None:
    """A setting gunicorn does not know would be passed over in silence."""
    config = importlib.import_module("gunicorn.config")
    known = {setting.name for setting in config.KNOWN_SETTINGS}

    assert set(_read({})) <= known


def test_the_server_refuses_another_address_before_it_listens() -> None:
    """gunicorn started by hand on another address ends with the setting that is missing."""
    done = _run({"BYLINE_HOST": "0.0.0.0"})

    assert done.returncode != 0
    assert "BYLINE_ACCEPT_ANONYMOUS=yes" in done.stderr
