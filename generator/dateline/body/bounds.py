"""How much a body may hold: limits that keep every accepted body quick to mark up (pure).

Markdown has no grammar that is linear: thousands of open brackets or quotes within quotes can
hold a parser for minutes. So marks are counted before they are parsed, and a body with more than
anybody writes by hand is refused. All counting here is linear in the length of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

BODY_LIMIT = 300_000
"""Characters a body may have unless the site says otherwise."""


class Excess(msgspec.Struct, frozen=True):
    """What a body has too much of, and where that is plain."""

    message: str
    offset: int
    hint: str = ""


class TooMuchError(Exception):
    """Raised while marking up, when the result would grow out of bounds."""


class _Count(msgspec.Struct, frozen=True):
    """A mark and how often it may occur in a body."""

    sign: str
    name: str
    limit: int


_COUNTS = (
    _Count("[", "opening square brackets", 4_000),
    _Count("`", "backticks outside code", 2_000),
    _Count("<", "signs <", 4_000),
    _Count("&", "signs &", 8_000),
    _Count("\\", "backslashes", 8_000),
    _Count("*", "asterisks", 12_000),
    _Count("_", "underscores", 12_000),
    _Count("|", "vertical bars", 40_000),
    _Count("  \n", "lines that end with two spaces", 5_000),
)
_NESTING = 12
_INDENT = 80
_STRETCHES = 6_000
_BLOCKS = 10_000
_LINES_OF_MARKS = 1_000
# Lines are found by the break before them: that is several times faster than by "^".
_DEPTH = re.compile(
    r"\n(?! *([*-])(?: *\1)* *\n)"
    rf"(?: *(?:[*+-](?=[ \n])|\d{{1,9}}\.(?=[ \n])|>)){{{_NESTING + 1}}}"
)
_MARK_LINES = re.compile(r"\n {0,3}(?:#|\[[^\[\]\n]{0,99}\]:|[=*_-]{1,3} *(?=[=*_-]|\n))")
_EMPTY = re.compile(r"\n\s*\n")
# A line of nothing but spaces is not indented, it is empty.
_INDENTED = re.compile(rf"\n {{{_INDENT + 1}}}[ \t]*+[^ \t\n]")


def excess(text: str, solid: str, stretches: int) -> Excess | None:
    """Return what a body has too much of; nothing if it is fine.

    `text` is the body with its code, comments and escapes made blank: what they hide parts
    nothing and nests nothing. `solid` is the body with letters in their place, so that they are
    neither the indent nor the end of a line. `stretches` says how many of these there were.
    """
    return next(_excesses(text, solid, stretches), None)


def _excesses(text: str, solid: str, stretches: int) -> Iterator[Excess]:
    if stretches > _STRETCHES:
        pieces = f"{stretches:,} pieces of code and escapes"
        yield Excess(f"the body has {pieces}; {_STRETCHES:,} are allowed", 0)
    for count in _COUNTS:
        if len(solid) > count.limit and (found := solid.count(count.sign)) > count.limit:
            yield Excess(
                f"the body has {found:,} {count.name}; {count.limit:,} are allowed",
                solid.index(count.sign),
                "divide the entry, or put what is no Markdown into a code block",
            )
    lines = f"\n{text}\n"
    if deep := _DEPTH.search(lines):
        message = f"lists and quotes are nested more than {_NESTING} deep in one line"
        yield Excess(message, deep.start())
    if indented := _INDENTED.search(f"\n{solid}"):
        yield Excess(f"a line is indented by more than {_INDENT} spaces", indented.start())
    yield from _too_many(_EMPTY, lines, _BLOCKS, "paragraphs")
    yield from _too_many(_MARK_LINES, lines, _LINES_OF_MARKS, "headings, rules and definitions")


def _too_many(what: re.Pattern[str], lines: str, limit: int, name: str) -> Iterator[Excess]:
    if lines.count("\n") <= limit:
        return
    found = sum(1 for _ in what.finditer(lines))
    if found > limit:
        place = next(what.finditer(lines)).start()
        yield Excess(f"the body has {found:,} {name}; {limit:,} are allowed", place)
