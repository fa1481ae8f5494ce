"""What a build is asked for and what comes of it (pure values)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from dateline.diagnostics import Diagnostic, errors
from dateline.publish.change import Change
from dateline.timeline import Held


class Options(msgspec.Struct, frozen=True):
    """What a caller can ask of a build."""

    root: Path
    """The site's root: the folder that holds ``dateline.yml``."""
    now: int
    """The moment that decides embargoes: seconds as in `EventDate.earliest`."""
    dest: Path | None = None
    """The folder to publish into; ``site`` in the root where not given."""
    base_url: str = ""
    """Overrides the configuration's."""
    drafts: bool = False
    future: bool = False
    strict: bool = False
    """Whether warnings count as errors."""
    jobs: int = 0
    """Worker processes; as many as there are processors where 0."""
    explain: bool = False
    remember: bool = True
    wait: float = 60.0
    """Seconds to wait for another build of the same folder."""


class Counts(msgspec.Struct, frozen=True):
    """What a build published."""

    entries: int = 0
    retracted: int = 0
    merged: int = 0
    pages: int = 0
    files: int = 0


class Result(msgspec.Struct, frozen=True):
    """What came of a build or a check."""

    diagnostics: tuple[Diagnostic, ...]
    counts: Counts = Counts()
    held: tuple[Held, ...] = ()
    change: Change | None = None
    """How the published folder changed; none where nothing was to be published."""
    rendered: int = 0
    """Outputs that were made in this build."""
    reasons: tuple[tuple[str, str], ...] = ()
    """Address and reason of each output made again, where that was asked for."""
    notes: tuple[str, ...] = ()
    """What went on beside the content, such as a cache that could not be used."""
    strict: bool = False

    @property
    def ok(self) -> bool:
        """Whether the content has no problem that stops a build."""
        return not (self.diagnostics if self.strict else errors(self.diagnostics))


class Reporter(msgspec.Struct, frozen=True):
    """Where a build tells how far it is."""

    stage: Callable[[str], None] = lambda name: None
    """Called as each stage begins."""
    progress: Callable[[int, int], None] = lambda done, total: None
    """Called with how many of how many outputs are made."""
    waiting: Callable[[], None] = lambda: None
    """Called once when another build holds the folder."""
