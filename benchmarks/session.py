"""A session: every step of every subject, in rounds, the two beside each other (effect)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from benchmarks.process import Usage
from benchmarks.subjects import Dateline, Hugo, Made, Pagefind, program

Step = tuple[str, str, Callable[[str], Made]]
"""Subject, what is done, and how."""


_FEW = 10


class Measured(msgspec.Struct, frozen=True):
    """One build of one round."""

    entries: int
    subject: str
    step: str
    round: int
    pages: int
    files: int
    usage: Usage


def missing_peers() -> list[str]:
    """Return which peers are not installed."""
    wanted = {"Hugo": ("hugo", "binaries/hugo"), "Pagefind": ("pagefind_bin", "pagefind")}
    return [name for name, where in wanted.items() if program(*where) is None]


def session(
    folder: Path, count: int, rounds: int, peers: list[str], tell: Callable[[str], None]
) -> Iterator[Measured]:
    """Yield every build of a corpus of so many entries; `tell` is called before each.

    `folder` is made anew. The two subjects take turns, and take turns at being first.
    """
    shutil.rmtree(folder, ignore_errors=True)
    _warm_up(folder / "warm-up", peers)
    tell(f"writing {count:,} entries")
    steps = list(_steps(folder, count, peers))
    for number in range(rounds):
        for subject, step, build in _turns(steps, number):
            tell(f"{count:,} entries, round {number + 1} of {rounds}: {subject}, {step}")
            made = build(f"mark-{step}-{number + 1}".replace(" ", "-"))
            yield Measured(count, subject, step, number + 1, made.pages, made.files, made.usage)


def _warm_up(folder: Path, peers: list[str]) -> None:
    """Do every step with a few entries: programs are in memory then, Python's modules compiled."""
    for _, _, build in _steps(folder, _FEW, peers):
        build("mark")
    shutil.rmtree(folder)


def _steps(folder: Path, count: int, peers: list[str]) -> Iterator[Step]:
    """Steps in the order of the table; those of one name are done one after the other."""
    dateline = Dateline(folder, count)
    hugo = Hugo(folder, count) if "Hugo" in peers else None
    yield dateline.name, "cold", dateline.cold
    if hugo:
        yield hugo.name, "cold", hugo.cold
        if "Pagefind" in peers:
            index = Pagefind(hugo.dest)
            yield index.name, "over Hugo's pages", index.cold
    yield dateline.name, "nothing changed", dateline.unchanged
    yield dateline.name, "one entry edited", dateline.edited
    if hugo:
        yield hugo.name, "one entry edited", hugo.edited
    yield dateline.name, "one entry added", dateline.added
    yield dateline.name, "a template edited", dateline.themed
    yield dateline.name, "configuration edited", dateline.configured


def _turns(steps: list[Step], number: int) -> list[Step]:
    """Return the steps of a round: in every second one, the other subject builds first."""
    if number % 2 == 0:
        return steps
    order = list(dict.fromkeys(step for _, step, _ in steps))
    return sorted(steps, key=lambda s: (order.index(s[1]), s[0] == "Dateline"))
