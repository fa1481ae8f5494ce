"""What is remembered between builds: key to bytes, in one file (effect).

A row is a fact about a function: what it returned for the arguments that its key was made of. The
file is disposable. Whatever is wrong with it, or with one of its rows, costs time and nothing
else: a row is returned only if it is exactly what was put, by the same version of the program.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from dateline.memory import cachefile
from dateline.memory.cachefile import ForeignFileError, Row, Seal

if TYPE_CHECKING:
    import sqlite3

_SPARE_ROWS = 1000
_WAIT = 2.0


class Remembered(Protocol):
    """What `Cache` and `NoCache` have in common."""

    @property
    def note(self) -> str:
        """Why nothing, or not everything, is remembered; empty if all is well."""

    def get_many(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values that are remembered for the keys."""

    def put_many(self, kind: str, rows: Iterable[Row]) -> None:
        """Remember a value for each key."""

    def prune(self, kind: str, keep: Collection[bytes], spare: int = _SPARE_ROWS) -> None:
        """Forget what has not been of use."""

    def close(self) -> None:
        """Let the file go."""


class NoCache:
    """Remembers nothing."""

    note = ""

    def get_many(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return nothing."""
        return {}

    def put_many(self, kind: str, rows: Iterable[Row]) -> None:
        """Remember nothing; the rows are made all the same, as `Cache` would."""
        for _ in rows:
            pass

    def prune(self, kind: str, keep: Collection[bytes], spare: int = _SPARE_ROWS) -> None:
        """Forget nothing."""

    def close(self) -> None:
        """Close nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class Cache:
    """Remembers rows in a file, as long as it can; when it cannot, every row is a miss.

    Several processes may use one file at once. SQLite's rollback journal is used: it leaves a
    single file, which is easy to keep between runs in CI, and works on network disks.
    """

    def __init__(self, path: Path, stamp: str, wait: float) -> None:
        """Not to be called: see `open`."""
        self._wait = wait
        self._path = path
        self._stamp = stamp
        self._base: sqlite3.Connection | None = None
        self._note = ""

    @classmethod
    def open(cls, path: Path, stamp: str, *, wait: float = _WAIT) -> Self:
        """Open or make the file, in a folder that git ignores.

        `stamp` names the version of everything that shapes a result: our code, Python, libraries.
        Rows of another stamp are never returned. `wait` is how many seconds another process may
        keep the file to itself before it is left alone. Never raises for the state of the disk.
        """
        cache = cls(path, stamp, wait)
        try:
            _make_folder(path.parent)
        except OSError as error:
            cache._stop(f"its folder cannot be used: {(error.strerror or '').lower()}")
            return cache
        cache._connect()
        return cache

    @property
    def note(self) -> str:
        """Why nothing, or not everything, is remembered; empty if all is well."""
        return self._note

    def get_many(self, kind: str, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return the values that are remembered for the keys; what is not remembered is missing."""
        seal = Seal(self._stamp, kind)
        found: dict[bytes, bytes] = {}
        self._attempt(lambda base: cachefile.read(base, seal, keys, found))
        return found

    def put_many(self, kind: str, rows: Iterable[Row]) -> None:
        """Remember a value for each key, replacing what was remembered.

        Rows are written in batches, so they may be many. Each batch is written whole or not.
        """
        seal = Seal(self._stamp, kind)
        rest = iter(rows)
        self._attempt(lambda base: cachefile.write(base, seal, rest))
        for _ in rest:
            pass

    def prune(self, kind: str, keep: Collection[bytes], spare: int = _SPARE_ROWS) -> None:
        """Forget the oldest rows beyond twice as many as are kept, and `spare` more.

        `keep` are the keys that a whole build used. Others are spared up to this bound, because
        the next build may be of another branch or with other options.
        """
        seal = Seal(self._stamp, kind)
        wanted = frozenset(keep)
        most = 2 * len(wanted) + spare
        self._attempt(lambda base: cachefile.forget(base, seal, wanted, most))

    def close(self) -> None:
        """Let the file go; nothing is remembered from now on."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _connect(self, *, again: bool = False) -> None:
        """Open the file; one that is damaged or foreign is put aside and replaced, once."""
        try:
            import sqlite3
        except ImportError:
            self._stop("this Python was built without SQLite")
            return
        try:
            if not _may_open(self._path):
                raise ForeignFileError
            self._base = cachefile.connect(self._path, self._stamp, self._wait)
        except ForeignFileError:
            self._replace("was not one of ours", again=again)
        except sqlite3.Error as error:
            self._judge(error, again=again)
        except OSError as error:
            self._stop((error.strerror or str(error)).lower())

    def _attempt(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something with the file, if it can be used."""
        if self._base is None:
            return
        import sqlite3

        try:
            work(self._base)
        except sqlite3.Error as error:
            self._judge(error)

    def _judge(self, error: sqlite3.Error, *, again: bool = False) -> None:
        """Decide what an error of the database means for the rest of the build."""
        import sqlite3

        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}:
            self._replace("was damaged", again=again)
        elif code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            self._stop("another build is writing to it")
        else:
            self._stop(str(error))

    def _replace(self, why: str, *, again: bool) -> None:
        """Put the file aside and begin an empty one."""
        self.close()
        if again:
            self._stop(f"it {why}, and so is a new one")
            return
        try:
            _put_aside(self._path)
        except OSError as error:
            self._stop(f"it {why} and cannot be replaced: {(error.strerror or '').lower()}")
            return
        self._connect(again=True)
        self._note = self._note or f"What was remembered {why}; it was put aside and made anew"

    def _stop(self, why: str) -> None:
        """Use the file no more."""
        self.close()
        self._note = f"Nothing is remembered between builds: {why}"


def _make_folder(folder: Path) -> None:
    """Make the folder, and have git ignore it."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        # A folder that cannot be written to can still be read from.
        with suppress(OSError):
            ignore.write_text("*\n", encoding="utf-8")


def _may_open(path: Path) -> bool:
    """Whether the path is free or holds a plain file: a pipe would never answer."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True


def _put_aside(path: Path) -> None:
    """Give the file another name, and remove its journals, which belong to it alone."""
    path.replace(path.with_name(f"{path.name}.aside"))
    for tail in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
