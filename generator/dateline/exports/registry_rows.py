"""The records of `timeline.json` for what stands in the registries: sources and entities (pure).

What holds for all records is said in `dateline.exports.rows`.
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from dateline.model import ENTITY_KINDS, SOURCE_KINDS, SOURCE_STATUSES


class DatedRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date of a source, an archived copy or a name."""

    edtf: Annotated[str, Meta(description="The date as written, as in the date of an entry.")]
    text: Annotated[str, Meta(description="The same in words, in the language of the site.")]


class ArchiveRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A copy of a source kept by an archive."""

    url: Annotated[str, Meta(description="Address of the copy.")]
    date: Annotated[
        DatedRow | None, Meta(description="When it was taken; null if that is not known.")
    ]


class SourceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a statement cites."""

    id: Annotated[str, Meta(description="Name of the source, as entries have it.")]
    entry: Annotated[
        str,
        Meta(
            description="Id of the entry that writes it out for itself: the id then holds in that "
            "entry only. Empty for a source of the registry."
        ),
    ]
    url: Annotated[str, Meta(description="Where it was published.")]
    address: Annotated[
        str | None,
        Meta(description="Its page on this site, relative to this file; null if it has none."),
    ]
    title: Annotated[str, Meta(description="Its title, as it gives it itself.")]
    publisher: Annotated[str, Meta(description="Who published it.")]
    author: Annotated[str, Meta(description="Who wrote it.")]
    language: Annotated[str, Meta(description="BCP 47 tag of its language.")]
    published: Annotated[
        DatedRow | None, Meta(description="When it was published; null if not known.")
    ]
    accessed: Annotated[
        DatedRow | None, Meta(description="When an editor last read it; null if not known.")
    ]
    kind: Annotated[
        str,
        Meta(
            description="What it is; empty where it is not stated.",
            extra_json_schema={"enum": ["", *SOURCE_KINDS]},
        ),
    ]
    origin: Annotated[
        str,
        Meta(
            description="The wire or original it reprints: the id of a source, or a plain name. "
            "Two reprints of one origin are one witness."
        ),
    ]
    archives: Annotated[
        tuple[ArchiveRow, ...], Meta(description="Copies kept by archives, as listed.")
    ]
    status: Annotated[
        str,
        Meta(
            description="What has become of it.", extra_json_schema={"enum": list(SOURCE_STATUSES)}
        ),
    ]
    seen: Annotated[
        DatedRow | None, Meta(description="When that was last seen to be so; null if not known.")
    ]
    note: Annotated[str, Meta(description="What an editor remarks about it.")]
    path: Annotated[str, Meta(description="The file it is written in, from the site's root.")]


class NameRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name that was valid for a period only."""

    name: Annotated[str, Meta(description="The name.")]
    start: Annotated[DatedRow | None, Meta(description="When it came into use; null if not known.")]
    end: Annotated[DatedRow | None, Meta(description="When it went out of use; null if not known.")]


class CoordinatesRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A point on the earth (WGS 84)."""

    latitude: Annotated[float, Meta(ge=-90, le=90, description="Degrees north of the equator.")]
    longitude: Annotated[float, Meta(ge=-180, le=180, description="Degrees east of Greenwich.")]


class EntityRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A person, an organisation or a place that an entry names."""

    id: Annotated[str, Meta(description="Name of the entity, as entries have it.")]
    kind: Annotated[
        str, Meta(description="What it is.", extra_json_schema={"enum": list(ENTITY_KINDS)})
    ]
    address: Annotated[
        str | None,
        Meta(description="Its page on this site, relative to this file; null if it has none."),
    ]
    name: Annotated[str, Meta(description="Its name in the language of the site.")]
    names: Annotated[
        dict[str, str], Meta(description="Its name in other languages, by BCP 47 tag.")
    ]
    aliases: Annotated[tuple[str, ...], Meta(description="Other spellings.")]
    names_valid: Annotated[tuple[NameRow, ...], Meta(description="Names it had for a period only.")]
    description: Annotated[str, Meta(description="Who or what it is, in one line.")]
    coordinates: Annotated[
        CoordinatesRow | None, Meta(description="Where a place is; null if not stated.")
    ]
    external: Annotated[
        dict[str, str], Meta(description="Its ids elsewhere, such as `wikidata`: `Q232`.")
    ]
    path: Annotated[str, Meta(description="The file it is written in, from the site's root.")]
