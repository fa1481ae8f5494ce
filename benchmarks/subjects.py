"""What is measured: Dateline, Hugo, and Pagefind over what Hugo made (effect).

Every step puts the folder into the state that it begins from, builds in a fresh process, and looks
at what was made: a build that is quick because it did not do its work is no result.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from benchmarks import dateline_site, hugo_site
from benchmarks.corpus import head, item
from benchmarks.process import FailedError, Usage, measured

ROOT = Path(__file__).resolve().parents[1]
"""The checkout."""

EDITED = 7
"""Number of the entry that is edited; it is in every corpus."""

_ENTRY_PAGE = re.compile(r"\d{4}/\d\d/(\d\d/)?[a-z0-9-]+-\d+/index\.html")
_SURROUNDINGS = ("CI", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH")


class Made(msgspec.Struct, frozen=True):
    """One build: what it cost, and what was published after it."""

    usage: Usage
    pages: int
    """HTML files."""
    files: int


class Dateline:
    """A site of Dateline's, built by the checkout that this file is in."""

    name = "Dateline"

    def __init__(self, folder: Path, count: int) -> None:
        self.root = folder / "dateline"
        self.dest = folder / "dateline-site"
        self.count = count
        dateline_site.write_site(self.root, count)

    def cold(self, mark: str) -> Made:
        """Build with nothing remembered and nothing published."""
        _remove(
            self.root / ".dateline", self.dest, self.dest.with_name(f".{self.dest.name}.dateline")
        )
        return self._built()

    def unchanged(self, mark: str) -> Made:
        """Build again."""
        return self._built()

    def edited(self, mark: str) -> Made:
        """Build after a change to one entry's text."""
        text = dateline_site.entry_text(EDITED, item(EDITED), f"Edited: {mark}.")
        dateline_site.write(self.root / dateline_site.entry_path(EDITED), text)
        return self._built(f"{head(EDITED).address}/index.html", mark)

    def added(self, mark: str) -> Made:
        """Build with one entry more, which stays."""
        one = item(self.count)
        text = dateline_site.entry_text(self.count, one, f"Added: {mark}.")
        dateline_site.write(self.root / dateline_site.entry_path(self.count), text)
        self.count += 1
        return self._built(f"{one.head.address}/index.html", mark)

    def themed(self, mark: str) -> Made:
        """Build after a change to a template of the site's own theme: every page has to be made."""
        path = self.root / dateline_site.TEMPLATE_PATH
        dateline_site.write(path, dateline_site.template(mark))
        return self._built(f"{head(self.count - 1).address}/index.html", mark)

    def configured(self, mark: str) -> Made:
        """Build after a change to the site's description."""
        dateline_site.write(self.root / dateline_site.CONFIG_PATH, dateline_site.config(mark))
        return self._built("index.html", mark)

    def _built(self, page: str = "index.html", mark: str = "") -> Made:
        argv = [sys.executable, "-m", "dateline", "build", "--root", str(self.root)]
        argv += ["--dest", str(self.dest)]
        environment = {**_outside(), "PYTHONPATH": str(ROOT / "generator")}
        usage = measured(argv, self.root, environment)
        return looked_at(usage, self.dest, self.count, page, mark)


class Hugo:
    """The same story as a site of Hugo's."""

    name = "Hugo"

    def __init__(self, folder: Path, count: int) -> None:
        self.root = folder / "hugo"
        self.dest = self.root / "public"
        self.count = count
        self._program = program("hugo", "binaries/hugo")
        hugo_site.write_site(self.root, count)

    def cold(self, mark: str) -> Made:
        """Build with nothing kept and nothing published."""
        _remove(self.dest, self.root / "resources", self.root / ".hugo_build.lock")
        return self._built()

    def edited(self, mark: str) -> Made:
        """Build after a change to one entry's text."""
        text = hugo_site.entry_text(item(EDITED), f"Edited: {mark}.")
        dateline_site.write(self.root / hugo_site.entry_path(EDITED), text)
        return self._built(f"{head(EDITED).day:%Y/%m/%d}/{head(EDITED).slug}/index.html", mark)

    def _built(self, page: str = "index.html", mark: str = "") -> Made:
        usage = measured([str(self._program), "--quiet"], self.root, _outside())
        return looked_at(usage, self.dest, self.count, page, mark)


class Pagefind:
    """A search index of what Hugo made."""

    name = "Pagefind"

    def __init__(self, site: Path) -> None:
        self._site = site
        self._program = program("pagefind_bin", "pagefind")

    def cold(self, mark: str) -> Made:
        """Make the index where there is none."""
        index = self._site / "pagefind"
        _remove(index)
        argv = [str(self._program), "--quiet", "--site", str(self._site)]
        usage = measured(argv, self._site.parent, _outside())
        made = _listed(index)
        _remove(index)
        if not made:
            raise FailedError("Pagefind made no index")
        return Made(usage, 0, len(made))


def program(package: str, path: str) -> Path | None:
    """Return a program that a Python package carries, without the Python around it."""
    found = importlib.util.find_spec(package)
    for folder in (found.submodule_search_locations or []) if found else []:
        if (Path(folder) / path).is_file():
            return Path(folder) / path
    return None


def _outside() -> Mapping[str, str]:
    """Return the environment without what tells a program that it runs in some CI, or how to run
    Python: that could forbid it to keep its modules compiled.
    """
    kept = (n for n in os.environ if n not in _SURROUNDINGS and not n.startswith("PYTHON"))
    return {name: os.environ[name] for name in kept}


def _remove(*paths: Path) -> None:
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _listed(folder: Path) -> list[str]:
    """Return every file in a folder, as its path from there."""
    return [
        os.path.relpath(os.path.join(inside, name), folder)
        for inside, _, names in os.walk(folder)
        for name in names
    ]


def looked_at(usage: Usage, dest: Path, count: int, page: str, mark: str) -> Made:
    """Make sure that a build made every entry's page, and that the change arrived."""
    files = _listed(dest)
    entries = sum(1 for path in files if _ENTRY_PAGE.fullmatch(path))
    if entries != count:
        raise FailedError(f"{dest} has {entries} pages of entries instead of {count}")
    if mark not in (dest / page).read_text(encoding="utf-8"):
        raise FailedError(f"{dest / page} does not show the change: {mark}")
    return Made(usage, sum(1 for path in files if path.endswith(".html")), len(files))
