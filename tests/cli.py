"""Small sites, and the command line run in this process: what the tests of commands share."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.cli import run

SURROUNDINGS = (
    "CI",
    "FORCE_COLOR",
    "GITHUB_ACTIONS",
    "GITHUB_BASE_REF",
    "GITHUB_STEP_SUMMARY",
    "NO_COLOR",
    "SOURCE_DATE_EPOCH",
)
"""Variables of the environment that the command line looks at."""

GOOD = "title: A meeting\ndate: 2001-02-03\nsources: [https://example.org/a]\n"
"""An entry without a problem."""


class Outcome(NamedTuple):
    """What a command line came to."""

    code: int
    out: str
    err: str


class Cli:
    """Runs command lines in a folder, outside any CI."""

    def __init__(
        self, patch: pytest.MonkeyPatch, streams: pytest.CaptureFixture[str], folder: Path
    ) -> None:
        self._patch = patch
        self._streams = streams
        self.folder = folder

    def __call__(self, *arguments: str, cwd: Path | None = None, **environment: str) -> Outcome:
        """Run a command line; keyword arguments are variables of its environment."""
        with self._patch.context() as patch:
            for name in SURROUNDINGS:
                patch.delenv(name, raising=False)
            for name, value in environment.items():
                patch.setenv(name, value)
            patch.chdir(cwd or self.folder)
            self._streams.readouterr()
            code = run(arguments)
            captured = self._streams.readouterr()
        return Outcome(code, captured.out, captured.err)

    def write(self, path: str, text: str) -> Path:
        """Write a file of the site."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
        return place


def small_site(folder: Path, **entries: str) -> Path:
    """Make a site of one good entry and of those given by their names; return its folder."""
    (folder / "content/entries").mkdir(parents=True)
    (folder / "dateline.yml").write_text("title: A small story\n", encoding="utf-8")
    for name, text in {"good": GOOD, **entries}.items():
        path = folder / f"content/entries/{name.replace('_', '-')}.yml"
        path.write_text(text, encoding="utf-8")
    return folder
