"""What a field may hold: how a text is read, how it is described (pure).

Each kind reads a node into a value and notes what is wrong, says what it is in a few words for
the reference, and gives its JSON Schema. A kind returns None where it has noted a problem, and
an empty value where the node holds none.
"""

from __future__ import annotations

from typing import Any, Protocol

import msgspec

from dateline.config import Limits
from dateline.fields.foreign import foreign_hint
from dateline.parsing.findings import MOST_TOLD, Findings
from dateline.parsing.nodes import Item, Mapping, Node, Scalar, Sequence
from dateline.text import direction_fault, line_break, meant, quoted

Schema = dict[str, Any]


class Check(msgspec.Struct, frozen=True):
    """What reading a value needs to know beyond the value."""

    findings: Findings
    zone: str
    """Zone of clock times that do not name one."""
    language: str
    """The site's language, in which dates are put into words."""
    limits: Limits


class Kind(Protocol):
    """What a field may hold."""

    @property
    def words(self) -> str:
        """What may be written, in a few words for the reference."""

    def read(self, node: Node, name: str, check: Check) -> object:
        """Return the value of a node, or None after noting what is wrong."""

    def schema(self) -> Schema:
        """Return the kind as JSON Schema."""


class Field(msgspec.Struct, frozen=True):
    """One field of the public contract: the single source of checks, schema and reference."""

    name: str
    kind: Any
    doc: str
    """What it is, in a sentence or two."""
    example: str
    """A value as an editor writes it, without the name."""
    required: bool = False
    into: str = ""
    """Attribute of the model that takes the value; the name where empty."""
    unwritten: bool = False
    """Whether no editor writes it: reserved for later, or written by a program."""


class Table(msgspec.Struct, frozen=True):
    """The fields of one mapping, by name."""

    what: str
    """What the mapping is, for messages: ``entry``."""
    fields: dict[str, Field]
    unknown: str = "DL120"
    """Code of a name that is not in the table."""
    foreign: dict[str, str] = {}
    """What to do about names that other programs use here, by name."""


def table(
    what: str, *fields: Field, unknown: str = "DL120", foreign: dict[str, str] | None = None
) -> Table:
    """Put fields into a table."""
    return Table(what, {field.name: field for field in fields}, unknown, foreign or {})


def article(noun: str) -> str:
    """Return a noun with its article: ``an entry``."""
    return f"an {noun}" if noun[0] in "aeio" else f"a {noun}"


def scalar(node: Node, name: str, check: Check, wanted: str) -> Scalar | None:
    """Return the node if it is a text, without space around it; note a problem otherwise."""
    if isinstance(node, Scalar):
        return node
    found = "a list" if isinstance(node, Sequence) else "a group of fields"
    check.findings.add("DL122", f'"{name}" must be {wanted}, found {found}', node)
    return None


def one_line(node: Node, name: str, check: Check, wanted: str = "a text") -> str | None:
    """Return a text that stands on one line and can be shown safely in any place."""
    found = scalar(node, name, check, wanted)
    if found is None:
        return None
    text = found.text.strip()
    if not text or (text.isascii() and text.isprintable()):
        return text
    if line_break(text):
        check.findings.add("DL128", f'"{name}" must stand on one line', node)
        return None
    return shown(text, name, node, check)


def shown(text: str, name: str, node: Node, check: Check) -> str | None:
    """Return a text that keeps its direction; an empty one where nothing of it can be seen."""
    fault = direction_fault(text)
    if fault:
        message = f'"{name}" holds a sign that turns the direction of text ({fault})'
        check.findings.add("DL012", message, node, "delete it; it cannot be seen")
        return None
    return text if any(c.isprintable() and not c.isspace() for c in text) else ""


TEXT = ["string", "number", "boolean"]
"""How editors' programs read what is a text to us: `2022`, `1.10` and `true` among others."""


def table_schema(fields: Table) -> Schema:
    """Return a table of fields as the schema of an object."""
    properties = {f.name: _property(f) for f in fields.fields.values()}
    required = [f.name for f in fields.fields.values() if f.required]
    bound = {"required": required} if required else {}
    return {"type": "object", "properties": properties, "additionalProperties": False} | bound


def _property(field: Field) -> Schema:
    """Return the schema of a field; one that is not required may stand without a value."""
    schema: Schema = field.kind.schema()
    hover = field.doc if field.unwritten else f"{field.doc} Example: {field.example}"
    if not field.required and not field.unwritten:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return {"description": hover} | schema


def read_fields(node: Mapping, fields: Table, check: Check) -> dict[str, Any]:
    """Return the values of a mapping by attribute, and note every problem in it.

    What has no value (nothing, ``~``, blank text) is left out, as if it were not written.
    """
    values: dict[str, Any] = {}
    blank: dict[str, Node] = {}
    refused = set()
    for item in node.items:
        field = fields.fields.get(item.key.text)
        if field is None:
            _unknown_field(item, fields, check)
            continue
        value = "" if item.value.missing else field.kind.read(item.value, field.name, check)
        if value is None:
            refused.add(field.name)
        elif value == "" or value == ():
            blank[field.name] = item.key
        else:
            values[field.into or field.name] = value
    _note_missing(node, fields, set(values) | refused, blank, check)
    return values


def _note_missing(
    node: Mapping, fields: Table, present: set[str], blank: dict[str, Node], check: Check
) -> None:
    for field in fields.fields.values():
        if not field.required or (field.into or field.name) in present or field.name in present:
            continue
        where = blank.get(field.name, node)
        fault = "is empty" if field.name in blank else "is missing"
        message = f'"{field.name}" {fault}, and every {fields.what} needs one'
        check.findings.add("DL121", message, where, f"write {field.name}: {field.example}")


def _unknown_field(item: Item, fields: Table, check: Check) -> None:
    name = item.key.text
    known = [f.name for f in fields.fields.values() if not f.unwritten]
    hint = foreign_hint(name, item.value, fields.foreign)
    # Beyond the problems that are told one by one there is nobody to read a suggestion.
    if not hint and check.findings.count < MOST_TOLD:
        hint = meant(name, known)
    if not hint and not check.findings.noted(fields.unknown):
        hint = f"known are {', '.join(known)}"
    message = f"{quoted(name)} is no field of {article(fields.what)}"
    check.findings.add(fields.unknown, message, item.key, hint)
