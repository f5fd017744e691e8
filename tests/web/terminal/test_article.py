"""How an article was read, in a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from index import Article, read_file
from tests.articles import FILES
from web.commands import main
from web.terminal.article import print_article


def _article(name: str) -> Article:
    (article,) = read_file(FILES[name].encode(), "inquiry.md")
    assert isinstance(article, Article)
    return article


def test_an_article_is_shown_with_its_evidence_and_places(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each field with its value, confidence and place; each paragraph with kind and span."""
    article = _article("gazette/inquiry.md")
    print_article(article)
    lines = capsys.readouterr().out.splitlines()
    dated = lines.index("date             100%  2024-03 (month)")
    assert lines[dated + 1].strip() == "front matter: date"
    last = article.paragraphs[-1]
    assert lines[lines.index(f"¶ 2   body        {last.start}–{last.end}") + 1].strip() == last.text
    assert lines[-1].startswith("1 gap of ")
    assert not any(article.id in line for line in lines)  # it depends on the folder


def test_what_says_otherwise_stands_back(capsys: pytest.CaptureFixture[str]) -> None:
    """A value that is not used is marked, below the one that is."""
    text = FILES["gazette/inquiry.md"].replace("blames nobody\n", "blames nobody\nlang: de\n")
    (article,) = read_file(text.encode(), "a.md")
    assert isinstance(article, Article)
    print_article(article)
    lines = capsys.readouterr().out.splitlines()
    at = lines.index("language         100%  de")
    assert lines[at + 2].split() == ["80%", "not", "en"]


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_left_out_on_demand(
    environment: dict[str, str], coloured: bool, tmp_path: Path
) -> None:
    """NO_COLOR is respected; without it kinds are told apart by colour."""
    file = tmp_path / "inquiry.md"
    file.write_text(FILES["gazette/inquiry.md"], "utf-8")
    result = CliRunner().invoke(main, ["inspect", str(file)], env=environment, color=True)
    assert ("\x1b[" in result.output) is coloured
