"""The command line as a whole: help, versions, wrong use, faults of ours."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from dateline import __version__
from dateline.cli import COMMANDS, dateline
from tests.cli import Cli, small_site
from tests.commands import ROOT
from tests.commands import dateline as in_a_process


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Cli:
    return Cli(monkeypatch, capsys, tmp_path)


def _command(name: str) -> click.Command:
    command = importlib.import_module(f"dateline.commands.{name}").command
    assert isinstance(command, click.Command)
    return command


def test_help_lists_every_command(cli: Cli) -> None:
    code, out, err = cli("--help")
    assert (code, err) == (0, "")
    listed = out[out.index("Commands:") :].splitlines()[1:]
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [" ".join(line.split()[1:]) for line in listed] == list(COMMANDS.values())


def test_every_command_is_a_module_and_every_module_a_command() -> None:
    folder = ROOT / "generator/dateline/commands"
    modules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert modules == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_the_same_of_itself(name: str) -> None:
    command = _command(name)
    assert command.name == name
    assert (command.help or "").partition("\n\n")[0] == COMMANDS[name]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    for option in _command(name).params:
        if isinstance(option, click.Option):
            assert option.help
            assert option.help.endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(cli: Cli, name: str) -> None:
    code, out, err = cli(name, "-h")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: dateline {name} ")
    assert out == cli(name, "--help").out


HEAVY = {"babel", "jinja2", "livereload", "markdown", "msgspec", "nh3", "tornado", "yaml"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"]])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code = f"""
import sys
from dateline.cli import run
assert run({arguments!r}) == 0
print(sorted(set(sys.modules) & {HEAVY!r}))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        check=True,
    )
    allowed = ["msgspec"] if arguments[0] == "build" else []
    assert done.stdout.splitlines()[-1] == str(allowed)


def test_version(cli: Cli) -> None:
    assert cli("--version") == (0, f"dateline {__version__}\n", "")


def test_nothing_asked_is_wrong_use(cli: Cli) -> None:
    code, out, err = cli()
    assert code == 2
    assert "Commands:" in out + err


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("chek", 'There is no command "chek". Did you mean "check"?'),
        ("publish-everything", 'There is no command "publish-everything".'),
    ],
)
def test_an_unknown_command(cli: Cli, given: str, said: str) -> None:
    code, out, err = cli(given)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1] == f"Error: {said}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--draft-s"],
        ["build", "--jobs", "-1"],
        ["build", "--format", "html"],
        ["check", "--jobs", "2"],
        ["new"],
        ["--loud", "check"],
        ["serve", "--port", "70000"],
    ],
)
def test_wrong_options(cli: Cli, arguments: list[str]) -> None:
    code, out, err = cli(*arguments)
    assert (code, out) == (2, "")
    assert "\nError: " in err


@pytest.mark.parametrize("command", ["check", "build", "serve", "new x --date 2001"])
def test_no_site_here(cli: Cli, command: str) -> None:
    said = (
        "Error: neither this folder nor one above it has a dateline.yml\n"
        "Make a story with: dateline init FOLDER\n"
    )
    assert cli(*command.split()) == (2, "", said)


def test_the_site_is_found_from_a_folder_in_it(cli: Cli) -> None:
    small_site(cli.folder)
    code, out, _ = cli("check", cwd=cli.folder / "content/entries")
    assert (code, out) == (0, "No problems found: 1 entry to publish.\n")


def test_a_root_is_a_site_itself_and_not_one_above(cli: Cli) -> None:
    small_site(cli.folder)
    said = (
        "Error: the folder content has no dateline.yml\n"
        "Make a story there with: dateline init content\n"
    )
    assert cli("check", "--root", "content") == (2, "", said)
    assert cli("check", "--root", "nowhere").err == "Error: there is no folder nowhere\n"


def test_a_root_is_used_from_anywhere(cli: Cli) -> None:
    site = small_site(cli.folder / "a/b")
    assert cli("check", "--root", str(site)).code == 0
    assert cli("check", "--root", "a/b").code == 0


def _broken(folder: Path) -> dict[str, str]:
    """Return an environment in which a library fails in a way nobody foresaw."""
    small_site(folder / "site")
    (folder / "libraries").mkdir()
    (folder / "libraries/yaml.py").write_text('raise RuntimeError("boom\\nbang")\n')
    path = f"{folder / 'libraries'}{os.pathsep}{ROOT / 'generator'}"
    return {"PATH": os.environ["PATH"], "PYTHONPATH": path}


def test_a_fault_of_ours_asks_for_a_report(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "check", "--root", "site"],
        cwd=tmp_path,
        env=_broken(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"Error: this is a fault in Dateline {__version__}, not in your content.\n"
        "RuntimeError: boom bang (yaml.py, line 1)\n"
        "Please report it with these lines and with what this command prints:\n"
        "  dateline --traceback check --root site\n"
    )


def test_a_traceback_is_shown_to_who_asks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dateline", "--traceback", "check", "--root", "site"],
        cwd=tmp_path,
        env=_broken(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert done.stderr.endswith(
        "\nRuntimeError: boom bang (yaml.py, line 1)\nPlease report it with these lines.\n"
    )


def _writing_to(stdout: int, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run a command with its results going to an open file; return its code and its messages."""
    done = subprocess.run(
        [sys.executable, "-m", "dateline", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "generator")},
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("command", "code"), [("check", 1), ("check --format json", 1), ("explain", 0), ("--help", 0)]
)
def test_a_reader_who_goes_away_changes_nothing(tmp_path: Path, command: str, code: int) -> None:
    small_site(tmp_path, bad="title: x\n")
    reading, writing = os.pipe()
    os.close(reading)
    assert _writing_to(writing, tmp_path, *command.split()) == (code, "")
    os.close(writing)


@pytest.mark.parametrize("command", ["check", "check --format json", "explain", "--help"])
def test_a_result_that_cannot_be_written_is_no_success(tmp_path: Path, command: str) -> None:
    small_site(tmp_path)
    with open("/dev/full", "w", encoding="utf-8") as full:
        code, said = _writing_to(full.fileno(), tmp_path, *command.split())
    assert code == 2
    assert said.startswith("Error: the ")
    assert said.endswith(": No space left on device\n")
    assert said.count("\n") == 1


def test_the_module_and_the_function_are_one_command(tmp_path: Path) -> None:
    done = in_a_process("--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"dateline {__version__}\n")
    assert dateline.name == "dateline"
