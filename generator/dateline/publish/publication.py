"""One publication, from taking the lock to the exchange of the two trees (effect)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import msgspec

from dateline.publish import guard, lock
from dateline.publish.change import Change
from dateline.publish.errors import PublishError, UnsoundError, explain, explained
from dateline.publish.look import Known, folders_of, look
from dateline.publish.ops import Ops
from dateline.publish.record import Published, Record, load, save
from dateline.publish.settle import Found, Plan, describe, fill, mirror
from dateline.publish.staging import Staging, checked, stage
from dateline.publish.tree import Origin, Tree
from dateline.publish.workplace import Workplace

_WAIT = 60.0


def _silent() -> None:
    """Say nothing."""


class Publication:
    """Makes a published folder equal to the outputs of a build, all at once or not at all.

    Use it as a context manager: leaving it without `commit` leaves the published folder alone.
    """

    def __init__(self, found: Found, handle: int) -> None:
        """Not to be called: see `begin`. `handle` is that of the lock."""
        self.staging = Staging(found.place.staged)
        self._found = found
        self._handle = handle
        self._committed = False

    @classmethod
    def begin(
        cls,
        dest: Path,
        keep_out: Sequence[Path] = (),
        *,
        wait: float = _WAIT,
        waiting: Callable[[], None] = _silent,
        ops: Ops | None = None,
    ) -> Self:
        """Lock the folder, clear what a killed build left, and look at what is published.

        `keep_out` are folders to leave alone, the site's root first. `wait` is how many seconds to
        wait for another build, `waiting` is called once if there is one. Raises `PublishError`.
        """
        ops = ops or Ops()
        with explained("prepare the published folder", dest):
            full = guard.place(ops, dest, keep_out)
            place = Workplace(ops, full)
            if place.is_new():
                _examine(place)
            place.prepare()
            handle = lock.acquire(place.lock, wait, waiting)
            try:
                place.recover()
                found = _examine(place)
            except BaseException:
                lock.release(handle)
                raise
        return cls(found, handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Drop what was staged and not committed, and let other builds in."""
        if self._handle < 0:
            return
        try:
            # What cannot be cleared now is cleared by the next build.
            with suppress(OSError):
                self._found.place.clear_staged()
        finally:
            lock.release(self._handle)
            self._handle = -1

    def verified(self) -> Mapping[str, Published]:
        """Return the published files that are still exactly as they were published."""
        return MappingProxyType(self._found.seen.files)

    def write(self, path: str, data: bytes | Iterable[bytes]) -> None:
        """Stage one new or changed output; worker processes use `stage` with `staging`."""
        stage(self.staging, path, data, self._found.place.ops)

    def commit(self, outputs: Mapping[str, tuple[int, bytes]]) -> Change:
        """Make the published folder hold exactly these outputs: path to size and SHA-256.

        Every output that is not in `verified` with this size and digest must have been staged; a
        ValueError says that one was not. Raises `PublishError` with the old site in place.
        """
        place, seen = self._found.place, self._found.seen
        if self._committed:
            raise ValueError("a publication is committed once")
        self._committed = True
        built = None
        with explained("publish the site", place.dest):
            plan = self._plan(outputs)
            if plan.changed or plan.removed or seen.extra_folders or not seen.exists:
                place.unsettle()
                built = self._fill(plan)
                save(place.ops, place.coming, plan.coming())
                place.swap()
        change = self._count(plan)
        return msgspec.structs.replace(change, note=self._finish(plan, built))

    def _plan(self, outputs: Mapping[str, tuple[int, bytes]]) -> Plan:
        """Compare the outputs with what is published."""
        rows: dict[str, Published] = {}
        changed: dict[str, Origin] = {}
        record, seen = self._found.record, self._found.seen
        files = seen.files
        for path, (size, digest) in outputs.items():
            row = files.get(path)
            if row is None or row.digest != digest or row.size != size:
                rows[path], changed[path] = self._staged(path, size, digest)
            else:
                rows[path] = row
        folders = frozenset(folders_of(outputs))
        if not folders.isdisjoint(outputs):
            both = sorted(folders.intersection(outputs))
            raise ValueError(f"both a file and a folder: {both[0]!r}")
        known = frozenset({*record.files, *files, *seen.altered})
        standing = frozenset({*record.folders, *seen.folders, *seen.extra_folders})
        return Plan(rows, changed, known - rows.keys(), folders, standing - folders)

    def _staged(self, path: str, size: int, digest: bytes) -> tuple[Published, Origin]:
        """Return a staged output as what it is to become and where it waits."""
        waiting = self.staging.place(checked(path))
        try:
            now = self._found.place.ops.lstat(waiting)
        except FileNotFoundError:
            raise ValueError(f"not staged: {path!r}") from None
        if now.st_size != size:
            raise ValueError(f"staged with {now.st_size} bytes, expected {size}: {path!r}")
        row = Published(size, digest, now.st_mtime_ns, 0, now.st_ino)
        return row, Origin(waiting, now.st_ino, move=True)

    def _fill(self, plan: Plan) -> Tree:
        """Make the hidden tree the new site."""
        try:
            return fill(self._found, plan)
        except UnsoundError as error:
            raise PublishError(
                "Something else is changing the work folder beside the site",
                "Delete it when no build is running, then build again.",
                self._found.place.folder,
            ) from error

    def _count(self, plan: Plan) -> Change:
        """Count what the plan changes, compared with what was last published."""
        old = self._found.record.files
        known = plan.changed.keys() & (old.keys() | self._found.seen.altered)
        restored = sum(
            1 for path in known if path in old and old[path].digest == plan.rows[path].digest
        )
        return Change(
            added=len(plan.changed) - len(known),
            changed=len(known) - restored,
            restored=restored,
            removed=len(plan.removed),
            unchanged=len(plan.rows) - len(plan.changed),
        )

    def _finish(self, plan: Plan, built: Tree | None) -> str:
        """Make the next build quick; return what prevented it, for the site itself is published."""
        found, place = self._found, self._found.place
        try:
            if built is not None or not found.record.folders:
                place.unsettle()
                place.keep_old_tree()
                mirrored = mirror(found, plan, swapped=built is not None)
                new = describe(found, plan, built, mirrored)
                save(place.ops, place.record, new)
                place.settle()
            elif found.seen.refreshed:
                save(place.ops, place.record, describe(found, plan, None, None))
        except OSError as error:
            return explain(error, "prepare for the next build", place.folder).message
        except UnsoundError:
            return "Could not prepare for the next build: the work folder is being changed"
        return ""


def _examine(place: Workplace) -> Found:
    """Look at the published folder; refuse it if it holds what Dateline did not make."""
    record = load(place.ops, place.record)
    settled = record is not None and place.is_settled()
    others = [] if settled else [load(place.ops, place.coming), guard.claims(place.ops, place.dest)]
    records = tuple(known for known in (record, *others) if known is not None)
    seen = look(place.ops, place.dest, Known(records, settled))
    guard.refuse_foreign(Path(place.dest), seen, ours=bool(records))
    if record is None or not settled:
        return Found(place, seen, Record(files=seen.files))
    shared = seen.fewest_names > 1 or not record.linked
    return Found(place, seen, record if shared else Record(files=record.files))
