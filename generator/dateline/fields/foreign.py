"""Names of fields that other site generators use, and what to write here instead (pure).

Entries that were written for another program bring them along. The known name that is spelt most
like one of them is often a wrong guess: ``draft`` is no ``date``.
"""

from __future__ import annotations

from dateline.parsing.nodes import Node, Scalar

_OUT = "leave it out"
_AUTHOR = "write it on the source, as author"

ENTRY_NAMES = {
    "author": _AUTHOR,
    "authors": _AUTHOR,
    "byline": _AUTHOR,
    "categories": "write tags",
    "category": "write tags",
    "description": "write summary",
    "draft": "write status: draft",
    "excerpt": "write summary",
    "image": "write media",
    "images": "write media",
    "keywords": "write tags",
    "lastmod": _OUT,
    "layout": _OUT,
    "location": "write places",
    "modified": _OUT,
    "permalink": "write aliases",
    "published": "write date",
    "slug": "write id",
    "template": _OUT,
    "type": _OUT,
    "url": "write aliases",
    "weight": _OUT,
}
"""What to do about a foreign field of an entry, by its name in small letters."""

# Where a field is a switch, what it stands at decides.
_SWITCHES = {
    ("draft", "false"): _OUT,
    ("published", "true"): _OUT,
    ("published", "false"): "write status: draft",
}


def foreign_hint(name: str, value: Node, hints: dict[str, str]) -> str:
    """Return what to write instead of a foreign field; nothing where its name is not known."""
    hint = hints.get(name.lower(), "")
    if not hint or not isinstance(value, Scalar):
        return hint
    return _SWITCHES.get((name.lower(), value.text.lower()), hint)
