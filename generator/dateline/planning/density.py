"""The density picture (pure): how many developments fell into each stretch of the whole period.

One scale cannot show both two weeks and the year after them. So the period is cut into years (or
decades, centuries), and the busiest piece is cut finer, year into months and month into days, as
long as there is room. A finer piece stands beside a coarser one with a gap between them.

An entry is counted where its date begins. Where a month is drawn in days, because the days of some
of its entries are known, one known to the month only counts towards the first day. A column of
which nothing is known more finely is not cut.
"""

from __future__ import annotations

import bisect
import heapq
from collections.abc import Mapping, Sequence

import msgspec

from dateline.dating.civil import Civil, month_days

MOST_BARS = 48
"""Columns that still have room for a name under most of them."""

_YEAR, _MONTH, _DAY = "year", "month", "day"
_COARSEST = "millennium"
_SPANS = {"decade": 10, "century": 100, _COARSEST: 1000}
_FINER = {
    _COARSEST: "century",
    "century": "decade",
    "decade": _YEAR,
    _YEAR: _MONTH,
    _MONTH: _DAY,
}


class Stretch(msgspec.Struct, frozen=True):
    """One column: a millennium, century, decade, year, month or day, and what begins in it."""

    unit: str
    start: Civil
    first: int
    """Position of its first entry in the sorted days."""
    count: int


def stretches(days: Sequence[Civil], most: int = MOST_BARS) -> tuple[Stretch, ...]:
    """Cut the period from the first to the last of these sorted days into at most `most` columns.

    Months and days that are not known count as the first.
    """
    if not days:
        return ()
    filled = sorted(Civil(d.year, d.month or 1, d.day or 1) for d in days)
    known = {_YEAR: [d for d in days if d.month], _MONTH: [d for d in days if d.day]}
    pieces = _whole(filled, most)
    queue = [(-p.count, p.start) for p in pieces]
    heapq.heapify(queue)
    kept = {p.start: p for p in pieces}
    while queue:
        _, start = heapq.heappop(queue)
        finer = _finer(filled, kept[start]) if _worth(kept[start], known) else []
        if finer and len(kept) - 1 + len(finer) <= most:
            del kept[start]
            for piece in finer:
                kept[piece.start] = piece
                heapq.heappush(queue, (-piece.count, piece.start))
    return tuple(kept[start] for start in sorted(kept))


def _worth(piece: Stretch, known: Mapping[str, Sequence[Civil]]) -> bool:
    """Whether a finer unit is known of any entry in a column."""
    if piece.unit in _SPANS:
        return piece.count > 0
    year, month = piece.start.year, piece.start.month if piece.unit == _MONTH else 0
    finer = known.get(piece.unit, ())
    before = bisect.bisect_left(finer, Civil(year, month))
    return before < bisect.bisect_right(finer, Civil(year, month or 12, 31))


def _whole(days: Sequence[Civil], most: int) -> list[Stretch]:
    first, last = days[0].year, days[-1].year
    if last - first < most:
        return _cut(days, _YEAR, [Civil(y, 1, 1) for y in range(first, last + 1)])
    unit, step = next(
        (u, s) for u, s in _SPANS.items() if (last // s) - (first // s) < most or u == _COARSEST
    )
    starts = range(first // step * step, last + 1, step)
    return _cut(days, unit, [Civil(y, 1, 1) for y in starts])


def _finer(days: Sequence[Civil], piece: Stretch) -> list[Stretch]:
    """Cut a column into the next finer unit; nothing when it is a day, or would gain nothing."""
    unit = _FINER.get(piece.unit)
    if unit is None or piece.count == 0:
        return []
    inside = days[piece.first : piece.first + piece.count]
    starts = _starts(piece, unit)
    if days[0] in inside:
        starts = starts[bisect.bisect_right(starts, days[0]) - 1 :]
    if days[-1] in inside:
        starts = starts[: bisect.bisect_right(starts, days[-1])]
    return _cut(days, unit, starts, end=piece.first + piece.count)


def _starts(piece: Stretch, unit: str) -> list[Civil]:
    """First days of the finer pieces of a column."""
    year, month = piece.start.year, piece.start.month
    if unit == _DAY:
        return [Civil(year, month, d) for d in range(1, month_days(year, month) + 1)]
    if unit == _MONTH:
        return [Civil(year, m, 1) for m in range(1, 13)]
    last = year + _SPANS[piece.unit]
    return [Civil(y, 1, 1) for y in range(year, last, _SPANS.get(unit, 1))]


def _cut(
    days: Sequence[Civil], unit: str, starts: Sequence[Civil], end: int | None = None
) -> list[Stretch]:
    bounds = [bisect.bisect_left(days, s) for s in starts]
    bounds.append(len(days) if end is None else end)
    return [
        Stretch(unit, start, bounds[i], bounds[i + 1] - bounds[i]) for i, start in enumerate(starts)
    ]
