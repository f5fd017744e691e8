"""What only a real browser can tell: Debian's Chromium opens the pages, and a reader uses them."""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
    sync_playwright,
)
from werkzeug.serving import make_server

from index import Archive, index_paths
from tests.articles import write_articles
from web import Settings, create_app

_CHROMIUM = shutil.which("chromium")
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
_DESK, _PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
_NARROW = ViewportSize(width=320, height=568)
_MILLISECONDS = 10_000.0  # before an element that is not there fails a test

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        _CHROMIUM is None, reason="no Chromium: install the package “chromium” to run these tests"
    ),
]

# Every kind of page; LONG stands for the article with many paragraphs.
_PAGES = {
    "start": "/",
    "hits": "/?q=bridge",
    "filtered": "/?q=bridge&outlet=Harbour+Gazette&year=2023&from=2023-01-01&to=2023-12-31",
    "paged": "/?q=gull&page=2",
    "articles": "/?q=gull+lighthouse&scope=article",
    "grouped": "/?q=gull+OR+bridge&group=article",
    "few-hits": "/?q=lighthouse+pier+cried+kettle",
    "all-kinds": "/?q=holt&kind=all",
    "no-hits": "/?q=zeppelin",
    "no-selection": "/?q=bridge&outlet=Nowhere",
    "wrong-query": "/?q=strike+%22the+bridge+is+not+broken",
    "long-query": "/?q=" + "bridgewater" * 60,
    "wrong-parameter": "/?page=0",
    "article": "/article/LONG?q=lighthouse",
    "article-long-query": "/article/LONG?q=" + "lighthouse" * 60,
    "no-article": "/article/nothing",
    "no-page": "/nothing",
    "help": "/help",
}
_pages = pytest.mark.parametrize("path", _PAGES.values(), ids=_PAGES)
_views = pytest.mark.parametrize("view", [_DESK, _PHONE], ids=["desk", "phone"])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The shared articles, and one so long that its last paragraphs are far below the first."""
    folder = tmp_path_factory.mktemp("browser")
    articles = write_articles(folder / "articles")
    paragraphs = [f"Gull number {n} sat on the pier. " + "It cried. " * 20 for n in range(60)]
    paragraphs[45] += "Nobody saw the lighthouse keeper leave."
    paragraphs[50] += "https://harbour.example/" + "a-very-long-address/" * 12
    (articles / "long.md").write_text(
        "---\ntitle: Sixty gulls\nauthor: Imogen Tarrant\noutlet: Harbour Gazette\n"
        "date: 2023-05-01\nlanguage: en\n---\n\n" + "\n\n".join(paragraphs),
        "utf-8",
    )
    made = Archive(folder / "archive")
    index_paths(made, [articles])
    return made


@pytest.fixture(scope="module")
def base(archive: Archive) -> Iterator[str]:
    """The address of a server on this archive."""
    yield from _serve(archive)


@pytest.fixture(scope="module")
def hostile_base(hostile_archive: Archive) -> Iterator[str]:
    """The address of a server on an archive whose articles are hostile in every field."""
    yield from _serve(hostile_archive)


def _serve(archive: Archive) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, create_app(Settings(archive=archive.path)), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this module."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield chromium
        chromium.close()


class _Desk:
    """Opens pages as a reader would, and notes what a reader's browser complains about."""

    def __init__(self, context: BrowserContext, base: str, long_article: str) -> None:
        self.base = base
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self._long_article = long_article
        self.page = context.new_page()
        self.page.set_default_timeout(_MILLISECONDS)
        self.page.on("console", lambda said: self._complain(said.type, said.text))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self.page.on("dialog", lambda dialog: self._complain("error", f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _complain(self, kind: str, text: str) -> None:
        # A page of an error is an error to the console too: that is no fault of the page.
        if kind in ("error", "warning") and "the server responded with a status of" not in text:
            self.complaints.append(f"{kind}: {text}")

    def open(self, path: str) -> Page:
        """Open a page of the server."""
        self.page.goto(self.base + path.replace("LONG", self._long_article))
        return self.page


@pytest.fixture
def long_article(archive: Archive) -> str:
    """The id of the long article."""
    with archive.open() as generation:
        (state,) = (s for s in generation.register().values() if s.path == "long.md")
        return state.articles[0]


@pytest.fixture
def make_desk(browser: Browser, base: str, long_article: str) -> Iterator[Any]:
    """Makes a desk with options of its own; what its browser complained of fails the test."""
    contexts: list[BrowserContext] = []
    desks: list[_Desk] = []

    def make(base: str = base, **options: Any) -> _Desk:
        contexts.append(browser.new_context(**{"viewport": _DESK, **options}))
        desks.append(_Desk(contexts[-1], base, long_article))
        return desks[-1]

    yield make
    for context in contexts:
        context.close()
    for desk in desks:
        assert not desk.complaints
        assert all(url.startswith(desk.base + "/") for url in desk.asked), desk.asked


@pytest.fixture
def desk(make_desk: Any) -> _Desk:
    """A browser window on a desk."""
    made: _Desk = make_desk()
    return made


def _is_in_view(page: Page, selector: str) -> bool:
    """Whether an element's beginning stands inside the window."""
    box = page.locator(selector).bounding_box()
    assert box and page.viewport_size
    return 0 <= box["y"] < page.viewport_size["height"] - 20


def _follow(page: Page, link: Locator) -> None:
    """Click what leads to another page, and be there."""
    with page.expect_navigation():
        link.click()


def _marks(page: Page, inside: str = "") -> list[str]:
    return page.locator(f"{inside} mark").all_inner_texts()


# The main job, from a query to the paragraph and back.


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@_views
def test_a_query_leads_to_its_paragraph_and_back(
    make_desk: Any, view: ViewportSize, script: bool
) -> None:
    """Type, submit, see the word marked, click: the article opens at the paragraph; and back."""
    page = make_desk(viewport=view, java_script_enabled=script).open("/")
    page.get_by_label("Search the archive").fill("lighthouse")
    _follow(page, page.get_by_role("button", name="Search"))

    assert page.locator("#count").inner_text().startswith("1 paragraph")
    assert _marks(page, ".snippet") == ["lighthouse"]
    _follow(page, page.get_by_role("link", name="Sixty gulls"))

    target = page.url.partition("#")[2]
    assert target
    paragraph = f'[id="{target}"]'
    assert _marks(page, paragraph) == ["lighthouse"]
    assert _is_in_view(page, paragraph)
    _follow(page, page.get_by_role("link", name="Results for lighthouse"))
    assert _marks(page, ".snippet") == ["lighthouse"]
    assert page.get_by_label("Search the archive").input_value() == "lighthouse"


def test_a_paragraphs_permanent_address_opens_at_it(desk: _Desk) -> None:
    """The link under a hit, as it is put into a footnote, opens the article at the paragraph."""
    page = desk.open("/?q=lighthouse")
    _follow(page, page.get_by_title("Permanent address of this paragraph"))

    assert "/article/" in page.url
    assert _is_in_view(page, f'[id="{page.url.partition("#")[2]}"]')


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_a_facet_filters_with_a_click(make_desk: Any, script: bool) -> None:
    """A click on an outlet keeps its hits; a click on the chosen filter lets it go."""
    page = make_desk(java_script_enabled=script).open("/?q=bridge")
    _follow(page, page.locator("#filters").get_by_role("link", name="Coast Wire"))

    assert set(page.locator(".hit .outlet").all_inner_texts()) == {"Coast Wire"}
    assert page.locator("#count").inner_text().startswith("2 paragraphs")
    _follow(page, page.locator(".chosen").get_by_role("link", name="Coast Wire"))
    assert page.locator("#count").inner_text().startswith("8 paragraphs")


def test_days_are_chosen_in_a_form(desk: _Desk) -> None:
    """The first and the last day narrow the hits, and stand in the fields afterwards."""
    page = desk.open("/?q=bridge")
    page.get_by_label("from").fill("2023-04-20")
    page.get_by_label("to").fill("2023-04-30")
    _follow(page, page.get_by_role("button", name="Apply"))

    assert page.locator("#count").inner_text().startswith("4 paragraphs")
    assert page.get_by_label("from").input_value() == "2023-04-20"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
@_views
def test_a_bar_narrows_to_its_time(make_desk: Any, view: ViewportSize, script: bool) -> None:
    """A click on a month shows what was published then, and its days stand in the fields."""
    page = make_desk(viewport=view, java_script_enabled=script).open("/?q=bridge")
    _follow(page, page.locator(".timeline svg a").first)

    assert page.locator("#count").inner_text().startswith("6 paragraphs")
    assert page.get_by_label("from").input_value() == "2023-04-01"
    assert page.get_by_label("to").input_value() == "2023-04-30"


def test_a_timeline_can_be_read_and_used_without_its_bars(desk: _Desk) -> None:
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
    _follow(page, page.get_by_role("link", name="1 article"))

    assert page.locator("#count").inner_text() == "1 article"
    assert _marks(page, ".hit") == ["Tug", "tug", "ferry"]
    _follow(page, page.get_by_role("link", name="Tug closes bridge"))
    assert _marks(page, "article") == ["Tug", "tug", "ferry"]
    _follow(page, page.get_by_role("link", name="Results for tug ferry"))
    assert page.locator("#count").inner_text() == "1 article", "back to the articles"


@pytest.mark.parametrize("script", [True, False], ids=["with-script", "without-script"])
def test_further_passages_open_on_a_click(make_desk: Any, script: bool) -> None:
    """An article with many paragraphs shows three, and the others where it is asked to."""
    page = make_desk(java_script_enabled=script).open("/?q=gull&scope=article")
    assert page.locator(".passage:visible").count() == 3
    page.get_by_text("57 more paragraphs").click()
    assert page.locator(".passage:visible").count() == 60


def test_pages_are_turned_with_links(desk: _Desk) -> None:
    """Next and previous lead through the hits, without one shown twice."""
    page = desk.open("/?q=gull")
    first = page.locator(".where a").evaluate_all("links => links.map(link => link.href)")
    _follow(page, page.get_by_role("link", name="Next"))
    second = page.locator(".where a").evaluate_all("links => links.map(link => link.href)")

    assert len(first) == len(second) == 10
    assert not set(first) & set(second)
    _follow(page, page.get_by_role("link", name="Previous"))
    assert page.locator(".where a").evaluate_all("links => links.map(link => link.href)") == first


# Keys.


def test_keys_lead_to_the_box_and_through_the_hits(desk: _Desk) -> None:
    """/ goes to the search box, j and k to the next and the previous hit, Enter opens it."""
    page = desk.open("/?q=gull")
    focused = "document.activeElement.closest('.hit') && [...document.querySelectorAll('.hit')]" \
              ".indexOf(document.activeElement.closest('.hit'))"  # fmt: skip
    page.keyboard.press("j")
    assert page.evaluate(focused) == 0
    for _ in range(9):
        page.keyboard.press("j")
    assert page.evaluate(focused) == 9
    assert _is_in_view(page, ".hit:nth-child(10) h2")
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


def test_keys_with_ctrl_are_the_browsers(desk: _Desk) -> None:
    """Byline takes no shortcut away from the browser, and none on a page without hits."""
    page = desk.open("/?q=gull")
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page = desk.open("/help")
    page.keyboard.press("j")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_long_query_stays_in_the_box_whether_it_is_answered_or_not(desk: _Desk) -> None:
    """What was pasted is answered, or refused on a page that says what to do, and never cut."""
    page = desk.open("/")
    for repeated, said in ((900, "paragraph"), (9_000, "The address is too long")):
        query = "ferry " * repeated
        page.fill("#q", query)
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert said in page.locator("h1").inner_text()
        assert page.input_value("#q") == query


# On every page.


@_pages
def test_no_page_scrolls_sideways(desk: _Desk, path: str) -> None:
    """On a desk and on a phone everything fits into the width; what is too long is broken."""
    page = desk.open(path)
    for view in (_DESK, _PHONE, _NARROW):
        page.set_viewport_size(view)
        assert page.evaluate("document.documentElement.scrollWidth") <= view["width"]


_UNLABELLED = """() => [...document.querySelectorAll("input, select, textarea, button")]
    .filter(e => e.type !== "hidden")
    .filter(e => !(e.labels?.length && [...e.labels].some(l => l.innerText.trim()))
                 && !e.innerText?.trim() && !e.ariaLabel)
    .map(e => e.outerHTML)"""


@_pages
def test_every_field_has_a_label_and_every_link_a_name(desk: _Desk, path: str) -> None:
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
def test_the_focus_can_be_seen_wherever_it_goes(desk: _Desk, path: str) -> None:
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


def test_the_first_tab_offers_to_skip_to_the_content(desk: _Desk) -> None:
    """Whoever uses keys need not go through the masthead on every page."""
    page = desk.open("/help")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.innerText") == "Skip to the content"
    assert _is_in_view(page, ".skip")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("#main")


# Every text of a page with its colour and all the backgrounds below it, the nearest first. The
# canvas turns whatever form a colour is written in into numbers.
_COLOURS = """() => {
    const pen = Object.assign(document.createElement("canvas"), {width: 1, height: 1})
        .getContext("2d", {willReadFrequently: true});
    const numbers = colour => {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
        return [r, g, b, a / 255];
    };
    const found = {};
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const below = [];
        for (let e = element; e; e = e.parentElement)
            below.push(numbers(getComputedStyle(e).backgroundColor));
        const around = element.parentElement.className;
        const colour = numbers(getComputedStyle(element).color);
        const text = texts.currentNode.data.trim().slice(0, 40);
        found[`${element.tagName} .${element.className} in ${around}`] = {colour, below, text};
    }
    const box = document.getElementById("q");
    const hint = getComputedStyle(box, "::placeholder");
    const below = [box, document.body].map(e => numbers(getComputedStyle(e).backgroundColor));
    found.placeholder = {colour: numbers(hint.color), below, text: box.placeholder};
    return found;
}"""

_Colour = tuple[float, float, float]


def _over(colour: list[float], below: _Colour) -> _Colour:
    """A colour, perhaps transparent, laid over another."""
    red, green, blue, alpha = colour
    mixed = [
        new * alpha + old * (1 - alpha) for new, old in zip((red, green, blue), below, strict=True)
    ]
    return mixed[0], mixed[1], mixed[2]


def _luminance(colour: _Colour) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    channels = [value / 255 for value in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(colour: list[float], below: list[list[float]]) -> float:
    """The contrast of text with what is behind it, from 1 to 21."""
    background: _Colour = (255, 255, 255)
    for layer in reversed(below):
        background = _over(layer, background)
    lights = sorted((_luminance(_over(colour, background)), _luminance(background)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    ["/?q=bridge&year=2023", "/?q=gull&page=2", "/?q=gull&scope=article", "/?q=tug+ferry",
     "/?q=zeppelin", "/?q=strike+%22x", "/help", "/article/LONG?q=lighthouse"],
)  # fmt: skip
def test_all_text_can_be_read_on_its_ground(make_desk: Any, path: str, scheme: str) -> None:
    """Text, secondary text and marks keep a contrast of 4.5 to 1, in the light and in the dark."""
    page = make_desk(color_scheme=scheme).open(path)
    if "LONG" in path:
        page.locator(".provenance summary").click()
        _follow(page, page.get_by_role("link", name="¶ 46").first)

    faint = {
        kind: (round(_contrast(of["colour"], of["below"]), 2), of["text"])
        for kind, of in page.evaluate(_COLOURS).items()
        if _contrast(of["colour"], of["below"]) < 4.5
    }
    assert faint == {}


def test_the_dark_scheme_is_dark(make_desk: Any) -> None:
    """Whoever has asked their machine for dark pages gets one."""
    ground = "getComputedStyle(document.body).backgroundColor"
    grounds = {
        scheme: make_desk(color_scheme=scheme).open("/").evaluate(ground)
        for scheme in ("light", "dark")
    }

    light, dark = (
        _luminance(tuple(map(float, grounds[s].removeprefix("rgb(").rstrip(")").split(","))))  # type: ignore[arg-type]
        for s in ("light", "dark")
    )
    assert light > 0.8
    assert dark < 0.05


def test_motion_and_print_leave_the_text(make_desk: Any) -> None:
    """On paper there are the text and its marks, and no search box."""
    page = make_desk().open("/article/LONG?q=lighthouse")
    page.emulate_media(media="print")

    assert not page.locator(".masthead").is_visible()
    assert page.locator("mark").first.is_visible()


# Hostile articles, before the judge that counts.


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
        assert _marks(page) == ["needle"]
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
