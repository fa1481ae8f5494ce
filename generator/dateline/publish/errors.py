"""What is said when a site cannot be published: in plain words, with what to do about it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self

_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and build again."),
    errno.EDQUOT: ("the disk quota is used up", "Free some space and build again."),
    errno.EACCES: (
        "permission was denied",
        "Give the account that builds the right to write in this folder and beside it.",
    ),
    errno.EPERM: (
        "the system does not allow it",
        "Give the account that builds the right to write in this folder and beside it.",
    ),
    errno.EROFS: ("the disk is read-only", "Choose a folder on another disk with --dest."),
    errno.EIO: ("the disk reported a fault", "Check the disk, then build again."),
    errno.EBUSY: (
        "the folder is in use or is a mount point, so it cannot be exchanged for a new one",
        "Publish into a folder inside it: --dest FOLDER/public.",
    ),
    errno.EXDEV: (
        "the folder cannot be moved, as on another disk or in a lower layer of a container",
        "Delete it and the work folder beside it, or publish into a folder inside it with --dest.",
    ),
    errno.EMFILE: ("too many files are open", "Raise the limit on open files, then build again."),
    errno.ENFILE: ("too many files are open", "Raise the limit on open files, then build again."),
    errno.ENAMETOOLONG: ("a path is too long for this disk", "Choose a shorter --dest."),
}


class PublishError(Exception):
    """The site could not be published; what was published before is still there.

    `message` says what happened, `hint` what to do, `path` where. `fault` tells a fault of the
    machine (no space, no permission) from a folder that is not to be published into.
    """

    def __init__(
        self, message: str, hint: str = "", path: str = "", *, fault: bool = False
    ) -> None:
        super().__init__(message, hint, path)
        self.fault = fault
        self.message = message
        self.hint = hint
        self.path = path

    def __reduce__(self) -> tuple[partial[Self], tuple[str, str, str]]:
        make = partial(type(self), fault=self.fault)
        return make, (self.message, self.hint, self.path)

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}".rstrip(" ") if self.hint else self.message


class UnsoundError(Exception):
    """The hidden tree does not hold what the record says; it has to be looked at whole."""


def explain(error: OSError, doing: str, where: str | Path) -> PublishError:
    """Return the error of the system as one a reader understands."""
    reason, hint = _REASONS.get(error.errno or 0, ("", ""))
    if not reason:
        reason = (error.strerror or str(error) or "the system refused").lower()
    path = str(error.filename or where)
    return PublishError(f"Could not {doing}: {reason}", hint, path, fault=True)


@contextmanager
def explained(doing: str, where: str | Path) -> Iterator[None]:
    """Turn errors of the system into `PublishError` while this `doing` goes on."""
    try:
        yield
    except OSError as error:
        raise explain(error, doing, where) from error
