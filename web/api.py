"""The HTTP interface: what the pages show, as JSON."""

from __future__ import annotations

from flask import Blueprint, Response, abort, current_app, jsonify, request

from index import ArchiveError, ArchiveMissingError
from search import search
from web.addresses import article_at, paragraph_at
from web.archive import generation
from web.hints import meant
from web.links import address
from web.parameters import ParameterError, query_of, require_known, require_utf8
from web.records import article_record, paragraph_record, results_record

blueprint = Blueprint("api", __name__)

# Bytes: many proxies and clients take 8 kB of headers in all. The body has the same in `next`.
_LONGEST_LINK = 4096
_FORM = "application/x-www-form-urlencoded"


@blueprint.route("/api/v1/search", methods=["GET", "POST"])
def search_json() -> Response:
    """One page of results. A form holds queries that are too long for an address."""
    _require_form()
    if "q" not in request.values:
        raise ParameterError(
            "The parameter “q” is missing.",
            "It holds the query; where it is empty, every article answers with its title.",
            "Add it, like /api/v1/search?q=strike.",
        )
    require_known(request.values)
    query = query_of(request.values)
    with generation(query.cursor) as current:
        results = search(current, query)
        response = jsonify(results_record(results, meant(current, results)))
    if results.next and request.method == "GET":
        following = address(request.path, cursor=str(results.next))
        if len(following) <= _LONGEST_LINK:
            response.headers["Link"] = f'<{following}>; rel="next"'
    return response


def _require_form() -> None:
    """Raises ParameterError for a body that is no form of this kind, or is not UTF-8."""
    require_utf8(request.query_string)
    if request.method != "POST":
        return
    body = request.get_data()
    # Werkzeug cuts off without a word what is too long and has no length in its headers.
    length = request.content_length
    if length is None and len(body) >= current_app.config["MAX_CONTENT_LENGTH"]:
        abort(413)
    if length is not None and len(body) < length:  # gunicorn hands over what has come
        raise ParameterError(
            f"The body of this request breaks off: {len(body):,} of {length:,} bytes have come.",
            "What else was to be asked cannot be told, so nothing was searched.",
            "Send it again, all of it within ten seconds.",
        )
    if request.mimetype != _FORM and (request.mimetype or body):
        said = f"is “{request.mimetype[:80]}”" if request.mimetype else "has no content type"
        raise ParameterError(
            f"The body of this request {said}.",
            "A search is sent as a form in percent-encoding; nothing else is read.",
            f"Send it as {_FORM}: curl --data-urlencode q=strike does.",
        )
    require_utf8(body)


@blueprint.get("/api/v1/articles/<article_id>")
def article_json(article_id: str) -> Response:
    """One article with its metadata, evidence and paragraphs."""
    with generation() as current:
        article, copies = article_at(current, article_id), current.copies(article_id)
    return jsonify({**article_record(article), "copies": list(copies)})


@blueprint.get("/api/v1/paragraphs/<paragraph_id>")
def paragraph_json(paragraph_id: str) -> Response:
    """One paragraph with its article; where it is no more, the problem names its successors."""
    with generation() as current:
        article, paragraph = paragraph_at(current, paragraph_id)
    of_article = {"id": article.id, **article.metadata.record()}
    return jsonify({**paragraph_record(paragraph), "article": of_article})


@blueprint.get("/healthz")
def health() -> tuple[Response, int]:
    """Whether the server can answer. An archive not made yet is no fault of the server."""
    try:
        with generation() as current:
            record = {
                "status": "degraded" if current.damage else "ok",
                "generation": current.number,
                "articles": current.manifest.articles,
                "paragraphs": current.manifest.paragraphs,
            }
            return jsonify(record), 200
    except ArchiveMissingError:
        return jsonify({"status": "empty"}), 200
    except ArchiveError as error:
        return jsonify({"status": "failing", "problem": error.happened}), 503
