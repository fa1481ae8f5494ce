"""Entries for measuring: entry n is the same however many there are (pure).

An entry depends on its number alone, and leads to entries with lower numbers only. So a corpus of
1,000 entries is the beginning of that of 10,000.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterator

import msgspec

from benchmarks.dice import Dice
from benchmarks.words import names, paragraph, phrase, slug, words

_FIRST_DAY = datetime.date(2009, 1, 1)
_DAYS = 16 * 365
_PUBLISHER_KINDS = ("Courier", "Dispatch", "Radio", "Review", "Wire")
_LANGUAGES = ("en", "en", "en", "ru", "kk")


class Named(msgspec.Struct, frozen=True):
    """An actor or a place of the registry."""

    id: str
    kind: str
    """``person``, ``organisation`` or ``place``."""
    name: str
    description: str


class Cited(msgspec.Struct, frozen=True):
    """A source, written out in its entry."""

    id: str
    url: str
    publisher: str
    title: str
    language: str
    published: str
    """Day, ISO 8601."""


class Head(msgspec.Struct, frozen=True):
    """What other entries need to know of an entry."""

    id: str
    slug: str
    title: str
    day: datetime.date
    precise: bool
    """Whether the day is known, or the month only."""

    @property
    def address(self) -> str:
        """Folder of its page."""
        return (
            f"{self.day:%Y/%m/%d}/{self.slug}" if self.precise else f"{self.day:%Y/%m}/{self.slug}"
        )


class Item(msgspec.Struct, frozen=True):
    """One entry in full."""

    head: Head
    date: str
    """In Dateline's grammar of dates."""
    summary: str
    key: bool
    tags: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[Cited, ...]
    updates: str
    """Id of an entry, or nothing."""
    body: str
    """Markdown with Dateline's citations and links."""


@functools.cache
def tags() -> tuple[str, ...]:
    """Return the 60 tags."""
    return tuple(name.lower() for name in names("tags", 60, 1))


@functools.cache
def actors() -> tuple[Named, ...]:
    """Return the 200 actors, every fifth an organisation."""
    return tuple(_named("actors", 200, 2, ("organisation", *["person"] * 4)))


@functools.cache
def places() -> tuple[Named, ...]:
    """Return the 80 places."""
    return tuple(_named("places", 80, 1, ("place",)))


@functools.cache
def publishers() -> tuple[str, ...]:
    """Return the 40 publishers."""
    kinds = _PUBLISHER_KINDS
    return tuple(f"{n} {kinds[i % len(kinds)]}" for i, n in enumerate(names("publishers", 40, 1)))


def _named(what: str, count: int, parts: int, kinds: tuple[str, ...]) -> Iterator[Named]:
    dice = Dice(f"registry of {what}")
    for number, name in enumerate(names(what, count, parts)):
        yield Named(slug(name), kinds[number % len(kinds)], name, phrase(dice, 5, 12))


@functools.lru_cache(maxsize=1000)
def head(number: int) -> Head:
    """Return what others need to know of an entry."""
    dice = Dice(f"head {number}")
    day = _FIRST_DAY + datetime.timedelta(days=dice.between(0, _DAYS - 1))
    title = phrase(dice, 4, 9)
    if dice.chance(0.1):
        title = title.replace(" ", ": ", 1)  # which YAML reads as a key unless it is quoted
    name = f"{slug(title)[:50].rstrip('-')}-{number}"
    precise = not dice.chance(0.04)
    prefix = f"{day:%Y-%m-%d}" if precise else f"{day:%Y-%m}"
    return Head(f"{prefix}-{name}", name, title, day, precise)


def items(count: int) -> Iterator[Item]:
    """Yield the first entries, in the order of their numbers, which is not that of their dates."""
    return map(item, range(count))


def item(number: int) -> Item:
    """Return an entry."""
    dice = Dice(f"entry {number}")
    known = head(number)
    sources = tuple(_source(dice, known, f"{number}-{k}") for k in range(dice.between(1, 5)))
    updates = head(dice.between(0, number - 1)).id if number and dice.chance(0.08) else ""
    return Item(
        head=known,
        date=_date(dice, known),
        summary=" ".join(paragraph(dice, dice.between(12, 26))),
        key=dice.chance(0.02),
        tags=tuple(dice.some(tags(), dice.between(1, 4))),
        actors=tuple(a.id for a in dice.some(actors(), dice.between(0, 3))),
        places=tuple(p.id for p in dice.some(places(), dice.between(0, 2))),
        sources=sources,
        updates=updates,
        body=_body(dice, number, sources),
    )


def _date(dice: Dice, known: Head) -> str:
    """Most dates are days; some have a time, are approximate, or are one of two ends."""
    if not known.precise:
        return f"{known.day:%Y-%m}"
    written, kind = known.day.isoformat(), dice.throw()
    if kind < 0.2:
        return f"{written}T{dice.between(4, 22):02}:{dice.between(0, 11) * 5:02}"
    if kind < 0.25:
        return f"{written}~"
    if kind < 0.3:
        return f"{written}/{known.day + datetime.timedelta(days=dice.between(1, 6))}"
    return written


def _source(dice: Dice, known: Head, mark: str) -> Cited:
    publisher = dice.one(publishers())
    published = known.day + datetime.timedelta(days=dice.between(0, 5))
    path = "-".join(words(dice, 4))
    return Cited(
        id=f"{slug(publisher)}-{mark}",
        url=f"https://{slug(publisher)}.example/{published:%Y/%m}/{path}-{mark}",
        publisher=publisher,
        title=phrase(dice, 5, 11),
        language=dice.one(_LANGUAGES),
        published=published.isoformat(),
    )


def _body(dice: Dice, number: int, sources: tuple[Cited, ...]) -> str:
    """Return 60 to 250 words in paragraphs, and what else stands in an entry."""
    total = dice.between(60, 250)
    blocks = [_cited(dice, paragraph(dice, total * 3 // 10), sources[0])]
    blocks.append(_linked(dice, paragraph(dice, total // 4), number, sources[-1]))
    if dice.chance(0.7):
        blocks.append("\n".join(f"- {phrase(dice, 4, 9)}" for _ in range(dice.between(2, 5))))
    if dice.chance(0.5):
        blocks.append(f"> {phrase(dice, 9, 18)}.")
    blocks.append(" ".join(paragraph(dice, total // 4)))
    if dice.chance(0.12):
        blocks.append(_table(dice))
    if dice.chance(0.15):
        blocks[-1 if not blocks[-1].startswith("|") else 0] += "[^more]"
        blocks.append(f"[^more]: {phrase(dice, 6, 12)}.")
    return "\n\n".join(blocks) + "\n"


def _cited(dice: Dice, sentences: list[str], source: Cited) -> str:
    """A sentence with an emphasis, then others, the last of them cited."""
    first, _, rest = sentences[0].partition(" ")
    second, _, rest = rest.partition(" ")
    return " ".join([f"{first} **{second}** {rest}", *sentences[1:]]) + f"[@{source.id}]"


def _linked(dice: Dice, sentences: list[str], number: int, source: Cited) -> str:
    """A link to a source in the text; in every third entry one to another entry too."""
    text = f"{' '.join(sentences)} See [{phrase(dice, 2, 4)}]({source.url})."
    if number and dice.chance(0.35):
        target = head(dice.between(0, number - 1)).id
        shown = f"|{phrase(dice, 2, 4)}" if dice.chance(0.5) else ""
        text += f" It followed [[{target}{shown}]]."
    return text


def _table(dice: Dice) -> str:
    rows = ["| Place | Counted | Missing |", "|---|--:|--:|"]
    for place in dice.some(places(), dice.between(2, 5)):
        rows.append(f"| {place.name} | {dice.between(1, 900)} | {dice.between(0, 60)} |")
    return "\n".join(rows)
