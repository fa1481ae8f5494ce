"""Whole small sites and the trees that are to come of them.

A folder of `tests/sites` holds a `story`, built with a theme for tests, and what is `expected`:
`addresses.txt` lists every published file, the others are such files, byte for byte. After a
change that is meant, write them anew with ``python -m tests.sites`` and read the difference.
"""

from __future__ import annotations

import shutil
from fnmatch import fnmatch
from pathlib import Path

from dateline.options import Result
from tests.samples import give_theme, make, tree

SITES = Path(__file__).parent / "sites"
LIST = "addresses.txt"

_NEVER = ("timeline.schema.json", "manifest.json", "media/*")
_KEPT = {
    "long": (
        "index.html",
        "2022/index.html",
        "2022/01/*index.html",
        "2022/02/index.html",
        "2003/index.html",
        "-0043/index.html",
        "tags/busy/*",
        "feed.json",
        "actors/ann/index.html",
    )
}
"""Which files of a site are kept to the byte; all of them where nothing is said."""


def names() -> list[str]:
    """Return the names of the sites."""
    return sorted(p.name for p in SITES.iterdir() if (p / "story").is_dir())


def build_copy(name: str, folder: Path, theme: str = "plain") -> Result:
    """Build a copy of a site in a folder; it is published in ``site`` there."""
    shutil.copytree(SITES / name / "story", folder, dirs_exist_ok=True)
    give_theme(folder, theme)
    return make(folder)


def expected(name: str) -> tuple[list[str], dict[str, bytes]]:
    """Return the addresses of a site's files, and the bytes of those that are kept."""
    files = tree(SITES / name / "expected")
    return files.pop(LIST).decode().splitlines(), files


def is_kept(name: str, path: str) -> bool:
    """Say whether a file of a site is kept to the byte."""
    if any(fnmatch(path, pattern) for pattern in _NEVER):
        return False
    return any(fnmatch(path, pattern) for pattern in _KEPT.get(name, ("*",)))


def write_expected(name: str, published: dict[str, bytes]) -> None:
    """Keep what a site is now as what is expected of it."""
    place = SITES / name / "expected"
    shutil.rmtree(place, ignore_errors=True)
    kept = {path: data for path, data in published.items() if is_kept(name, path)}
    listed = "".join(f"{path}\n" for path in sorted(published)).encode()
    for path, data in {LIST: listed, **kept}.items():
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_bytes(data)
