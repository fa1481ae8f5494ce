"""What was measured, and on what (effect)."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

_BUSY = 1.0


class Machine(msgspec.Struct, frozen=True):
    """The machine and the versions on it."""

    cores: int
    """Processors that this process may use."""
    memory: int
    """Bytes."""
    processor: str
    system: str
    python: str
    versions: dict[str, str]
    """By name: Dateline, and the peers that are installed."""
    load: float
    """Processes that wanted to run, over the last minute, before the first build."""


def machine() -> Machine:
    """Return what can be known of this machine, now."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Machine(
        cores=cores or 1,
        memory=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        processor=_processor(),
        system=f"{platform.system()} {platform.release()}",
        python=f"{platform.python_implementation()} {platform.python_version()}",
        versions=dict(_versions()),
        load=round(os.getloadavg()[0], 2),
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _versions() -> Iterator[tuple[str, str]]:
    for name, package in (("Dateline", "dateline"), ("Hugo", "hugo"), ("Pagefind", "pagefind_bin")):
        try:
            yield name, version(package)
        except PackageNotFoundError:
            continue


def described(here: Machine) -> Iterator[str]:
    """Say in lines what was measured on what."""
    cores = f"{here.cores} {'core' if here.cores == 1 else 'cores'}"
    memory = f"{here.memory / 2**30:.0f} GB"
    yield f"{cores} of {here.processor}, {memory}, {here.system}, {here.python}"
    if here.versions:
        yield ", ".join(f"{name} {number}" for name, number in here.versions.items())
    yield f"Load when it began: {here.load}"


def warn(here: Machine) -> None:
    """Say on standard error that something else keeps the machine busy."""
    if here.load > _BUSY:
        words = (
            f"The machine is busy (load {here.load}): seconds mean little, ratios a little more."
        )
        print(words, file=sys.stderr)
