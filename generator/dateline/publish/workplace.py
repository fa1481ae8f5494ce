"""The work folder beside the published one: lock, records, staged bytes, hidden tree (effect)."""

from __future__ import annotations

import stat
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType

from dateline.publish.errors import PublishError
from dateline.publish.ops import Ops, exists, make_folder, remove_file, write_file
from dateline.publish.tree import Tree

_NOTES = MappingProxyType(
    {
        ".gitignore": b"*\n",
        "README": (
            b"This folder belongs to Dateline. It holds what the next build needs to be quick.\n"
            b"It may be deleted whenever no build is running.\n"
        ),
    }
)


class Workplace:
    """Paths in the work folder, and what has to be done to them between builds."""

    def __init__(self, ops: Ops, dest: Path) -> None:
        """`dest` is the absolute path of the published folder."""
        self.ops = ops
        self.dest = str(dest)
        self.folder = str(dest.parent / f".{dest.name}.dateline")
        self.lock = f"{self.folder}/lock"
        self.tree = f"{self.folder}/tree"
        self.staged = f"{self.folder}/staged"
        self.record = f"{self.folder}/record"
        self.coming = f"{self.folder}/record.coming"
        """The files that are new in the published tree, if the exchange has taken place."""
        self.unsettled = f"{self.folder}/unsettled"
        """Is there while the hidden tree is being changed."""
        self.aside = f"{self.folder}/aside"
        """The old tree, while it makes way where two folders cannot be exchanged in one step."""
        self.spare = f"{self.folder}/spare"

    def prepare(self) -> None:
        """Make the work folder, if need be, and the folders it lies in."""
        if self.is_new():
            self._make()
        elif not stat.S_ISDIR(self.ops.lstat(self.folder).st_mode):
            raise PublishError(
                "The work folder beside the site is not a folder",
                "Remove what has its name, then build again.",
                self.folder,
            )

    def is_new(self) -> bool:
        """Whether nothing has been published here, as far as is known."""
        return not exists(self.ops, self.folder)

    def _make(self) -> None:
        """Make the work folder and the folders it lies in; another build may do the same."""
        above = Path(self.folder).parents
        for folder in (*reversed(above), Path(self.folder)):
            if not exists(self.ops, str(folder)):
                with suppress(FileExistsError):
                    make_folder(self.ops, str(folder))

    def recover(self) -> None:
        """Complete an exchange that was cut short, and clear what a killed build left."""
        if exists(self.ops, self.aside) and not exists(self.ops, self.dest):
            ready = self.tree if exists(self.ops, self.tree) else self.aside
            self.ops.rename(ready, self.dest)
        self.keep_old_tree()
        for path in (self.spare, f"{self.record}.new", f"{self.coming}.new"):
            remove_file(self.ops, path)
        for name, text in _NOTES.items():
            path = f"{self.folder}/{name}"
            if not exists(self.ops, path) or self.ops.lstat(path).st_size != len(text):
                write_file(self.ops, path, text)
        self.clear_staged()
        if not exists(self.ops, self.staged):
            make_folder(self.ops, self.staged)

    def clear_staged(self) -> None:
        """Remove staged bytes that were not published."""
        try:
            entries = self.ops.list(self.staged)
        except FileNotFoundError:
            return
        for entry in entries:
            remove_file(self.ops, entry.path)

    def is_settled(self) -> bool:
        """Whether the last build came to its end, so that record and hidden tree can be trusted."""
        return not exists(self.ops, self.unsettled) and not exists(self.ops, self.coming)

    def unsettle(self) -> None:
        """Note that the hidden tree is about to change."""
        write_file(self.ops, self.unsettled, b"")

    def settle(self) -> None:
        """Note that the record describes both trees again."""
        remove_file(self.ops, self.coming)
        remove_file(self.ops, self.unsettled)

    def swap(self) -> None:
        """Put the hidden tree in the place of the published one, in one step where possible."""
        if not exists(self.ops, self.dest):
            self.ops.rename(self.tree, self.dest)
        elif not self.ops.exchange(self.tree, self.dest):
            self._swap_in_two_steps()

    def _swap_in_two_steps(self) -> None:
        """Move the old tree away and the new one in; `recover` completes it after a kill."""
        self.ops.rename(self.dest, self.aside)
        try:
            self.ops.rename(self.tree, self.dest)
        except OSError:
            self.ops.rename(self.aside, self.dest)
            raise

    def keep_old_tree(self) -> None:
        """Make the tree that made way the hidden one, if two steps were needed."""
        if not exists(self.ops, self.aside):
            return
        if exists(self.ops, self.tree):
            Tree(self.ops, self.aside, self.spare).equal({}, frozenset({""}))
            self.ops.rmdir(self.aside)
        else:
            self.ops.rename(self.aside, self.tree)
