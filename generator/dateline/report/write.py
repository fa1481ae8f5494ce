"""Print a report in the format that was asked for (effect)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dateline.commands._streams import say, tell
from dateline.report.finished import Finished
from dateline.report.style import style_of
from dateline.report.wording import plain

FORMATS = ("text", "json", "github")
"""For people, for programs, for GitHub Actions."""


def write(finished: Finished, form: str = "") -> None:
    """Print a report; where no format is given, the one that fits where we run."""
    form = form or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")
    if form == "json":
        from dateline.report.data import json_report

        tell([json_report(finished)])
        return
    if form == "github":
        _to_github(finished)
    else:
        _as_text(finished)
    if not finished.quiet:
        for note in finished.notes:
            say(f"note: {plain(note)}")


def _as_text(finished: Finished) -> None:
    from dateline.report.excerpt import Excerpts
    from dateline.report.text import text_lines

    style = style_of(sys.stdout.isatty(), os.environ)
    tell(text_lines(finished, style, Excerpts(finished.root)), colour=style.colour)


def _to_github(finished: Finished) -> None:
    from dateline.report.github import log_lines, summary
    from dateline.report.repository import top_of, touched

    top = top_of(finished.root)
    inner = finished.root.resolve().relative_to(top).as_posix()
    prefix = "" if inner == "." else f"{inner}/"
    tell(log_lines(finished, prefix, touched(top, os.environ)))
    place = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if place:
        _append(Path(place), summary(finished, prefix))


def _append(place: Path, text: str) -> None:
    """Add to the job's summary; where that cannot be, say so and go on: the log has it all."""
    try:
        with place.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        say(f"note: the job's summary could not be written: {error.strerror}")
