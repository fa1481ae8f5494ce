"""`dateline schema`: the JSON Schema of a file that people write, or of `timeline.json`."""

from __future__ import annotations

import click

_KINDS = ("entry", "sources", "entities", "config", "timeline")


@click.command("schema")
@click.argument("kind", type=click.Choice(_KINDS), default="entry")
def command(kind: str) -> int:
    """Print a JSON Schema.

    KIND is what it describes: an entry (where not given), a file of the registry of sources or
    of entities, the configuration in dateline.yml, or the published timeline.json.
    """
    from dateline.commands._streams import tell
    from dateline.report import FINE

    tell([_schema(kind)])
    return FINE


def _schema(kind: str) -> bytes:
    if kind == "timeline":
        from dateline.exports.timeline_schema import timeline_schema

        return timeline_schema()
    from dateline.fields.schema import schema

    return schema(kind).encode()
