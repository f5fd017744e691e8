"""What the server logs: never what people search for."""

from __future__ import annotations

import pytest
from gunicorn.config import Config

from web.log import Logger


def test_what_was_asked_is_left_out(capfd: pytest.CaptureFixture[str]) -> None:
    """Who sent what cannot be read is told, and where an error was raised."""
    config = Config()
    config.set("errorlog", "-")
    logger = Logger(config)
    logger.warning("Invalid request from ip=::1: Invalid HTTP request line: 'GET /?q=secret'")
    try:
        raise ValueError("the fault")
    except ValueError:
        logger.exception("Error handling request %s %s", "GET", "/?q=secret")
    logger.warning("Worker %s was sent %s", 7, "SIGKILL")

    said = capfd.readouterr().err
    assert "Invalid request from ip=::1\n" in said
    assert "Error handling request\n" in said
    assert "ValueError: the fault" in said
    assert "Worker 7 was sent SIGKILL" in said
    assert "secret" not in said
