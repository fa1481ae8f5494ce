"""Markdown bodies made into safe HTML (pure).

The order is: limits, our own reading of code and comments, the parser, and nh3, which has the
last word. Nothing an author writes can run, ask another host, or break the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from html import escape, unescape
from textwrap import dedent
from typing import TYPE_CHECKING

from dateline.body.bounds import BODY_LIMIT, Excess, TooMuchError, excess
from dateline.body.citations import (
    BAR,
    ENTRY_LINK,
    Hidden,
    Lines,
    blank,
    hidden,
    odd_marks,
    scan_open,
)
from dateline.body.listing import even_lists
from dateline.diagnostics import ERROR, WARNING, Diagnostic, Span, in_order
from dateline.model import Body
from dateline.text import direction_fault, forbidden, quoted

if TYPE_CHECKING:
    from dateline.body.dialect import Dialect
    from dateline.body.writing import Writing

_SIGN = re.compile(r"U\+[0-9A-F]{4,6}")
_MOST_LISTED = 100
_OF_ADDRESSES = ("DL405", "DL407", "DL408")
_BEFORE_ADDRESSES = ("](", "](<", "<", '="', "='", "]: ", "")
_BLANK_LINE = re.compile(r"\n[ \t]+(?=\n)")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_MARK_HINT = (
    "write [@source-id], [@one; @two], [[entry-id]] or [[entry-id|words]]; "
    "to show the bracket itself, write \\["
)


def markup(
    text: str,
    *,
    path: str,
    first_line: int,
    numbers: Mapping[str, int],
    body_limit: int = BODY_LIMIT,
) -> tuple[Body, tuple[Diagnostic, ...]]:
    """Return a body as safe HTML, and what is wrong with it.

    `path` and `first_line` say where the text stands; `numbers` gives each cited source's number.
    The HTML is safe even where there are errors; it is empty where a limit is passed.
    """
    if not text.strip():
        return Body(), ()
    task = _Task(_without_controls(text), path, first_line, numbers)
    return task.body(body_limit), _listed(task.problems, path)


class _Task:
    """The marking up of one body."""

    def __init__(self, text: str, path: str, first_line: int, numbers: Mapping[str, int]) -> None:
        self.problems: list[Diagnostic] = []
        self._text = text
        self._path = path
        self._lines = Lines(text, first_line)
        self._numbers = numbers

    def body(self, limit: int) -> Body:
        if len(self._text) > limit:
            message = f"the body has {len(self._text):,} characters; {limit:,} are allowed"
            self._add("DL401", message, 0, "divide it into several entries")
            return Body()
        stretches = hidden(self._text)
        open_text = blank(self._text, stretches)
        too_much = excess(open_text, blank(self._text, stretches, "x"), len(stretches))
        if too_much:
            self._refuse(too_much)
            return Body()
        self._check_directions()
        for mark in odd_marks(open_text):
            message = f"{quoted(mark[0])} is neither a citation nor a link to an entry"
            self._add("DL404", message, mark.start(), _MARK_HINT)
        try:
            return self._made(stretches, open_text)
        except TooMuchError as problem:
            self._refuse(Excess(str(problem), 0))
        except RecursionError:
            self._refuse(Excess("marks are nested too deep", 0))
        # What was left half done must not show in the next body.
        _dialect.cache_clear()
        return Body()

    def _made(self, stretches: tuple[Hidden, ...], open_text: str) -> Body:
        from dateline.body.clean import words

        html, writing = self._html(stretches)
        places = _Places(open_text, self._text)
        for problem in writing.problems:
            place = places.next(problem.written, address=problem.code in _OF_ADDRESSES)
            self._add(problem.code, problem.message, place, problem.hint, problem.severity)
        for stretch in stretches:
            if stretch.kind == "unseen":
                message = f"the element <{stretch.name}> is not allowed in a body and was left out"
                self._add("DL403", message, stretch.start, severity=WARNING)
        found = scan_open(open_text, self._lines)
        for ref in (*found.cites, *found.links):
            if ref.id not in writing.shown and (ref in found.links or ref.id in self._numbers):
                message = f'the mark for "{ref.id}" stands where marks are not read'
                hint = "take it out of the words of a link and out of tags"
                span = Span(self._path, ref.line, ref.column)
                self.problems.append(Diagnostic("DL404", message, span, hint))
        return Body(html, words(html), found.links, found.media)

    def _html(self, stretches: tuple[Hidden, ...]) -> tuple[str, Writing]:
        """Return the HTML; raw tags that do not fit together are left out, all of them."""
        from dateline.body.structure import unclosed, unsound
        from dateline.body.writing import Writing

        writing = Writing(self._numbers)
        html = self._converted(stretches, writing)
        tags = writing.raw.tags
        fault = (unclosed(tags) or unsound(html)) if tags else ""
        if not fault:
            return html, writing
        message = f"{fault}, so all HTML of this body was left out"
        place = max(0, self._text.find("<"))
        self._add("DL403", message, place, "mend the tags, or write Markdown", WARNING)
        without = Writing(self._numbers, raw_allowed=False)
        return self._converted(stretches, without), writing

    def _converted(self, stretches: tuple[Hidden, ...], writing: Writing) -> str:
        from dateline.body.clean import clean
        from dateline.body.structure import with_levels, without_empty

        source, stored = _prepared(self._text, stretches)
        html = _dialect().convert(source, stored, writing)
        html = html.replace("<raw>", "").replace("</raw>", "").replace(BAR, "|")
        return with_levels(without_empty(clean(html))).strip()

    def _add(
        self, code: str, message: str, offset: int, hint: str = "", severity: str = ERROR
    ) -> None:
        span = Span(self._path, *self._lines.place(offset))
        self.problems.append(Diagnostic(code, message, span, hint, severity))

    def _refuse(self, why: Excess) -> None:
        self._add("DL402", why.message, why.offset, why.hint)

    def _check_directions(self) -> None:
        if self._text.isascii() and "&" not in self._text:
            return
        for paragraph in _PARAGRAPH.finditer(self._text):
            fault = direction_fault(unescape(paragraph[0]))
            if fault:
                sign = chr(int(fault[2:], 16)) if _SIGN.fullmatch(fault) else ""
                place = max(paragraph.start(), self._text.find(sign, paragraph.start()))
                message = f"a sign turns the direction of the text ({fault})"
                self._add("DL406", message, place, "remove it, or close it within the paragraph")


class _Places:
    """Finds where something is written, one time after the other."""

    def __init__(self, *texts: str) -> None:
        self._texts = texts
        self._last: dict[str, int] = {}

    def next(self, written: str, *, address: bool) -> int:
        """Return the next place of these words, or the last when there are no more.

        Short addresses occur as words too, so an address is first looked for where one may stand.
        """
        last = self._last.get(written, -1)
        for before in _BEFORE_ADDRESSES if address else ("",):
            for text in self._texts:
                place = text.find(before + written, last + 1)
                if place >= 0:
                    self._last[written] = place + len(before)
                    return place + len(before)
        return max(last, 0)


def _listed(problems: list[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """Return the problems in order; of very many the first, errors before warnings."""
    ordered = in_order(problems)
    if len(ordered) <= _MOST_LISTED:
        return ordered
    kept = sorted(ordered, key=lambda problem: problem.severity != ERROR)[:_MOST_LISTED]
    message = f"{len(ordered) - _MOST_LISTED} more problems in this body are not listed"
    place = Span(path, max(problem.span.line for problem in kept) + 1)
    more = Diagnostic("DL013", message, place, "mend the listed ones first", kept[0].severity)
    return in_order((*kept, more))


@functools.cache
def _dialect() -> Dialect:
    from dateline.body.dialect import Dialect

    return Dialect()


def _without_controls(text: str) -> str:
    """Return the text without what no page can hold; places stay as they are."""
    if text.replace("\n", "").isprintable():
        return text
    while odd := forbidden(text):
        text = text.replace(odd[0], " ")
    return text.replace("\r", " ")


def _prepared(text: str, stretches: tuple[Hidden, ...]) -> tuple[str, list[str]]:
    """Return the text for the parser: comments gone, fenced code replaced by a placeholder."""
    from dateline.body.dialect import stand_in

    parts: list[str] = []
    stored: list[str] = []
    done = 0
    for stretch in stretches:
        if stretch.kind in ("code", "escape"):
            continue
        parts.append(text[done : stretch.start])
        if stretch.kind == "fence":
            line = text[stretch.start : stretch.inner_start]
            indent = line[: len(line) - len(line.lstrip(" "))]
            parts.append(f"\n{indent}{stand_in(len(stored))}\n")
            stored.append(_code(text[stretch.inner_start : stretch.inner_end]))
        done = stretch.end
    source = _BLANK_LINE.sub("\n", "".join((*parts, text[done:])).expandtabs(4))
    if "[[" in source:
        source = ENTRY_LINK.sub(lambda mark: mark[0].replace("|", BAR), source)
    return even_lists(source.strip("\n")), stored


def _code(lines: str) -> str:
    code = escape(dedent(lines.expandtabs(4)).rstrip(), quote=False)
    return f"<pre><code>{code}\n</code></pre>"
