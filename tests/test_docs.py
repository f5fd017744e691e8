"""The docs are true: every command, option, setting, endpoint and operator stands in them."""

from __future__ import annotations

import html
import json
import re
import shlex
from dataclasses import fields
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from index import Kind
from search import FACETS, FIELDS, Scope, Sort, Unit
from search.language import parse
from tests.web.printing import COMMANDS
from web import Settings, create_app
from web.commands import main
from web.parameters import ALL_KINDS
from web.settings import variable

ROOT = Path(__file__).parent.parent
PAGES = {
    path.name: path.read_text("utf-8") for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
}
ALL = "\n".join(PAGES.values())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_documented(name: str) -> None:
    """A command that --help shows has an example in the docs."""
    assert re.search(rf"\bbyline {name}\b", ALL)


@pytest.mark.parametrize(
    "option",
    sorted({
        option
        for command in COMMANDS.values()
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in parameter.opts
        if option.startswith("--")
    }),
)  # fmt: skip
def test_every_option_is_documented(option: str) -> None:
    """An option of any command stands somewhere in the docs."""
    assert re.search(rf"{option}\b", ALL)


@pytest.mark.parametrize("setting", [variable(setting.name) for setting in fields(Settings)])
def test_every_setting_is_documented(setting: str) -> None:
    """A setting has its row in the table of operations."""
    assert re.search(rf"^\| `{setting}` \|", PAGES["operations.md"], re.M)


def test_every_default_is_documented_as_it_is() -> None:
    """The table of settings gives the defaults that Byline has."""
    written = Settings().environment()
    for name, default in re.findall(
        r"^\| `(BYLINE_\w+)` \| (?:`(.*?)`)? ?\|", PAGES["operations.md"], re.M
    ):
        assert written[name] == default, name


def test_every_endpoint_is_documented() -> None:
    """What the server answers stands in the page on the HTTP interface."""
    rules = {rule.rule for rule in create_app(Settings()).url_map.iter_rules()}
    assert {rule for rule in rules if f"`{rule}`" not in PAGES["http-interface.md"]} == set()


@pytest.mark.parametrize(
    "name", ["q", "scope", *FACETS, "from", "to", "sort", "group", "page", "size", "cursor"]
)
def test_every_parameter_is_documented(name: str) -> None:
    """What a search can be told stands in the table of its parameters."""
    rows = re.findall(r"^\| (`.*?`) \| ", PAGES["http-interface.md"], re.M)
    assert f"`{name}`" in " ".join(rows)


@pytest.mark.parametrize("value", [*Scope, *Sort, *Unit, *Kind, ALL_KINDS])
def test_every_value_of_the_interface_is_documented(value: str) -> None:
    """Scopes, orders, units of a timeline and kinds are listed where programs look for them."""
    assert f"`{value}`" in PAGES["http-interface.md"]


def _queries(page: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", page, re.M)


@pytest.mark.parametrize("query", _queries(PAGES["query-language.md"]))
def test_every_documented_query_works(query: str) -> None:
    """The examples of the query language are queries."""
    assert parse(query, date.today())


OPERATORS = [
    " AND ", " OR ", " NOT ", " -", '"', "(", "=", "==", ":=", "*", "?", "~", "~2", '"~9', " NEAR/",
    " BEFORE/", "SENTENCE(", "SAME(", "ATLEAST/", "FIRST/", "..", ":>", ":last week", ":none",
    *(f"{field}:" for field in FIELDS),
]  # fmt: skip


@pytest.mark.parametrize("operator", OPERATORS)
def test_every_operator_is_documented(operator: str) -> None:
    """Each operator and field has an example in the query language."""
    assert operator in "\n".join(_queries(PAGES["query-language.md"]))


def test_the_help_page_is_the_page_of_the_docs() -> None:
    """Help shows the same examples, in the same order, with the same words."""
    answer = create_app(Settings()).test_client().get("/help").get_data(as_text=True)
    shown = re.findall(
        r"<tr><td>(?:<a [^>]*>)?<code>(.*?)</code>(?:</a>)?</td><td>(.*?)</td>", answer
    )
    written = re.findall(r"^\| `([^`]+)` \| (.*) \|$", PAGES["query-language.md"], re.M)
    assert [(html.unescape(query), html.unescape(re.sub("</?code>", "`", means)))
            for query, means in shown] == written  # fmt: skip


@pytest.mark.parametrize("page", sorted(PAGES))
def test_every_link_between_pages_leads_somewhere(page: str) -> None:
    """A relative link names a file that is there."""
    folder = ROOT if (ROOT / page).exists() else ROOT / "docs"
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", PAGES[page])
    assert [link for link in links if not (folder / link).exists()] == []


def test_the_commands_of_the_user_guide_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the guide tells to type works on the sample articles."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("BYLINE_ARCHIVE", str(tmp_path / "archive"))
    lines = re.findall(r"^byline (.*)$", PAGES["user-guide.md"], re.M)
    assert len(lines) >= 5

    runner = CliRunner()
    assert runner.invoke(main, ["index", "examples"]).exit_code == 0
    for line in lines:
        result = runner.invoke(main, shlex.split(line))
        assert result.exit_code == 0, f"{line}: {result.output}"
        assert "No paragraph" not in result.output, line


def test_the_answer_in_the_docs_has_the_keys_of_a_real_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The example of the HTTP interface is what the server answers to that address."""
    monkeypatch.chdir(ROOT)
    CliRunner().invoke(main, ["index", "examples", "--archive", str(tmp_path / "archive")])
    page = PAGES["http-interface.md"]
    address = re.search(r"^curl 'http://127\.0\.0\.1:8000(.*?)'", page, re.M)
    shown = re.search(r"```json\n(\{.*?^\})", page, re.S | re.M)
    assert address and shown

    client = create_app(Settings(archive=tmp_path / "archive")).test_client()
    answer, example = client.get(address[1]).get_json(), json.loads(shown[1])

    assert list(answer) == list(example)
    assert list(answer["hits"][0]) == list(example["hits"][0])
    assert list(answer["hits"][0]["article"]) == list(example["hits"][0]["article"])
    assert list(answer["timeline"]) == list(example["timeline"])
    assert list(answer["facets"]) == list(example["facets"])
    numbers = ("query", "understood", "total", "articles", "undated", "left_out", "page", "pages")
    assert {key: answer[key] for key in numbers} == {key: example[key] for key in numbers}
