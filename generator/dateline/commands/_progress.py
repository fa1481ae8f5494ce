"""How far a build is: one line on a terminal, which is gone when the build ends (effect)."""

from __future__ import annotations

import os
import sys
from types import MappingProxyType, TracebackType
from typing import Self

from dateline.commands._streams import say
from dateline.options import Reporter

_STAGES = MappingProxyType(
    {
        "read": "Reading the files",
        "prepare": "Preparing the entries",
        "relate": "Joining the entries",
        "plan": "Laying out the pages",
        "render": "Making pages and feeds",
        "publish": "Publishing",
    }
)


class Progress:
    """Shows progress on the standard error while it is open; a context manager."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._shows = not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._stage = ""
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._show("")

    def reporter(self) -> Reporter:
        """Return what a build reports to."""
        return Reporter(stage=self._begin, progress=self._count, waiting=self._wait)

    def _begin(self, name: str) -> None:
        self._stage = _STAGES.get(name, name)
        self._show(f"{self._stage} …")

    def _count(self, done: int, total: int) -> None:
        """Show a count a hundred times at most."""
        if done * 100 // total != (done - 1) * 100 // total:
            self._show(f"{self._stage}: {done:,} of {total:,}")

    def _wait(self) -> None:
        self._show("")
        if not self._quiet:
            say("Another build of this folder is running; waiting for it.")

    def _show(self, text: str) -> None:
        if self._shows and text != self._shown:
            say(f"\r\x1b[K{text}", end="")
            self._shown = text
