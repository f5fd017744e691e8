"""Which source has what, while a run changes the sources."""

from __future__ import annotations

from collections.abc import Collection

from index.archive import SourceState
from index.archive.register import Register


class Holders:
    """Who holds the articles of some bytes, who has the address of an article, and who the path
    that addresses are made of. A source is named by its path; `gone` are those that hold no bytes.
    """

    def __init__(self, register: Register, gone: Collection[str]) -> None:
        self._of_bytes: dict[str, str] = {}  # by SHA-256
        self._of_article: dict[str, str] = {}
        self._of_origin: dict[str, str] = {}
        for path, state in register.items():
            if state.origin:
                self._of_origin[state.origin] = path
            self._of_article.update(dict.fromkeys(state.articles, path))
            if state.articles and not state.failures and path not in gone:
                self._of_bytes.setdefault(state.sha256, path)

    def of_bytes(self, sha256: str) -> str | None:
        """The source whose articles are those of a file with these bytes."""
        return self._of_bytes.get(sha256)

    def of_article(self, article: str, asking: str) -> str:
        """The source that has an article: the one that asks, where no other had it."""
        return self._of_article.setdefault(article, asking)

    def origin_of(self, path: str, prior: SourceState | None) -> str:
        """The path to make addresses of, which no other source has; "" where it is its own.

        It is that of the source `prior`, whose articles these were.
        """
        wanted = prior.address if prior else path
        own = (path, prior and prior.path)
        origin, number = wanted, 1
        while self._of_origin.get(origin, path) not in own:
            number += 1
            origin = f"{wanted} ({number})"
        if origin == path:
            return ""
        self._of_origin[origin] = path
        return origin

    def take(self, state: SourceState, prior: SourceState | None) -> None:
        """Let a source have its articles, and its bytes where all of it was read, in place of what
        it had before and of the source `prior`.
        """
        if prior:
            self._of_article.update(dict.fromkeys(state.articles, state.path))
            self._leave_bytes(prior.sha256, (state.path, prior.path))
        if state.articles and not state.failures:
            self._of_bytes[state.sha256] = state.path

    def leave(self, state: SourceState) -> None:
        """Let a source hold nothing any more."""
        self.leave_articles(state.articles)
        self._leave_bytes(state.sha256, (state.path,))

    def leave_articles(self, articles: Collection[str]) -> None:
        """Let nobody have these articles."""
        for article in articles:
            self._of_article.pop(article, None)

    def _leave_bytes(self, sha256: str, paths: Collection[str]) -> None:
        if self._of_bytes.get(sha256) in paths:
            del self._of_bytes[sha256]
