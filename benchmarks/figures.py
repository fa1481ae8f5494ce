"""The figures of a session in a page of the documentation (pure)."""

from __future__ import annotations

from collections.abc import Sequence

START = "<!-- figures: written by python -m benchmarks --into -->"
END = "<!-- end of the figures -->"


def with_figures(page: str, lines: Sequence[str]) -> str:
    """Return a page with these lines in place of the figures it has.

    Raises ValueError for a page that has no place for figures.
    """
    before, start, rest = page.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"there is no {START} with {END} after it")
    block = "\n".join(("```text", *lines, "```"))
    return f"{before}{START}\n{block}\n{END}{after}"
