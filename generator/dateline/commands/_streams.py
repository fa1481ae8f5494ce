"""The two outputs of the command line, also where one of them is gone (effect)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click


def tell(lines: Iterable[str | bytes], *, colour: bool = False) -> None:
    """Print results to the standard output; bytes go out as they are.

    A reader who goes away, such as ``head``, changes nothing about the verdict. Raises OSError
    where they cannot be written for another reason.
    """
    try:
        for line in lines:
            click.echo(line, nl=isinstance(line, str), color=colour)
    except BrokenPipeError:
        abandon_output()


def say(text: str, *, end: str = "\n") -> None:
    """Write a message to the standard error; where nobody can read it, nobody else can be told."""
    try:
        click.echo(text + end, nl=False, err=True, color=True)
    except OSError:
        return


def abandon_output() -> None:
    """Send what else goes to the standard output nowhere.

    Else the interpreter would try to write the rest as it ends, fail, and end with a code of its
    own in place of the verdict.
    """
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
