"""Where a site lies in its repository, and what a change touched there (effect: asks git)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

_PATIENCE = 20.0


def top_of(root: Path) -> Path:
    """Return the repository's folder that holds a site; the site's own where there is none."""
    start = root.resolve()
    return next((p for p in (start, *start.parents) if (p / ".git").exists()), start)


def touched(top: Path, environment: Mapping[str, str]) -> frozenset[str]:
    """Return the files that a pull request changes, as paths from the repository's top.

    None of them where that is not to be found out: there is no pull request, no git, or no
    history in this clone.
    """
    base = environment.get("GITHUB_BASE_REF", "")
    if not base:
        return frozenset()
    for span in (f"origin/{base}...HEAD", "HEAD^1...HEAD"):
        found = _changed(top, span)
        if found is not None:
            return found
    return frozenset()


def _changed(top: Path, span: str) -> frozenset[str] | None:
    command = ("git", "diff", "--name-only", "--no-renames", "-z", "--end-of-options", span)
    environment = os.environ | {"GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run(
            command, cwd=top, env=environment, capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode:
        return None
    return frozenset(done.stdout.decode("utf-8", "replace").split("\0")) - {""}
