"""Kinds of field that hold one text: lines, prose, numbers, choices (pure)."""

from __future__ import annotations

import re

import msgspec

from dateline.fields.kinds import TEXT, Check, Schema, one_line, scalar, shown
from dateline.parsing.nodes import Node, Scalar
from dateline.text import nearest, quoted


class Line(msgspec.Struct, frozen=True):
    """A text on one line."""

    most: int = 1000
    limit: str = ""
    """Name of the limit in the configuration that holds instead of `most`."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "text on one line"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the text."""
        text = one_line(node, name, check)
        most = getattr(check.limits, self.limit) if self.limit else self.most
        return text if text is None or _fits(text, most, name, node, check) else None

    def schema(self) -> Schema:
        """Return a text; a limit of the configuration is not known here."""
        bound = {} if self.limit else {"maxLength": self.most}
        return {"type": TEXT} | bound


class Prose(msgspec.Struct, frozen=True):
    """A text of a few sentences; line breaks in it are spaces."""

    most: int = 2000

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "text"

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the text as one paragraph."""
        found = scalar(node, name, check, "a text")
        if found is None:
            return None
        text = re.sub(r"\s*\n\s*", " ", found.text.strip())
        if not _fits(text, self.most, name, node, check):
            return None
        return shown(text, name, node, check)

    def schema(self) -> Schema:
        """Return a text."""
        return {"type": TEXT, "maxLength": self.most}


def _fits(text: str, most: int, name: str, node: Node, check: Check) -> bool:
    if len(text) <= most:
        return True
    message = f'"{name}" has {len(text):,} characters; {most:,} are allowed'
    check.findings.add("DL123", message, node)
    return False


class Markdown(msgspec.Struct, frozen=True):
    """A body: any number of lines, kept as they are."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "Markdown"

    def read(self, node: Node, name: str, check: Check) -> Scalar | None:
        """Return the node itself, for its place in the file."""
        return scalar(node, name, check, "a text")

    def schema(self) -> Schema:
        """Return a text."""
        return {"type": TEXT}


class Flag(msgspec.Struct, frozen=True):
    """True or false."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "true or false"

    def read(self, node: Node, name: str, check: Check) -> bool | None:
        """Return the truth value."""
        found = scalar(node, name, check, self.words)
        if found is None:
            return None
        if found.text in ("true", "false"):
            return found.text == "true"
        meant = {"yes": "true", "on": "true", "1": "true", "no": "false", "off": "false"}
        word = meant.get(found.text.lower(), found.text.lower())
        hint = f"write {word}" if word in ("true", "false") else ""
        message = f'"{name}" must be true or false, found {quoted(found.text)}'
        check.findings.add("DL125", message, node, hint)
        return None

    def schema(self) -> Schema:
        """Return a truth value."""
        return {"type": "boolean"}


class Number(msgspec.Struct, frozen=True):
    """A whole number."""

    least: int
    most: int

    @property
    def words(self) -> str:
        """Say what may be written."""
        return f"a whole number from {self.least} to {self.most}"

    def read(self, node: Node, name: str, check: Check) -> int | None:
        """Return the number; only its plain decimal form is read."""
        found = scalar(node, name, check, self.words)
        if found is None:
            return None
        if re.fullmatch(r"-?(?:0|[1-9][0-9]{0,8})", found.text):
            number = int(found.text)
            if self.least <= number <= self.most:
                return number
        message = f'"{name}" must be {self.words}, found {quoted(found.text)}'
        check.findings.add("DL126", message, node)
        return None

    def schema(self) -> Schema:
        """Return a bounded whole number."""
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Choice(msgspec.Struct, frozen=True):
    """One of a few words."""

    choices: tuple[str, ...]

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "one of " + ", ".join(f"`{choice}`" for choice in self.choices)

    def read(self, node: Node, name: str, check: Check) -> str | None:
        """Return the word."""
        found = scalar(node, name, check, "one word")
        if found is None:
            return None
        if found.text in self.choices:
            return found.text
        allowed = ", ".join(self.choices)
        message = f'"{name}" cannot be {quoted(found.text)}; it is one of {allowed}'
        near = nearest(found.text, self.choices)
        check.findings.add("DL124", message, node, f'did you mean "{near}"?' if near else "")
        return None

    def schema(self) -> Schema:
        """Return the words."""
        return {"enum": list(self.choices)}
