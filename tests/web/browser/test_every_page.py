"""What holds for every page: it fits, it can be gone through by keys, and all of it has a name."""

from __future__ import annotations

import pytest

from tests.web.browser.window import (
    DESK,
    NARROW,
    PHONE,
    Desk,
    is_in_view,
    needs_chromium,
    on_every_page,
)

pytestmark = needs_chromium


@on_every_page
def test_no_page_scrolls_sideways(desk: Desk, path: str) -> None:
    """On a desk and on a phone everything fits into the width; what is too long is broken."""
    page = desk.open(path)
    for view in (DESK, PHONE, NARROW):
        page.set_viewport_size(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]


_UNLABELLED = """() => [...document.querySelectorAll("input, select, textarea, button")]
    .filter(e => e.type !== "hidden")
    .filter(e => !(e.labels?.length && [...e.labels].some(l => l.innerText.trim()))
                 && !e.innerText?.trim() && !e.ariaLabel)
    .map(e => e.outerHTML)"""


@on_every_page
def test_every_field_has_a_label_and_every_link_a_name(desk: Desk, path: str) -> None:
    """What can be typed into or pressed says what it is, to voices too."""
    page = desk.open(path)

    assert page.evaluate(_UNLABELLED) == []
    unnamed = (
        "links => links.filter(a => !(a.textContent.trim() || a.ariaLabel)).map(a => a.outerHTML)"
    )
    assert page.locator("a").evaluate_all(unnamed) == []


_FOCUS = """() => {
    const e = document.activeElement, style = getComputedStyle(e);
    return {name: e.outerHTML.slice(0, 80), tag: e.tagName, style: style.outlineStyle,
            width: parseFloat(style.outlineWidth)};
}"""


@pytest.mark.parametrize("path", ["/?q=bridge&year=2023", "/article/LONG?q=lighthouse", "/?q=%22x"])
def test_the_focus_can_be_seen_wherever_it_goes(desk: Desk, path: str) -> None:
    """Going through a page with Tab, an outline shows where one is."""
    page = desk.open(path)
    seen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus["tag"] == "BODY":
            break
        seen.add(focus["name"])
        assert focus["style"] == "solid", focus
        assert focus["width"] >= 2, focus
    assert len(seen) >= 8


def test_the_first_tab_offers_to_skip_to_the_content(desk: Desk) -> None:
    """Whoever uses keys need not go through the masthead on every page."""
    page = desk.open("/help")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.innerText") == "Skip to the content"
    assert is_in_view(page, ".skip")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("#main")
