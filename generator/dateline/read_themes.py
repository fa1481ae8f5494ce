"""Theme folders read from disk (effect): the site's own and those that come with Dateline."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from dateline.theme import ThemeFiles

_LITTER = (".", "#")
_MOST_BYTES = 20_000_000


class ThemeError(Exception):
    """A theme's files cannot be read; the message says which and why."""


def shipped_themes() -> Path:
    """Return the folder of the themes that come with Dateline.

    In an installed package it lies within it; in a checkout, beside the source root.
    """
    inside = Path(__file__).parent / "themes"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "themes"


def read_themes(root: Path) -> dict[str, ThemeFiles]:
    """Read every theme a site can use, by name; a site's own wins over a shipped one.

    Raises `ThemeError` for a file that cannot be read.
    """
    found = _read_folder(shipped_themes(), "themes")
    own = root / "themes"
    if own.is_dir() and own.resolve() != shipped_themes().resolve():
        found |= _read_folder(own, "themes")
    return found


def digest_of(themes: Mapping[str, ThemeFiles]) -> str:
    """Return one digest over the names and bytes of every file."""
    whole = hashlib.blake2b(digest_size=20)
    for name, folder in sorted(themes.items()):
        for path, data in sorted(folder.files.items()):
            whole.update(f"{name}/{path}\0{len(data)}\0".encode())
            whole.update(data)
    return whole.hexdigest()


def _read_folder(folder: Path, shown: str) -> dict[str, ThemeFiles]:
    themes = sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    return {p.name: ThemeFiles(p.name, f"{shown}/{p.name}", dict(_files(p))) for p in themes}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    total = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            if name.startswith(_LITTER) or name.endswith("~"):
                continue
            path = Path(place) / name
            if not path.is_file():
                raise ThemeError(f"{path} is not a plain file")
            total += path.stat().st_size
            if total > _MOST_BYTES:
                raise ThemeError(f"the theme in {folder} has more than {_MOST_BYTES:,} bytes")
            try:
                yield path.relative_to(folder).as_posix(), path.read_bytes()
            except OSError as error:
                raise ThemeError(f"{path} cannot be read: {error.strerror}") from error
