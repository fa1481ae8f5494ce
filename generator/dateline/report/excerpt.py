"""The line of a file that a problem is about, with a mark under the place (effect: reads)."""

from __future__ import annotations

import os
import stat
import unicodedata
from pathlib import Path

from dateline.diagnostics import Diagnostic

_WIDTH = 96
"""Columns of the file that are shown of one line."""
_MOST = 2_000_000
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class Excerpts:
    """Shows lines of the files of one site; the last file read is kept."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._lines: list[str] = []

    def __call__(self, diagnostic: Diagnostic) -> list[str]:
        """Return the line with a mark below it; nothing where the file has no such line."""
        span = diagnostic.span
        if not span.line:
            return []
        if span.path != self._path:
            self._path, self._lines = span.path, _read(self._root / span.path)
        if span.line > len(self._lines):
            return []
        return excerpt(self._lines[span.line - 1], span.line, span.column)


def excerpt(line: str, number: int, column: int) -> list[str]:
    """Return a line with its number and, for a column that is not 0, a mark below the column."""
    start = max(0, column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = line[start : start + _WIDTH]
    before = "…" if start else ""
    after = "…" if start + _WIDTH < len(line) else ""
    visible = "".join(c if c.isprintable() else " " for c in shown)
    margin = f"{number:>6} | "
    lines = [f"{margin}{before}{visible}{after}".rstrip()]
    if 0 < column <= len(line) + 1:
        space = len(before) + sum(_columns(c) for c in shown[: column - 1 - start])
        lines.append(f"{' ' * 6} | {' ' * space}^")
    return lines


def _columns(character: str) -> int:
    """Return how many columns of a terminal a character takes."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _read(path: Path) -> list[str]:
    """Return the lines of a file; none where it is no plain file or cannot be read any more."""
    try:
        handle = os.open(path, _FLAGS)
    except OSError:
        return []
    try:
        plain = stat.S_ISREG(os.fstat(handle).st_mode)
        data = os.read(handle, _MOST) if plain else b""
    finally:
        os.close(handle)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return text.split("\n") if text else []
