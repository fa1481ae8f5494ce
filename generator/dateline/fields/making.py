"""From the values of fields to the values of the model (pure)."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any

import msgspec

from dateline.addresses import host_of, url_fault
from dateline.fields.kinds import TEXT, Check, Schema, Table, read_fields, table_schema
from dateline.fields.text import Line
from dateline.model import Archive, DatedName, Media, Ref, Relations, Source
from dateline.parsing.nodes import Mapping, Node, Scalar
from dateline.phrasing.dated import dated
from dateline.text import quoted, slugify

Values = dict[str, Any]


def make_archive(values: Values, node: Mapping, check: Check) -> Archive:
    """Return an archived copy."""
    return Archive(**values)


def make_media(values: Values, node: Mapping, check: Check) -> Media:
    """Return a picture or document."""
    return Media(**values)


def make_relations(values: Values, node: Mapping, check: Check) -> Relations:
    """Return how an entry stands to others."""
    return Relations(**values)


def make_dated_name(values: Values, node: Mapping, check: Check) -> DatedName | None:
    """Return a name and the period for which it was valid."""
    start, end = values.get("start"), values.get("end")
    if start is not None and end is not None and end.latest < start.earliest:
        message = f"the name {quoted(values['name'])} ends before it begins"
        check.findings.add("DL305", message, node, "write the earlier date under from")
        return None
    words = {k: dated(v, check.language) for k, v in values.items() if k != "name"}
    return DatedName(name=values["name"], **words)


def make_source(values: Values, node: Mapping, check: Check) -> Source:
    """Return a source written out in an entry; one without an id gets one from its address."""
    name = values.get("id") or source_id(values["url"], values.get("publisher", ""))
    return source_value(name, values, node, check.findings.path)


def source_value(name: str, values: Values, node: Mapping | Scalar, path: str) -> Source:
    """Return a source with its place."""
    rest = {key: value for key, value in values.items() if key != "id"}
    return Source(id=name, path=path, line=node.line, column=node.column, **rest)


def source_id(url: str, publisher: str) -> str:
    """Return the id of a source that has none: its publisher or host, and a digest of its address.

    Equal addresses of one publisher give equal ids in all entries.
    """
    digest = blake2b(url.encode(), digest_size=4).hexdigest()
    return f"{slugify(publisher or host_of(url))[:60].rstrip('-')}-{digest}"


class SourceItem(msgspec.Struct, frozen=True):
    """A source of an entry: the id of a registered one, an address, or written out."""

    table: Table

    @property
    def words(self) -> str:
        """Say what may be written."""
        return "id of a registered source, an address, or the fields of a source"

    def read(self, node: Node, name: str, check: Check) -> Ref | Source | str | None:
        """Return a mention of a registered source, or the source that is written here."""
        if isinstance(node, Mapping):
            before = check.findings.errors
            values = read_fields(node, self.table, check)
            return make_source(values, node, check) if check.findings.errors == before else None
        text = Line(2000).read(node, name, check)
        if not text or not isinstance(node, Scalar):
            return text
        if not any(sign in text for sign in ":/\\"):
            return Ref(text, node.line, node.column)
        fault = url_fault(text)
        if fault:
            message = f"the source {quoted(text)} {fault}"
            hint = "write the id of a registered source, or an address such as https://example.org/"
            check.findings.add("DL131", message, node, hint)
            return None
        return Source(
            source_id(text, ""), text, path=check.findings.path, line=node.line, column=node.column
        )

    def schema(self) -> Schema:
        """Return a text or an object."""
        return {"anyOf": [{"type": TEXT, "maxLength": 2000}, table_schema(self.table)]}
