"""Bring the hidden tree up to what is wanted, before the exchange and after it (effect).

Before: the hidden tree becomes the new site. After: what was the old site becomes a mirror of the
new one, so that the next build costs its own change and no more.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping

import msgspec

from dateline.publish.errors import UnsoundError
from dateline.publish.look import KEEPERS, Seen, signed
from dateline.publish.ops import Ops
from dateline.publish.record import Folder, Published, Record
from dateline.publish.tree import Origin, Tree
from dateline.publish.workplace import Workplace


class Found(msgspec.Struct, frozen=True):
    """What a build found when it began."""

    place: Workplace
    seen: Seen
    """What the published tree holds."""
    record: Record
    """What both trees hold. Without folders: the hidden tree is not to be trusted."""


class Plan(msgspec.Struct, frozen=True):
    """What one commit has to do."""

    rows: Mapping[str, Published]
    """Every output; those that are staged with the time and inode they have there."""
    changed: Mapping[str, Origin]
    """Outputs that are staged."""
    removed: frozenset[str]
    """Files that were published and are no longer wanted."""
    folders: frozenset[str]
    """Every folder the outputs lie in."""
    dead_folders: frozenset[str]
    """Folders that are no longer wanted."""

    def coming(self) -> Record:
        """Return what the present record does not tell of the new site."""
        return Record(files={path: self.rows[path] for path in self.changed})


def fill(found: Found, plan: Plan) -> Tree:
    """Make the hidden tree hold the new site; return what was done to it."""
    place, seen = found.place, found.seen
    tree = Tree(place.ops, place.tree, place.spare)
    keepers = _shared(place, {name: _inode(place, name) for name in seen.keepers})
    if _is_mirror(found):
        try:
            tree.change(
                {**plan.changed, **keepers},
                plan.removed | (KEEPERS - seen.keepers),
                plan.dead_folders,
            )
            return tree
        except UnsoundError:
            pass
    kept = {path: row.inode for path, row in plan.rows.items() if path not in plan.changed}
    wanted = {**_shared(place, kept), **plan.changed, **keepers}
    tree.equal(wanted, plan.folders)
    return tree


def _is_mirror(found: Found) -> bool:
    """Whether the hidden tree is as the last build left it: no name added, moved or removed.

    That its files are those of the published tree is seen from their second names. Copies have
    none, and are made anew.
    """
    lstat, root = found.place.ops.lstat, found.place.tree
    try:
        for path, folder in found.record.folders.items():
            now = lstat(f"{root}/{path}")
            if now.st_mtime_ns != folder.hidden or not stat.S_ISDIR(now.st_mode):
                return False
    except (FileNotFoundError, NotADirectoryError):
        return False
    return found.record.linked and bool(found.record.folders)


def mirror(found: Found, plan: Plan, *, swapped: bool) -> Tree:
    """Make the hidden tree the same as the published one; return what was done to it.

    With `swapped` it is what was published before, as it was `seen`; else nothing is known of it.
    """
    place, seen = found.place, found.seen
    tree = Tree(place.ops, place.tree, place.spare)
    if swapped:
        changed = _shared(place, {path: plan.rows[path].inode for path in plan.changed})
        try:
            tree.change(changed, plan.removed | seen.litter, plan.dead_folders)
            return tree
        except UnsoundError:
            pass
    inodes = {path: row.inode for path, row in plan.rows.items()}
    inodes.update({name: _inode(place, name) for name in seen.keepers})
    tree.equal(_shared(place, inodes), plan.folders)
    return tree


def describe(found: Found, plan: Plan, built: Tree | None, mirrored: Tree | None) -> Record:
    """Return the record of both trees as they are now.

    `built` is the tree as filled before the exchange, `mirrored` as brought up after it; None
    where that was not needed.
    """
    place = found.place
    done = [tree for tree in (built, mirrored) if tree is not None]
    whole = any(tree.looked_at_whole for tree in done)
    linked = all(tree.linked for tree in done) and (found.record.linked or whole)
    restat = plan.rows if whole or not linked else plan.changed
    rows = dict(plan.rows)
    for path in restat:
        rows[path] = _sign(place.ops, f"{place.dest}/{path}", rows[path])
    return Record(
        files=rows,
        folders=_folders(found, plan, built, mirrored),
        keepers=tuple(sorted(found.seen.keepers)),
        linked=linked,
    )


def _folders(
    found: Found, plan: Plan, built: Tree | None, mirrored: Tree | None
) -> dict[str, Folder]:
    """Return the times of all folders, asking the system only for those that were touched."""
    place = found.place
    shown = dict(found.seen.folders)
    hidden = {path: folder.hidden for path, folder in found.record.folders.items()}
    if built is not None:
        shown, hidden = _untouched(hidden, built), shown
    if mirrored is not None:
        hidden = _untouched(hidden, mirrored)
    return {
        path: Folder(
            shown[path] if path in shown else _time(place.ops, f"{place.dest}/{path}", built),
            hidden[path] if path in hidden else _time(place.ops, f"{place.tree}/{path}", mirrored),
        )
        for path in plan.folders
    }


def _untouched(times: Mapping[str, int], tree: Tree) -> dict[str, int]:
    """Return the times that still hold after the tree was changed."""
    if tree.looked_at_whole:
        return {}
    return {path: time for path, time in times.items() if path not in tree.touched}


def _time(ops: Ops, path: str, tree: Tree | None) -> int:
    """Return when the folder last changed; 0, look again, if the tree was not put in order."""
    return 0 if tree is None else ops.lstat(path).st_mtime_ns


def _sign(ops: Ops, path: str, row: Published) -> Published:
    """Return the row with the file's present times, if it is still the file that was put there."""
    now = ops.lstat(path)
    if now.st_size == row.size and now.st_mtime_ns == row.mtime_ns:
        return signed(row, now)
    return Published(row.size, row.digest)


def _shared(place: Workplace, inodes: Mapping[str, int]) -> dict[str, Origin]:
    """Return published files as what the hidden tree shares."""
    return {path: Origin(f"{place.dest}/{path}", inode) for path, inode in inodes.items()}


def _inode(place: Workplace, path: str) -> int:
    """Return the inode of a published file."""
    return place.ops.lstat(f"{place.dest}/{path}").st_ino
