"""What a content file says, before anyone asks what it means (pure values).

YAML is read into three kinds of node that remember where they stand. No value has a type beyond
that: `NO`, `12:30` and `010` are the letters the editor typed.
"""

from __future__ import annotations

import msgspec

_EMPTY = frozenset(("", "~", "null", "Null", "NULL"))


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A text."""

    text: str
    """The letters, in Unicode form C, after quotes and escapes are read."""
    line: int
    """Line of the file on which it starts, counted from 1."""
    column: int
    """Column in characters at which it starts, counted from 1; that of the quote if quoted."""
    style: str = ""
    """How it is written: empty for plain, or one of ``'``, ``"``, ``|`` and ``>``."""

    @property
    def missing(self) -> bool:
        """Whether it stands for no value: nothing after the colon, or a plain ``~`` or ``null``."""
        return not self.style and self.text in _EMPTY


class Item(msgspec.Struct, frozen=True):
    """One line of a mapping: a key and its value."""

    key: Scalar
    value: Node


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order written, each key once."""

    items: tuple[Item, ...]
    line: int
    column: int

    missing = False

    def get(self, name: str) -> Node | None:
        """Return the value of a key, or None where the key is not there."""
        return next((item.value for item in self.items if item.key.text == name), None)


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int

    missing = False


Node = Scalar | Mapping | Sequence


class Document(msgspec.Struct, frozen=True):
    """One content file, taken apart."""

    path: str
    """Path from the site's root, with forward slashes."""
    root: Mapping
    """The YAML file, or the front matter of a Markdown file."""
    body: str | None = None
    """What follows the front matter; None in a YAML file."""
    body_line: int = 0
    """Line on which the body starts, there or in the field ``body``; counted from 1."""
    body_indent: int = 0
    """Columns by which the lines of the body are moved to the right in the file."""

    @property
    def markdown(self) -> str:
        """The body: what follows the front matter, or else the field ``body``."""
        if self.body is not None:
            return self.body
        field = self.root.get("body")
        return field.text if isinstance(field, Scalar) and not field.missing else ""
