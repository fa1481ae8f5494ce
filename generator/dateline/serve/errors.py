"""What keeps a preview from starting."""

from __future__ import annotations

import click


class AddressError(click.ClickException):
    """The preview cannot answer at the address that was asked for; wrong use, exit code 2."""

    exit_code = 2
