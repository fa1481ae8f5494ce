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
    from dateline.build import ChangedError
    from dateline.publish import PublishError
    from dateline.read_themes import ThemeError

    try:
        yield
    except PublishError as error:
        where = f" ({error.path})" if error.path else ""
        raise WrongUseError(f"{error.message}{where}", error.hint) from error
    except ThemeError as error:
        raise WrongUseError(str(error)) from error
    except ChangedError as error:
        raise WrongUseError(str(error), "Build again.") from error
