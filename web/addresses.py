"""What a permanent address names: an article or a paragraph, or what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from index import Article, BylineError, Generation, Paragraph, Retired
from search import plainly


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
    article = article_at(generation, paragraph_id.partition(".")[0])
    for paragraph in article.paragraphs:
        if paragraph.id == paragraph_id:
            return article, paragraph
    raise _no_paragraph(article, paragraph_id, generation.retired(article.id))


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
    """The error for a paragraph that an article has no more, with those that hold its words."""
    title = article.metadata.title
    numbers = {paragraph.id: paragraph.number for paragraph in article.paragraphs}
    known = retired.paragraphs.get(paragraph_id, ()) if retired else ()
    successors = [one for one in known if one in numbers]
    ways_out = [
        WayOut(url_for("pages.paragraph_page", paragraph_id=one), f"¶ {numbers[one]} of “{title}”")
        for one in successors
    ]
    return NotFoundError(
        f"The article “{title}” no longer has this paragraph.",
        "Its words were changed, or it was taken out, when the article was indexed again.",
        "Most of what it said stands elsewhere in the article." if successors
        else "Read the article as it is now.",
        [*ways_out, WayOut(url_for("pages.article_page", article_id=article.id), title)],
        successors,
    )  # fmt: skip
