"""Whether a page can be read: in the light, in the dark and on paper."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.browser.window import (
    follow,
    needs_chromium,
)

pytestmark = needs_chromium

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
        follow(page, page.get_by_role("link", name="¶ 46").first)

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


def test_print_leaves_the_text(make_desk: Any) -> None:
    """On paper there are the text and its marks, and no search box."""
    page = make_desk().open("/article/LONG?q=lighthouse")
    page.emulate_media(media="print")

    assert not page.locator(".masthead").is_visible()
    assert page.locator("mark").first.is_visible()
