"""Errors a command ends with that are neither about the content nor our fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from dateline.report.wording import plain


class WrongUseError(click.ClickException):
    """Wrong use, or a machine that does not let us: a message, and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def format_message(self) -> str:
        """Return the message, and the hint on a line of its own."""
        lines = [*self.message.split("\n"), *self.hint.split("\n")]
        return "\n".join(plain(line) for line in lines if line)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what publishing, themes and files that change meanwhile raise into wrong use."""
    try:
        yield
    except Exception as error:
        understood = _understood(error)
        if understood is None:
            raise
        raise understood from error


def _understood(error: Exception) -> WrongUseError | None:
    """Return what a person can do about an error; none for a fault of ours.

    What raises these errors is imported here, for a build in which all is well may not need it.
    """
    from dateline.build import ChangedError
    from dateline.publish import PublishError
    from dateline.read_themes import ThemeError

    if isinstance(error, PublishError):
        where = f" ({error.path})" if error.path else ""
        return WrongUseError(f"{error.message}{where}", error.hint)
    if isinstance(error, ThemeError):
        return WrongUseError(str(error))
    if isinstance(error, ChangedError):
        return WrongUseError(str(error), "Build again.")
    return None
