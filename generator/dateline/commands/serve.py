"""`dateline serve`: the site in a browser, renewed at every save."""

from __future__ import annotations

import re
from pathlib import Path

import click

from dateline.commands._errors import WrongUseError, explained
from dateline.commands._site import clock_option, future_option, root_option, site_root

_SEGMENT = re.compile(r"(?!\.{1,2}$)[A-Za-z0-9._~-]+")


@click.command("serve")
@root_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="N",
    help="The port to answer on; 8000 where not given, any free one with 0.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="NAME",
    help="The address to answer on; this machine only where not given.",
)
@click.option(
    "--path",
    default="/",
    metavar="/PATH/",
    help="Show the site below a path, as a host with several sites does.",
)
@click.option("--drafts/--no-drafts", default=True, help="Show drafts; yes if not given.")
@future_option
@clock_option
def command(
    root: Path | None, port: int, host: str, path: str, drafts: bool, future: bool, clock: str
) -> int:
    """Show the site in a browser, renewed at every save.

    A broken entry is shown with file and line until it is mended. The published folder is left
    alone. Stop it with Ctrl-C.
    """
    from dateline.commands._clock import now
    from dateline.options import Options
    from dateline.report import FINE

    options = Options(site_root(root), now(clock), drafts=drafts, future=future)
    from dateline.serve import run

    with explained():
        run(options, host, port, _below(path))
    return FINE


def _below(path: str) -> str:
    """Return a path that begins and ends in a slash; refuse what cannot be one."""
    parts = [part for part in path.split("/") if part]
    if not all(_SEGMENT.fullmatch(part) for part in parts):
        raise WrongUseError(f'--path "{path}" is no path: write one such as /story/')
    return "/".join(["", *parts, ""])
