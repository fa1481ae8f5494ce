"""`timeline.schema.json`: the JSON Schema of `timeline.json`, made from its records (pure)."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from dateline.exports.rows import TimelineFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"


# The name of a record in the schema: what our class is called, but for its ending.
_CLASS_NAME = re.compile(rb'(?<=["/])([A-Z][A-Za-z]+)Row(?=")')


def timeline_schema() -> bytes:
    """Return the schema (JSON Schema 2020-12) with the descriptions of all fields.

    It allows fields it does not name: a later release of the same format may add some, and a
    reader of today must not refuse them.
    """
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "Dateline timeline",
        **msgspec.json.schema(TimelineFile),
    }
    data = msgspec.json.encode(schema, order="sorted")
    return msgspec.json.format(_CLASS_NAME.sub(rb"\1", data), indent=2) + b"\n"
