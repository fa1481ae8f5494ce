"""The last lines of a report: what was published, what was held back, and why (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.diagnostics import errors
from dateline.options import Result
from dateline.publish.change import Change
from dateline.report.finished import Finished
from dateline.report.wording import counted, joined, plain, tally
from dateline.timeline import Held

_NAMED = 5
"""Entries held back that are named in the line; more of them get a line each."""


def outcome(finished: Finished) -> Iterator[str]:
    """Yield the last lines of a report."""
    if finished.published:
        yield from _published(finished)
    else:
        yield from _checked(finished)
        if finished.dest:
            yield f"Nothing was published; {plain(finished.dest)} is as it was before."


def _published(finished: Finished) -> Iterator[str]:
    result = finished.result
    counts = result.counts
    yield (
        f"Published {counted(counts.entries, 'entry', 'entries')} on "
        f"{counted(counts.pages, 'page')} in {plain(finished.dest)}: "
        f"{counted(counts.files, 'file')} ({_changes(result.change or Change())})."
    )
    yield from held_back(result)
    if result.diagnostics:
        yield f"{tally(result.diagnostics)}."


def _changes(change: Change) -> str:
    parts = (
        (change.added, "added"),
        (change.changed, "changed"),
        (change.restored, "restored"),
        (change.removed, "removed"),
        (change.unchanged, "unchanged"),
    )
    return ", ".join(f"{number:,} {word}" for number, word in parts if number) or "none"


def held_back(result: Result) -> Iterator[str]:
    """Yield what is not published as an entry, by reason, every entry by name."""
    kept = _tombstones(result)
    if not result.held:
        yield f"Nothing was held back.{kept}"
        return
    groups = [
        (reason, [h for h in result.held if h.reason == reason])
        for reason in sorted({h.reason for h in result.held})
    ]
    if len(result.held) <= _NAMED:
        named = (f"{_sum(r, g)} ({', '.join(_name(h) for h in g)})" for r, g in groups)
        yield f"Held back: {'; '.join(named)}.{kept}"
        return
    yield f"Held back: {joined([_sum(r, g) for r, g in groups])}.{kept}"
    for reason, group in groups:
        yield from (f"  {reason}: {_name(h)}" for h in group)


def _sum(reason: str, group: list[Held]) -> str:
    return counted(len(group), "draft") if reason == "draft" else f"{len(group):,} {reason}"


def _name(held: Held) -> str:
    return plain(f"{held.path} until {held.until}" if held.until else held.path)


def _tombstones(result: Result) -> str:
    """Say how many entries are published as no more than a notice at their address."""
    pairs = ((result.counts.retracted, "retracted"), (result.counts.merged, "merged"))
    parts = [f"{number:,} {word}" for number, word in pairs if number]
    if not parts:
        return ""
    single = sum(number for number, _ in pairs) == 1
    noun = "entry keeps its address" if single else "entries keep their addresses"
    return f" {joined(parts)} {noun}."


def _checked(finished: Finished) -> Iterator[str]:
    result = finished.result
    where = " in what was named" if finished.narrowed else ""
    if not result.diagnostics:
        publishable = counted(result.counts.entries, "entry", "entries")
        held = f", {len(result.held):,} held back" if result.held else ""
        rest = "" if finished.narrowed else f": {publishable} to publish{held}"
        yield f"No problems found{where}{rest}."
    else:
        yield f"{tally(result.diagnostics)}{where}{_strictly(result)}."
        code = (errors(result.diagnostics) or result.diagnostics)[0].code
        yield f"More about a problem: dateline explain {code}"
    if finished.hidden:
        yield f"{counted(finished.hidden, 'problem')} in other files, not shown."


def _strictly(result: Result) -> str:
    """Say why a result with no error is none the less wrong."""
    only_warnings = all(d.severity != "error" for d in result.diagnostics)
    return "; with --strict they count as errors" if result.strict and only_warnings else ""
