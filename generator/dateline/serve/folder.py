"""The folder a preview publishes into, which nobody else uses meanwhile (effect)."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PARENT = ".dateline"
_MOST = 20


@contextmanager
def private_folder(root: Path) -> Iterator[Path]:
    """Yield a folder to publish into: in the site's `.dateline`, and kept for the next preview.

    Each preview of a site that runs at the same time has one of its own. Where the site's folder
    cannot be written to, it is a temporary one, which is removed at the end.
    """
    parent = root / _PARENT
    try:
        parent.mkdir(exist_ok=True)
        handle, folder = _claimed(parent)
    except OSError:
        with tempfile.TemporaryDirectory(prefix="dateline-") as temporary:
            yield Path(temporary).resolve() / "preview"
        return
    try:
        yield folder
    finally:
        os.close(handle)


def _claimed(parent: Path) -> tuple[int, Path]:
    """Lock the first folder that no preview uses; the system lets go when the process ends."""
    for number in range(1, _MOST + 1):
        name = "preview" if number == 1 else f"preview-{number}"
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(parent / f"{name}.lock", flags, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
        else:
            return handle, parent / name
    raise OSError(f"{_MOST} previews of this site are running")
