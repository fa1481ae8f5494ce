"""What a body cites and shows: marks in Markdown that point elsewhere (pure).

Three marks are ours: ``[@source-id]`` cites, ``[[entry-id]]`` and ``[[entry-id|words]]`` lead to
an entry. A fourth is Markdown's own: an address that begins with ``media/`` is a file of the
content folder. Marks inside code and comments are no marks; `hidden` says where those are, for
this module and for `markup` alike, so that both always agree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

import msgspec

from dateline.model import Ref

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""How the id of a source or an entry is written."""

CITE = re.compile(rf"\[\s*@{ID}\s*(?:;\s*@{ID}\s*){{0,99}}\](?!\()")
"""One citation: ``[@a]`` or ``[@a; @b]``. Before ``(`` the bracket is the text of a link."""

BAR = "\x1f"
"""Stands for the bar of an entry link while the body is parsed: in a table it divides no cells."""

ENTRY_LINK = re.compile(rf"\[\[\s*({ID})\s*(?:[|{BAR}]([^\[\]]{{0,500}}))?\]\]")
"""A link to an entry: its id and, after a bar, the words shown."""

_CITED_ID = re.compile(rf"@({ID})")
_ODD_CITE = re.compile(r"\[\s*@[^\[\]]{0,200}(?:\](?!\()|(?=\[|\n\s*\n|\s*\Z))")
_ODD_LINK = re.compile(r"\[\[[^\[\]\n]{0,200}\]\]")
_MEDIA = re.compile(
    r"(?:\]\(|\]:|\bsrc\s*=|\bhref\s*=)[ \t]*"
    r"(?:<(media/[^<>\n]{1,500})>|\"(media/[^\"\n]{1,500})\"|'(media/[^'\n]{1,500})'"
    r"|(media/[^\s()<>\"']{1,500}(?:\([^\s()<>\"']{0,200}\)[^\s()<>\"']{0,200}){0,9}))"
)
# The contents of these elements are never words of the page.
_UNSEEN = (
    "iframe|math|noembed|noframes|noscript|object|script|select|style|svg|template|textarea|title"
    "|xmp"
)
_SIGN = re.compile(r"[`~\\<]")
_FENCE = re.compile(r"(`{3,}+|~{3,}+)[^`\n]*+\n")
_UNSEEN_START = re.compile(rf"<({_UNSEEN})(?=[\s/>])", re.IGNORECASE)
_TICKS = re.compile(r"`+")
_RUN = re.compile(r"`+|~+")
# A code span ends with its paragraph, list item, heading or table row.
_CHUNK_END = re.compile(r"\n[ >]*(?:\n|\Z|[*+-] |\d{1,9}\. |#|\|)")
_MOST_INDENT = 100
_NOT_NEWLINE = re.compile(r"[^\n]")


class Scan(msgspec.Struct, frozen=True):
    """What a body points to; each id once, at its first mention."""

    cites: tuple[Ref, ...] = ()
    """Source ids of ``[@id]``."""
    links: tuple[Ref, ...] = ()
    """Entry ids of ``[[id]]``."""
    media: tuple[Ref, ...] = ()
    """Paths of media files shown or linked, from the content folder."""


class Hidden(msgspec.Struct, frozen=True):
    """A stretch of the body in which marks mean nothing."""

    kind: str
    """``fence``, ``code``, ``escape``, ``comment`` or ``unseen``."""
    start: int
    end: int
    inner_start: int = 0
    """Where the lines of a fence begin."""
    inner_end: int = 0
    """Where they end."""
    name: str = ""
    """The element of an ``unseen`` stretch, in small letters."""


def scan(text: str, first_line: int = 1) -> Scan:
    """Return what a body cites, links to and shows.

    `first_line` is the line in the file of the body's first line.
    """
    if "[" not in text and "media/" not in text:
        return Scan()
    return scan_open(blank(text, hidden(text)), Lines(text, first_line))


def scan_open(open_text: str, lines: Lines) -> Scan:
    """Return the same for a body that is blanked already."""
    cites = _cited(open_text) if "@" in open_text else ()
    links = ((m[1], m.start()) for m in ENTRY_LINK.finditer(open_text))
    media = _media(open_text) if "media/" in open_text else ()
    return Scan(_refs(cites, lines), _refs(links, lines), _refs(media, lines))


def odd_marks(open_text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a citation or an entry link and is none, in a blanked body."""
    for found in _ODD_CITE.finditer(open_text):
        if not CITE.fullmatch(found[0]):
            yield found
    for found in _ODD_LINK.finditer(open_text):
        if not ENTRY_LINK.fullmatch(found[0]):
            yield found


def cited_ids(mark: str) -> list[str]:
    """Return the source ids in one citation as written."""
    return _CITED_ID.findall(mark)


def media_path(address: str) -> str:
    """Return the path of a media file from an address that may be percent-encoded."""
    return unquote(address, errors="replace")


def _cited(open_text: str) -> Iterator[tuple[str, int]]:
    for mark in CITE.finditer(open_text):
        for cited in _CITED_ID.finditer(mark[0]):
            yield cited[1], mark.start() + cited.start()


def _media(open_text: str) -> Iterator[tuple[str, int]]:
    for found in _MEDIA.finditer(open_text):
        group = found.lastindex or 1
        yield media_path(found[group]), found.start(group)


def _refs(found: Iterable[tuple[str, int]], lines: Lines) -> tuple[Ref, ...]:
    first: dict[str, int] = {}
    for name, offset in found:
        first.setdefault(name, offset)
    return tuple(Ref(name, *lines.place(offset)) for name, offset in first.items())


class Lines:
    """Finds the line and the column of an offset."""

    def __init__(self, text: str, first_line: int) -> None:
        self._ends = [m.start() for m in re.finditer("\n", text)]
        self._first = first_line

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column, both counted from 1."""
        line = bisect_left(self._ends, offset)
        start = self._ends[line - 1] + 1 if line else 0
        return self._first + line, offset - start + 1


def blank(text: str, stretches: Iterable[Hidden], sign: str = " ") -> str:
    """Return the text with the stretches made blank; lines and columns stay as they are.

    `sign` is the one sign that stands for each of theirs.
    """
    parts: list[str] = []
    done = 0
    for stretch in stretches:
        parts.append(text[done : stretch.start])
        parts.append(_NOT_NEWLINE.sub(sign, text[stretch.start : stretch.end]))
        done = stretch.end
    return "".join(parts) + text[done:] if parts else text


def hidden(text: str) -> tuple[Hidden, ...]:
    """Return the stretches of code, comments and escapes, in order, in linear time."""
    found: list[Hidden] = []
    ends = _Ends(text)
    place = 0
    while sign := _SIGN.search(text, place):
        stretch = ends.stretch(sign[0], sign.start())
        place = stretch.end if stretch else ends.past(sign.start())
        if stretch:
            found.append(stretch)
    return tuple(found)


class _Ends:
    """Finds where a stretch ends, and remembers which ends are not there.

    Without that memory a body of many openings and no end would be read once for each of them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._missing: set[str] = set()
        self._shortest_unclosed = {"`": len(text) + 1, "~": len(text) + 1}
        self._chunk_end = -1
        self._sizes_missing: set[int] = set()

    def past(self, start: int) -> int:
        """Return the place after a sign that begins nothing."""
        run = _RUN.match(self._text, start)
        return run.end() if run else start + 1

    def stretch(self, sign: str, start: int) -> Hidden | None:
        """Return the stretch that begins with this sign, or nothing."""
        if sign == "\\":
            return self._escape(start)
        if sign == "<":
            return self._comment(start) or self._unseen(start)
        fence = self._fence(start) if self._begins_line(start) else None
        return fence or (self._code(start) if sign == "`" else None)

    def _escape(self, start: int) -> Hidden | None:
        following = self._text[start + 1 : start + 2]
        return Hidden("escape", start, start + 2) if following not in ("", "\n") else None

    def _begins_line(self, start: int) -> bool:
        line = self._text.rfind("\n", max(0, start - _MOST_INDENT), start) + 1
        return start - line < _MOST_INDENT and not self._text[line:start].strip(" ")

    def _fence(self, start: int) -> Hidden | None:
        opening = _FENCE.match(self._text, start)
        if not opening:
            return None
        sign, size, inner = opening[1][0], len(opening[1]), opening.end()
        if size >= self._shortest_unclosed[sign]:
            return None
        close = re.compile(rf"^ *{sign}{{{size},}}+[ \t]*$", re.MULTILINE).search(self._text, inner)
        if not close:
            self._shortest_unclosed[sign] = size
            return None
        line = self._text.rfind("\n", 0, start) + 1
        return Hidden("fence", line, close.end(), inner, close.start())

    def _code(self, start: int) -> Hidden | None:
        inner = self.past(start)
        if inner > self._chunk_end:
            end = _CHUNK_END.search(self._text, inner)
            self._chunk_end = end.start() if end else len(self._text)
            self._sizes_missing = set()
        if inner - start in self._sizes_missing:
            return None
        for ticks in _TICKS.finditer(self._text, inner, self._chunk_end):
            if len(ticks[0]) == inner - start:
                return Hidden("code", start, ticks.end())
        self._sizes_missing.add(inner - start)
        return None

    def _comment(self, start: int) -> Hidden | None:
        if "-->" in self._missing or not self._text.startswith("<!--", start):
            return None
        end = self._text.find("-->", start + 4)
        if end < 0:
            self._missing.add("-->")
            return None
        return Hidden("comment", start, end + 3)

    def _unseen(self, start: int) -> Hidden | None:
        opening = _UNSEEN_START.match(self._text, start)
        name = opening[1].lower() if opening else ""
        if not opening or name in self._missing:
            return None
        close = re.compile(rf"</{name}[^<>]*>", re.IGNORECASE).search(self._text, opening.end())
        if not close:
            self._missing.add(name)
            return None
        return Hidden("unseen", start, close.end(), name=name)
