"""Text of either direction, and the sign at its end: measured where a reader sees them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize

from tests.web.browser.window import DESK, NARROW, PHONE, follow, in_both_views, needs_chromium

pytestmark = needs_chromium

_HEIGHTS = "all => all.map(each => each.getBoundingClientRect().height)"
# The outer edges of what is written in an element, as lines of a page have them.
_EDGES = """element => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const boxes = [...range.getClientRects()].filter(box => box.width > 1);
  return [Math.min(...boxes.map(box => box.left)), Math.max(...boxes.map(box => box.right))];
}"""
# How far from its middle a sign can be touched, without a break: left, right, up and down.
_TOUCHED = """sign => {
  sign.scrollIntoView({block: "center"});
  const box = sign.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const is = (dx, dy) => sign.contains(document.elementFromPoint(x + dx, y + dy));
  const far = (dx, dy) => { let n = 0; while (n < 60 && is(n * dx, n * dy)) n++; return n; };
  return [far(-1, 0) + far(1, 0) - 1, far(0, -1) + far(0, 1) - 1];
}"""


def _open(make_desk: Any, base: str, title: str, **options: Any) -> Page:
    page: Page = make_desk(base=base, **options).open("/?q=ferry&group=article")
    follow(page, page.get_by_role("link", name=title))
    return page


@pytest.mark.parametrize("title", ["أضرب عمال", "Dockers strike"])
@pytest.mark.parametrize("view", [PHONE, NARROW], ids=["phone", "narrow"])
def test_the_sign_of_a_paragraph_can_be_touched(
    make_desk: Any, two_way_base: str, view: ViewportSize, title: str
) -> None:
    """Wherever in a line it stands: 24 pixels each way at least, and no page scrolls sideways."""
    page = _open(make_desk, two_way_base, title, viewport=view, has_touch=True)
    for sign in page.locator(".anchor").all():
        across, down = sign.evaluate(_TOUCHED)
        assert across >= 24, sign.get_attribute("title")
        assert down >= 24, sign.get_attribute("title")
    assert page.evaluate("document.documentElement.scrollWidth") == view["width"]


@pytest.mark.parametrize("title", ["أضرب عمال", "Dockers strike"])
@pytest.mark.parametrize("view", [DESK, PHONE, NARROW], ids=["desk", "phone", "narrow"])
def test_the_sign_of_a_paragraph_takes_no_line(
    make_desk: Any, two_way_base: str, view: ViewportSize, title: str
) -> None:
    """Headlines and paragraphs are as high without it."""
    page = _open(make_desk, two_way_base, title, viewport=view)
    paragraphs = page.locator(".paragraph")
    before = paragraphs.evaluate_all(_HEIGHTS)
    page.evaluate("document.querySelectorAll('.anchor').forEach(sign => sign.remove())")
    assert paragraphs.evaluate_all(_HEIGHTS) == before


@in_both_views
def test_all_of_a_hit_begins_at_one_edge(
    make_desk: Any, two_way_base: str, view: ViewportSize
) -> None:
    """On the side where its headline begins: headline, names and text."""
    page = make_desk(base=two_way_base, viewport=view).open("/?q=%22x+ferry%22")
    sides = set()
    for hit in page.locator(".hit").all():
        is_reversed = hit.locator("h2").evaluate("it => getComputedStyle(it).direction") == "rtl"
        sides.add(is_reversed)
        parts = [hit.locator(part) for part in ("h2 a", ".standing", ".snippet", ".where a")]
        edges = [part.evaluate(_EDGES)[is_reversed] for part in parts]
        assert max(edges) - min(edges) < 2, hit.inner_text()
    assert sides == {True, False}


@pytest.mark.parametrize("title", ["أضرب عمال", "Dockers strike"])
def test_what_is_known_of_an_article_stands_below_its_headline(
    make_desk: Any, two_way_base: str, title: str
) -> None:
    """On the side where that begins."""
    page = _open(make_desk, two_way_base, title)
    side = title.startswith("أ")
    edges = [page.locator(part).evaluate(_EDGES)[side] for part in ("h1", "article .standing")]
    assert max(edges) - min(edges) < 2


def test_names_stand_in_their_order(make_desk: Any, two_way_base: str) -> None:
    """From the left in an article that runs so, whichever way the first of them is written."""
    page = _open(make_desk, two_way_base, "Dockers strike")
    lefts = [name.evaluate(_EDGES)[0] for name in page.locator(".author bdi").all()]
    assert len(lefts) == 3
    assert lefts == sorted(lefts)
