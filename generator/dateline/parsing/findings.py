"""The problems of one file, gathered while it is read (pure).

A mistake that is repeated in every line of a file must neither fill the screen nor take minutes
to report, so a file's problems are counted beyond a point and no longer told one by one.
"""

from __future__ import annotations

from dateline.codes import CODES
from dateline.diagnostics import ERROR, Diagnostic, Span, in_order
from dateline.parsing.nodes import Mapping, Scalar, Sequence

MOST_TOLD = 100
"""Problems of one file that are told one by one."""


class Findings:
    """Collects the problems of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.errors = 0
        self.count = 0
        self._told: list[Diagnostic] = []
        self._codes: set[str] = set()

    def add(
        self,
        code: str,
        message: str,
        where: Scalar | Mapping | Sequence | tuple[int, int] = (0, 0),
        hint: str = "",
    ) -> None:
        """Note a problem at a node, or at a line and a column."""
        severity = CODES[code].severity
        self._codes.add(code)
        self.errors += severity == ERROR
        self.count += 1
        if self.count > MOST_TOLD:
            return
        line, column = where if isinstance(where, tuple) else (where.line, where.column)
        span = Span(self.path, line, column)
        self._told.append(Diagnostic(code, message, span, hint, severity))

    def noted(self, code: str) -> bool:
        """Whether a problem with this code has been noted, so that it need not be explained."""
        return code in self._codes

    def told(self) -> tuple[Diagnostic, ...]:
        """Return the problems in the order of the file, with a last one for those not told."""
        more = self.count - len(self._told)
        if not more:
            return in_order(self._told)
        message = f"{more} more problems in this file are not listed"
        told = in_order(self._told)
        line = told[-1].span.line
        hint = "mend the listed ones first"
        return (*told, Diagnostic("DL013", message, Span(self.path, line + 1), hint))
