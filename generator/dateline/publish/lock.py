"""Keep two builds of one folder apart (effect)."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable
from contextlib import suppress

from dateline.publish.errors import PublishError

_PAUSE = 0.05


def _silent() -> None:
    """Say nothing while waiting."""


def acquire(path: str, wait: float, waiting: Callable[[], None] = _silent) -> int:
    """Lock the file, waiting at most `wait` seconds for another build; return its handle.

    `waiting` is called once when there is something to wait for. The system releases the lock when
    the process ends, however it ends. The file stays for ever: removing it would let two builds
    hold two different files of one name.
    """
    deadline = time.monotonic() + wait
    told = False
    while True:
        handle = _try(path)
        if handle is not None:
            return handle
        if not told:
            waiting()
            told = True
        if time.monotonic() >= deadline:
            raise PublishError(
                "Another build of this folder is running",
                "Wait until it has ended, then build again.",
                path,
            )
        time.sleep(_PAUSE)


def release(handle: int) -> None:
    """Give the lock back, also where a worker process still has a copy of the handle."""
    try:
        fcntl.flock(handle, fcntl.LOCK_UN)
    finally:
        os.close(handle)


def _try(path: str) -> int | None:
    """Lock the file if nobody else has it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if _same(handle, path):
            return handle
    except BlockingIOError:
        pass
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _same(handle: int, path: str) -> bool:
    """Whether the locked file is still the one at the path (the folder may have been deleted)."""
    with suppress(FileNotFoundError):
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    return False
