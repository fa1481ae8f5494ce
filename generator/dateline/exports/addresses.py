"""Addresses as the world sees them: from a path inside the site to a URL (pure)."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import quote

_INDEX = "index.html"
# What RFC 3986 allows in a path, so that a quoted address is never quoted twice as something else.
_PATH = "/-._~!$&'()*+,;=:@"
_PLAIN = re.compile(r"[A-Za-z0-9/._-]*").fullmatch
_REFERENCE = _PATH.replace(":", "")


def public_path(address: str) -> str:
    """Write an address the way a browser asks for it: quoted, a folder without ``index.html``."""
    if address == _INDEX or address.endswith("/" + _INDEX):
        address = address.removesuffix(_INDEX)
    return address if _PLAIN(address) else quote(address, safe=_PATH)


def public_url(base_url: str, address: str) -> str:
    """Return the absolute URL of an address; empty where no base URL is set.

    The base URL may or may not end in a slash.
    """
    return f"{base_url.rstrip('/')}/{public_path(address)}" if base_url else ""


def way(start: str, target: str) -> str:
    """Return the relative reference that leads from the file at one address to another.

    The target keeps its ``index.html``, so that it also works from a folder on a disk.
    """
    # A colon in the first segment would make it the name of a scheme.
    return quote(posixpath.relpath(target, posixpath.dirname(start) or "."), safe=_REFERENCE)
