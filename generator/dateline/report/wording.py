"""Words of the reports: counts, lists, and text that is safe to print (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.diagnostics import ERROR, Diagnostic


def plain(text: str) -> str:
    """Return text on one line, with nothing a terminal would act on or could not print."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: ``1 file``, ``1,045 files``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(parts: Sequence[str]) -> str:
    """Return parts as a list in a sentence: ``a, b and c``."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """Return how many errors and warnings there are; nothing where there are none."""
    failures = sum(d.severity == ERROR for d in diagnostics)
    warnings = len(diagnostics) - failures
    parts = [counted(failures, "error")] * bool(failures)
    return joined(parts + [counted(warnings, "warning")] * bool(warnings))


def place(diagnostic: Diagnostic) -> str:
    """Return where a problem is: ``path:line:column``, as far as it is known."""
    span = diagnostic.span
    numbers = [str(n) for n in (span.line, span.column)[: 2 if span.line else 0] if n]
    return ":".join([plain(span.path), *numbers])


def told(diagnostic: Diagnostic) -> str:
    """Return what is wrong and how to mend it, on one line."""
    hint = f"; {diagnostic.hint}" if diagnostic.hint else ""
    return plain(diagnostic.message + hint)
