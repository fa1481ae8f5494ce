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
from itertools import count
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
    run_python,
    with_manifest,
    work_folder,
)

OLD = with_manifest(
    {
        "index.html": b"old home",
        "404.html": b"the same",
        "2022/resigns.html": b"old entry",
        "gone/index.html": b"removed later",
        "place": b"a file that becomes a folder",
    }
)
NEW = with_manifest(
    {
        "index.html": b"new home",
        "404.html": b"the same",
        "2022/resigns.html": b"new entry",
        "02/added.html": b"added",
        "place/index.html": b"a folder now",
    }
)
NEXT = with_manifest({**NEW, "index.html": b"the home after"})

SYSTEMS = [CountingOps, CountingTwoStepOps]
CASES: dict[str, tuple[type[CountingOps], Site | None]] = {
    "a site before": (CountingOps, OLD),
    "none before": (CountingOps, None),
    "two steps": (CountingTwoStepOps, OLD),
}
FEWEST_CALLS = 80
ROUNDS = 20
ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS]


def prepare(dest: Path, before: Site | None) -> Path:
    """Publish what is there before the fault."""
    dest.parent.mkdir()
    if before is not None:
        publish(dest, before)
    return dest


class EndOfProcess(BaseException):
    """Nothing that the build still wants to do happens."""


def ended(dest: Path, system: type[CountingOps], at: int) -> bool:
    """Publish the new site as if killed before the call of this number; return whether it was.

    From there on nothing reaches the disk, as after a kill, but no process has to be started.
    """

    def end(number: int, name: str) -> None:
        if number >= at and name != "close":
            raise EndOfProcess

    try:
        publish(dest, NEW, system(end))
    except EndOfProcess:
        return True
    return False


def killed(dest: Path, site: Site, system: type[CountingOps], at: int) -> None:
    """Publish in a process that is killed before its call of this number, if it comes to that."""

    def die(number: int, name: str) -> None:
        if number == at:
            os.kill(os.getpid(), signal.SIGKILL)

    child = os.fork()
    if child == 0:
        try:
            publish(dest, site, system(die))
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def whole(dest: Path, *sites: Site | None) -> bool:
    """Whether the folder holds exactly one of the sites; None stands for no folder."""
    now = contents(dest) if dest.exists() else None
    return now in sites


def heals(dest: Path, number: int) -> None:
    """Build once more: what is published must equal a clean build, and nothing be left."""
    site = (NEW, NEXT, OLD)[number % 3]
    publish(dest, site)
    assert contents(dest) == site
    assert is_settled(dest)


@pytest.mark.parametrize(("system", "before"), CASES.values(), ids=CASES.keys())
def test_killed_at_any_call(tmp_path: Path, system: type[CountingOps], before: Site | None) -> None:
    for number in count(1):
        dest = prepare(tmp_path / str(number) / "site", before)
        if not ended(dest, system, number):
            break
        # Where two steps are needed, there is an instant without a site, which the next build ends.
        gap = system is CountingTwoStepOps and (work_folder(dest) / "aside").exists()
        assert whole(dest, before, NEW) or (gap and not dest.exists())
        heals(dest, number)
    assert number > FEWEST_CALLS
    assert whole(dest, NEW)


@pytest.mark.parametrize(("system", "before"), CASES.values(), ids=CASES.keys())
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_error_at_any_call(
    tmp_path: Path, system: type[CountingOps], before: Site | None, lasting: bool
) -> None:
    for number in count(1):
        dest = prepare(tmp_path / str(number) / "site", before)
        ops = system(failing(number, ERRORS[number % len(ERRORS)], lasting=lasting))
        said = outcome(dest, ops)
        if isinstance(said, PublishError):
            gap = lasting and (work_folder(dest) / "aside").exists()
            assert whole(dest, before) or (gap and not dest.exists())
            assert said.message
            assert said.hint
            assert said.fault
        else:
            assert whole(dest, NEW)
            assert said.note or is_settled(dest)
        if ops.count < number:
            break
        heals(dest, number)
    assert number > FEWEST_CALLS


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
    # In a process of its own, which has no threads, since it makes many by forking.
    run_python(
        "import sys; from pathlib import Path; from tests.test_faults import again_and_again; "
        "again_and_again(Path(sys.argv[1]))",
        tmp_path,
    )
    assert len(list(tmp_path.iterdir())) == ROUNDS


def again_and_again(base: Path) -> None:
    """Kill builds, and the builds that should mend what those left, at random calls."""
    chance = random.Random(2022)
    for number in range(ROUNDS):
        dest = prepare(base / str(number) / "site", OLD)
        system = chance.choice(SYSTEMS)
        for site in chance.choices([OLD, NEW, NEXT], k=3):
            killed(dest, site, system, chance.randrange(1, 2 * FEWEST_CALLS))
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
