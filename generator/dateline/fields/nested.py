"""Kinds of field that hold others: lists and groups of fields (pure)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from dateline.fields.kinds import Check, Schema, Table, read_fields, table_schema
from dateline.parsing.nodes import Mapping, Node, Scalar, Sequence
from dateline.text import quoted, slugify


class Many(msgspec.Struct, frozen=True):
    """A list of values of one kind."""

    kind: Any
    most: int = 500
    limit: str = ""
    key: str = ""
    """What differs from member to member: the ``slug`` of a text, or an attribute: ``id``."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return f"a list: {self.kind.words}"

    def read(self, node: Node, name: str, check: Check) -> tuple[Any, ...] | None:
        """Return the members that could be read."""
        if not isinstance(node, Sequence):
            self._no_list(node, name, check)
            return None
        most = getattr(check.limits, self.limit) if self.limit else self.most
        if len(node.items) > most:
            message = f'"{name}" has {len(node.items):,} members; {most:,} are allowed'
            check.findings.add("DL127", message, node)
            return None
        seen: dict[str, int] = {}
        values = (self._member(member, name, check, seen) for member in node.items)
        return tuple(value for value in values if value is not None)

    def _no_list(self, node: Node, name: str, check: Check) -> None:
        if isinstance(node, Scalar):
            message = f'"{name}" must be a list, found {quoted(node.text)}'
            hint = self._as_list(node.text) if len(node.text) < 60 else "put it in [ ]"
        else:
            message = f'"{name}" must be a list, found a group of fields'
            hint = "start each member with a hyphen and a space"
        check.findings.add("DL122", message, node, hint)

    def _as_list(self, text: str) -> str:
        """Say how a text is written as a list; words without commas may be several members."""
        words = text.split()
        if len(words) == 1 or not self.key or any(sign in text for sign in ",;[]{}"):
            return f"write [{text}]"
        several = f"write [{', '.join(words)}]"
        one = f" for several, or [{text}] for one"
        return several + (one if self.key == "slug" else "")

    def _member(self, node: Node, name: str, check: Check, seen: dict[str, int]) -> object:
        value = None if node.missing else self.kind.read(node, name, check)
        if node.missing or value == "":
            check.findings.add("DL129", f'"{name}" has an empty member', node, "delete it")
            return None
        if value is None or not self.key:
            return value
        key = slugify(value) if self.key == "slug" else getattr(value, self.key)
        if key in seen:
            message = f'"{name}" names {quoted(key)} twice; the first is on line {seen[key]}'
            check.findings.add("DL135", message, node, "keep one of the two")
            return None
        seen[key] = node.line
        return value

    def schema(self) -> Schema:
        """Return a list."""
        bound = {} if self.limit else {"maxItems": self.most}
        return {"type": "array", "items": self.kind.schema()} | bound


class Group(msgspec.Struct, frozen=True):
    """A mapping with fields of its own."""

    table: Table
    build: Callable[[dict[str, Any], Mapping, Check], Any]
    """Makes the value from those of the fields."""

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "fields: " + ", ".join(f"`{name}`" for name in self.table.fields)

    def read(self, node: Node, name: str, check: Check) -> object:
        """Return what is built from the fields; None where one of them is wrong."""
        if not isinstance(node, Mapping):
            example = ", ".join(f"{f.name}: …" for f in self.table.fields.values() if f.required)
            hint = f"write {{{example}}}" if example else ""
            check.findings.add("DL122", f'"{name}" must be a group of fields', node, hint)
            return None
        before = check.findings.errors
        values = read_fields(node, self.table, check)
        return self.build(values, node, check) if check.findings.errors == before else None

    def schema(self) -> Schema:
        """Return an object with these properties and no others."""
        return table_schema(self.table)
