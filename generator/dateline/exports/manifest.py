"""`manifest.json`: every published file with its size and its SHA-256 digest (pure).

With it anybody can prove that what a server sends is what was built.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

FORMAT = "dateline-manifest/1"
NAME = "manifest.json"


class ManifestFile(msgspec.Struct, frozen=True):
    """What the manifest says of a file."""

    size: int
    """Bytes."""
    sha256: str
    """Digest in hexadecimal."""


class Manifest(msgspec.Struct, frozen=True):
    """The manifest as it is read back."""

    format: str
    files: dict[str, ManifestFile]
    """By path from the site's root, sorted."""


def manifest(outputs: Mapping[str, tuple[int, bytes]]) -> bytes:
    """Write the manifest from each path's size in bytes and SHA-256 digest (32 bytes).

    A file a line, sorted by path. The manifest cannot hold its own digest and is left out.
    """
    encode = msgspec.json.encode
    lines = (
        encode(path) + b":" + encode(ManifestFile(size, digest.hex()))
        for path, (size, digest) in sorted(outputs.items())
        if path != NAME
    )
    files = b",\n".join(lines)
    return b'{\n"format": "%b",\n"files": {\n%b\n}\n}\n' % (FORMAT.encode(), files)
