"""The wheel, built and installed alone: what a person gets who has nothing but a package index."""

from __future__ import annotations

import importlib.metadata
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.commands import ROOT


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    quiet = {"PATH": os.environ["PATH"], "HOME": str(cwd), "SOURCE_DATE_EPOCH": "1641340800"}
    done = subprocess.run(command, cwd=cwd, env=quiet, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def _build_wheel(folder: Path) -> Path:
    options = ("--no-deps", "--no-build-isolation", "--no-index", "--no-cache-dir")
    _run(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from the checkout, without a network."""
    return _build_wheel(tmp_path_factory.mktemp("wheel"))


def _required(name: str, found: set[str]) -> set[str]:
    """Collect a distribution's requirements and theirs, as they apply on this machine."""
    for line in importlib.metadata.requires(name) or []:
        requirement = Requirement(line)
        wanted = not requirement.marker or requirement.marker.evaluate({"extra": ""})
        required = canonicalize_name(requirement.name)
        if wanted and required not in found:
            found.add(required)
            _required(required, found)
    return found


def _lend(name: str, folder: Path) -> None:
    """Make an installed distribution importable from another environment's `folder`."""
    files = importlib.metadata.files(name) or []
    for top in sorted({file.parts[0] for file in files} - {"..", "__pycache__"}):
        target = folder / top
        if not target.exists():
            target.symlink_to(Path(str(files[0].locate())).parents[len(files[0].parts) - 1] / top)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Install the wheel into an empty environment with its requirements and nothing else."""
    home = tmp_path_factory.mktemp("installed")
    _run(sys.executable, "-m", "venv", "--without-pip", home / "env", cwd=home)
    python = home / "env/bin/python"
    options = ("--no-deps", "--no-index", "--no-cache-dir")
    pip = (sys.executable, "-m", "pip", "--python", python, "install")
    _run(*pip, *options, wheel, cwd=home)
    packages = next((home / "env/lib").glob("python*/site-packages"))
    for name in sorted(_required("dateline", set())):
        _lend(name, packages)
    return home


def test_the_wheel_carries_the_default_theme_letter_for_letter(wheel: Path) -> None:
    theme = ROOT / "themes/default"
    wanted = {path.relative_to(theme).as_posix() for path in theme.rglob("*") if path.is_file()}
    assert "theme.yml" in wanted
    with zipfile.ZipFile(wheel) as archive:
        for name in wanted:
            assert archive.read(f"dateline/themes/default/{name}") == (theme / name).read_bytes()


def test_the_wheel_carries_the_package_and_nothing_else(wheel: Path) -> None:
    package = ROOT / "generator/dateline"
    own = {
        path.relative_to(package.parent).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert {name for name in names if not name.startswith("dateline/themes/default/")} == own


def test_the_wheel_is_the_same_each_time(wheel: Path, tmp_path: Path) -> None:
    assert _build_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_every_requirement_is_locked() -> None:
    locked = re.findall(
        r"(?m)^([a-z0-9.-]+)==", (ROOT / "requirements/runtime.lock").read_text(encoding="utf-8")
    )
    assert _required("dateline", set()) <= set(locked)


def test_installed_alone_it_makes_a_site(installed: Path) -> None:
    command = installed / "env/bin/dateline"
    _run(command, "init", "story", cwd=installed)
    _run(command, "build", cwd=installed / "story")
    site = installed / "story/site"
    assert "<h1" in (site / "index.html").read_text(encoding="utf-8")
    assert sorted(path.suffix for path in (site / "assets").iterdir() if path.suffix == ".css")
    entries = sorted(site.glob("*/*/*/*/index.html"))
    assert entries


def test_installed_alone_it_gives_the_schema(installed: Path) -> None:
    printed = _run(installed / "env/bin/dateline", "schema", cwd=installed).stdout
    assert '"$schema"' in printed


def test_what_runs_is_the_installed_package(installed: Path) -> None:
    code = "import dateline; print(dateline.__file__)"
    printed = _run(installed / "env/bin/python", "-c", code, cwd=installed).stdout
    assert Path(printed.strip()).is_relative_to(installed)
