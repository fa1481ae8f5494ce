"""Helpers for the tests of `dateline.publish`: sites as literals, folders as values."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from dateline.exports.manifest import manifest
from dateline.publish import Change, Ops, Publication

Site = Mapping[str, bytes]
"""A whole site: path to bytes."""


def digest(data: bytes) -> bytes:
    """Return the digest under which outputs are published here."""
    return hashlib.sha256(data).digest()


def with_manifest(site: Site) -> dict[str, bytes]:
    """Return the site with a manifest of its files, as a build makes one."""
    sums = {path: (len(data), digest(data)) for path, data in site.items()}
    return {**site, "manifest.json": manifest(sums)}


def publish(dest: Path, site: Site, ops: Ops | None = None, wait: float = 30) -> Change:
    """Publish a site as a build does: stage what is not there yet, then commit."""
    outputs = {path: (len(data), digest(data)) for path, data in site.items()}
    with Publication.begin(dest, ops=ops, wait=wait) as publication:
        verified = publication.verified()
        for path, data in site.items():
            if path not in verified or verified[path].digest != outputs[path][1]:
                publication.write(path, data)
        return publication.commit(outputs)


def work_folder(dest: Path) -> Path:
    """Return the folder in which Dateline keeps the hidden tree."""
    return dest.with_name(f".{dest.name}.dateline")


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files with their bytes; an empty folder is a path that ends in a slash."""
    found = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            found[name] = path.read_bytes()
        elif not any(path.iterdir()):
            found[f"{name}/"] = b""
    return found


def litter(dest: Path) -> set[str]:
    """Return what lies in the work folder but has no business there between builds."""
    work = work_folder(dest)
    known = {"lock", "record", "tree", "staged", ".gitignore", "README"}
    left = {path.name for path in work.iterdir()} - known
    return left | {path.name for path in (work / "staged").iterdir()}


def is_settled(dest: Path) -> bool:
    """Whether the hidden tree is a mirror of the published one: the same files, not copies."""
    hidden = work_folder(dest) / "tree"
    if contents(dest) != contents(hidden) or litter(dest):
        return False
    return all(
        path.stat().st_ino == (hidden / path.relative_to(dest)).stat().st_ino
        for path in dest.rglob("*")
        if path.is_file()
    )


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Return inode and time of everything in a folder: equal only if nothing was touched."""
    found = {}
    for path in (folder, *folder.rglob("*")):
        stat = path.lstat()
        found[str(path)] = (stat.st_ino, stat.st_mtime_ns)
    return found


def start_python(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a program in a process of its own, with Dateline and these tests at hand."""
    root = Path(__file__).parents[1]
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": f"{root / 'generator'}{os.pathsep}{root}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    """Wait for a program that must succeed; return what it printed."""
    printed, said = process.communicate(timeout=300)
    assert process.returncode == 0, said
    return printed


def run_python(code: str, *arguments: object) -> str:
    """Run a program that must succeed; return what it printed."""
    return ended(start_python(code, *arguments))


@contextmanager
def common_folder() -> Iterator[Path]:
    """Make a folder that every account can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up the right to write everywhere, if the tests run with it."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


class TwoStepOps(Ops):
    """A system that cannot exchange two folders in one step."""

    @staticmethod
    def exchange(one: str, other: str) -> bool:
        """Say so."""
        return False


class NoLinkOps(TwoStepOps):
    """A disk on which a file has one name only, such as an exFAT stick."""

    @staticmethod
    def link(src: str, dst: str) -> None:  # type: ignore[override]
        """Refuse, as such a disk does."""
        raise OSError(errno.EPERM, "Operation not permitted", src)


class CountingOps(Ops):
    """Calls `at` before every call to the system, with its number and name."""

    def __init__(self, at: Callable[[int, str], None]) -> None:
        self.at = at
        self.count = 0

    def __getattribute__(self, name: str) -> object:
        """Wrap each of the system's calls."""
        found = super().__getattribute__(name)
        if name.startswith("_") or name in {"at", "count"}:
            return found

        def call(*args: object, **kwargs: object) -> object:
            self.count += 1
            self.at(self.count, name)
            return found(*args, **kwargs)

        return call


class CountingTwoStepOps(CountingOps, TwoStepOps):
    """The same on a system that needs two steps."""
