"""The HTTP interface asked as a program does."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient

JSON, PROBLEM = "application/json", "application/problem+json"


def asked(client: FlaskClient, path: str, **parameters: str) -> tuple[int, str, dict[str, Any]]:
    """Status, media type and JSON of an answer."""
    answer = client.get(path, query_string=parameters or None)
    assert isinstance(answer.json, dict)
    return answer.status_code, str(answer.mimetype), answer.json


def answer_to(client: FlaskClient, query: str, **parameters: str) -> dict[str, Any]:
    """The answer to a query, which is one."""
    status, media_type, record = asked(client, "/api/v1/search", q=query, **parameters)
    assert (status, media_type) == (200, JSON), record
    return record
