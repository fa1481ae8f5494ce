"""Stage the bytes of outputs beside the trees, until the build commits them (effect).

`Staging` is a plain value, so that worker processes can stage what they render.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

import msgspec

from dateline.publish.errors import explained
from dateline.publish.look import KEEPERS
from dateline.publish.ops import Ops, write_file

_LONGEST_NAME = 255

# No empty name, none that leads elsewhere, no control character, no backslash, no lone surrogate.
_UNFIT = re.compile(r"//|/\.\.?/|[\x00-\x1f\x7f\\\ud800-\udfff]")


class Staging(msgspec.Struct, frozen=True):
    """Where outputs wait to be published."""

    folder: str
    """Absolute path; flat, one file for each output."""

    def place(self, path: str) -> str:
        """Return where the output of this path waits."""
        name = hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
        return f"{self.folder}/{name}"


def stage(
    staging: Staging, path: str, data: bytes | Iterable[bytes], ops: Ops | None = None
) -> None:
    """Keep the bytes of one output until `Publication.commit`.

    `path` is relative to the published folder, with forward slashes. Raises ValueError for a path
    that could leave it and `PublishError` when the bytes cannot be written.
    """
    checked(path)
    with explained("write a page", path):
        write_file(ops or Ops(), staging.place(path), data)


def checked(path: str) -> str:
    """Return the path if it surely lies under the published folder; raise ValueError if not."""
    framed = f"/{path}/"
    if path in KEEPERS or _UNFIT.search(framed):
        raise ValueError(f"not a path to publish: {path!r}")
    if len(path) * 4 > _LONGEST_NAME:
        for name in path.split("/"):
            if len(name.encode()) > _LONGEST_NAME:
                raise ValueError(f"a name too long to publish: {path!r}")
    return path
