"""The one table that a session ends with (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.session import Measured

_WIDTHS = (10, 21, 9, 16, 9, 12, 12, 8)
_HEADINGS = ("", "", "wall s", "(from to)", "cpu s", "largest MB", "all MB", "pages")
_RATIOS = ("cold", "one entry edited")

Row = tuple[str, ...]


def table(rows: Sequence[Measured]) -> Iterator[str]:
    """Yield the lines of the table: medians over the rounds, for each size of corpus."""
    for count in dict.fromkeys(row.entries for row in rows):
        ours = [row for row in rows if row.entries == count]
        rounds = max(row.round for row in ours)
        yield ""
        yield f"{count:,} entries, {rounds} {'round' if rounds == 1 else 'rounds'}, medians"
        yield ""
        yield _line(_HEADINGS)
        for subject, step in dict.fromkeys((r.subject, r.step) for r in ours):
            yield _line(_row([r for r in ours if (r.subject, r.step) == (subject, step)]))
        yield ""
        yield from _ratios(ours)


def _row(rows: Sequence[Measured]) -> Row:
    walls = [r.usage.wall for r in rows]
    together = median(r.usage.together for r in rows)
    return (
        rows[0].subject,
        rows[0].step,
        f"{median(walls):.2f}",
        f"({min(walls):.2f} {max(walls):.2f})",
        f"{median(r.usage.cpu for r in rows):.2f}",
        _megabytes(median(r.usage.largest for r in rows)),
        _megabytes(together) if together else "not known",
        f"{rows[0].pages:,}" if rows[0].pages else "",
    )


def _megabytes(count: float) -> str:
    return f"{count / 1_000_000:.0f}"


def _line(cells: Row) -> str:
    left = [cell.ljust(width) for cell, width in zip(cells[:2], _WIDTHS[:2], strict=True)]
    right = [cell.rjust(width) for cell, width in zip(cells[2:], _WIDTHS[2:], strict=True)]
    return "".join((*left, *right)).rstrip()


def _ratios(rows: Sequence[Measured]) -> Iterator[str]:
    """Say how Dateline's figures relate to the peers' of the same run."""
    for step in _RATIOS:
        pair = [_cost(rows, subject, step) for subject in ("Dateline", "Hugo")]
        index = _cost(rows, "Pagefind", "over Hugo's pages")
        yield from _ratio(f"Dateline to Hugo, {step}", pair[0], pair[1])
        if index and pair[1]:
            both = (pair[1][0] + index[0], pair[1][1] + index[1])
            yield from _ratio(f"Dateline to Hugo and Pagefind, {step}", pair[0], both)
    yield "Search index: not part of this release of Dateline."


def _cost(rows: Sequence[Measured], subject: str, step: str) -> tuple[float, float] | None:
    found = [r.usage for r in rows if (r.subject, r.step) == (subject, step)]
    return (median(u.wall for u in found), median(u.cpu for u in found)) if found else None


def _ratio(
    what: str, one: tuple[float, float] | None, other: tuple[float, float] | None
) -> Iterator[str]:
    if one and other:
        yield f"{what}: wall {one[0] / other[0]:.2f}, cpu {one[1] / other[1]:.2f}"
