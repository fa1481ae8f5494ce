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
from dateline.commands._streams import abandon_output, say

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

_FINE, _USE, _FAULT, _STOPPED = 0, 2, 3, 130
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
        return _run(list(arguments))
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        say(_told(error))
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("\nstopped" if sys.stderr.isatty() else "stopped")
        return _STOPPED
    except BrokenPipeError:
        abandon_output()
        return _FINE
    except OSError as error:
        return _refused(error, arguments)
    except Exception as error:  # the one place where a fault of ours ends
        return _fault(error, arguments)


def _run(arguments: list[str]) -> int:
    with dateline.make_context("dateline", arguments) as context:
        code = dateline.invoke(context)
    return code if isinstance(code, int) else _FINE


def _told(error: click.ClickException) -> str:
    """Return an error as click shows it: how the command is used, and what is wrong."""
    usage = ""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        usage = f"{context.get_usage()}\nTry '{context.command_path} --help' for help.\n\n"
    return f"{usage}Error: {error.format_message()}"


def _refused(error: OSError, arguments: Sequence[str]) -> int:
    """Say that the machine refused something; anything else is a fault of ours."""
    if error.errno not in _MACHINE:
        return _fault(error, arguments)
    where = f": {error.filename}" if error.filename else ""
    abandon_output()
    say(f"Error: the system refused: {error.strerror}{where}")
    return _USE


def _fault(error: BaseException, arguments: Sequence[str]) -> int:
    """Ask for a report of a fault of ours, with what such a report needs."""
    traced = "--traceback" in arguments
    if traced:
        say("".join(traceback.format_exception(error)).rstrip())
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" ({Path(frame.filename).name}, line {frame.lineno})" for frame in last)
    said = " ".join(str(error).split())[:500]
    shown = "" if traced else f" and with what this command prints:\n  {_again(arguments)}"
    say(
        f"Error: this is a fault in Dateline {__version__}, not in your content.\n"
        f"{type(error).__name__}: {said}{where}\n"
        f"Please report it with these lines{shown or '.'}"
    )
    return _FAULT


def _again(arguments: Sequence[str]) -> str:
    """Return the command line that shows the traceback."""
    return shlex.join(["dateline", "--traceback", *arguments])
