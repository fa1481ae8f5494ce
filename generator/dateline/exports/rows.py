"""The records of `timeline.json`: the public form of the content (pure).

They are the one place where its fields are named and described: the file is encoded from them,
its JSON Schema is made of them, and `docs/reference/data.md` is tested against them. Every field
is always there, so none has a default: text that is not known is empty, a date, a number or an
address that is not known is null, and a list of nothing is an empty list. A record refers to
nothing that refers back, so the garbage collector is told not to watch it (`gc=False`).
"""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta

from dateline.dates import PRECISIONS
from dateline.exports.registry_rows import (
    ArchiveRow,
    CoordinatesRow,
    DatedRow,
    EntityRow,
    NameRow,
    SourceRow,
)
from dateline.model import STATUSES

__all__ = [
    "FORMAT",
    "ArchiveRow",
    "CoordinatesRow",
    "DateRow",
    "DatedRow",
    "EntityRow",
    "EntryRow",
    "MediaRow",
    "NameRow",
    "PageRow",
    "RelationsRow",
    "SiteRow",
    "SourceRow",
    "TimelineFile",
]

FORMAT = "dateline-timeline/1"

_Instant = Annotated[
    str,
    Meta(
        pattern=r"^([0-9]{4}|[+-][0-9]{6})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
        description="An instant in UTC: RFC 3339, with the sign and six digits of ISO 8601 for "
        "years before 0 and after 9999.",
    ),
]


class DateRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """When something happened, as precisely as it is known."""

    edtf: Annotated[
        str,
        Meta(
            description="The date as the editor wrote it: EDTF level 1 (ISO 8601-2), and beyond "
            "it clock times to the minute, and `before` or `after` a date."
        ),
    ]
    text: Annotated[str, Meta(description="The same in words, in the language of the site.")]
    start: Annotated[
        str,
        Meta(
            description="The day it begins on by the calendar of the place (ISO 8601), or its "
            "month or year if no more is known."
        ),
    ]
    end: Annotated[str, Meta(description="The day, month or year it ends on, likewise.")]
    earliest: Annotated[
        _Instant | None,
        Meta(description="The first second it may be; null where the beginning is open."),
    ]
    latest: Annotated[
        _Instant | None,
        Meta(description="The last second it may be, included; null where the end is open."),
    ]
    precision: Annotated[
        str,
        Meta(
            description="How precisely it is known; `interval` where two ends are given.",
            extra_json_schema={"enum": list(PRECISIONS)},
        ),
    ]
    qualifier: Annotated[
        str,
        Meta(
            description="How surely it is known; empty where nothing is in doubt.",
            extra_json_schema={"enum": ["", "approximate", "uncertain", "both"]},
        ),
    ]
    zone: Annotated[
        str,
        Meta(
            description="The time zone it is read in: an IANA name, or an offset such as `+06:00`."
        ),
    ]


class RelationsRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How an entry stands to others. Each list holds ids of entries in this file."""

    follows: Annotated[tuple[str, ...], Meta(description="Entries it comes after and out of.")]
    contradicts: Annotated[
        tuple[str, ...], Meta(description="Entries that say otherwise about the same thing.")
    ]
    updates: Annotated[tuple[str, ...], Meta(description="Entries it brings up to date.")]
    part_of: Annotated[tuple[str, ...], Meta(description="Longer developments it belongs to.")]


class MediaRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A picture or a document shown with an entry."""

    file: Annotated[str, Meta(description="Path in the content folder, such as `media/a.jpg`.")]
    address: Annotated[
        str | None,
        Meta(description="Where it is published, relative to this file; null if it is not."),
    ]
    alt: Annotated[str, Meta(description="What it shows, for those who do not see it.")]
    caption: Annotated[str, Meta(description="The words under it.")]
    credit: Annotated[str, Meta(description="Who made it.")]
    licence: Annotated[str, Meta(description="Under what terms it may be used.")]


class EntryRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One development."""

    id: Annotated[str, Meta(description="Stable name of the entry; it never changes.")]
    address: Annotated[str, Meta(description="Its page, relative to this file.")]
    url: Annotated[
        str | None,
        Meta(description="Its page on the web; null where the site has no public address."),
    ]
    title: Annotated[str, Meta(description="What happened, in one line of plain text.")]
    date: Annotated[DateRow, Meta(description="When it happened.")]
    timezone: Annotated[
        str, Meta(description="The zone of its clock times that name none themselves.")
    ]
    language: Annotated[str, Meta(description="BCP 47 tag of the language it is written in.")]
    summary: Annotated[str, Meta(description="What happened in a sentence or two of plain text.")]
    key: Annotated[
        bool, Meta(description="Whether it is a development that a hurried reader must see.")
    ]
    tags: Annotated[tuple[str, ...], Meta(description="Themes it belongs to.")]
    actors: Annotated[
        tuple[str, ...],
        Meta(description="Ids of the persons and organisations in it; see `entities`."),
    ]
    places: Annotated[
        tuple[str, ...], Meta(description="Ids of the places it happened in; see `entities`.")
    ]
    sources: Annotated[
        tuple[str, ...],
        Meta(
            description="Ids of its sources in the order of their numbers: the first is the note "
            "numbered 1 in its text. See `sources`."
        ),
    ]
    relations: Annotated[RelationsRow, Meta(description="How it stands to other entries.")]
    media: Annotated[
        tuple[MediaRow, ...], Meta(description="Pictures and documents shown with it, in order.")
    ]
    status: Annotated[
        str,
        Meta(
            description="`published`; or `retracted` or `merged` for what keeps only its address. "
            "`embargoed` is an entry whose embargo has ended; `draft` occurs in previews only.",
            extra_json_schema={"enum": list(STATUSES)},
        ),
    ]
    publish_at: Annotated[
        str, Meta(description="When its embargo ended, as written; empty if it had none.")
    ]
    merged_into: Annotated[
        str | None, Meta(description="Id of the entry that took its place; null if none did.")
    ]
    aliases: Annotated[
        tuple[str, ...], Meta(description="Former addresses that lead to it, such as `/old/`.")
    ]
    markdown: Annotated[
        str,
        Meta(
            description="The text as written: Markdown, with `[@id]` for a source and `[[id]]` for "
            "an entry."
        ),
    ]
    path: Annotated[str, Meta(description="The file it is written in, from the site's root.")]


class PageRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page that is not dated, such as "About"."""

    id: Annotated[str, Meta(description="Stable name of the page.")]
    address: Annotated[str, Meta(description="Where it is, relative to this file.")]
    title: Annotated[str, Meta(description="Its title.")]
    language: Annotated[str, Meta(description="BCP 47 tag of the language it is written in.")]
    summary: Annotated[str, Meta(description="What it says, in a sentence or two.")]
    order: Annotated[int, Meta(description="Its place in the navigation; smaller comes first.")]
    markdown: Annotated[str, Meta(description="The text as written: Markdown.")]
    path: Annotated[str, Meta(description="The file it is written in, from the site's root.")]


class SiteRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The story as a whole."""

    title: Annotated[str, Meta(description="Name of the story.")]
    description: Annotated[str, Meta(description="What it is, in a sentence or two.")]
    language: Annotated[str, Meta(description="BCP 47 tag of the site's language.")]
    timezone: Annotated[
        str, Meta(description="IANA zone of the clock times of entries that name none.")
    ]
    base_url: Annotated[
        str | None,
        Meta(description="Where the site is published; null where it has no public address."),
    ]
    licence: Annotated[
        str, Meta(description="Under what terms the content may be used, in one line.")
    ]


class TimelineFile(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Everything a Dateline site publishes, as data."""

    schema: Annotated[str, Meta(description="Where this schema is, relative to this file.")] = (
        msgspec.field(name="$schema")
    )
    format: Annotated[
        str,
        Meta(
            description="Kind and version of this file. A later release may add fields under the "
            "same version; it changes or removes none.",
            extra_json_schema={"const": FORMAT},
        ),
    ]
    site: Annotated[SiteRow, Meta(description="The story as a whole.")]
    entries: Annotated[
        tuple[EntryRow, ...],
        Meta(
            description="In the order of the timeline: by first moment, then last, then finer "
            "precision, then id. Retracted and merged ones come last, by id."
        ),
    ]
    sources: Annotated[
        tuple[SourceRow, ...],
        Meta(
            description="What the entries cite: those of the registry by id, then those that "
            "entries write out for themselves, entry by entry."
        ),
    ]
    entities: Annotated[
        tuple[EntityRow, ...], Meta(description="Whom and what the entries name, by id.")
    ]
    pages: Annotated[
        tuple[PageRow, ...], Meta(description="Standing pages, in the order of the navigation.")
    ]
