"""A command that came to its end, with everything a report can say about it (pure)."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dateline.options import Result


class Finished(msgspec.Struct, frozen=True):
    """A check or a build, and what came of it."""

    result: Result
    root: Path
    """The site's root, from which the paths of diagnostics count."""
    dest: str = ""
    """The published folder as it is shown; empty for a check."""
    narrowed: bool = False
    """Whether only the problems of files that were named are in the result."""
    hidden: int = 0
    """Problems of other files, which are left out then."""
    explained: bool = False
    """Whether the reasons for each output that was made again were asked for."""
    quiet: bool = False
    """Whether nothing but problems is told."""

    @property
    def published(self) -> bool:
        """Whether the published folder is now that of this build, and all is well with it."""
        return self.result.ok and self.result.change is not None

    @property
    def notes(self) -> tuple[str, ...]:
        """What went on beside the content."""
        change = self.result.change
        return (*self.result.notes, *([change.note] if change and change.note else ()))
