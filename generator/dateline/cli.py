"""The command line (effect): arguments in, exit code out; every way to end is decided here.

A command is a module of `dateline.commands`, imported when it runs; what it needs of the line is
imported by it in turn. So `dateline --help` costs no more than this file.
"""

from __future__ import annotations

import errno
import importlib
import shlex
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

import click

from dateline import __version__

COMMANDS = MappingProxyType(
    {
        "init": "Make a small example story in a new folder.",
        "new": "Start an entry.",
        "check": "Say everything that is wrong with the content.",
        "build": "Publish the site.",
        "serve": "Show the site in a browser, renewed at every save.",
        "explain": "Say what a code of a problem means.",
        "schema": "Print a JSON Schema.",
    }
)
"""Every command with what it does, as `dateline --help` lists them."""

_USE, _FAULT, _STOPPED = 2, 3, 130
_MACHINE = frozenset(
    (
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EIO,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    )
)
"""What a machine may refuse to a program that is in order."""


class _Commands(click.Group):
    """Finds a command by its name, and imports no other."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"dateline.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from dateline.text import nearest

            near = nearest(name, COMMANDS)
            meant = f' Did you mean "{near}"?' if near else ""
            raise click.UsageError(f'There is no command "{name}".{meant}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--traceback", is_flag=True, help="Show where a fault of Dateline's happened.")
@click.version_option(__version__, message="dateline %(version)s")
def dateline(traceback: bool) -> None:
    """Turn a folder of dated entries into a source-linked timeline site.

    Exit codes: 0 fine, 1 problems in the content, 2 wrong use or configuration,
    3 a fault of Dateline's.
    """


def main() -> None:
    """Run the command line of this process, and end the process."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line; return its exit code, having said what there is to say."""
    try:
        code = _run(list(arguments))
        sys.stdout.flush()
    except OSError as error:
        return _refused(error, arguments)
    return code


def _run(arguments: list[str]) -> int:
    try:
        code = dateline.main(arguments, prog_name="dateline", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return _STOPPED
    except OSError:
        raise
    except Exception as error:  # the one place where a fault of ours ends
        return _fault(error, arguments)
    return code if isinstance(code, int) else 0


def _refused(error: OSError, arguments: Sequence[str]) -> int:
    """Say that the machine refused something; anything else is a fault of ours."""
    if error.errno not in _MACHINE:
        return _fault(error, arguments)
    where = f": {error.filename}" if error.filename else ""
    click.echo(f"Error: the system refused: {error.strerror}{where}", err=True)
    return _USE


def _fault(error: BaseException, arguments: Sequence[str]) -> int:
    """Ask for a report of a fault of ours, with what such a report needs."""
    if "--traceback" in arguments:
        click.echo("".join(traceback.format_exception(error)).rstrip(), err=True)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}, line {frame.lineno})" for frame in last)
    said = " ".join(str(error).split())[:500]
    click.echo(
        f"Error: this is a fault in Dateline {__version__}, not in your content.\n"
        f"{type(error).__name__}: {said}{where}\n"
        "Please report it with these lines and with what this command prints:\n"
        f"  {shlex.join(['dateline', '--traceback', *arguments])}",
        err=True,
    )
    return _FAULT
