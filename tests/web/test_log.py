"""What the server logs: never what people search for."""

from __future__ import annotations

import errno
import os

import pytest
from gunicorn.config import Config

from web.log import Logger, account_of


def test_what_was_asked_is_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    """Who sent what cannot be read is told, and where an error was raised."""
    config = Config()
    config.set("errorlog", "-")
    logger = Logger(config)
    logger.warning("Invalid request from ip=::1: Invalid HTTP request line: 'GET /?q=secret'")
    asked = "/?q=secret"
    try:
        raise ValueError(asked)
    except ValueError:
        logger.exception("Error handling request %s %s", "GET", asked)
    logger.warning("Worker %s was sent %s", 7, "SIGKILL")

    said = capfd.readouterr().err
    assert "Invalid request from ip=::1\n" in said
    assert "Error handling request\n" in said
    assert "ValueError, raised in\n" in said
    assert "in test_what_was_asked_is_left_out" in said
    assert "Worker 7 was sent SIGKILL" in said
    assert "secret" not in said


def test_a_failure_is_told_with_what_led_to_it_and_none_of_their_words() -> None:
    """Kinds, places and what the operating system says; what else they say may be the query."""
    asked = "secret"
    try:
        try:
            int(asked)
        except ValueError as error:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), asked) from error
    except OSError as error:
        account = account_of(error)

    outer, inner = (line for line in account.splitlines() if line.endswith(", raised in"))
    assert outer == "OSError: No space left on device, raised in"
    assert inner == "ValueError, raised in"
    assert account.count(__file__) == 2
    assert "secret" not in account
