"""Choices that look like chance and are the same on every machine (pure).

Only `random.Random.random` is used: Python promises its sequence for ever, and that of nothing
that is derived from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

_T = TypeVar("_T")


class Dice:
    """One sequence of choices, told apart from others by its name."""

    def __init__(self, name: str) -> None:
        self.throw = Random(name).random

    def between(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`, both included."""
        return least + int(self.throw() * (most - least + 1))

    def chance(self, share: float) -> bool:
        """Return True in this share of cases, from 0 to 1."""
        return self.throw() < share

    def one(self, among: Sequence[_T]) -> _T:
        """Return one of these."""
        return among[int(self.throw() * len(among))]

    def some(self, among: Sequence[_T], count: int) -> list[_T]:
        """Return so many different ones of these, in their order."""
        places: set[int] = set()
        while len(places) < min(count, len(among)):
            places.add(int(self.throw() * len(among)))
        return [among[place] for place in sorted(places)]
