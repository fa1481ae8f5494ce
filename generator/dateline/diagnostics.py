"""Problems as values: what is wrong, where, and how to mend it (pure).

Stages return `Diagnostic`s for what a user can mend and raise for our own mistakes.
Every code is listed with its explanation in `codes.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

ERROR = "error"
WARNING = "warning"


class Span(msgspec.Struct, frozen=True, order=True):
    """A place in an input file."""

    path: str
    """Path from the site's root, with forward slashes."""
    line: int = 0
    """Line, counted from 1; 0 means the file as a whole."""
    column: int = 0
    """Column in characters, counted from 1; 0 means the line as a whole."""


class Diagnostic(msgspec.Struct, frozen=True):
    """One problem in the input."""

    code: str
    """Stable identifier, such as ``DL203``; see `codes.py`."""
    message: str
    """What was found and what was expected: one sentence without a final full stop."""
    span: Span
    hint: str = ""
    """How to mend it, when that is not plain from the message."""
    severity: str = ERROR
    """`ERROR` stops the build; `WARNING` does not, unless the build is strict."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics once each, by file, line, column, code and message."""
    key = lambda d: (d.span, d.code, d.message)  # noqa: E731 - a sort key is clearest in place
    return tuple(sorted(set(diagnostics), key=key))


def errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return those that stop a build."""
    return tuple(d for d in diagnostics if d.severity == ERROR)
