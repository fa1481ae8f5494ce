"""The site a command works on, and the options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path

import click

from dateline.commands._errors import WrongUseError

root_option = click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The site's folder; where not given, the nearest one upwards that has a dateline.yml.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    help="How problems are told; in GitHub Actions github, elsewhere text.",
)
quiet_option = click.option(
    "-q", "--quiet", is_flag=True, help="Tell problems only. The verdict stays the same."
)
strict_option = click.option("--strict", is_flag=True, help="Count warnings as errors.")
clock_option = click.option(
    "--clock",
    default="",
    metavar="MOMENT",
    help="Now, as 2026-11-22T12:00:00Z or 2026-11-22; wins over SOURCE_DATE_EPOCH.",
)
future_option = click.option(
    "--future", is_flag=True, help="Take embargoed entries for published ones."
)
drafts_option = click.option("--drafts", is_flag=True, help="Take drafts for published entries.")


def site_root(given: Path | None) -> Path:
    """Return the site's folder as an absolute path; raise `WrongUseError` where there is none."""
    from dateline.read import CONFIG_NAME, find_root

    if given is None:
        found = find_root(Path.cwd())
        if found is None:
            message = f"neither this folder nor one above it has a {CONFIG_NAME}"
            raise WrongUseError(message, "Make a story with: dateline init FOLDER")
        return _with_plain_file(found)
    if not given.is_dir():
        raise WrongUseError(f"there is no folder {given}")
    if not os.path.lexists(given / CONFIG_NAME):
        message = f"the folder {given} has no {CONFIG_NAME}"
        raise WrongUseError(message, f"Make a story there with: dateline init {given}")
    return _with_plain_file(given.absolute())


def _with_plain_file(folder: Path) -> Path:
    """Return a folder whose configuration can be opened without waiting for anybody."""
    from dateline.read import CONFIG_NAME

    if not (folder / CONFIG_NAME).is_file():
        message = f"{folder / CONFIG_NAME} is not a plain file"
        raise WrongUseError(message, "Put a file with the site's settings in its place.")
    return folder


def checked_base_url(text: str) -> str:
    """Return a base address by the rules of `base_url` in dateline.yml, ending in a slash."""
    if not text:
        return ""
    import json

    from dateline.configure import read_config

    config, problems = read_config(
        "--base-url", f"title: x\nbase_url: {json.dumps(text)}\n".encode("utf-8", "replace")
    )
    if config is None:
        problem = problems[0]
        raise WrongUseError(problem.message.replace('"base_url"', "--base-url"), problem.hint)
    return config.base_url
