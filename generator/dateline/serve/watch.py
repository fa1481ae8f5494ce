"""Notice what is saved (effect): the content, the themes and the configuration of one site."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

import msgspec
import watchfiles
from watchfiles import Change

from dateline.read import CONFIG_NAME

_QUIET = 100
"""Milliseconds without a further save after which saves are told."""
_LONGEST = 2000
"""Milliseconds after which they are told in any case."""
_LOOK = 500
"""Milliseconds after which it is looked whether a folder was replaced by another."""
_PAUSE = 0.3
"""Seconds before a folder that cannot be watched is tried again."""


class Watched(msgspec.Struct, frozen=True):
    """Folders of a site that are watched in one way."""

    names: tuple[str, ...]
    """From the site's root; the root itself is ``.``."""
    recursive: bool


CONTENT = Watched(("content", "themes"), recursive=True)
CONFIG = Watched((".",), recursive=False)
"""The root is watched, not the file in it: most editors put a new file in its place."""


class Watcher:
    """Tells of saves in some folders of one site until it is told to stop."""

    def __init__(
        self,
        root: Path,
        saved: Callable[[frozenset[str]], None],
        noted: Callable[[str], None],
        stop: Event,
    ) -> None:
        """`saved` takes paths from the site's root; none of them where it is not known which.

        `noted` takes a sentence for whoever started the preview.
        """
        self._root = root.resolve()
        self._saved = saved
        self._noted = noted
        self._stop = stop

    def follow(self, watched: Watched) -> None:
        """Call `saved` after each group of saves; to be run in a thread of its own.

        It is also called, without a path, once watching has begun, for what was saved before, and
        again when one of the folders was replaced. Where the system does not watch so many files,
        they are looked at again and again instead. The variable `WATCHFILES_FORCE_POLLING` asks
        for that from the start.
        """
        polling: bool | None = None
        while not self._stop.is_set():
            try:
                self._until_replaced(watched, polling=polling)
            except FileNotFoundError:
                # A folder was taken away between being seen and being watched.
                self._saved(frozenset())
            except (OSError, RuntimeError) as error:
                if not polling:
                    self._noted(f"The system does not watch the files ({error}): looking at them")
                polling = True
            self._stop.wait(_PAUSE)

    def _until_replaced(self, watched: Watched, *, polling: bool | None) -> None:
        there = self._present(watched)
        if not there:
            return
        begun = False
        for changes in watchfiles.watch(
            *there,
            watch_filter=None,
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            stop_event=self._stop,
            recursive=watched.recursive,
            raise_interrupt=False,
            force_polling=polling,
            ignore_permission_denied=True,
        ):
            paths = frozenset(self._of_interest(watched, (path for _, path in changes)))
            if paths or not begun:
                self._saved(paths)
            begun = True
            gone = any(kind is Change.deleted and path in there for kind, path in changes)
            if gone or self._present(watched) != there:
                return

    def _present(self, watched: Watched) -> dict[str, tuple[int, int]]:
        """Return the folders that are there, and which folders they are.

        The number of a folder that was deleted may be given to the one that takes its place.
        """
        found = {}
        for name in watched.names:
            path = self._root / name
            if path.is_dir():
                place = path.stat()
                found[str(path)] = (place.st_dev, place.st_ino)
        return found

    def _of_interest(self, watched: Watched, paths: Iterable[str]) -> Iterable[str]:
        """Yield the paths of what a site is made of: no hidden files, no editor's copies."""
        for path in paths:
            name = os.path.relpath(path, self._root)
            if not watched.recursive:
                if name == CONFIG_NAME:
                    yield name
            elif not any(p.startswith(".") or p.endswith("~") for p in name.split(os.sep)):
                yield name.replace(os.sep, "/")
