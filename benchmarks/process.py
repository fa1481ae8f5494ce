"""What one process costs, with all that it starts (effect)."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

_EVERY = 0.025
_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in which a system counts `ru_maxrss`."""


class FailedError(Exception):
    """A build did not end well, or did not make what it should have made."""


class Usage(msgspec.Struct, frozen=True):
    """What a process cost, from its start to its end."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor time, its own and the system's for it, children included."""
    largest: int
    """Most bytes of memory that one of its processes had at once, as wait4(2) has it."""
    together: int
    """Most bytes that all of them had at once, looked at forty times a second; memory they share
    counts for each of them. 0 where the system does not tell.
    """


def measured(argv: Sequence[str], cwd: Path, environment: Mapping[str, str]) -> Usage:
    """Run a program to its end; raise `FailedError` with what it said if that is not a good one."""
    log = cwd.with_name(f"{cwd.name}.log")
    with log.open("wb") as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            argv, cwd=cwd, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        with _Watch(process.pid) as watch:
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = log.read_text(encoding="utf-8", errors="replace")
        raise FailedError(f"{' '.join(argv)} ended with {process.returncode}:\n{words}")
    largest = used.ru_maxrss * _UNIT
    return Usage(wall, used.ru_utime + used.ru_stime, largest, watch.most)


class _Watch:
    """Looks at the memory of a process and its descendants while they run."""

    def __init__(self, pid: int) -> None:
        self.most = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> _Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_EVERY):
            self.most = max(self.most, sum(map(_resident, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """Return a process and all that it started, as far as the system tells."""
    found = [pid]
    for one in found:
        try:
            threads = os.listdir(f"/proc/{one}/task")
            for thread in threads:
                listed = Path(f"/proc/{one}/task/{thread}/children").read_text(encoding="ascii")
                found += map(int, listed.split())
        except OSError:
            continue  # It has ended meanwhile, or the system has no such file.
    return found


def _resident(pid: int) -> int:
    """Return the bytes of memory a process has now; 0 when it has ended."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
