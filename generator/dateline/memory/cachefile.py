"""The SQLite file behind `cache`: its layout, and rows in and out of it (effect).

Each kind of row has a table of its own, in the order of writing, so that a whole kind can be read
in one pass. Every row carries a checksum over stamp, kind, key and value.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

Row = tuple[bytes, bytes]
"""Key and value."""

_APPLICATION = 0x444C4348
_LAYOUT = 1
_PAGE_BYTES = 16384
_CHECK_BYTES = 16
_BATCH_KEYS = 500
_BATCH_BYTES = 4_000_000

_KIND = re.compile(r"[a-z][a-z0-9_]{0,40}")
_STAMP_TABLE = "CREATE TABLE stamp (value BLOB NOT NULL)"
_ROW_TABLE = (
    'CREATE TABLE "row_{}" (key BLOB NOT NULL UNIQUE, checked BLOB NOT NULL, value BLOB NOT NULL)'
)


class ForeignFileError(Exception):
    """The file is a database, but not one of ours."""


class Seal:
    """Makes the checksums of one kind of row, for one version of the program."""

    def __init__(self, stamp: str, kind: str) -> None:
        """Raises ValueError for a kind that cannot name a table."""
        if not _KIND.fullmatch(kind):
            raise ValueError(f"not a kind of row: {kind!r}")
        self.kind = kind
        start = f"{stamp}\0{kind}\0".encode()
        self._start = hashlib.blake2b(start, digest_size=_CHECK_BYTES)

    def of(self, key: bytes, value: bytes) -> bytes:
        """Return the checksum of one row."""
        state = self._start.copy()
        state.update(len(key).to_bytes(4, "big") + key)
        state.update(value)
        return state.digest()


def connect(path: Path, stamp: str, wait: float) -> sqlite3.Connection:
    """Open the file, made or emptied as need be; raise `ForeignFileError` if it is not ours."""
    import sqlite3

    base = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        base.text_factory = bytes
        base.execute("PRAGMA trusted_schema = OFF")
        # Rows are checked when they are read, so a loss of power costs some of them at worst.
        base.execute("PRAGMA synchronous = OFF")
        _make(base, stamp.encode())
    except BaseException:
        base.close()
        raise
    return base


def _make(base: sqlite3.Connection, stamp: bytes) -> None:
    """Bring a new, an older or another version's file into the present layout."""
    if _is_ours(base) and base.execute("SELECT value FROM stamp").fetchall() == [(stamp,)]:
        return
    base.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
    with _Transaction(base):
        if not _is_ours(base):
            base.execute(f"PRAGMA application_id = {_APPLICATION}")
            base.execute(f"PRAGMA user_version = {_LAYOUT}")
            base.execute(_STAMP_TABLE)
        for (name,) in base.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'row!_%' ESCAPE '!'"
        ).fetchall():
            base.execute(f'DROP TABLE "{name.decode()}"')
        base.execute("DELETE FROM stamp")
        base.execute("INSERT INTO stamp VALUES (?)", (stamp,))


def _is_ours(base: sqlite3.Connection) -> bool:
    """Whether the file has our layout or is empty; raise `ForeignFileError` if it is another's."""
    ((application,),) = base.execute("PRAGMA application_id").fetchall()
    ((layout,),) = base.execute("PRAGMA user_version").fetchall()
    schema = base.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    if not schema and application == 0:
        return False
    known = all(_is_known(*(part or b"" for part in row)) for row in schema)
    stamped = (b"table", b"stamp", _STAMP_TABLE.encode()) in schema
    if (application, layout) != (_APPLICATION, _LAYOUT) or not known or not stamped:
        raise ForeignFileError
    return True


def _is_known(kind: bytes, name: bytes, sql: bytes) -> bool:
    """Whether a part of the schema is one that we make."""
    if kind == b"index":
        return sql == b""
    text = name.decode("utf-8", "replace")
    made = _ROW_TABLE.format(text.removeprefix("row_"))
    return kind == b"table" and sql.decode("utf-8", "replace") in {_STAMP_TABLE, made}


class _Transaction:
    """Write all or nothing."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def __enter__(self) -> None:
        self._base.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._base.execute("COMMIT")
        elif self._base.in_transaction:
            self._base.execute("ROLLBACK")


def read(
    base: sqlite3.Connection, seal: Seal, keys: Sequence[bytes], found: dict[bytes, bytes]
) -> None:
    """Add the rows of the keys that are there and undamaged to `found`."""
    if not _has_table(base, seal.kind):
        return
    wanted = frozenset(keys)
    for key, checked, value in _rows(base, seal.kind, wanted):
        if not isinstance(key, bytes) or not isinstance(value, bytes):
            continue
        if key in wanted and checked == seal.of(key, value):
            found[key] = value


def _rows(
    base: sqlite3.Connection, kind: str, wanted: frozenset[bytes]
) -> Iterator[tuple[object, object, object]]:
    """Return the wanted rows, and others where it is quicker to read all than to pick."""
    every = f'SELECT key, checked, value FROM "row_{kind}"'
    ((last,),) = base.execute(f'SELECT max(rowid) FROM "row_{kind}"').fetchall()
    if len(wanted) > _BATCH_KEYS and len(wanted) * 2 > (last or 0):
        yield from base.execute(every)
        return
    rest = iter(wanted)
    while some := tuple(islice(rest, _BATCH_KEYS)):
        marks = ",".join("?" * len(some))
        yield from base.execute(f"{every} WHERE key IN ({marks})", some)


def write(base: sqlite3.Connection, seal: Seal, rows: Iterable[Row]) -> None:
    """Put the rows, replacing those of the same keys, a batch at a time."""
    for batch in _batches(rows):
        checked = [(key, seal.of(key, value), value) for key, value in batch]
        with _Transaction(base):
            if not _has_table(base, seal.kind):
                base.execute(_ROW_TABLE.format(seal.kind))
            base.executemany(
                f'INSERT OR REPLACE INTO "row_{seal.kind}" VALUES (?, ?, ?)',
                checked,
            )


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Return the rows in lists that are not too large to hold."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row[1])
        if size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def forget(base: sqlite3.Connection, seal: Seal, keep: frozenset[bytes], most: int) -> None:
    """Remove the oldest rows that are not kept, until at most `most` are left."""
    if not _has_table(base, seal.kind):
        return
    table = f'"row_{seal.kind}"'
    ((count,),) = base.execute(f"SELECT count(*) FROM {table}").fetchall()
    surplus = count - most
    if surplus <= 0:
        return
    found = base.execute(f"SELECT rowid, key FROM {table}").fetchall()
    unused = sorted(rowid for rowid, key in found if key not in keep)[:surplus]
    with _Transaction(base):
        base.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((n,) for n in unused))
    _shrink(base)


def _shrink(base: sqlite3.Connection) -> None:
    """Give space back to the disk when half of the file is empty."""
    ((free,),) = base.execute("PRAGMA freelist_count").fetchall()
    ((pages,),) = base.execute("PRAGMA page_count").fetchall()
    if free * 2 > pages:
        base.execute("VACUUM")


def _has_table(base: sqlite3.Connection, kind: str) -> bool:
    """Whether rows of this kind have ever been put."""
    name = f"row_{kind}"
    return bool(base.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchall())
