"""Look at the published folder: what is still as it was published, and what somebody did (effect).

A file is taken to be the same when size, times, inode and mode are; when they are not, its bytes
are read and compared. A folder whose time has not moved has had nothing added to it.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable

import msgspec

from dateline.publish.ops import FILE_MODE, Ops, read_file
from dateline.publish.record import Published, Record

KEEPERS = frozenset({".gitkeep", ".gitignore"})
"""Files at the top that a user may put there to keep an empty folder in git."""

LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop leaves wherever somebody looks; never published, never in the way."""

_PLAIN = stat.S_IFREG | FILE_MODE


class Known(msgspec.Struct, frozen=True):
    """What is known of the published folder before it is looked at."""

    records: tuple[Record, ...]
    """Each tells what the folder may hold."""
    settled: bool = False
    """Whether the one record surely describes the folder; then only what has moved is visited."""


class Seen(msgspec.Struct):
    """What the published folder holds."""

    exists: bool = True
    files: dict[str, Published] = {}
    """Files that are as they were published."""
    altered: set[str] = set()
    """Files that were published and have been changed since."""
    folders: dict[str, int] = {}
    """Time of the last change of each folder that is known to hold nothing unknown."""
    extra_folders: set[str] = set()
    """Folders that were not published."""
    keepers: set[str] = set()
    litter: set[str] = set()
    foreign: set[str] = set()
    """Files that Dateline did not make."""
    refreshed: bool = False
    """Whether the record is worth writing again, so that the next look is quick."""
    fewest_names: int = 2
    """How many names the file with the fewest has: two, if all are shared with a mirror."""


class _Look:
    """One look at one folder, against all records of what it may hold."""

    def __init__(self, ops: Ops, root: str, known: Known) -> None:
        self.ops = ops
        self.prefix = f"{root}/"
        self.records = known.records
        self.folders: set[str] = set()
        """Folders that Dateline may have made."""
        self.met: set[str] = set()
        """Files met on the way that Dateline made."""
        self.seen = Seen()

    def quickly(self, record: Record) -> None:
        """Visit what the record names, and read again only folders whose time has moved."""
        self.folders.update(record.folders)
        doubtful = self._files(record)
        for path in doubtful:
            self._file(path)
        for path in self._moved(record):
            self._scan(path)
        self.seen.keepers.update(k for k in record.keepers if _is_file(self.ops, self.prefix + k))

    def wholly(self) -> None:
        """Visit everything that Dateline may have made."""
        self.folders.update(*(folders_of(record.files) for record in self.records), [""])
        waiting = [""]
        for folder in waiting:
            waiting += self._scan(folder)
        for path in self.met:
            self._file(path)
        self.seen.extra_folders |= set(waiting) - folders_of(self.met)

    def _files(self, record: Record) -> list[str]:
        """Take the files that are plainly the same; return those that need a closer look."""
        lstat, prefix, horizon = self.ops.lstat, self.prefix, record.horizon
        same, doubtful, fewest = self.seen.files, [], 2
        for path, row in record.files.items():
            try:
                now = lstat(prefix + path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            if (
                now.st_ctime_ns == row.ctime_ns < horizon
                and now.st_mtime_ns == row.mtime_ns
                and now.st_ino == row.inode
                and now.st_size == row.size
                and now.st_mode == _PLAIN
            ):
                same[path] = row
                fewest = min(fewest, now.st_nlink)
            else:
                doubtful.append(path)
        self.seen.fewest_names = fewest
        return doubtful

    def _moved(self, record: Record) -> list[str]:
        """Return the folders in which names may have been added or removed."""
        lstat, prefix, horizon = self.ops.lstat, self.prefix, record.horizon
        quiet, moved = self.seen.folders, []
        for path, folder in record.folders.items():
            try:
                now = lstat(prefix + path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            if not stat.S_ISDIR(now.st_mode):
                continue
            if now.st_mtime_ns == folder.shown < horizon:
                quiet[path] = folder.shown
            else:
                moved.append(path)
        return moved

    def _scan(self, folder: str) -> list[str]:
        """List one folder, sort out what is in it, and return the folders that may be ours."""
        full = self.prefix + folder
        time = self.ops.lstat(full).st_mtime_ns
        clean, known = True, []
        for entry in self.ops.list(full):
            path = f"{folder}/{entry.name}" if folder else entry.name
            if not entry.is_dir(follow_symlinks=False):
                clean = self._name(path) and clean
            elif path in self.folders:
                known.append(path)
            else:
                self._unknown(path)
        if clean:
            self.seen.folders[folder] = time
            self.seen.refreshed = True
        return known

    def _name(self, path: str) -> bool:
        """Put a file that was met in its class; return whether it belongs there."""
        if any(path in record.files for record in self.records):
            self.met.add(path)
            return True
        if path in KEEPERS and _is_file(self.ops, self.prefix + path):
            self.seen.keepers.add(path)
            return True
        name = path.rpartition("/")[2]
        (self.seen.litter if name in LITTER else self.seen.foreign).add(path)
        return False

    def _unknown(self, top: str) -> None:
        """Look through a folder that is not ours until a file turns up that somebody wants."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            self.seen.extra_folders.add(folder)
            for entry in self.ops.list(self.prefix + folder):
                path = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif entry.name in LITTER:
                    self.seen.litter.add(path)
                else:
                    self.seen.foreign.add(f"{top}/")
                    return

    def _file(self, path: str) -> None:
        """Look closely at a file that was published: take it if its bytes are the same."""
        rows = [record.files[path] for record in self.records if path in record.files]
        row = self._same_bytes(path, rows)
        if row is None:
            self.seen.altered.add(path)
        else:
            self.seen.files[path] = row
            self.seen.refreshed = True

    def _same_bytes(self, path: str, rows: list[Published]) -> Published | None:
        """Return the file with its present times if its bytes are those of one of the rows."""
        now = self.ops.lstat(self.prefix + path)
        if now.st_mode != _PLAIN or all(row.size != now.st_size for row in rows):
            return None
        data, before = read_file(self.ops, self.prefix + path)
        found = hashlib.sha256(data).digest()
        for row in rows:
            if row.digest == found and row.size == len(data):
                self.seen.fewest_names = min(self.seen.fewest_names, before.st_nlink)
                return signed(row, before)
        return None


def signed(row: Published, now: os.stat_result) -> Published:
    """Return the row with the times and the inode that the system gives."""
    return Published(row.size, row.digest, now.st_mtime_ns, now.st_ctime_ns, now.st_ino)


def look(ops: Ops, root: str, known: Known) -> Seen:
    """Compare the folder with what is known of it."""
    try:
        ops.lstat(root)
    except FileNotFoundError:
        return Seen(exists=False)
    visit = _Look(ops, root, known)
    if known.settled:
        visit.quickly(known.records[0])
    else:
        visit.wholly()
    return visit.seen


def folders_of(paths: Iterable[str]) -> set[str]:
    """Return every folder the paths lie in, the top (the empty path) included."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def _is_file(ops: Ops, path: str) -> bool:
    """Whether there is a plain file at the path."""
    try:
        return stat.S_ISREG(ops.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
