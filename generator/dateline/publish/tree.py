"""Make one tree equal to what is wanted, by the smallest number of steps (effect).

Files are never written here: they are moved in from the staging folder, or linked from the other
tree. A name that exists is replaced in one step.
"""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterable, Mapping, Set

import msgspec

from dateline.publish.errors import UnsoundError
from dateline.publish.ops import (
    FOLDER_MODE,
    Ops,
    make_folder,
    read_file,
    remove_file,
    write_file,
)

_NO_LINKS = frozenset(
    {
        errno.EPERM,
        errno.ENOTSUP,
        errno.EOPNOTSUPP,
        errno.ENOSYS,
        errno.EMLINK,
        errno.EXDEV,
    }
)
_UNSOUND = frozenset({errno.EISDIR, errno.ENOTDIR, errno.ENOTEMPTY, errno.EEXIST, errno.ELOOP})


class Origin(msgspec.Struct, frozen=True, gc=False):
    """Where a file of a tree comes from."""

    path: str
    """Absolute path."""
    inode: int
    """Its number on the disk: a file in the tree with the same number is the same file."""
    move: bool = False
    """Whether it is moved in (from staging), else shared with the other tree."""


class Tree:
    """One of the two trees, while it is being changed."""

    def __init__(self, ops: Ops, root: str, spare: str) -> None:
        """`root` is the tree; `spare` a path on the same disk for names on their way in."""
        self.ops = ops
        self.root = root
        self.spare = spare
        self.touched: set[str] = set()
        """Folders in which a name was added, replaced or removed."""
        self.looked_at_whole = False
        """Whether the tree turned out not to be what it was taken for."""
        self.linked = True
        """Whether every file could be shared; False once one had to be copied."""
        self._sound: set[str] = set()
        self._new: set[str] = set()

    def at(self, path: str) -> str:
        """Return the absolute path of a path in the tree."""
        return f"{self.root}/{path}" if path else self.root

    def change(
        self,
        put: Mapping[str, Origin],
        remove: Iterable[str],
        folders: Iterable[str],
    ) -> None:
        """Remove the files and then the folders, put the others in place.

        Raises `UnsoundError` when the tree is not what it was taken for; some steps are done then.
        """
        try:
            for path in sorted(remove):
                self._remove(path)
            self._prune(folders)
            for path, origin in sorted(put.items()):
                self._put(path, origin)
        except OSError as error:
            if error.errno in _UNSOUND:
                raise UnsoundError(str(error)) from error
            raise

    def equal(self, wanted: Mapping[str, Origin], folders: Set[str]) -> None:
        """Make the tree hold exactly the wanted files and folders, whatever it holds now."""
        self.looked_at_whole = True
        self._sound.clear()
        self._new.clear()
        self._clear_top()
        found, scanned = self._scan()
        self.change(
            {p: o for p, o in wanted.items() if found.get(p) != o.inode},
            (p for p in found if p not in wanted),
            scanned - folders,
        )
        for folder in sorted(folders):
            self._folder(folder)

    def _clear_top(self) -> None:
        """Remove what stands in the place of the tree but is no folder."""
        try:
            if not stat.S_ISDIR(self.ops.lstat(self.root).st_mode):
                self.ops.unlink(self.root)
        except FileNotFoundError:
            return

    def _scan(self) -> tuple[dict[str, int], set[str]]:
        """Return every file with its inode (0 for what is no plain file), and every folder."""
        files: dict[str, int] = {}
        folders: set[str] = set()
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            try:
                entries = self.ops.list(self.at(folder))
            except FileNotFoundError:
                continue
            folders.add(folder)
            for entry in entries:
                path = f"{folder}/{entry.name}" if folder else entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    files[path] = entry.inode() if entry.is_file(follow_symlinks=False) else 0
        return files, folders

    def _is_folder(self, path: str) -> bool:
        """Whether the folder and all above it are real; raise when a link or file is in the way."""
        if path in self._sound:
            return True
        if path and not self._is_folder(path.rpartition("/")[0]):
            return False
        try:
            mode = self.ops.lstat(self.at(path)).st_mode
        except FileNotFoundError:
            return False
        if not stat.S_ISDIR(mode):
            raise UnsoundError(path)
        if stat.S_IMODE(mode) != FOLDER_MODE:
            self.ops.chmod(self.at(path), FOLDER_MODE)
        self._sound.add(path)
        return True

    def _folder(self, path: str) -> None:
        """Make the folder and all above it, as far as they are missing."""
        above = path.rpartition("/")[0]
        if path in self._sound or (above not in self._new and self._is_folder(path)):
            return
        if path:
            self._folder(above)
            self.touched.add(above)
        make_folder(self.ops, self.at(path))
        for known in (self.touched, self._sound, self._new):
            known.add(path)

    def _remove(self, path: str) -> None:
        """Remove one file, if it is there."""
        above = path.rpartition("/")[0]
        if self._is_folder(above) and remove_file(self.ops, self.at(path)):
            self.touched.add(above)

    def _prune(self, folders: Iterable[str]) -> None:
        """Remove empty folders, the deepest first."""
        for path in sorted(folders, reverse=True):
            above = path.rpartition("/")[0]
            if not self._is_folder(above) or not self._is_folder(path):
                continue
            self.ops.rmdir(self.at(path))
            self.touched.add(above)
            self.touched.discard(path)
            self._sound.discard(path)
            self._new.discard(path)

    def _put(self, path: str, origin: Origin) -> None:
        """Put one file in place."""
        above = path.rpartition("/")[0]
        self._folder(above)
        self.touched.add(above)
        if origin.move:
            self.ops.rename(origin.path, self.at(path))
        else:
            self._share(origin, self.at(path))

    def _share(self, origin: Origin, target: str) -> None:
        """Give the file a second name, replacing what has that name."""
        try:
            if self.linked:
                self.ops.link(origin.path, target)
                return
        except FileExistsError:
            if self.ops.lstat(target).st_ino == origin.inode:
                return
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self.linked = False
        remove_file(self.ops, self.spare)
        if self.linked:
            self.ops.link(origin.path, self.spare)
        else:
            self._copy(origin.path)
        self.ops.rename(self.spare, target)

    def _copy(self, source: str) -> None:
        """Copy a file to the spare place, with the time of its last change."""
        data, before = read_file(self.ops, source)
        write_file(self.ops, self.spare, data)
        self.ops.utime(self.spare, ns=(before.st_atime_ns, before.st_mtime_ns))
