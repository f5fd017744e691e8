"""The names under which files declare metadata."""

from __future__ import annotations

import pytest

from index.reading.metadata.keys import field_of, plan_of


@pytest.mark.parametrize(
    ("key", "field"),
    [("datePublished", "date"), ("date_published", "date"), ("DC.Date", "date"),
     ("og:site_name", "outlet"), ("Publication Title", "outlet"), ("headline", "title"),
     ("article:author", "author"), ("canonical", "url"), ("lang", "language"),
     ("Autor(en)", "author"), ("Date de publication", "date"),
     ("Заголовок", "title"), ("news_outlet", "outlet")],
)  # fmt: skip
def test_a_key_is_known_however_it_is_written(key: str, field: str) -> None:
    """Case and the marks between words make no other key."""
    found = field_of(key)
    assert found is not None
    assert found[0] == field


def test_a_key_of_something_else_declares_nothing() -> None:
    """“section” is no metadata that an article has."""
    assert field_of("section") is None


def test_what_keys_declare_is_told_once_for_all_that_have_them() -> None:
    """Fields come best first, whatever their order; languages as they stand there."""
    layer = ("by", "updated", "lang", "section", "author", "language")
    plan = plan_of(layer)
    ranks = {key: found[1] for key in layer if (found := field_of(key))}
    assert sorted(plan.fields, key=lambda one: ranks[one[1]]) == list(plan.fields)
    assert {key for _, key in plan.fields} == {"by", "lang", "author", "language"}
    assert (plan.changes, plan.languages) == (("updated",), ("lang", "language"))
    assert plan_of(layer) is plan


def test_the_plans_of_many_or_endless_keys_are_not_remembered() -> None:
    """Or a hostile file would fill memory."""
    many = tuple(f"key {number}" for number in range(1000))
    assert plan_of(many) is not plan_of(many)
    assert plan_of(("x" * 10_000,)) is not plan_of(("x" * 10_000,))
