"""read (effect): the folders of a site into `Inputs`: bytes and digests.

Every file is read once, and what is digested is what was read. Nothing outside the content folder
is opened: symbolic links are refused wherever they lead, pipes, sockets and devices are never
opened, and a file that is too large is refused before it is read. Hidden files and what editors
leave behind are passed over; any other file that is not read is named in a warning.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from hashlib import blake2b, sha256
from pathlib import Path

import msgspec

from dateline.addresses import MEDIA_TYPES
from dateline.diagnostics import ERROR, WARNING, Diagnostic, Span, errors, in_order
from dateline.parsing.decode import MAX_FILE, size_fault
from dateline.text import direction_fault, nearest, nfc
from dateline.timeline import MediaFile

CONFIG_NAME = "dateline.yml"
"""The file that holds a site's configuration and marks its root."""

MAX_MEDIA = 20_000_000
"""Bytes a media file may have."""

DIGEST_SIZE = 20
"""Bytes of the digest of a content file: BLAKE2b."""

_YAML = (".yml", ".yaml")
_FOLDERS = {
    "entries": (*_YAML, ".md"),
    "sources": _YAML,
    "entities": _YAML,
    "measures": _YAML,
    "pages": (".md",),
    "media": MEDIA_TYPES,
}
"""The folders of the content folder, and the endings of the files that are read in each."""

_LITTER_ENDS = ("~", ".swp", ".swo", ".swx", ".orig", ".rej", ".bak", ".tmp", ".part")
_LITTER = frozenset(("thumbs.db", "desktop.ini", "icon\r", "__macosx", "4913"))
_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_CHUNK = 1 << 18


class InputFile(msgspec.Struct, frozen=True):
    """A file that was read."""

    path: str
    """Path from the site's root, with forward slashes, in Unicode form C."""
    data: bytes
    digest: bytes
    """BLAKE2b of the data, `DIGEST_SIZE` bytes."""


class Inputs(msgspec.Struct, frozen=True):
    """Everything a site's owner wrote."""

    config: InputFile | None
    """`dateline.yml`; None where it cannot be read, which `diagnostics` then say."""
    files: tuple[InputFile, ...] = ()
    """The content files, by path."""
    media: tuple[MediaFile, ...] = ()
    """The media files, by path: digested, but not kept in memory."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What could not be read, and what was not."""


class _UnreadableError(Exception):
    """A file that is not read; carries code, message and hint."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def find_root(start: Path) -> Path | None:
    """Return the nearest folder with a `dateline.yml`, of whatever kind, from a folder upwards."""
    start = start.absolute()
    return next((p for p in (start, *start.parents) if os.path.lexists(p / CONFIG_NAME)), None)


def read_site(root: Path) -> Inputs:
    """Read the configuration and the content of the site in a folder."""
    reader = _Reader(root)
    config = reader.config()
    reader.content()
    return Inputs(
        config=config,
        files=tuple(sorted(reader.files, key=lambda file: file.path)),
        media=tuple(sorted(reader.media, key=lambda file: file.path)),
        diagnostics=in_order(reader.problems),
    )


def read_media(root: Path, path: str) -> bytes | Diagnostic:
    """Return the bytes of a media file, or why it cannot be read; `path` is from content."""
    try:
        with _Opened(f"{root}/content/{path}", MAX_MEDIA) as opened:
            return b"".join(opened.chunks())
    except _UnreadableError as error:
        return Diagnostic(error.code, error.message, Span(f"content/{path}"), error.hint)


class _Reader:
    """Walks the folders of one site and gathers what it meets."""

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._seen: dict[str, str] = {}
        self.files: list[InputFile] = []
        self.media: list[MediaFile] = []
        self.problems: list[Diagnostic] = []

    def config(self) -> InputFile | None:
        try:
            if not os.path.lexists(f"{self._root}/{CONFIG_NAME}"):
                message = f"there is no {CONFIG_NAME} in this folder, so it is no site"
                hint = "go to the site's folder, or make a site with dateline init"
                raise _UnreadableError("DL001", message, hint)
            return self._file(CONFIG_NAME, CONFIG_NAME)
        except _UnreadableError as error:
            self._note(error, CONFIG_NAME)
            return None

    def content(self) -> None:
        """Read the folders of the content folder."""
        names = {}
        for entry in self._list("content"):
            name = entry.name
            if name in _FOLDERS and entry.is_dir(follow_symlinks=False):
                names[name] = entry
            elif not _is_litter(name):
                self._stray(entry, f"content/{name}")
        if "entries" not in names and not errors(self.problems):
            message = "there is no folder content/entries"
            self._note(_UnreadableError("DL002", message, "make it"), "content/entries")
        for name in sorted(names):
            self._folder(f"content/{name}", _FOLDERS[name])

    def _stray(self, entry: os.DirEntry[str], path: str) -> None:
        if entry.is_symlink():
            self._note(_link(), path)
            return
        if entry.name in _FOLDERS:
            self._note(_no_folder(), path)
            return
        near = nearest(entry.name, _FOLDERS)
        hint = f"did you mean content/{near}?" if near else f"content has {', '.join(_FOLDERS)}"
        self._note(_UnreadableError("DL007", "this is not read", hint), path)

    def _list(self, folder: str) -> Iterator[os.DirEntry[str]]:
        """Yield the members of a folder, or note why they cannot be seen."""
        try:
            if os.path.islink(f"{self._root}/{folder}"):
                raise _link()
            with os.scandir(f"{self._root}/{folder}") as members:
                yield from members
        except OSError as error:
            self._note(_from_system(error, "folder"), folder)
        except _UnreadableError as error:
            self._note(error, folder)

    def _folder(self, top: str, endings: tuple[str, ...]) -> None:
        """Read a folder and those in it, however deep."""
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            for entry in self._list(folder):
                if _is_litter(entry.name):
                    continue
                path = f"{folder}/{entry.name}"
                try:
                    if self._member(entry, path, endings):
                        waiting.append(path)
                except _UnreadableError as error:
                    self._note(error, path)

    def _member(self, entry: os.DirEntry[str], path: str, endings: tuple[str, ...]) -> bool:
        """Read one member of a folder; say whether it is a folder."""
        if entry.is_symlink():
            raise _link()
        fault = _name_fault(entry.name)
        if fault:
            raise _UnreadableError("DL006", f"the name {fault}", "rename it")
        if entry.is_dir(follow_symlinks=False):
            return True
        if not entry.is_file(follow_symlinks=False):
            raise _irregular()
        if not entry.name.lower().endswith(endings):
            message = f"this file is not read: its name does not end in {_either(endings)}"
            raise _UnreadableError("DL007", message, "rename it, or move it out of content")
        name = self._unique(path)
        if name.startswith("content/media/"):
            self.media.append(self._media(path, name))
        else:
            self.files.append(self._file(path, name))
        return False

    def _unique(self, path: str) -> str:
        name = nfc(path)
        if self._seen.setdefault(name, path) != path:
            message = "another file has this name, but for the form of an accented letter"
            raise _UnreadableError("DL009", message, "rename one of the two")
        return name

    def _file(self, path: str, name: str) -> InputFile:
        with _Opened(f"{self._root}/{path}", MAX_FILE) as opened:
            data = b"".join(opened.chunks())
        return InputFile(name, data, blake2b(data, digest_size=DIGEST_SIZE).digest())

    def _media(self, path: str, name: str) -> MediaFile:
        if name != path:
            # Entries name it in form C, and it is opened again by the name that they use.
            message = "the name has accented letters in a form that addresses do not keep"
            raise _UnreadableError("DL006", message, "rename it")
        digest = sha256()
        size = 0
        with _Opened(f"{self._root}/{path}", MAX_MEDIA) as opened:
            for chunk in opened.chunks():
                digest.update(chunk)
                size += len(chunk)
        return MediaFile(path.removeprefix("content/"), digest.hexdigest(), size)

    def _note(self, error: _UnreadableError, path: str) -> None:
        shown = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in nfc(path))
        severity = WARNING if error.code == "DL007" else ERROR
        self.problems.append(
            Diagnostic(error.code, error.message, Span(shown), error.hint, severity)
        )


class _Opened:
    """A regular file, opened without following a link and without waiting for anybody."""

    def __init__(self, path: str, most: int) -> None:
        self._most = most
        try:
            self._file = os.open(path, _FLAGS)
        except OSError as error:
            raise _from_system(error, "file") from error

    def __enter__(self) -> _Opened:
        try:
            self._check()
        except _UnreadableError:
            os.close(self._file)
            raise
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def _check(self) -> None:
        found = os.fstat(self._file)
        if not stat.S_ISREG(found.st_mode):
            raise _irregular()
        if found.st_size > self._most:
            raise _UnreadableError("DL005", *size_fault(found.st_size, self._most))

    def chunks(self) -> Iterator[bytes]:
        """Yield the content; refuse a file that grows beyond what is allowed."""
        size = 0
        try:
            while chunk := os.read(self._file, _CHUNK):
                size += len(chunk)
                if size > self._most:
                    raise _UnreadableError("DL005", *size_fault(size, self._most))
                yield chunk
        except OSError as error:
            raise _from_system(error, "file") from error


def _is_litter(name: str) -> bool:
    return (
        name.startswith((".", "~$"))
        or name.endswith(_LITTER_ENDS)
        or name.lower() in _LITTER
        or (name.startswith("#") and name.endswith("#"))
    )


def _name_fault(name: str) -> str:
    """Say why a file name cannot be used; nothing if it can."""
    if name.isascii() and name.isprintable():
        return "holds a backslash" if "\\" in name else ""
    if any("\ud800" <= c <= "\udfff" for c in name):
        return "is not UTF-8"
    if "\n" in name or "\r" in name:
        return "holds a line break"
    if direction_fault(name) or not all(c.isprintable() for c in name):
        return "holds a character that cannot be seen"
    return "holds a backslash" if "\\" in name else ""


def _link() -> _UnreadableError:
    message = "this is a symbolic link, and links are not followed"
    return _UnreadableError("DL003", message, "put the file itself in its place")


def _irregular() -> _UnreadableError:
    message = "this is a pipe, a socket or a device, not a file"
    return _UnreadableError("DL004", message, "take it out of content")


def _no_folder() -> _UnreadableError:
    message = "this must be a folder, and it is none"
    return _UnreadableError("DL002", message, "put a folder with the files in its place")


def _from_system(error: OSError, what: str) -> _UnreadableError:
    if error.errno == errno.ELOOP:
        return _link()
    if error.errno in (errno.ENXIO, errno.ENODEV):
        return _irregular()
    if error.errno == errno.ENOTDIR and what == "folder":
        return _no_folder()
    if error.errno == errno.ENOENT and what == "folder":
        return _UnreadableError("DL002", "there is no such folder", "make it")
    return _UnreadableError("DL008", f"the {what} cannot be read: {error.strerror}")


def _either(endings: tuple[str, ...]) -> str:
    return f"{', '.join(endings[:-1])} or {endings[-1]}" if endings[1:] else endings[0]
