"""Every error as an answer: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from index import ArchiveError, ArchiveMissingError, BylineError
from search import QueryError, plainly

_API = "/api/"


class NotFoundError(BylineError):
    """An address that names nothing in the archive; `way_out` is the nearest one that does."""

    def __init__(
        self, happened: str, meaning: str, remedy: str, way_out: str = "", way_out_name: str = ""
    ) -> None:
        super().__init__(happened, meaning, remedy)
        self.way_out = way_out
        self.way_out_name = way_out_name


def no_article(article_id: str) -> NotFoundError:
    """The error for an article that the archive does not hold."""
    return NotFoundError(
        f"There is no article “{article_id[:40]}”.",
        "It was never in this archive, or it has been taken out.",
        "Search for its title.",
    )


def register(app: Flask) -> None:
    """Let the application answer all its errors here."""
    app.register_error_handler(BylineError, _byline_error)
    app.register_error_handler(HTTPException, _http_error)


def status_of(error: BylineError) -> int:
    """400 for what the reader can mend, 404 for what is not there, 503 for the archive's state."""
    if isinstance(error, NotFoundError):
        return 404
    return 503 if isinstance(error, ArchiveError) else 400


def problem(error: BylineError) -> dict[str, Any]:
    """The problem details of an error; `place` is [start, end] in the query at fault."""
    record: dict[str, Any] = {
        "title": error.happened,
        "status": status_of(error),
        "detail": f"{error.meaning} {error.remedy}",
        "happened": error.happened,
        "meaning": error.meaning,
        "remedy": error.remedy,
    }
    if isinstance(error, QueryError):
        record |= {
            "query": error.query,
            "place": [error.start, error.end],
            "suggestion": error.suggestion or None,
            "plainly": plainly(error.query) or None,
        }
    return record


def _byline_error(error: BylineError) -> Response:
    return _answer(error, status_of(error))


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect, not a mistake
        return error.response  # type: ignore[return-value]
    if isinstance(error, InternalServerError):
        said = BylineError(
            "Something went wrong inside Byline.",
            "The fault is not yours; its details are in the server's log.",
            "Try again; if it stays, tell whoever runs this server.",
        )
    else:
        said = BylineError(f"{error.name}.", str(error.description), "Go back to the search page.")
    response = _answer(said, error.code or 500)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _answer(error: BylineError, status: int) -> Response:
    if request.path.startswith(_API):
        response = jsonify({**problem(error), "status": status})
        response.mimetype = "application/problem+json"
    else:
        response = Response(
            render_template(
                "error.html",
                error=error,
                is_query=isinstance(error, QueryError),
                is_missing=isinstance(error, ArchiveMissingError),
                plainly=plainly(error.query) if isinstance(error, QueryError) else "",
                text=request.args.get("q", ""),
            )
        )
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = "10"
    return response
