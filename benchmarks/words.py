"""A language of its own for the corpus: words, sentences and names that mean nothing (pure).

Words differ in frequency as those of a language do, the n-th being used about n times less often
than the first, so that compression and a search index meet what they would meet in real text.
"""

from __future__ import annotations

import bisect
import functools
import itertools

from benchmarks.dice import Dice

_PLAIN = (
    "the of and to in a was that for it on with as by at he from had were which not are but have "
    "this be they his their or one there who been an all so when she her its will out more no two "
    "said about into than them then only other some new over such after also first where any what "
    "before during between under through against until while years day people city house water "
    "night week part place road long most many still never each near same own well made came went "
    "told left here home because since within without across along almost four five six ten half "
    "early late last next second third several few both east west north south river lake sea "
    "valley harbour port coast bridge square station railway mill school gate street district "
    "council court office mayor crew workers meeting vote hour morning evening storm rain wind "
    "ship called sent spoke walked returned met open closed began behind below around away again "
    "nobody year yet up very post line less half whole town"
)
_HEADS = "b br d f g gl h j k l m n p r s sk st t tr v z".split()
_HEARTS = "a e i o u ae ei oa".split()
_TAILS = ("", "", "", "", *"l m n r s st nd rk sh".split())
_SIZE = 20_000


def _syllable(dice: Dice) -> str:
    return dice.one(_HEADS) + dice.one(_HEARTS) + dice.one(_TAILS)


@functools.cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return all words, and up to each of them the sum of their weights."""
    dice = Dice("vocabulary")
    words = dict.fromkeys(_PLAIN.split())
    while len(words) < _SIZE:
        words["".join(_syllable(dice) for _ in range(dice.between(1, 3)))] = None
    weights = itertools.accumulate(1 / (rank + 2) for rank in range(len(words)))
    return tuple(words), tuple(weights)


def words(dice: Dice, count: int) -> list[str]:
    """Return so many words."""
    known, sums = _vocabulary()
    return [known[bisect.bisect(sums, dice.throw() * sums[-1])] for _ in range(count)]


def phrase(dice: Dice, least: int, most: int) -> str:
    """Return a phrase of so many words, the first with a capital letter."""
    text = " ".join(words(dice, dice.between(least, most)))
    return text[0].upper() + text[1:]


def paragraph(dice: Dice, count: int) -> list[str]:
    """Return sentences that have about so many words together, at least one."""
    found: list[str] = []
    while count > 0 or not found:
        length = max(4, min(count, dice.between(7, 21)))
        found.append(phrase(dice, length, length) + ".")
        count -= length
    return found


@functools.cache
def names(kind: str, count: int, parts: int) -> tuple[str, ...]:
    """Return so many different names of so many words, the same for the same kind."""
    dice = Dice(f"names of {kind}")
    found: dict[str, None] = {}
    while len(found) < count:
        made = ((_syllable(dice) + _syllable(dice)).capitalize() for _ in range(parts))
        found[" ".join(made)] = None
    return tuple(found)


def slug(text: str) -> str:
    """Return a text of this language as part of an address."""
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())
