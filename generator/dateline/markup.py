"""Markdown bodies made into safe HTML (pure).

The order is: limits, then our own reading of code and comments, then the parser, then nh3, which
has the last word. Nothing an author writes can run, ask another host, or break the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from textwrap import dedent
from typing import TYPE_CHECKING

from dateline.bounds import BODY_LIMIT, Excess, TooMuchError, excess
from dateline.citations import Hidden, Lines, blank, hidden, odd_marks, scan_open
from dateline.diagnostics import ERROR, WARNING, Diagnostic, Span, in_order
from dateline.model import Body
from dateline.text import direction_fault, forbidden, quoted

if TYPE_CHECKING:
    from dateline.dialect import Dialect

_BLANK_LINE = re.compile(r"\n[ \t]+(?=\n)")
_EMPTY_PARAGRAPH = re.compile(r"<p>\s*</p>\n?")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")


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
    A body with errors has no HTML.
    """
    return _Task(text, path, first_line, numbers).done(body_limit)


class _Task:
    """The marking up of one body."""

    def __init__(self, text: str, path: str, first_line: int, numbers: Mapping[str, int]) -> None:
        self._text = _without_controls(text)
        self._path = path
        self._lines = Lines(self._text, first_line)
        self._numbers = numbers
        self._problems: list[Diagnostic] = []

    def done(self, limit: int) -> tuple[Body, tuple[Diagnostic, ...]]:
        if not self._text.strip():
            return Body(), ()
        if len(self._text) > limit:
            message = f"the body has {len(self._text)} characters; {limit} are allowed"
            return self._refused("DL401", Excess(message, 0, "divide it into several entries"))
        stretches = hidden(self._text)
        open_text = blank(self._text, stretches)
        too_much = excess(open_text)
        if too_much:
            return self._refused("DL402", too_much)
        self._check_directions()
        self._check_marks(open_text)
        try:
            html = self._html(stretches, open_text)
        except (TooMuchError, RecursionError) as problem:
            _dialect.cache_clear()
            deep = isinstance(problem, RecursionError)
            message = "marks are nested too deep" if deep else str(problem)
            return self._refused("DL402", Excess(message, 0))
        return self._result(html, open_text)

    def _result(self, html: str, open_text: str) -> tuple[Body, tuple[Diagnostic, ...]]:
        from dateline.clean import words

        problems = in_order(self._problems)
        if any(problem.severity == ERROR for problem in problems):
            return Body(), problems
        found = scan_open(open_text, self._lines)
        return Body(html, words(html), found.links, found.media), problems

    def _refused(self, code: str, why: Excess) -> tuple[Body, tuple[Diagnostic, ...]]:
        self._add(code, why.message, why.offset, why.hint)
        return Body(), in_order(self._problems)

    def _add(
        self, code: str, message: str, offset: int, hint: str = "", severity: str = ERROR
    ) -> None:
        span = Span(self._path, *self._lines.place(offset))
        self._problems.append(Diagnostic(code, message, span, hint, severity))

    def _check_directions(self) -> None:
        if self._text.isascii() and "&" not in self._text:
            return
        for paragraph in _PARAGRAPH.finditer(self._text):
            fault = direction_fault(unescape(paragraph[0]))
            if fault:
                message = f"the paragraph holds a sign that turns the direction of text ({fault})"
                hint = "remove it, or close it within the paragraph"
                self._add("DL406", message, paragraph.start(), hint)

    def _check_marks(self, open_text: str) -> None:
        for mark in odd_marks(open_text):
            message = f"{quoted(mark[0])} is neither a citation nor a link to an entry"
            hint = (
                "write [@source-id], [@one; @two], [[entry-id]] or [[entry-id|words]]; "
                "to show the bracket itself, write \\["
            )
            self._add("DL404", message, mark.start(), hint)

    def _html(self, stretches: tuple[Hidden, ...], open_text: str) -> str:
        from dateline.clean import clean
        from dateline.writing import Writing

        writing = Writing(self._numbers)
        source, stored = _prepared(self._text, stretches)
        html = _dialect().convert(source, stored, writing)
        html = html.replace("<raw>", "").replace("</raw>", "")
        for problem in writing.problems:
            offset = max(0, open_text.find(problem.written), self._text.find(problem.written))
            self._add(problem.code, problem.message, offset, problem.hint, problem.severity)
        self._check_unseen(stretches)
        return clean(_EMPTY_PARAGRAPH.sub("", html)).strip()

    def _check_unseen(self, stretches: tuple[Hidden, ...]) -> None:
        for stretch in stretches:
            if stretch.kind == "unseen":
                message = f"the element <{stretch.name}> is not allowed in a body and was left out"
                self._add("DL403", message, stretch.start, severity=WARNING)


@functools.cache
def _dialect() -> Dialect:
    from dateline.dialect import Dialect

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
    from dateline.dialect import stand_in

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
    source = "".join((*parts, text[done:])).expandtabs(4)
    return _BLANK_LINE.sub("\n", source).strip("\n"), stored


def _code(lines: str) -> str:
    code = escape(dedent(lines.expandtabs(4)).rstrip(), quote=False)
    return f"<pre><code>{code}\n</code></pre>"
