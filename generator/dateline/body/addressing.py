"""Where links and pictures in a body may lead (pure).

Returns finished addresses: a file of the content folder as ``media:PATH``, all others as written.
"""

from __future__ import annotations

import re

from dateline.addresses import file_path_fault, url_fault
from dateline.body.citations import media_path

_MAIL = re.compile(r"mailto:[^\s@<>\"'\\?&:/]{1,64}@[^\s@<>\"'\\?&:/]{1,255}", re.IGNORECASE)
_ON_SITE = re.compile(r"/(?![/\\])[^\s<>\"'\\^`{|}]*|#[^\s<>\"'\\^`{|}#]+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def link_target(address: str) -> tuple[str, str]:
    """Return where a link may lead, and what is wrong when it may not (one of the two is empty)."""
    if address.startswith("media/"):
        path = media_path(address)
        fault = file_path_fault(path)
        return ("", fault) if fault else (f"media:{path}", "")
    if _is_fine(address):
        return address, ""
    if _SCHEME.match(address) or not address:
        fault = url_fault(address) if address else "is empty"
        return ("", fault) if fault else (address, "")
    return "", "is neither a full address nor one of this site"


def _is_fine(address: str) -> bool:
    if not address.isprintable() or len(address) > 2000:
        return False
    return bool(_ON_SITE.fullmatch(address) or _MAIL.fullmatch(address))


def picture_source(address: str) -> tuple[str, str]:
    """Return the address of a picture, and what is wrong when it may not be shown."""
    if not address.startswith("media/"):
        return "", "is not in content/media"
    path = media_path(address)
    fault = file_path_fault(path)
    return ("", fault) if fault else (f"media:{path}", "")
