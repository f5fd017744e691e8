"""The pages: search, article, help."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from index import Article
from search import FACETS, FIELDS, QueryError, Sort, mark_article, search
from web.archive import generation
from web.errors import no_article, no_paragraph
from web.html import marked, rendered
from web.inspection import pieces
from web.parameters import query_of
from web.wording import day_text, language_name, plural

blueprint = Blueprint("pages", __name__)

_SHOWN_VALUES = 8  # of a facet; the others are one click away


def register_filters(app: Flask) -> None:
    """What the templates may call."""
    app.jinja_env.globals.update(marked=marked, rendered=rendered, address=address, plural=plural)
    app.jinja_env.filters.update(day=day_text, language=language_name)


@blueprint.get("/")
def search_page() -> str:
    """The search page: the newest articles, or the hits of a query."""
    query = query_of(request.args)
    if not query.text.strip() and "sort" not in request.args:
        query = query_of(MultiDict([*request.args.items(multi=True), ("sort", Sort.NEWEST)]))
    with generation() as current:
        results = search(current, query)
        return render_template(
            "search.html",
            results=results,
            query=query,
            text=query.text,
            archive=current.manifest,
            damage=current.damage,
            facets=FACETS,
            sorts=Sort,
            shown_values=_SHOWN_VALUES,
            chosen=_chosen_filters(),
        )


@blueprint.get("/article/<article_id>")
def article_page(article_id: str) -> str:
    """An article, with the words of the query it was opened from marked in it."""
    text = request.args.get("q", "")
    with generation() as current:
        article = current.article(article_id)
        damage, copies = current.damage, current.copies(article_id)
        if article is None:
            raise no_article(article_id, current.retired(article_id))
    return render_template(
        "article.html", article=article, marks=_marks(article, text), text=text, damage=damage,
        copies=copies,
    )  # fmt: skip


@blueprint.get("/article/<article_id>/reading")
def reading_page(article_id: str) -> str:
    """How an article was read: evidence, and its source beside what was made of it."""
    with generation() as current:
        article, damage = current.article(article_id), current.damage
        if article is None:
            raise no_article(article_id, current.retired(article_id))
    return render_template(
        "reading.html", article=article, pieces=pieces(article), text="", damage=damage
    )


@blueprint.get("/p/<paragraph_id>")
def paragraph_page(paragraph_id: str) -> Response:
    """A paragraph's permanent address leads to its article, opened at the paragraph."""
    article_id = paragraph_id.partition(".")[0]
    with generation() as current:
        article, retired = current.article(article_id), current.retired(article_id)
    if article is None:
        raise no_article(article_id, retired)
    if not any(paragraph.id == paragraph_id for paragraph in article.paragraphs):
        raise no_paragraph(article, paragraph_id, retired)
    return redirect(url_for(".article_page", article_id=article_id, _anchor=paragraph_id))


@blueprint.get("/help")
def help_page() -> str:
    """How to write a query."""
    return render_template("help.html", fields=FIELDS, text="")


def address(**changes: str | list[str] | None) -> str:
    """This search with some parameters changed; None leaves one out. It starts at page 1."""
    arguments: dict[str, Any] = request.args.to_dict(flat=False)
    arguments.pop("page", None)
    arguments |= changes
    return url_for(
        "pages.search_page", **{name: value for name, value in arguments.items() if value}
    )


def _chosen_filters() -> list[dict[str, Any]]:
    """Each filter that is on, with the address of the same search without it."""
    chosen = []
    for facet in FACETS:
        values = request.args.getlist(facet)
        for value in filter(None, values):
            others = [other for other in values if other != value]
            chosen.append({"facet": facet, "value": value, "without": address(**{facet: others})})
    chosen += (
        {"facet": name, "value": request.args[name], "without": address(**{name: None})}
        for name in ("from", "to")
        if request.args.get(name)
    )
    return chosen


def _marks(article: Article, text: str) -> dict[str, Any]:
    try:
        return dict(mark_article(article, text)) if text.strip() else {}
    except QueryError:
        return {}  # an article can be read whatever stands in its address
