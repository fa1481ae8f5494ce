"""The address of a preview (effect: takes the port)."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import click
from tornado.netutil import bind_sockets


class AddressError(click.ClickException):
    """The preview cannot answer at the address that was asked for; wrong use, exit code 2."""

    exit_code = 2


def listen(host: str, port: int) -> list[socket.socket]:
    """Return sockets that listen at the address; raise `AddressError` where it cannot be had."""
    name = host.strip("[]")
    if not name:
        raise AddressError("--host is empty: name an address of this machine")
    try:
        return bind_sockets(port, address=name)
    except (socket.gaierror, UnicodeError) as error:
        raise AddressError(f'there is no address "{host}"; see --host') from error
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        hint = "Choose another port with --port, or any free one with --port 0."
        raise AddressError(f"cannot answer on port {port} of {host}: {why}\n{hint}") from error


def address_of(host: str, port: int) -> str:
    """Return the address to open in a browser, without a path."""
    name = host.strip("[]")
    try:
        number = ip_address(name)
    except ValueError:
        return f"http://{name}:{port}"
    if number.is_unspecified:
        name = "localhost"
    elif number.version == 6:
        name = f"[{name}]"
    return f"http://{name}:{port}"
