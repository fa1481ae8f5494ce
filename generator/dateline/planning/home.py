"""The first page (pure): the story in brief, then the timeline or the way into it."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.dating.civil import Civil
from dateline.planning import addresses
from dateline.planning.context import Context, feeds_of, frame
from dateline.planning.density import Stretch, stretches
from dateline.planning.periods import listed_at, period_tree
from dateline.planning.recipe import Recipe, encoded, key_of
from dateline.views import Bar, Density, HomeView

HOME = "index.html"
_MOST_KEYS = 60


def is_long(context: Context) -> bool:
    """Say whether the timeline is too long for the first page and has years and months instead."""
    return len(context.timeline.entries) > context.config.home_limit


def home_page(context: Context) -> Recipe[HomeView]:
    """Return the first page: with the whole timeline where that is not too long for one page."""
    entries = context.timeline.entries
    whole = not is_long(context)
    shown = range(len(entries)) if whole else [p for p, e in enumerate(entries) if e.key]
    shape = encoded([(e.date.text, e.date.start, e.key) for e in entries])
    ends = context.cards.keys_of(_ends(context))
    facts = encoded(_facts(context))
    key = key_of(context.base, context.cards.keys_of(shown), shape, ends, facts)
    return Recipe("home", HOME, key, lambda: _home(context, whole))


def _facts(context: Context) -> tuple[int, int, int]:
    """How many entries, sources and languages of sources there are.

    They stand on the first page only: on every page they would make every page anew with each
    entry.
    """
    timeline = context.timeline
    cited = (*timeline.registered, *timeline.inline)
    languages = {c.source.language for c in cited if c.source.language}
    return len(timeline.entries), len(cited), len(languages)


def _ends(context: Context) -> tuple[int, ...]:
    """Positions of the entry that begins first, on the calendar, and of the one that ends last."""
    entries = context.timeline.entries
    if not entries:
        return ()
    every = range(len(entries))
    first = min(every, key=lambda p: entries[p].date.start)
    return first, max(every, key=lambda p: (entries[p].date.end, entries[p].id))


def _home(context: Context, whole: bool) -> HomeView:
    timeline, config, cards = context.timeline, context.config, context.cards
    keys = [p for p, e in enumerate(timeline.entries) if e.key][:_MOST_KEYS]
    ends = [timeline.entries[p].when for p in _ends(context)]
    entries, sources, languages = _facts(context)
    return HomeView(
        **frame(
            context,
            "home",
            HOME,
            config.title,
            description=config.description,
            feeds=feeds_of("", config.title),
        ),
        entries=entries,
        sources=sources,
        languages=languages,
        first=ends[0] if ends else None,
        last=ends[1] if ends else None,
        keys=tuple(cards.card(p) for p in keys),
        density=density(context, whole),
        days=cards.days(range(len(timeline.entries))) if whole else (),
        periods=() if whole else period_tree(context),
    )


def density(context: Context, whole: bool) -> Density:
    """Return the density picture; its columns lead into this page where the timeline is on it."""
    order = sorted(
        range(len(context.timeline.entries)),
        key=lambda i: context.timeline.entries[i].date.start,
    )
    starts = [context.timeline.entries[i].date.start for i in order]
    pieces = stretches(starts)
    at = None if whole else listed_at(context)
    tallest = max((p.count for p in pieces), default=1)
    bars = []
    for number, piece in enumerate(pieces):
        inside = order[piece.first : piece.first + piece.count]
        before = pieces[number - 1] if number else None
        bar = _bar(context, piece, inside, at)
        height = -(-1000 * piece.count // tallest)
        gap = before is not None and before.unit != piece.unit
        under = _under(context, piece, before)
        bars.append(msgspec.structs.replace(bar, height=height, gap=gap, under=under))
    drawn = {p.unit for p in pieces} or {"day"}
    return Density(tuple(bars), next((u for u in _UNITS if u in drawn), "decade"))


_UNITS = ("day", "month", "year")


def _bar(
    context: Context, piece: Stretch, inside: list[int], at: Callable[[int], str] | None
) -> Bar:
    words = context.words(piece.unit, piece.start)
    return Bar(
        label=words.long,
        short=words.short,
        count=piece.count,
        key=any(context.timeline.entries[i].key for i in inside),
        address=_target(context, piece, inside, at),
        height=0,
    )


def _under(context: Context, piece: Stretch, before: Stretch | None) -> str:
    """Name the month under its first day, the year under its first month."""
    start = piece.start
    if piece.unit == "day" and not (before and _month(before) == _month(piece)):
        return context.words("month", Civil(start.year, start.month)).short
    if piece.unit == "month" and not (before and before.start.year == start.year):
        return context.words("year", Civil(start.year)).short
    return ""


def _month(piece: Stretch) -> tuple[int, int]:
    return piece.start.year, piece.start.month


def _target(
    context: Context, piece: Stretch, inside: list[int], at: Callable[[int], str] | None
) -> str:
    """Where a column leads: to its first day where that has a heading, else to its period."""
    if not inside:
        return ""
    date = context.timeline.entries[inside[0]].date
    anchor = "#" + addresses.anchor(date)
    if at is None:
        return anchor
    if piece.unit == "day":
        return at(inside[0]) + anchor
    known = Civil(date.start.year, date.start.month if piece.unit == "month" else 0)
    return addresses.page(*addresses.civil_parts(known))
