"""A reader at work: from a query to the paragraph and back, with hand and keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import (
    ViewportSize,
)

from tests.web.browser.window import (
    Desk,
    follow,
    in_both_views,
    is_in_view,
    marks_of,
    needs_chromium,
)

pytestmark = needs_chromium

_TOP_OF_TARGET = "() => document.querySelector(':target').getBoundingClientRect().top"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@in_both_views
def test_a_query_leads_to_its_paragraph_and_back(
    make_desk: Any, view: ViewportSize, script: bool
) -> None:
    """Type, submit, see the word marked, click: the article opens at the paragraph; and back."""
    page = make_desk(viewport=view, java_script_enabled=script).open("/")
    page.get_by_label("Search the archive").fill("lighthouse")
    follow(page, page.get_by_role("button", name="Search"))

    assert page.locator("#count").inner_text().startswith("1 paragraph")
    assert marks_of(page, ".snippet") == ["lighthouse"]
    follow(page, page.get_by_role("link", name="Sixty gulls"))

    target = page.url.partition("#")[2]
    assert target
    paragraph = f'[id="{target}"]'
    assert marks_of(page, paragraph) == ["lighthouse"]
    assert is_in_view(page, paragraph)
    follow(page, page.get_by_role("link", name="Results for lighthouse"))
    assert marks_of(page, ".snippet") == ["lighthouse"]
    assert page.get_by_label("Search the archive").input_value() == "lighthouse"


def test_a_paragraphs_permanent_address_opens_at_it(desk: Desk) -> None:
    """The link under a hit, as it is put into a footnote, opens the article at the paragraph."""
    page = desk.open("/?q=lighthouse")
    follow(page, page.get_by_title("Permanent address of this paragraph"))

    assert "/article/" in page.url
    assert is_in_view(page, f'[id="{page.url.partition("#")[2]}"]')


def test_what_comes_before_an_opened_paragraph_is_seen_too(desk: Desk) -> None:
    """It stands below the upper edge, where there is text above it."""
    page = desk.open("/article/LONG")
    paragraph = page.locator(".paragraph").nth(30)
    page.goto(f"{page.url}#{paragraph.get_attribute('id')}")
    height = page.viewport_size["height"] if page.viewport_size else 0
    assert height * 0.1 < page.evaluate(_TOP_OF_TARGET) < height * 0.4


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_facet_filters_with_a_click(make_desk: Any, script: bool) -> None:
    """A click on an outlet keeps its hits; a click on the chosen filter lets it go."""
    page = make_desk(java_script_enabled=script).open("/?q=bridge")
    follow(page, page.locator("#filters").get_by_role("link", name="Coast Wire"))

    assert set(page.locator(".hit .outlet").all_inner_texts()) == {"Coast Wire"}
    assert page.locator("#count").inner_text().startswith("2 paragraphs")
    follow(page, page.locator(".chosen").get_by_role("link", name="Coast Wire"))
    assert page.locator("#count").inner_text().startswith("8 paragraphs")


def test_days_are_chosen_in_a_form(desk: Desk) -> None:
    """The first and the last day narrow the hits, and stand in the fields afterwards."""
    page = desk.open("/?q=bridge")
    page.get_by_label("from").fill("2023-04-20")
    page.get_by_label("to").fill("2023-04-30")
    follow(page, page.get_by_role("button", name="Apply"))

    assert page.locator("#count").inner_text().startswith("4 paragraphs")
    assert page.get_by_label("from").input_value() == "2023-04-20"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@in_both_views
def test_a_bar_narrows_to_its_time(make_desk: Any, view: ViewportSize, script: bool) -> None:
    """A click on a month shows what was published then, and its days stand in the fields."""
    page = make_desk(viewport=view, java_script_enabled=script).open("/?q=bridge")
    follow(page, page.locator(".timeline svg a").first)

    assert page.locator("#count").inner_text().startswith("6 paragraphs")
    assert page.get_by_label("from").input_value() == "2023-04-01"
    assert page.get_by_label("to").input_value() == "2023-04-30"


def test_a_timeline_can_be_read_and_used_without_its_bars(desk: Desk) -> None:
    """Whoever sees no bars, or uses keys, has a table of the same links."""
    page = desk.open("/?q=bridge")
    assert page.locator(".timeline svg").get_attribute("aria-hidden") == "true"
    assert page.locator(".timeline svg a:not([tabindex='-1'])").count() == 0

    page.locator(".timeline summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_label("to").input_value() == "2023-04-30"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_whole_articles_are_one_click_away(make_desk: Any, script: bool) -> None:
    """Words in two paragraphs: the page says that an article has both, and shows them there."""
    page = make_desk(java_script_enabled=script).open("/?q=tug+ferry")
    assert page.locator("#count").inner_text() == "0 paragraphs"
    follow(page, page.get_by_role("link", name="1 article"))

    assert page.locator("#count").inner_text() == "1 article"
    assert marks_of(page, ".hit") == ["Tug", "tug", "ferry"]
    follow(page, page.get_by_role("link", name="Tug closes bridge"))
    assert marks_of(page, "article") == ["Tug", "tug", "ferry"]
    follow(page, page.get_by_role("link", name="Results for tug ferry"))
    assert page.locator("#count").inner_text() == "1 article", "back to the articles"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_further_passages_open_on_a_click(make_desk: Any, script: bool) -> None:
    """An article with many paragraphs shows three, and the others where it is asked to."""
    page = make_desk(java_script_enabled=script).open("/?q=gull&scope=article")
    assert page.locator(".passage:visible").count() == 3
    page.get_by_text("57 more paragraphs").click()
    assert page.locator(".passage:visible").count() == 60


def test_pages_are_turned_with_links(desk: Desk) -> None:
    """Next and previous lead through the hits, without one shown twice."""
    page = desk.open("/?q=gull")
    first = page.locator(".where a").evaluate_all("links => links.map(link => link.href)")
    follow(page, page.get_by_role("link", name="Next"))
    second = page.locator(".where a").evaluate_all("links => links.map(link => link.href)")

    assert len(first) == len(second) == 10
    assert not set(first) & set(second)
    follow(page, page.get_by_role("link", name="Previous"))
    assert page.locator(".where a").evaluate_all("links => links.map(link => link.href)") == first


def test_keys_lead_to_the_box_and_through_the_hits(desk: Desk) -> None:
    """/ goes to the search box, j and k to the next and the previous hit, Enter opens it."""
    page = desk.open("/?q=gull")
    focused = "document.activeElement.closest('.hit') && [...document.querySelectorAll('.hit')]" \
              ".indexOf(document.activeElement.closest('.hit'))"  # fmt: skip
    page.keyboard.press("j")
    assert page.evaluate(focused) == 0
    for _ in range(9):
        page.keyboard.press("j")
    assert page.evaluate(focused) == 9
    assert is_in_view(page, ".hit:nth-child(10) h2")
    page.keyboard.press("j")
    assert page.evaluate(focused) == 9, "the last hit is the end"
    page.keyboard.press("k")
    assert page.evaluate(focused) == 8

    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j/k")
    assert page.get_by_label("Search the archive").input_value() == "j/k", "typing is typing"
    page.locator(".hit h2 a").first.focus()
    with page.expect_navigation(url="**/article/**"):
        page.keyboard.press("Enter")


def test_keys_with_ctrl_are_the_browsers(desk: Desk) -> None:
    """Byline takes no shortcut away from the browser, and none on a page without hits."""
    page = desk.open("/?q=gull")
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page = desk.open("/help")
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_long_query_stays_in_the_box_whether_it_is_answered_or_not(desk: Desk) -> None:
    """What was pasted is answered, or refused on a page that says what to do, and never cut."""
    page = desk.open("/")
    for repeated, said in ((900, "paragraph"), (9_000, "The address is too long")):
        query = "ferry " * repeated
        page.fill("#q", query)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert said in page.locator("h1").inner_text()
        assert page.input_value("#q") == query
