"""Year and month pages (pure): the way through a timeline that is long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from dateline.dating.civil import Civil
from dateline.planning import addresses
from dateline.planning.context import Context, frame, page_count, pages_of, portions
from dateline.planning.recipe import Recipe, encoded, key_of
from dateline.views import Link, ListView, Period

_MOST_KEYS = 12


def _by_period(context: Context) -> dict[Civil, list[int]]:
    """Positions of entries by year, and by month where it is known, in calendar order."""
    found: dict[Civil, list[int]] = {}
    for position, entry in enumerate(context.timeline.entries):
        start = entry.date.start
        found.setdefault(Civil(start.year), []).append(position)
        if start.month:
            found.setdefault(Civil(start.year, start.month), []).append(position)
    return {civil: found[civil] for civil in sorted(found)}


def period_tree(context: Context) -> tuple[Period, ...]:
    """Return the years with their months and key developments."""
    found = _by_period(context)
    months: dict[int, list[Period]] = {}
    for civil, positions in found.items():
        if civil.month:
            months.setdefault(civil.year, []).append(_period(context, civil, positions))
    return tuple(
        _period(context, civil, positions, tuple(months.get(civil.year, ())))
        for civil, positions in found.items()
        if not civil.month
    )


def _period(
    context: Context, civil: Civil, positions: Sequence[int], months: tuple[Period, ...] = ()
) -> Period:
    entries = context.timeline.entries
    keys = [p for p in positions if entries[p].key][:_MOST_KEYS]
    return Period(
        name=_name(context, civil),
        address=_address(civil),
        count=len(positions),
        months=months,
        keys=tuple(context.cards.brief(p) for p in keys),
    )


def _name(context: Context, civil: Civil) -> str:
    return context.words("month" if civil.month else "year", civil).long


def _address(civil: Civil) -> str:
    return addresses.page(*addresses.civil_parts(civil))


def period_pages(context: Context) -> Iterator[Recipe[ListView]]:
    """Yield the page of every year and month in which an entry begins."""
    found = _by_period(context)
    trees = {p.address: p for p in period_tree(context)}
    years = [c for c in found if not c.month]
    months = [c for c in found if c.month]
    for run in (years, months):
        for index, civil in enumerate(run):
            before = run[index - 1] if index else None
            after = run[index + 1] if index + 1 < len(run) else None
            inside = trees[_address(civil)].months if not civil.month else ()
            period = _Run(civil, found[civil], inside, before, after)
            yield from _pages(context, period)


class _Run(NamedTuple):
    """A period with its neighbours."""

    civil: Civil
    positions: list[int]
    months: tuple[Period, ...]
    before: Civil | None
    after: Civil | None


def listed_at(context: Context) -> Callable[[int], str]:
    """Return what tells the page of its month, or of its year, that lists an entry."""
    found = _by_period(context)
    size = context.config.page_size

    def at(position: int) -> str:
        start = context.timeline.entries[position].date.start
        civil = Civil(start.year, start.month)
        listed = _listed(context, civil, found[civil])
        return addresses.numbered(_address(civil), listed.index(position) // size + 1)

    return at


def _listed(context: Context, civil: Civil, positions: list[int]) -> list[int]:
    """A year lists its entries itself when they fit on one page; else its months do."""
    if civil.month or len(positions) <= context.config.page_size:
        return positions
    return [p for p in positions if not context.timeline.entries[p].date.start.month]


def _pages(context: Context, run: _Run) -> Iterator[Recipe[ListView]]:
    size = context.config.page_size
    positions = _listed(context, run.civil, run.positions)
    total = page_count(len(positions), size)
    around = encoded((run.civil, run.months, run.before, run.after, len(run.positions), total))
    for number, portion in enumerate(portions(positions, size), 1):
        address = addresses.numbered(_address(run.civil), number)
        key = key_of(context.base, address, around, context.cards.keys_of(portion))
        make = partial(_page, context, run, portion, (number, total))
        yield Recipe("month" if run.civil.month else "year", address, key, make)


def _page(context: Context, run: _Run, portion: Sequence[int], at: tuple[int, int]) -> ListView:
    number, total = at
    address = _address(run.civil)
    return ListView(
        **frame(
            context,
            "month" if run.civil.month else "year",
            addresses.numbered(address, number),
            _name(context, run.civil),
        ),
        days=context.cards.days(portion),
        periods=run.months,
        total=len(run.positions),
        pages=pages_of(address, number, total),
        earlier=_link(context, run.before),
        later=_link(context, run.after),
    )


def _link(context: Context, civil: Civil | None) -> Link | None:
    return Link(_name(context, civil), _address(civil)) if civil else None
