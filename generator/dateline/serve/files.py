"""From the path of a request to a file of the published folder (effect: reads)."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

import msgspec

_TYPES = MappingProxyType(
    {
        "": "text/plain",
        ".atom": "application/atom+xml",
        ".avif": "image/avif",
        ".css": "text/css",
        ".csv": "text/csv",
        ".gif": "image/gif",
        ".html": "text/html",
        ".ico": "image/vnd.microsoft.icon",
        ".ics": "text/calendar",
        ".jpeg": "image/jpeg",
        ".jpg": "image/jpeg",
        ".js": "text/javascript",
        ".json": "application/json",
        ".m4a": "audio/mp4",
        ".mp3": "audio/mpeg",
        ".mp4": "video/mp4",
        ".oga": "audio/ogg",
        ".ogg": "audio/ogg",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain",
        ".wav": "audio/wav",
        ".webm": "video/webm",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff": "font/woff",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }
)
_UNKNOWN = "application/octet-stream"
_INDEX = "index.html"
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class File(msgspec.Struct, frozen=True):
    """A file that answers a request."""

    data: bytes
    type: str
    """The media type, with the encoding where it is text."""


def find(folder: Path, path: str) -> File | None:
    """Return the file for a path as it stands in a request, counted from the site's root.

    A folder answers with its index page, if the path ends in a slash. None is returned for what
    is not there, and for every path that leads out of the folder.
    """
    steps = _steps(path)
    if steps is None:
        return None
    name = "/".join(steps)
    return read(folder, f"{name}/{_INDEX}".lstrip("/") if path.endswith("/") or not path else name)


def is_folder(folder: Path, path: str) -> bool:
    """Say whether a path, which has no slash at its end, names a folder with an index page."""
    return not path.endswith("/") and find(folder, f"{path}/") is not None


def read(folder: Path, name: str) -> File | None:
    """Return a file of the folder by its plain name; None where there is no such file."""
    place = folder / name
    try:
        if not place.resolve().is_relative_to(folder.resolve()):
            return None
        handle = os.open(place, _FLAGS)
    except OSError:
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with open(handle, "rb") as file:
        return File(file.read(), type_of(name))


def type_of(name: str) -> str:
    """Return the media type of a file by its ending."""
    kind = _TYPES.get(os.path.splitext(name)[1].lower(), _UNKNOWN)
    textual = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if textual else kind


def _steps(path: str) -> list[str] | None:
    """Return the folders and the name in a path; None if one of them is not a plain name."""
    try:
        steps = [unquote(step, errors="strict") for step in path.removesuffix("/").split("/")]
    except UnicodeDecodeError:
        return None
    if steps == [""]:
        return None if path == "/" else []
    odd = any(s in ("", ".", "..") or "/" in s or "\\" in s or "\0" in s for s in steps)
    return None if odd else steps
