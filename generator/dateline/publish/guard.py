"""Decide whether a folder may be published into, before anything is written (effect: looks)."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from dateline.exports.manifest import FORMAT, NAME, Manifest, ManifestFile
from dateline.publish.errors import PublishError
from dateline.publish.look import Seen
from dateline.publish.ops import Ops, read_file
from dateline.publish.record import Published, Record

_NAMED = 5
_LONGEST_MANIFEST = 1 << 28


def place(ops: Ops, dest: Path, keep_out: Sequence[Path]) -> Path:
    """Return the absolute path of the folder to publish into; raise `PublishError` if unfit.

    `keep_out` are folders that publishing must leave alone: the site's root, content, themes. The
    published folder is none of them, holds none of them, and lies in none but the first.
    """
    parent = dest.absolute().parent.resolve()
    name = dest.absolute().name
    if name in {"", ".", ".."}:
        name = dest.resolve().name
        parent = dest.resolve().parent
    full = parent / name
    if not name:
        raise _unfit(full, "is not a folder to publish into")
    _plain(ops, full)
    for index, folder in enumerate(keep_out):
        _apart(full, folder.resolve(), nested=index == 0)
    return full


def _plain(ops: Ops, full: Path) -> None:
    """Refuse what is there but is not a folder of its own."""
    try:
        found = ops.lstat(str(full))
    except FileNotFoundError:
        return
    if stat.S_ISLNK(found.st_mode):
        raise _unfit(full, "is a symbolic link", "Name the folder it leads to with --dest.")
    if not stat.S_ISDIR(found.st_mode):
        raise _unfit(full, "is a file, not a folder")
    if found.st_dev != ops.lstat(str(full.parent)).st_dev:
        hint = f"Publish into a folder inside it: --dest {full.name}/public."
        raise _unfit(full, "is a mount point, so it cannot be exchanged for a new one", hint)


def _apart(full: Path, other: Path, *, nested: bool) -> None:
    """Refuse a folder that is, holds, or lies in one that is to be left alone."""
    if other == full or full in other.parents:
        raise _unfit(full, f"holds {other.name}, which publishing would replace")
    if not nested and other in full.parents:
        raise _unfit(full, f"lies in {other.name}, from which the site is built")


def _unfit(full: Path, why: str, hint: str = "Choose another folder with --dest.") -> PublishError:
    """Return the error for a folder that cannot be published into."""
    return PublishError(f"The folder {full.name or full} {why}", hint, str(full))


def claims(ops: Ops, dest: str) -> Record | None:
    """Return what the manifest in the folder says that Dateline published; None without one.

    This is how a folder proves itself whose record is lost.
    """
    path = f"{dest}/{NAME}"
    try:
        found = ops.lstat(path)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LONGEST_MANIFEST:
            return None
        data = read_file(ops, path)[0]
        manifest = msgspec.json.decode(data, type=Manifest)
        files = {path: _claim(file) for path, file in manifest.files.items()}
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    if manifest.format != FORMAT:
        return None
    # A manifest cannot hold its own digest, so it is always made again.
    return Record(files={**files, NAME: Published(-1, b"")})


def _claim(file: ManifestFile) -> Published:
    """Return what a manifest says of a file."""
    return Published(file.size, bytes.fromhex(file.sha256))


def refuse_foreign(dest: Path, seen: Seen, *, ours: bool) -> None:
    """Refuse a folder that holds files Dateline did not make."""
    if not seen.foreign:
        return
    if seen.foreign & {".git", ".git/"}:
        raise _unfit(dest, "is a git checkout, whose history publishing would replace")
    named = _names(seen.foreign)
    if ours:
        raise PublishError(
            f"The folder {dest.name} holds files that Dateline did not make: {named}",
            "Move them out of it, then build again: it holds what the build makes and no more.",
            str(dest),
        )
    raise PublishError(
        f"The folder {dest.name} is not empty and Dateline did not make it: it holds {named}",
        "Choose another folder with --dest, or empty this one.",
        str(dest),
    )


def _names(paths: Iterable[str]) -> str:
    """Return a few of the paths, and how many more there are."""
    ordered = sorted(paths)
    listed = ", ".join(p.encode("utf-8", "replace").decode() for p in ordered[:_NAMED])
    more = len(ordered) - _NAMED
    return f"{listed} and {more} more" if more > 0 else listed
