"""Hostile articles, before the judge that counts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.window import (
    marks_of,
    needs_chromium,
)

pytestmark = needs_chromium


@pytest.mark.parametrize("number", ["1", "2", "3"])
def test_a_page_of_hostile_articles_runs_nothing(
    make_desk: Any, hostile_base: str, number: str
) -> None:
    """A browser finds nothing in them to run, to load or to complain about."""
    desk = make_desk(hostile_base)
    page = desk.open(f"/?q=needle&size=100&page={number}")

    hits = page.locator(".hit h2 a").evaluate_all("links => links.map(link => link.href)")
    assert hits
    for address in hits[::8]:
        desk.open(address.removeprefix(hostile_base))
        assert marks_of(page) == ["needle"]
    assert page.evaluate("typeof globalThis.pwned") == "undefined"


def test_the_policy_stops_what_would_slip_through(make_desk: Any) -> None:
    """Were a script to get into a page after all, the browser would refuse to run it."""
    desk = make_desk()
    page = desk.open("/")
    failed: list[str | None] = []
    page.on("requestfailed", lambda request: failed.append(request.failure))
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "globalThis.ran = true";
            document.body.append(script);
            const picture = document.createElement("img");
            picture.src = "https://evil.example/pixel.png";
            document.body.append(picture);
        }"""
    )
    page.wait_for_function("document.querySelector('img').complete")

    assert page.evaluate("globalThis.ran") is None
    assert len(desk.complaints) == 2
    assert all("Content Security Policy" in complaint for complaint in desk.complaints)
    assert failed == ["csp"]
    # Asked for this time on purpose.
    desk.complaints.clear()
    desk.asked.clear()
