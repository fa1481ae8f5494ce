"""Publishing under a fault at every single call to the system.

After a kill or an error the published folder is the whole old site or the whole new one, and the
next build succeeds, equals a clean one and leaves no litter.
"""

from __future__ import annotations

import errno
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.publish import Change, Ops, PublishError
from tests.publishing import (
    CountingOps,
    CountingTwoStepOps,
    Site,
    contents,
    is_settled,
    publish,
    with_manifest,
    work_folder,
)

OLD = with_manifest(
    {
        "index.html": b"old home",
        "404.html": b"the same",
        "2022/01/05/resigns/index.html": b"old entry",
        "2022/01/06/gone/index.html": b"removed later",
        "place": b"a file that becomes a folder",
    }
)
NEW = with_manifest(
    {
        "index.html": b"new home",
        "404.html": b"the same",
        "2022/01/05/resigns/index.html": b"new entry",
        "2022/02/added/index.html": b"added",
        "place/index.html": b"a folder now",
    }
)
NEXT = with_manifest({**NEW, "index.html": b"the home after"})

SYSTEMS = [CountingOps, CountingTwoStepOps]
BEFORE: list[Site | None] = [OLD, None]
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS]


def calls(dest: Path, system: type[CountingOps]) -> int:
    """Publish the new site and return how many calls to the system it took."""
    ops = system(lambda number, name: None)
    publish(dest, NEW, ops)
    return ops.count


def prepare(dest: Path, before: Site | None) -> Path:
    """Publish what is there before the fault."""
    dest.parent.mkdir()
    if before is not None:
        publish(dest, before)
    return dest


def total(tmp_path: Path, system: type[CountingOps], before: Site | None) -> int:
    """Return how many calls to the system there are to let fail."""
    found = calls(prepare(tmp_path / "count/site", before), system)
    assert found > 50
    return found


def killed(dest: Path, site: Site, system: type[CountingOps], at: int) -> bool:
    """Publish in a process that is killed before its call of this number; return whether it was."""

    def die(number: int, name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            publish(dest, site, system(die))
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def whole(dest: Path, *sites: Site | None) -> bool:
    """Whether the folder holds exactly one of the sites; None stands for no folder."""
    now = contents(dest) if dest.exists() else None
    return now in sites


def heals(dest: Path, number: int) -> None:
    """Build once more, twice: what is published must equal a clean build, and nothing be left."""
    publish(dest, NEW if number % 2 else NEXT)
    assert contents(dest) == (NEW if number % 2 else NEXT)
    assert is_settled(dest)
    publish(dest, OLD)
    assert contents(dest) == OLD
    assert is_settled(dest)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("before", BEFORE, ids=["a site before", "none before"])
def test_killed_at_any_call(tmp_path: Path, system: type[CountingOps], before: Site | None) -> None:
    for number in range(1, total(tmp_path, system, before) + 1):
        dest = prepare(tmp_path / str(number) / "site", before)
        assert killed(dest, NEW, system, number)
        # Where two steps are needed, there is an instant without a site, which the next build ends.
        gap = system is CountingTwoStepOps and (work_folder(dest) / "aside").exists()
        assert whole(dest, before, NEW) or (gap and not dest.exists())
        heals(dest, number)


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("before", BEFORE, ids=["a site before", "none before"])
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_error_at_any_call(
    tmp_path: Path, system: type[CountingOps], before: Site | None, lasting: bool
) -> None:
    for number in range(1, total(tmp_path, system, before) + 1):
        dest = prepare(tmp_path / str(number) / "site", before)
        code = ERRORS[number % len(ERRORS)]
        said = outcome(dest, system(failing(number, code, lasting=lasting)))
        if isinstance(said, PublishError):
            gap = lasting and (work_folder(dest) / "aside").exists()
            assert whole(dest, before) or (gap and not dest.exists())
            assert said.message
            assert said.hint
        else:
            assert whole(dest, NEW)
            assert said.note or not lasting
        heals(dest, number)


def outcome(dest: Path, ops: Ops) -> Change | PublishError:
    """Publish the new site; return what was changed or why it could not be."""
    try:
        return publish(dest, NEW, ops)
    except PublishError as error:
        return error


def failing(at: int, code: int, *, lasting: bool) -> Callable[[int, str], None]:
    """Return a plan that lets one call fail, or all from there on."""

    def fail(number: int, name: str) -> None:
        if number == at or (lasting and number > at):
            raise OSError(code, os.strerror(code), name)

    return fail


def test_killed_again_and_again(tmp_path: Path) -> None:
    chance = random.Random(2022)
    last = total(tmp_path, CountingOps, OLD)
    for number in range(40):
        dest = prepare(tmp_path / str(number) / "site", OLD)
        system = chance.choice(SYSTEMS)
        for site in chance.choices([OLD, NEW, NEXT], k=4):
            killed(dest, site, system, chance.randrange(1, last))
            assert whole(dest, OLD, NEW, NEXT) or system is CountingTwoStepOps
        heals(dest, number)


def test_a_write_that_is_cut_short_is_continued(tmp_path: Path) -> None:
    class Halting(Ops):
        @staticmethod
        def write(handle: int, data: memoryview) -> int:  # type: ignore[override]
            return os.write(handle, data[: max(1, len(data) // 2)])

    publish(tmp_path / "site", NEW, Halting())
    assert contents(tmp_path / "site") == NEW
    assert is_settled(tmp_path / "site")
