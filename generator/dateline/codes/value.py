"""What is said about a diagnostic code (pure value)."""

from __future__ import annotations

import msgspec

from dateline.diagnostics import ERROR, WARNING


class Code(msgspec.Struct, frozen=True):
    """The meaning of a diagnostic code."""

    title: str
    """What is wrong, in a few words."""
    explanation: str
    """Why it matters and what to do: two sentences or three, in plain words."""
    example_bad: str
    """Content, or a situation, that causes it."""
    example_good: str
    """The same without the problem."""
    severity: str = ERROR
    """`ERROR` or `WARNING`."""


def warning(title: str, explanation: str, example_bad: str, example_good: str) -> Code:
    """Return the meaning of a code that does not stop a build."""
    return Code(title, explanation, example_bad, example_good, WARNING)
