"""Addresses: on the web, on the site and in the content folder (pure).

Each check returns what is wrong, or nothing. Nothing is mended in silence: an address that is
accepted is published as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from ipaddress import AddressValueError, IPv6Address

from dateline.text import kept_fault, quoted, slugify

MAX_URL = 2000
"""Characters an address may have; longer ones fail in browsers and mail programs."""

_SCHEME = re.compile(r"https?://", re.IGNORECASE)
_AUTHORITY = re.compile(r"[^:]+://([^/?#]*)")
_HOST_AND_PORT = re.compile(
    r"(?:\[(?P<six>[0-9A-Fa-f:.]+)\]|(?P<name>[^:\[\]]*))(?::(?P<port>[0-9]{0,5}))?"
)
_LABEL = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")
_NOT_IN_URL = re.compile(r"[\s\"<>\\^`{|}]")
_NOT_IN_NAME = re.compile(r'[\\:*?"<>|]')
_MEDIA = ".jpg .jpeg .png .gif .webp .avif .pdf .txt .csv .mp3 .m4a .ogg .oga .wav .mp4 .webm"
MEDIA_TYPES = tuple(_MEDIA.split())
"""Endings of files that a browser shows as they are, without running anything in them."""


def url_fault(text: str) -> str:
    """Say why a text is no http or https address with a host; nothing if it is one."""
    if not _SCHEME.match(text):
        return "does not start with https:// or http://"
    if len(text) > MAX_URL:
        return f"has {len(text)} characters, {MAX_URL} are allowed"
    odd = _NOT_IN_URL.search(text) or _invisible(text)
    if odd:
        written = "".join(f"%{byte:02X}" for byte in odd[0].encode("utf-8", "replace"))
        name = "a space" if odd[0] == " " else f"the character U+{ord(odd[0]):04X}"
        return f"holds {name}, which is written {written} in an address"
    return _host_fault(text)


def _invisible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return ""
    hidden = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
    return next((c for c in text if unicodedata.category(c) in hidden), "")


def _host_fault(url: str) -> str:
    authority = _AUTHORITY.match(url)
    assert authority is not None
    if "@" in authority[1]:
        return "holds a user name or a password"
    parts = _HOST_AND_PORT.fullmatch(authority[1])
    if parts is None or int(parts["port"] or 0) > 65_535:
        return "has a host or a port that cannot be read"
    if not parts["name"] and not parts["six"]:
        return "has no host"
    known = _is_ipv6(parts["six"]) if parts["six"] else _is_name(parts["name"])
    return "" if known else "has a host that cannot be read"


def _is_ipv6(text: str) -> bool:
    try:
        IPv6Address(text)
    except AddressValueError:
        return False
    return True


def _is_name(host: str) -> bool:
    labels = host.removesuffix(".").split(".")
    return len(host) <= 253 and all(len(x) <= 63 and _LABEL.fullmatch(x) for x in labels)


def host_of(url: str) -> str:
    """Return the host of an accepted address, without ``www.``."""
    authority = _AUTHORITY.match(url)
    host = authority[1].lower() if authority else ""
    return re.sub(r":[0-9]*$", "", host).removeprefix("www.")


def site_path_fault(text: str) -> str:
    """Say why a text is no address on this site, such as ``/old/address/``; nothing if it is."""
    if not text.startswith("/") or text.startswith("//"):
        return "does not start with one /"
    if "?" in text or "#" in text:
        return "holds ? or #"
    if text == "/":
        return "is the first page"
    segments = text.strip("/").split("/")
    return _segments_fault(segments) or _odd_character(text) or _kept(segments[-1])


def _kept(name: str) -> str:
    fault = kept_fault(name)
    return f"ends in {quoted(name)}, which {fault}" if fault else ""


def site_path_hint(text: str) -> str:
    """Say what to write instead of a text that is no address on this site."""
    names = "other names of a person or a place go into content/entities"
    if not re.search(r"[/:?#\\]", text):
        return f"write /{slugify(text)}/; {names}"
    path = re.sub(r"^(?:[A-Za-z]+:)?//[^/]*", "", text)
    path = "/" + re.split(r"[?#]", path)[0].lstrip("/")
    if path == text or site_path_fault(path):
        return "write an address such as /old/address/"
    return f"write {path}"


def file_path_fault(text: str) -> str:
    """Say why a text is no path of a media file, such as ``media/akorda.jpg``; nothing if it is."""
    if not text.startswith("media/"):
        return "does not start with media/"
    fault = _segments_fault(text.split("/")) or _odd_character(text)
    if fault:
        return fault
    if not text.lower().endswith(MEDIA_TYPES):
        return f"is no kind of file that can be shown: {' '.join(MEDIA_TYPES)}"
    return ""


def _segments_fault(segments: list[str]) -> str:
    for segment in segments:
        if segment in ("", ".", ".."):
            return f"holds {'//' if not segment else f'the step {segment}'}"
        if segment.startswith((".", " ")) or segment.endswith((".", " ")):
            return "holds a name that starts with a dot, or ends with a dot or a space"
        if len(segment.encode("utf-8", "replace")) > 200:
            return "holds a name of more than 200 bytes"
    return ""


def _odd_character(text: str) -> str:
    odd = _NOT_IN_NAME.search(text) or _invisible(text.replace(" ", ""))
    return f"holds the character U+{ord(odd[0]):04X}" if odd else ""
