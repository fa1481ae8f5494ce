"""JSON Schemas of content files (pure): what editors' programs check and explain while one types.

They are made from the same tables as the checks. A schema says less than a check does: whether a
date exists, or whether a source is known, only Dateline can tell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from dateline.configure import CONFIG
from dateline.fields.kinds import Schema, Table, table_schema
from dateline.fields.named import Id
from dateline.fields.tables import ENTITY, ENTRY, SOURCE

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: Mapping[str, str] = MappingProxyType(
    {
        "entry": "An entry: a file in content/entries",
        "sources": "A registry of sources: a file in content/sources",
        "entities": "A registry of people, organisations and places: a file in content/entities",
        "config": "The configuration of a site: dateline.yml",
    }
)
"""The schemas there are, and what each is for."""


def schema(name: str) -> str:
    """Return one of `SCHEMAS` as JSON text; raises KeyError for any other name."""
    made = {
        "entry": lambda: table_schema(ENTRY),
        "sources": lambda: _registry(SOURCE),
        "entities": lambda: _registry(ENTITY),
        "config": lambda: table_schema(CONFIG),
    }[name]()
    head = {"$schema": DIALECT, "$id": f"urn:dateline:schema:{name}", "title": SCHEMAS[name]}
    return json.dumps(head | made, indent=2, ensure_ascii=False) + "\n"


def _registry(record: Table) -> Schema:
    """Return the schema of a mapping from ids to records."""
    return {
        "type": "object",
        "properties": {"$schema": {"type": "string"}},
        "patternProperties": {Id().schema()["pattern"]: table_schema(record)},
        "additionalProperties": False,
    }
