"""Text (pure): what letters are allowed, how it is shown in messages, how it becomes an id."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from dateline.letters import LATIN

MAX_ID = 200
"""Bytes an id may have, so that it is a file name everywhere."""

ID_RULE = "small letters a to z and digits, in groups joined by single hyphens"
"""How an id is written, for messages."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Device names of Windows, and names that a published folder keeps for itself.
_TAKEN = frozenset(("con", "prn", "aux", "nul", "index", "404")) | frozenset(
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
)
_KEPT = "is a name that is kept for the system"
# XML 1.0 cannot hold these, UTF-8 cannot encode surrogates, HTML forbids noncharacters; U+2028
# and U+2029 would make editors and parsers count lines differently.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr((plane << 16) + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_CLOSED_BY = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")
_UNSAFE_ADDRESS = re.compile(r"[^a-z0-9]+")
_SHOWN = 60


def nfc(text: str) -> str:
    """Return the text in Unicode form C, so that equal letters are equal text."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def forbidden(text: str) -> re.Match[str] | None:
    """Find the first character that no page or feed can hold."""
    return _FORBIDDEN.search(text)


def line_break(text: str) -> re.Match[str] | None:
    """Find the first character that ends a line."""
    return _BREAKS.search(text)


def direction_fault(text: str) -> str:
    """Name the character that would show text in a false order, or return nothing.

    Overrides are faults; isolates and embeddings are faults where they are not closed.
    """
    if text.isascii():
        return ""
    awaited: list[str] = []
    for found in _DIRECTION.finditer(text):
        sign = found[0]
        if sign in _OVERRIDES:
            return character(sign)
        if sign in _CLOSED_BY:
            awaited.append(_CLOSED_BY[sign])
        elif awaited and awaited[-1] == sign:
            awaited.pop()
        else:
            return character(sign)
    return f"{character(awaited[-1])} is missing" if awaited else ""


def character(sign: str) -> str:
    """Name a character for a message: ``U+202E``."""
    return f"U+{ord(sign):04X}"


def quoted(text: str) -> str:
    """Return text for a message: in quotes, on one line, cut when long, nothing invisible."""
    cut = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    shown = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in cut)
    return f'"{shown}"'


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that is most like a given one, or nothing."""
    found = difflib.get_close_matches(word[:_SHOWN].lower(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def meant(word: str, known: Iterable[str]) -> str:
    """Return the hint that names the known word most like a given one, or nothing."""
    near = nearest(word, known)
    return f'did you mean "{near}"?' if near else ""


def id_fault(text: str) -> str:
    """Say what is wrong with an id; nothing if it is right."""
    if not _ID.fullmatch(text):
        return f"is no id: ids are {ID_RULE}"
    if text in _TAKEN:
        return _KEPT
    if len(text) > MAX_ID:
        return f"is too long for an id: {len(text)} characters, {MAX_ID} are allowed"
    return ""


def kept_fault(name: str) -> str:
    """Say that a name is kept for the system, whatever its letters; nothing if it is free."""
    return _KEPT if name.lower() in _TAKEN else ""


def slugify(text: str) -> str:
    """Return a text as an id: Latin letters, digits and single hyphens.

    Cyrillic (with Kazakh) and Greek letters are spelt in Latin ones, accents fall. Where letters
    of another script are lost, a short digest of the text keeps two texts apart. Never empty.
    """
    plain = text.lower()
    lost = False
    if not plain.isascii():
        spelt = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", plain).translate(LATIN))
        plain = "".join(c for c in spelt if not unicodedata.combining(c)).translate(LATIN).lower()
        lost = any(c.isalnum() and not c.isascii() for c in plain)
    slug = _UNSAFE_ADDRESS.sub("-", plain).strip("-")
    if lost or not slug:
        digest = blake2b(nfc(text).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        slug = f"{slug}-x{digest}".lstrip("-")
    return _fitting(slug)


def _fitting(slug: str) -> str:
    if slug in _TAKEN:
        return f"{slug}-1"
    if len(slug) > MAX_ID:
        digest = blake2b(slug.encode(), digest_size=4).hexdigest()
        return f"{slug[: MAX_ID - 10].rstrip('-')}-x{digest}"
    return slug
