"""What a permanent address names: an article or a paragraph, or what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from index import Article, BylineError, Generation, Paragraph, Retired
from search import plainly

_MOST_ELSEWHERE = 10  # articles that are named for their words: what stands in more is no quotation


@dataclass(frozen=True, slots=True)
class WayOut:
    """An address that answers, where another does not: its path on this server and its name."""

    address: str
    name: str


class NotFoundError(BylineError):
    """An address that names nothing in the archive.

    `successors` are the ids of what holds its words now, `ways_out` what answers instead.
    """

    def __init__(
        self,
        happened: str,
        meaning: str,
        remedy: str,
        ways_out: Sequence[WayOut] = (),
        successors: Sequence[str] = (),
    ) -> None:
        super().__init__(happened, meaning, remedy)
        self.ways_out = tuple(ways_out)
        self.successors = tuple(successors)


def article_at(generation: Generation, article_id: str) -> Article:
    """The article with this id. Raises NotFoundError with what is known of one that is gone."""
    article = generation.article(article_id)
    if article is None:
        raise _no_article(article_id, generation.retired(article_id))
    return article


def paragraph_at(generation: Generation, paragraph_id: str) -> tuple[Article, Paragraph]:
    """The paragraph with this id, and its article. Raises NotFoundError that names its successors
    where it is no more.
    """
    article_id = paragraph_id.partition(".")[0]
    article = generation.article(article_id)
    if article and (paragraph := _found(article, paragraph_id)):
        return article, paragraph
    retired = generation.retired(article_id)
    error = _no_article(article_id, retired)
    if article:
        error = _no_paragraph(article, paragraph_id, retired)
    raise error if error.successors else _elsewhere(generation, paragraph_id, error)


def _found(article: Article, paragraph_id: str) -> Paragraph | None:
    return next((one for one in article.paragraphs if one.id == paragraph_id), None)


def _elsewhere(generation: Generation, paragraph_id: str, error: NotFoundError) -> NotFoundError:
    """The error, with the articles that hold the words of the paragraph, unless many do."""
    found = generation.same_words(paragraph_id)
    if not found or len(found) > _MOST_ELSEWHERE:
        return error
    articles = [(one, article_at(generation, one.partition(".")[0])) for one in found]
    ways_out = [_way_to(article, one) for one, article in articles]
    remedy = "The same words stand elsewhere."
    return NotFoundError(error.happened, error.meaning, remedy, ways_out, found)


def _way_to(article: Article, paragraph_id: str) -> WayOut:
    paragraph = _found(article, paragraph_id)
    assert paragraph is not None
    return WayOut(
        url_for("pages.paragraph_page", paragraph_id=paragraph_id),
        f"¶ {paragraph.number} of “{article.metadata.title}”",
    )


def _no_article(article_id: str, retired: Retired | None) -> NotFoundError:
    """The error for an article that the archive does not hold, with what is known of it."""
    if retired is None or not retired.gone:
        return NotFoundError(
            f"There is no article “{article_id[:40]}”.",
            "It was never in this archive, or it has been taken out.",
            "Search for its title.",
        )
    if retired.successors:
        return NotFoundError(
            f"“{retired.title}” stands at another address now.",
            f"{retired.path} has the same bytes as another file, so that they are one article.",
            "Read it there.",
            [WayOut(url_for("pages.article_page", article_id=article), retired.title)
             for article in retired.successors],
            retired.successors,
        )  # fmt: skip
    return NotFoundError(
        f"“{retired.title}” is no longer in the archive.",
        f"It stood in {retired.path}, which had gone or changed when its folder was indexed again.",
        "Search for its title: it may stand elsewhere.",
        [WayOut(url_for("pages.search_page", q=plainly(retired.title)), retired.title)],
    )


def _no_paragraph(article: Article, paragraph_id: str, retired: Retired | None) -> NotFoundError:
    """The error for a paragraph that an article does not have, with those that hold its words."""
    title = article.metadata.title
    whole = WayOut(url_for("pages.article_page", article_id=article.id), title)
    if retired is None or paragraph_id not in retired.paragraphs:
        return NotFoundError(
            f"The article “{title}” has no paragraph at the address “{paragraph_id[:40]}”.",
            "None is known to have stood there: the address is wrong, or older than this archive.",
            "Read the article as it is.",
            [whole],
        )
    successors = [one for one in retired.paragraphs[paragraph_id] if _found(article, one)]
    ways_out = [_way_to(article, one) for one in successors]
    return NotFoundError(
        f"The article “{title}” no longer has this paragraph.",
        "Its words were changed, or it was taken out, when the article was indexed again.",
        "Most of what it said stands elsewhere in the article." if successors
        else "Read the article as it is now.",
        [*ways_out, whole],
        successors,
    )  # fmt: skip
