"""`dateline check`: every problem of the content, all in one run."""

from __future__ import annotations

import os
from pathlib import Path

import click
import msgspec

from dateline.commands._errors import WrongUseError, explained
from dateline.commands._site import (
    clock_option,
    drafts_option,
    format_option,
    future_option,
    quiet_option,
    root_option,
    site_root,
    strict_option,
)

_READ = ("content", "themes", "dateline.yml")


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATHS]...")
@root_option
@format_option
@strict_option
@drafts_option
@future_option
@clock_option
@quiet_option
def command(
    paths: tuple[Path, ...],
    root: Path | None,
    form: str | None,
    strict: bool,
    drafts: bool,
    future: bool,
    clock: str,
    quiet: bool,
) -> int:
    """Say everything that is wrong with the content.

    Nothing is published. With PATHS (files or folders), the whole site is read all the same, but
    only problems in these are told and count for the exit code; those in dateline.yml and the
    themes, by which everything is read, always do.
    """
    from dateline.build import check
    from dateline.commands._clock import now
    from dateline.commands._progress import Progress
    from dateline.commands._streams import say
    from dateline.options import Options
    from dateline.report import Finished, exit_code, write
    from dateline.report.wording import plain

    folder = site_root(root)
    named = [_within(folder, path) for path in paths]
    options = Options(folder, now(clock), drafts=drafts, future=future, strict=strict)
    with Progress(quiet=quiet) as progress, explained():
        result = check(options, progress.reporter())
    shown = tuple(d for d in result.diagnostics if _is_named(d.span.path, named))
    hidden = len(result.diagnostics) - len(shown)
    result = msgspec.structs.replace(result, diagnostics=shown)
    for path in _unread(named):
        say(f"note: {plain(path)} is not part of the site and was not checked")
    write(Finished(result, folder, narrowed=bool(named), hidden=hidden, quiet=quiet), form or "")
    return exit_code(result)


def _within(root: Path, path: Path) -> str:
    """Return a path as diagnostics have it; refuse one that is not there or not in the site."""
    from dateline.text import nfc

    if not os.path.lexists(path):
        raise WrongUseError(f"there is no file or folder {path}")
    for start, place in ((root, path.absolute()), (root.resolve(), path.resolve())):
        inner = os.path.relpath(os.path.normpath(place), start)
        if inner.split(os.sep)[0] != os.pardir:
            return nfc(Path(inner).as_posix())
    raise WrongUseError(f"{path} is not in the site's folder {root}")


def _is_named(path: str, named: list[str]) -> bool:
    if not named or path == "dateline.yml" or path.startswith("themes/"):
        return True
    return any(name == "." or path == name or path.startswith(f"{name}/") for name in named)


def _unread(named: list[str]) -> list[str]:
    return [name for name in named if name != "." and name.split("/")[0] not in _READ]
