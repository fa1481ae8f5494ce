"""What was published: path, size, digest, and how to see that a file is still the same (effect).

The record is a file in the work folder. A damaged one is as good as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from dateline.publish.ops import Ops, read_file, write_file

_MAGIC = b"dateline published 1\n"
_CHECK = 16


class Published(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file of the published site."""

    size: int
    """In bytes."""
    digest: bytes
    """SHA-256 of its bytes."""
    mtime_ns: int = 0
    """Last change of the bytes, nanoseconds since 1970; 0: not known, look at the bytes."""
    ctime_ns: int = 0
    """Last change of the file, as the system counts it; no program can set it."""
    inode: int = 0
    """The file's number on its disk."""


class Folder(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One folder of the published site: a folder's time changes with the names in it."""

    shown: int
    """Last change in the published tree, nanoseconds since 1970."""
    hidden: int
    """Last change in the hidden tree."""


class Record(msgspec.Struct, frozen=True):
    """What the two trees hold."""

    files: Mapping[str, Published] = {}
    """By path from the published folder."""
    folders: Mapping[str, Folder] = {}
    """By path; the published folder itself is the empty path."""
    keepers: tuple[str, ...] = ()
    """Files of the user's that are carried along."""
    linked: bool = True
    """Whether unchanged files are shared between the trees; else they are copies."""
    horizon: int = 0
    """Anything changed at or after this may have changed again unnoticed; set by `load`."""


def save(ops: Ops, path: str, record: Record) -> None:
    """Write the record, whole or not at all."""
    body = msgspec.msgpack.encode(record)
    check = hashlib.blake2b(body, digest_size=_CHECK).digest()
    spare = f"{path}.new"
    write_file(ops, spare, _MAGIC + check + body)
    ops.rename(spare, path)


def load(ops: Ops, path: str) -> Record | None:
    """Read a record; None when there is none, or a damaged one."""
    try:
        data, stat = read_file(ops, path)
    except FileNotFoundError:
        return None
    start = len(_MAGIC) + _CHECK
    body = data[start:]
    check = hashlib.blake2b(body, digest_size=_CHECK).digest()
    if data[:start] != _MAGIC + check:
        return None
    try:
        record = msgspec.msgpack.decode(body, type=Record)
    except msgspec.DecodeError:
        return None
    return msgspec.structs.replace(record, horizon=stat.st_mtime_ns - _grain(stat.st_mtime_ns))


def _grain(time_ns: int) -> int:
    """How coarse the disk's clock may be: two changes within it can carry one time."""
    return 2_000_000_000 if time_ns % 1_000_000_000 == 0 else 20_000_000
