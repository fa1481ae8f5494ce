"""``python -m benchmarks``: measure, print the table, and say nothing about good or bad."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from benchmarks.figures import with_figures
from benchmarks.machine import Machine, described, machine, warn
from benchmarks.process import FailedError
from benchmarks.session import Measured, missing_peers, session
from benchmarks.subjects import ROOT
from benchmarks.table import table


class Results(msgspec.Struct, frozen=True):
    """Everything a session measured, as it is written with ``--json``."""

    machine: Machine
    measured: list[Measured]


def _sizes(context: click.Context, option: click.Parameter, value: str) -> list[int]:
    """Return the numbers of entries; 10 is the least, for one of the first is edited."""
    try:
        sizes = [int(part.replace("_", "")) for part in value.split(",")]
    except ValueError:
        raise click.BadParameter("write numbers with commas between them: 1000,10000") from None
    if min(sizes) < 10:
        raise click.BadParameter("10 entries is the least")
    return sizes


@click.command()
@click.option(
    "--entries", "sizes", default="1000,10000", callback=_sizes, help="Sizes of the corpus."
)
@click.option("--rounds", default=3, type=click.IntRange(1), help="How often each build is done.")
@click.option("--without-peers", is_flag=True, help="Measure Dateline alone.")
@click.option("--json", "results", type=click.Path(path_type=Path), help="Write every figure here.")
@click.option(
    "--into",
    "page",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Put the table into this page of the documentation.",
)
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    default=ROOT / "build/bench",
    help="Folder for the sites; what a former session left there is removed.",
)
def main(
    sizes: list[int],
    rounds: int,
    without_peers: bool,
    results: Path | None,
    page: Path | None,
    work: Path,
) -> None:
    """Measure what Dateline's builds cost, beside Hugo and Pagefind.

    Every build is a fresh process. The exit code is 0 when all of them did their work, however
    long they took.
    """
    peers = [] if without_peers else _peers()
    here = machine()
    warn(here)
    found: list[Measured] = []
    try:
        for count in sizes:
            found += session(work.absolute() / str(count), count, rounds, peers, _tell)
    except FailedError as error:
        raise click.ClickException(str(error)) from error
    lines = (*described(here), *table(found))
    print("\n".join(lines))
    if page:
        page.write_text(with_figures(page.read_text(encoding="utf-8"), lines), encoding="utf-8")
    if results:
        results.write_bytes(msgspec.json.format(msgspec.json.encode(Results(here, found))))


def _peers() -> list[str]:
    """Return the peers that are installed; say which are not."""
    missing = missing_peers()
    for name in missing:
        print(f"{name} is not installed, so it is left out.", file=sys.stderr)
    return [name for name in ("Hugo", "Pagefind") if name not in missing]


def _tell(words: str) -> None:
    """Say what is being done, on one line of a terminal."""
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)
    else:
        print(words, file=sys.stderr)


if __name__ == "__main__":
    main()
