"""Every error as an answer: a page for people, problem details (RFC 9457) for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

from index import (
    ArchiveError,
    ArchiveMissingError,
    Article,
    BylineError,
    GenerationGoneError,
    Retired,
)
from search import CursorError, QueryError, plainly
from web.parameters import ParameterError
from web.selection import length, newest

_API = "/api/"


@dataclass(frozen=True, slots=True)
class WayOut:
    """An address that answers, where another does not: its path on this server and its name."""

    address: str
    name: str


class NotFoundError(BylineError):
    """An address that names nothing in the archive.

    `successors` are the ids of what holds its words now, `ways_out` what answers instead.
    """

    def __init__(
        self,
        happened: str,
        meaning: str,
        remedy: str,
        ways_out: Sequence[WayOut] = (),
        successors: Sequence[str] = (),
    ) -> None:
        super().__init__(happened, meaning, remedy)
        self.ways_out = tuple(ways_out)
        self.successors = tuple(successors)


def no_article(article_id: str, retired: Retired | None = None) -> NotFoundError:
    """The error for an article that the archive does not hold, with what is known of it."""
    if retired is None or not retired.gone:
        return NotFoundError(
            f"There is no article “{article_id[:40]}”.",
            "It was never in this archive, or it has been taken out.",
            "Search for its title.",
        )
    if retired.successors:
        return NotFoundError(
            f"“{retired.title}” stands at another address now.",
            f"{retired.path} has the same bytes as another file, so that they are one article.",
            "Read it there.",
            [WayOut(url_for("pages.article_page", article_id=article), retired.title)
             for article in retired.successors],
            retired.successors,
        )  # fmt: skip
    return NotFoundError(
        f"“{retired.title}” is no longer in the archive.",
        f"It stood in {retired.path}, which had gone or changed when its folder was indexed again.",
        "Search for its title: it may stand elsewhere.",
        [WayOut(url_for("pages.search_page", q=plainly(retired.title)), retired.title)],
    )


def no_paragraph(article: Article, paragraph_id: str, retired: Retired | None) -> NotFoundError:
    """The error for a paragraph that an article has no more, with those that hold its words."""
    title = article.metadata.title
    numbers = {paragraph.id: paragraph.number for paragraph in article.paragraphs}
    known = retired.paragraphs.get(paragraph_id, ()) if retired else ()
    successors = [one for one in known if one in numbers]
    ways_out = [
        WayOut(url_for("pages.paragraph_page", paragraph_id=one), f"¶ {numbers[one]} of “{title}”")
        for one in successors
    ]
    return NotFoundError(
        f"The article “{title}” no longer has this paragraph.",
        "Its words were changed, or it was taken out, when the article was indexed again.",
        "Most of what it said stands elsewhere in the article." if successors
        else "Read the article as it is now.",
        [*ways_out, WayOut(url_for("pages.article_page", article_id=article.id), title)],
        successors,
    )  # fmt: skip


def register(app: Flask) -> None:
    """Let the application answer all its errors here."""
    app.register_error_handler(BylineError, _byline_error)
    app.register_error_handler(HTTPException, _http_error)
    # gunicorn reads a body when it is asked for, and raises this inside the application.
    app.register_error_handler(ParseException, _broken_body)


def status_of(error: BylineError) -> int:
    """400 for what the reader can mend, 404 and 410 for what is not there, or no more.

    503 is for the archive's state.
    """
    if isinstance(error, NotFoundError):
        return 404
    if isinstance(error, GenerationGoneError):
        return 410
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
    if isinstance(error, NotFoundError):
        record["successors"] = list(error.successors)
    return record


def _byline_error(error: BylineError) -> Response:
    return _answer(error, status_of(error))


def _http_error(error: HTTPException) -> Response:
    if error.response is not None:  # a redirect, not a mistake
        return error.response  # type: ignore[return-value]
    response = _answer(_said_of(error), error.code or 500)
    if isinstance(error, MethodNotAllowed):
        response.allow.update(error.valid_methods or ())
    return response


def _broken_body(error: ParseException) -> Response:
    return _http_error(BadRequest("Its body is not written as its headers say."))


def _said_of(error: HTTPException) -> BylineError:
    if isinstance(error, InternalServerError):
        return BylineError(
            "Something went wrong inside Byline.",
            "The fault is not yours; its details are in the server's log.",
            "Try again; if it stays, tell whoever runs this server.",
        )
    if isinstance(error, MethodNotAllowed):
        allowed = ", ".join(sorted(error.valid_methods or ()))
        return BylineError(
            f"{error.name}: {request.method}.",
            f"This address takes {allowed}.",
            "Use one of these.",
        )
    if isinstance(error, RequestEntityTooLarge):
        most = current_app.config["MAX_CONTENT_LENGTH"]
        return BylineError(
            "The request is too large.", f"A form may have {most:,} bytes.", "Ask for less at once."
        )
    if isinstance(error, RequestURITooLarge):
        most = current_app.config["LONGEST_ADDRESS"]
        return BylineError(
            f"The address is too long: {length():,} bytes after the “?”.",
            f"Every link of a page repeats them, so there may be {most:,}; nothing was searched.",
            "Make the query shorter, search for its parts one after another, or send it as a form "
            f"to the HTTP interface: curl --data-urlencode q@query.txt "
            f"{url_for('api.search_json', _external=True)}",
        )
    if isinstance(error, NotFound) and request.path.startswith(_API):
        rules = current_app.url_map.iter_rules()
        paths = sorted({rule.rule for rule in rules if rule.endpoint.startswith("api.")})
        return BylineError(
            f"{error.name}: {request.path[:80]}.",
            f"The addresses of the HTTP interface are {', '.join(paths)}.",
            "Use one of these.",
        )
    return BylineError(f"{error.name}.", str(error.description), "Go back to the search page.")


def _answer(error: BylineError, status: int) -> Response:
    if request.path.startswith(_API):
        record = {**problem(error), "status": status}
        if isinstance(error, (CursorError, GenerationGoneError)):
            record["newest"] = newest(request.path)
        response = jsonify(record)
        response.mimetype = "application/problem+json"
    else:
        response = Response(
            render_template(
                "error.html",
                error=error,
                is_query=isinstance(error, QueryError),
                is_missing=isinstance(error, ArchiveMissingError),
                without=error.name if isinstance(error, ParameterError) else "",
                text=request.args.get("q", ""),
            )
        )
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = "10"
    return response
