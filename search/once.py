"""Properties that are found out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


def once(find: Callable[[Any], Value]) -> _Once[Value]:
    """As functools.cached_property, without its lock.

    In Python 3.11 one lock is for all objects of a class: a question that takes long would hold up
    those of everybody else.
    """
    return _Once(find)


class _Once(Generic[Value]):
    def __init__(self, find: Callable[[Any], Value]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __get__(self, instance: Any, owner: type) -> Value:
        found: Value = self._find(instance)
        instance.__dict__[self._find.__name__] = found  # which is looked up before this
        return found
