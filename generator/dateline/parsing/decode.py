"""Bytes into text (pure): UTF-8 or nothing, with the line of the first byte that is wrong."""

from __future__ import annotations

import re

from dateline.parsing.findings import Findings
from dateline.text import character, forbidden

MAX_FILE = 1_000_000
"""Bytes a content file may have."""

_CONTROLS = bytes({*range(32), 127} - {9, 10, 13})
_HIGH = re.compile(b"[\x80-\xff]")
_CYRILLIC_LETTERS = re.compile(b"[\xc0-\xff]")
_TWO_HIGH = re.compile(b"[\x80-\xff]{2}")
_BOM = b"\xef\xbb\xbf"
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"), (b"\x00\x00\xfe\xff", "UTF-32"))


def decode(data: bytes, findings: Findings) -> str | None:
    """Return a file's text with lines ended by LF, or note why there is none.

    A byte order mark of UTF-8 is dropped. The text holds no character that a page cannot hold.
    """
    if len(data) > MAX_FILE:
        message, hint = size_fault(len(data), MAX_FILE)
        findings.add("DL005", message, hint=hint)
        return None
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        _not_utf8(data, error.start, findings)
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # Most files are plain ASCII, in which nothing but control characters can be amiss.
    if data.isascii() and len(data.translate(None, _CONTROLS)) == len(data):
        return text
    odd = forbidden(text)
    if odd is None:
        return text
    if odd[0] == "\0" and _looks_like_utf16(data):
        _not_utf8(data, data.index(0), findings)
        return None
    place = _place(text, odd.start())
    message = f"the character {character(odd[0])} is not allowed in a content file"
    findings.add("DL011", message, place, "delete it; it cannot be seen, so retype the words")
    return None


def size_fault(size: int, most: int) -> tuple[str, str]:
    """Return the message and the hint for a file that has more bytes than allowed."""
    return f"the file has {size:,} bytes; {most:,} are allowed", "split it, or make it smaller"


def _place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of a character, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _not_utf8(data: bytes, start: int, findings: Findings) -> None:
    before = data[:start].decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    guess = _guess(data)
    message = f"byte {data[start]:#04x} is not UTF-8, the encoding wanted"
    looks = f"; the file looks like {guess}" if guess else ""
    findings.add("DL010", message + looks, _place(before, len(before)), "save the file as UTF-8")


def _guess(data: bytes) -> str:
    """Name the encoding a file seems to have, where that can be told."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if _looks_like_utf16(data):
        return "UTF-16"
    high = len(_HIGH.findall(data))
    letters = len(_CYRILLIC_LETTERS.findall(data))
    if high * 4 > len(data) and letters * 10 > high * 9:
        return "Windows-1251"
    return "" if _TWO_HIGH.search(data) else "Windows-1252"


def _looks_like_utf16(data: bytes) -> bool:
    """Whether every other byte is as small as the upper half of a letter is."""
    upper = min((data[parity:400:2] for parity in (0, 1)), key=sum)
    return len(data) >= 4 and sum(byte < 0x10 for byte in upper) * 10 > len(upper) * 9
