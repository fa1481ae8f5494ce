"""The exit code (pure): what a job, or the next command of a line, has to know."""

from __future__ import annotations

from dateline.diagnostics import Diagnostic, errors
from dateline.options import Result

FINE = 0
"""Nothing stops a build."""
CONTENT = 1
"""There are problems in the content: an editor mends them."""
USE = 2
"""Wrong use, configuration, theme, or machine: whoever set up the job mends it."""
FAULT = 3
"""A fault of Dateline's."""


def exit_code(result: Result) -> int:
    """Return the code for a result.

    `USE` stands for problems that are all in the configuration or in a theme; with one in the
    content among them it is `CONTENT`.
    """
    if result.ok:
        return FINE
    stopping = result.diagnostics if result.strict else errors(result.diagnostics)
    return USE if all(is_configuration(d) for d in stopping) else CONTENT


def is_configuration(diagnostic: Diagnostic) -> bool:
    """Say whether a problem lies in how the site is set up rather than in what it says."""
    path = diagnostic.span.path
    return diagnostic.code.startswith("DL6") or path == "dateline.yml" or path.startswith("themes/")
