"""The calls to the system that publishing is made of (effect).

Everything that publishing does to files goes through one `Ops`, so that a test can let any single
call fail, or end the process there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from dateline.publish.exchange import exchange

FILE_MODE = 0o644
FOLDER_MODE = 0o755

_BLOCK = 1 << 20
"""Bytes that are written at once."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK


class Ops:
    """The system's own calls."""

    lstat = staticmethod(os.lstat)
    fstat = staticmethod(os.fstat)
    open = staticmethod(os.open)
    read = staticmethod(os.read)
    write = staticmethod(os.write)
    fchmod = staticmethod(os.fchmod)
    utime = staticmethod(os.utime)
    close = staticmethod(os.close)
    mkdir = staticmethod(os.mkdir)
    chmod = staticmethod(os.chmod)
    rmdir = staticmethod(os.rmdir)
    link = staticmethod(os.link)
    rename = staticmethod(os.rename)
    unlink = staticmethod(os.unlink)
    exchange = staticmethod(exchange)

    @staticmethod
    def list(path: str) -> list[os.DirEntry[str]]:
        """Return what is in a folder, in no order."""
        with os.scandir(path) as entries:
            return list(entries)


def _blocks(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Put small parts together, so that each is not a call of its own."""
    block = bytearray()
    for part in parts:
        block += part
        if len(block) >= _BLOCK:
            yield bytes(block)
            block.clear()
    yield bytes(block)


def write_file(ops: Ops, path: str, data: bytes | Iterable[bytes]) -> None:
    """Write a file of its own, whole, readable by all whatever the umask.

    The bytes of a large file may come in parts, so that they need not be in memory twice.

    Never to be used on a published file: its bytes are shared between the two trees.
    """
    handle = ops.open(path, _NEW, FILE_MODE)
    try:
        for block in (data,) if isinstance(data, bytes) else _blocks(data):
            rest = memoryview(block)
            while rest:
                rest = rest[ops.write(handle, rest) :]
        ops.fchmod(handle, FILE_MODE)
    finally:
        ops.close(handle)


def read_file(ops: Ops, path: str) -> tuple[bytes, os.stat_result]:
    """Return the bytes of a file, and what the system knew of it before they were read."""
    handle = ops.open(path, _OLD)
    try:
        stat = ops.fstat(handle)
        parts = []
        while part := ops.read(handle, 1 << 20):
            parts.append(part)
    finally:
        ops.close(handle)
    return b"".join(parts), stat


def make_folder(ops: Ops, path: str) -> None:
    """Make one folder, open to all whatever the umask."""
    ops.mkdir(path, FOLDER_MODE)
    ops.chmod(path, FOLDER_MODE)


def remove_file(ops: Ops, path: str) -> bool:
    """Remove a file; return False when it was not there."""
    try:
        ops.unlink(path)
    except FileNotFoundError:
        return False
    return True


def exists(ops: Ops, path: str) -> bool:
    """Whether there is anything at the path, a dangling link included."""
    try:
        ops.lstat(path)
    except FileNotFoundError:
        return False
    return True
