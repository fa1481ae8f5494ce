"""What a preview shows at this moment, and how a build changes it (effect: holds the state)."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from dateline.diagnostics import ERROR
from dateline.report.wording import counted, joined
from dateline.serve.making import Outcome
from dateline.serve.pages import Problem, Stamp, problem_page, problem_panel, waiting_page, way


class News(NamedTuple):
    """What browsers have to be told after a build."""

    renewed: bool = False
    """The site changed: pages are to be loaded again."""
    turned: bool = False
    """Something went wrong, in another way than before, or was mended."""


class Preview:
    """The state of one preview; only the thread that answers requests may touch it."""

    def __init__(self, folder: Path, prefix: str, run: str) -> None:
        """`folder` is published into; `prefix` is the path of the site; `run` names this preview.

        Another run has another name, so that pages find out that the preview was started again.
        """
        self.folder = folder
        self.prefix = prefix
        self.has_site = False
        """Whether there was a good build."""
        self._run = run
        self._renewals = 0
        self._turns = 0
        self._built = False
        self._problems: tuple[Problem, ...] = ()

    @property
    def version(self) -> str:
        """What is published: another word after every build that changed it."""
        return f"{self._run}.{self._renewals}"

    @property
    def mark(self) -> str:
        """The whole state: another word as soon as anything is to be shown in another way."""
        return f"{self.version}.{self._turns}"

    def settle(self, outcome: Outcome) -> News:
        """Take in what came of a build."""
        first = not self._built
        self._built = True
        turned = outcome.problems != self._problems or (first and bool(outcome.problems))
        self._problems = outcome.problems
        renewed = not outcome.problems and (not self.has_site or _changed(outcome))
        self.has_site = self.has_site or renewed
        self._renewals += renewed
        self._turns += turned
        return News(renewed, turned)

    def state(self) -> dict[str, str]:
        """Return what pages are told; see ``client/preview.js``."""
        panel = problem_panel(self._title(), self._problems) if self._problems else ""
        return {
            "command": "state",
            "version": self.version,
            "mark": self.mark,
            "problems": panel,
        }

    def stamp(self) -> Stamp:
        """Return the stamp of a page of the site that is sent now."""
        return Stamp("version", self.version)

    def own_page(self, path: str) -> bytes:
        """Return the page that stands in for all others while there is no site."""
        own, stamp = way(path, self.prefix), Stamp("mark", self.mark)
        if not self._problems:
            return waiting_page(own, stamp)
        return problem_page(self._title(), self._problems, own, stamp)

    def _title(self) -> str:
        failures = sum(p.severity == ERROR for p in self._problems)
        warnings = len(self._problems) - failures
        parts = [counted(failures, "error")] * bool(failures)
        parts += [counted(warnings, "warning")] * bool(warnings)
        return f"The site cannot be built: {joined(parts)}"


def _changed(outcome: Outcome) -> bool:
    """Say whether a good build changed a file."""
    change = outcome.result.change if outcome.result else None
    return change is not None and bool(
        change.added + change.changed + change.restored + change.removed
    )
