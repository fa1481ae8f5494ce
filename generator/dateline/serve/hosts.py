"""Who may ask a preview (pure): names of this machine, and pages of the preview itself.

A page from elsewhere can point its own name at this machine and would then be allowed to read
what is served there (DNS rebinding). The name that it asks for gives it away.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import msgspec


class Doors(msgspec.Struct, frozen=True):
    """The names under which a preview answers."""

    names: frozenset[str]
    """Names in small letters, without a port."""
    addresses: bool = False
    """Whether numeric addresses of all machines are answered, or this machine's own only."""


def doors(host: str, machine: str) -> Doors:
    """Return the names for a preview that listens on `host`; `machine` is this machine's name.

    A numeric address is never a name that somebody else controls.
    """
    bound = host.strip("[]").lower()
    address = _numeric(bound)
    if bound == "localhost" or (address is not None and address.is_loopback):
        return Doors(frozenset(("localhost", bound)))
    name = machine.lower()
    everywhere = address is not None and address.is_unspecified
    own = (name, f"{name}.local") if everywhere and name else ()
    return Doors(frozenset(("localhost", bound, *own)), addresses=True)


def is_known(header: str, answered: Doors) -> bool:
    """Say whether a request's Host header asks for this machine; the port is not looked at."""
    try:
        name = urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return False
    if "@" in header or not name:
        return False
    address = _numeric(name)
    if address is not None:
        return answered.addresses or address.is_loopback
    return name.removesuffix(".") in answered.names or name.endswith(".localhost")


def is_own(origin: str, header: str) -> bool:
    """Say whether the page at an origin is one of those served under the Host header."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == header.lower()


def _numeric(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
