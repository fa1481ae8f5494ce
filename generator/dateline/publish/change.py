"""What a publication changed, as a value (pure)."""

from __future__ import annotations

import msgspec


class Change(msgspec.Struct, frozen=True):
    """What a publication changed, counted in files."""

    added: int = 0
    changed: int = 0
    restored: int = 0
    """Made again because somebody had altered or deleted them in the published folder."""
    removed: int = 0
    unchanged: int = 0
    note: str = ""
    """What could not be finished after the site was published; the next build does it."""
