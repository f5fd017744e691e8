"""The Flask application: the one place where the parts of the web meet."""

from __future__ import annotations

from types import TracebackType
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, current_app, request
from werkzeug.exceptions import BadHost
from werkzeug.routing import MapAdapter

from index import Archive, Reader
from web import api, errors, pages
from web.links import length
from web.log import account_of
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
_LOOPBACK_NAMES: set[str | None] = {"127.0.0.1", "localhost", "::1"}

_ExceptionInfo = tuple[type, BaseException, TracebackType] | tuple[None, None, None]


class _Byline(Flask):
    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """Let a page be made where “Host” is no name, too: the refusal of it has links."""
        try:
            return super().create_url_adapter(request)
        except BadHost:
            assert request is not None  # else there is no “Host”
            request.host = ""  # as Werkzeug reads letters that no name has
            return self.url_map.bind("", script_name=request.script_root)

    def log_exception(self, exc_info: _ExceptionInfo) -> None:
        """Log what failed, and where; nothing of what was asked."""
        error = exc_info[1]
        account = account_of(error) if error else ""
        self.logger.error("%s of %s failed:\n%s", request.method, request.endpoint, account)


def create_app(settings: Settings | None = None) -> Flask:
    """The application that answers from the archive of `settings`, by default the environment's.

    The archive is opened with the first request, so a server may start before there is one.
    """
    settings = settings or Settings.read()
    app = _Byline("web")
    # Bytes: the longest query, each letter of it written as four bytes in percent.
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = 512 * 1024
    # Bytes after the ?, as Byline writes it: the longest query in plain letters. Every link of a
    # page repeats them.
    app.config["LONGEST_ADDRESS"] = 48 * 1024
    app.json.sort_keys = False  # type: ignore[attr-defined]  # the order of records is for reading
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["reader"] = Reader(Archive(settings.archive))
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(api.blueprint)
    errors.register(app)
    pages.register_filters(app)
    app.before_request(_require_host)
    if settings.trusted_hosts or is_loopback(settings.host):
        hosts = (settings.address, *settings.trusted_hosts)
        names = _LOOPBACK_NAMES | {_name_of(host) for host in hosts}
        app.before_request(lambda: _require_name(names))
    app.before_request(_require_short)
    app.after_request(_with_headers)
    return app


def _name_of(host: str) -> str | None:
    """The name in a host as an address has it, without a port and in lower case."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _require_host() -> None:
    """Refuse a request whose “Host” cannot be one, which Werkzeug reads as none."""
    if not request.host:
        abort(400, "Its header “Host” is not the name of a server.")


def _require_name(names: set[str | None]) -> None:
    """Refuse a request for another name: a page elsewhere could give this server one of its own.

    Werkzeug's own check knows no IPv6 and has no page for its refusal.
    """
    name = _name_of(request.host)
    if name is None or name not in names:
        abort(400, "This server does not answer to that name; BYLINE_TRUSTED_HOSTS can add it.")


def _require_short() -> None:
    """Refuse an address that is too long to be repeated in every link of a page."""
    if length() > current_app.config["LONGEST_ADDRESS"]:
        abort(414)


def _with_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "private, no-store"
    return response
