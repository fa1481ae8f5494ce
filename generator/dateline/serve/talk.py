"""What a preview says in the terminal (effect: prints)."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from tornado.iostream import StreamClosedError
from tornado.websocket import WebSocketClosedError

from dateline.commands._streams import say, tell
from dateline.report import Finished, Style, style_of
from dateline.report.excerpt import Excerpts
from dateline.report.text import text_lines
from dateline.report.wording import plain
from dateline.serve.making import Outcome
from dateline.serve.pages import Problem
from dateline.serve.preview import News

_NAMED = 3
_SHOWN = "the preview"
_LOGS = ("asyncio", "livereload", "tornado", "watchfiles")
_LEFT = (ConnectionError, StreamClosedError, WebSocketClosedError)
"""How it shows that a browser went away, which is nothing to be told of."""


class Talk:
    """Tells whoever started the preview where it is, and how each build went."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._style = style_of(sys.stdout.isatty(), os.environ)

    def greet(self, address: str) -> None:
        """Say where the site is shown."""
        tell([f"Serving {address} (stop with Ctrl-C)"])

    def report(self, outcome: Outcome, saved: frozenset[str], news: News) -> None:
        """Say how a build went; nothing where nobody asked for it and nothing changed."""
        if saved or news.renewed or news.turned:
            tell(self._lines(outcome, saved, news), colour=self._style.colour)

    def note(self, text: str) -> None:
        """Say something beside the content."""
        say(f"note: {plain(text)}")

    def hear(self, context: Mapping[str, Any]) -> None:
        """Say what went wrong where nobody waits for the result."""
        error = context.get("exception")
        if not isinstance(error, _LEFT):
            self.note(f"{context['message']}: {error}" if error else str(context["message"]))

    @contextmanager
    def hearing(self) -> Iterator[None]:
        """Say in plain words, while it lasts, what the libraries would log."""
        handler = _Notes(self)
        for name in _LOGS:
            logging.getLogger(name).addHandler(handler)
        try:
            yield
        finally:
            for name in _LOGS:
                logging.getLogger(name).removeHandler(handler)

    def part(self) -> None:
        """Say that the preview has ended."""
        tell(["Stopped."])

    def _lines(self, outcome: Outcome, saved: frozenset[str], news: News) -> Iterator[str]:
        took = f"({outcome.seconds:.2f} s)"
        if not (outcome.problems or news.renewed or news.turned):
            yield f"{_names(saved)}: no change to the site {took}"
            return
        yield f"{_names(saved) or 'Build'} {took}"
        if outcome.result is None:
            for problem in outcome.problems:
                yield _line(problem, self._style)
            return
        finished = Finished(outcome.result, self._root, dest=_SHOWN)
        yield from text_lines(finished, self._style, Excerpts(self._root))
        yield from (f"note: {plain(note)}" for note in finished.notes)


def _names(saved: frozenset[str]) -> str:
    """Return the names of saved files: a few, and how many more there are."""
    names = [plain(name) for name in sorted(saved)]
    rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + rest


def _line(problem: Problem, style: Style) -> str:
    kind = click.style("error:", fg="red", bold=True) if style.colour else "error:"
    where = f" ({problem.place})" if problem.place else ""
    hint = f"; {problem.hint}" if problem.hint else ""
    return f"{kind} {problem.message}{where}{hint}"


class _Notes(logging.Handler):
    """Takes what libraries log, from warnings on."""

    def __init__(self, talk: Talk) -> None:
        super().__init__(logging.WARNING)
        self._talk = talk

    def emit(self, record: logging.LogRecord) -> None:
        """Say it on one line, without a trace."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, _LEFT):
            said = f": {error}" if error else ""
            self._talk.note(f"{record.getMessage()}{said}")
