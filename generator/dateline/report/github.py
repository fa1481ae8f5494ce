"""Reports for GitHub Actions (pure): annotations in the job's log, a table for its summary.

GitHub shows at most ten errors and ten warnings of a step, in the order in which they are
written. So those in files that the change touches come first, and the tenth says how many more
there are; the log and the summary hold them all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence, Set

from dateline.diagnostics import ERROR, WARNING, Diagnostic
from dateline.report.finished import Finished
from dateline.report.outcome import outcome
from dateline.report.style import Style
from dateline.report.text import line, made
from dateline.report.wording import place, plain, tally, told

_SHOWN = 10
"""Annotations of one severity that GitHub shows for a step."""
_SUMMARY = 900_000
"""Bytes of a step's summary; GitHub drops one of more than 1,048,576."""
_MARKUP = frozenset("\\`*_[]<>#!|~&@:.")


def log_lines(finished: Finished, prefix: str, touched: Set[str]) -> Iterator[str]:
    """Yield the lines for the job's log: the whole report as text, then the annotations.

    `prefix` leads from the repository's top to the site's root: empty, or ending in a slash.
    """
    plainly = [line(d, Style()) for d in finished.result.diagnostics]
    plainly += made(finished)
    plainly += [] if finished.quiet else outcome(finished)
    yield from _shielded(plainly)
    ordered = sorted(finished.result.diagnostics, key=lambda d: prefix + d.span.path not in touched)
    for severity in (ERROR, WARNING):
        yield from _annotations([d for d in ordered if d.severity == severity], prefix)


def _shielded(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines so that none of them is taken for a command of the workflow.

    They quote what editors wrote. The word that ends the shield comes from the lines themselves,
    so that no line can hold it.
    """
    if not lines:
        return
    word = hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()
    yield f"::stop-commands::{word}"
    yield from lines
    yield f"::{word}::"


def _annotations(diagnostics: Sequence[Diagnostic], prefix: str) -> Iterator[str]:
    fitting = len(diagnostics) if len(diagnostics) <= _SHOWN else _SHOWN - 1
    for diagnostic in diagnostics[:fitting]:
        yield annotation(diagnostic, prefix)
    rest = diagnostics[fitting:]
    if rest:
        yield f"::{rest[0].severity}::and {tally(rest)} more: see the log or the job's summary"


def annotation(diagnostic: Diagnostic, prefix: str) -> str:
    """Return the workflow command that shows a problem at its line."""
    span = diagnostic.span
    properties = {"file": prefix + span.path}
    if span.line:
        properties["line"] = str(span.line)
        if span.column:
            properties["col"] = str(span.column)
    properties["title"] = diagnostic.code
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{diagnostic.severity} {listed}::{_data(told(diagnostic))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(finished: Finished, prefix: str) -> str:
    """Return the report as Markdown for the job's summary, within the size GitHub takes."""
    what = "Build" if finished.dest else "Check"
    lines = [f"### {what}: {tally(finished.result.diagnostics) or 'no problems'}", ""]
    lines += [f"{_escaped(said)}  " for said in outcome(finished)]
    if finished.result.diagnostics:
        lines += ["", "| where | what | |", "|---|---|---|"]
    size = sum(len(each.encode("utf-8", "replace")) + 1 for each in lines)
    for number, diagnostic in enumerate(finished.result.diagnostics):
        row = _row(diagnostic, prefix)
        size += len(row.encode("utf-8", "replace")) + 1
        if size > _SUMMARY:
            rest = finished.result.diagnostics[number:]
            lines += ["", f"… and {tally(rest)} more: see the job's log."]
            break
        lines.append(row)
    return "\n".join(lines) + "\n\n"


def _row(diagnostic: Diagnostic, prefix: str) -> str:
    where = _escaped(prefix + place(diagnostic))
    kind = f"{diagnostic.severity} {diagnostic.code}"
    return f"| {where} | {_escaped(told(diagnostic))} | {kind} |"


def _escaped(text: str) -> str:
    """Return text in which Markdown and HTML see nothing but text."""
    return "".join(f"&#{ord(c)};" if c in _MARKUP else c for c in plain(text))
