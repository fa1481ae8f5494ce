"""Running the real command line, as a person or a CI job does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""


def dateline(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``dateline`` in `cwd`, outside any CI, with the text of both its streams kept."""
    outside = ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH")
    environment = {name: value for name, value in os.environ.items() if name not in outside}
    environment["PYTHONPATH"] = str(ROOT / "generator")
    return subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
