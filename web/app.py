"""The Flask application: the one place where the parts of the web meet."""

from __future__ import annotations

from flask import Flask, Response

from index import Archive, Reader
from web import api, errors, pages
from web.settings import Settings, is_loopback

# No page asks for anything outside, runs inline code or may be framed.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # What is searched for stands in the address: no other site may learn it.
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_LOOPBACK_NAMES = ["127.0.0.1", "localhost", "[::1]"]


def create_app(settings: Settings | None = None) -> Flask:
    """The application that answers from the archive of `settings`, by default the environment's.

    The archive is opened with the first request, so a server may start before there is one.
    """
    settings = settings or Settings.read()
    app = Flask("web")
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024  # nothing here takes a body
    # A page elsewhere must not reach this server under a name of its own.
    loopback_names = _LOOPBACK_NAMES if is_loopback(settings.host) else []
    app.config["TRUSTED_HOSTS"] = [*settings.trusted_hosts] or loopback_names or None
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the order of records is for reading
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["reader"] = Reader(Archive(settings.archive))
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    errors.register(app)
    pages.register_filters(app)
    app.after_request(_with_headers)
    return app


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store"
    return response
