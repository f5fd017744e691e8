"""The pages: search, article, how it was read, help."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Blueprint, Flask, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from index import Article, BylineError, Kind, Paragraph
from search import (
    Query,
    Results,
    Scope,
    Sort,
    Timeline,
    Unit,
    mark_article,
    plainly,
    search,
    snippet,
)
from web.addresses import article_at, paragraph_at
from web.archive import generation
from web.blocking import DAYS
from web.hints import hints_of
from web.html import marked, rendered
from web.inspection import pieces
from web.links import LONGEST_REPEATED, address, article_address, carried, length
from web.parameters import query_of, require_utf8
from web.selection import chosen_filters, facet_lists, listings
from web.shortening import around, brief, changed
from web.timeline import HEIGHT, STEP, Bars, bars_of
from web.wider import timeline_by_year
from web.wording import day_text, kind_name, language_name, plural

blueprint = Blueprint("pages", __name__)

_NOT_SEARCHED = {Kind.BYLINE, Kind.BOILERPLATE}  # unless they are asked for
_SHOWN_PASSAGES = 3  # of an article that was found; the others are one click away


def register_filters(app: Flask) -> None:
    """What the templates may call."""
    app.jinja_env.globals.update(
        marked=marked,
        rendered=rendered,
        address=address,
        article_address=article_address,
        carried=carried,
        plainly=plainly,
        snippet=snippet,
        around=around,
        brief=brief,
        changed=changed,
        without=_without,
        plural=plural,
        kind_name=kind_name,
        bar_step=STEP,
        bar_height=HEIGHT,
    )
    app.jinja_env.filters.update(day=day_text, language=language_name, kind=kind_name)


@blueprint.get("/")
def search_page() -> str:
    """The search page: the newest articles, or the hits of a query."""
    require_utf8(request.query_string)
    query = query_of(request.args)
    if length() > LONGEST_REPEATED:
        query = replace(query, unit=Unit.YEAR)  # of months there may be hundreds, each a link
    with generation(query.cursor) as current:
        results = search(current, query)
        return render_template(
            "search.html",
            results=results,
            query=query,
            text=query.text,
            archive=current.manifest,
            damage=current.damage,
            hints=hints_of(current, results),
            listings=listings(query),
            sorts=_sorts(query),
            chosen=chosen_filters(),
            facets=facet_lists(results),
            timeline=_bars(results.timeline),
            by_year=_bars(timeline_by_year(current, results)),
            undated_address=_undated_address(results),
            shown_passages=_SHOWN_PASSAGES,
        )


def _without(filter_name: str) -> str:
    """The address of this search without a filter."""
    names = ("from", "to") if filter_name == DAYS else (filter_name,)
    return address(**dict.fromkeys(names))


def _bars(timeline: Timeline | None) -> Bars | None:
    return bars_of(timeline, address(**{"from": None, "to": None})) if timeline else None


def _undated_address(results: Results) -> str:
    """The same search, of what has no date."""
    if results.query.text.strip():
        return address(q=f"({results.understood}) date:none")
    return address(q="date:none", scope=Scope.ARTICLE)


def _sorts(query: Query) -> list[Sort]:
    """The orders on offer. The bare score is for those who ask for it, in the address."""
    offered = [Sort.RELEVANCE, Sort.SIMILAR] if query.text.strip() else []
    offered += [Sort.BASE] if query.sort is Sort.BASE else []
    return [*offered, Sort.NEWEST, Sort.OLDEST]


@blueprint.get("/article/<article_id>")
def article_page(article_id: str) -> str:
    """An article, with the words of the query it was opened from marked in it."""
    with generation() as current:
        article, copies = article_at(current, article_id), current.copies(article_id)
        damage = current.damage
    marks, mistake = _marks(article)
    found, besides = _told_apart(article, marks)
    return render_template(
        "article.html", article=article, marks=marks, found=found, besides=besides,
        mistake=mistake, damage=damage, copies=copies,
        text=request.args.get("q", ""), chosen=() if mistake else chosen_filters(),
    )  # fmt: skip


@blueprint.get("/article/<article_id>/reading")
def reading_page(article_id: str) -> str:
    """How an article was read: evidence, and its source beside what was made of it."""
    with generation() as current:
        article, damage = article_at(current, article_id), current.damage
    return render_template(
        "reading.html", article=article, pieces=pieces(article), text="", damage=damage
    )


@blueprint.get("/p/<paragraph_id>")
def paragraph_page(paragraph_id: str) -> Response:
    """A paragraph's permanent address leads to its article, opened at the paragraph."""
    with generation() as current:
        article, paragraph = paragraph_at(current, paragraph_id)
    return redirect(url_for(".article_page", article_id=article.id, _anchor=paragraph.id))


@blueprint.get("/help")
def help_page() -> str:
    """How to write a query."""
    return render_template("help.html", text="")


def _told_apart(article: Article, marks: dict[str, Any]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs with marks: those that the search finds, and those that it leaves out."""
    having = [paragraph for paragraph in article.paragraphs if paragraph.id in marks]
    if not having:
        return [], []
    query = query_of(request.args)
    kinds = query.filters.kind
    if not kinds:
        names_kinds = "kind:" in query.text.casefold()  # then these are searched, too
        kinds = frozenset(Kind) if names_kinds else frozenset(Kind) - _NOT_SEARCHED
    found = [paragraph for paragraph in having if paragraph.kind in kinds]
    return found, [paragraph for paragraph in having if paragraph.kind not in kinds]


def _marks(article: Article) -> tuple[dict[str, Any], BylineError | None]:
    """The marks of the query in the address, or none and what is wrong with it."""
    try:
        query = query_of(request.args)
        if not query.text.strip():
            return {}, None
        return dict(mark_article(article, query.text, query.today, query.scope)), None
    except BylineError as error:
        return {}, error  # an article can be read whatever stands in its address
