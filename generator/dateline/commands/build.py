"""`dateline build`: publish the site, all at once or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.commands._errors import explained
from dateline.commands._site import (
    checked_base_url,
    clock_option,
    drafts_option,
    format_option,
    future_option,
    quiet_option,
    root_option,
    site_root,
    strict_option,
)

if TYPE_CHECKING:
    from dateline.options import Options, Reporter, Result


@click.command("build")
@root_option
@click.option("--base-url", default="", metavar="URL", help="Where the site will be published.")
@click.option(
    "--dest",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to publish into; site in the site's folder where not given.",
)
@drafts_option
@future_option
@strict_option
@clock_option
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    metavar="N",
    help="Worker processes; as many as there are processors where not given, or 0.",
)
@click.option("--explain", is_flag=True, help="Say why each page was made again.")
@click.option("--no-cache", is_flag=True, help="Neither use nor keep what earlier builds remember.")
@format_option
@quiet_option
def command(
    root: Path | None,
    base_url: str,
    dest: Path | None,
    drafts: bool,
    future: bool,
    strict: bool,
    clock: str,
    jobs: int,
    explain: bool,
    no_cache: bool,
    form: str | None,
    quiet: bool,
) -> int:
    """Publish the site.

    The folder changes in one step: whoever reads it sees the old site or the new one. With a
    problem in the content nothing is published. The last lines say what was published, and what
    was held back and why.
    """
    from dateline.commands._clock import now
    from dateline.commands._progress import Progress
    from dateline.options import Options
    from dateline.report import Finished, exit_code, write

    folder = site_root(root)
    options = Options(
        root=folder,
        now=now(clock),
        dest=dest.absolute() if dest else None,
        base_url=checked_base_url(base_url),
        drafts=drafts,
        future=future,
        strict=strict,
        jobs=jobs,
        explain=explain,
        remember=not no_cache,
    )
    with Progress(quiet=quiet) as progress, explained():
        result = _build(options, progress.reporter())
    shown = _shown(options.dest or folder / "site")
    finished = Finished(result, folder, dest=shown, explained=explain, quiet=quiet)
    write(finished, form or "")
    return exit_code(result)


def _build(options: Options, reporter: Reporter) -> Result:
    """Build; a template that fails while pages are made is a problem like any other."""
    from dateline.build import build

    try:
        result = build(options, reporter)
    except Exception as error:
        failed = _failed_template(error)
        if failed is None:
            raise
        return failed
    if result.ok and result.change is None:
        raise RuntimeError("a build that found no problem has published nothing")
    return result


def _failed_template(error: Exception) -> Result | None:
    """Return the problem of a template that failed; none where it is another error."""
    from dateline.options import Result
    from dateline.render import RenderError

    return Result((error.diagnostic,)) if isinstance(error, RenderError) else None


def _shown(dest: Path) -> str:
    """Return the published folder as a person names it: from where they stand, or whole."""
    inner = os.path.relpath(dest)
    return str(dest.resolve()) if inner.startswith(os.pardir) else inner
