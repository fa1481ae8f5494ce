"""Reports for people: one line for a problem, and below it the line of the file (pure)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click

from dateline.diagnostics import ERROR, Diagnostic
from dateline.report.finished import Finished
from dateline.report.outcome import outcome
from dateline.report.style import Style
from dateline.report.wording import place, plain, told

Excerpt = Callable[[Diagnostic], list[str]]
"""Gives the lines to be shown below a problem; none where there is nothing to show."""


def text_lines(finished: Finished, style: Style, excerpt: Excerpt) -> Iterator[str]:
    """Yield the lines of a report."""
    for diagnostic in finished.result.diagnostics:
        yield line(diagnostic, style)
        if style.excerpts:
            yield from excerpt(diagnostic)
    yield from made(finished)
    if not finished.quiet:
        yield from outcome(finished)


def made(finished: Finished) -> Iterator[str]:
    """Yield why each output was made again, where that was asked for."""
    if finished.explained and finished.published and not finished.result.reasons:
        yield "No page had to be made again."
    for address, reason in finished.result.reasons:
        yield f"made {plain(address)}: {plain(reason)}"


def line(diagnostic: Diagnostic, style: Style) -> str:
    """Return a problem on one line: ``path:line:column: error DL203: message; hint``."""
    kind = f"{diagnostic.severity} {diagnostic.code}:"
    where = f"{place(diagnostic)}:"
    if style.colour:
        kind = click.style(kind, fg="red" if diagnostic.severity == ERROR else "yellow", bold=True)
        where = click.style(where, bold=True)
    return f"{where} {kind} {told(diagnostic)}"
