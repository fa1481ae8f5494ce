"""One build for the preview, whatever comes of it (effect)."""

from __future__ import annotations

import multiprocessing
import signal
import time
import traceback
from multiprocessing import resource_tracker
from pathlib import Path
from threading import Event

import msgspec

from dateline.build import build
from dateline.commands._progress import Progress
from dateline.diagnostics import Diagnostic
from dateline.options import Options, Reporter, Result
from dateline.publish import PublishError
from dateline.read_themes import ThemeError
from dateline.report.excerpt import Excerpts
from dateline.report.wording import place, plain
from dateline.serve.pages import Problem
from dateline.sitefiles import ChangedError


class Outcome(msgspec.Struct, frozen=True):
    """What came of a build."""

    result: Result | None = None
    """None where something else than the content was in the way."""
    problems: tuple[Problem, ...] = ()
    """Why there is no new site; none where there is one."""
    seconds: float = 0.0
    again: bool = False
    """Whether a file changed meanwhile, so that it has to be built again."""


class StoppedError(Exception):
    """The preview ends, so nobody waits for this build any more."""


class Maker:
    """Builds with the same options again and again."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._stop = Event()

    def make(self) -> Outcome:
        """Build once, in a thread that may take its time; nothing is raised for a build gone wrong.

        Raises `StoppedError` when `stop` has been called.
        """
        # Worker processes inherit this: Ctrl-C is for the preview, which ends them in good order.
        # The tracker comes first, because starting it unblocks the signal again.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        begun = time.monotonic()
        try:
            outcome = Outcome() if self._stop.is_set() else self._attempt()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if self._stop.is_set():
            raise StoppedError
        return msgspec.structs.replace(outcome, seconds=time.monotonic() - begun)

    def stop(self) -> None:
        """End the build that is running, and let none begin."""
        self._stop.set()
        for worker in multiprocessing.active_children():
            worker.terminate()

    def _attempt(self) -> Outcome:
        try:
            result = self._build()
        except ChangedError as error:
            return Outcome(problems=(Problem(plain(str(error))),), again=True)
        except PublishError as error:
            where, hint = plain(error.path), plain(error.hint)
            return Outcome(problems=(Problem(plain(error.message), where, hint=hint),))
        except ThemeError as error:
            return Outcome(problems=(Problem(plain(str(error))),))
        except Exception as error:  # nothing that a build does may end the preview
            return Outcome(problems=(_fault(error),))
        return Outcome(result, () if result.ok else _problems(self._options.root, result))

    def _build(self) -> Result:
        with Progress(quiet=False) as progress:
            result = build(self._options, self._stoppable(progress.reporter()))
        if result.ok and result.change is None:
            raise RuntimeError("a build that found no problem has published nothing")
        return result

    def _stoppable(self, reporter: Reporter) -> Reporter:
        """Return a reporter that ends the build, wherever it is, once the preview ends."""

        def stage(name: str) -> None:
            self._go_on()
            reporter.stage(name)

        def progress(done: int, total: int) -> None:
            self._go_on()
            reporter.progress(done, total)

        return Reporter(stage=stage, progress=progress, waiting=reporter.waiting)

    def _go_on(self) -> None:
        if self._stop.is_set():
            raise StoppedError


def _problems(root: Path, result: Result) -> tuple[Problem, ...]:
    excerpts = Excerpts(root)
    return tuple(_problem(d, excerpts(d)) for d in result.diagnostics)


def _problem(diagnostic: Diagnostic, excerpt: list[str]) -> Problem:
    return Problem(
        message=plain(diagnostic.message),
        place=place(diagnostic),
        code=diagnostic.code,
        hint=plain(diagnostic.hint),
        severity=diagnostic.severity,
        excerpt=tuple(excerpt),
    )


def _fault(error: Exception) -> Problem:
    """Return a fault of ours, or of the machine, as something to be read."""
    if isinstance(error, OSError) and error.strerror:
        where = plain(str(error.filename or ""))
        return Problem(plain(f"The system refused: {error.strerror}"), where)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in last)
    said = " ".join(str(error).split())[:500]
    message = f"This is a fault in Dateline, not in your content: {type(error).__name__}: {said}"
    hint = "Please report it, with what dateline --traceback build prints"
    return Problem(plain(message), where, hint=hint)
