"""Every error as an answer: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from contextlib import suppress
from functools import singledispatch
from typing import Any

from flask import Flask, Response, current_app, jsonify, render_template, request, url_for
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    InternalServerError,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
    RequestURITooLarge,
)

from index import ArchiveError, ArchiveMissingError, BylineError, GenerationGoneError
from search import CursorError, QueryError, plainly
from web.addresses import NotFoundError
from web.links import length, newest
from web.parameters import ParameterError

_FOR_PROGRAMS = ("/api/", "/healthz")
# Bytes of a refused body that are read and dropped: a client that sends all of it before it reads
# would learn of a broken pipe alone. What is still longer is no form.
_MOST_DROPPED = 16 * 1024 * 1024
_PIECE = 64 * 1024  # bytes that are read at once
# What is not listed has the status of its base: 400 is for what the reader can mend, 404 and 410
# for what is not there, or no more, 503 for the archive's state.
_STATUS: dict[type, int] = {
    BylineError: 400,
    NotFoundError: 404,
    GenerationGoneError: 410,
    ArchiveError: 503,
}


def register(app: Flask) -> None:
    """Let the application answer all its errors here."""
    app.register_error_handler(BylineError, _byline_error)
    app.register_error_handler(HTTPException, _http_error)
    # gunicorn reads a body when it is asked for, and raises this inside the application.
    app.register_error_handler(ParseException, _broken_body)


def status_of(error: BylineError) -> int:
    """The status of the answer: it says who can mend the error."""
    return next(_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS)


def problem(error: BylineError, status: int | None = None) -> dict[str, Any]:
    """The problem details of an error, by default with the status that it has by its kind."""
    return {
        "title": error.happened,
        "status": status or status_of(error),
        "detail": f"{error.meaning} {error.remedy}",
        "happened": error.happened,
        "meaning": error.meaning,
        "remedy": error.remedy,
        **_further_details(error),
    }


@singledispatch
def _further_details(error: BylineError) -> dict[str, Any]:
    """What the problem details of this kind of error have besides."""
    return {}


@_further_details.register
def _(error: QueryError) -> dict[str, Any]:
    """`place` is [start, end] in the query at fault."""
    return {
        "query": error.query,
        "place": [error.start, error.end],
        "suggestion": error.suggestion or None,
        "plainly": plainly(error.query) or None,
    }


@_further_details.register
def _(error: NotFoundError) -> dict[str, Any]:
    return {"successors": list(error.successors)}


@_further_details.register(CursorError)
@_further_details.register(GenerationGoneError)
def _(error: BylineError) -> dict[str, Any]:
    return {"newest": newest(request.path)}


def _byline_error(error: BylineError) -> Response:
    return _answer(error, status_of(error))


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect, not a mistake
        return error.response  # type: ignore[return-value]
    _drop_body()
    response = _answer(_told(error), error.code or 500)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _drop_body() -> None:
    """Read what has not been read of the body, up to a limit; its time is that of any request."""
    is_whole = request.environ.get("wsgi.input_terminated", False)
    left = min(request.content_length or (_MOST_DROPPED if is_whole else 0), _MOST_DROPPED)
    with suppress(OSError, ParseException):
        while left > 0 and (piece := request.environ["wsgi.input"].read(min(left, _PIECE))):
            left -= len(piece)


def _broken_body(error: ParseException) -> Response:
    return _http_error(BadRequest("Its body is not written as its headers say."))


@singledispatch
def _told(error: HTTPException) -> BylineError:
    """An error of HTTP in three parts."""
    return BylineError(f"{error.name}.", str(error.description), "Go back to the search page.")


@_told.register
def _(error: InternalServerError) -> BylineError:
    return BylineError(
        "Something went wrong inside Byline.",
        "The fault is not yours; its details are in the server's log.",
        "Try again; if it stays, tell whoever runs this server.",
    )


@_told.register
def _(error: MethodNotAllowed) -> BylineError:
    allowed = ", ".join(sorted(error.valid_methods or ()))
    return BylineError(
        f"{error.name}: {request.method}.", f"This address takes {allowed}.", "Use one of these."
    )


@_told.register
def _(error: RequestEntityTooLarge) -> BylineError:
    most = current_app.config["MAX_CONTENT_LENGTH"]
    return BylineError(
        "The request is too large.", f"A form may have {most:,} bytes.", "Ask for less at once."
    )


@_told.register
def _(error: RequestURITooLarge) -> BylineError:
    most = current_app.config["LONGEST_ADDRESS"]
    return BylineError(
        f"The address is too long: {length():,} bytes after the “?”.",
        f"Every link of a page repeats them, so there may be {most:,}; nothing was searched.",
        "Make the query shorter, search for its parts one after another, or send it as a form "
        f"to the HTTP interface: curl --data-urlencode q@query.txt "
        f"{url_for('api.search_json', _external=True)}",
    )


@_told.register
def _(error: NotFound) -> BylineError:
    if not request.path.startswith(_FOR_PROGRAMS):
        return _told.dispatch(HTTPException)(error)
    rules = current_app.url_map.iter_rules()
    paths = sorted({rule.rule for rule in rules if rule.endpoint.startswith("api.")})
    return BylineError(
        f"{error.name}: {request.path[:80]}.",
        f"The addresses of the HTTP interface are {', '.join(paths)}.",
        "Use one of these.",
    )


def _answer(error: BylineError, status: int) -> Response:
    if request.path.startswith(_FOR_PROGRAMS):
        response = jsonify(problem(error, status))
        response.mimetype = "application/problem+json"
    else:
        response = Response(_page(error))
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = "10"
    return response


def _page(error: BylineError) -> str:
    from_beginning = isinstance(error, CursorError | GenerationGoneError)
    return render_template(
        "error.html",
        error=error,
        is_query=isinstance(error, QueryError),
        is_missing=isinstance(error, ArchiveMissingError),
        newest=newest(request.path) if from_beginning else None,
        without=error.name if isinstance(error, ParameterError) else "",
        text=request.args.get("q", ""),
    )
